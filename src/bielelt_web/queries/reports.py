"""Accepted reports, and the report values built from them."""

from dataclasses import replace

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core import report_json
from bielelt.core.report import NOT_DUE, Clause, Decision, Place, Rating, Report
from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Citation, Measure, PeriodReport


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
    """Return the report value of ``row`` in two queries, whatever its size.

    It is what was accepted: the words as printed, the ratings of the register, nothing in
    doubt. Equal to the corrected import but for repairs, unplaced texts and the file.
    """
    head = report_json.loads(row.head)
    citations = row.citations.prefetch_related("measures").all()
    decisions = tuple(_decision(citation) for citation in citations)
    return replace(head, period=row.period, decisions=decisions)


def _decision(row: Citation) -> Decision:
    clauses = tuple(_clause(m) for m in row.measures.all())
    return Decision(row.serial, row.kind, row.title, row.date, row.number, clauses)


def _clause(row: Measure) -> Clause:
    return Clause(
        serial=row.serial,
        label=row.label,
        text=row.text,
        progress=row.progress,
        self_rating=_rating(row.self_percent, not_due=row.self_not_due),
        upper_rating=_rating(row.upper_percent, not_due=row.upper_not_due),
        origin=tuple(Place(**cell) for cell in row.cells),
        confidence=row.confidence,
    )


def _rating(percent: int | None, *, not_due: bool) -> Rating:
    return NOT_DUE if not_due else percent
