"""What the checks found, counted: by organisation, by rule, over the periods."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from bielelt.checks import RULES, Severity, Words
from bielelt.core.periods import order
from bielelt.core.roles import Actor, Permission
from bielelt.language.collation import key as alphabetical
from bielelt_web.models import KeptFinding, Organisation, PeriodReport
from bielelt_web.queries.assessment import HERE

PERIODS_SHOWN = 6

_OPEN = Q(gone_at=None, answer="")
_COUNTS = {
    "errors": Count("id", filter=_OPEN & Q(severity=Severity.ERROR)),
    "doubts": Count("id", filter=_OPEN & Q(severity=Severity.DOUBT)),
    "hints": Count("id", filter=_OPEN & Q(severity=Severity.HINT)),
    "right": Count("id", filter=Q(gone_at=None, answer=KeptFinding.Answer.RIGHT)),
    "gone": Count("id", filter=Q(gone_at__isnull=False)),
}


@dataclass(frozen=True, slots=True)
class OfOrganisation:
    """The findings of one report: open by severity, answered as right, corrected since."""

    report: PeriodReport
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class OfRule:
    """The findings of one rule per period, what was corrected since among them."""

    slug: str
    title: Words
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Findings of all periods shown."""
        return sum(self.counts)


def visible(actor: Actor) -> QuerySet[KeptFinding]:
    """Return the findings ``actor`` may see: of their own office, of others once submitted."""
    own, others = (
        Q(report__organisation__code__in=actor.where(permission))
        for permission in (Permission.REPORT_SUBMIT, Permission.DECISION_VIEW)
    )
    return KeptFinding.objects.filter(own | (others & Q(report__state__in=HERE)))


def periods_of(actor: Actor) -> list[str]:
    """Return the last periods with a finding, oldest first. One query."""
    found = set(visible(actor).values_list("report__period", flat=True))
    return sorted(found, key=order)[-PERIODS_SHOWN:]


def by_organisation(actor: Actor, period: str) -> list[OfOrganisation]:
    """Count the findings of each report of a period, by the alphabet. Two queries."""
    rows = visible(actor).filter(report__period=period)
    names = tuple(_COUNTS)
    told = (
        rows.order_by().values("report").annotate(**_COUNTS).values_list("report", *names)
    )
    counted = {pk: dict(zip(names, counts, strict=True)) for pk, *counts in told}
    reports = PeriodReport.objects.filter(pk__in=counted).select_related(
        "organisation__parent"
    )
    found = [OfOrganisation(row, counted[row.pk]) for row in reports]
    return sorted(found, key=lambda one: alphabetical(one.report.organisation.name))


def by_rule(
    actor: Actor, periods: list[str], organisation: Organisation | None = None
) -> list[OfRule]:
    """Count the findings of each rule in each of ``periods``, as the rules stand. One query."""
    rows = visible(actor).filter(report__period__in=periods)
    if organisation:
        rows = rows.filter(report__organisation=organisation)
    counted = {
        (rule, period): count
        for rule, period, count in rows.order_by()
        .values("rule", "report__period")
        .annotate(count=Count("id"))
        .values_list("rule", "report__period", "count")
    }
    tallies = (
        OfRule(r.slug, r.title, tuple(counted.get((r.slug, p), 0) for p in periods))
        for r in RULES.all
    )
    return [tally for tally in tallies if tally.total]
