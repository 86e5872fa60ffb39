"""Fit the cells of every row to the seven columns.

A scanner adds empty cells at the end or in the middle, and moves ratings a column to the
left or right. Each cell is weighed by what it looks like (a serial, a decision, a clause,
a progress text, a rating) and by where it stands; the best order-keeping fit wins.
"""

import re
from functools import cache

from bielelt.core.numbering import part_label
from bielelt.core.report import NOT_DUE
from bielelt.language.endings import closes_order, is_report
from bielelt.reading.draft import (
    COLUMNS,
    DECISION,
    DECISION_SERIAL,
    PROGRESS,
    SELF,
    SERIAL,
    TEXT,
    UPPER,
    Draft,
    WorkRow,
)
from bielelt.reading.ratings import STEPS, is_not_due, read_rating

_SERIALS = re.compile(r"^\d{1,4}\s+\d{1,4}$")  # of two rows run together
_SERIAL = re.compile(r"^\d{1,4}\.?$")
_DECISION = re.compile(r"тухай|дугаар\s+\S*\d|\d{4}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}")
_ACT = re.compile(
    r"тухай.{0,60}дугаар\s*:?\s*\S*\d\S*$|^\d{4}-\d\d-\d\d\s+дугаар\s*:?\s*\S+$"
)
_ACT_LENGTH = 400
_IMPOSSIBLE = -6.0
_MERGE = -4.0  # two cells in one column: a stray tab inside a text

_SCRAP = "scrap"
_SCRAP_LENGTH = 5

_FITS: dict[str, dict[int, float]] = {
    "serial": {DECISION_SERIAL: 4, SERIAL: 4, SELF: 0, UPPER: 0},
    "serials": {DECISION_SERIAL: 2, SERIAL: 4},
    "step": {DECISION_SERIAL: 4, SERIAL: 4, SELF: 4, UPPER: 4},
    "percent": {SELF: 5, UPPER: 5},
    "waiting": {PROGRESS: 2, SELF: 1, UPPER: 1, TEXT: -1},
    "not due": {SELF: 4, UPPER: 4, PROGRESS: 1, TEXT: -2},
    "act": {DECISION: 2.5, TEXT: 0, PROGRESS: 0},
    "decision": {DECISION: 0.5, TEXT: 0, PROGRESS: 0},
    "clause": {DECISION: -1, TEXT: 2, PROGRESS: 0},
    "progress": {DECISION: -1, TEXT: 0, PROGRESS: 1},
    "text": {DECISION: 0, TEXT: 0, PROGRESS: 0, SELF: -4, UPPER: -4},
    _SCRAP: dict.fromkeys(range(COLUMNS), 0),
}


def fit_columns(draft: Draft) -> None:
    """Give every row exactly seven cells; note what moved."""
    for row in draft.rows:
        filled = [(i, cell) for i, cell in enumerate(row.cells) if _says_something(cell)]
        looks = [
            _SCRAP if _is_scrap(row, i, cell) else _looks_like(cell) for i, cell in filled
        ]
        slots = _fit([i for i, _ in filled], looks)
        cells, places = (
            [""] * COLUMNS,
            [row.places[min(i, len(row.places) - 1)] for i in range(COLUMNS)],
        )
        confidences = [1.0] * COLUMNS
        for (index, cell), slot in zip(filled, slots, strict=True):
            cells[slot] = f"{cells[slot]} {cell}".strip()
            places[slot] = row.places[index]
            confidences[slot] = min(confidences[slot], row.sureness(index))
        moved = [(i, s) for (i, _), s in zip(filled, slots, strict=True) if i != s]
        _note(draft, row, moved, merged=len(set(slots)) < len(slots))
        row.spans = [row.spans[i] if i < len(row.spans) else (1, 1) for i in range(COLUMNS)]
        row.cells, row.places, row.confidences = cells, places, confidences


def _is_scrap(row: WorkRow, column: int, cell: str) -> bool:
    """Whether a figure was recognised as anything: «18!», «К)», «үд».

    Of a table whose seven columns were seen the rules tell where it stands, not its letters.
    """
    is_short = len(cell) <= _SCRAP_LENGTH and " " not in cell
    whole = len(row.cells) == COLUMNS and row.sureness(column) < 1
    return whole and is_short and _looks_like(cell) == "text"


def _says_something(cell: str) -> bool:
    return any(c.isalnum() for c in cell)


def _note(
    draft: Draft, row: WorkRow, moved: list[tuple[int, int]], *, merged: bool
) -> None:
    for index, slot in moved:
        row.shifted = row.shifted or slot in (SELF, UPPER)
        draft.repair(
            row,
            "rating-moved" if slot in (SELF, UPPER) else "cell-moved",
            ("", "serial", "decision", "text", "progress", "self", "upper")[slot]
            or "serial",
            before=f"column {index + 1}",
            after=f"column {slot + 1}",
            why="what it says belongs to that column, and the row was shifted",
        )
    if any(slot in (DECISION, TEXT, PROGRESS) for _, slot in moved) or merged:
        why = "the cells of this row stood in other columns; check which is which"
        names = ("title", "date", "number") if any(DECISION in m for m in moved) else ()
        for name in ("text", "progress", *names):
            draft.doubt(row, name, why)


def _looks_like(cell: str) -> str:
    if _SERIAL.match(cell):
        return "step" if int(cell.rstrip(".")) in STEPS else "serial"
    if _SERIALS.match(cell):
        return "serials"
    if is_not_due(cell):
        return "not due"
    rating = read_rating(cell)
    if rating is not None:
        return "waiting" if rating.value is NOT_DUE else "percent"
    return _sounds_like(cell)


def _sounds_like(text: str) -> str:
    """Tell by its words what a cell of text is."""
    if part_label(text)[0] or closes_order(text.rsplit(maxsplit=1)[-1]):
        return "clause"
    if is_report(text):
        return "progress"
    folded = text.casefold()
    if len(text) < _ACT_LENGTH and _ACT.search(folded):
        return "act"
    return "decision" if _DECISION.search(folded) else "text"


def _fit(indices: list[int], looks: list[str]) -> list[int]:
    """Return the column of each cell: never falling, the sum of the weights highest."""

    @cache
    def best(i: int, lowest: int) -> tuple[float, tuple[int, ...]]:
        if i == len(indices):
            return 0.0, ()
        options = []
        for slot in range(max(lowest, 0), COLUMNS):
            again = _MERGE if slot == lowest and i else 0.0
            weight = _FITS[looks[i]].get(slot, _IMPOSSIBLE) - abs(indices[i] - slot) + again
            rest, slots = best(i + 1, slot)
            options.append((weight + rest, (slot, *slots)))
        return max(options, key=lambda option: option[0])

    return list(best(0, 0)[1])
