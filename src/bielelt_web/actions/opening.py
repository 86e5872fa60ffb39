"""Opening the reports of a period: one measure per assignment that is due or continuing."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.periods import bounds
from bielelt.core.roles import Actor, Permission, require
from bielelt.core.scales import scale_on
from bielelt.core.schedules import Term, open_terms
from bielelt.core.workflow import State
from bielelt_web.actions import audit
from bielelt_web.models import (
    Assignment,
    Citation,
    Decision,
    Measure,
    Organisation,
    PeriodReport,
)
from bielelt_web.queries.duties import (
    assignments_in,
    calendar_of,
    previous_measures,
)


def open_all(*, organisations: Sequence[Organisation], on: date, by: Actor) -> int:
    """Open every report that is open on ``on`` and bring those in draft up to date.

    Args:
        organisations: whose reports.
        on: the day; decides which periods are open.
        by: the worker or a registrar; needs REPORT_OPEN in each organisation.

    Returns:
        How many measures were added. Each report is a transaction of its own, so that one
        that fails keeps nobody else's closed.

    """
    added = 0
    for organisation in organisations:
        calendar = calendar_of(organisation, on)
        for period, due_on in open_terms(on, calendar=calendar):
            added += open_report(
                organisation=organisation,
                period=period,
                due_on=due_on,
                calendar=calendar,
                on=on,
                by=by,
            )
    return added


@transaction.atomic
def open_report(
    *,
    organisation: Organisation,
    period: str,
    due_on: date,
    calendar: Sequence[Term],
    on: date,
    by: Actor,
) -> int:
    """Open the report of one organisation, or add what was assigned since to its draft.

    Args:
        organisation: whose report.
        period: as in ``core.periods``.
        due_on: when it has to be submitted.
        calendar: the province's; decides which schedules belong into the period.
        on: the day of opening; the report keeps the scale in force on it.
        by: the worker or a registrar; needs REPORT_OPEN.

    Returns:
        How many measures were added: 0 where there is nothing to report, the report has
        left the draft, or its measures are all there already.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: ``period`` is no period.

    Source:
        Methodology §9.

    """
    require(by, Permission.REPORT_OPEN, organisation=organisation.code)
    _check_period(period)
    owed = assignments_in(organisation, period, calendar=calendar)
    if not owed:
        return 0
    report, is_new = PeriodReport.objects.select_for_update().get_or_create(
        organisation=organisation,
        period=period,
        source=None,
        defaults={
            "state": State.DRAFT,
            "scale": scale_on(on).key,
            "opened_on": on,
            "due_on": due_on,
        },
    )
    if report.state != State.DRAFT:
        return 0
    there = set(
        Measure.objects.filter(citation__report=report).values_list("assignment", flat=True)
    )
    measures = new_measures(report, [row for row in owed if row.pk not in there])
    added = len(Measure.objects.bulk_create(measures))
    if added:
        audit.record(
            "opening.open_report",
            f"report:{report.pk}",
            by,
            after={"period": period, "is_new": is_new, "measures": added},
        )
    return added


def _check_period(period: str) -> None:
    try:
        bounds(period)
    except ValueError:
        raise Refused(
            _("“%(found)s” is no period. Write the year alone or with -Q1…-Q4, -H1, -H2 or "
              "-M9, e.g. 2024-H1.")
            % {"found": period}
        ) from None  # fmt: skip


def new_measures(report: PeriodReport, missing: Sequence[Assignment]) -> list[Measure]:
    """Return a measure per assignment for another action to write; cite their decisions.

    Args:
        report: the report, saved.
        missing: assignments with clause and decision, in the order of the acts.

    """
    before = previous_measures(missing, report.period)
    citations = _cite(report, [row.clause.decision for row in missing])
    last = Measure.objects.filter(citation__report=report).aggregate(n=Max("serial"))["n"]
    return [
        _new_measure(citations[row.clause.decision_id], row, serial, before.get(row.pk))
        for serial, row in enumerate(missing, start=(last or 0) + 1)
    ]


def _cite(report: PeriodReport, decisions: Sequence[Decision]) -> dict[int, Citation]:
    """Return the citation of each decision, after writing those that are missing."""
    there = {row.decision_id: row for row in report.citations.all()}
    missing = [d for d in dict.fromkeys(decisions) if d.pk not in there]
    new = Citation.objects.bulk_create(
        Citation(
            report=report,
            decision=decision,
            serial=serial,
            kind=decision.kind,
            title=decision.title or None,
            date=decision.date,
            number=decision.number or None,
        )
        for serial, decision in enumerate(missing, start=len(there) + 1)
    )
    return there | {row.decision_id: row for row in new}


def _new_measure(
    citation: Citation, assignment: Assignment, serial: int, before: Measure | None
) -> Measure:
    return Measure(
        citation=citation,
        assignment=assignment,
        previous=before,
        serial=serial,
        label=assignment.clause.label or None,
        text=assignment.clause.text or None,
        weight=assignment.weight,
        due_on=assignment.due_on,
        delegate_id=before.delegate_id if before else None,
    )
