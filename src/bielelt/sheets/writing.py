"""A sheet and its rows to XLSX: locked and open cells, drop-downs, instructions.

Texts are written as texts, never as formulas. The same rows and the same stamp give the
same bytes.
"""

import datetime as dt
import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from bielelt.checks.base import Words
from bielelt.core.errors import UnprintableReport
from bielelt.printing.sheet import MAX_TEXT
from bielelt.sheets.base import (
    SCHEMA,
    Column,
    Kind,
    Language,
    Row,
    Sheet,
    Stamp,
    Value,
    say,
)
from bielelt.sheets.guide import write_guide
from bielelt.sheets.looks import OPTIONS, Looks, height, set_page
from bielelt.sheets.values import FIRST_DAY, LAST_DAY, allowed, mark, show

ABOUT = "bielelt"
"""Name of the sheet nobody sees: what this workbook is, and the lists to choose from."""

MARKS = "_exported"
"""Key of the column with the marks of the cells as they were exported."""

KEYS_ROW, HEADER_ROW = 2, 3
"""Counted from 0: first the keys of the columns, hidden, then their titles."""

FIRST_ROW = HEADER_ROW + 1
_ROOM = 50
_LEAST, _NEW = 30.0, 18.0
_LISTS_FROM = 3
_LONGEST_NAME, _TITLE, _MESSAGE = 31, 32, 255
_PLAIN_TEXT = 255


def write_workbook(
    sheet: Sheet, rows: Sequence[Row], *, language: Language, title: str, stamp: Stamp
) -> bytes:
    """Return an XLSX to be filled in.

    Args:
        sheet: which one; ``rated`` for the scale in force if it has ratings.
        rows: the rows as they stand in the register, in the order people should see them.
        language: of titles and instructions.
        title: what stands above the table.
        stamp: whose it is and when it was made; the same stamp gives the same bytes.

    Raises:
        UnprintableReport: a text is longer than a cell can hold.

    """
    out = io.BytesIO()
    with Workbook(out, deepcopy(OPTIONS)) as book:
        book.set_properties({"title": title, "created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001 - not a moment
        writer = _Writer(
            sheet, language, Looks(book), book.add_worksheet(_name(sheet, language))
        )
        write_guide(
            book.add_worksheet(_guide_name(language)), sheet, language, writer.looks
        )
        lists = _about(book.add_worksheet(ABOUT), sheet, language, stamp)
        writer.head(title, stamp)
        writer.body(rows)
        writer.rules(len(rows), lists)
    return out.getvalue()


def _name(sheet: Sheet, language: Language) -> str:
    return say(sheet.title, language)[:_LONGEST_NAME]


def _guide_name(language: Language) -> str:
    return "Заавар" if language == "mn" else "Instructions"


def _about(
    page: Worksheet, sheet: Sheet, language: Language, stamp: Stamp
) -> dict[str, str]:
    """Write what the reader needs to know; return the ranges of the lists by column."""
    about = {
        "schema": SCHEMA,
        "sheet": sheet.name,
        "organisation": stamp.organisation,
        "name": stamp.name,
        "period": stamp.period,
        "exported": stamp.exported,
    }
    for row, pair in enumerate(about.items()):
        for place, text in enumerate(pair):
            page.write_string(row, place, text)
    ranges = {}
    listed = [c for c in sheet.editable if c.kind in {Kind.CHOICE, Kind.PERCENT}]
    for number, column in enumerate(listed, _LISTS_FROM):
        texts = allowed(column, language)
        for row, text in enumerate(texts):
            page.write_string(row, number, text)
        letter = xl_col_to_name(number)
        ranges[column.key] = f"={ABOUT}!${letter}$1:${letter}${len(texts)}"
    page.very_hidden()
    return ranges


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the sheet that people fill in."""

    sheet: Sheet
    language: Language
    looks: Looks
    page: Worksheet

    def head(self, title: str, stamp: Stamp) -> None:
        """Write title, stamp, keys and header; set widths, page and protection."""
        columns = self.sheet.columns
        first = next(n for n, column in enumerate(columns) if not column.hidden)
        set_page(self.page)
        self.page.set_row(0, 24)
        for place in range(len(columns)):
            self.page.write_blank(0, place, None, self.looks.title)
            self.page.write_blank(1, place, None, self.looks.note)
        self.page.write_string(0, first, title, self.looks.title)
        self.page.write_string(1, first, self._told(stamp), self.looks.note)
        self.page.set_row(KEYS_ROW, None, None, {"hidden": True})
        self.page.set_row(HEADER_ROW, 40)
        for number, column in enumerate(columns):
            self.page.write_string(KEYS_ROW, number, column.key, self.looks.locked())
            name = say(column.title, self.language) + (" *" if column.required else "")
            self.page.write_string(HEADER_ROW, number, name, self.looks.header)
            self._width(number, column)
        self.page.write_string(KEYS_ROW, len(columns), MARKS, self.looks.locked())
        self.page.set_column(len(columns), len(columns), 8, None, {"hidden": True})
        self.page.freeze_panes(FIRST_ROW, self.sheet.frozen)
        self.page.repeat_rows(HEADER_ROW)
        self.page.protect("", {"format_columns": True, "format_rows": True})
        self.page.activate()

    def body(self, rows: Sequence[Row]) -> None:
        """Write the rows, and empty ones to add to if the sheet grows."""
        room = _ROOM if self.sheet.grows else 0
        for number in range(len(rows) + room):
            row = rows[number] if number < len(rows) else {}
            at = FIRST_ROW + number
            self.page.set_row(at, self._height(row))
            for place, column in enumerate(self.sheet.columns):
                self._cell(at, place, column, row.get(column.key))
            if row:
                marks = self._marks(row)
                place = len(self.sheet.columns)
                self.page.write_string(at, place, marks, self.looks.locked())
        last = FIRST_ROW + (len(rows) or room or 1) - 1
        self.page.print_area(0, 0, last, len(self.sheet.columns) - 1)

    def rules(self, rows: int, lists: dict[str, str]) -> None:
        """Let the program that opens the file refuse what the reader would refuse."""
        last = FIRST_ROW + rows - 1 + (_ROOM * 20 if self.sheet.grows else 0)
        for place, column in enumerate(self.sheet.columns):
            if last >= FIRST_ROW and column in self.sheet.editable:
                rule = self._rule(column, lists) | self._messages(column)
                self.page.data_validation(FIRST_ROW, place, last, place, rule)

    def _told(self, stamp: Stamp) -> str:
        made = "Татсан" if self.language == "mn" else "Exported"
        code = f"({stamp.organisation})" if stamp.organisation else ""
        body = " ".join(filter(None, (stamp.name, code)))
        when = f"{made}: {stamp.exported}" if stamp.exported else ""
        return " · ".join(filter(None, (body, stamp.period, when)))

    def _width(self, place: int, column: Column) -> None:
        # Below the rows written here the cells of a growing sheet are open as well.
        look = self.looks.open() if self.sheet.grows and not column.locked else None
        options = {"hidden": True} if column.hidden else {}
        pixels = round(column.width / 25.4 * 96)
        self.page.set_column_pixels(place, place, pixels, look, options)

    def _cell(self, row: int, place: int, column: Column, value: Value) -> None:
        look = self._look(column)
        if isinstance(value, dt.date) and value >= FIRST_DAY:
            self.page.write_datetime(row, place, value, look)
        elif isinstance(value, Decimal) or (
            isinstance(value, int) and column.kind is Kind.NUMBER
        ):
            self.page.write_number(row, place, float(value), look)
        elif text := show(column, value, self.language):
            self._text(row, place, text, look)
        else:
            self.page.write_blank(row, place, None, look)

    def _text(self, row: int, place: int, text: str, look: Format) -> None:
        if len(text) > MAX_TEXT:
            raise UnprintableReport(
                f"The text “{text[:40]}…” has {len(text)} characters; a cell of XLSX holds at "
                f"most {MAX_TEXT}. Shorten it."
            )
        self.page.write_string(row, place, text, look)

    def _look(self, column: Column) -> Format:
        centred = column.kind not in {Kind.TEXT, Kind.LIST}
        if column.kind is Kind.DATE:
            form = "yyyy-mm-dd"
        elif column.kind in {Kind.CHOICE, Kind.PERCENT} or (
            not centred and column.max_length <= _PLAIN_TEXT
        ):
            form = "@"  # «2.10» stays a label
        else:
            # Old programs show a long text as #### where a cell is said to be a text.
            form = "General"
        if column.locked:
            return self.looks.locked(form, centred=centred)
        return self.looks.open(form, centred=centred)

    def _height(self, row: Row) -> float:
        texts = ((show(c, row.get(c.key), self.language), c) for c in self.sheet.columns)
        shown = ((text, column.width) for text, column in texts if not column.hidden)
        return height(shown, least=_NEW if not row else _LEAST)

    def _marks(self, row: Row) -> str:
        return " ".join(
            f"{column.key}:{mark(column, row.get(column.key))}"
            for column in self.sheet.columns
            if not column.hidden
        )

    def _rule(self, column: Column, lists: dict[str, str]) -> dict[str, Any]:
        if column.key in lists:
            return {"validate": "list", "source": lists[column.key]}
        if column.kind is Kind.DATE:
            limits = {"minimum": FIRST_DAY, "maximum": LAST_DAY}
            return {"validate": "date", "criteria": "between", **limits}
        if column.kind is Kind.NUMBER:
            bounds = {"minimum": float(column.low), "maximum": float(column.high)}
            return {"validate": "decimal", "criteria": "between", **bounds}
        return {"validate": "length", "criteria": "<=", "value": column.max_length}

    def _messages(self, column: Column) -> dict[str, str]:
        title = say(column.title, self.language)[:_TITLE]
        texts = {
            "error_title": title,
            "error_message": say(_refusal(column), self.language)[:_MESSAGE],
        }
        help_ = say(column.help, self.language)
        if help_:
            texts |= {"input_title": title, "input_message": help_[:_MESSAGE]}
        return texts


def _refusal(column: Column) -> Words:
    """Return what the program says when a cell is filled wrongly."""
    if column.kind in {Kind.CHOICE, Kind.PERCENT}:
        return Words("Жагсаалтаас сонгоно уу.", "Choose from the list.")
    if column.kind is Kind.DATE:
        return Words(
            "Он сар өдрийг 2024-06-25 гэсэн хэлбэрээр бичнэ үү.",
            "Write the date like 2024-06-25.",
        )
    if column.kind is Kind.NUMBER:
        return Words(
            f"Хамгийн багадаа {column.low}, ихдээ {column.high} байх тоо бичнэ үү.",
            f"Write a number from {column.low} to {column.high}.",
        )
    most = column.max_length
    return Words(
        f"{most} хүртэл тэмдэгт бичнэ. Бичвэрээ богиносгоно уу.",
        f"At most {most} characters are allowed. Shorten the text.",
    )
