"""The reporting calendars somebody looks after."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt.core.schedules import CALENDAR, Term
from bielelt_web.models import CalendarTerm, Organisation
from bielelt_web.queries.organisations import uppermost


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the year: what holds today, from when, and the rows around it.

    ``since`` is None where the common default holds. ``coming`` hold later, ``past`` held
    before, newest first.
    """

    part: str
    term: Term
    since: date | None
    coming: list[CalendarTerm]
    past: list[CalendarTerm]


def managed(actor: Actor) -> QuerySet[Organisation]:
    """Return whose calendar the person sets; the bodies below follow."""
    return uppermost(actor, Permission.CALENDAR_MANAGE)


def get_managed(actor: Actor, code: str) -> Organisation:
    """Return one of them; unknown and forbidden are the same 404."""
    return get_object_or_404(managed(actor), code=code)


def rows_of(organisation: Organisation, on: date) -> list[Row]:
    """Return the calendar of an organisation, in the order of the year. One query."""
    terms = list(organisation.calendar.order_by("-since", "-id"))
    return [_row(term, [t for t in terms if t.part == term.part], on) for term in CALENDAR]


def _row(default: Term, terms: list[CalendarTerm], on: date) -> Row:
    begun = [t for t in terms if t.since <= on]
    return Row(
        part=default.part,
        term=begun[0].term if begun else default,
        since=begun[0].since if begun else None,
        coming=[t for t in terms if t.since > on],
        past=begun[1:],
    )
