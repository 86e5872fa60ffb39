"""What a source returns: pages of lines and table rows whose cells remember their place."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bielelt.core.report import Place

PageBox = tuple[float, float, float, float]
"""Where something stands on its page: left, top, right and bottom edge as shares (0 to 1)
of the page's width and height, counted from its upper left corner as a reader holds it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Text as found, its place, how sure the source is, and how far the cell is merged.

    ``confidence`` runs from 0 to 1; 1 = not recognised from a picture. ``span`` is (rows,
    columns); the cells a merged cell covers are left out of their rows' texts (empty).
    ``box`` is None where the source has no pages to look at, and for covered cells.
    """

    text: str
    place: Place
    confidence: float = 1.0
    span: tuple[int, int] = (1, 1)
    box: PageBox | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text outside the table; ``confidence`` and ``box`` as of a cell."""

    text: str
    place: Place
    confidence: float = 1.0
    box: PageBox | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One table row, left to right, nothing interpreted yet."""

    cells: tuple[Cell, ...]


Block = Line | Row


@dataclass(frozen=True, slots=True)
class Pages:
    """A document as a sequence of lines and rows in reading order.

    ``pages`` counts the pages the source could tell apart (1 if it cannot). ``turns`` names
    the pages that lie or stand on their heads in the file, and by how many quarters each is
    turned clockwise to be read; boxes are those of the turned page.
    """

    blocks: tuple[Block, ...]
    pages: int = 1
    media_type: str = field(kw_only=True)
    turns: tuple[tuple[int, int], ...] = field(default=(), kw_only=True)

    @property
    def has_boxes(self) -> bool:
        """Whether anything is known to stand somewhere on a page one can look at."""
        return any(
            part.box
            for block in self.blocks
            for part in ((block,) if isinstance(block, Line) else block.cells)
        )


class Source(Protocol):
    """One file format."""

    @property
    def name(self) -> str:
        """What ``source.reader`` says in the JSON form."""

    @property
    def suffixes(self) -> frozenset[str]:
        """Lower-case file endings with the dot."""

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
