"""What every source does with what it finds: clean it, count it, give it a place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bielelt.core.report import Place
from bielelt.reading.base import Block, Cell, Line, Pages, Row
from bielelt.reading.decoding import REPLACEMENT, clean
from bielelt.reading.limits import (
    MAX_CELL_CHARACTERS,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    check_count,
)

_DAMAGED = 0.5


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell as a source found it: raw text and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


COVERED = Merged("")
"""Stands where another cell reaches over."""


@dataclass(slots=True)
class Gathering:
    """Collects the blocks of one document, within the limits.

    ``file`` is the name for refusals; ``page`` is the page the next block stands on.
    """

    file: str
    page: int = 1
    _blocks: list[Block] = field(default_factory=list)
    _cells: int = 0
    _characters: int = 0

    def add_line(self, text: str, *, row: int) -> None:
        """Add running text; nothing is added when it is blank."""
        text = self._clean(text)
        if text:
            self._add(Line(text, Place(self.page, row, 1)))

    def add_row(self, texts: Iterable[str], *, row: int) -> None:
        """Add a table row without merged cells."""
        self.add_merged([Merged(text) for text in texts], row=row)

    def add_merged(
        self, cells: Sequence[Merged], *, row: int, columns: Sequence[int] | None = None
    ) -> None:
        """Add a table row, with ``COVERED`` where a merged cell reaches over.

        Args:
            cells: left to right.
            row: its number on the page, from 1.
            columns: the number of each cell's column in the source; default 1, 2, 3, …
        """
        check_count(len(cells), MAX_COLUMNS, file=self.file, what="columns")
        self._cells += len(cells)
        check_count(self._cells, MAX_CELLS, file=self.file, what="cells")
        numbers = columns or range(1, len(cells) + 1)
        pairs = zip(cells, numbers, strict=True)
        self._add(Row(tuple(self._cell(cell, row, column) for cell, column in pairs)))

    def pages(self, media_type: str) -> Pages:
        """Return everything gathered."""
        places = chain.from_iterable(map(_places, self._blocks))
        last = max((place.page for place in places), default=1)
        return Pages(tuple(self._blocks), pages=last, media_type=media_type)

    def _cell(self, cell: Merged, row: int, column: int) -> Cell:
        text = self._clean(cell.text)
        place = Place(self.page, row, column)
        # A letter that could not be decoded is not a letter we are sure of.
        confidence = _DAMAGED if REPLACEMENT in text else 1.0
        return Cell(text, place, confidence, (cell.rows, cell.columns))

    def _add(self, block: Block) -> None:
        self._blocks.append(block)
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


def _places(block: Block) -> tuple[Place, ...]:
    if isinstance(block, Line):
        return (block.place,)
    return tuple(cell.place for cell in block.cells)
