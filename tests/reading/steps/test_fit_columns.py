import pytest
from tests.reading.steps.bench import ACTS, ORDERS, REPORTS, lay, opening, row

from bielelt.core.report import Place
from bielelt.reading.base import Cell
from bielelt.reading.steps import fit_columns

WHOLE = opening(1)
MOVED = (1, "cell-moved")
RATINGS_MOVED = [(1, "rating-moved", "self"), (1, "rating-moved", "upper")]


def cells(bench):
    return [tuple(r.cells) for r in bench.draft.rows]


@pytest.mark.parametrize("extra", [(), ("",), ("", "—", "")])
def test_a_whole_row_stays_as_it_is_whatever_empty_cells_follow(extra):
    bench = lay(fit_columns, (*WHOLE, *extra))

    assert (cells(bench), bench.notes) == ([WHOLE], [])


@pytest.mark.parametrize(
    "shifted",
    [(*WHOLE[:5], "", "70%", "70%"), (*WHOLE[:5], "", "", "70%", "70%")],
)
def test_ratings_too_far_to_the_right_come_back(shifted):
    bench = lay(fit_columns, shifted)

    assert cells(bench) == [WHOLE]
    assert bench.repairs == RATINGS_MOVED
    assert bench.doubts == []


def test_ratings_in_the_progress_column_go_back_and_leave_it_empty():
    bench = lay(fit_columns, (*WHOLE[:4], "70%", "70%", ""))

    assert cells(bench) == [(*WHOLE[:4], "", "70%", "70%")]
    assert bench.repairs == RATINGS_MOVED
    assert bench.changes[0] == ("rating-moved", "column 5", "column 6")


def test_words_for_not_due_are_ratings_in_the_column_of_progress_too():
    words = "Хугацаа болоогүй"

    bench = lay(fit_columns, (*WHOLE[:4], words, words, ""))

    assert cells(bench) == [(*WHOLE[:4], "", words, words)]
    assert [r.shifted for r in bench.draft.rows] == [True]


def test_a_row_shifted_to_the_left_is_put_back_and_its_texts_are_doubted():
    bench = lay(fit_columns, ("", "2", f"2. {ORDERS[1]}", REPORTS[1], "70%", "70%"))

    assert cells(bench) == [row(2)]
    assert bench.repairs == [(*MOVED, "text"), (*MOVED, "progress"), *RATINGS_MOVED]
    assert {name for _, name in bench.doubts} >= {"text", "progress"}


def test_a_row_shifted_to_the_right_is_put_back_cell_by_cell():
    bench = lay(fit_columns, ("", *WHOLE))

    assert cells(bench) == [WHOLE]
    assert bench.repairs == [
        *((*MOVED, name) for name in ("serial", "serial", "decision", "text", "progress")),
        *RATINGS_MOVED,
    ]
    assert {name for _, name in bench.doubts} >= {"text", "progress"}


def test_a_stray_tab_inside_a_clause_is_closed_and_doubted():
    head, tail = ORDERS[0].split(" тавдугаар ")
    torn = (*WHOLE[:3], f"1. {head}", f"тавдугаар {tail}", *WHOLE[4:])

    bench = lay(fit_columns, torn)

    assert cells(bench) == [WHOLE]
    assert {name for _, name in bench.doubts} == {"text", "progress"}


def test_serials_of_two_rows_run_together_stay_in_their_column():
    run_together = ("1", "1 2", ACTS[0], *WHOLE[3:])

    bench = lay(fit_columns, run_together)

    assert (cells(bench), bench.notes) == ([run_together], [])


@pytest.mark.parametrize(
    ("column", "scrap"), [(0, "үд"), (1, "18!"), (1, "К)"), (5, "7О9о"), (6, "Ч:")]
)
def test_a_figure_misread_in_a_picture_stays_in_its_column(column, scrap):
    misread = list(WHOLE)
    misread[column] = Cell(scrap, Place(1, 1, column + 1), 0.5)

    bench = lay(fit_columns, tuple(misread))

    assert bench.draft.rows[0].cells[column] == scrap
    assert bench.notes == []


def test_a_short_word_that_was_typed_belongs_where_words_stand():
    bench = lay(fit_columns, ("", "К)", "", *WHOLE[3:]))

    assert bench.draft.rows[0].cells[:3] == ["", "", "К)"]
