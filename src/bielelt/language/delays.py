"""How a text missed the time that its duty sets, told one way.

By its own words, by an act that came too late, by the days that it tells, or because it tells
of work that still goes on, or of no day at all.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from functools import lru_cache

from bielelt.language.calendar import day_in
from bielelt.language.dates import CACHED, find_dates
from bielelt.language.due import DueDay, find_due_days
from bielelt.language.late_events import late_by_the_text, ran_past
from bielelt.language.lateness import (
    admitted_late,
    applied_late,
    begun_late,
    late_deed,
    sent_late,
    too_slow,
)
from bielelt.language.stages import Stage, StageWord, find_stages
from bielelt.language.terms import Recurrence, find_terms

_OPEN = (Stage.UNDER_WAY, Stage.WAITING)
_OVERDUE = re.compile(
    r"\bхугацаанаас(?:\s+[\w-]+){0,4}?\s+(?:хоцор|хожимд)(?:ч\b|ож\b|(?:сон|лоо|ов|жээ)(?:\s+бай\w+)?(?=\s*[.,;]|\s*$))",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    r"\s*(?:,|,?\s*буюу|\(|,?\s*тодруулбал,?)\s*(?:\d{4}\s+оны\s+)?", re.IGNORECASE
)
_MORE_TIME = re.compile(r"\bхугацаа\w*\s+(?:\S+\s+){0,9}?сунга", re.IGNORECASE)
_THAT_IS = re.compile(
    r"\s*(?:,|,?\s*буюу|\(|,?\s*тодруулбал,?)\s*(?:\d{4}\s+оны\s+)?", re.IGNORECASE
)
_TIME = re.compile(
    r"\d-?нд\b|\bхугацаа|\bсар|\bулирал|\bулирл|\bөдөр|\bхоног", re.IGNORECASE
)

_Span = tuple[int, int]


class Delay(StrEnum):
    """What shows that something was late."""

    ADMITTED = auto()
    """The text says by how many days."""
    APPLIED = auto()
    """The act came after the day from which it had to apply."""
    BY_EVENT = auto()
    """It took longer from, or before, an event that the text tells."""
    DONE = auto()
    """It was done after the only day by which it was due."""
    OVERDUE = auto()
    """The day is over, and the text says that it was late."""
    OPEN = auto()
    """The day is over, and the work goes on."""
    UNTOLD = auto()
    """The day is over, and nothing says when it was done."""

    @property
    def is_sure(self) -> bool:
        """Whether the text itself tells the delay."""
        return self in (Delay.ADMITTED, Delay.BY_EVENT, Delay.DONE, Delay.OVERDUE)


@dataclass(frozen=True, slots=True)
class Delayed:
    """A delay: the words of the duty, those of the text if any, the due day and that of the deed."""

    kind: Delay
    wanted: _Span
    told: _Span | None = None
    due: dt.date | None = None
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """When the decision was issued and when the report is of."""

    issued: dt.date | None
    reported: dt.date | None

    @property
    def within(self) -> tuple[dt.date, dt.date] | None:
        """The days between which a day without its year lies."""
        return (self.issued, self.reported) if self.issued and self.reported else None

    @property
    def weeks(self) -> int | None:
        """How many weeks passed between both."""
        return (self.within[1] - self.within[0]).days // 7 if self.within else None


def find_delay(duty: str, text: str, days: Days, *, full: bool) -> Delayed | None:
    """Return how ``text`` missed the time that ``duty`` sets, the surest first.

    Args:
        duty: a clause.
        text: its progress.
        days: when the decision was issued and when the report is of.
        full: whether it is rated 100; below, nothing is asked but whether days were missed.

    """
    return next(_delays(duty, text, days, full=full), None)


def _delays(duty: str, text: str, days: Days, *, full: bool) -> Iterator[Delayed]:
    if full and (late := admitted_late(duty, text)):
        yield Delayed(Delay.ADMITTED, late.wanted, late.told)
    if full and days.issued and (late := applied_late(duty, text, days.issued)):
        yield Delayed(Delay.APPLIED, late.wanted, late.told)
    if full and (late := too_slow(duty, text)):
        yield Delayed(Delay.BY_EVENT, late.wanted, late.told)
    if late := late_by_the_text(duty, text, days.within):
        yield Delayed(Delay.BY_EVENT, late.wanted, late.told)
    due = _as_one(duty, find_due_days(duty, days.issued)) or _due_each_year(duty, days)
    if len(due) == 1 and days.reported is not None and due[0].day < days.reported:
        yield from _after(duty, text, due[0], days, full=full)


def _as_one(duty: str, due: tuple[DueDay, ...]) -> tuple[DueDay, ...]:
    """Return two names of one day as one: «намар эхлэхээс өмнө буюу 8 дугаар сарын 25-ны дотор»."""
    if len(due) != 2 or not _THAT_IS.fullmatch(duty, due[0].end, due[1].start):  # noqa: PLR2004
        return due
    last = max(due, key=lambda one: one.day)
    return (replace(last, start=due[0].start, end=due[1].end),)


@lru_cache(maxsize=CACHED)
def _due_each_year(duty: str, days: Days) -> tuple[DueDay, ...]:
    """Return the day of the report's year on which «жил бүрийн 11 дүгээр сарын 20» comes round.

    Of an earlier year others have reported; what is done for a later one is not late.
    """
    if days.issued is None or days.reported is None:
        return ()
    new_year = days.reported.replace(month=1, day=1)
    found = (
        (term, day_in(replace(term.moment, every=Recurrence.ONCE), on=new_year)[0])
        for term in find_terms(duty)
        if term.moment.every is Recurrence.YEARLY and term.moment.month_day
    )
    return tuple(
        DueDay(term.start, term.end, day)
        for term, day in found
        if day and days.issued <= day
    )


def _after(
    duty: str, text: str, due: DueDay, days: Days, *, full: bool
) -> Iterator[Delayed]:
    """Yield what shows that the only due day of a duty, which is over, was missed."""
    if _MORE_TIME.search(text):
        return
    wanted, within = (due.start, due.end), days.within
    deed = late_deed(text, due.day, within, duty)
    deed = deed or sent_late(duty, due.end, text, due.day, within)
    if deed:
        yield Delayed(Delay.DONE, wanted, (deed.start, deed.end), due.day, deed.day)
    ran = ran_past(duty, text, due.day, within)
    if ran := ran or begun_late(duty, due.end, text, due.day):
        yield Delayed(Delay.DONE, wanted, ran.told, due.day, ran.day)
    if admitted := _OVERDUE.search(text):
        yield Delayed(Delay.OVERDUE, wanted, admitted.span(), due.day)
    if any(find_dates(text)):
        return
    stages = find_stages(text)
    if _is_open(stages):
        told = stages[-1].since, stages[-1].end
        yield Delayed(Delay.OPEN, wanted, told, due.day)
    elif full and not _TIME.search(text):
        yield Delayed(Delay.UNTOLD, wanted, None, due.day)


def _is_open(stages: tuple[StageWord, ...]) -> bool:
    return bool(stages) and all(word.stage in _OPEN for word in stages)
