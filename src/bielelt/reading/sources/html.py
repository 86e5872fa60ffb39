"""HTML tables, from web registers and from programs that save them under any name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.base import Pages
from bielelt.reading.decoding import decode
from bielelt.reading.gathering import Gathering
from bielelt.reading.grids import Merged, drop_dead_columns, lay_out
from bielelt.reading.limits import (
    MAX_COLUMNS,
    MAX_MARKUP,
    MAX_ROWS,
    check_count,
    read_bytes,
)

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_CHARSET_WITHIN = 4096  # bytes; the HTML standard looks at 1024
_SKIPPED = frozenset({"head", "script", "style", "template", "noscript"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_LAYOUT_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class HtmlSource:
    """Tables with their merged cells, and the text between them as lines.

    A table of one or two columns around other tables is layout: what is inside is read as
    if it stood outside. Any other table inside a cell is text of the cell. A place's row
    is a running number of lines and rows.
    """

    name: str = "html"
    suffixes: frozenset[str] = frozenset({".html", ".htm"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        data = read_bytes(path)
        declared = _CHARSET.search(data[:_CHARSET_WITHIN])
        text = decode(
            data, file=path.name, declared=declared[1].decode("ascii") if declared else None
        )
        walk = _Walk(Gathering(path.name))
        walk.enter(_parse(text, path.name))
        walk.end_line()
        return walk.gathering.pages("text/html")


@dataclass(slots=True)
class _Walk:
    """Goes through a document in reading order; ``line`` holds text not yet ended."""

    gathering: Gathering
    line: list[str] = field(default_factory=list)

    def enter(self, element: etree._Element) -> None:
        """Read an element that is not inside a table."""
        if element.tag in _SKIPPED:
            return
        if element.tag == "table" and not _is_layout(element):
            self.end_line()
            self._table(element)
            return
        is_block = element.tag in _BLOCKS
        if is_block:
            self.end_line()
        self._text(element.text, element)
        for child in element:
            self.enter(child)
            self._text(child.tail, element)
        if is_block:
            self.end_line()

    def end_line(self) -> None:
        """Turn the text since the last end into a line."""
        self.gathering.add_line("".join(self.line))
        self.line.clear()

    def _text(self, text: str | None, parent: etree._Element) -> None:
        if not text:
            return
        if parent.tag not in {"body", "html"}:
            self.line.append(text)
            return
        # Text in no paragraph comes from Markdown or OCR, where an end of line is one.
        first, *others = text.split("\n")
        self.line.append(first)
        for other in others:
            self.end_line()
            self.line.append(other)

    def _table(self, table: etree._Element) -> None:
        file = self.gathering.file
        rows: list[list[Merged]] = []
        self._collect(table, rows)
        self.end_line()
        for row in drop_dead_columns(lay_out(rows, file=file)):
            if row:
                self.gathering.add_merged(row)

    def _collect(self, element: etree._Element, rows: list[list[Merged]]) -> None:
        """Gather the cells of a table; text astray between them becomes a line above."""
        self._text(element.text, element)
        for child in element:
            if child.tag == "tr":
                rows.append([])
                check_count(len(rows), MAX_ROWS, file=self.gathering.file, what="rows")
                self._collect(child, rows)
            elif child.tag in _GROUPS:
                self._collect(child, rows)
            elif child.tag in {"td", "th"}:
                if not rows:
                    rows.append([])
                rows[-1].append(_cell(child, self.gathering.file))
            else:
                self.enter(child)
            self._text(child.tail, element)


def _parse(text: str, file: str) -> etree._Element:
    check_count(
        text.count("<") + text.count("="), MAX_MARKUP, file=file, what="tags and attributes"
    )
    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise _unparsable(file, str(error)) from error
    for entry in parser.error_log:
        if entry.level >= etree.ErrorLevels.FATAL:
            raise _unparsable(file, entry.message)
    return root


def _unparsable(file: str, reason: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"“{file}” is HTML that cannot be read whole ({' '.join(reason.split())}). "
        "Open it in a browser, copy the table into Word and save that as .docx."
    )


def _is_layout(table: etree._Element) -> bool:
    if next(table.iterdescendants("table"), None) is None:
        return False
    groups = (table, *(child for child in table if child.tag in _GROUPS))
    rows = (row for group in groups for row in group if row.tag == "tr")
    return all(
        sum(cell.tag in {"td", "th"} for cell in row) <= _LAYOUT_COLUMNS for row in rows
    )


def _cell(element: etree._Element, file: str) -> Merged:
    columns = _span(element, "colspan")
    check_count(columns, MAX_COLUMNS, file=file, what="columns")
    # rowspan="0" means: down to the last row.
    rows = _span(element, "rowspan") if element.get("rowspan") != "0" else MAX_ROWS
    return Merged("".join(_flat(element)), rows, columns)


def _span(element: etree._Element, name: str) -> int:
    """Return a span as browsers understand it: what is no number counts as 1."""
    digits = re.match(r"\s*(\d{1,9})", element.get(name, ""))
    return max(int(digits[1]), 1) if digits else 1


def _flat(element: etree._Element) -> Iterator[str]:
    """Yield the text of a cell, with a blank where a browser would start a line."""
    if element.tag in _SKIPPED:
        return
    gap = " " if element.tag in _BLOCKS else ""
    yield gap
    yield element.text or ""
    for child in element:
        yield from _flat(child)
        yield child.tail or ""
    yield gap
