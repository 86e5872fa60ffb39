"""The rules of the checks as a province has them on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from bielelt.checks import RULES, Rule, Rules, Severity
from bielelt.checks.tuning import values_of
from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Organisation, PeriodReport, RuleTuning
from bielelt_web.queries.organisations import uppermost


@dataclass(frozen=True, slots=True)
class InForce:
    """One rule as it is on a day; ``severity`` is None where every finding has its own."""

    rule: Rule
    is_between: bool
    severity: Severity | None
    values: tuple[tuple[str, str, str, int, int, int], ...]
    """Per setting: name, title in Mongolian and English, its number, least and most."""
    since: date | None


_NUMBERED_HERE = "numbering"
_OF_OUR_OWN = replace(
    RULES, checks=tuple(check for check in RULES.checks if check.slug != _NUMBERED_HERE)
)


def managed(actor: Actor) -> QuerySet[Organisation]:
    """Return whose rules the person tunes; the bodies below follow."""
    return uppermost(actor, Permission.RULE_TUNE)


def get_managed(actor: Actor, code: str) -> Organisation:
    """Return one of them; unknown and forbidden are the same 404."""
    return get_object_or_404(managed(actor), code=code)


def get_rule(slug: str) -> Rule:
    """Return a rule by its slug, else 404."""
    for rule in RULES.all:
        if rule.slug == slug:
            return rule
    raise Http404


def tunings_of(organisation: Organisation) -> list[RuleTuning]:
    """Return what was decided for an organisation, by it or by a body above it. One query.

    The nearest comes last, so that it wins on the same day.
    """
    line = [organisation.pk]
    above = organisation.parent
    while above is not None:
        line.insert(0, above.pk)
        above = above.parent
    rows = RuleTuning.objects.filter(organisation__in=line)
    known = {rule.slug for rule in RULES.all}
    # A rule that a later version of the program does not have any more is no fault.
    kept = (row for row in rows if row.rule in known)
    return sorted(kept, key=lambda row: (line.index(row.organisation_id), row.since))


def history_of(organisation: Organisation, slug: str) -> list[RuleTuning]:
    """Return what an organisation decided about a rule, newest first. One query."""
    rows = RuleTuning.objects.filter(organisation=organisation, rule=slug)
    return list(rows.order_by("-since"))


def rules_for(row: PeriodReport) -> Rules:
    """Return the rules by which a report is judged: those of its day. One query.

    Of a report that was written here some are left out: the register numbers it by itself.
    """
    rules = RULES if row.source_id else _OF_OUR_OWN
    tunings = tunings_of(row.organisation)
    if not tunings or row.opened_on is None:
        return rules
    known = {rule.slug for rule in rules.all}
    return rules.on(row.opened_on, [t.tuning for t in tunings if t.rule in known])


def in_force(organisation: Organisation | None, on: date) -> list[InForce]:
    """Return every rule as it is for ``organisation``; as the code has it for None."""
    rows = tunings_of(organisation) if organisation else []
    begun = [row for row in rows if row.since <= on]
    rules = RULES.on(on, [row.tuning for row in begun])
    between = {rule.slug for rule in rules.comparisons}
    return [
        InForce(
            rule,
            rule.slug in between,
            rules.severity(rule.slug),
            _values(rule),
            _since(rule, begun),
        )
        for rule in rules.all
    ]


def _values(rule: Rule) -> tuple[tuple[str, str, str, int, int, int], ...]:
    numbers = dict(values_of(rule))
    return tuple(
        (s.name, s.title.mn, s.title.en, numbers[s.name], s.least, s.most)
        for s in rule.settings
    )


def _since(rule: Rule, rows: Iterable[RuleTuning]) -> date | None:
    days = [row.since for row in rows if row.rule == rule.slug]
    return max(days, default=None)
