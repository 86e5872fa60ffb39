"""What a source returns: pages of lines and table rows whose cells remember their place."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bielelt.core.report import Place


@dataclass(frozen=True, slots=True)
class Cell:
    """Text as found, its place, how sure the source is, and how far the cell is merged.

    ``confidence`` runs from 0 to 1; 1 = not recognised from a picture. ``span`` is (rows,
    columns); the cells a merged cell covers are left out of their rows' texts (empty).
    """

    text: str
    place: Place
    confidence: float = 1.0
    span: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text outside the table; ``confidence`` as of a cell."""

    text: str
    place: Place
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One table row, left to right, nothing interpreted yet."""

    cells: tuple[Cell, ...]


Block = Line | Row


@dataclass(frozen=True, slots=True)
class Pages:
    """A document as a sequence of lines and rows in reading order.

    ``pages`` counts the pages the source could tell apart (1 if it cannot).
    """

    blocks: tuple[Block, ...]
    pages: int = 1
    media_type: str = field(kw_only=True)


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
