"""Telling people what concerns them, and what they do with it."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bielelt.core.errors import NotPermitted
from bielelt.core.notices import Matter, Message, addressed, events, reminders
from bielelt.core.roles import Actor, Permission, require
from bielelt_web.actions import audit
from bielelt_web.models import Notice, Organisation, PeriodReport, User
from bielelt_web.queries.matters import (
    matters_of,
    people_of,
    substitutes_on,
    unfinished,
)
from bielelt_web.queries.notices import new_for, path_of


@transaction.atomic
def make(*, organisation: Organisation, on: date, by: Actor) -> int:
    """Tell everybody what the day brings about the reports of one organisation.

    Args:
        organisation: whose reports.
        on: the day; what is due in 14, 7 or 1 days, or overdue, counts from it.
        by: the worker; needs NOTICE_SEND.

    Returns:
        How many notices are new. Whoever was told the same thing before is not told again,
        so that making them twice, or after days of a stand-still, does no harm.

    Raises:
        NotPermitted: ``by`` lacks the permission.

    Source:
        Methodology §8.1.

    """
    require(by, Permission.NOTICE_SEND, organisation=organisation.code)
    after = settings.ESCALATE_AFTER
    told = [
        (matter, message)
        for matter in matters_of(unfinished([organisation]))
        for message in chain(
            events(matter, today=on), reminders(matter, today=on, escalate_after=after)
        )
    ]
    count = _tell(organisation, told, on)
    if count:
        audit.record(
            "notices.make",
            f"organisation:{organisation.code}",
            by,
            after={"on": on, "notices": count},
        )
    return count


def tell(*, report: PeriodReport, on: date) -> int:
    """Tell at once what has just happened to a report, inside the action that did it.

    Called after the rows are written and before ``audit.record``: when a report moved, one
    measure was returned or the last one done, an extension was asked for or decided. What is to be told, and to whom,
    follows from the rows alone; so there is nothing to pass, nothing is told twice, and what
    an action forgets to tell is told by the next morning's ``make``. The notices are kept or
    lost with the transaction of the caller, whose audit entry speaks for them too.

    Returns:
        How many notices are new. Seven queries and one insert, whatever the report's size.

    """
    matter = matters_of(PeriodReport.objects.filter(pk=report.pk))[0]
    told = [(matter, message) for message in events(matter, today=on)]
    return _tell(report.organisation, told, on)


@transaction.atomic
def mark_read(*, notice: Notice, by: Actor) -> None:
    """Take a notice off the unread ones; its owner alone may."""
    if notice.user.username != by.name:
        raise NotPermitted(f"{by.name} may not read the notices of {notice.user}.")
    _mark_read(notice.user, [notice.pk], by)


@transaction.atomic
def mark_all_read(*, user: User, by: Actor) -> int:
    """Take all notices of ``user``, who alone may, off the unread ones; return how many."""
    _require_self(user, by)
    unread = user.notices.filter(read_at__isnull=True)
    return _mark_read(user, list(unread.values_list("pk", flat=True)), by)


@transaction.atomic
def switch_digest(*, user: User, wanted: bool, by: Actor) -> None:
    """Switch the daily mail of ``user``, who alone may, on or off."""
    _require_self(user, by)
    before = User.objects.select_for_update().get(pk=user.pk).digest
    if before == wanted:
        return
    User.objects.filter(pk=user.pk).update(digest=wanted)
    audit.record(
        "notices.switch_digest",
        f"person:{user.username}",
        by,
        before={"digest": before},
        after={"digest": wanted},
    )


@transaction.atomic
def claim_digest(*, user: User, on: date, by: Actor) -> list[Notice]:
    """Take what is new for a person out for today's mail, before it is sent.

    Args:
        user: who gets it.
        on: today.
        by: the worker; needs NOTICE_SEND in the name of ``*``, the whole site.

    Returns:
        The notices to send, oldest first; none if the person had a mail today, has
        switched it off, or was told nothing new. From now on the person gets no other mail
        today, whether this one is sent or not: at most one a day. What was claimed and not
        sent, because the machine died or the mail server refused, keeps ``mailed_at`` empty
        and is in tomorrow's mail: nothing is lost.

    """
    require(by, Permission.NOTICE_SEND, organisation=EVERYWHERE)
    row = User.objects.select_for_update().get(pk=user.pk)
    if not row.digest or (row.digest_sent_on and row.digest_sent_on >= on):
        return []
    found = list(new_for(row, on))
    if found:
        User.objects.filter(pk=row.pk).update(digest_sent_on=on)
        audit.record(
            "notices.claim_digest",
            f"person:{row.username}",
            by,
            after={"on": on, "notices": len(found)},
        )
    return found


@transaction.atomic
def mark_mailed(*, user: User, notices: Iterable[Notice], by: Actor) -> None:
    """Say that the mail to ``user`` was handed over. Needs NOTICE_SEND everywhere."""
    require(by, Permission.NOTICE_SEND, organisation=EVERYWHERE)
    keys = [notice.pk for notice in notices]
    Notice.objects.filter(pk__in=keys).update(mailed_at=timezone.now())
    audit.record(
        "notices.mark_mailed",
        f"person:{user.username}",
        by,
        after={"notices": len(keys)},
    )


EVERYWHERE = "*"
"""The organisation the worker names when its work belongs to a person, not to one of them."""


def _tell(organisation: Organisation, told: list[tuple[Matter, Message]], on: date) -> int:
    """Write the notices that are not there yet; two that write the same write it once."""
    people = people_of(organisation, on) if told else []
    substitutes = substitutes_on(on) if people else {}
    wanted = {
        (login, message.kind.key, message.key): (matter, message, absent)
        for matter, message in told
        for login, absent in addressed(message, people, substitutes).items()
    }
    users = _users({login for login, _kind, _key in wanted}, wanted.values())
    there = set(
        Notice.objects.filter(
            user__in=users.values(), key__in={key for _login, _kind, key in wanted}
        ).values_list("user__username", "kind", "key")
    )
    # In one order everywhere: two that insert the same rows must not wait for each other.
    rows = [_notice(users, key[0], *wanted[key]) for key in sorted(wanted.keys() - there)]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _users(
    logins: set[str], told: Iterable[tuple[Matter, Message, str]]
) -> dict[str, User]:
    """Return the accounts of those who are told and of those they stand in for."""
    absent = {name for _matter, _message, name in told if name}
    rows = User.objects.filter(username__in=logins | absent)
    return {user.username: user for user in rows}


def _notice(
    users: dict[str, User], login: str, matter: Matter, message: Message, absent: str
) -> Notice:
    facts = {"organisation": matter.organisation, "period": matter.period, **message.facts}
    if absent:
        facts["for"] = users[absent].get_full_name() or absent
    return Notice(
        user=users[login],
        kind=message.kind.key,
        key=message.key,
        facts=facts,
        path=path_of(matter, message),
    )


def _require_self(user: User, by: Actor) -> None:
    if user.username != by.name:
        raise NotPermitted(f"{by.name} may not change how {user} is told.")


def _mark_read(user: User, keys: list[int], by: Actor) -> int:
    unread = Notice.objects.filter(pk__in=keys, read_at__isnull=True)
    count = unread.update(read_at=timezone.now())
    if count:
        audit.record(
            "notices.mark_read", f"person:{user.username}", by, after={"notices": count}
        )
    return count
