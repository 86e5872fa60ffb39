from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tests.reading.sources.tables import shown, spans

from bielelt.core.report import Place
from bielelt.reading.sources.xlsx import XlsxSource


@pytest.fixture
def book():
    return openpyxl.Workbook()


def read(tmp_path, book):
    path = tmp_path / "report.xlsx"
    book.save(path)
    return XlsxSource().read(path)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("70%", "General", "70%"),
        (0.7, "0%", "70%"),
        (0.725, "0%", "72.5%"),
        (0.1 + 0.2, "0.00%", "30%"),
        (70, '0"%"', "70%"),
        (14, "General", "14"),
        (14.0, "0.00", "14"),
        (100, "#,##0", "100"),
        (62.3, "General", "62.3"),
        (0, "General", "0"),
        (1e-7, "General", "0.0000001"),
        (-5, "General", "-5"),
        (date(2024, 6, 25), "dd.mm.yyyy", "2024-06-25"),
        (datetime(2024, 6, 25, 14, 30), "yyyy-mm-dd hh:mm", "2024-06-25 14:30"),  # noqa: DTZ001
        (time(9, 5), "hh:mm", "09:05"),
        (1e12, "yyyy-mm-dd", "1000000000000"),
        (True, "General", "TRUE"),
        ("#REF!", "General", "#REF!"),
        ("_x000D_а_x005F_б", "General", "а_б"),
    ],
)
def test_a_cell_is_read_as_it_is_understood(tmp_path, book, value, code, text):
    book.active["A1"] = value
    book.active["A1"].number_format = code

    assert shown(read(tmp_path, book)) == [[text]]


def test_dates_count_from_the_epoch_of_the_workbook(tmp_path, book):
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2024, 6, 25)

    assert shown(read(tmp_path, book)) == [["2024-06-25"]]


def test_rich_text_is_joined(tmp_path, book):
    bold = TextBlock(InlineFont(b=True), "дүн")
    book.active["A1"] = CellRichText("үр ", bold, "тэй")

    assert shown(read(tmp_path, book)) == [["үр дүнтэй"]]


def test_a_formula_shows_the_stored_value_or_itself(tmp_path):
    path = tmp_path / "report.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=14+34", value=48)
        sheet.write_formula("B1", '="Х"&"Б"', value="ХБ")
        sheet.write_formula("C1", "=A1", value="")

    assert shown(XlsxSource().read(path)) == [["48", "ХБ", "=A1"]]


def test_merged_cells_keep_the_columns_aligned(tmp_path, book):
    sheet = book.active
    for row in ("абв", "где", "жзи"):
        sheet.append(list(row))
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet["C2"] = None
    pages = read(tmp_path, book)

    assert shown(pages) == [["а", "б", ""], ["", "д", ""], ["ж", "з", "и"]]
    assert spans(pages) == {"а": (2, 1), "б": (1, 2)}


def test_a_full_width_row_tells_its_span(tmp_path, book):
    book.active.append(["Засаг даргын захирамж"])
    book.active.append(list("абв"))
    book.active.merge_cells("A1:G1")

    assert spans(read(tmp_path, book)) == {"Засаг даргын захирамж": (1, 3)}


def test_blank_rows_go_unless_a_merged_cell_reaches_over_them(tmp_path, book):
    sheet = book.active
    for row, text in ((2, "а"), (5, "б"), (9, "в")):
        sheet.cell(row, 2).value = text
    sheet.merge_cells("B5:B7")
    pages = read(tmp_path, book)

    assert [block.cells[0].place for block in pages.blocks] == [
        Place(1, row, 2) for row in (2, 5, 6, 7, 9)
    ]
    assert spans(pages) == {"б": (3, 1)}


def test_a_column_that_only_widens_a_merged_cell_goes(tmp_path, book):
    sheet = book.active
    sheet["A1"], sheet["D1"] = "а", "б"
    sheet["A2"], sheet["D2"] = "в", "г"
    sheet.merge_cells("A1:B1")
    pages = read(tmp_path, book)

    assert shown(pages) == [["а", "", "б"], ["в", "", "г"]]
    assert [cell.place.column for cell in pages.blocks[0].cells] == [1, 3, 4]
    assert spans(pages) == {}


def test_each_sheet_is_a_page_in_the_order_of_the_tabs(tmp_path, book):
    book.active["A1"] = "хоёр"
    book.create_sheet("нэг", 0)["A3"] = "нэг"
    pages = read(tmp_path, book)

    assert [(b.cells[0].text, b.cells[0].place) for b in pages.blocks] == [
        ("нэг", Place(1, 3, 1)),
        ("хоёр", Place(2, 1, 1)),
    ]
    assert pages.pages == 2


def test_cells_formatted_far_away_cost_nothing(tmp_path, book):
    sheet = book.active
    sheet["A1"] = "а"
    sheet["XFD1048576"].number_format = "0%"
    sheet.merge_cells("A1:XFD1")

    assert shown(read(tmp_path, book)) == [["а"]]
