"""A printed page in reading order: lines of running text, and tables with their cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bielelt.reading.base import PageBox
from bielelt.reading.grids import COVERED, Merged, drop_dead_columns, lay_out
from bielelt.reading.limits import MAX_COLUMNS, check_count
from bielelt.reading.pdf.aligned import AlignedTable, find_aligned
from bielelt.reading.pdf.boxes import Box
from bielelt.reading.pdf.page import PrintedPage, Word
from bielelt.reading.pdf.rulings import RuledCell, RuledTable, find_tables
from bielelt.reading.pdf.setting import SetLine, ends_with_blanks, join_lines, set_lines


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line outside of tables and where it stands, also as shares of the page.

    ``box`` is that of the page as it is turned to read the line.
    """

    text: str
    box: Box
    on_page: PageBox | None = None


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table, with ``COVERED`` where merged cells reach over."""

    rows: tuple[tuple[Merged, ...], ...]
    box: Box
    gaps: tuple[float, ...] = ()
    """Of a table without rules: the middles of the gaps between its columns."""


PageBlock = TextLine | TableRows


@dataclass(frozen=True, slots=True)
class PrintedBlocks:
    """What stands on one page, from the top, and how high the page is (points)."""

    blocks: tuple[PageBlock, ...]
    height: float


def blocks_of(
    page: PrintedPage, before: PrintedBlocks | None = None, *, file: str
) -> PrintedBlocks:
    """Return what stands on a page, from the top; ``before`` is the page before it."""
    tables = find_tables(page.strokes, file=file)
    words = [part for word in page.words for part in _parted(word, tables)]
    inside, outside = _sorted_in(words, tables)
    lines = set_lines(outside, page)
    found: list[PageBlock] = []
    if not tables:
        upright = set_lines([word for word in outside if not word.turn], page)
        turned = set_lines([word for word in outside if word.turn], page)
        rules = [stroke for stroke in page.strokes if stroke.width > stroke.height]
        aligned, lines = find_aligned(upright, rules, _gaps_of(before))
        lines += turned
        found += [_aligned_rows(table, page, file) for table in aligned]
    for table, cells in zip(tables, inside, strict=True):
        texts = {cell: set_lines(words, page) for cell, words in cells.items()}
        found.append(TableRows(_rows(table, texts, page, file), table.box))
    found += [TextLine(line.text, line.box, _on_page(line, page)) for line in lines]
    found.sort(key=lambda block: (block.box.top, block.box.x0))
    if page.oblique.strip():
        found.append(TextLine(page.oblique, Box(0, page.height, 0, page.height)))
    return PrintedBlocks(tuple(found), page.height)


def _gaps_of(page: PrintedBlocks | None) -> tuple[float, ...]:
    tables = [b for b in page.blocks if isinstance(b, TableRows)] if page else []
    return tables[-1].gaps if tables else ()


def _on_page(line: SetLine, page: PrintedPage) -> PageBox:
    """Return where a line stands on the page as it is drawn, not as it is read."""
    size = (page.height, page.width) if line.turn % 2 else (page.width, page.height)
    return line.box.turned(-line.turn % 4, *size).shares(page.width, page.height)


def _aligned_rows(table: AlignedTable, page: PrintedPage, file: str) -> TableRows:
    check_count(len(table.gaps) + 1, MAX_COLUMNS, file=file, what="columns")
    blanks = ends_with_blanks(cell for row in table.rows for cell in row.cells)
    # The outer columns may be empty on this page, and the gaps those of the page before.
    left, right = min(table.box.x0, *table.gaps), max(table.box.x1, *table.gaps)
    edges = [left, *table.gaps, right]
    rows = tuple(
        tuple(
            Merged(
                join_lines(cell, blanks=blanks),
                confidence=row.confidence,
                box=Box(start, row.box.top, end, row.box.bottom).shares(
                    page.width, page.height
                ),
            )
            for cell, (start, end) in zip(row.cells, pairwise(edges), strict=True)
        )
        for row in table.rows
    )
    return TableRows(rows, table.box, table.gaps)


def _parted(word: Word, tables: Sequence[RuledTable]) -> list[Word]:
    """Cut a word where an edge of a table passes between its letters."""
    table = next((t for t in tables if t.box.holds(word.box.middle)), None)
    if table is None or word.turn:
        return [word]
    cuts = [
        number
        for number in range(1, len(word.letters))
        if any(
            word.letters[number - 1].middle[0] < x < word.letters[number].middle[0]
            for x in _edges_at(table, word.box)
        )
    ]
    if not cuts or len(word.letters) != len(word.text):
        return [word]
    pieces = zip([0, *cuts], [*cuts, len(word.letters)], strict=True)
    return [_piece(word, start, end) for start, end in pieces]


def _piece(word: Word, start: int, end: int) -> Word:
    letters = word.letters[start:end]
    box = Box(letters[0].x0, word.box.top, letters[-1].x1, word.box.bottom)
    last = end == len(word.letters)
    return Word(word.text[start:end], box, 0, word.blank_after and last, letters)


def _edges_at(table: RuledTable, box: Box) -> list[float]:
    return [x for x in table.xs if box.x0 < x < box.x1]


def _sorted_in(
    words: Sequence[Word], tables: Sequence[RuledTable]
) -> tuple[list[dict[RuledCell, list[Word]]], list[Word]]:
    """Return the words of each cell of each table, and those outside of all."""
    inside: list[dict[RuledCell, list[Word]]] = [{} for _ in tables]
    owners = [table.owners() for table in tables]
    outside = []
    for word in words:
        for table, cells, owner in zip(tables, inside, owners, strict=True):
            if table.box.holds(word.box.middle):
                cell = owner[table.field_at(word.box.middle)]
                cells.setdefault(cell, []).append(word)
                break
        else:
            outside.append(word)
    return inside, outside


def _rows(
    table: RuledTable,
    texts: dict[RuledCell, list[SetLine]],
    page: PrintedPage,
    file: str,
) -> tuple[tuple[Merged, ...], ...]:
    blanks = ends_with_blanks(texts.values())
    rows: list[list[Merged]] = [[] for _ in table.ys[1:]]
    for cell in table.cells:
        text = join_lines(texts.get(cell, []), blanks=blanks)
        box = table.box_of(cell).shares(page.width, page.height)
        rows[cell.row].append(Merged(text, cell.rows, cell.columns, box=box))
    grid = drop_dead_columns(lay_out(rows, file=file))
    return tuple(tuple(row) for row in grid if any(cell is not COVERED for cell in row))
