"""A file somebody filled in, back to rows: every cell understood or named by its address.

Columns are found by their hidden keys or by their titles in either language, wherever
they stand and whatever the sheet is called.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name

from bielelt.checks.base import Words
from bielelt.core.errors import UnreadableDocument
from bielelt.sheets.base import (
    KEY,
    SCHEMA,
    Column,
    Filled,
    FilledRow,
    Kind,
    Problem,
    Row,
    Sheet,
    Stamp,
    Value,
)
from bielelt.sheets.tables import Grid, grids
from bielelt.sheets.values import Unfit, fold, mark_text, tidy, tidy_text, understand
from bielelt.sheets.writing import ABOUT, MARKS

_HEADER_WITHIN = 20
_ENOUGH_COLUMNS = 2
_STAR = re.compile(r"\s*\*\s*$")


def read_filled(data: bytes, sheet: Sheet, *, file: str) -> Filled:
    """Return what somebody filled in, from XLSX or CSV.

    Args:
        data: the file.
        sheet: which one it should be; ``rated`` for the scale in force if it has ratings.
        file: its name, for refusals.

    Returns:
        The rows that are not blank, and a problem for every cell that cannot be taken in.
        A cell that was exported so and not touched is never a problem.

    Raises:
        UnreadableDocument: it is no such file; one line that says what to do.

    """
    pages = grids(data, file=file)
    stamp = _stamp(pages, sheet, file)
    page, header = _find(pages, sheet, file)
    reader = _Reader(sheet, page, header)
    reader.read()
    return Filled(
        tuple(reader.rows),
        tuple(sorted(reader.problems, key=_by_place)),
        stamp,
        tuple(header.ignored),
    )


@dataclass(slots=True)
class _Header:
    """Where the columns stand; ``last`` is the row above the first row of values."""

    last: int = 0
    places: dict[str, int] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)


def _stamp(pages: list[Grid], sheet: Sheet, file: str) -> Stamp | None:
    """Return what the workbook says about itself; refuse another sheet's workbook."""
    page = next((page for page in pages if page.name == ABOUT), None)
    if page is None:
        return None
    about = {row.get(1, ""): row.get(2, "") for row in page.rows.values()}
    if about.get("schema") != SCHEMA:
        raise UnreadableDocument(
            f"“{file}” says it is “{about.get('schema', '')}”; only {SCHEMA} is read. "
            "Export the spreadsheet again and fill in the new one."
        )
    if about.get("sheet") != sheet.name:
        raise UnreadableDocument(
            f"“{file}” is the spreadsheet “{about.get('sheet', '')}”, not “{sheet.name}”. "
            "Choose the other import, or export the right spreadsheet."
        )
    keys = ("organisation", "name", "period", "exported")
    return Stamp(*(about.get(key, "") for key in keys))


def _find(pages: list[Grid], sheet: Sheet, file: str) -> tuple[Grid, _Header]:
    """Return the sheet of the workbook that has most of the columns."""
    found = [(page, _header(page, sheet)) for page in pages if page.name != ABOUT]
    best = max(found, key=lambda pair: len(pair[1].places), default=None)
    if best is None or len(best[1].places) < min(_ENOUGH_COLUMNS, len(sheet.columns)):
        names = ", ".join(f"“{column.title.mn}”" for column in sheet.editable[:3])
        raise UnreadableDocument(
            f"“{file}” has no row with the names of the columns, such as {names}. "
            "Export the spreadsheet again and fill in that one."
        )
    return best


def _header(page: Grid, sheet: Sheet) -> _Header:
    names = {fold(MARKS): MARKS}
    for column in sheet.columns:
        for name in (column.key, column.title.mn, column.title.en):
            names.setdefault(fold(name), column.key)
    header = _Header()
    unknown: dict[int, str] = {}
    for number in sorted(page.rows)[:_HEADER_WITHIN]:
        cells = page.rows[number]
        folded = {place: fold(_STAR.sub("", text)) for place, text in cells.items()}
        known = {place: names[name] for place, name in folded.items() if name in names}
        # A title line may happen to be the title of a column; a header has two.
        if len(known) < _ENOUGH_COLUMNS:
            continue
        header.last = number
        for place, key in known.items():
            if place not in header.places.values():
                header.places.setdefault(key, place)
        unknown |= {place: text for place, text in cells.items() if place not in known}
    places = set(header.places.values())
    header.ignored = [
        text for place, text in sorted(unknown.items()) if place not in places
    ]
    return header


@dataclass(slots=True)
class _Reader:
    """Reads the rows under a header."""

    sheet: Sheet
    page: Grid
    header: _Header
    rows: list[FilledRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> None:
        """Read all rows, then look for what is missing or doubled."""
        self._miss_columns()
        for number in sorted(self.page.rows):
            if number > self.header.last:
                self._row(number, self.page.rows[number])
        self._find_doubles()

    def _miss_columns(self) -> None:
        for column in self.sheet.columns:
            needed = column.required or (column.key == KEY and not self.sheet.grows)
            if needed and column.key not in self.header.places:
                self.problems.append(
                    Problem(
                        _address(1, self.header.last),
                        Words(
                            f"“{column.title.mn}” багана алга. Файлыг дахин татаж аваад "
                            "тэр баганыг нь устгахгүйгээр бөглөнө үү.",
                            f"The column “{column.title.en}” is missing. Export the "
                            "spreadsheet again and leave that column in.",
                        ),
                    )
                )

    def _row(self, number: int, cells: dict[int, str]) -> None:
        texts = {
            column.key: tidy_text(cells.get(self.header.places[column.key], ""))
            for column in self.sheet.columns
            if column.key in self.header.places
        }
        if not any(texts.values()):
            return
        marks = cells.get(self.header.places.get(MARKS, 0), "").split()
        exported = dict(pair.partition(":")[::2] for pair in marks)
        values: dict[str, Value] = {}
        for column in self.sheet.columns:
            if column.key in texts:
                values |= self._cell(column, number, texts[column.key], exported)
        addresses = {
            key: _address(place, number)
            for key, place in self.header.places.items()
            if key != MARKS
        }
        self.rows.append(FilledRow(number, values, addresses, exported))

    def _cell(
        self, column: Column, number: int, text: str, exported: dict[str, str]
    ) -> dict[str, Value]:
        """Return the value by its key; nothing, and a problem, where there is none."""
        try:
            value = _shown_only(column, text) if column.locked else understand(column, text)
            if value is None and column.required:
                raise _missing(column)
        except Unfit as unfit:
            # What stood so in the register is not the fault of who fills the file in.
            if exported.get(column.key) != mark_text(text):
                place = self.header.places[column.key]
                self.problems.append(Problem(_address(place, number), unfit.words))
            return {}
        return {column.key: value}

    def _find_doubles(self) -> None:
        """Find rows that stand twice, and rows added where none may be."""
        seen: dict[str, FilledRow] = {}
        for row in self.rows:
            first = first_cell(self.sheet, row)
            if not self.sheet.grows and not row.values.get(KEY):
                self.problems.append(Problem(first, _ADDED))
            for name in row_names(self.sheet, row.values):
                other = seen.setdefault(name, row)
                # Two rows of the register are two, however alike they are.
                keys = {row.values.get(KEY), other.values.get(KEY)}
                if other is not row and (None in keys or len(keys) == 1):
                    self.problems.append(Problem(first, _doubled(other.number)))
                    break


_ADDED = Words(
    "Энэ мөр бүртгэлд алга. Энэ хүснэгтэд мөр нэмж болохгүй; мөрийг устгана уу.",
    "This row is not from the register. No rows can be added here; delete it.",
)


def row_names(sheet: Sheet, row: Row) -> Iterator[str]:
    """Yield by what a row is known: its key, then what identifies it without one."""
    if row.get(KEY):
        yield f"{KEY} {row[KEY]}"
    parts = ["".join(fold(part).split()) for part in identity_of(sheet, row)]
    if any(parts):
        yield " | ".join(parts)


def identity_of(sheet: Sheet, row: Row) -> list[str]:
    """Return what identifies a row without a key, as it is written."""
    return [
        next(filter(None, (_written(row.get(key)) for key in keys.split("|"))), "")
        for keys in sheet.identity
    ]


def _written(value: Value) -> str:
    tidied = tidy(value)
    return "" if tidied is None else str(tidied)


def first_cell(sheet: Sheet, row: FilledRow) -> str:
    """Return the address of the first cell of a row that people see."""
    hidden = {column.key for column in sheet.columns if column.hidden}
    seen = [cell for key, cell in row.cells.items() if key not in hidden]
    return min(seen, key=lambda cell: (len(cell), cell), default=f"A{row.number}")


def _doubled(first: int) -> Words:
    return Words(
        f"Энэ мөр {first} дугаар мөртэй давхардсан байна. Нэгийг нь устгана уу.",
        f"This row is the same as row {first}. Delete one of them.",
    )


def _missing(column: Column) -> Unfit:
    return Unfit(
        f"“{column.title.mn}” хоосон байна. Заавал бөглөнө үү.",
        f"“{column.title.en}” is empty. It has to be filled in.",
    )


def _shown_only(column: Column, text: str) -> Value:
    """Return a locked cell as far as it is understood; else as the text it is."""
    if column.kind is Kind.TEXT:
        return text or None
    try:
        return understand(column, text)
    except Unfit:
        return text


def _address(place: int, row: int) -> str:
    return f"{xl_col_to_name(place - 1)}{row}"


def _by_place(problem: Problem) -> tuple[int, int, str]:
    letters = problem.cell.rstrip("0123456789")
    return int(problem.cell[len(letters) :]), len(letters), letters
