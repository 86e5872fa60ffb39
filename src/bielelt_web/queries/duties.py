"""What an organisation owes in a period: its assignments, and the calendar it follows."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from bielelt.core.periods import bounds, order
from bielelt.core.schedules import CALENDAR, Duty, Term, belongs
from bielelt.core.workflow import LOCKED
from bielelt_web.models import (
    Assignment,
    CalendarTerm,
    Decision,
    Measure,
    Organisation,
)


def calendar_of(organisation: Organisation, day: date) -> tuple[Term, ...]:
    """Return the calendar in force on ``day``: the province's rows, else the common ones."""
    above = [organisation.pk, organisation.parent_id]
    rows = CalendarTerm.objects.filter(organisation__in=above, since__lte=day)
    own = {row.part: row.term for row in rows.order_by("since", "id")}
    return tuple(own.get(term.part, term) for term in CALENDAR)


def assignments_in(
    organisation: Organisation, period: str, *, calendar: Sequence[Term]
) -> list[Assignment]:
    """Return what ``organisation`` has to report on in ``period``, in the order of the acts.

    Two queries: the assignments with clause and decision, and what was completed before.
    """
    last = bounds(period)[1]
    rows = (
        Assignment.objects.filter(organisation=organisation)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=last))
        .filter(clause__in_control=True, clause__decision__control=Decision.Control.TAKEN)
        .select_related("clause__decision")
        .order_by("clause__decision__kind", "clause__decision", "clause")
    )
    completed = _completed(organisation)
    return [
        row
        for row in rows
        if belongs(_duty(row, completed.get(row.pk)), period, calendar=calendar)
    ]


def previous_measures(assignments: Iterable[Assignment], period: str) -> dict[int, Measure]:
    """Return per assignment its measure in the last report before ``period``. One query."""
    before = order(period)
    rows = Measure.objects.filter(assignment__in=list(assignments)).select_related(
        "citation__report"
    )
    found: dict[int, Measure] = {}
    for row in sorted(rows, key=lambda m: (order(m.citation.report.period), m.pk)):
        if order(row.citation.report.period) < before:
            found[row.assignment_id] = row
    return found


def _completed(organisation: Organisation) -> dict[int, date]:
    """Return per assignment the last day of the first period that confirmed 100 %."""
    rows = Measure.objects.filter(
        citation__report__organisation=organisation,
        citation__report__state__in=LOCKED,
        upper_percent=100,
    ).values_list("assignment", "citation__report__period")
    found: dict[int, date] = {}
    for assignment, period in rows:
        last = bounds(period)[1]
        found[assignment] = min(last, found.get(assignment, last))
    return found


def _duty(row: Assignment, completed_in: date | None) -> Duty:
    return Duty(
        schedule=row.schedule,
        given_on=row.given_on,
        due_on=row.due_on,
        continuing=row.continuing,
        completed_in=completed_in,
    )
