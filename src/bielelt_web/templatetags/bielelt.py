"""How values of the library are written on a page, in the language of the reader."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django import template
from django.conf import settings
from django.db.models import Model
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language

from bielelt.core.kinds import KINDS
from bielelt.core.notices import Group
from bielelt.core.periods import part_name, period_name
from bielelt.core.report import NOT_DUE, Rating
from bielelt.core.roles import Actor, Permission
from bielelt.core.scales import NOT_DUE_SIGN, Band, Rounding
from bielelt.core.schedules import SCHEDULES
from bielelt.language.dates import official, ordinal
from bielelt_web.models import KeptFinding, Organisation
from bielelt_web.models.notices import GROUPS
from bielelt_web.queries.audit import history_of
from bielelt_web.queries.colleagues import written_name
from bielelt_web.queries.drafts import plain_number
from bielelt_web.queries.findings import may_answer
from bielelt_web.queries.notices import unread_count
from bielelt_web.screens import telling, wording
from bielelt_web.screens.reasons import in_words

register = template.Library()
register.filter("written_name", written_name)
register.filter("plain_number", plain_number)

HISTORY_SHOWN = 100


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon beside words that say the same; readers of the screen skip it."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        static("vendor/tabler-icons/icons.svg"),
        name,
    )


@register.filter
def may(actor: Actor, permission: str) -> bool:
    """Whether the person may do this in any organisation."""
    return bool(actor.where(Permission[permission]))


@register.filter
def action_words(action: str) -> str:
    """Return what was done in words: «answered a doubt»."""
    return str(wording.ACTIONS.get(action, action))


@register.filter
def subject_words(subject: str) -> str:
    """Return «report 12» for ``report:12``."""
    return telling.subject_words(subject)


@register.inclusion_tag("_components/history.html")
def history(**things: Model) -> dict[str, Any]:
    """Tell what was done to things, newest first: ``{% history measure=row report=report %}``.

    The name of each argument is the kind of subject, as the audit trail has it.
    """
    subjects = [f"{kind}:{thing.pk}" for kind, thing in things.items()]
    entries = history_of(*subjects)[:HISTORY_SHOWN]
    return {"history": [(entry, telling.changes(entry)) for entry in entries]}


@register.filter
def rating(value: Rating) -> str:
    """Return «70%», «Х.Б», or a dash where there is none."""
    if value is None:
        return "–"
    return NOT_DUE_SIGN if value == NOT_DUE else f"{value}%"


@register.simple_tag
def overall(row: Any, who: str) -> str:  # noqa: ANN401
    """Return the percentage of a figured report as it is printed, a dash where nothing is due.

    ``who`` is self or upper; see ``queries.overview.figured``.
    """
    points, due = getattr(row, f"{who}_sum"), getattr(row, f"{who}_due")
    if not due:
        return "–"
    rounding = Rounding(row.digits, row.truncate)
    return f"{rounding.round(Fraction(points) / Fraction(due))}%"


@register.filter
def kind_name(key: str) -> str:
    """Return the word for a kind of decision."""
    kind = KINDS.get(key)
    if kind is None:
        return str(wording.UNKNOWN_KIND)
    return kind.word.capitalize() if get_language() == "mn" else kind.title


@register.filter
def band_name(band: Band) -> str:
    """Return the name of a band of the scale."""
    return band.name if get_language() == "mn" else band.english


@register.filter
def period_words(period: str | None) -> str:
    """Return «2024 оны хагас жил»; the code itself where it is no period."""
    if not period:
        return "–"
    try:
        return period_name(period) if get_language() == "mn" else period
    except ValueError:
        return period


@register.filter
def field_name(field: str) -> str:
    """Return the word for a field of a report."""
    return str(wording.FIELDS.get(field, field))


@register.filter
def field_names(fields: tuple[str, ...]) -> str:
    """Return the words for several fields: «text of the clause, progress»."""
    return ", ".join(field_name(field) for field in fields)


@register.filter
def repair_name(kind: str) -> str:
    """Return the word for a kind of repair."""
    return str(wording.REPAIRS.get(kind, kind))


@register.filter
def correction_name(kind: str) -> str:
    """Return the word for what a person did to a report as read."""
    return str(wording.CORRECTIONS.get(kind, kind))


@register.filter
def why(text: str) -> str:
    """Return the reason of a doubt or repair in the reader's language, if we have it."""
    return in_words(text)


@register.filter
def severity_name(severity: str) -> str:
    """Return the word for how grave a finding is."""
    return str(wording.SEVERITIES.get(severity, severity))


@register.simple_tag(takes_context=True)
def row_link(context: Context, serial: int) -> str:
    """Return where the row of a clause is: on this page, or on another one of the table."""
    if elsewhere := context.get("rows_at"):
        return f"{elsewhere}?at={serial}#row-{serial}"
    shown = context.get("shown")
    is_long = shown is not None and shown.paginator.num_pages > 1
    return f"?at={serial}#row-{serial}" if is_long else f"#row-{serial}"


@register.filter
def answerable(finding: KeptFinding, actor: Actor) -> bool:
    """Whether the person is one of those who have to answer a finding."""
    return may_answer(actor, finding)


@register.filter
def in_language(words: Any) -> str:  # noqa: ANN401
    """Return the half of a text given in Mongolian and English that the reader wants."""
    code = "mn" if get_language() == "mn" else "en"
    text: str = words[code] if isinstance(words, dict) else getattr(words, code)
    return text


@register.filter
def full_name(organisation: Organisation) -> str:
    """Return «Province, district»: districts of several provinces share a name."""
    parent = organisation.parent
    return f"{parent.name}, {organisation.name}" if parent else organisation.name


@register.filter
def must_have_second_factor(actor: Actor) -> bool:
    """Whether a role of the actor is one that needs a second factor."""
    return bool(settings.MFA_REQUIRED & set(actor.roles.values()))


@register.filter
def places(cells: tuple[Any, ...]) -> str:
    """Return the anchors of rows in the source: «p1r3 p1r4»."""
    return " ".join(dict.fromkeys(f"p{cell.page}r{cell.row}" for cell in cells))


@register.filter
def first_place(cells: tuple[Any, ...]) -> str:
    """Return the anchor of the first row, empty where there is none."""
    return f"p{cells[0].page}r{cells[0].row}" if cells else ""


@register.filter
def official_day(day: date | None) -> str:
    """Return «2026 оны 06 дугаар сарын 25», in English 2026-06-25; a dash for none."""
    if day is None:
        return "–"
    if isinstance(day, datetime):
        day = localdate(day)
    return official(day) if get_language() == "mn" else f"{day:%Y-%m-%d}"


@register.filter
def schedule_name(key: str) -> str:
    """Return the name of a schedule."""
    schedule = SCHEDULES[key]
    return schedule.name if get_language() == "mn" else schedule.english


@register.filter
def chosen_names(form: Any) -> str:  # noqa: ANN401
    """Return the names of the bodies a form proposes: «Бүх сум, Статистикийн хэлтэс»."""
    chosen = set(form["bodies"].value() or ())
    names = dict(form.fields["bodies"].choices)
    return ", ".join(str(name) for key, name in names.items() if key in chosen)


@register.simple_tag(takes_context=True)
def unread_notices(context: dict[str, Any]) -> int:
    """Return how many notices wait for the person; asked only where a page has a bell."""
    return unread_count(context["request"].actor)


@register.filter
def notice_group(group: Group) -> str:
    """Return the word for a group of notices."""
    return str(GROUPS[group])


@register.filter
def month_day(pair: tuple[int, int]) -> str:
    """Return «06 дугаар сарын 25» of (month, day)."""
    month, day = pair
    if get_language() != "mn":
        return f"{month:02}-{day:02}"
    return f"{month:02} {ordinal(month)} сарын {day:02}"


@register.filter
def part_words(part: str) -> str:
    """Return the word for a part of the year: «хагас жил»."""
    return part_name(part) if get_language() == "mn" else part or "year"
