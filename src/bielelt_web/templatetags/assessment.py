"""How states, steps, ratings and days of the reporting cycle are written on a page."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.timezone import localtime
from django.utils.translation import get_language

from bielelt.core.report import NOT_DUE, Rating
from bielelt.language.dates import official
from bielelt_web.models import Measure
from bielelt_web.models.reports import PeriodReport
from bielelt_web.screens import wording

register = template.Library()


@register.filter
def own(measure: Measure) -> Rating:
    """Return the self rating of a measure."""
    return NOT_DUE if measure.self_not_due else measure.self_percent


@register.filter
def upper(measure: Measure) -> Rating:
    """Return the upper rating of a measure."""
    return NOT_DUE if measure.upper_not_due else measure.upper_percent


@register.filter
def step_name(key: str) -> str:
    """Return the word on the button of a step."""
    return str(wording.STEPS.get(key, key))


@register.filter
def state_name(key: str) -> str:
    """Return the word for a state of a report."""
    return str(dict(PeriodReport.STATES).get(key, key))


@register.filter
def day(value: date | datetime | None) -> str:
    """Return the official form in Mongolian, year-month-day in English, a dash for none."""
    if value is None:
        return "–"
    if isinstance(value, datetime):
        value = localtime(value).date()
    return official(value) if get_language() == "mn" else value.isoformat()


@register.filter
def signed(value: Decimal | None) -> str:
    """Return a difference with its sign: «+2.5», «−0.8», «0.0»; a dash for none."""
    if value is None:
        return "–"
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{abs(value)}"
