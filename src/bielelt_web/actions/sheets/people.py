"""The sheet of people: names, addresses and roles corrected, new people invited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, Role
from bielelt.sheets import PEOPLE, Changed, FilledRow, Value, row_key
from bielelt_web.actions import invitations, memberships, persons
from bielelt_web.actions.sheets.base import (
    Intake,
    Refusals,
    by_row,
    first_of,
    record,
    refuse_nothing,
)
from bielelt_web.models import Membership, Organisation, User
from bielelt_web.queries.sheets import person_row

PERSON = ("given_name", "fathers_name", "email")
ROLE = ("role", "valid_to")


@transaction.atomic
def apply_people(*, intake: Intake, origin: str, at: datetime, by: Actor) -> None:
    """Correct people and roles as a sheet says, and invite those it adds.

    Args:
        intake: the changed cells, the added rows, and all rows of the file: those of one
            person have to say the same of them.
        origin: the address of the site for the links in the mails.
        at: now.
        by: who takes it in; needs PEOPLE_MANAGE in each organisation, and to correct a
            person wherever they have a role.

    Raises:
        CellsRefused: rows contradict each other, a new person has no address, or an action
            refuses the row; nothing is written, nobody gets a mail.
        Refused: nothing is to be taken in.

    """
    refuse_nothing(intake)
    codes = by.where(Permission.PEOPLE_MANAGE)
    managed = Organisation.objects.filter(code__in=codes)
    rows = (
        Membership.objects.select_for_update(of=("self",))
        .filter(organisation__in=managed)
        .select_related("user", "organisation")
        .order_by("pk")
    )
    held = {row_key(PEOPLE, person_row(row)): row for row in rows}
    desk = _Desk(held, intake, origin, at, by, Refusals())
    desk.correct()
    desk.invite({row.code: row for row in managed})
    desk.refusals.settle()
    record("sheets.apply_people", f"organisation:{min(codes)}", intake, by)


@dataclass(slots=True)
class _Desk:
    """One sheet being taken in; ``held`` are the memberships by the keys of their rows."""

    held: Mapping[str, Membership]
    intake: Intake
    origin: str
    at: datetime
    by: Actor
    refusals: Refusals

    def correct(self) -> None:
        """Take in what changed of people, then of their roles."""
        said: dict[int, list[Changed]] = {}
        rest: list[tuple[Membership, dict[str, Changed]]] = []
        for key, cells in by_row(self.intake.changed).items():
            row = self.held.get(key)
            now = person_row(row) if row else None
            if self.refusals.agree(now, cells.values()) and row:
                of_person = [cell for cell in cells.values() if cell.column in PERSON]
                said.setdefault(row.user_id, []).extend(of_person)
                rest.append((row, {c: v for c, v in cells.items() if c in ROLE}))
        users = {row.user_id: row.user for row, _cells in rest}
        for pk, of_person in said.items():
            if of_person:
                self._correct_person(users[pk], of_person)
        for row, of_role in rest:
            if of_role:
                self._change_role(row, of_role)

    def invite(self, managed: Mapping[str, Organisation]) -> None:
        """Send everybody who is new in the sheet an invitation."""
        addresses = {row.user.get_username(): row.user.email for row in self.held.values()}
        for row in self.intake.added:
            values = row.values
            place = managed.get(str(values.get("organisation")))
            reason = self._why_not(values, addresses)
            if reason:
                self.refusals.add(_cell(row, reason[0]), reason[1])
            elif place is None:
                self.refusals.add(
                    _cell(row, "organisation"),
                    _("“%(code)s” is no body you manage. Correct the code.")
                    % {"code": values.get("organisation")},
                )
            else:
                with self.refusals.at(_cell(row, "email")):
                    invitations.invite(
                        email=str(values["email"]),
                        organisation=place,
                        role=Role(str(values["role"])),
                        origin=self.origin,
                        at=self.at,
                        by=self.by,
                    )

    def _why_not(
        self, row: Mapping[str, Value], addresses: Mapping[str, str]
    ) -> tuple[str, str] | None:
        """Return the column and the reason for which a new row cannot be an invitation."""
        email, login = str(row.get("email") or ""), str(row.get("login"))
        if not _is_address(email):
            return "email", _(
                "Somebody new is invited by e-mail. Write the address of this person."
            )
        if row.get("valid_to"):
            return "valid_to", _(
                "Who is invited has no last day yet. Write it when they have accepted."
            )
        known = addresses.get(login)
        if known is not None and known.lower() != email.lower():
            return "email", _(
                "“%(login)s” has another address. Write that one, or another login."
            ) % {"login": login}
        return None

    def _correct_person(self, user: User, said: Sequence[Changed]) -> None:
        new: dict[str, Value] = {}
        for cell in said:
            if new.setdefault(cell.column, cell.after) != cell.after:
                self._contradicted(cell.cell)
                return
        if not self._is_one_voice(user, new):
            return
        now = {
            "given_name": user.first_name,
            "fathers_name": user.last_name,
            "email": user.email,
        }
        told = {key: str(new.get(key, now[key]) or "") for key in PERSON}
        with self.refusals.at(said[0].cell):
            persons.correct(user=user, today=localdate(self.at), by=self.by, **told)

    def _is_one_voice(self, user: User, new: Mapping[str, Value]) -> bool:
        """Refuse other rows of a plain table that say otherwise of the same person."""
        others = [
            row.cells[column]
            for row in self.intake.rows
            if row.values.get("login") == user.get_username() and not row.exported
            for column, value in new.items()
            if column in row.values and row.values[column] != value
        ]
        for cell in others:
            self._contradicted(cell)
        return not others

    def _contradicted(self, cell: str) -> None:
        self.refusals.add(
            cell,
            _(
                "Another row says otherwise of the same person. Write the same in all of them."
            ),
        )

    def _change_role(self, row: Membership, cells: Mapping[str, Changed]) -> None:
        now = {**person_row(row), **{key: cell.after for key, cell in cells.items()}}
        with self.refusals.at(first_of(cells)):
            if now["role"] is None:
                raise Refused(_("A role is not taken away here. Give it a last day."))
            memberships.change(
                membership=row,
                role=Role(str(now["role"])),
                position=row.position,
                valid_to=cast("date | None", now["valid_to"]),
                by=self.by,
            )


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _cell(row: FilledRow, column: str) -> str:
    return row.cells.get(column) or next(iter(row.cells.values()))
