"""Word documents: paragraphs as lines, tables with their merged cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.base import Pages
from bielelt.reading.gathering import Gathering
from bielelt.reading.grids import COVERED, Merged, distinct_edges, drop_dead_columns
from bielelt.reading.limits import MAX_CELLS, MAX_COLUMNS, check_count
from bielelt.reading.list_numbers import ListNumbers, list_numbers
from bielelt.reading.packages import open_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE, _ROW, _CELL, _PARAGRAPH = (f"{_W}{name}" for name in ("tbl", "tr", "tc", "p"))
_BREAK, _RENDERED_BREAK = f"{_W}br", f"{_W}lastRenderedPageBreak"
_VAL = f"{_W}val"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_TEXTS = frozenset(
    {f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
)
_MARKS = {
    f"{_W}tab": " ",
    f"{_W}noBreakHyphen": "-",
    f"{_W}cr": "\n",
    _BREAK: "\n",
    _RENDERED_BREAK: "",
}
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", _FALLBACK})
"""Tracked deletions, properties, and the second copy of what stands in mc:Choice."""
_WHITE = str.maketrans("\n\r\f\v", "    ")

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class DocxSource:
    """The body in order; headers, footers, notes and tracked deletions are left out.

    Numbers of lists are read as printed. A table inside a cell is text of the cell. Pages are those Word saw when it last saved,
    or else those of explicit breaks. A place's row is a running number on its page.
    """

    name: str = "docx"
    suffixes: frozenset[str] = frozenset({".docx", ".docm"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        package = open_package(path)
        part = package.main_part() or ""
        if not part.startswith("word/"):
            raise UnreadableDocument(
                f"“{path.name}” is not a Word document. Open it and save it as .docx."
            )
        # Where Word noted its page breaks, explicit ones are among them.
        noted = b"lastRenderedPageBreak" in package.read(part)
        page_break = _RENDERED_BREAK if noted else _BREAK
        walk = _Walk(Gathering(path.name), page_break, list_numbers(package, part))
        tags = (_TABLE, _ROW, _PARAGRAPH)
        for event, element in package.events(part, "start", "end", tags=tags):
            walk.meet(event, element)
        return walk.gathering.pages(_MEDIA_TYPE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A cell and the grid edges it lies between."""

    text: str
    start: int
    end: int
    continues: bool = False
    """Whether it is merged with the cell above."""


@dataclass(frozen=True, slots=True)
class _TableRow:
    page: int
    cells: tuple[_Found, ...]


@dataclass(slots=True)
class _Walk:
    """Meets tables, rows and paragraphs; ``depth`` counts the tables around."""

    gathering: Gathering
    page_break: str
    numbers: ListNumbers
    page: int = 1
    depth: int = 0
    rows: list[_TableRow] = field(default_factory=list)
    met: int = 0

    def meet(self, event: str, element: etree._Element) -> None:
        """Take one start or end."""
        if element.tag == _TABLE:
            self.depth += 1 if event == "start" else -1
        if event == "start":
            return
        self.met += 1
        check_count(self.met, MAX_CELLS, file=self.gathering.file, what="paragraphs")
        if next(element.iterancestors(_FALLBACK), None) is None:
            self._end(element)

    def _end(self, element: etree._Element) -> None:
        if element.tag == _ROW and self.depth == 1:
            self._end_row(element)
        elif element.tag == _TABLE and self.depth == 0:
            self._end_table(element)
        elif element.tag == _PARAGRAPH and self.depth == 0:
            # A paragraph of a text box is read with the one the box is anchored in.
            if next(element.iterancestors(_PARAGRAPH), None) is not None:
                return
            self._end_paragraph(element)
        else:
            return
        element.clear()

    def _end_paragraph(self, element: etree._Element) -> None:
        if self.page_break == _BREAK and _property(element, "pPr", "pageBreakBefore"):
            self.page += 1
        text = self.numbers.before(element) + self._text(element, self.numbers)
        for number, part in enumerate(text.split("\f")):
            self.page += 1 if number else 0
            self.gathering.turn_to(self.page)
            for line in part.split("\n"):
                self.gathering.add_line(line)

    def _end_row(self, element: etree._Element) -> None:
        if _property(element, "trPr", "del"):
            return
        cells = tuple(self._cells(element))
        texts = [cell.text for cell in cells]
        # Each cell that runs over a page end notes the break; the row began before it
        # unless the break comes before any text.
        breaks = max((text.count("\f") for text in texts), default=0)
        first = next((text.strip(" \n") for text in texts if text.strip(" \n")), "")
        leading = 1 if first.startswith("\f") else 0
        self.rows.append(_TableRow(self.page + leading, cells))
        self.page += breaks

    def _cells(self, row: etree._Element) -> Iterator[_Found]:
        edge = self._number(row, "trPr", "gridBefore", 0)
        for cell in row.iterdescendants(_CELL):
            if next(cell.iterancestors(_ROW), None) is not row:
                continue
            end = edge + self._number(cell, "tcPr", "gridSpan", 1)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            continues = merge is not None and merge.get(_VAL) != "restart"
            # A continued cell shows nothing; the number of an empty paragraph is not text.
            text = self._text(cell, None if continues else self.numbers)
            yield _Found(text, edge, end, continues)
            edge = end

    def _number(self, element: etree._Element, group: str, name: str, default: int) -> int:
        """Return a number of grid columns noted in the properties of a row or cell."""
        found = element.find(f"{_W}{group}/{_W}{name}")
        text = "" if found is None else found.get(_VAL, "")
        number = int(text) if text.isdecimal() else default
        check_count(number, MAX_COLUMNS, file=self.gathering.file, what="columns")
        return number

    def _end_table(self, table: etree._Element) -> None:
        rows, self.rows = _on_distinct_edges(table, self.rows), []
        grid = drop_dead_columns([_lay_out(rows, number) for number in range(len(rows))])
        for row, cells in zip(rows, grid, strict=True):
            self.gathering.turn_to(row.page)
            if cells:
                self.gathering.add_merged(cells)

    def _text(self, element: etree._Element, numbers: ListNumbers | None) -> str:
        return "".join(_flat(element, self.page_break, numbers))


def _flat(
    element: etree._Element, page_break: str, numbers: ListNumbers | None
) -> Iterator[str]:
    """Yield the text of an element; a line feed ends a line, a form feed a page."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag in _TEXTS:
            yield (child.text or "").translate(_WHITE)
        elif child.tag in _MARKS:
            yield _mark(child, page_break)
        elif child.tag in {_PARAGRAPH, _CELL}:
            yield "\n" + (numbers.before(child) if numbers else "")
            yield from _flat(child, page_break, numbers)
            yield "\n"
        else:
            yield from _flat(child, page_break, numbers)


def _mark(element: etree._Element, page_break: str) -> str:
    is_page = element.tag == _RENDERED_BREAK or element.get(f"{_W}type") == "page"
    return "\f" if element.tag == page_break and is_page else _MARKS[element.tag]


def _property(element: etree._Element, group: str, name: str) -> bool:
    return element.find(f"{_W}{group}/{_W}{name}") is not None


def _on_distinct_edges(table: etree._Element, rows: list[_TableRow]) -> list[_TableRow]:
    """Return the rows with borders that miss each other by a hair brought together."""
    widths = [column.get(f"{_W}w", "") for column in table.iterfind(f"{_W}tblGrid/*")]
    if not all(width.isdecimal() for width in widths):
        return rows
    edges = distinct_edges([int(width) for width in widths])
    cells = [cell for row in rows for cell in row.cells]
    if any(cell.end >= len(edges) for cell in cells):
        return rows
    if any(edges[cell.start] == edges[cell.end] and cell.text.strip() for cell in cells):
        return rows  # the widths are not the true ones
    return [
        replace(
            row,
            cells=tuple(
                replace(cell, start=edges[cell.start], end=edges[cell.end])
                for cell in row.cells
                if edges[cell.start] < edges[cell.end]
            ),
        )
        for row in rows
    ]


def _lay_out(rows: list[_TableRow], number: int) -> list[Merged]:
    """Return one row in grid columns, with the heights of its merged cells."""
    laid: list[Merged] = []
    for cell in rows[number].cells:
        width = cell.end - cell.start
        laid += [COVERED] * (cell.start - len(laid))
        if cell.continues and not cell.text.strip():
            laid += [COVERED] * width
        else:
            merged = Merged(cell.text, _height(rows, number, cell.start), width)
            laid += [merged, *[COVERED] * (width - 1)]
    return laid


def _height(rows: list[_TableRow], number: int, start: int) -> int:
    height = 1
    for row in rows[number + 1 :]:
        below = next((cell for cell in row.cells if cell.start == start), None)
        if below is None or not below.continues or below.text.strip():
            break
        height += 1
    return height
