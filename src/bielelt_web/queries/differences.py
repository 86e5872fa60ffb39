"""Where the body above rated otherwise than the organisation, and why."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Measure, PeriodReport
from bielelt_web.queries.assessment import differs


def differences_in(report: PeriodReport) -> QuerySet[Measure]:
    """Return the measures with unlike ratings, a comment or an answer, in order. One query."""
    told = differs() | ~Q(upper_comment="") | ~Q(answer="")
    return Measure.objects.filter(told, citation__report=report).order_by(
        "citation__serial", "serial"
    )


def get_own_measure(actor: Actor, pk: int) -> Measure:
    """Return a measure of a report ``actor`` may see; unknown and forbidden are the same 404."""
    codes = actor.where(Permission.DECISION_VIEW)
    rows = Measure.objects.filter(citation__report__organisation__code__in=codes)
    return get_object_or_404(
        rows.select_related("assignment__organisation", "citation"), pk=pk
    )
