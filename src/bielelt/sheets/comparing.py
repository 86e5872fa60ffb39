"""What taking a filled file in would change: a preview, nothing more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bielelt.checks.base import Words
from bielelt.sheets.base import (
    KEY,
    VERSION,
    Column,
    Filled,
    FilledRow,
    Problem,
    Row,
    Sheet,
    Value,
)
from bielelt.sheets.filling import first_cell, identity_of, row_names
from bielelt.sheets.values import mark, tidy


@dataclass(frozen=True, slots=True)
class Changed:
    """One cell that differs from the register.

    ``key`` names the row as ``row_key`` does. ``stale``: the register changed there after
    the export, so that ``before`` is news to whoever filled the file in.
    """

    key: str
    column: str
    before: Value
    after: Value
    cell: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file asks for, in its order.

    ``unchanged`` counts rows of the file, ``vanished`` are keys of the register that the
    file does not have: nothing is deleted for that. ``locked`` was changed where it is only
    shown and is not taken in. ``problems`` forbid taking anything in, as those of the file.
    """

    changed: tuple[Changed, ...] = ()
    added: tuple[FilledRow, ...] = ()
    unchanged: int = 0
    vanished: tuple[str, ...] = ()
    locked: tuple[Changed, ...] = ()
    problems: tuple[Problem, ...] = ()


def compare(sheet: Sheet, current: Sequence[Row], filled: Filled) -> Changes:
    """Return how a file differs from the register.

    Args:
        sheet: the sheet both are of.
        current: the rows as the export would write them now.
        filled: the file.

    Returns:
        Of every row the cells that somebody changed: a cell that is still as it was
        exported is no change, even if the register has another value by now. After the
        changes were taken in, the same file gives none.

    """
    names = {name: row for row in reversed(current) for name in row_names(sheet, row)}
    met: set[str] = set()
    changed: list[Changed] = []
    locked: list[Changed] = []
    added: list[FilledRow] = []
    problems: list[Problem] = []
    unchanged = 0
    for row in filled.rows:
        known = _match(sheet, names, row)
        if known is None:
            if row.values.get(KEY):
                problems.append(_unknown(sheet, row))
            elif sheet.grows:
                added.append(row)
            continue
        key = row_key(sheet, known)
        met.add(key)
        found = list(_changes(sheet.editable, key, known, row))
        shown = [c for c in sheet.columns if c.locked and not c.hidden]
        locked += _changes(shown, key, known, row)
        changed += found
        unchanged += not found
    keys = [row_key(sheet, row) for row in current]
    vanished = tuple(key for key in keys if key not in met)
    return Changes(
        tuple(changed), tuple(added), unchanged, vanished, tuple(locked), tuple(problems)
    )


def row_key(sheet: Sheet, row: Row) -> str:
    """Return what names a row of the register: its key, or what identifies it."""
    if row.get(KEY):
        return str(row[KEY])
    return " | ".join(identity_of(sheet, row))


def _match(sheet: Sheet, names: Mapping[str, Row], row: FilledRow) -> Row | None:
    return next((names[n] for n in row_names(sheet, row.values) if n in names), None)


def _changes(
    columns: Sequence[Column], key: str, current: Row, row: FilledRow
) -> Iterator[Changed]:
    for column in columns:
        if column.key not in row.values:
            continue
        before, after = tidy(current.get(column.key)), row.values[column.key]
        exported = row.exported.get(column.key)
        if before == after or exported == mark(column, after):
            continue
        cell = row.cells[column.key]
        yield Changed(
            key, column.key, before, after, cell, _is_stale(column, before, current, row)
        )


def _is_stale(column: Column, before: Value, current: Row, row: FilledRow) -> bool:
    if column.key in row.exported:
        return row.exported[column.key] != mark(column, before)
    version = row.values.get(VERSION)
    return version is not None and str(version) != str(current.get(VERSION, ""))


def _unknown(sheet: Sheet, row: FilledRow) -> Problem:
    return Problem(
        first_cell(sheet, row),
        Words(
            "Энэ мөр одоо бүртгэлд алга. Файлыг дахин татаж аваад бөглөнө үү.",
            "This row is no longer in the register. Export the spreadsheet again.",
        ),
    )
