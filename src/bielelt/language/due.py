"""Days by which a clause wants something done: «11 дүгээр сарын 10-ны дотор»."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from bielelt.language.calendar import day_in
from bielelt.language.dates import find_dates
from bielelt.language.terms import Recurrence, Term, find_terms

# «4 дүгээр сарын 1-ний байдлаар тооцох», «4 дүгээр сарын 10-ны өдөр ирүүлэх»; not what was so
# on that day («… байдлаар бүртгэлтэй өрх») or was done on it («… өдөр баталсан»).
_ON_THAT_DAY = re.compile(
    r"(?:-?\s?(?:ны|ний))?(?:\s+өдрийн\s+байдлаар|\s+байдлаар|(?:\s+өдөр|(?<=өдөр))(?!\w))"
    r"(?!\s+\w+(?:с[аэоө]н|т[аэо]й)\b)(?!\s+\w+\s+\w+с[аэоө]н\b)",
    re.IGNORECASE,
)
# «голомт гарсан тохиолдолд … 14 хоногт багтаан»: days that run from something else than the act.
_IF = re.compile(
    r"\b(?:тохиолд(?:олд|вол)|үед|нөхцөлд|даруй|\w{2,}(?<!зө)(?<!дө)(?:вал|вэл|вол|вөл)|\w+сан\s+этгээд\w*)\b",
    re.IGNORECASE,
)


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
    once = [
        term
        for term in find_terms(text)
        if term.moment.every is Recurrence.ONCE and not runs_from_an_event(text, term)
    ]
    days = [(term, day_in(term.moment, on=on)[0]) for term in once]
    return tuple(DueDay(term.start, term.end, day) for term, day in days if day)


def runs_from_an_event(text: str, term: Term) -> bool:
    """Whether days are counted from what may happen, so that no day of the act is due."""
    counted = term.moment.days is not None or term.moment.working
    return counted and bool(_IF.search(text, 0, term.start))


def find_days_to_come(text: str, on: dt.date | None) -> tuple[DueDay, ...]:
    """Return the due days of ``text``; without any, the days on or as of which to do it.

    Before such a day nothing can be done, so it is no deadline that work may miss by a week;
    but once it is over the time has come. Days before ``on`` tell what was so before.
    """
    due = find_due_days(text, on)
    if due or on is None:
        return due
    days = [
        (found, told, replace(found, year=found.year or on.year).value)
        for found in find_dates(text)
        if (told := _ON_THAT_DAY.match(text, found.end))
    ]
    return tuple(
        DueDay(found.start, told.end(), day)
        for found, told, day in days
        if day is not None and day >= on
    )
