"""The pages of an import as found: where each row and cell stands, and how sure it is.

What is kept is written by ``tasks.carrier``. Imports read before boxes were kept, and those
of files without pages, have rows and cells but nothing to look at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.http import Http404

from bielelt.core.report import Clause, Place
from bielelt.reading.draft import (
    COLUMNS,
    DECISION,
    DECISION_SERIAL,
    PROGRESS,
    SELF,
    SERIAL,
    TEXT,
    UPPER,
)
from bielelt.reading.steps.doubt_unsure_cells import FIGURE_SURE, TEXT_SURE
from bielelt_web.models import Import
from bielelt_web.models.imports import stored_page

_COLUMN = {
    "decision": (DECISION_SERIAL,),
    "serial": (SERIAL,),
    "kind": (DECISION,),
    "title": (DECISION,),
    "date": (DECISION,),
    "number": (DECISION,),
    "label": (TEXT,),
    "text": (TEXT,),
    "progress": (PROGRESS,),
    "self": (SELF,),
    "upper": (UPPER,),
    "rating": (SELF, UPPER),
    "ratings": (SELF, UPPER),
}
"""Field of a doubt → the columns it is printed in."""

_AROUND = 14  # pixels of the page shown around a cell
_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the reader was of letters it recognised, in percent."""

    percent: int

    @property
    def level(self) -> str:
        """``low`` where texts are doubted, too; ``middling`` where only figures are."""
        if self.percent < TEXT_SURE * 100:
            return "low"
        return "middling" if self.percent < FIGURE_SURE * 100 else ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the page as it was drawn."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + self.height

    @classmethod
    def around(cls, boxes: Iterable["Box"]) -> "Box":
        """Return the smallest box around all of them; there must be one."""
        held = list(boxes)
        x, y = min(box.x for box in held), min(box.y for box in held)
        right, bottom = max(box.right for box in held), max(box.bottom for box in held)
        return cls(x, y, right - x, bottom - y)


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell, or a line outside of the table; ``anchor`` names it on the review."""

    anchor: str
    column: int
    text: str
    sure: Sureness | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the table or, with ``is_line``, a line outside of it.

    ``clause`` is the serial of the clause that was read from it, None if none was.
    """

    anchor: str
    number: int | None
    cells: tuple[SourceCell, ...]
    is_line: bool = False
    clause: int | None = None

    @property
    def sure(self) -> Sureness | None:
        """How sure its least sure cell is."""
        return least_sure(self.cells)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page with its rows; ``width`` and ``height`` of its picture, 0 if there is none."""

    number: int
    rows: tuple[SourceRow, ...]
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a page to look at: the cells in question, and what is shown around them."""

    page: SourcePage
    anchor: str
    box: Box

    @property
    def view(self) -> Box:
        """The box with some paper around it, inside the page."""
        x, y = max(self.box.x - _AROUND, 0), max(self.box.y - _AROUND, 0)
        right = min(self.box.right + _AROUND, self.page.width)
        bottom = min(self.box.bottom + _AROUND, self.page.height)
        return Box(x, y, right - x, bottom - y)


@dataclass(frozen=True)
class Source:
    """All pages of an import."""

    pages: tuple[SourcePage, ...]
    _places: dict[tuple[int, int], tuple[SourcePage, SourceRow]] = field(repr=False)

    @cached_property
    def is_recognised(self) -> bool:
        """Whether any of it was recognised from a picture."""
        return any(row.sure for page in self.pages for row in page.rows)

    def cells(self, place: Place, field: str) -> tuple[SourceCell, ...]:
        """Return the cells of one field of a clause; the whole row where that is not sure.

        It is sure in a row of seven cells whose clause stands in its own column.
        """
        found = self._places.get((place.page, place.row))
        if found is None:
            return ()
        cells = found[1].cells
        in_place = len(cells) == COLUMNS and cells[TEXT].column == place.column
        if not in_place or field not in _COLUMN:
            return cells
        return tuple(cells[column] for column in _COLUMN[field])

    def sure(self, clause: Clause, fields: Iterable[str]) -> Sureness | None:
        """Return how sure the least sure cell of some fields is; None if all were typed."""
        names = tuple(fields)
        return least_sure(
            cell
            for place in clause.origin
            for name in names
            for cell in self.cells(place, name)
        )

    def anchors(self, clause: Clause, fields: Iterable[str]) -> tuple[str, ...]:
        """Return the names of the cells in which some fields of a clause stand."""
        names = tuple(fields)
        found = (
            cell.anchor
            for place in clause.origin
            for name in names
            for cell in self.cells(place, name)
        )
        return tuple(dict.fromkeys(found))

    def pieces(self, clause: Clause, fields: Iterable[str]) -> tuple[Piece, ...]:
        """Return what to look at for some fields of a clause: a piece on each of its rows."""
        names = tuple(fields)
        return tuple(
            piece for place in clause.origin for piece in self._pieces(place, names)
        )

    def _pieces(self, place: Place, fields: tuple[str, ...]) -> Iterator[Piece]:
        found = self._places.get((place.page, place.row))
        if found is None or not found[0].width:
            return
        page, row = found
        cells = [cell for name in fields for cell in self.cells(place, name)]
        # A merged cell stands in one of its rows only: then all of the row is looked at.
        boxes = [cell.box for cell in cells if cell.box] or [
            cell.box for cell in row.cells if cell.box
        ]
        if boxes:
            anchor = cells[0].anchor if len(cells) < len(row.cells) else row.anchor
            yield Piece(page, anchor, Box.around(boxes))


def least_sure(cells: Iterable[SourceCell]) -> Sureness | None:
    """Return the least sureness of some cells; None if nothing of them was recognised."""
    known = [cell.sure for cell in cells if cell.sure and cell.text]
    return min(known, key=lambda sure: sure.percent, default=None)


def source_of(source: Import, clauses: Iterable[Clause]) -> Source:
    """Return the pages of ``source`` with what was read from each row. No query."""
    serials = {
        (place.page, place.row): clause.serial
        for clause in clauses
        for place in clause.origin
    }
    pages = tuple(_page(data, serials) for data in source.pages)
    places = {
        (page.number, row.number): (page, row)
        for page in pages
        for row in page.rows
        if row.number is not None and not row.is_line
    }
    return Source(pages, places)


def page_image(source: Import, number: int) -> tuple[File[bytes], str]:
    """Return the picture of a page and its media type; 404 if it was never drawn."""
    place = stored_page(source.sha256, number)
    if not default_storage.exists(place):
        raise Http404
    file = default_storage.open(place)
    is_png = file.read(len(_PNG)) == _PNG
    file.seek(0)
    return file, "image/png" if is_png else "image/jpeg"


def _page(data: Mapping[str, Any], serials: Mapping[tuple[int, int], int]) -> SourcePage:
    number = data["page"]
    image = data.get("image", {"width": 0, "height": 0})
    size = image["width"], image["height"]
    rows = tuple(_row(block, number, size, serials) for block in data["blocks"])
    return SourcePage(number, rows, *size)


def _row(
    block: Mapping[str, Any],
    page: int,
    size: tuple[int, int],
    serials: Mapping[tuple[int, int], int],
) -> SourceRow:
    if "line" in block:
        number = block.get("at")
        anchor = f"p{page}r{number}" if number else ""
        return SourceRow(anchor, number, (_cell(block, "", 1, size),), is_line=True)
    anchor = f"p{page}r{block['row']}"
    cells = tuple(
        _cell(cell, f"{anchor}c{cell['column']}", cell["column"], size)
        for cell in block["cells"]
    )
    clause = serials.get((page, block["row"]))
    return SourceRow(anchor, block["row"], cells, clause=clause)


def _cell(
    data: Mapping[str, Any], anchor: str, column: int, size: tuple[int, int]
) -> SourceCell:
    sure = Sureness(round(data["sure"] * 100)) if "sure" in data else None
    text = data["line"] if "line" in data else data["text"]
    return SourceCell(anchor, column, text, sure, _box(data.get("box"), size))


def _box(edges: list[float] | None, size: tuple[int, int]) -> Box | None:
    if not edges or not size[0]:
        return None
    (x0, y0, x1, y1), (width, height) = edges, size
    x, y = round(x0 * width), round(y0 * height)
    return Box(x, y, round(x1 * width) - x, round(y1 * height) - y)
