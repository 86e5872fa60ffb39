"""Reports in a list, with their figures counted by the database."""

from django.db.models import Count, DecimalField, F, Q, QuerySet, Sum

from bielelt.core.roles import Actor
from bielelt_web.models import PeriodReport
from bielelt_web.queries import reports

EXACT: DecimalField = DecimalField(max_digits=20, decimal_places=2)  # type: ignore[type-arg]


def with_figures(actor: Actor) -> QuerySet[PeriodReport]:
    """Return the visible reports with their figures, newest first."""
    return figured(reports.visible(actor)).order_by("-accepted_at", "-id")


def figured(rows: QuerySet[PeriodReport]) -> QuerySet[PeriodReport]:
    """Add ``clauses``, ``not_due`` and, per assessor, ``…_sum`` and ``…_due``.

    The overall percentage is sum / due: Σ w·r / Σ w (methodology §3.1). Clauses not due or
    without a rating are in neither.
    """
    return rows.annotate(
        clauses=Count("citations__measures"),
        not_due=Count(
            "citations__measures", filter=Q(citations__measures__self_not_due=True)
        ),
        self_sum=_points("self"),
        self_due=_weights("self"),
        upper_sum=_points("upper"),
        upper_due=_weights("upper"),
    )


def _points(who: str) -> Sum:
    points = F("citations__measures__weight") * F(f"citations__measures__{who}_percent")
    return Sum(points, output_field=EXACT)


def _weights(who: str) -> Sum:
    rated = Q(**{f"citations__measures__{who}_percent__isnull": False})
    return Sum("citations__measures__weight", filter=rated, output_field=EXACT)
