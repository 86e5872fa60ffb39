"""Ruled tables: from strokes on a page to cells, merged ones over several rows or columns.

A table that is cut by the end of the page, or open at a side, is closed there.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bielelt.reading.limits import MAX_CELLS, MAX_COLUMNS, MAX_PDF_CROSSINGS, check_count
from bielelt.reading.pdf.boxes import Box, around

_NEAR = 3.0
"""Points between strokes that are one edge, or ends that meet. The narrowest column of a
report has 17 points, the lowest row 8."""
_COVERED = 0.5  # of an edge that strokes must cover to part two cells


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell by the numbers of the table's edges: it lies between the first and the last."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class RuledTable:
    """Edges from the left and from above, and the cells row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[RuledCell, ...]

    @property
    def box(self) -> Box:
        """What the table covers."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, cell: RuledCell) -> Box:
        """Return where a cell lies."""
        return Box(
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.column + cell.columns],
            self.ys[cell.row + cell.rows],
        )

    def owners(self) -> dict[tuple[int, int], RuledCell]:
        """Return for each field (row, column) the cell that covers it."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def field_at(self, point: tuple[float, float]) -> tuple[int, int]:
        """Return the field (row, column) a point inside the table lies in."""
        return (
            min(bisect_right(self.ys, point[1]), len(self.ys) - 1) - 1,
            min(bisect_right(self.xs, point[0]), len(self.xs) - 1) - 1,
        )


def find_tables(strokes: Iterable[Box], *, file: str) -> list[RuledTable]:
    """Return the tables that strokes rule, from the top of the page.

    A frame around one text is no table, a table inside a cell of another is text of it.
    """
    across, down = _joined(strokes)
    crossings = len(across) * len(down)
    check_count(crossings, MAX_PDF_CROSSINGS, file=file, what="crossing strokes on a page")
    tables = [_table(*group, file=file) for group in _groups(across, down)]
    found = [table for table in tables if table is not None and len(table.cells) > 1]
    found.sort(key=lambda table: -table.box.width * table.box.height)
    outer: list[RuledTable] = []
    for table in found:
        if not any(other.box.holds(table.box.middle) for other in outer):
            outer.append(table)
    return sorted(outer, key=lambda table: (table.ys[0], table.xs[0]))


def _joined(strokes: Iterable[Box]) -> tuple[list[Box], list[Box]]:
    """Return horizontal and vertical strokes, pieces of one line joined."""
    across: list[Box] = []
    down: list[Box] = []
    for stroke in strokes:
        x, y = stroke.middle
        if stroke.width >= stroke.height:
            across.append(Box(stroke.x0, y, stroke.x1, y))
        else:
            down.append(Box(x, stroke.top, x, stroke.bottom))
    lines = _runs([(b.top, b.x0, b.x1) for b in across])
    columns = _runs([(b.x0, b.top, b.bottom) for b in down])
    return (
        [Box(start, at, end, at) for at, start, end in lines],
        [Box(at, start, at, end) for at, start, end in columns],
    )


def _runs(pieces: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Join pieces (place, start, end) on one line whose ends meet."""
    places = _clusters([place for place, _, _ in pieces])
    lines: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
    for place, start, end in pieces:
        lines[places[place]].append((start, end))
    joined = []
    for place, spans in lines.items():
        spans.sort()
        start, end = spans[0]
        for following, last in spans[1:]:
            if following > end + _NEAR:
                joined.append((place, start, end))
                start, end = following, last
            end = max(end, last)
        joined.append((place, start, end))
    return joined


def _clusters(places: Iterable[float]) -> dict[float, float]:
    """Return for each place the one that stands for all that are near."""
    result: dict[float, float] = {}
    first = -_NEAR * 2
    for place in sorted(set(places)):
        first = place if place - first > _NEAR else first
        result[place] = first
    return result


def _groups(across: list[Box], down: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Return the strokes that hang together, by crossing or touching each other."""
    parents = list(range(len(across) + len(down)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    order = sorted(range(len(across)), key=lambda i: across[i].top)
    tops = [across[i].top for i in order]
    for number, column in enumerate(down, len(across)):
        first = bisect_right(tops, column.top - _NEAR)
        for i in order[first : bisect_right(tops, column.bottom + _NEAR)]:
            if across[i].x0 - _NEAR <= column.x0 <= across[i].x1 + _NEAR:
                parents[root(number)] = root(i)
    groups: defaultdict[int, tuple[list[Box], list[Box]]] = defaultdict(lambda: ([], []))
    for number, stroke in enumerate([*across, *down]):
        groups[root(number)][number >= len(across)].append(stroke)
    return list(groups.values())


def _table(across: list[Box], down: list[Box], *, file: str) -> RuledTable | None:
    if not across or not down:
        return None
    box = around([*across, *down])
    xs = _edges([column.x0 for column in down], box.x0, box.x1)
    ys = _edges([line.top for line in across], box.top, box.bottom)
    if not 1 < len(xs) <= MAX_COLUMNS or len(ys) <= 1:
        return None  # a stroke, or squared paper under a drawing
    check_count((len(xs) - 1) * (len(ys) - 1), MAX_CELLS, file=file, what="cells")
    parted = _covers([(c.x0, c.top, c.bottom) for c in down], xs, ys)
    closed = _covers([(a.top, a.x0, a.x1) for a in across], ys, xs)
    rows = [_runs_of_row(parted, row, len(xs) - 1) for row in range(len(ys) - 1)]
    return RuledTable(tuple(xs), tuple(ys), tuple(_merge_down(rows, closed)))


def _edges(places: Iterable[float], first: float, last: float) -> list[float]:
    """Return the edges of a table; open sides are closed where its strokes end."""
    return sorted(set(_clusters([*places, first, last]).values()))


def _covers(
    strokes: Sequence[tuple[float, float, float]],
    places: Sequence[float],
    stations: Sequence[float],
) -> set[tuple[int, int]]:
    """Return (edge, field) where an edge is covered between two stations."""
    length: defaultdict[tuple[int, int], float] = defaultdict(float)
    for place, start, end in strokes:
        edge = bisect_right(places, place) - 1
        first = max(bisect_right(stations, start) - 1, 0)
        for number in range(first, len(stations) - 1):
            if stations[number] >= end:
                break
            shared = min(end, stations[number + 1]) - max(start, stations[number])
            length[edge, number] += shared
    return {
        (edge, number)
        for (edge, number), covered in length.items()
        if covered >= _COVERED * (stations[number + 1] - stations[number])
    }


def _runs_of_row(
    parted: set[tuple[int, int]], row: int, columns: int
) -> list[tuple[int, int]]:
    """Return first and behind-last column of each cell of a row."""
    starts = [c for c in range(columns) if c == 0 or (c, row) in parted]
    return list(zip(starts, [*starts[1:], columns], strict=True))


def _merge_down(
    rows: list[list[tuple[int, int]]], closed: set[tuple[int, int]]
) -> list[RuledCell]:
    """Return the cells; one without an edge below goes on in the same columns."""
    cells: list[RuledCell] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        for start, end in row:
            if (number, start) in taken:
                continue
            height = 1
            while (
                number + height < len(rows)
                and (start, end) in rows[number + height]
                and not any((number + height, c) in closed for c in range(start, end))
            ):
                taken.add((number + height, start))
                height += 1
            cells.append(RuledCell(number, start, height, end - start))
    return cells
