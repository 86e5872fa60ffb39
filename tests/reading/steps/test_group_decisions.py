import pytest
from tests.reading.steps.bench import ACTS, NUMBERS, lay, opening, rest, row

from bielelt.core.report import Place
from bielelt.reading.base import Cell
from bielelt.reading.steps import group_decisions

WHOLE = [(1, ACTS[0], [1, 2]), (2, ACTS[1], [3])]
HEAD, TAIL = ACTS[0].split(" хангах ")
ACT_FIELDS = ("title", "date", "number")


def groups(bench):
    return [(g.serial, g.cell, [e.serial for e in g.entries]) for g in bench.draft.groups]


def test_a_decision_gathers_the_clauses_below_it():
    bench = lay(group_decisions, opening(1), row(2), opening(3, of=2))

    assert (groups(bench), bench.notes) == (WHOLE, [])


def test_a_decision_without_a_serial_takes_the_next_one():
    bench = lay(group_decisions, opening(1), row(2), row(3, act=ACTS[1]))

    assert groups(bench) == WHOLE
    assert bench.repairs == [(3, "serial-inferred", "decision")]
    assert bench.doubts == []


def test_a_decision_serial_printed_one_row_late_moves_up():
    bench = lay(group_decisions, row(1, act=ACTS[0]), row(2, of=1), opening(3, of=2))

    assert groups(bench) == WHOLE
    assert bench.repairs == [
        (1, "serial-inferred", "decision"),
        (2, "serial-moved", "decision"),
    ]
    assert bench.doubts == []


def test_a_decision_serial_printed_again_on_the_next_page_is_dropped():
    bench = lay(
        group_decisions, opening(1), NUMBERS, rest("мөн", of=1), row(2), opening(3, of=2)
    )

    assert groups(bench) == WHOLE
    assert bench.repairs == [(1, "serial-repeated", "decision")]
    assert bench.dropped == ["1"]


@pytest.mark.parametrize(("serial", "doubts"), [(1, []), (7, [(2, "decision")])])
def test_a_decision_serial_inside_a_decision_is_dropped_and_a_strange_one_doubted(
    serial, doubts
):
    bench = lay(group_decisions, opening(1), row(2, of=serial), opening(3, of=2))

    assert groups(bench) == WHOLE
    assert bench.repairs == [(2, "serial-discarded", "decision")]
    assert bench.dropped == [str(serial)]
    assert bench.doubts == doubts


def test_a_decision_cell_printed_again_is_dropped():
    bench = lay(group_decisions, opening(1), row(2, act=ACTS[0]), opening(3, of=2))

    assert groups(bench) == WHOLE
    assert bench.repairs == [(2, "cell-doubled", "decision")]
    assert bench.dropped == [ACTS[0]]


def test_a_decision_printed_again_with_its_serial_is_dropped_too():
    bench = lay(group_decisions, opening(1), row(2, act=ACTS[0], of=1), opening(3, of=2))

    assert groups(bench) == WHOLE
    assert set(bench.dropped) == {ACTS[0], "1"}


def test_a_decision_cell_that_goes_on_below_is_joined_and_doubted():
    bench = lay(group_decisions, opening(1, act=HEAD), row(2, act=f"хангах {TAIL}"))

    assert groups(bench) == WHOLE[:1]
    assert bench.repairs == [(2, "cell-joined", "decision")]
    assert bench.doubts == [(1, name) for name in ACT_FIELDS]


def test_a_new_serial_beside_an_empty_decision_cell_is_doubted():
    bench = lay(group_decisions, opening(1), row(2), opening(3, of=2, act=""))

    assert groups(bench) == [WHOLE[0], (2, "", [3])]
    assert bench.doubts == [(3, name) for name in ACT_FIELDS]


def test_a_decision_serial_that_jumps_is_doubted():
    bench = lay(group_decisions, opening(1), row(2), opening(3, of=3))

    assert [g.serial for g in bench.draft.groups] == [1, 3]
    assert bench.doubts == [(3, "decision")]


def test_after_a_missing_clause_the_decision_of_the_next_ones_is_doubted():
    bench = lay(group_decisions, opening(1), row(4), row(5))

    assert groups(bench) == [(1, ACTS[0], [1, 4, 5])]
    assert bench.doubts == [(4, "decision"), (5, "decision")]


def with_serial(serial, confidence):
    """Return three decisions, the second with this serial."""
    cells = list(opening(2, of=2))
    cells[0] = Cell(serial, Place(1, 2, 1), confidence)
    return opening(1), tuple(cells), row(3), opening(4, of=3)


def test_a_serial_hardly_read_is_that_which_its_neighbours_leave():
    bench = lay(group_decisions, *with_serial("7", 0.3))

    assert [g.serial for g in bench.draft.groups] == [1, 2, 3]
    assert bench.changes == [("serial-inferred", "7", "2")]
    assert bench.doubts == []


@pytest.mark.parametrize(("confidence", "doubted"), [(0.95, [2, 3, 4]), (1.0, [2, 4])])
def test_a_serial_that_looks_sure_and_jumps_is_doubted(confidence, doubted):
    bench = lay(group_decisions, *with_serial("7", confidence))

    assert [g.serial for g in bench.draft.groups] == [1, 7, 3]
    assert bench.doubts == [(serial, "decision") for serial in doubted]
