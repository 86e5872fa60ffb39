"""Tables without rules: columns by the gaps that all lines leave, rows by the room between.

Where a row begins is sure when more room than between lines stands above it, or a rule. A
number alone in one of the first two columns begins a row, too, but less surely.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bielelt.reading.pdf.boxes import Box, around
from bielelt.reading.pdf.page import Word
from bielelt.reading.pdf.setting import SetLine

_GAP = 0.5  # of the height: blanks between words have 0.25, justified ones up to that
_WITNESS = 3  # pieces in a line that lets us believe in columns
_LEAST_WITNESSES = 3
_CROSSING = 0.05  # of the witnesses may run over a gap, as long words do
_ROOM = 1.15  # times the usual way from line to line
_NEAREST, _FARTHEST = 0.9, 2.0  # heights from line to line within one text
_LEVEL = 1.0  # points between the feet of words on one line
_UNSURE = 0.5
_FIRST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """The lines of each cell from the left; ``confidence`` says how sure its start is."""

    cells: tuple[tuple[SetLine, ...], ...]
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """Rows in the columns between ``gaps``, the middles of the gaps from the left."""

    rows: tuple[AlignedRow, ...]
    gaps: tuple[float, ...]

    @property
    def box(self) -> Box:
        """What the table covers."""
        return around([row.box for row in self.rows])


def find_aligned(
    lines: Sequence[SetLine], rules: Sequence[Box], before: tuple[float, ...] = ()
) -> tuple[list[AlignedTable], list[SetLine]]:
    """Return the tables among the lines of a page, and the lines outside of them.

    Args:
        lines: from the top.
        rules: horizontal strokes.
        before: the gaps of the table on the page before, which may go on here.

    """
    pieces = [_pieces(line) for line in lines]
    witnesses = [p for p in pieces if len(p) >= _WITNESS]
    if len(witnesses) < _LEAST_WITNESSES and not (before and witnesses):
        return [], list(lines)
    gaps = before if _fit(witnesses, before) else _gaps(witnesses)
    if len(gaps) < _WITNESS - 1:
        return [], list(lines)
    usual = _usual(lines)
    tables, outside = [], []
    for run, inside in _runs(lines, pieces, gaps):
        if inside:
            table = _Columns(run, [_columns(line, gaps) for line in run], usual)
            tables.append(AlignedTable(tuple(_rows(table, gaps, rules)), gaps))
        else:
            outside += run
    return tables, outside


def _pieces(line: SetLine) -> list[Box]:
    """Return what stands between the wide gaps of a line."""
    pieces = [line.words[0].box]
    for word in line.words[1:]:
        if word.box.x0 - pieces[-1].x1 > _GAP * line.box.height:
            pieces.append(word.box)
        else:
            pieces[-1] = around([pieces[-1], word.box])
    return pieces


def _gaps(witnesses: Sequence[Sequence[Box]]) -> tuple[float, ...]:
    """Return the middles of the gaps over which no piece, or almost none, runs."""
    allowed = int(_CROSSING * len(witnesses))
    steps = sorted(
        step for pieces in witnesses for p in pieces for step in ((p.x0, 1), (p.x1, -1))
    )
    gaps, crossing = [], 0
    near: list[tuple[int, float, float]] = []  # how many run over, from where to where
    for (x, step), (following, _) in pairwise(steps):
        crossing += step
        if crossing > allowed:
            gaps += _clear(near)
            near = []
        elif following - x >= 1:
            near.append((crossing, x, following))
    return tuple(gaps + _clear(near))


def _clear(near: Sequence[tuple[int, float, float]]) -> list[float]:
    """Return the middles of what is clear between two columns, else of what is clearest.

    Beside a clear gap the end of a long line leaves another that is not quite: no line may be
    held against that.
    """
    fewest = min((crossing for crossing, _, _ in near), default=0)
    return [(x + following) / 2 for crossing, x, following in near if crossing == fewest]


def _fit(witnesses: Sequence[Sequence[Box]], gaps: tuple[float, ...]) -> bool:
    """Whether the columns of the page before are those of this one."""
    over = sum(any(_crosses(piece, gaps) for piece in pieces) for pieces in witnesses)
    return bool(gaps) and over <= _CROSSING * len(witnesses)


def _crosses(piece: Box, gaps: Sequence[float]) -> bool:
    first = bisect_right(gaps, piece.x0 + 1)
    return first < len(gaps) and gaps[first] < piece.x1 - 1


def _runs(
    lines: Sequence[SetLine], pieces: Sequence[Sequence[Box]], gaps: tuple[float, ...]
) -> Iterator[tuple[list[SetLine], bool]]:
    """Yield lines that stand together, and whether they are in a table.

    A line that crosses a gap ends the table; one that fits the columns belongs to it when
    it stands as close to a line of it as its lines do.
    """
    fits = [not any(_crosses(p, gaps) for p in found) for found in pieces]
    sure = [ok and len(found) >= _WITNESS for ok, found in zip(fits, pieces, strict=True)]
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and fits[index] == fits[start]:
            continue
        run = list(lines[start:index])
        if fits[start] and any(sure[start:index]):
            first, last = _close_to_sure(run, sure[start:index])
            yield run[:first], False
            yield run[first:last], True
            yield run[last:], False
        else:
            yield run, False
        start = index


def _close_to_sure(lines: Sequence[SetLine], sure: Sequence[bool]) -> tuple[int, int]:
    """Return where the table begins and ends among lines that fit its columns."""
    first = sure.index(True)
    last = len(sure) - 1 - sure[::-1].index(True)
    while first and _is_close(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and _is_close(lines[last], lines[last + 1]):
        last += 1
    return first, last + 1


def _is_close(line: SetLine, following: SetLine) -> bool:
    room = following.box.top - line.box.bottom
    return room < min(line.box.height, following.box.height)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The lines of a table, cut at the gaps; ``usual`` is the way between two lines."""

    lines: Sequence[SetLine]
    cells: Sequence[Sequence[Sequence[Word]]]
    usual: float

    def is_close(self, above: Box, below: Box) -> bool:
        """Whether two lines stand as near as lines of one text do."""
        return _way(above, below) <= _ROOM * self.usual

    def cell(self, line: int, column: int) -> Box:
        """Return what the words of one cell in one line cover."""
        return around([word.box for word in self.cells[line][column]])

    def is_level(self, start: int, line: int, column: int) -> bool:
        """Whether a text stands on the same line as the number that begins a row."""
        apart = self.lines[start].words[0].box.bottom - self.cell(line, column).bottom
        return abs(apart) < _LEVEL

    def going_on(self, column: int, above: int | None, start: int, end: int) -> list[int]:
        """Return the lines from ``start`` that go on with the text of line ``above``."""
        found: list[int] = []
        if above is None:
            return found
        for number in range(start, end):
            if self.cells[number][column]:
                last = self.cell(found[-1] if found else above, column)
                if not self.is_close(last, self.cell(number, column)):
                    break
                found.append(number)
        return found


def _usual(lines: Sequence[SetLine]) -> float:
    """Return the usual way from line to line, in heights of a line."""
    ways = sorted(_way(above.box, below.box) for above, below in pairwise(lines))
    within = [way for way in ways if _NEAREST <= way <= _FARTHEST]
    return median(within[: len(within) // 2 + 1]) if within else _NEAREST


def _way(above: Box, below: Box) -> float:
    return (below.bottom - above.bottom) / max(above.height, below.height)


def _rows(
    table: _Columns, gaps: tuple[float, ...], rules: Sequence[Box]
) -> Iterator[AlignedRow]:
    lines, count = table.lines, len(table.lines)
    wide = around([line.box for line in lines]).width / 2
    ruled = sorted(rule.middle[1] for rule in rules if rule.width > wide)
    begins = [True]
    for above, below in pairwise(lines):
        first, last = (bisect_right(ruled, line.box.middle[1]) for line in (above, below))
        begins.append(first < last or not table.is_close(above.box, below.box))
    numbered = [any(map(_is_number, cells[:_FIRST_COLUMNS])) for cells in table.cells]
    if _has_middles(begins, numbered):
        numbered = begins
    starts = [i for i in range(count) if begins[i] or numbered[i]]
    ends = [*starts[1:], count]
    rows: list[list[list[int]]] = []
    sure = []
    lowest: list[int | None] = [None] * (len(gaps) + 1)  # line of each column so far
    for start, end in zip(starts, ends, strict=True):
        row = [
            [i for i in range(start, end) if table.cells[i][column]]
            for column in range(len(gaps) + 1)
        ]
        over = [table.going_on(c, above, start, end) for c, above in enumerate(lowest)]
        lowest = [own[-1] if own else above for own, above in zip(row, lowest, strict=True)]
        bridges = [column for column, lines in enumerate(over) if lines]
        uneven = [c for c in bridges if not table.is_level(start, over[c][0], c)]
        if bridges and bridges == uneven[:1]:
            # One text goes on beside the next row: a cell merged over both.
            (column,) = bridges
            _column_above(rows, column).extend(over[column])
            row[column] = [i for i in row[column] if i not in over[column]]
        rows.append(row)
        sure.append(begins[start] or bridges == uneven[:1])
    whole = [a and b for a, b in zip(sure, [*sure[1:], True], strict=True)]
    for row, start, end, certain in zip(rows, starts, ends, whole, strict=True):
        cells = tuple(
            tuple(_line(table.cells[i][column]) for i in numbers)
            for column, numbers in enumerate(row)
        )
        box = around([line.box for line in lines[start:end]])
        yield AlignedRow(cells, box, 1.0 if certain else _UNSURE)


def _column_above(rows: list[list[list[int]]], column: int) -> list[int]:
    """Return the last cell of a column that has lines: the text that goes on below."""
    return next((row[column] for row in reversed(rows) if row[column]), rows[-1][column])


def _columns(line: SetLine, gaps: tuple[float, ...]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in range(len(gaps) + 1)]
    for word in line.words:
        cells[bisect_right(gaps, word.box.middle[0])].append(word)
    return cells


def _is_number(words: Sequence[Word]) -> bool:
    return len(words) == 1 and words[0].text.strip(".").isdigit()


def _has_middles(begins: Sequence[bool], numbered: Sequence[bool]) -> bool:
    """Whether numbers stand in the middle of their rows: one in each, seldom first."""
    starts = [i for i, begin in enumerate(begins) if begin]
    spans = list(zip(starts, [*starts[1:], len(begins)], strict=True))
    late = sum(any(numbered[a:b]) and not numbered[a] for a, b in spans)
    return all(sum(numbered[a:b]) <= 1 for a, b in spans) and late > len(spans) / 2


def _line(words: Sequence[Word]) -> SetLine:
    return SetLine(tuple(words), around([word.box for word in words]))
