"""How the reporter's pages write days, names and what was changed."""

from datetime import date
from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bielelt.core.report import NOT_DUE
from bielelt.core.scales import NOT_DUE_SIGN
from bielelt.language.dates import official
from bielelt_web.models import Extension, User
from bielelt_web.queries.colleagues import written_name
from bielelt_web.screens.progress import wording

register = template.Library()


@register.filter
def day_words(day: date | None) -> str:
    """Return «2026 оны 06 дугаар сарын 25», in English 2026-06-25, a dash without a day."""
    if day is None:
        return "–"
    return official(day) if get_language() == "mn" else day.isoformat()


@register.filter
def days_left(count: int | None) -> str:
    """Return «days left: 3», «today» or «days late: 2»."""
    if count is None:
        return ""
    if count < 0:
        return _("days late: %(count)s") % {"count": -count}
    return _("days left: %(count)s") % {"count": count} if count else _("today")


@register.filter
def named(login: str, names: dict[str, str]) -> str:
    """Return the name of a login."""
    return names.get(login, login)


@register.filter
def person(user: User | None) -> str:
    """Return «С.Үүрийнтуяа»."""
    return written_name(user) if user else ""


@register.filter
def change_field(field: str) -> str:
    """Return the word for what was changed."""
    return str(wording.FIELDS.get(field, field))


@register.filter
def change_value(value: Any, field: str) -> str:  # noqa: ANN401
    """Return a value of the audit trail as people write it."""
    if field == "rating":
        return rating_words(value)
    if field == "quantities":
        return "; ".join(_figure(row) for row in value or ()) or "–"
    if field == "state":
        return str(dict(Extension.State.choices).get(value, value))
    return str(value or "–")


@register.filter
def rating_words(value: str) -> str:
    """Return «70%», «Х.Б» or a dash for a rating as drafts keep it."""
    if value == NOT_DUE:
        return NOT_DUE_SIGN
    return f"{value}%" if value else "–"


def _figure(row: dict[str, str]) -> str:
    return f"{row['indicator']}: {row['value']} {row['unit']}".strip()
