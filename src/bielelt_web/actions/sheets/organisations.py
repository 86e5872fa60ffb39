"""The sheet of organisations: corrected, and new ones entered below those that are there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission
from bielelt.sheets import FilledRow, Value
from bielelt_web.actions import organisations
from bielelt_web.actions.organisations import Facts, facts_of
from bielelt_web.actions.sheets.base import (
    Intake,
    Refusals,
    by_row,
    first_of,
    record,
    refuse_nothing,
)
from bielelt_web.models import Organisation
from bielelt_web.queries.sheets import organisation_row

_BODIES = ("parent", "successor")


@transaction.atomic
def apply_organisations(*, intake: Intake, by: Actor) -> None:
    """Correct organisations as a sheet says, and enter those it adds.

    Args:
        intake: the changed cells and the added rows, in whatever order they stand.
        by: who takes it in; needs PEOPLE_MANAGE in each of them, or in the body above a
            new one.

    Raises:
        CellsRefused: a body above or a successor is unknown, or an action refuses the row;
            nothing is written.
        Refused: nothing is to be taken in.

    """
    refuse_nothing(intake)
    codes = by.where(Permission.PEOPLE_MANAGE)
    managed = Organisation.objects.select_for_update(of=("self",)).filter(code__in=codes)
    rows = managed.select_related("parent", "successor").order_by("pk")
    desk = _Desk({row.code: row for row in rows}, intake, by, Refusals())
    desk.enter()
    desk.correct()
    desk.refusals.settle()
    record("sheets.apply_organisations", f"organisation:{min(codes)}", intake, by)


@dataclass(slots=True)
class _Desk:
    """One sheet being taken in; ``bodies`` are those that can be named in it so far."""

    bodies: dict[str, Organisation]
    intake: Intake
    by: Actor
    refusals: Refusals

    def enter(self) -> None:
        """Enter the added rows, each behind those it names."""
        waiting = {str(row.values.get("code")): row for row in self.intake.added}
        while waiting:
            ready = [
                code
                for code, row in waiting.items()
                if not {row.values.get(column) for column in _BODIES} & waiting.keys()
            ]
            for code in ready or list(waiting):  # those that name each other are refused
                self._enter(code, waiting.pop(code))

    def correct(self) -> None:
        """Take in what changed of those that are there."""
        known = dict(self.bodies)
        for code, cells in by_row(self.intake.changed).items():
            row = known.get(code)
            now = organisation_row(row) if row else None
            if self.refusals.agree(now, cells.values()) and row and now:
                new = {column: cell.after for column, cell in cells.items()}
                with self.refusals.at(first_of(cells)):
                    facts = self._facts({**now, **new}, facts_of(row))
                    organisations.edit(organisation=row, facts=facts, by=self.by)

    def _enter(self, code: str, row: FilledRow) -> None:
        with self.refusals.at(row.cells["code"]):
            if not row.values.get("parent"):
                raise Refused(_("Name the body above: who manages it enters this one."))
            facts = self._facts(row.values, None)
            added = organisations.add(code=code, facts=facts, by=self.by)
            self.bodies[code] = added
            # Who manages a body manages those below it, also one that is new.
            role = self.by.roles[cast("Organisation", facts.parent).code]
            self.by = replace(self.by, roles={**self.by.roles, code: role})

    def _facts(self, row: Mapping[str, Value], old: Facts | None) -> Facts:
        told: dict[str, Any] = {
            column: self._body(row.get(column), getattr(old, column, None))
            for column in _BODIES
        }
        return Facts(
            name=str(row.get("name") or ""),
            kind=str(row.get("kind") or ""),
            valid_from=_day(row.get("valid_from")),
            valid_to=_day(row.get("valid_to")),
            **told,
        )

    def _body(self, code: Value, old: Organisation | None) -> Organisation | None:
        """Return the body a cell names: one that stands there now, is managed, or is new."""
        if not code:
            return None
        if old and old.code == code:
            return old
        if code not in self.bodies:
            raise Refused(
                _("“%(code)s” is no body you manage, and is not new in this file. Correct "
                  "the code.")
                % {"code": code}
            )  # fmt: skip
        return self.bodies[str(code)]


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
