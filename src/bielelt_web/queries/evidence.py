"""Documents and links that show what was done."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Evidence, Measure


def evidence_of(row: Measure) -> QuerySet[Evidence]:
    """Return what is attached to a measure and was not taken off."""
    return Evidence.objects.filter(measure=row, removed_at__isnull=True)


def get_evidence(actor: Actor, pk: int) -> Evidence:
    """Return evidence of a visible measure, taken off or not; else the same 404."""
    codes = actor.where(Permission.DECISION_VIEW)
    rows = Evidence.objects.filter(
        measure__citation__report__organisation__code__in=codes
    ).select_related("measure__citation__report__organisation__parent")
    return get_object_or_404(rows, pk=pk)
