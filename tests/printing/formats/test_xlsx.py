import io

import openpyxl
import pytest
from tests.make import clause, decision, report

from bielelt.core.errors import UnprintableReport
from bielelt.core.report import NOT_DUE
from bielelt.printing import print_report
from bielelt.printing.sheet import MAX_TEXT


def book(whole):
    return openpyxl.load_workbook(io.BytesIO(print_report(whole, format="xlsx")))


def row_of(sheet, serial):
    return next(row for row in sheet.iter_rows(min_row=6) if row[1].value == serial)


@pytest.mark.parametrize(
    "text", ["=1+1", "+976", "-нөхөн", "@сум", "{=A1}", "=HYPERLINK(1)"]
)
def test_a_text_is_never_a_formula(text):
    whole = report(decision(clause(text, text, label=None), title=text), place=text)

    row = row_of(book(whole).active, 1)

    assert [(c.value, c.data_type) for c in row[3:5]] == [(text, "s"), (text, "s")]
    assert (row[2].value.splitlines()[0], row[2].data_type) == (text, "s")


def test_ratings_and_serials_are_numbers_to_compute_with():
    whole = report(decision(clause(self_rating=70, upper_rating=NOT_DUE)))

    row = row_of(book(whole).active, 1)

    assert [(c.value, c.number_format) for c in (row[0], row[1], row[5], row[6])] == [
        (1, "0"),
        (1, "0"),
        (0.7, "0%"),
        ("Хугацаа болоогүй", "General"),
    ]


def test_each_part_is_a_landscape_sheet_and_the_header_repeats():
    sheets = book(report()).worksheets

    assert [(s.title, s.page_setup.orientation, s.print_title_rows) for s in sheets] == [
        ("Биелэлт", "landscape", "$4:$5"),
        ("Нэгтгэл 1", "landscape", None),
        ("Нэгтгэл 2", "landscape", None),
    ]


def test_decision_cells_are_merged_over_their_clauses():
    sheet = book(report(decision(clause(), clause(), clause()))).active

    assert {str(r) for r in sheet.merged_cells.ranges} >= {"A7:A9", "C7:C9"}


def test_a_clause_higher_than_a_row_may_be_takes_several_merged_rows():
    sheet = book(report(decision(clause(progress="Ажлын явцыг бичив. " * 110)))).active
    heights = [sheet.row_dimensions[row].height for row in (7, 8)]

    assert {str(r) for r in sheet.merged_cells.ranges} >= {
        f"{column}7:{column}8" for column in "ABCDEFG"
    }
    assert max(heights) <= 409


def test_a_text_too_long_for_a_cell_is_refused_by_name():
    with pytest.raises(UnprintableReport) as refusal:
        print_report(report(decision(clause(progress="ө" * (MAX_TEXT + 1)))), format="xlsx")

    assert str(refusal.value) == (
        f"The text “{'ө' * 40}…” has 32768 characters; a cell of XLSX holds at most 32767. "
        "Shorten it, or print PDF, DOCX or CSV."
    )
