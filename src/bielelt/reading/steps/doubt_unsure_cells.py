"""Doubt what the source itself was not sure of: cells recognised from a picture.

A cell of text is doubted below ``TEXT_SURE``, one with figures that count below
``FIGURE_SURE``: a letter misread in a sentence is seen and does little harm, a digit of a
rating or a date is not seen and does.
"""

from bielelt.reading.draft import (
    DECISION,
    DECISION_SERIAL,
    PROGRESS,
    SELF,
    SERIAL,
    TEXT,
    UPPER,
    Draft,
)

TEXT_SURE, FIGURE_SURE = 0.6, 0.85

_FIELDS: tuple[tuple[int, float, tuple[str, ...]], ...] = (
    (DECISION_SERIAL, FIGURE_SURE, ("decision",)),
    (SERIAL, FIGURE_SURE, ("serial",)),
    (DECISION, TEXT_SURE, ("title", "date", "number")),
    (TEXT, TEXT_SURE, ("label", "text")),
    (PROGRESS, TEXT_SURE, ("progress",)),
    (SELF, FIGURE_SURE, ("self",)),
    (UPPER, FIGURE_SURE, ("upper",)),
)


def doubt_unsure_cells(draft: Draft) -> None:
    """Doubt the fields of every cell of the table that has too little confidence."""
    for row in draft.rows:
        for column, least, fields in _FIELDS:
            sure = row.sureness(column)
            if row.cells[column] and sure < least:
                for name in fields:
                    draft.doubt(row, name, why(sure))


def why(sure: float) -> str:
    """Return the reason of a doubt for a confidence from 0 to 1."""
    return f"read from a picture or damaged, and only {sure:.0%} sure"
