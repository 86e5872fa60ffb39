"""What people do with their own accounts, kept in the audit trail and told to them.

allauth itself writes passwords and second factors; it calls these through our adapter.
"""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt_web.actions import audit
from bielelt_web.actions.jobs import SEND_CHANGE, SEND_RESET, enqueue_after_commit
from bielelt_web.actions.memberships import keep_an_administrator
from bielelt_web.actions.people import require_over
from bielelt_web.models import User


@transaction.atomic
def ask_for_reset(*, user: User, origin: str, address: str) -> None:
    """Queue the mail with which somebody who forgot the password sets a new one.

    Args:
        user: whose address was given on the page.
        origin: the address of the site for the link in the mail, e.g. https://host.
        address: where the request came from; it may have been anybody.

    """
    enqueue_after_commit(SEND_RESET, user_id=user.pk, origin=origin)
    by = Actor("anonymous", {}, address=address)
    audit.record("accounts.ask_for_reset", _subject(user), by)


@transaction.atomic
def note_change(*, user: User, change: str, address: str) -> None:
    """Write down that ``change`` was made to how ``user`` signs in, and mail it to them.

    The mail is for the case that it was somebody else.
    """
    if user.email:
        enqueue_after_commit(SEND_CHANGE, user_id=user.pk, change=change)
    by = Actor(user.get_username(), {}, address=address)
    audit.record(f"accounts.{change}", _subject(user), by)


@transaction.atomic
def forget_second_factors(*, user: User, by: Actor) -> None:
    """Take app, passkeys and recovery codes from who has lost them, so that the password does.

    Args:
        user: who asked for it, and was known by face or voice: it opens the account to
            whoever knows the password. They are told by mail.
        by: who does it; needs PEOPLE_MANAGE in every organisation where ``user`` has a role.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: there is no second factor, or no role.

    """
    codes = list(user.memberships.values_list("organisation__code", flat=True))
    for code in codes:
        require(by, Permission.PEOPLE_MANAGE, organisation=code)
    factors = Authenticator.objects.filter(user=user)
    had = sorted(factors.values_list("type", flat=True))
    if not codes or not had:
        raise Refused(
            _("“%(login)s” has no second factor, or no role.")
            % {"login": user.get_username()}
        )
    factors.delete()
    if user.email:
        enqueue_after_commit(
            SEND_CHANGE, user_id=user.pk, change="second_factors_forgotten"
        )
    before = {"had": had}
    audit.record("accounts.forget_second_factors", _subject(user), by, before=before)


@transaction.atomic
def switch_off(*, user: User, today: date, by: Actor) -> None:
    """Let a person sign in no more; the pages they have open end with the next click.

    Args:
        user: who has left, or whose account is not safe. Their roles stay written down.
        today: decides which roles are in force.
        by: who does it; needs PEOPLE_MANAGE wherever ``user`` has a role.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: off already, their own account, or the last administrator would be gone.

    """
    require_over(by, user, today=today)
    if user.get_username() in {by.name, by.on_behalf_of}:
        raise Refused(
            _("Nobody switches off their own account. Ask another administrator.")
        )
    held = user.memberships.exclude(valid_to__lt=today).select_related("organisation")
    keep_an_administrator(list(held))
    _switch(user, "accounts.switch_off", by, is_active=False)


@transaction.atomic
def switch_on(*, user: User, today: date, by: Actor) -> None:
    """Let a person sign in again, with the password they had. Needs what ``switch_off`` needs."""
    require_over(by, user, today=today)
    _switch(user, "accounts.switch_on", by, is_active=True)


def _switch(user: User, action: str, by: Actor, *, is_active: bool) -> None:
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.is_active == is_active:
        raise Refused(_("The account is so already."))
    row.is_active = is_active
    row.save(update_fields=["is_active"])
    audit.record(action, _subject(user), by, after={"is_active": is_active})


def _subject(user: User) -> str:
    return f"person:{user.get_username()}"
