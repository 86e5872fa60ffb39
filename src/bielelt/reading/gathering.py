"""What every source does with what it finds: clean it, count it, give it a place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bielelt.core.report import Place
from bielelt.reading.base import Block, Cell, Line, PageBox, Pages, Row
from bielelt.reading.decoding import REPLACEMENT, clean
from bielelt.reading.grids import Merged
from bielelt.reading.limits import (
    MAX_CELL_CHARACTERS,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    check_count,
)

_DAMAGED = 0.5


@dataclass(slots=True)
class Gathering:
    """Collects the blocks of one document, within the limits.

    ``file`` is the name for refusals. A block stands on the page that was turned to last;
    without a row of its own it takes the next number on that page.
    """

    file: str
    _blocks: list[Block] = field(default_factory=list)
    _turns: list[tuple[int, int]] = field(default_factory=list)
    _page: int = 1
    _row: int = 0
    _last_page: int = 1
    _cells: int = 0
    _characters: int = 0

    def turn_to(self, page: int) -> None:
        """Put what follows on ``page``, counted from 1."""
        if page != self._page:
            self._page, self._row = page, 0

    def note_turn(self, quarters: int) -> None:
        """Say by how many quarters, clockwise, the page turned to last is turned to be read."""
        if quarters:
            self._turns.append((self._page, quarters))

    def add_line(
        self,
        text: str,
        *,
        row: int | None = None,
        confidence: float = 1.0,
        box: PageBox | None = None,
    ) -> None:
        """Add running text; nothing is added when it is blank."""
        text = self._clean(text)
        if text:
            place = Place(self._page, self._number(row), 1)
            self._add(Line(text, place, confidence, box))

    def add_row(self, texts: Iterable[str], *, row: int | None = None) -> None:
        """Add a table row without merged cells."""
        self.add_merged([Merged(text) for text in texts], row=row)

    def add_merged(
        self,
        cells: Sequence[Merged],
        *,
        row: int | None = None,
        columns: Sequence[int] | None = None,
    ) -> None:
        """Add a table row, with ``COVERED`` where a merged cell reaches over.

        Args:
            cells: left to right.
            row: its number in the source, where the source numbers its rows.
            columns: the number of each cell's column in the source; default 1, 2, 3, …

        """
        check_count(len(cells), MAX_COLUMNS, file=self.file, what="columns")
        self._cells += len(cells)
        check_count(self._cells, MAX_CELLS, file=self.file, what="cells")
        number = self._number(row)
        numbers = columns or range(1, len(cells) + 1)
        pairs = zip(cells, numbers, strict=True)
        self._add(Row(tuple(self._cell(cell, number, column) for cell, column in pairs)))

    def pages(self, media_type: str) -> Pages:
        """Return everything gathered."""
        return Pages(
            tuple(self._blocks),
            pages=self._last_page,
            media_type=media_type,
            turns=tuple(self._turns),
        )

    def _number(self, row: int | None) -> int:
        self._row = self._row + 1 if row is None else row
        return self._row

    def _cell(self, cell: Merged, row: int, column: int) -> Cell:
        text = self._clean(cell.text)
        place = Place(self._page, row, column)
        # A letter that could not be decoded is not a letter we are sure of.
        confidence = min(cell.confidence, _DAMAGED if REPLACEMENT in text else 1.0)
        return Cell(text, place, confidence, (cell.rows, cell.columns), cell.box)

    def _add(self, block: Block) -> None:
        self._blocks.append(block)
        self._last_page = self._page
        check_count(len(self._blocks), MAX_ROWS, file=self.file, what="rows and lines")

    def _clean(self, text: str) -> str:
        if not text:
            return ""
        check_count(
            len(text), MAX_CELL_CHARACTERS, file=self.file, what="characters in one cell"
        )
        self._characters += len(text)
        check_count(
            self._characters, MAX_CHARACTERS, file=self.file, what="characters of text"
        )
        return clean(text, file=self.file)
