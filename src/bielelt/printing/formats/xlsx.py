"""XLSX: the table on one sheet, each summary on its own; prints like the PDF.

Texts are written as texts, never as formulas. Serials and counts are numbers, ratings
percentages, so that an office can compute with them. Excel allows no row higher than 409
points: a longer clause takes several rows, all its cells merged over them.
"""

import io
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

from xlsxwriter import Workbook

from bielelt.printing import findings_xlsx, layout
from bielelt.printing.document import (
    ClauseRow,
    DecisionRows,
    Document,
    FindingList,
    Heading,
    Printable,
    SignatureBlock,
    SummaryPage,
    Table,
)
from bielelt.printing.sheet import OPTIONS, Look, Sheet, points

TABLE_SHEET = "Биелэлт"
SUMMARY_SHEET = "Нэгтгэл {number}"

_MAX_HEIGHT = 400.0
_SHEET_WIDTH = layout.TEXT_WIDTH - 4
# Wider than on the page of the PDF: the title stands above the same columns.
_SUMMARY_WIDTHS = tuple(1.3 * width for width in layout.SUMMARY_COLUMNS)
_WIDTHS = tuple(_SHEET_WIDTH * percent / 100 for percent in layout.COLUMNS)

_LINE_OF_TEXT = Look(valign="vcenter")
_TITLE = Look(layout.TITLE_POINTS, bold=True, align="center", valign="vcenter")
_CELL = Look(layout.TABLE_POINTS, border=1)
_CENTRE = replace(_CELL, align="center")
_HEAD = Look(layout.HEAD_POINTS, bold=True, align="center", valign="vcenter", border=1)
_NUMBER = replace(_CENTRE, font_size=layout.SMALL_POINTS)
_SECTION = replace(_CENTRE, bold=True, valign="vcenter")
_SIGNATURE = Look(valign="bottom")
_ROOMY = Look(valign="vcenter", border=1, indent=1)
_ROOMY_CENTRE = replace(_ROOMY, align="center", indent=0)
_CLOSING = Look(bold=True, align="center", valign="vcenter")
_NOTE = Look(layout.TABLE_POINTS, align="center", valign="vcenter")
_END = Look(align="center", valign="vcenter")


def to_xlsx(document: Printable) -> bytes:
    """Lay ``document`` out for a spreadsheet.

    Raises:
        UnprintableReport: a text longer than the 32 767 characters a cell can hold.

    """
    out = io.BytesIO()
    with Workbook(out, deepcopy(OPTIONS)) as book:
        at = datetime.combine(document.day, datetime.min.time())
        book.set_properties({"title": document.name, "created": at})
        if isinstance(document, FindingList):
            findings_xlsx.write(book, document)
        else:
            _write(book, document)
    return out.getvalue()


def _write(book: Workbook, document: Document) -> None:
    _table_sheet(Sheet(book, TABLE_SHEET, _WIDTHS), document)
    for number, page in enumerate(document.summaries, 1):
        name = SUMMARY_SHEET.format(number=number)
        _summary_sheet(Sheet(book, name, _SUMMARY_WIDTHS), page)


def _table_sheet(sheet: Sheet, document: Document) -> None:
    _heading(sheet, document.heading, left=2, right=5)
    _header(sheet, document.table)
    for section in document.table.sections:
        sheet.height(16)
        sheet.text(0, section.heading, _SECTION, last=sheet.last)
        sheet.row += 1
        for decision in section.decisions:
            _decision(sheet, decision)
    _signatures(sheet, document.signatures)


def _heading(sheet: Sheet, heading: Heading, *, left: int, right: int) -> None:
    """Title and bracket over all columns; the date to ``left``, the place from ``right``."""
    for text in (heading.title, heading.bracket):
        if text:
            sheet.height(points(text, sum(sheet.widths), _TITLE))
            sheet.text(0, text, _TITLE, last=sheet.last)
            sheet.row += 1
    sheet.height(24)
    sheet.text(0, heading.date, _LINE_OF_TEXT, last=left)
    place = replace(_LINE_OF_TEXT, align="right")
    sheet.text(right, heading.place, place, last=sheet.last)
    sheet.row += 1


def _header(sheet: Sheet, table: Table) -> None:
    """Write the two rows that every printed page repeats."""
    first = sheet.row
    for texts, look in ((table.header, _HEAD), (table.numbers, _NUMBER)):
        cells = zip(texts, sheet.widths, strict=True)
        sheet.height(max(points(text, width, look) for text, width in cells))
        for column, text in enumerate(texts):
            sheet.number(column, text, look)
        sheet.row += 1
    sheet.sheet.repeat_rows(first, sheet.row - 1)
    sheet.sheet.freeze_panes(sheet.row, 0)


def _decision(sheet: Sheet, decision: DecisionRows) -> None:
    """Write serial and name merged over the rows of all clauses, then the clauses."""
    name = "\n".join(decision.lines)
    heights = [_clause_height(sheet, clause) for clause in decision.clauses] or [0.0]
    needed = points(name, sheet.widths[2], _CELL)
    heights[-1] = max(heights[-1], needed - sum(heights[:-1]))
    counts = [int(height // _MAX_HEIGHT) + 1 for height in heights]
    first, rows = sheet.row, sum(counts)
    sheet.number(0, str(decision.serial), _CENTRE, rows=rows)
    sheet.text(2, name, _CELL, rows=rows)
    for clause, height, count in zip_longest(decision.clauses, heights, counts):
        for row in range(sheet.row, sheet.row + count):
            sheet.sheet.set_row(row, height / count)
        _clause(sheet, clause, count)
        sheet.row += count
    sheet.row = first + rows


def _clause_height(sheet: Sheet, clause: ClauseRow) -> float:
    texts = (clause.text, clause.progress, clause.self_rating, clause.upper_rating)
    cells = zip(texts, sheet.widths[3:], strict=True)
    return max(points(text, width, _CELL) for text, width in cells)


def _clause(sheet: Sheet, clause: ClauseRow | None, rows: int) -> None:
    """Write the right part of a row; empty cells beside a decision without clauses."""
    if clause is None:
        for column in (1, 3, 4, 5, 6):
            sheet.text(column, "", _CELL, rows=rows)
        return
    sheet.number(1, str(clause.serial), _CENTRE, rows=rows)
    sheet.text(3, clause.text, _CELL, rows=rows)
    sheet.text(4, clause.progress, _CELL, rows=rows)
    sheet.number(5, clause.self_rating, _CENTRE, rows=rows)
    sheet.number(6, clause.upper_rating, _CENTRE, rows=rows)


def _signatures(sheet: Sheet, signatures: tuple[SignatureBlock, ...]) -> None:
    """Position at the left, a line to sign on, the name at the right."""
    width = sum(sheet.widths[:4])
    for signature in signatures:
        sheet.row += 1
        sheet.text(0, signature.role, replace(_SIGNATURE, bold=True), last=3)
        sheet.row += 1
        sheet.height(points(signature.position, width, _SIGNATURE) + 8)
        sheet.text(0, signature.position, _SIGNATURE, last=3)
        sheet.line(4)
        sheet.text(5, signature.name, replace(_SIGNATURE, indent=1), last=6)
        sheet.row += 1


def _summary_sheet(sheet: Sheet, page: SummaryPage) -> None:
    sheet.sheet.center_horizontally()
    _heading(sheet, page.heading, left=1, right=2)
    sheet.row += 1
    sheet.height(24)
    sheet.text(0, page.total, replace(_ROOMY, bold=True), last=sheet.last)
    sheet.row += 1
    sheet.text(0, page.of_which, _ROOMY, rows=len(page.rows))
    for band in page.rows:
        sheet.height(24)
        sheet.text(1, band.name, _ROOMY)
        sheet.text(2, band.range, _ROOMY_CENTRE)
        sheet.number(3, band.count, _ROOMY_CENTRE)
        sheet.row += 1
    notes = [(note, _NOTE) for note in page.notes]
    for text, look in [(page.closing, _CLOSING), *notes, (page.end, _END)]:
        sheet.height(points(text, sum(sheet.widths), look) + 8)
        sheet.text(0, text, look, last=sheet.last)
        sheet.row += 1
