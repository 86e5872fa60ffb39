import pytest
from tests.reading.steps.bench import NUMBERS, ORDERS, lay, opening, rest, row

from bielelt.core.report import Place
from bielelt.reading.base import Cell
from bielelt.reading.steps import place_serials

WHOLE = (opening(1), row(2), row(3), row(4))
SERIALS = [(1, 1), (None, 2), (None, 3), (None, 4)]
CLAUSE = ("text", "progress", "self", "upper")


def serials(bench):
    return [(r.decision_serial, r.serial) for r in bench.draft.rows]


def changed(number, column, value):
    """Return the whole table with one cell changed."""
    rows = [list(r) for r in WHOLE]
    rows[number - 1][column] = value
    return [tuple(r) for r in rows]


def without_serial(number):
    return changed(number, 1, "")


def test_serials_that_run_stay():
    bench = lay(place_serials, *WHOLE)

    assert (serials(bench), bench.notes) == (SERIALS, [])


def test_a_clause_serial_in_the_decision_column_goes_back():
    slipped = [("2", "", *cells[2:]) if cells[1] == "2" else cells for cells in WHOLE]

    bench = lay(place_serials, *slipped)

    assert serials(bench) == SERIALS
    assert bench.repairs == [(2, "serial-moved", "serial")]
    assert bench.changes == [("serial-moved", "2 in column 1", "2 in column 2")]
    assert bench.doubts == []


def test_a_decision_serial_beside_its_decision_stays():
    bench = lay(place_serials, opening(1), opening(2, of=2), row(3), row(4))

    assert serials(bench) == [(1, 1), (2, 2), (None, 3), (None, 4)]
    assert bench.notes == []


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_lost_serial_is_the_one_that_is_missing(number):
    bench = lay(place_serials, *without_serial(number))

    assert serials(bench) == SERIALS
    assert bench.repairs == [(number, "serial-inferred", "serial")]
    assert bench.doubts == []


def test_where_two_rows_could_carry_a_lost_serial_it_is_doubted():
    bench = lay(place_serials, opening(1), rest("ба", "нэг"), rest("мөн", "хоёр"), row(3))

    assert serials(bench) == [(1, 1), (None, 2), (None, None), (None, 3)]
    assert bench.repairs == [(2, "serial-inferred", "serial")]
    assert set(bench.doubts) == {
        (2, name) for name in ("serial", "label", "decision", *CLAUSE)
    }


def test_letters_that_look_like_a_figure_are_read_and_doubted():
    bench = lay(place_serials, *changed(3, 1, "З"))

    assert serials(bench) == SERIALS
    assert bench.repairs == [(3, "serial-read", "serial")]
    assert bench.dropped == ["З"]
    assert bench.doubts == [(3, "serial")]


def test_a_serial_that_is_no_number_is_dropped_and_doubted():
    bench = lay(place_serials, *changed(2, 0, "х"))

    assert serials(bench) == SERIALS
    assert bench.repairs == [(2, "serial-unreadable", "serial")]
    assert bench.dropped == ["х"]
    assert bench.doubts == [(2, "serial")]


def test_a_serial_that_does_not_fit_is_replaced_by_the_missing_one():
    bench = lay(place_serials, *changed(3, 1, "71"))

    assert serials(bench) == SERIALS
    assert bench.repairs == [
        (3, "serial-discarded", "serial"),
        (3, "serial-inferred", "serial"),
    ]
    assert bench.dropped == ["71"]
    assert bench.doubts == [(3, "serial")]


def test_a_serial_printed_again_after_a_page_break_opens_no_clause():
    again = ("", "2", "", "багийн даргад хүлээлгэн өгөх.", "", "", "")

    bench = lay(place_serials, opening(1), row(2), NUMBERS, again, row(3), row(4))

    assert serials(bench) == [(1, 1), (None, 2), (None, None), (None, 3), (None, 4)]
    assert bench.repairs == [(3, "serial-repeated", "serial")]
    assert bench.dropped == ["2"]
    assert bench.doubts == []


def test_a_row_like_a_clause_that_the_serials_leave_no_room_for_is_doubted():
    bench = lay(place_serials, opening(1), row(2), row("", "9. " + ORDERS[4]), row(3))

    assert serials(bench) == [(1, 1), (None, 2), (None, None), (None, 3)]
    assert bench.repairs == []
    assert bench.doubts == [(3, name) for name in ("serial", *CLAUSE)]


def test_clauses_that_no_row_could_be_are_told_by_their_serials():
    bench = lay(place_serials, opening(1), row(4))

    assert serials(bench) == [(1, 1), (None, 4)]
    assert bench.repairs == []
    assert bench.doubts == [(2, "serial"), (3, "serial")]


def test_two_rows_run_together_keep_the_first_serial_and_doubt_everything_in_them():
    bench = lay(place_serials, opening(1), *changed(2, 1, "2 3")[1:2], row(4))

    assert serials(bench) == [(1, 1), (None, 2), (None, 4)]
    assert bench.repairs == [(2, "rows-run-together", "serial")]
    assert bench.dropped == ["3"]
    assert set(bench.doubts) == {
        (3, "serial"),
        *((2, name) for name in ("serial", "label", "decision", *CLAUSE)),
    }


@pytest.mark.parametrize(("confidence", "doubts"), [(0.9, [(4, "serial")]), (1.0, [])])
def test_a_serial_behind_a_gap_may_be_misread_in_a_picture(confidence, doubts):
    bench = lay(place_serials, *changed(4, 1, Cell("9", Place(1, 4, 2), confidence)))

    found = [(n, note.why) for n, note in bench.notes if n == 4]
    assert [(n, "serial") for n, why in found if "misread" in why] == doubts
