"""Substitution: one person does another's work while that one is away."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor
from bielelt_web.actions import audit
from bielelt_web.actions.people import require_over
from bielelt_web.models import Substitution, User


@transaction.atomic
def make(
    *,
    absent: User,
    substitute: User,
    first_day: date,
    last_day: date,
    today: date,
    by: Actor,
    reason: str = "",
) -> Substitution:
    """Let one person work with the roles of another on certain days.

    Args:
        absent: who is away.
        substitute: who does the work.
        first_day: the first day of it.
        last_day: the last day, included.
        today: the day it is entered.
        by: the absent person themself, or who manages the people wherever they have a role:
            a substitute gets all of these roles.
        reason: why, e.g. the order that grants the leave.

    Raises:
        NotPermitted: ``by`` is neither.
        Refused: the days are over or out of order, there is a substitute already on one of
            them, the same person, or somebody whose account is switched off.

    """
    _require(by, absent, today)
    _check(absent, substitute, first_day, last_day, today)
    # One by one per absent person, or two could be entered for the same days.
    User.objects.select_for_update().get(pk=absent.pk)
    there = absent.substitutions.filter(first_day__lte=last_day, last_day__gte=first_day)
    if other := there.first():
        raise Refused(
            _("There is a substitute from %(first)s to %(last)s already. Choose other days, "
              "or withdraw that one first.")
            % {"first": f"{other.first_day:%Y-%m-%d}", "last": f"{other.last_day:%Y-%m-%d}"}
        )  # fmt: skip
    row = Substitution.objects.create(
        absent=absent,
        substitute=substitute,
        first_day=first_day,
        last_day=last_day,
        reason=reason.strip(),
        made_by=by.name,
    )
    audit.record("substitutions.make", _subject(row), by, after=_told(row))
    return row


@transaction.atomic
def withdraw(*, substitution: Substitution, today: date, by: Actor) -> None:
    """Take a substitution back from ``today``; the days before stay written down.

    Needs what ``make`` needs. Refused if it is over.
    """
    _require(by, substitution.absent, today)
    row = Substitution.objects.select_for_update().filter(pk=substitution.pk).first()
    if row is None or row.last_day < today:
        raise Refused(_("This substitution is over already."))
    before, after = _told(row), {}
    if row.first_day < today:
        row.last_day = today - timedelta(days=1)
        row.save(update_fields=["last_day"])
        after = {"last_day": row.last_day}
    else:
        row.delete()
    subject = _subject(substitution)
    audit.record("substitutions.withdraw", subject, by, before=before, after=after)


def _require(by: Actor, absent: User, today: date) -> None:
    login = absent.get_username()
    if by.on_behalf_of == login:
        raise Refused(
            _("While you act for somebody you cannot change who substitutes them.")
        )
    if by.name != login:
        require_over(by, absent, today=today)


def _check(
    absent: User, substitute: User, first_day: date, last_day: date, today: date
) -> None:
    if substitute == absent:
        raise Refused(_("Nobody substitutes themselves. Choose somebody else."))
    if not substitute.is_active:
        raise Refused(_("The account of the substitute is switched off. Choose another."))
    if last_day < first_day:
        raise Refused(_("The last day is before the first. Correct one of them."))
    if last_day < today:
        raise Refused(_("These days are over. Choose today or later."))


def _told(row: Substitution) -> audit.Facts:
    return {
        "substitute": row.substitute.get_username(),
        "first_day": row.first_day,
        "last_day": row.last_day,
        "reason": row.reason,
    }


def _subject(row: Substitution) -> str:
    return f"person:{row.absent.get_username()}"
