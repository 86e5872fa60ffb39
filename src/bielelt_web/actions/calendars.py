"""The reporting calendar of a province, and the feed by which a person subscribes to due days."""

import secrets
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt.core.schedules import CALENDAR
from bielelt_web.actions import audit
from bielelt_web.models import CalendarTerm, Organisation, User

COMMON_YEAR = 2026  # without a 29 February, which most years do not have


@transaction.atomic
def set_term(
    *,
    organisation: Organisation,
    part: str,
    since: date,
    opens: tuple[int, int],
    due: tuple[int, int],
    due_next_year: bool,
    for_all: bool,
    on: date,
    by: Actor,
) -> CalendarTerm:
    """Set when the reports of one part of the year open and are due, from a day on.

    Args:
        organisation: the province; the bodies below it follow.
        part: as in ``core.periods``; empty for the whole year.
        since: from when it holds; not before ``on``, so that the past keeps its days.
        opens: month and day.
        due: month and day.
        due_next_year: the due day lies in the year after.
        for_all: clauses without a schedule of their own are reported then too.
        on: today.
        by: who sets it; needs CALENDAR_MANAGE.

    Returns:
        The row. Earlier rows stay, as the history; one from the same day is replaced.
        Reports that are open keep the day they were due when they opened.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: no such part or day, it is due before it opens, or it begins in the past.

    Source:
        Methodology §8.

    """
    require(by, Permission.CALENDAR_MANAGE, organisation=organisation.code)
    _check(part, since, opens, due, due_next_year=due_next_year, on=on)
    values = {
        "opens_month": opens[0],
        "opens_day": opens[1],
        "due_month": due[0],
        "due_day": due[1],
        "due_next_year": due_next_year,
        "for_all": for_all,
    }
    same_day = CalendarTerm.objects.select_for_update().filter(
        organisation=organisation, part=part, since=since
    )
    before = same_day.values(*values).first()
    row, _is_new = CalendarTerm.objects.update_or_create(
        organisation=organisation, part=part, since=since, defaults=values
    )
    audit.record(
        "calendars.set_term",
        f"organisation:{organisation.code}",
        by,
        before=before,
        after={"part": part, "since": since, **values},
    )
    return row


@transaction.atomic
def renew_feed(*, user: User, by: Actor) -> str:
    """Give ``user``, who alone may, a new address of the feed; the old one opens nothing."""
    return _set_token(user, secrets.token_urlsafe(32), "calendars.renew_feed", by)


@transaction.atomic
def close_feed(*, user: User, by: Actor) -> None:
    """Switch the feed of ``user``, who alone may, off; its address opens nothing."""
    _set_token(user, "", "calendars.close_feed", by)


def _check(
    part: str,
    since: date,
    opens: tuple[int, int],
    due: tuple[int, int],
    *,
    due_next_year: bool,
    on: date,
) -> None:
    if part not in {term.part for term in CALENDAR}:
        raise Refused(_("The calendar has no such part of the year. Reload the page."))
    for month, day in (opens, due):
        _check_day(month, day)
    if due <= opens and not due_next_year:
        raise Refused(
            _("It would be due before it opens. Choose a later day, or the next year.")
        )
    if since < on:
        raise Refused(
            _("It would begin on %(found)s. Choose today, %(today)s, or a later day.")
            % {"found": since, "today": on}
        )


def _check_day(month: int, day: int) -> None:
    try:
        date(COMMON_YEAR, month, day)
    except ValueError:
        raise Refused(
            _("There is no day %(day)s in month %(month)s of every year. Choose another.")
            % {"day": day, "month": month}
        ) from None


def _set_token(user: User, token: str, action: str, by: Actor) -> str:
    """Keep the token; it opens a door, so the audit trail does not hold it."""
    if user.username != by.name:
        raise NotPermitted(f"{by.name} may not open or close the calendar of {user}.")
    User.objects.filter(pk=user.pk).update(calendar_token=token)
    audit.record(action, f"person:{user.username}", by)
    return token
