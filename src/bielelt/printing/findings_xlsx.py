"""The list of findings for a spreadsheet: one row per finding, to sort and to filter.

Nothing is merged downwards, lest a filter tear it apart; a text that needs a row higher than
Excel allows is cut on paper, not in the cell. What is about the whole report stands on the
second sheet, so that the frozen header of the first leaves room.
"""

from dataclasses import astuple, replace

from xlsxwriter import Workbook

from bielelt.printing import layout
from bielelt.printing.document import FindingCounts, FindingList
from bielelt.printing.sheet import Look, Sheet, points

LIST_SHEETS = {"mn": ("Илрэц", "Нэгтгэл"), "en": ("Findings", "By rule")}

# №, severity, rule, decision, clause, quotes, arithmetic, explanation, suggestion, who, reply.
_WIDTHS = (10.0, 20.0, 27.0, 34.0, 34.0, 58.0, 25.0, 46.0, 35.0, 24.0, 29.0)
_ABOUT_WIDTHS = (100.0, 24.0, 24.0, 24.0, 24.0)
_TALLEST = 409.0
_POINTS, _MARGIN = 9.0, 10.0
_LINE_COLOUR, _SHADE = "#A6A6A6", "#F2F2F2"

_TITLE = Look(layout.TITLE_POINTS, bold=True, valign="vcenter")
_LABEL = Look(font_color=layout.QUIET)
_FACT = Look()
_FIGURES = Look(bold=True, valign="vcenter")
_CELL = Look(_POINTS, border=1, border_color=_LINE_COLOUR)
_HEAD = replace(_CELL, bold=True, valign="vcenter", bg_color=_SHADE)
_CENTRE = replace(_CELL, align="center")


def write(book: Workbook, document: FindingList) -> None:
    """Add the sheet of findings if there are any, then facts and counts."""
    found, counted = LIST_SHEETS[document.language]
    if document.counts:
        _list(Sheet(book, found, _WIDTHS), document)
    _about(Sheet(book, counted, _ABOUT_WIDTHS), document)


def _list(sheet: Sheet, document: FindingList) -> None:
    margin = _MARGIN / 25.4
    sheet.sheet.set_margins(left=margin, right=margin)
    _line(sheet, document.name, _TITLE)
    _line(sheet, document.figures, _FIGURES)
    labels, header = astuple(document.labels), sheet.row
    _row(sheet, labels, [_HEAD] * len(labels))
    for found, texts in document.records:
        colour = layout.SEVERITY_COLOURS[found.key]
        looks = [_CENTRE, replace(_CELL, bold=True, font_color=colour)]
        _row(sheet, texts, looks + [_CELL] * (len(texts) - len(looks)))
    sheet.sheet.autofilter(header, 0, sheet.row - 1, sheet.last)
    sheet.sheet.repeat_rows(header)
    sheet.sheet.freeze_panes(header + 1, 0)


def _about(sheet: Sheet, document: FindingList) -> None:
    _line(sheet, document.title, _TITLE)
    for fact in document.facts:
        sheet.height(points(fact.text, sum(sheet.widths[1:]), _FACT))
        sheet.text(0, fact.label, _LABEL)
        sheet.text(1, fact.text, _FACT, last=sheet.last)
        sheet.row += 1
    _line(sheet, document.figures, _FIGURES)
    if document.counts:
        _counts(sheet, document.counts)


def _counts(sheet: Sheet, counts: FindingCounts) -> None:
    _line(sheet, counts.heading, _TITLE)
    width = len(counts.header) - 1
    header = sheet.row
    _row(sheet, counts.header, [_HEAD, *[replace(_HEAD, align="center")] * width])
    for number, texts in enumerate(counts.rows, 1):
        is_bold = number == len(counts.rows)
        looks = [_CELL, *[_CENTRE] * width]
        _row(sheet, texts, [replace(look, bold=is_bold) for look in looks])
    sheet.sheet.repeat_rows(header)


def _line(sheet: Sheet, text: str, look: Look) -> None:
    """Write one line over all columns."""
    sheet.height(points(text, sum(sheet.widths), look) + 6)
    sheet.text(0, text, look, last=sheet.last)
    sheet.row += 1


def _row(sheet: Sheet, texts: tuple[str, ...], looks: list[Look]) -> None:
    """Write one row as high as its longest text needs; figures are numbers."""
    cells = list(zip(texts, sheet.widths, looks, strict=True))
    sheet.height(min(_TALLEST, max(points(*cell) for cell in cells)))
    for column, (text, _, look) in enumerate(cells):
        write = sheet.number if look.align == "center" else sheet.text
        write(column, text, look)
    sheet.row += 1
