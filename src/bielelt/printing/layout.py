"""Measures of the printed forms, shared by the formats so that they look alike.

Lengths are millimetres unless a name says points.
"""

from bielelt.printing.document import ClauseRow, FoundRow

PAGE_WIDTH, PAGE_HEIGHT = 297.0, 210.0
LEFT, RIGHT, TOP, BOTTOM = 20.0, 15.0, 18.0, 16.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

COLUMNS = (6.0, 4.5, 16.0, 25.0, 32.0, 7.5, 9.0)
"""Widths of the clause table in percent of the text width."""

SUMMARY_COLUMNS = (26.0, 104.0, 28.0, 22.0)
"""Widths of the table of a summary page."""

FONT = "Times New Roman"
"""What a word processor is asked for; the PDF brings Tinos, which has the same widths."""

TITLE_POINTS, BODY_POINTS, TABLE_POINTS, HEAD_POINTS, SMALL_POINTS = (
    12.0,
    11.0,
    9.5,
    8.5,
    8.0,
)

_WHOLE_TEXT, _WHOLE_PROGRESS = 400, 500


def stays_whole(clause: ClauseRow) -> bool:
    """Whether a row is so short that it should not be cut at the end of a page."""
    return len(clause.text) <= _WHOLE_TEXT and len(clause.progress) <= _WHOLE_PROGRESS


LIST_LEFT, LIST_RIGHT, LIST_TOP, LIST_BOTTOM = 25.0, 18.0, 18.0, 20.0
LIST_WIDTH = PAGE_HEIGHT - LIST_LEFT - LIST_RIGHT
"""The list of findings stands on A4 upright."""

SEVERITY_COLOURS = {"error": "#8C1D18", "doubt": "#7A4F01", "hint": "#2F4B66"}
QUIET = "#555555"
"""Labels and places of a list: small print that still has a contrast of 7 : 1."""

SHORT_QUOTE = 60
"""Up to so many letters the place of a quotation stands beside it, else below."""

_TOGETHER = 1500


def stays_together(found: FoundRow) -> bool:
    """Whether a finding is so short that it should not be cut at the end of a page."""
    quoted = sum(len(quote.text) + len(quote.place) for quote in found.quotes)
    told = (found.explanation, found.suggestion, found.reply)
    return quoted + sum(map(len, told)) <= _TOGETHER
