"""What organisations answer to a clause, with all that whoever rates it has to see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt.core.scales import Scale, scale_by_key
from bielelt.core.workflow import State
from bielelt.language.collation import key as alphabetical
from bielelt_web.models import Clause, Evidence, KeptFinding, Measure, PeriodReport
from bielelt_web.queries.assessment import HERE, codes_of, rated
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.findings import findings_beside

IN_ORDER = (
    "assignment__clause__decision__kind",
    "assignment__clause__decision__date",
    "assignment__clause__decision__number_key",
    "assignment__clause__decision__id",
    "assignment__clause__id",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A measure, its report and scale, and what the checks say of it.

    ``is_here``: the report is submitted, so its words may be read; ``may_rate``: this
    person may rate it now.
    """

    measure: Measure
    report: PeriodReport
    scale: Scale
    findings: list[KeptFinding] = field(default_factory=list)
    is_here: bool = True
    may_rate: bool = False

    @property
    def is_rated(self) -> bool:
        """It has an upper rating."""
        return self.measure.upper_not_due or self.measure.upper_percent is not None

    @property
    def differs(self) -> bool:
        """Both ratings are given, and they are not the same."""
        own = self.measure.self_not_due or self.measure.self_percent is not None
        return self.is_rated and own and _pair(self.measure)[0] != _pair(self.measure)[1]


def people_in(answers: Iterable[Answer]) -> dict[str, str]:
    """Return the names of those who rated or returned. One query."""
    rows = [answer.measure for answer in answers]
    return names_of({login for row in rows for login in (row.upper_by, row.returned_by)})


def _pair(row: Measure) -> tuple[tuple[int | None, bool], tuple[int | None, bool]]:
    own = (row.self_percent, row.self_not_due)
    return own, (row.upper_percent, row.upper_not_due)


@dataclass(frozen=True, slots=True)
class Stop:
    """One clause on the way through a period: how many answers it has and how many are rated."""

    clause: int
    total: int
    rated: int


@dataclass(frozen=True, slots=True)
class Way:
    """Where a clause stands among those of its period, and how far the assessment has come.

    ``place`` says which one of the clauses it is, counted from 1; 0 if it is none of them.
    """

    stops: list[Stop]
    here: int
    place: int

    @property
    def before(self) -> int | None:
        """The clause before this one."""
        return self.stops[self.place - 2].clause if self.place > 1 else None

    @property
    def after(self) -> int | None:
        """The clause after this one."""
        following = self.stops[self.place : self.place + 1]
        return following[0].clause if following else None

    @property
    def next_open(self) -> int | None:
        """The next clause with an answer to rate, from the first one again after the last."""
        count = len(self.stops)
        turn = (self.stops[(self.place + n) % count] for n in range(count))
        return next((s.clause for s in turn if s.rated < s.total), None)

    @property
    def stop(self) -> Stop:
        """Where we are."""
        return self.stops[self.place - 1] if self.place else Stop(self.here, 0, 0)

    @property
    def total(self) -> int:
        """Answers of the whole period."""
        return sum(stop.total for stop in self.stops)

    @property
    def rated(self) -> int:
        """Answers of the whole period that have a rating."""
        return sum(stop.rated for stop in self.stops)


def get_clause(actor: Actor, pk: int) -> Clause:
    """Return a clause that an organisation of ``actor`` has to carry out; else 404."""
    rows = Clause.objects.filter(assignments__organisation__code__in=codes_of(actor))
    return get_object_or_404(rows.select_related("decision").distinct(), pk=pk)


def answers_to(actor: Actor, clause: Clause, period: str) -> list[Answer]:
    """Return what each organisation reports on ``clause``, by the alphabet. Four queries.

    Of a report that is not submitted only its state is told.
    """
    rows = _measures(actor).filter(
        assignment__clause=clause, citation__report__period=period
    )
    found = _answers(actor, rows)
    return sorted(found, key=lambda a: alphabetical(a.report.organisation.name))


def keys_in(actor: Actor, report: PeriodReport) -> list[int]:
    """Return the keys of the measures of one report in its order. One query."""
    rows = _measures(actor).filter(citation__report=report)
    return list(rows.order_by("citation__serial", "serial").values_list("pk", flat=True))


def answers_with(actor: Actor, keys: Collection[int]) -> list[Answer]:
    """Return some answers of one report in its order. Four queries."""
    rows = _measures(actor).filter(pk__in=keys)
    return _answers(actor, rows.order_by("citation__serial", "serial"))


def answer_of(actor: Actor, measure: Measure) -> Answer:
    """Return one measure anew as an answer. Four queries."""
    return _answers(actor, _measures(actor).filter(pk=measure.pk))[0]


def way_through(actor: Actor, period: str, clause: int = 0) -> Way:
    """Return the clauses of ``period`` whose reports are here, in the order of the acts. Two queries."""
    reports = PeriodReport.objects.filter(
        organisation__code__in=codes_of(actor),
        source__isnull=True,
        period=period,
        state__in=HERE,
    )
    rows = (
        # Asked for by key: the planner reads the measures of some reports and no others.
        Measure.objects.filter(
            citation__report__in=list(reports.values_list("pk", flat=True))
        )
        .order_by(*IN_ORDER)
        .values_list("assignment__clause")
        .annotate(total=Count("id"), rated=Count("id", filter=rated()))
    )
    stops = [Stop(*row) for row in rows]
    place = next((n for n, stop in enumerate(stops, 1) if stop.clause == clause), 0)
    return Way(stops, clause, place)


def progress_in(report: PeriodReport) -> Stop:
    """Return how many answers of one report there are and how many are rated. One query."""
    rows = Measure.objects.filter(citation__report=report)
    counted = rows.aggregate(total=Count("id"), rated=Count("id", filter=rated()))
    return Stop(0, **counted)


def clauses_in(actor: Actor, period: str) -> list[Clause]:
    """Return the clauses of ``period`` with ``total`` and ``rated`` answers that are here."""
    stops = {stop.clause: stop for stop in way_through(actor, period).stops}
    rows = Clause.objects.filter(pk__in=stops).select_related("decision").in_bulk()
    for pk, row in rows.items():
        row.total, row.rated = stops[pk].total, stops[pk].rated  # type: ignore[attr-defined]
    return [rows[pk] for pk in stops]


def _measures(actor: Actor) -> QuerySet[Measure]:
    report = "citation__report"
    return Measure.objects.filter(
        **{
            f"{report}__organisation__code__in": codes_of(actor),
            f"{report}__source__isnull": True,
        }
    )


def full(rows: QuerySet[Measure]) -> QuerySet[Measure]:
    """Join what stands on the page of a measure; evidence and quantities take a query each."""
    kept = Prefetch("evidence", Evidence.objects.filter(removed_at__isnull=True), "shown")
    return rows.select_related(
        "citation__report__organisation__parent",
        "assignment__organisation",
        "assignment__clause",
        "previous__citation__report",
    ).prefetch_related(kept, "quantities")


def _answers(actor: Actor, rows: QuerySet[Measure]) -> list[Answer]:
    found = list(full(rows))
    findings = findings_beside(found)
    return [_answer(actor, row, findings.get(row.pk, [])) for row in found]


def _answer(actor: Actor, row: Measure, findings: list[KeptFinding]) -> Answer:
    report = row.citation.report
    is_here = report.state in HERE
    may = actor.may(Permission.REPORT_ASSESS, organisation=report.organisation.code)
    return Answer(
        row,
        report,
        scale_by_key(report.scale),
        findings if is_here else [],
        is_here,
        may and report.state == State.SUBMITTED,
    )
