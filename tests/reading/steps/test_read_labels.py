import pytest
from tests.reading.steps.bench import ORDERS, REPORTS, lay, opening, row

from bielelt.core.report import Place
from bielelt.reading.base import Cell
from bielelt.reading.steps import read_labels

LABELLED = [(f"{n}.", order) for n, order in enumerate(ORDERS[:3], 1)]


def clauses(*labels):
    """Return a table with these labels in front of its clauses; "" for a lost one."""
    first, *others = (
        f"{label} {order}".strip() for label, order in zip(labels, ORDERS, strict=False)
    )
    return opening(1, first), *(row(n, text) for n, text in enumerate(others, 2))


def test_label_text_and_progress_are_parted():
    bench = lay(read_labels, *clauses("1.", "2.", "3."))

    assert bench.of("label", "text") == LABELLED
    assert bench.of("progress") == [(report,) for report in REPORTS[:3]]
    assert bench.notes == []


@pytest.mark.parametrize(
    ("above", "below", "between"),
    [
        ("1.", "3.", "2."),
        ("2.1", "2.3", None),
        ("14. 2.1", "16. 2.3", "15. 2.2"),
        ("11. Зургаа.", "13. Зургаа.", "12. Зургаа"),
    ],
)
def test_a_lost_label_is_the_only_one_between_its_neighbours(above, below, between):
    bench = lay(read_labels, *clauses(above, "", below))

    assert bench.of("label")[1] == (between,)
    assert bench.repairs == ([(2, "label-inferred", "label")] if between else [])
    assert bench.doubts == [(2, "label")]


@pytest.mark.parametrize(
    "labels",
    [("1.", "2.", ""), ("", "2.", "3."), ("1.", "", "5."), ("5. 2.2", "", "7. 9.4")],
)
def test_a_lost_label_that_could_be_another_stays_lost_and_is_doubted(labels):
    bench = lay(read_labels, *clauses(*labels))

    assert bench.of("label")[labels.index("")] == (None,)
    assert bench.repairs == []
    assert bench.doubts == [(labels.index("") + 1, "label")]


def test_a_document_without_labels_has_lost_none():
    bench = lay(read_labels, *clauses("", "", ""))

    assert bench.of("label", "text") == [(None, order) for order in ORDERS[:3]]
    assert bench.notes == []


@pytest.mark.parametrize("labels", [("2.", "1."), ("2.", "2."), ("15. 2.2", "14. 2.1")])
def test_a_label_that_does_not_rise_is_doubted(labels):
    bench = lay(read_labels, *clauses(*labels))

    assert bench.doubts == [(2, "label")]


def test_labels_begin_anew_with_every_decision():
    bench = lay(read_labels, opening(1), opening(2, f"1. {ORDERS[1]}", of=2))

    assert bench.notes == []


def recognised(text):
    """Return a clause as it is recognised from a picture."""
    return Cell(text, Place(1, 2, 4), 0.9)


@pytest.mark.parametrize(
    ("neighbour", "label", "repairs", "doubts"),
    [
        ("20. 4.4.", "21. 4.5", [(2, "letters-misread", "label")], []),
        ("20.", "21.4.5", [], [(2, "label")]),
    ],
)
def test_two_numbers_that_lost_the_blank_between_are_parted_as_those_of_a_neighbour(
    neighbour, label, repairs, doubts
):
    glued = row(2, recognised(f"21.4.5.{ORDERS[1]}"))
    bench = lay(read_labels, opening(1, f"{neighbour}{ORDERS[0]}"), glued)

    assert bench.of("label")[1] == (label,)
    assert (bench.repairs, bench.doubts) == (repairs, doubts)


def test_a_number_of_three_parts_that_was_typed_stays():
    bench = lay(
        read_labels, opening(1, f"20. 4.4.{ORDERS[0]}"), row(2, f"21.4.5.{ORDERS[1]}")
    )

    assert bench.of("label")[1] == ("21.4.5",)
    assert bench.repairs == []
