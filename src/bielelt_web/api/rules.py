"""The rules of the checks, as ``bielelt rules`` and the page of rules list them."""

import datetime as dt

from django.utils.timezone import localdate
from ninja import Router, Schema

from bielelt.checks import Severity
from bielelt_web.api.shapes import REFUSALS, Words
from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries import rules

router = Router()


class RuleSetting(Schema):
    """A number of a rule that a province may set."""

    name: str
    title: Words
    value: int
    least: int
    most: int


class Rule(Schema):
    """A rule as it is on a day; without ``severity`` each finding has its own."""

    slug: str
    title: Words
    example: Words
    compares_reports: bool
    is_on: bool
    severity: Severity | None
    settings: list[RuleSetting]
    since: dt.date | None


@router.get(
    "/rules",
    response={200: list[Rule], **REFUSALS},
    url_name="rules",
    operation_id="rules",
    summary="Rules of the checks",
)
def list_rules(request: SignedInRequest, on: dt.date | None = None) -> list[Rule]:
    """List every rule in the order of the page of rules, as it is in force on a day.

    Whoever tunes the rules of a province gets them as they are tuned there, others as the
    program has them. Without `on` the day is today.
    """
    managed = rules.managed(request.actor).first()
    return [_rule(found) for found in rules.in_force(managed, on or localdate())]


def _rule(found: rules.InForce) -> Rule:
    rule = found.rule
    return Rule(
        slug=rule.slug,
        title=Words(mn=rule.title.mn, en=rule.title.en),
        example=Words(mn=rule.example.mn, en=rule.example.en),
        compares_reports=found.is_between,
        is_on=rule.is_on,
        severity=found.severity,
        settings=[
            RuleSetting(
                name=name, title=Words(mn=mn, en=en), value=value, least=least, most=most
            )
            for name, mn, en, value, least, most in found.values
        ],
        since=found.since,
    )
