"""Accepted reports in a list, with their figures counted by the database."""

from django.db.models import Count, F, Q, QuerySet, Sum

from bielelt.core.roles import Actor
from bielelt_web.models import PeriodReport
from bielelt_web.queries import reports


def with_figures(actor: Actor) -> QuerySet[PeriodReport]:
    """Return the visible reports with ``clauses`` and, per assessor, ``…_sum`` and ``…_due``.

    The overall percentage is sum / due; clauses not due or without a rating are in neither.
    """
    measures = "citations__measures"
    return (
        reports.visible(actor)
        .annotate(
            clauses=Count(measures),
            not_due=Count(measures, filter=Q(citations__measures__self_not_due=True)),
            self_sum=Sum(F("citations__measures__self_percent")),
            self_due=Count("citations__measures__self_percent"),
            upper_sum=Sum(F("citations__measures__upper_percent")),
            upper_due=Count("citations__measures__upper_percent"),
        )
        .order_by("-accepted_at", "-id")
    )
