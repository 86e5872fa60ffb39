"""What is to be assessed in a period: who may see it, and how every organisation stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from bielelt.core.periods import order
from bielelt.core.roles import Actor, Permission
from bielelt.core.workflow import State
from bielelt.language.collation import key as alphabetical
from bielelt_web.models import Extension, Measure, Organisation, PeriodReport
from bielelt_web.queries.matters import in_force
from bielelt_web.queries.overview import figured

HERE = frozenset({State.SUBMITTED, State.ASSESSED, State.CONFIRMED, State.PUBLISHED})
"""States in which the body above has the report; before, its words are not final."""


def codes_of(actor: Actor) -> list[str]:
    """Return the organisations whose reports ``actor`` assesses or confirms; 404 if none."""
    assesses = actor.where(Permission.REPORT_ASSESS)
    confirms = actor.where(Permission.REPORT_CONFIRM)
    if not assesses and not confirms:
        raise Http404
    return sorted({*assesses, *confirms})


def visible(actor: Actor) -> QuerySet[PeriodReport]:
    """Return the reports written here that ``actor`` assesses or confirms."""
    return PeriodReport.objects.filter(
        organisation__code__in=codes_of(actor), source__isnull=True
    ).select_related("organisation__parent")


def get_assessed(actor: Actor, pk: int) -> PeriodReport:
    """Return one of these reports once it is here; unknown and forbidden are the same 404."""
    return get_object_or_404(visible(actor).filter(state__in=HERE), pk=pk)


def get_to_assess(actor: Actor, pk: int) -> PeriodReport:
    """Return a report that ``actor`` assesses; unknown and forbidden are the same 404."""
    codes = actor.where(Permission.REPORT_ASSESS)
    rows = visible(actor).filter(state__in=HERE, organisation__code__in=codes)
    return get_object_or_404(rows, pk=pk)


def get_measure(actor: Actor, pk: int) -> Measure:
    """Return a measure that ``actor`` assesses; unknown and forbidden are the same 404."""
    rows = Measure.objects.filter(
        citation__report__organisation__code__in=actor.where(Permission.REPORT_ASSESS),
        citation__report__state__in=HERE,
        citation__report__source__isnull=True,
    )
    joined = rows.select_related(
        "assignment__organisation",
        "assignment__clause__decision",
        "citation__report__organisation__parent",
    )
    return get_object_or_404(joined, pk=pk)


def periods_of(actor: Actor) -> tuple[list[str], str]:
    """Return the periods with reports, the last one first, and the one in work. One query.

    In work is the first period of which something waits to be assessed or confirmed, else
    the last: a report that has just opened is no reason to leave the one being assessed.
    """
    waiting = Count("pk", filter=Q(state__in=(State.SUBMITTED, State.ASSESSED)))
    rows = visible(actor).order_by().values("period").annotate(waiting=waiting)
    found = {row["period"]: row["waiting"] for row in rows}
    periods = sorted(found, key=order, reverse=True)
    in_work = next((p for p in reversed(periods) if found[p]), next(iter(periods), ""))
    return periods, in_work


def rated(prefix: str = "") -> Q:
    """Match measures that have an upper rating."""
    return Q(**{f"{prefix}upper_percent__isnull": False}) | Q(
        **{f"{prefix}upper_not_due": True}
    )


def differs(prefix: str = "") -> Q:
    """Match measures whose two ratings are both given and are not the same."""
    own, upper = f"{prefix}self_percent", f"{prefix}upper_percent"
    return (
        Q(**{f"{own}__lt": F(upper)})
        | Q(**{f"{own}__gt": F(upper)})
        | Q(**{f"{prefix}self_not_due": True, f"{upper}__isnull": False})
        | Q(**{f"{prefix}upper_not_due": True, f"{own}__isnull": False})
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation of the overview: its report with figures, and how it stands.

    ``report`` is a PeriodReport, figured, with ``rated``, ``returned`` and ``differing``.
    """

    report: Any
    extensions: int
    is_late: bool

    def mean(self, who: str) -> Fraction:
        """Return the exact percentage, below zero where nothing is due."""
        due = getattr(self.report, f"{who}_due")
        points = getattr(self.report, f"{who}_sum")
        return Fraction(points) / Fraction(due) if due else Fraction(-1)


@dataclass(frozen=True, slots=True)
class Overview:
    """One period: the lines shown, how many reports are in each state, who has no report.

    ``measures`` and ``rated`` count over the reports that are here.
    """

    lines: list[Line]
    counts: dict[str, int]
    without: list[Organisation]
    rated: int
    measures: int


def is_late(due_on: date | None, submitted_on: date | None, *, today: date) -> bool:
    """Say whether it was submitted after the due day, or has passed it unsubmitted."""
    return due_on is not None and (submitted_on or today) > due_on


SORTS: dict[str, Callable[[Line], Any]] = {
    "name": lambda _line: 0,
    "state": lambda line: list(State).index(State(line.report.state)),
    "due": lambda line: line.report.due_on or date.max,
    "rated": lambda line: Fraction(line.report.rated, line.report.clauses or 1),
    "self": lambda line: -line.mean("self"),
    "upper": lambda line: -line.mean("upper"),
    "differing": lambda line: -line.report.differing,
}
"""How the overview can be sorted; equals stay in the order of the alphabet."""


def overview(
    actor: Actor, period: str, *, today: date, state: str = "", sort: str = "name"
) -> Overview:
    """Return how every organisation below ``actor`` stands in ``period``. Three queries."""
    measures = "citations__measures__"
    rows = figured(visible(actor).filter(period=period)).annotate(
        rated=Count("citations__measures", filter=rated(measures)),
        returned=Count(
            "citations__measures", filter=Q(citations__measures__returned_at__isnull=False)
        ),
        differing=Count("citations__measures", filter=differs(measures)),
    )
    asked = _open_extensions(actor, period)
    lines = [
        Line(
            row,
            asked.get(row.pk, 0),
            is_late(row.due_on, _submitted_on(row), today=today),
        )
        for row in rows
    ]
    lines.sort(key=lambda line: alphabetical(line.report.organisation.name))
    lines.sort(key=SORTS.get(sort, SORTS["name"]))
    here = [line.report for line in lines if line.report.state in HERE]
    return Overview(
        lines=[line for line in lines if state in {"", line.report.state}],
        counts={s.value: sum(line.report.state == s for line in lines) for s in State},
        without=_without(actor, {line.report.organisation_id for line in lines}),
        rated=sum(row.rated for row in here),
        measures=sum(row.clauses for row in here),
    )


def _submitted_on(row: PeriodReport) -> date | None:
    return localdate(row.submitted_at) if row.submitted_at else None


def _open_extensions(actor: Actor, period: str) -> dict[int, int]:
    """Return per report how many requests to move a due day wait for a decision."""
    report = "measure__citation__report"
    rows = Extension.objects.filter(
        **{
            "state": Extension.State.ASKED,
            f"{report}__period": period,
            f"{report}__organisation__code__in": codes_of(actor),
        }
    )
    counted = rows.order_by().values(report).annotate(n=Count("id"))
    return {row[report]: row["n"] for row in counted}


def _without(actor: Actor, reporting: set[int]) -> list[Organisation]:
    """Return the organisations with duties that have no report in the period."""
    rows = (
        in_force(localdate())
        .filter(code__in=codes_of(actor), assignments__ended_on__isnull=True)
        .exclude(assignments__isnull=True)
    )
    found = rows.exclude(pk__in=reporting).distinct()
    return sorted(found, key=lambda row: alphabetical(row.name))
