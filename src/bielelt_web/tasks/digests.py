"""One mail a day at most to whoever was told something new."""

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from bielelt.core.notices import Group
from bielelt.core.roles import Actor, Role
from bielelt_web.actions import notices
from bielelt_web.models import Notice, User
from bielelt_web.models.notices import GROUPS
from bielelt_web.queries.notices import to_mail
from bielelt_web.tasks.retry import Retry

RETRY = Retry(attempts=4, first_wait=timedelta(minutes=5))
WORKER = Actor("worker", {notices.EVERYWHERE: Role.WORKER})
log = logging.getLogger(__name__)


@task()
def send_digests(day: str, attempt: int = 1) -> None:
    """Send the mails of a day; where the mail server cannot be reached, try again later.

    The line to it stands before anybody's mail is claimed, so that a server that is down
    costs nobody the mail of the day.
    """
    on = date.fromisoformat(day)
    if on != timezone.localdate():
        return
    try:
        _send_all(to_mail(on), on)
    except OSError:
        log.exception("The mail server was not reached at attempt %s.", attempt)
        _try_again(day, attempt)


def _send_all(users: Sequence[User], on: date) -> None:
    connection = get_connection()
    try:
        for user in users:
            connection.open()
            _send(user, on, connection)
    finally:
        connection.close()


def _send(user: User, on: date, connection: BaseEmailBackend) -> None:
    """Claim, send, and say that it was sent; a mail that is refused stops no other."""
    new = notices.claim_digest(user=user, on=on, by=WORKER)
    if not new:
        return
    try:
        message_to(user, new, connection).send()
    except Exception:
        log.exception("The mail to %s was not sent; tomorrow's will tell it.", user)
        connection.close()  # what is left of the line may not carry the next one
        return
    notices.mark_mailed(user=user, notices=new, by=WORKER)


def message_to(
    user: User, new: Sequence[Notice], connection: BaseEmailBackend | None = None
) -> EmailMessage:
    """Return the mail that tells ``new``, the most urgent group first, in Mongolian."""
    with translation.override(settings.LANGUAGE_CODE):
        ordered = sorted(new, key=lambda notice: list(Group).index(notice.group))
        parts = [_greeting(user)]
        for group, rows in groupby(ordered, key=lambda notice: notice.group):
            parts += [str(GROUPS[group]).upper(), *map(_paragraph, rows)]
        return EmailMessage(
            subject=_subject(new),
            body="\n\n".join([*parts, _closing()]) + "\n",
            to=[user.email],
            headers={"Auto-Submitted": "auto-generated"},
            connection=connection,
        )


def _try_again(day: str, attempt: int) -> None:
    wait = RETRY.wait_after(attempt)
    if wait is not None:
        again = send_digests.using(run_after=timezone.now() + wait)
        again.enqueue(day=day, attempt=attempt + 1)


def _subject(new: Sequence[Notice]) -> str:
    """Return «Биелэлт: хугацаа хэтэрсэн 1, буцаасан 2»."""
    counts = Counter(notice.group for notice in new)
    said = [f"{str(GROUPS[g]).lower()} {counts[g]}" for g in Group if counts[g]]
    return f"{_('Bielelt')}: {', '.join(said)}"


def _greeting(user: User) -> str:
    return _("Dear %(name)s,") % {"name": user.get_full_name() or user.username}


def _paragraph(notice: Notice) -> str:
    lines = [f"• {notice.words}", f"  {notice.about}"]
    if reason := notice.facts.get("reason"):
        lines.append(f"  {_('Reason')}: {reason}")
    if absent := notice.facts.get("for"):
        lines.append(f"  {_('You stand in for %(name)s.') % {'name': absent}}")
    return "\n".join([*lines, f"  {settings.SITE_URL}{notice.path}"])


def _closing() -> str:
    address = settings.SITE_URL + reverse("notice-list")
    return "\n".join(
        (
            _("You get this mail once a day at most, and only if there is something new."),
            _("All notices, and the switch for this mail: %(url)s") % {"url": address},
        )
    )
