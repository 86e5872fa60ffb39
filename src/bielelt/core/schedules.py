"""Which assignments are reported in which period, and when a report opens and is due.

A clause may have a schedule of its own; a province's calendar is only the default. The days
below are what the published reports show, not what a regulation was read to say; a province
keeps its own, with dates.

Source: docs/methodology.md §9.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from bielelt.core.periods import bounds, parse_period, period_of


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often a clause is reported; ``parts`` is None where the calendar decides."""

    key: str
    name: str
    english: str
    parts: frozenset[str] | None


SCHEDULES: dict[str, Schedule] = {
    schedule.key: schedule
    for schedule in (
        Schedule("default", "Календарийн дагуу", "By the calendar", None),
        Schedule(
            "quarterly", "Улирал бүр", "Every quarter", frozenset({"Q1", "H1", "M9", ""})
        ),
        Schedule(
            "half_yearly",
            "Хагас, бүтэн жилээр",
            "Half and full year",
            frozenset({"H1", ""}),
        ),
        Schedule("yearly", "Жилд нэг удаа", "Once a year", frozenset({""})),
    )
}


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a calendar: a part of the year, the days it opens and is due.

    ``opens`` and ``due`` are (month, day); ``due_next_year`` moves the due day into the
    year after. ``for_all``: clauses without a schedule of their own are reported then.
    """

    part: str
    opens: tuple[int, int]
    due: tuple[int, int]
    due_next_year: bool = False
    for_all: bool = False

    def opens_on(self, year: int) -> date:
        """Return the day on which the report of ``year`` opens."""
        return date(year, *self.opens)

    def due_on(self, year: int) -> date:
        """Return the day by which it has to be submitted."""
        return date(year + self.due_next_year, *self.due)


CALENDAR: tuple[Term, ...] = (
    Term("Q1", (3, 10), (3, 25)),
    Term("H1", (5, 20), (6, 25), for_all=True),
    Term("M9", (9, 10), (9, 25)),
    Term("", (11, 15), (12, 25), for_all=True),
)
"""What holds where a province has entered nothing."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What decides whether an assignment belongs into a period.

    ``completed_in`` is the last day of the earlier period whose confirmed report rated it
    100 %, None while there is none; a continuing duty is never completed.
    """

    schedule: str = "default"
    given_on: date | None = None
    due_on: date | None = None
    continuing: bool = False
    under_control: bool = True
    completed_in: date | None = None


def belongs(duty: Duty, period: str, *, calendar: Sequence[Term] = CALENDAR) -> bool:
    """Whether ``duty`` is reported in ``period``: under control, given, due or continuing.

    What was completed in an earlier period is left out unless it continues; a duty whose
    due day lies after the period is reported too, as «not due» if need be.
    """
    last = bounds(period)[1]
    if not duty.under_control or (duty.given_on and duty.given_on > last):
        return False
    if duty.completed_in and duty.completed_in < last and not duty.continuing:
        return False
    return parse_period(period)[1] in parts_of(duty.schedule, calendar)


def parts_of(schedule: str, calendar: Sequence[Term]) -> Collection[str]:
    """Return the parts of the year in which a schedule is reported."""
    own = SCHEDULES[schedule].parts
    return {term.part for term in calendar if term.for_all} if own is None else own


def open_terms(
    day: date, *, calendar: Sequence[Term] = CALENDAR
) -> tuple[tuple[str, date], ...]:
    """Return (period, due day) of every report that is open on ``day`` and not yet past.

    A report opens on its day and can be opened until the next year's one does.
    """
    found = []
    for term in calendar:
        years = [y for y in (day.year - 1, day.year) if term.opens_on(y) <= day]
        found += [
            (period_of(year, term.part), term.due_on(year))
            for year in years
            if day <= max(bounds(period_of(year, term.part))[1], term.due_on(year))
        ]
    return tuple(sorted(found, key=lambda pair: pair[1]))
