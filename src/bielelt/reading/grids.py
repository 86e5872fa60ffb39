"""Tables with merged cells, laid out so that every row has its cells in their columns."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bielelt.reading.base import PageBox
from bielelt.reading.limits import MAX_CELLS, MAX_COLUMNS, check_count

NEAR = 113
"""Twentieths of a point: 2 mm. The narrowest column of a report, “д/д”, has 6 mm."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell as a source found it: raw text and how many rows and columns it covers.

    ``confidence`` runs from 0 to 1; 1 = not recognised from a picture. ``box`` says where
    it stands on its page, if the source can tell.
    """

    text: str
    rows: int = 1
    columns: int = 1
    confidence: float = 1.0
    box: PageBox | None = None


COVERED = Merged("")
"""Stands where another cell reaches over, or where a row has no cell. Compare by ``is``."""


def lay_out(rows: Sequence[Sequence[Merged]], *, file: str) -> list[list[Merged]]:
    """Return the rows of a table with ``COVERED`` where merged cells reach over.

    A merged cell is cut at the last row; ``file`` is the name for refusals.
    """
    grid: list[list[Merged]] = []
    size = 0
    reach: dict[int, int] = {}  # column → rows a cell from above still covers
    for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
        cut = (replace(cell, rows=min(cell.rows, left)) for cell in row)
        grid.append(_lay_out_row(cut, reach, file))
        size += len(grid[-1])
        check_count(size, MAX_CELLS, file=file, what="cells")
    return grid


def drop_dead_columns(grid: Sequence[Sequence[Merged]]) -> list[list[Merged]]:
    """Return the grid without the columns in which no cell starts.

    They come from a heading told to span “as much as there is”, and from borders that
    miss each other by a hair.
    """
    width = max((len(row) for row in grid), default=0)
    alive = [any(c < len(r) and r[c] is not COVERED for r in grid) for c in range(width)]
    return [
        [
            replace(cell, columns=sum(alive[column : column + cell.columns]))
            if cell.columns > 1
            else cell
            for column, cell in enumerate(row)
            if alive[column]
        ]
        for row in grid
    ]


def distinct_edges(widths: Sequence[int]) -> list[int]:
    """Return numbers for the edges of grid columns; edges closer than ``NEAR`` share one.

    Word makes a grid column of every hair's breadth by which the borders of two rows miss
    each other; for a reader they are one border.
    """
    numbers, gap = [0], 0
    for width in widths:
        gap += width
        numbers.append(numbers[-1] + (gap >= NEAR))
        gap = 0 if gap >= NEAR else gap
    return numbers


def _lay_out_row(cells: Iterable[Merged], reach: dict[int, int], file: str) -> list[Merged]:
    """Return one row; ``reach`` is brought from this row to the next."""
    waiting = deque(cells)
    row: list[Merged] = []
    started: dict[int, int] = {}
    while waiting or len(row) <= max(reach, default=-1):
        if waiting and len(row) not in reach:
            cell = waiting.popleft()
            check_count(len(row) + 1, MAX_COLUMNS, file=file, what="columns")
            # What reaches beyond the last column covers nothing there.
            columns = min(cell.columns, MAX_COLUMNS - len(row))
            started.update(dict.fromkeys(range(len(row), len(row) + columns), cell.rows))
            row += [replace(cell, columns=columns), *[COVERED] * (columns - 1)]
        else:
            row.append(COVERED)
    below = {**reach, **started}
    reach.clear()
    reach.update({column: rows - 1 for column, rows in below.items() if rows > 1})
    return row
