"""A spreadsheet is sparse and without end: which of its rows and columns make the table."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bielelt.reading.grids import COVERED, Merged
from bielelt.reading.limits import MAX_COLUMNS, MAX_ROWS, check_count

Texts = Mapping[int, Mapping[int, str]]
"""Row → column → text, of the cells that are not blank; both count from 1."""


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


def lay_out_sheet(
    texts: Texts, areas: Sequence[Area], *, file: str
) -> Iterator[tuple[int, list[int], list[Merged]]]:
    """Yield row number, column numbers and cells of each row with anything in it.

    Blank rows are left out unless a merged cell reaches over them, blank columns at the
    edges always, and between others when they only widen a merged cell.
    """
    rows = _shown(texts, ((area.top, area.bottom) for area in areas), keep_covered=True)
    check_count(len(rows), MAX_ROWS, file=file, what="rows")
    filled = {column for cells in texts.values() for column in cells}
    sides = ((area.left, area.right) for area in areas)
    columns = _shown(filled, sides, keep_covered=False)
    check_count(len(columns), MAX_COLUMNS, file=file, what="columns")
    starts = {(area.top, area.left): area for area in areas}
    for row in rows:
        cells = [
            _cell(
                texts.get(row, {}).get(column, ""), starts.get((row, column)), rows, columns
            )
            for column in columns
        ]
        yield row, columns, cells


def _shown(
    filled: Iterable[int], spans: Iterable[tuple[int, int]], *, keep_covered: bool
) -> list[int]:
    """Return the filled numbers and, between them, the blank ones that are to be shown.

    ``spans`` are the merged ranges in this direction; their inner numbers are shown when
    ``keep_covered``, and all but these otherwise.
    """
    present = set(filled)
    last = max(present, default=0)
    first = min(present, default=0)
    changes = [0] * (last + 2)  # where ranges open and close: linear, however many overlap
    for start, end in spans:
        if start < end and start < last:
            changes[start + 1] += 1
            changes[min(end, last) + 1] -= 1
    return [
        number
        for number, covering in enumerate(accumulate(changes))
        if number in present or (first < number < last and bool(covering) is keep_covered)
    ]


def _cell(
    text: str, area: Area | None, rows: Sequence[int], columns: Sequence[int]
) -> Merged:
    if area is None:
        return Merged(text) if text else COVERED
    return Merged(
        text,
        max(bisect_right(rows, area.bottom) - bisect_left(rows, area.top), 1),
        max(bisect_right(columns, area.right) - bisect_left(columns, area.left), 1),
    )
