"""What people do with their own accounts, kept in the audit trail and told to them.

allauth itself writes passwords and second factors; it calls these through our adapter.
"""

from django.db import transaction

from bielelt_web.actions.jobs import SEND_CHANGE, SEND_RESET, enqueue_after_commit
from bielelt_web.models import AuditEntry, User


@transaction.atomic
def ask_for_reset(*, user: User, origin: str) -> None:
    """Queue the mail with which somebody who forgot the password sets a new one.

    Args:
        user: whose address was given on the page.
        origin: the address of the site for the link in the mail, e.g. https://host.

    """
    enqueue_after_commit(SEND_RESET, user_id=user.pk, origin=origin)
    _audit("accounts.ask_for_reset", user)


@transaction.atomic
def note_change(*, user: User, change: str) -> None:
    """Write down that ``change`` was made to how ``user`` signs in, and mail it to them.

    The mail is for the case that it was somebody else.
    """
    if user.email:
        enqueue_after_commit(SEND_CHANGE, user_id=user.pk, change=change)
    _audit(f"accounts.{change}", user)


def _audit(action: str, user: User) -> None:
    name = user.get_username()
    AuditEntry.objects.create(action=action, actor=name, subject=f"person:{name}")
