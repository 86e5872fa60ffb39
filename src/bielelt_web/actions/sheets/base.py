"""What every sheet has in common: the file kept, the refusals by cell, the rehearsal."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePath

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.checks.base import Words
from bielelt.core.errors import BieleltError, NotPermitted, Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt.sheets import Changed, FilledRow, Problem, Row
from bielelt.sheets.values import tidy
from bielelt_web.actions import audit
from bielelt_web.actions.decisions import Upload
from bielelt_web.queries.sheets import kept_name

KEPT_FOR = timedelta(days=1)
"""How long a file waits for whoever looks at its preview."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What of a file is to be taken in, and the whole file for what has to agree in it."""

    changed: tuple[Changed, ...] = ()
    added: tuple[FilledRow, ...] = ()
    rows: tuple[FilledRow, ...] = ()
    source: Upload | None = None


class CellsRefused(Refused):
    """Nothing of a file was taken in; ``problems`` name each cell that stands against it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Say all of them in one text."""
        super().__init__("\n".join(f"{p.cell}: {p.message.en}" for p in problems))
        self.problems = tuple(problems)


@dataclass(slots=True)
class Refusals:
    """Collects what is refused, so that a person learns everything at once."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, cell: str, text: str) -> None:
        """Note why a cell cannot be taken in, in the language of the request."""
        self.problems.append(Problem(cell, Words(text, text)))

    @contextmanager
    def at(self, cell: str) -> Iterator[None]:
        """Undo what is done inside if it is refused, and note why beside ``cell``."""
        try:
            with transaction.atomic():
                yield
        except CellsRefused as refused:
            self.problems += refused.problems
        except NotPermitted:
            self.add(
                cell, _("Your role does not allow this. Ask whoever manages it to do it.")
            )
        except BieleltError as refused:
            self.add(cell, str(refused))

    def agree(self, now: Row | None, cells: Iterable[Changed]) -> bool:
        """Return whether the register still is as ``cells`` were compared with; refuse the others."""
        others = [c for c in cells if now is None or tidy(now.get(c.column)) != c.before]
        for cell in others:
            self.add(
                cell.cell, _("Somebody changed this meanwhile. Look at the preview again.")
            )
        return not others

    def settle(self) -> None:
        """Raise CellsRefused if anything was refused."""
        if self.problems:
            raise CellsRefused(sorted(self.problems, key=_place))


def keep(
    *,
    file: File[bytes],
    limit: int,
    at: datetime,
    permission: Permission,
    organisation: str,
    by: Actor,
) -> Upload:
    """Keep an uploaded sheet until its preview is confirmed; those left lying are dropped.

    Args:
        file: the open file; stored byte for byte under its SHA-256.
        limit: the largest size allowed, in bytes.
        at: now.
        permission: what whoever takes the sheet in needs.
        organisation: code of the organisation in which it is needed.
        by: who uploads.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: empty or too large.

    """
    require(by, permission, organisation=organisation)
    if not file.size or file.size > limit:
        raise Refused(
            _("The file has %(found)s bytes; from 1 to %(allowed)s are allowed. Choose the "
              "spreadsheet that was filled in.")
            % {"found": file.size, "allowed": limit}
        )  # fmt: skip
    _drop_those_left(at)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    if not default_storage.exists(kept_name(digest)):
        file.seek(0)
        default_storage.save(kept_name(digest), file)
    return Upload(digest, PurePath(file.name or "").name)


def forget(upload: Upload) -> None:
    """Drop a kept sheet: it was taken in, and the audit trail has its digest."""
    default_storage.delete(kept_name(upload.sha256))


def rehearse(action: Callable[..., object], **given: object) -> tuple[Problem, ...]:
    """Return what ``action`` would refuse cell by cell; nothing of it stays written."""
    try:
        with transaction.atomic():
            action(**given)
            transaction.set_rollback(True)
    except CellsRefused as refused:
        return refused.problems
    return ()


def by_row(cells: Sequence[Changed]) -> dict[str, dict[str, Changed]]:
    """Return the changed cells of each row by their columns, rows in the order of the file."""
    rows: dict[str, dict[str, Changed]] = {}
    for cell in cells:
        rows.setdefault(cell.key, {})[cell.column] = cell
    return rows


def first_of(cells: Mapping[str, Changed]) -> str:
    """Return the address of the first changed cell of a row."""
    return next(iter(cells.values())).cell


def refuse_nothing(intake: Intake) -> None:
    """Refuse a file that changes nothing."""
    if not intake.changed and not intake.added:
        raise Refused(_("There is nothing to take in: the file says what the system says."))


def record(action: str, subject: str, intake: Intake, by: Actor) -> None:
    """Say in the trail from which file all the entries before came."""
    source = intake.source
    after = {
        "cells": len(intake.changed),
        "rows": len(intake.added),
        "file": source.name if source else "",
        "sha256": source.sha256 if source else "",
    }
    audit.record(action, subject, by, after=after)


def _place(problem: Problem) -> tuple[int, int, str]:
    """Sort cells as they are read: row by row, B before AA."""
    letters = problem.cell.rstrip("0123456789")
    return int(problem.cell[len(letters) :]), len(letters), letters


def _drop_those_left(at: datetime) -> None:
    try:
        _folders, names = default_storage.listdir("sheets")
    except FileNotFoundError:
        return
    for name in names:
        place = f"sheets/{name}"
        if default_storage.get_modified_time(place) < at - KEPT_FOR:
            default_storage.delete(place)
