"""The ruled lines of a page put together to tables of cells, merged ones included."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

from bielelt.reading.ocr.straightening import LETTER

_SHORTEST = (3 * LETTER, 2 * LETTER)  # of a line across, of a line down: no letter has them
_GAP = 2 * LETTER  # of a line broken by a fold or a stamp
_SPECK = 3  # pixels of a line broken by noise, less than between two strokes of a letter
_THICK = LETTER // 2  # pixels of the boldest line
_LEAST_WIDTH = 12 * LETTER  # of a table
_NEAR = int(0.7 * LETTER)  # lines closer than this are one
_DRAWN = 0.5  # share of an edge that must be ruled for it to part two cells
_LEAST_EDGES = 2
_INSET = LETTER // 4

_Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of pixels, right and bottom not included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.bottom - self.top

    def cut(self, picture: MatLike) -> MatLike:
        """Return what of the picture lies inside."""
        return picture[self.top : self.bottom, self.left : self.right]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: where it is on the page, where in the table, how far it is merged."""

    box: Box
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its frame and its cells, row by row."""

    box: Box
    rows: int
    columns: int
    cells: tuple[GridCell, ...]


def find_grids(ink: MatLike, stamp: MatLike) -> list[Grid]:
    """Return the ruled tables of a straightened page from top to bottom.

    Args:
        ink: 255 where there is ink.
        stamp: 255 where ink was taken away, and lines perhaps with it.

    """
    across, down = _lines(ink, 0), _lines(ink, 1)
    down = _held(down, _held(across, None, 0), 1)
    across = _held(across, down, 0)
    both = cv2.dilate(cv2.bitwise_or(across, down), np.ones((5, 5), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(both)
    grids = []
    for number in range(1, len(stats)):
        left, top, width, height = (int(n) for n in stats[number, :4])
        if width < _LEAST_WIDTH or height < _SHORTEST[1]:
            continue
        box = Box(left, top, left + width, top + height)
        own = box.cut(labels) == number
        grid = _grid(box, box.cut(across) * own, box.cut(down) * own, box.cut(stamp) > 0)
        if grid is not None:
            grids.append(grid)
    outer = [g for g in grids if not any(_holds(o.box, g.box) for o in grids if o is not g)]
    return sorted(outer, key=lambda grid: (grid.box.top, grid.box.left))


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left <= inner.left
        and outer.top <= inner.top
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )


def _lines(ink: MatLike, direction: int) -> MatLike:
    """Return only the ruled lines: 0 those across, 1 those down."""

    def along(length: int, breadth: int) -> MatLike:
        return np.ones((breadth, length) if direction == 0 else (length, breadth), np.uint8)

    # A line that still falls a little must not be cut where it steps to the next pixel.
    thick = cv2.dilate(ink, along(1, 3))
    thick = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, along(_SPECK, 1))
    long = cv2.morphologyEx(thick, cv2.MORPH_OPEN, along(_SHORTEST[direction], 1))
    return cv2.morphologyEx(long, cv2.MORPH_CLOSE, along(_GAP, 1))


def _held(lines: MatLike, others: MatLike | None, direction: int) -> MatLike:
    """Return the lines that run from a line of the other direction to another, and long ones.

    What stops short of one is a row of letters that melted together, or what is left of a
    stamp. The longest need no hold: the frame of a table may be broken at its corners.
    """
    _, labels, stats, _ = cv2.connectedComponentsWithStats(lines)
    keep = [
        number > 0
        and _is_held(Box(left, top, left + width, top + height), others, direction)
        for number, (left, top, width, height, _) in enumerate(stats.tolist())
    ]
    return np.asarray(np.array(keep, np.uint8)[labels] * 255, np.uint8)


def _is_held(box: Box, others: MatLike | None, direction: int) -> bool:
    long, thick = (box.width, box.height) if direction == 0 else (box.height, box.width)
    if long >= _LEAST_WIDTH:
        return True
    if others is None or thick > _THICK:
        return False
    left, top = max(box.left - _NEAR, 0), max(box.top - _NEAR, 0)
    right, bottom = box.right + _NEAR, box.bottom + _NEAR
    ends = (
        (
            others[top:bottom, left : box.left + _NEAR],
            others[top:bottom, box.right - _NEAR : right],
        )
        if direction == 0
        else (
            others[top : box.top + _NEAR, left:right],
            others[box.bottom - _NEAR : bottom, left:right],
        )
    )
    return all(end.any() for end in ends)


def _grid(box: Box, across: MatLike, down: MatLike, hidden: _Mask) -> Grid | None:
    edges_down = _edges(across, 0)
    edges_across = _edges(down, 1)
    if min(len(edges_down), len(edges_across)) < _LEAST_EDGES:
        return None
    ruling = _Ruling(edges_down, edges_across, across > 0, down > 0, hidden)
    cells = list(_cells(box, ruling))
    rows = _numbers(sorted({cell.row for cell in cells}), len(edges_down))
    columns = _numbers(sorted({cell.column for cell in cells}), len(edges_across))
    return Grid(
        box,
        max(rows),
        max(columns),
        tuple(_renumbered(cell, rows, columns) for cell in cells),
    )


def _numbers(alive: Sequence[int], edges: int) -> list[int]:
    """Return new numbers for edges, without those at which no cell starts.

    They come from a stroke or a fold that was taken for a line.
    """
    return [bisect_left(alive, edge) for edge in range(edges)]


def _renumbered(cell: GridCell, rows: Sequence[int], columns: Sequence[int]) -> GridCell:
    row, column = rows[cell.row], columns[cell.column]
    return GridCell(
        cell.box,
        row,
        column,
        rows[cell.row + cell.rows] - row,
        columns[cell.column + cell.columns] - column,
    )


def _edges(lines: MatLike, direction: int) -> list[int]:
    """Return where the lines of one direction lie, those that are one line brought together."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(lines)
    breadth = stats[1:, 3 - direction]
    length = stats[1:, 2 + direction]
    middles = sorted(
        (int(start + size // 2), int(n))
        for start, size, n in zip(stats[1:, 1 - direction], breadth, length, strict=True)
        if n >= _SHORTEST[direction]
    )
    groups: list[list[tuple[int, int]]] = []
    for middle, size in middles:
        if groups and middle - groups[-1][-1][0] <= _NEAR:
            groups[-1].append((middle, size))
        else:
            groups.append([(middle, size)])
    return [
        sum(middle * size for middle, size in group) // sum(size for _, size in group)
        for group in groups
    ]


@dataclass(frozen=True, slots=True)
class _Ruling:
    """Which edges between two cells are drawn; ``hidden`` is where a stamp lay."""

    tops: Sequence[int]
    lefts: Sequence[int]
    across: _Mask
    down: _Mask
    hidden: _Mask

    def right_of(self, row: int, column: int) -> bool:
        """Whether a line stands to the right of a cell."""
        at = self.lefts[column + 1]
        span = _between(self.tops[row], self.tops[row + 1])
        near = slice(max(at - _NEAR, 0), at + _NEAR + 1)
        return _is_drawn(self.down[span, near].T, self.hidden[span, near].T)

    def below(self, row: int, column: int) -> bool:
        """Whether a line lies below a cell."""
        at = self.tops[row + 1]
        span = _between(self.lefts[column], self.lefts[column + 1])
        near = slice(max(at - _NEAR, 0), at + _NEAR + 1)
        return _is_drawn(self.across[near, span], self.hidden[near, span])


def _between(start: int, end: int) -> slice:
    return slice(start + _INSET, max(end - _INSET, start + _INSET + 1))


def _is_drawn(lines: _Mask, hidden: _Mask) -> bool:
    """Whether most of what can be seen of an edge is drawn; one that is hidden counts."""
    seen = np.any(lines, axis=0)
    unknown = ~seen & hidden[hidden.shape[0] // 2]
    return bool(seen.sum() >= _DRAWN * (seen.size - unknown.sum()))


def _cells(box: Box, ruling: _Ruling) -> Iterator[GridCell]:
    """Yield the cells: each grows to the right and down until it meets a drawn edge."""
    rows, columns = len(ruling.tops) - 1, len(ruling.lefts) - 1
    taken: set[tuple[int, int]] = set()
    for row, column in product(range(rows), range(columns)):
        if (row, column) in taken:
            continue
        right = column + 1
        while (
            right < columns
            and (row, right) not in taken
            and not ruling.right_of(row, right - 1)
        ):
            right += 1
        bottom = row + 1
        while bottom < rows and not any(
            ruling.below(bottom - 1, c) for c in range(column, right)
        ):
            bottom += 1
        taken |= set(product(range(row, bottom), range(column, right)))
        yield GridCell(
            Box(
                box.left + ruling.lefts[column],
                box.top + ruling.tops[row],
                box.left + ruling.lefts[right],
                box.top + ruling.tops[bottom],
            ),
            row,
            column,
            bottom - row,
            right - column,
        )
