"""Files as plain grids of texts, and rows as CSV."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bielelt.core.errors import UnreadableDocument
from bielelt.core.spreadsheet import guard, unguard
from bielelt.reading.decoding import decode
from bielelt.reading.limits import (
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_TABLE_ROWS,
    check_count,
    check_size,
)
from bielelt.reading.packages import package_of
from bielelt.reading.sniffing import (
    SNIFFED_BYTES,
    delimiter_of,
    is_package,
    refuse_foreign,
)
from bielelt.reading.workbooks import open_workbook
from bielelt.sheets.base import Language, Row, Sheet, say
from bielelt.sheets.values import show

_DECLARED = re.compile(r"sep=([,;\t|])\r?\n")


@dataclass(frozen=True, slots=True)
class Grid:
    """Texts of one sheet that are not blank, by row and column counted from 1."""

    name: str
    rows: dict[int, dict[int, str]]


def write_csv(sheet: Sheet, rows: Sequence[Row], *, language: Language) -> bytes:
    """Return the rows as CSV with a header; UTF-8 with a mark, so that Excel sees Cyrillic.

    Texts that a spreadsheet would compute are guarded, see ``core.spreadsheet``.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([say(column.title, language) for column in sheet.columns])
    for row in rows:
        texts = (show(c, row.get(c.key), language) for c in sheet.columns)
        writer.writerow(map(guard, texts))
    return out.getvalue().encode("utf-8-sig")


def grids(data: bytes, *, file: str) -> list[Grid]:
    """Return the sheets of an XLSX, or the one table of a CSV.

    Raises:
        UnreadableDocument: it is neither, or larger than any sheet; says what to do.

    """
    if not data:
        raise UnreadableDocument(
            f"“{file}” is empty (0 bytes). Save or copy the spreadsheet again."
        )
    check_size(len(data), file=file)
    refuse_foreign(data, file=file)
    found = _workbook(data, file) if is_package(data) else [_csv(data, file)]
    for grid in found:
        _check(grid, file)
    return found


def _workbook(data: bytes, file: str) -> list[Grid]:
    workbook = open_workbook(package_of(data, file=file))
    return [Grid(name, workbook.read(part)[0]) for name, part in workbook.sheets.items()]


def _csv(data: bytes, file: str) -> Grid:
    text = decode(data, file=file)
    declared = _DECLARED.match(text)
    if declared:
        text, delimiter = text[declared.end() :], declared[1]
    else:
        delimiter = delimiter_of(text[:SNIFFED_BYTES]) or ","
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = {
            number: cells
            for number, record in enumerate(records, 1)
            if (cells := {n: unguard(t) for n, t in enumerate(record, 1) if t.strip()})
        }
    except csv.Error as error:
        raise UnreadableDocument(
            f"“{file}” is not whole CSV near line {records.line_num} ({error}). "
            "Look for an open quotation mark there, or save it again."
        ) from error
    return Grid("", rows)


def _check(grid: Grid, file: str) -> None:
    check_count(len(grid.rows), MAX_TABLE_ROWS, file=file, what="rows")
    widest = max((len(cells) for cells in grid.rows.values()), default=0)
    check_count(widest, MAX_COLUMNS, file=file, what="columns")
    characters = sum(len(t) for cells in grid.rows.values() for t in cells.values())
    check_count(characters, MAX_CHARACTERS, file=file, what="characters")
