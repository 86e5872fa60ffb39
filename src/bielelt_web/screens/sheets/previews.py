"""What a filled sheet would change, laid out for the person who confirms it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.language.merging import Change, changes
from bielelt.sheets import (
    Changed,
    Changes,
    Column,
    Filled,
    FilledRow,
    Kind,
    Problem,
    Row,
    compare,
    read_filled,
    row_key,
    show,
)
from bielelt.sheets.base import say
from bielelt_web.actions.decisions import Upload
from bielelt_web.actions.sheets import Intake, rehearse
from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries.sheets import kept_bytes
from bielelt_web.screens.sheets.desks import Desk, language

SHOWN_ROWS = 300
"""Rows of a preview that are shown one by one; of more their number is told."""

# What tells a row to a person, by the name of its sheet.
_TOLD_BY = {
    "progress": ("number", "clause"),
    "assessment": ("number", "clause"),
    "decisions": ("number", "title", "label"),
    "organisations": ("code", "name"),
    "people": ("login", "organisation"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One cell of the preview; ``parts`` tell a changed text word by word."""

    cell: str
    column: str
    before: str
    after: str
    parts: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one row; ``name`` says which one it is."""

    name: str
    lines: list[Line]


@dataclass(frozen=True)
class Preview:
    """A filled sheet beside the register as it is now."""

    desk: Desk
    upload: Upload
    filled: Filled
    changes: Changes
    rows: dict[str, Row]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def clean(self) -> tuple[Changed, ...]:
        """Cells that nobody else changed since the export."""
        return tuple(cell for cell in self.changes.changed if not cell.stale)

    @cached_property
    def disputed(self) -> list[Group]:
        """Cells that were changed in the file and in the register: a person chooses."""
        return self._grouped(cell for cell in self.changes.changed if cell.stale)

    @cached_property
    def groups(self) -> list[Group]:
        """The cells that change, row by row."""
        return self._grouped(self.clean)

    @cached_property
    def added(self) -> list[Group]:
        """The rows that are new."""
        return [
            Group(self._name(row.values), list(self._new_lines(row)))
            for row in self.changes.added
        ]

    @cached_property
    def refusals(self) -> list[tuple[str, list[str]]]:
        """What stands against it: each text once, with its cells."""
        told: dict[str, list[str]] = {}
        for problem in self.problems:
            told.setdefault(say(problem.message, language()), []).append(problem.cell)
        return list(told.items())

    @property
    def is_empty(self) -> bool:
        """Nothing is to be taken in, and nothing stands against it."""
        return not (self.problems or self.changes.changed or self.changes.added)

    @property
    def mark(self) -> str:
        """Return by what a preview is known: the same for the same changes."""
        told = repr((self.changes, self.problems))
        return hashlib.blake2s(told.encode(), digest_size=16).hexdigest()

    def intake(self, taken: frozenset[str] = frozenset()) -> Intake:
        """Return what is to be taken in: what nobody disputes, and the cells that are chosen."""
        cells = tuple(c for c in self.changes.changed if not c.stale or c.cell in taken)
        return Intake(cells, self.changes.added, self.filled.rows, self.upload)

    def _grouped(self, cells: Iterable[Changed]) -> list[Group]:
        groups: dict[str, Group] = {}
        for cell in cells:
            name = self._name(self.rows.get(cell.key, {}))
            group = groups.setdefault(cell.key, Group(name, []))
            group.lines.append(self._line(cell))
        return list(groups.values())

    def _line(self, cell: Changed) -> Line:
        column = next(c for c in self.desk.sheet.columns if c.key == cell.column)
        before, after = (
            show(column, value, language()) for value in (cell.before, cell.after)
        )
        is_text = column.kind is Kind.TEXT and before and after
        parts = changes(before, after) if is_text else ()
        if all(part.kind == "same" for part in parts):  # marks and blanks are no words
            parts = ()
        return Line(cell.cell, say(column.title, language()), before, after, parts)

    def _new_lines(self, row: FilledRow) -> Iterable[Line]:
        for column in self.desk.sheet.editable:
            text = show(column, row.values.get(column.key), language())
            if text:
                yield Line(row.cells[column.key], say(column.title, language()), "", text)

    def _name(self, row: Row) -> str:
        columns = {c.key: c for c in self.desk.sheet.columns}
        keys = _TOLD_BY[self.desk.sheet.name]
        told = (_short(columns[key], row) for key in keys)
        return " · ".join(filter(None, told))


def look(request: SignedInRequest, desk: Desk, upload: Upload) -> Preview:
    """Read a kept file, compare it with the register, and try what would be refused.

    Raises:
        UnreadableDocument: it is no such file.
        Refused: it is not kept any more, or was made for something else.

    """
    filled = read_filled(kept_bytes(upload.sha256), desk.sheet, file=upload.name)
    _refuse_foreign(desk, filled, upload.name)
    filled = desk.tidied(filled)
    rows = desk.rows()
    found = desk.settled(compare(desk.sheet, rows, filled))
    named = {row_key(desk.sheet, row): row for row in rows}
    preview = Preview(
        desk, upload, filled, found, named, (*filled.problems, *found.problems)
    )
    intake = preview.intake()
    if preview.problems or not (intake.changed or intake.added):
        return preview
    refused = rehearse(desk.apply, intake=intake, by=request.actor, **desk.given)
    return Preview(desk, upload, filled, found, named, refused)


def _refuse_foreign(desk: Desk, filled: Filled, name: str) -> None:
    """Refuse the workbook of another report or body before its rows are strangers one by one."""
    stamp = filled.stamp
    if stamp is None or stamp.organisation == desk.stamp.organisation == "":
        return
    told = [
        (s.organisation, s.period if "pk" in desk.at else "") for s in (stamp, desk.stamp)
    ]
    if told[0] != told[1]:
        raise Refused(
            _("“%(file)s” was exported for %(found)s; here is %(allowed)s. Go to the other "
              "page, or export the spreadsheet here.")
            % {
                "file": name,
                "found": " ".join(filter(None, (stamp.name, stamp.period))),
                "allowed": " ".join(filter(None, (desk.stamp.name, desk.stamp.period))),
            }
        )  # fmt: skip


def _short(column: Column, row: Row) -> str:
    text = " ".join(show(column, row.get(column.key), language()).split())
    return text if len(text) <= 90 else f"{text[:90].rstrip()}…"  # noqa: PLR2004
