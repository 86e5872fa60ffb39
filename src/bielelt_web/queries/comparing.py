"""Which reports are compared with each other."""

from django.db.models import Q, QuerySet

from bielelt.core.periods import order
from bielelt.core.workflow import State
from bielelt_web.models import Organisation, PeriodReport
from bielelt_web.queries.assessment import HERE

NOW = frozenset({State.SUBMITTED, State.ASSESSED})


def roots() -> QuerySet[Organisation]:
    """Return the provinces, and every other body that has none above it."""
    return Organisation.objects.filter(
        Q(kind=Organisation.Kind.PROVINCE) | Q(parent__isnull=True)
    )


def periods_to_compare(root: Organisation) -> list[str]:
    """Return the periods of a province whose reports are being assessed. One query."""
    rows = _below(root).filter(state__in=NOW, source__isnull=True)
    return sorted(set(rows.values_list("period", flat=True)), key=order)


def comparable(root: Organisation, period: str) -> list[PeriodReport]:
    """Return the reports of a period and of the one before it in a province. Two queries."""
    # What is still being written is nobody else's matter yet.
    rows = _below(root).filter(state__in=HERE)
    earlier = {p for p in rows.values_list("period", flat=True) if order(p) < order(period)}
    wanted = {period, *sorted(earlier, key=order)[-1:]}
    return list(rows.filter(period__in=wanted).order_by("period", "organisation__code"))


def _below(root: Organisation) -> QuerySet[PeriodReport]:
    near = Q(organisation=root) | Q(organisation__parent=root)
    rows = PeriodReport.objects.filter(near | Q(organisation__parent__parent=root))
    return rows.select_related("organisation__parent")
