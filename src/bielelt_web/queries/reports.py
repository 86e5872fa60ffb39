"""Accepted reports, and the report values built from them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from bielelt.core import report_json
from bielelt.core.periods import period_name
from bielelt.core.report import (
    NOT_DUE,
    Clause,
    Decision,
    Place,
    Rating,
    Report,
    Signature,
)
from bielelt.core.roles import Actor, Permission
from bielelt.core.scales import Rounding, Scale, scale_by_key
from bielelt_web.models import Evidence, Measure, Organisation, PeriodReport


@dataclass(frozen=True, slots=True)
class Basis:
    """What the figures of a report rest on; the scale is None where its date decides."""

    scale: Scale | None = None
    rounding: Rounding = field(default_factory=Rounding)
    weights: Mapping[int, Decimal] = field(default_factory=dict)


def visible(actor: Actor) -> QuerySet[PeriodReport]:
    """Return the reports of organisations whose decisions ``actor`` may see, newest first."""
    codes = [o for o in actor.roles if actor.may(Permission.DECISION_VIEW, organisation=o)]
    return PeriodReport.objects.filter(organisation__code__in=codes).select_related(
        "organisation__parent"
    )


def get_report(actor: Actor, pk: int) -> PeriodReport:
    """Return one visible report; unknown and forbidden are the same 404."""
    return get_object_or_404(visible(actor), pk=pk)


def build_report(row: PeriodReport) -> Report:
    """Return the report value of ``row`` in three queries, whatever its size.

    Of an old file it is what was accepted: the words as printed, the ratings of the
    register, nothing in doubt; equal to the corrected import but for repairs, unplaced
    texts and the file. Of a report written here it is what has been written so far.
    """
    head = report_json.loads(row.head) if row.head else _written_head(row)
    # The register knows what evidence there is, an old file does not.
    shown = None if row.source_id else _evidence_in(row)
    measures = Measure.objects.filter(citation__report=row)
    # Not a prefetch: that makes a query set for each of four hundred citations.
    clauses: defaultdict[int, list[Clause]] = defaultdict(list)
    for measure in measures.order_by("citation__serial", "serial"):
        evidence = None if shown is None else shown.get(measure.pk, 0)
        clauses[measure.citation_id].append(replace(clause_of(measure), evidence=evidence))
    decisions = tuple(
        Decision(c.serial, c.kind, c.title, c.date, c.number, tuple(clauses[c.pk]))
        for c in row.citations.all()
    )
    return replace(head, period=row.period, decisions=decisions)


def _evidence_in(row: PeriodReport) -> dict[int, int]:
    """Return how many files and links each measure has that has any. One query.

    Not counted with the measures: grouped by all their columns, a database that knows
    nothing of its tables yet takes half a minute.
    """
    kept = Evidence.objects.filter(measure__citation__report=row, removed_at=None)
    counted = kept.order_by().values("measure").annotate(count=Count("id"))
    return dict(counted.values_list("measure", "count"))


def basis_of(row: PeriodReport) -> Basis:
    """Return the scale, rounding and weights that ``row`` keeps. One query."""
    scale = scale_by_key(row.scale) if row.scale else None
    return Basis(scale, Rounding(row.digits, row.truncate), weights_of(row))


def weights_of(row: PeriodReport) -> dict[int, Decimal]:
    """Return the weight of each clause by its serial, as ``core.rollup`` takes them."""
    measures = Measure.objects.filter(citation__report=row)
    return dict(measures.values_list("serial", "weight"))


def _written_head(row: PeriodReport) -> Report:
    """Return title, day and signatures of a report that was written here."""
    return Report(
        title=_title(row.organisation, row.period),
        organisation=full_name(row.organisation),
        place=row.organisation.name,
        date=(row.submitted_at and localdate(row.submitted_at)) or row.opened_on,
        signatures=(*_signature("reviewed", row), *_signature("prepared", row)),
    )


def _signature(
    role: Literal["reviewed", "prepared"], row: PeriodReport
) -> tuple[Signature, ...]:
    """Return the line of who prepared or reviewed the report, nothing before they did."""
    name: str = getattr(row, f"{role}_by")
    position: str = getattr(row, f"{role}_position")
    return (Signature(role, position, name),) if name else ()


def _title(organisation: Organisation, period: str) -> str:
    """Return the heading of the official form, in capitals."""
    words = f"{full_name(organisation)}: шийдвэрийн биелэлт, {period_name(period)}"
    return words.upper()


def full_name(organisation: Organisation) -> str:
    """Return the official name: «Хангай аймгийн Өлзийт сум»; agencies under their own name."""
    kind = organisation.Kind(organisation.kind)
    if kind is kind.PROVINCE:
        return f"{organisation.name} аймаг"
    if kind is kind.DISTRICT:
        parent = organisation.parent
        above = f"{parent.name} аймгийн " if parent else ""
        return f"{above}{organisation.name} сум"
    return organisation.name


def get_for_worker(pk: int) -> PeriodReport | None:
    """Return a report for the background worker, which sees all; None if it is gone."""
    rows = PeriodReport.objects.select_related("organisation__parent")
    return rows.filter(pk=pk).first()


def clause_of(row: Measure) -> Clause:
    """Return one measure as a clause of the report value."""
    return Clause(
        serial=row.serial,
        label=row.label,
        text=row.text,
        progress=row.progress,
        self_rating=_rating(row.self_percent, not_due=row.self_not_due),
        upper_rating=_rating(row.upper_percent, not_due=row.upper_not_due),
        origin=tuple(Place(**cell) for cell in row.cells),
        confidence=row.confidence,
        due_on=row.due_on,
        not_due_until=row.not_due_until,
        not_due_reason=row.not_due_reason or None,
    )


def _rating(percent: int | None, *, not_due: bool) -> Rating:
    return NOT_DUE if not_due else percent
