import pytest
from tests.reading.steps.bench import NUMBERS, ORDERS, REPORTS, lay, opening, rest, row

from bielelt.reading.steps import place_texts

CLAUSES = [f"{n}. {order}" for n, order in enumerate(ORDERS, 1)]
TWO = " ".join(CLAUSES[:2])
PUT_BACK = [[CLAUSES[0]], [CLAUSES[1]], [CLAUSES[2], ""], [CLAUSES[3]]]


def texts(bench):
    return [entry.texts for entry in bench.draft.entries]


def test_a_cell_with_two_labels_above_one_without_any_slides_the_texts_between_down():
    bench = lay(place_texts, opening(1, TWO), row(2, CLAUSES[2]), row(3, ""), row(4))

    assert texts(bench) == PUT_BACK
    assert bench.repairs == [(2, "text-slid", "text"), (3, "text-slid", "text")]
    assert bench.changes[0] == ("text-slid", "beside clause 1", "beside clause 2")
    assert bench.doubts == [(n, name) for n in (1, 2, 3) for name in ("text", "label")]


def test_a_second_label_at_the_head_of_a_page_slides_down_too():
    bench = lay(
        place_texts,
        opening(1),
        NUMBERS,
        rest(CLAUSES[1]),
        row(2, CLAUSES[2]),
        row(3, ""),
        row(4),
    )

    assert texts(bench) == PUT_BACK


def test_a_piece_below_the_last_slid_text_is_kept_behind_it():
    bench = lay(place_texts, opening(1, TWO), row(2, "үргэлжлэл"), row(3))

    assert texts(bench) == [[CLAUSES[0]], [CLAUSES[1], "үргэлжлэл"], [CLAUSES[2]]]


def test_a_cell_with_two_labels_and_no_gap_below_is_only_doubted():
    bench = lay(place_texts, opening(1, TWO), row(2, CLAUSES[2]), row(3, CLAUSES[3]))

    assert texts(bench) == [[TWO], [CLAUSES[2]], [CLAUSES[3]]]
    assert bench.repairs == []
    assert bench.doubts == [(1, "text")]


@pytest.mark.parametrize(
    "text",
    ["1. Үзлэгийг 2024.05.12-нд хийхийг даалгасугай.", "1. Тогтоолын 2.3-ыг мөрдсүгэй."],
)
def test_dates_and_references_inside_a_clause_are_no_labels(text):
    bench = lay(place_texts, opening(1, text), row(2, ""), row(3))

    assert (texts(bench)[0], bench.notes) == ([text], [])


@pytest.mark.parametrize(
    ("progress", "rating"),
    [(" ".join(REPORTS[:2]), "70%"), (f"{REPORTS[0]} Хугацаа болоогүй.", "Х.Б")],
)
def test_a_progress_that_may_hold_the_one_below_is_doubted_with_it(progress, rating):
    below = row(2, progress="", own=rating, upper=rating)

    bench = lay(place_texts, opening(1, progress=progress), below)

    assert bench.repairs == []
    assert bench.doubts == [(1, "progress"), (2, "progress")]


def test_a_clause_that_is_not_due_needs_no_progress():
    below = row(2, progress="", own="Х.Б", upper="Х.Б")

    bench = lay(place_texts, opening(1, progress=" ".join(REPORTS[:2])), below)

    assert bench.notes == []
