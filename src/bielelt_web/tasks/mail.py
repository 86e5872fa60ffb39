"""Sending mail; tokens are made here, so that none lies in the queue or in the database."""

import logging
from datetime import timedelta
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from bielelt.core.roles import Actor, Role
from bielelt_web.actions import invitations
from bielelt_web.models import Invitation
from bielelt_web.queries.accounts import get_user_for_worker
from bielelt_web.queries.invitations import get_for_worker
from bielelt_web.tasks.retry import Retry

# Half an hour in all: a mail server is restarted in that time.
RETRY = Retry(attempts=6, first_wait=timedelta(minutes=1))
log = logging.getLogger(__name__)

# What allauth calls a change → how the person is told of it, in both languages.
CHANGES = {
    "password_changed": ("Нууц үг солигдсон", "The password was changed"),
    "password_reset": ("Нууц үгийг цахим шуудангаар сэргээсэн", "The password was reset"),
    "totp_activated": ("Код үүсгэгч апп холбосон", "An authenticator app was connected"),
    "totp_deactivated": ("Код үүсгэгч апп салгасан", "The authenticator app was removed"),
    "recovery_codes_generated": ("Шинэ сэргээх код авсан", "New recovery codes were made"),
    "webauthn_added": ("Нэвтрэх түлхүүр нэмсэн", "A passkey was added"),
    "webauthn_removed": ("Нэвтрэх түлхүүр хассан", "A passkey was removed"),
    "second_factors_forgotten": (
        "Админ хоёр дахь баталгаажуулалтыг хассан",
        "The second factors were removed by an administrator",
    ),
}


@task()
def send_invitation(invitation_id: int, origin: str, attempt: int = 1) -> None:
    """Mail the link of an invitation, unless it is over by now."""
    invitation = get_for_worker(invitation_id)
    if invitation.state_at(timezone.now()) != Invitation.State.OPEN:
        return
    worker = Actor("worker", {invitation.organisation.code: Role.WORKER})
    token = invitations.issue_token(invitation=invitation, by=worker)
    link = origin + reverse("invitation-accept", args=[token])
    if not _sent("invitation", invitation.email, invitation=invitation, link=link):
        _again(send_invitation, attempt, invitation_id=invitation_id, origin=origin)


@task()
def send_reset(user_id: int, origin: str, attempt: int = 1) -> None:
    """Mail the link with which a person sets a new password."""
    user = get_user_for_worker(user_id)
    where = {
        "uidb36": user_pk_to_url_str(user),
        "key": default_token_generator.make_token(user),
    }
    link = origin + reverse("account_reset_password_from_key", kwargs=where)
    if not _sent("password_reset", user.email, user=user, link=link):
        _again(send_reset, attempt, user_id=user_id, origin=origin)


@task()
def send_change(user_id: int, change: str, attempt: int = 1) -> None:
    """Tell a person that the way they sign in was changed."""
    user = get_user_for_worker(user_id)
    mongolian, english = CHANGES[change]
    now = timezone.localtime()
    if not _sent("change", user.email, user=user, mn=mongolian, en=english, at=now):
        _again(send_change, attempt, user_id=user_id, change=change)


def _sent(name: str, to: str, **context: Any) -> bool:  # noqa: ANN401
    """Send ``mail/<name>.txt``, whose first line is the subject; tell whether it went out."""
    subject, _, text = render_to_string(f"mail/{name}.txt", context).partition("\n")
    try:
        send_mail(subject, text.strip() + "\n", None, [to])
    except OSError:  # the base of what smtplib raises
        log.exception("The mail “%s” could not be sent.", name)
        return False
    return True


def _again(work: Task[..., None], attempt: int, **arguments: int | str) -> None:
    wait = RETRY.wait_after(attempt)
    if wait is None:
        log.error("Mail was given up after %s attempts: %s.", attempt, arguments)
        return
    later = work.using(run_after=timezone.now() + wait)
    later.enqueue(**arguments, attempt=attempt + 1)
