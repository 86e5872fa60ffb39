"""Bringing over reports that were written elsewhere: each is entered as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.periods import bounds, period_name
from bielelt.core.report import NOT_DUE, Rating
from bielelt.core.roles import Actor, Permission, require
from bielelt.core.scales import scale_by_key, scale_on
from bielelt.core.workflow import TRANSITIONS, State
from bielelt_web.actions import audit, search
from bielelt_web.actions.measures import check, check_complete, fill, quantities_of
from bielelt_web.actions.opening import new_measures
from bielelt_web.models import (
    Assignment,
    Measure,
    Organisation,
    PeriodReport,
    Quantity,
)
from bielelt_web.queries.drafts import Draft
from bielelt_web.queries.signing import signatory

FORWARD = tuple(step for step in TRANSITIONS if not step.is_return)
"""The steps of a report that is never sent back, in their order."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Who took a step, by login or by the name on paper, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Course:
    """How a report went: the steps of ``FORWARD`` it took, so as many as there are."""

    opened_on: date
    due_on: date
    prepared_by: str
    steps: tuple[Taken, ...] = ()

    @property
    def state(self) -> State:
        """How far it came."""
        return FORWARD[len(self.steps) - 1].target if self.steps else State.DRAFT


@dataclass(frozen=True, slots=True)
class Entry:
    """What a report says of one assignment: words and self rating, then the upper rating.

    ``written`` is by whom and when, ``rated`` who gave the upper rating; both may be missing
    where the report did not come so far.
    """

    assignment: Assignment
    draft: Draft = field(default_factory=Draft)
    written: Taken | None = None
    is_done: bool = False
    upper: Rating = None
    upper_reason: str = ""
    rated: Taken | None = None


@transaction.atomic
def enter_period(
    *,
    organisation: Organisation,
    period: str,
    entries: Sequence[Entry],
    course: Course,
    by: Actor,
) -> PeriodReport:
    """Enter a report of an organisation as a whole, as it stood when it was brought over.

    Args:
        organisation: whose report.
        period: as in ``core.periods``; its last day decides on the scale.
        entries: one per assignment, in the order of the table.
        course: how far the report had come, through whom and when.
        by: who enters it; needs IMPORT_ACCEPT, as for a report from a file.

    Returns:
        The report. Its measures follow those of earlier periods; one audit entry names them
        all. What has been entered is written, assessed and confirmed on like any other.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        InvalidRating: no step of the scale.
        Refused: the period has its report, an assignment is not this organisation's, stands
            twice or was given later, a difference has no reason, or something is missing
            that the report must have had to come so far.

    Source:
        Methodology §7, §9; product.md §3.

    """
    require(by, Permission.IMPORT_ACCEPT, organisation=organisation.code)
    _check_entries(organisation, period, entries)
    report = _new_report(organisation, period, course)
    for entry in entries:
        _check_entry(report, entry)
    report.save()
    rows = new_measures(report, [entry.assignment for entry in entries])
    for row, entry in zip(rows, entries, strict=True):
        _fill(row, entry)
    Measure.objects.bulk_create(rows)
    Quantity.objects.bulk_create(
        quantity
        for row, entry in zip(rows, entries, strict=True)
        for quantity in quantities_of(row, entry.draft)
    )
    search.index_report(report)
    audit.record(
        "history.enter_period",
        f"report:{report.pk}",
        by,
        after={
            "period": period,
            "state": report.state,
            "measures": [row.pk for row in rows],
        },
    )
    return report


def _new_report(organisation: Organisation, period: str, course: Course) -> PeriodReport:
    """Return the report, not saved, with the names and days of its course."""
    report = PeriodReport(
        organisation=organisation,
        period=period,
        state=course.state,
        scale=scale_on(bounds(period)[1]).key,
        opened_on=course.opened_on,
        due_on=course.due_on,
    )
    for step, taken in zip(FORWARD, course.steps, strict=False):
        _take(report, step.key, taken, course)
    return report


def _take(report: PeriodReport, step: str, taken: Taken, course: Course) -> None:
    if step == "sign_off":
        reviewer = signatory(report.organisation, taken.by)
        preparer = signatory(report.organisation, course.prepared_by)
        report.reviewed_by, report.reviewed_position = reviewer.name, reviewer.position
        report.prepared_by, report.prepared_position = preparer.name, preparer.position
        report.reviewed_at = taken.at
    elif step == "submit":
        report.submitted_at = taken.at
    elif step == "assess":
        report.assessed_by, report.assessed_at = taken.by, taken.at
    elif step == "confirm":
        report.confirmed_by, report.confirmed_at = taken.by, taken.at


def _fill(row: Measure, entry: Entry) -> None:
    fill(row, entry.draft)
    if entry.written:
        row.edited_by, row.edited_at = entry.written.by, entry.written.at
        row.version = 1
    if entry.written and entry.is_done:
        row.done_by, row.done_at = entry.written.by, entry.written.at
    row.upper_percent = entry.upper if isinstance(entry.upper, int) else None
    row.upper_not_due = entry.upper == NOT_DUE
    row.upper_reason = entry.upper_reason
    if entry.rated:
        row.upper_by, row.upper_at = entry.rated.by, entry.rated.at


def _check_entries(
    organisation: Organisation, period: str, entries: Sequence[Entry]
) -> None:
    written = PeriodReport.objects.filter(organisation=organisation, source=None)
    if written.filter(period=period).exists():
        raise Refused(
            _("%(organisation)s has its report for %(period)s already. Open that one.")
            % {"organisation": organisation.name, "period": period_name(period)}
        )
    last = bounds(period)[1]
    seen: set[int] = set()
    for entry in entries:
        given = entry.assignment
        early = given.given_on is None or given.given_on <= last
        if given.organisation_id == organisation.pk and early and given.pk not in seen:
            seen.add(given.pk)
            continue
        raise Refused(
            _("“%(clause)s” cannot stand in this report: it was given to somebody else or "
              "after the period, or stands here twice. Take it out.")
            % {"clause": given.clause}
        )  # fmt: skip


def _check_entry(report: PeriodReport, entry: Entry) -> None:
    """Refuse what the report cannot hold, or must have had to come so far."""
    check(report, entry.draft)
    if entry.is_done:
        check_complete(entry.draft)
    if entry.upper is not None:
        scale_by_key(report.scale).rate(entry.upper)
        if entry.upper != entry.draft.value and not entry.upper_reason.strip():
            _refuse(entry, _("the reason why the upper rating differs"))
    if report.state != State.DRAFT and not (entry.is_done and entry.written):
        _refuse(entry, _("who finished it"))
    is_rated = entry.upper is not None and entry.rated is not None
    if report.state not in _BEFORE_ASSESSMENT and not is_rated:
        _refuse(entry, _("the upper rating"))


_BEFORE_ASSESSMENT = frozenset({State.DRAFT, State.REVIEWED, State.SUBMITTED})


def _refuse(entry: Entry, missing: str) -> None:
    raise Refused(
        _(
            "Clause %(clause)s lacks %(missing)s, without which the report did not come so far."
        )
        % {"clause": entry.assignment.clause, "missing": missing}
    )
