"""What has to be told about the reports of an organisation, and who works on them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from bielelt.core.notices import ExtensionState, Matter, MeasureState, Person
from bielelt.core.roles import REACHING_BELOW, Role
from bielelt.core.workflow import LOCKED, State
from bielelt_web.models import (
    Extension,
    Measure,
    Membership,
    Organisation,
    PeriodReport,
    Substitution,
)
from bielelt_web.queries.reports import full_name

# A measure without a label is named by so many letters of its text.
BEGINNING = 40


def in_force(on: date) -> QuerySet[Organisation]:
    """Return the organisations that exist on a day; ``valid_to`` is the last one."""
    return Organisation.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
    ).select_related("parent")


def unfinished(organisations: Iterable[Organisation]) -> QuerySet[PeriodReport]:
    """Return the reports written here that are not confirmed."""
    return PeriodReport.objects.filter(
        organisation__in=organisations, source__isnull=True
    ).exclude(state__in=LOCKED)


def matters_of(reports: QuerySet[PeriodReport]) -> list[Matter]:
    """Return ``reports`` with what may have to be told about them. Three queries."""
    rows = list(reports.select_related("organisation__parent").order_by("pk"))
    measures = _measures(rows)
    extensions = _extensions(measures)
    return [_matter(row, measures[row.pk], extensions[row.pk]) for row in rows]


def people_of(organisation: Organisation, on: date) -> list[Person]:
    """Return who has a role in ``organisation`` on a day; of two the nearer. One query."""
    above = [organisation.parent_id]
    if organisation.parent:
        above.append(organisation.parent.parent_id)
    line = [organisation.pk, *(key for key in above if key)]
    rows = Membership.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        Q(organisation=organisation) | Q(organisation__in=line, role__in=REACHING_BELOW),
        user__is_active=True,
    ).values_list("user__username", "role", "organisation")
    found: dict[str, Person] = {}
    for login, role, place in sorted(rows, key=lambda row: line.index(row[2])):
        found.setdefault(login, Person(login, Role(role), place == organisation.pk))
    return list(found.values())


def substitutes_on(on: date) -> dict[str, list[str]]:
    """Return who does the work of an absent person on a day, by the absent. One query."""
    found = defaultdict(list)
    rows = Substitution.objects.filter(
        first_day__lte=on, last_day__gte=on, substitute__is_active=True
    )
    for absent, substitute in rows.order_by("pk").values_list(
        "absent__username", "substitute__username"
    ):
        found[absent].append(substitute)
    return dict(found)


def _measures(reports: Iterable[PeriodReport]) -> dict[int, list[Measure]]:
    found = defaultdict(list)
    rows = Measure.objects.filter(citation__report__in=reports).select_related(
        "citation", "delegate"
    )
    for row in rows.only(
        "citation__report_id", "label", "text", "serial", "due_on", "done_at",
        "delegate__username", "returned_at", "returned_reason",
    ).order_by("serial"):  # fmt: skip
        found[row.citation.report_id].append(row)
    return found


def _extensions(measures: dict[int, list[Measure]]) -> dict[int, list[Extension]]:
    report_of = {m.pk: report for report, rows in measures.items() for m in rows}
    found = defaultdict(list)
    for row in Extension.objects.filter(measure__in=list(report_of)).order_by("pk"):
        found[report_of[row.measure_id]].append(row)
    return found


def _matter(
    row: PeriodReport, measures: Iterable[Measure], extensions: Iterable[Extension]
) -> Matter:
    states = {measure.pk: _measure(measure) for measure in measures}
    return Matter(
        pk=row.pk,
        organisation=full_name(row.organisation),
        period=row.period,
        state=State(row.state),
        due_on=row.due_on,
        returned_at=_stamp(row.returned_at),
        returned_reason=row.returned_reason,
        reviewed_at=_stamp(row.reviewed_at),
        submitted_at=_stamp(row.submitted_at),
        assessed_at=_stamp(row.assessed_at),
        measures=tuple(states.values()),
        extensions=tuple(_extension(e, states[e.measure_id]) for e in extensions),
    )


def _measure(row: Measure) -> MeasureState:
    return MeasureState(
        pk=row.pk,
        name=row.label or (row.text or "")[:BEGINNING],
        due_on=row.due_on,
        is_done=row.done_at is not None,
        delegate=row.delegate.username if row.delegate else "",
        returned_at=_stamp(row.returned_at),
        returned_reason=row.returned_reason,
    )


def _extension(row: Extension, measure: MeasureState) -> ExtensionState:
    is_open = row.state == Extension.State.ASKED
    return ExtensionState(
        pk=row.pk,
        measure=measure,
        state=row.state,
        new_due_on=row.new_due_on,
        reason=row.reason if is_open else row.decision_reason,
        decided_on=localdate(row.decided_at) if row.decided_at else None,
    )


def _stamp(at: datetime | None) -> str:
    return f"{at:%Y%m%d%H%M%S}" if at else ""
