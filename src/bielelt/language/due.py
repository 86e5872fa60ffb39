"""Days by which a clause wants something done: «11 дүгээр сарын 10-ны дотор»."""

import datetime as dt
from dataclasses import dataclass

from bielelt.language.calendar import day_in
from bielelt.language.terms import Recurrence, find_terms


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day by which something is due once; ``start`` and ``end`` are the span of its words."""

    start: int
    end: int
    day: dt.date


def find_due_days(text: str, on: dt.date | None) -> tuple[DueDay, ...]:
    """Return the days by which ``text`` wants something done, in order.

    Args:
        text: a clause.
        on: the day of its act; years that are not written are taken from it.

    """
    once = [term for term in find_terms(text) if term.moment.every is Recurrence.ONCE]
    days = [(term, day_in(term.moment, on=on)[0]) for term in once]
    return tuple(DueDay(term.start, term.end, day) for term, day in days if day)
