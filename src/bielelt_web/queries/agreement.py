"""How far upper ratings agree with self ratings: sums by the database, rounded once."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from bielelt.core.roles import Actor
from bielelt.core.scales import Rounding
from bielelt.language.collation import key as alphabetical
from bielelt_web.models import Measure
from bielelt_web.queries.assessment import HERE, codes_of, differs, rated
from bielelt_web.queries.colleagues import names_of

SHOWN = Rounding(1)


@dataclass(frozen=True, slots=True)
class Agreement:
    """One organisation or assessor.

    ``compared`` measures have both ratings, ``equal`` of them the same one twice; ``both``
    have two percentages, whose differences (upper − self) add up to ``points``.
    """

    name: str
    compared: int
    equal: int
    higher: int
    lower: int
    both: int
    points: int

    @property
    def share(self) -> Decimal | None:
        """Percent of the compared ratings that are equal."""
        return _round(100 * self.equal, self.compared)

    @property
    def difference(self) -> Decimal | None:
        """Mean of upper − self in percentage points."""
        return _round(self.points, self.both)


def _round(points: int, count: int) -> Decimal | None:
    return SHOWN.round(Fraction(points, count)) if count else None


def by_organisation(actor: Actor, period: str) -> list[Agreement]:
    """Return one line per organisation that has ratings to compare. One query."""
    name = "citation__report__organisation__name"
    rows = _counted(_compared(actor, period), name, "citation__report__organisation")
    found = [_agreement(row[name], row) for row in rows]
    return sorted(found, key=lambda line: alphabetical(line.name))


def by_assessor(actor: Actor, period: str) -> list[Agreement]:
    """Return one line per person who rated last. Two queries."""
    rows = list(_counted(_compared(actor, period), "upper_by"))
    names = names_of(row["upper_by"] for row in rows)
    found = [_agreement(names.get(row["upper_by"], row["upper_by"]), row) for row in rows]
    return sorted(found, key=lambda line: alphabetical(line.name))


def overall(lines: list[Agreement]) -> Agreement:
    """Add the lines up."""
    return Agreement(
        "",
        *(
            sum(getattr(line, name) for line in lines)
            for name in ("compared", "equal", "higher", "lower", "both", "points")
        ),
    )


def _compared(actor: Actor, period: str) -> QuerySet[Measure]:
    own = Q(self_percent__isnull=False) | Q(self_not_due=True)
    return Measure.objects.filter(
        own,
        rated(),
        citation__report__organisation__code__in=codes_of(actor),
        citation__report__period=period,
        citation__report__state__in=HERE,
        citation__report__source__isnull=True,
    )


def _counted(rows: QuerySet[Measure], *by: str) -> list[dict[str, Any]]:
    both = Q(self_percent__isnull=False, upper_percent__isnull=False)
    return list(
        rows.order_by()
        .values(*by)
        .annotate(
            compared=Count("id"),
            unequal=Count("id", filter=differs()),
            higher=Count("id", filter=Q(upper_percent__gt=F("self_percent"))),
            lower=Count("id", filter=Q(upper_percent__lt=F("self_percent"))),
            both=Count("id", filter=both),
            points=Sum(F("upper_percent") - F("self_percent"), filter=both),
        )
    )


def _agreement(name: str, row: dict[str, Any]) -> Agreement:
    return Agreement(
        name,
        row["compared"],
        row["compared"] - row["unequal"],
        row["higher"],
        row["lower"],
        row["both"],
        row["points"] or 0,
    )
