import io
from dataclasses import astuple

import openpyxl
import pytest
from tests.make import report
from tests.printing.found import FOUND, RULES, WHOLE, finding

from bielelt.checks import Quote, Words
from bielelt.printing import print_findings
from bielelt.printing.finding_words import LANGUAGES

HEADER = 3


def book(found=FOUND, **choice):
    printed = print_findings(WHOLE, found, format="xlsx", rules=RULES, **choice)
    return openpyxl.load_workbook(io.BytesIO(printed))


def test_findings_stand_in_rows_under_a_frozen_header_with_filters():
    sheet = book()["Илрэц"]
    rows = list(sheet.iter_rows(min_row=HEADER, values_only=True))

    assert rows[0] == astuple(LANGUAGES["mn"].labels)
    assert [row[:2] for row in rows[1:]] == [
        (1, "Алдаа"),
        (2, "Эргэлзээ"),
        (3, "Алдаа"),
        (4, "Эргэлзээ"),
        (5, "Санамж"),
    ]
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A3:K8", "A4")
    assert all(cell.alignment.wrap_text for row in sheet["A3:K8"] for cell in row)


@pytest.mark.parametrize(
    ("language", "names"),
    [("mn", ["Илрэц", "Нэгтгэл"]), ("en", ["Findings", "By rule"])],
)
def test_both_sheets_print_on_landscape_a4_one_page_wide(language, names):
    sheets = book(language=language).worksheets

    assert [
        (s.title, s.page_setup.orientation, s.page_setup.paperSize, s.page_setup.fitToWidth)
        for s in sheets
    ] == [(name, "landscape", 9, None) for name in names]
    assert [s.page_setup.fitToHeight for s in sheets] == [0, 0]
    assert [s.print_title_rows for s in sheets] == ["$3:$3", "$8:$8"]


def test_counts_are_numbers_to_compute_with():
    sheet = book([finding(), finding("page")])["Нэгтгэл"]

    assert [row[1:] for row in sheet.iter_rows(min_row=9, values_only=True)] == [
        (1, "–", "–", 1),
        (1, "–", "–", 1),
        (2, "–", "–", 2),
    ]


def test_where_nothing_was_found_there_is_one_sheet_that_says_so():
    (sheet,) = book([]).worksheets

    assert (sheet.title, sheet.cell(sheet.max_row, 1).value) == (
        "Нэгтгэл",
        "Шалгалтаар илрэц гараагүй.",
    )


@pytest.mark.parametrize("text", ["=1+1", "+976", "@сум", "{=A1}", "=HYPERLINK(1)"])
def test_a_text_is_never_a_formula(text):
    told = finding(explanation=Words(text, text), arithmetic=text)
    row = book([told])["Илрэц"][HEADER + 1]

    assert [(row[c].value, row[c].data_type) for c in (6, 7)] == [(text, "s")] * 2


def test_no_row_is_higher_than_a_spreadsheet_allows():
    quotes = tuple(Quote(n, "text", "ном " * 150) for n in range(1, 9))
    printed = print_findings(report(), [finding(quotes=quotes)], format="xlsx", rules=RULES)
    sheet = openpyxl.load_workbook(io.BytesIO(printed))["Илрэц"]

    assert sheet.row_dimensions[HEADER + 1].height == 408.75
