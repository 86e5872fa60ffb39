"""What the head of an office reads before signing a report off or submitting it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.shortcuts import get_object_or_404

from bielelt.checks import Severity
from bielelt.core.report import Report
from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Citation, KeptFinding, Measure, PeriodReport
from bielelt_web.queries.answers import full
from bielelt_web.queries.findings import by_serial, findings_in, may_see
from bielelt_web.queries.reports import build_report


@dataclass(frozen=True, slots=True)
class Item:
    """One measure with what the checks say of it."""

    measure: Measure
    findings: list[KeptFinding]


@dataclass(frozen=True)
class SigningOff:
    """A report on the desk of the head: its value, its measures, its findings."""

    value: Report
    items: list[Item]
    document_findings: list[KeptFinding]

    @cached_property
    def errors(self) -> list[tuple[int | None, KeptFinding]]:
        """Contradictions that should be answered before the report leaves, with their serial."""
        of_clauses = [(i.measure.serial, f) for i in self.items for f in i.findings]
        found = [*((None, f) for f in self.document_findings), *of_clauses]
        return [(n, f) for n, f in found if f.severity == Severity.ERROR and not f.answer]

    @property
    def done(self) -> int:
        """Number of measures marked done."""
        return sum(1 for item in self.items if item.measure.done_at)

    @property
    def returned(self) -> int:
        """Number of measures that were sent back."""
        return sum(1 for item in self.items if item.measure.returned_at)


def under_decisions(items: Iterable[Item]) -> list[tuple[Citation, list[Item]]]:
    """Put measures under the decision they carry out."""
    return [
        (citation, list(theirs))
        for citation, theirs in groupby(items, key=lambda i: i.measure.citation)
    ]


def get_report(
    actor: Actor, pk: int, permission: Permission = Permission.REPORT_SUBMIT
) -> PeriodReport:
    """Return a report whose office ``actor`` speaks for; unknown and forbidden are the same 404."""
    rows = PeriodReport.objects.filter(
        organisation__code__in=actor.where(permission), source__isnull=True
    )
    return get_object_or_404(rows.select_related("organisation__parent"), pk=pk)


def get_measure(report: PeriodReport, pk: int) -> Measure:
    """Return a measure of ``report``, else 404."""
    rows = Measure.objects.filter(citation__report=report)
    return get_object_or_404(rows.select_related("assignment__organisation"), pk=pk)


def desk_of(actor: Actor, report: PeriodReport) -> SigningOff:
    """Lay ``report`` out for its head. Eight queries."""
    value = build_report(report)
    findings = by_serial(may_see(actor, report, findings_in(report, value)))
    rows = full(Measure.objects.filter(citation__report=report))
    items = [
        Item(row, findings.pop(row.serial, []))
        for row in rows.order_by("citation__serial", "serial")
    ]
    rest = [f for found in findings.values() for f in found]
    return SigningOff(value, items, rest)
