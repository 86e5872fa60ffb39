"""The cells of an Excel workbook as texts, and which of them are merged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.packages import Package
from bielelt.reading.sheet_layout import Area
from bielelt.reading.sheet_values import show_number, unescape

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _CELL, _VALUE, _FORMULA, _INLINE, _TEXT, _RUN, _MERGE = (
    f"{_S}{name}" for name in ("row", "c", "v", "f", "is", "t", "r", "mergeCell")
)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_GENERAL = "General"


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the cells of all sheets refer to.

    ``sheets`` are the parts by the names of the sheets, in order; ``codes`` are number
    formats by style.
    """

    package: Package
    sheets: dict[str, str] = field(default_factory=dict)
    strings: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    epoch: datetime = CALENDAR_WINDOWS_1900

    def read(self, part: str) -> tuple[dict[int, dict[int, str]], list[Area]]:
        """Return the texts of a sheet that are not blank, and its merged ranges."""
        texts: dict[int, dict[int, str]] = {}
        areas: list[Area] = []
        number = 0
        for element in self.package.elements(part, _ROW, _MERGE):
            if element.tag == _MERGE:
                areas.append(_area(element.get("ref", "")))
                continue
            number = _number(element.get("r"), number + 1)
            cells = dict(self._row(element))
            if cells:
                texts[number] = cells
        return texts, areas

    def _row(self, row: etree._Element) -> Iterator[tuple[int, str]]:
        column = 0
        for cell in row.iterfind(_CELL):
            reference = _REFERENCE.match(cell.get("r", ""))
            column = _column(reference[1]) if reference else column + 1
            text = self._text(cell)
            if text.strip():
                yield column, text

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        parts = {part.tag: part for part in cell}
        if _INLINE in parts:
            return _rich(parts[_INLINE])
        stored = parts[_VALUE].text if _VALUE in parts else None
        if not stored:
            formula = parts[_FORMULA].text if _FORMULA in parts else None
            return f"={formula}" if formula else ""
        if kind == "s":
            return self._shared(stored)
        if kind == "b":
            return "TRUE" if stored == "1" else "FALSE"
        if kind == "n":
            return show_number(stored, self._code(cell.get("s")), self.epoch)
        return unescape(stored)

    def _shared(self, index: str) -> str:
        if index.isdecimal() and int(index) < len(self.strings):
            return self.strings[int(index)]
        raise UnreadableDocument(
            f"“{self.package.file}” is damaged: a cell refers to text {index} of "
            f"{len(self.strings)}. Open it in Excel and save it again."
        )

    def _code(self, style: str | None) -> str:
        index = _number(style, 0)
        return self.codes[index] if index < len(self.codes) else _GENERAL


def open_workbook(package: Package) -> Workbook:
    """Return the workbook in a package; raise UnreadableDocument if there is none."""
    part = package.main_part() or ""
    if not part.startswith("xl/"):
        raise UnreadableDocument(
            f"“{package.file}” is not an Excel workbook. Open it and save it as .xlsx."
        )
    relations = package.related(part)
    sheets: dict[str, str] = {}
    epoch = CALENDAR_WINDOWS_1900
    for element in package.elements(part, f"{_S}sheet", f"{_S}workbookPr"):
        kind, target = relations.get(element.get(_ID, ""), ("", ""))
        if kind == "worksheet":
            name = element.get("name", "")
            # Excel allows no name twice; where there is one, no sheet is lost.
            sheets[name if name not in sheets else f"{name} {len(sheets)}"] = target
        elif element.get("date1904") in {"1", "true"}:
            epoch = CALENDAR_MAC_1904
    named = {kind: target for kind, target in relations.values() if package.has(target)}
    strings = _strings(package, named.get("sharedStrings"))
    return Workbook(package, sheets, strings, _codes(package, named.get("styles")), epoch)


def _strings(package: Package, part: str | None) -> list[str]:
    if part is None:
        return []
    return [_rich(element) for element in package.elements(part, f"{_S}si")]


def _codes(package: Package, part: str | None) -> list[str]:
    """Return the number format of each cell style, in the order cells refer to."""
    if part is None:
        return []
    formats = dict(BUILTIN_FORMATS)
    codes: list[str] = []
    for element in package.elements(part, f"{_S}numFmt", f"{_S}cellXfs"):
        if element.tag == f"{_S}numFmt":
            code = element.get("formatCode", _GENERAL)
            formats[_number(element.get("numFmtId"), -1)] = code
        else:
            ids = (_number(style.get("numFmtId"), 0) for style in element)
            codes = [formats.get(number, _GENERAL) for number in ids]
    return codes


def _rich(element: etree._Element) -> str:
    """Return text whose parts may be set in different fonts; readings aloud are left out."""
    parts = (
        child.findtext(_TEXT) if child.tag == _RUN else child.text
        for child in element
        if child.tag in {_RUN, _TEXT}
    )
    return unescape("".join(part or "" for part in parts))


def _area(reference: str) -> Area:
    cells = [(_column(c), int(r)) for c, r in _REFERENCE.findall(reference)]
    if not cells:
        return Area(1, 1, 1, 1)
    columns, rows = zip(*cells, strict=True)
    return Area(min(rows), min(columns), max(rows), max(columns))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() else default
