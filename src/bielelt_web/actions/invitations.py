"""Inviting people by e-mail, and what becomes of the invitation."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, Role, require
from bielelt_web.actions import audit
from bielelt_web.actions.jobs import SEND_INVITATION, enqueue_after_commit
from bielelt_web.actions.people import check_role, new_user
from bielelt_web.models import Invitation, Membership, Organisation, User
from bielelt_web.models.invitations import digest
from bielelt_web.queries.people import person_with

LIFETIME = timedelta(days=14)
State = Invitation.State


@transaction.atomic
def invite(
    *,
    email: str,
    organisation: Organisation,
    role: Role,
    origin: str,
    at: datetime,
    by: Actor,
) -> Invitation:
    """Offer a role to whoever reads the mail of an address.

    Args:
        email: the address; kept in small letters.
        organisation: where the role will hold, with the bodies below it.
        role: one of ``core.roles.PERSONS``.
        origin: the address of the site for the link in the mail, e.g. https://host.
        at: now; the invitation holds for fourteen days from then.
        by: who invites; needs PEOPLE_MANAGE in ``organisation``.

    Returns:
        The invitation. Its mail is queued when the transaction ends. An expired one to
        the same address is withdrawn with it.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: a role of the machine, an open invitation, or the person has the role.

    """
    require(by, Permission.PEOPLE_MANAGE, organisation=organisation.code)
    check_role(role)
    email = email.strip().lower()
    _refuse_who_has_the_role(email, organisation, role, at)
    earlier = organisation.invitations.select_for_update().filter(
        email=email, accepted_at=None, withdrawn_at=None
    )
    for invitation in earlier:
        _refuse_if_open(invitation, at)
        invitation.withdrawn_at = at
        invitation.save(update_fields=["withdrawn_at"])
    row = Invitation.objects.create(
        email=email,
        organisation=organisation,
        role=role,
        invited_by=by.name,
        created_at=at,
        expires_at=at + LIFETIME,
    )
    enqueue_after_commit(SEND_INVITATION, invitation_id=row.pk, origin=origin)
    after = {"email": email, "organisation": organisation.code, "role": role}
    audit.record("invitations.invite", _subject(row), by, after=after)
    return row


@transaction.atomic
def issue_token(*, invitation: Invitation, by: Actor) -> str:
    """Return a new token for the mail that goes out now; older ones are void. Needs NOTICE_SEND."""
    require(by, Permission.NOTICE_SEND, organisation=invitation.organisation.code)
    token = secrets.token_urlsafe(32)
    invitation.token_hash = digest(token)
    invitation.save(update_fields=["token_hash"])
    audit.record(
        "invitations.send", _subject(invitation), by, after={"email": invitation.email}
    )
    return token


@transaction.atomic
def resend(*, invitation: Invitation, origin: str, at: datetime, by: Actor) -> None:
    """Send the mail again with a new link that holds for fourteen days. Needs PEOPLE_MANAGE.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: accepted or withdrawn.

    """
    row = _lock_waiting(invitation, by)
    before = {"expires_at": f"{row.expires_at:%Y-%m-%d}"}
    row.expires_at = at + LIFETIME
    row.save(update_fields=["expires_at"])
    enqueue_after_commit(SEND_INVITATION, invitation_id=row.pk, origin=origin)
    after = {"expires_at": f"{row.expires_at:%Y-%m-%d}"}
    audit.record("invitations.resend", _subject(row), by, before=before, after=after)


@transaction.atomic
def withdraw(*, invitation: Invitation, at: datetime, by: Actor) -> None:
    """Take the invitation back: its link is void. Needs PEOPLE_MANAGE.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: accepted or withdrawn before.

    """
    row = _lock_waiting(invitation, by)
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    audit.record("invitations.withdraw", _subject(row), by, before={"email": row.email})


@transaction.atomic
def accept_as_new(
    *,
    token: str,
    login: str,
    given_name: str,
    fathers_name: str,
    password: str,
    at: datetime,
    address: str = "",
) -> User:
    """Make an account for the holder of ``token`` and give it the role.

    Args:
        token: as it stands in the mail; it is used up.
        login: the name to sign in with, beside the address of the invitation.
        given_name: given name.
        fathers_name: father's name.
        password: must satisfy the validators of the settings.
        at: now.
        address: where the request came from, for the audit trail.

    Returns:
        The new user.

    Raises:
        Refused: the invitation is not open, the address has an account, the login is
            taken, or the password is too weak.

    """
    invitation = _take(token, at)
    if person_with(invitation.email):
        raise Refused(_("This address has an account already. Reload the page."))
    user = new_user(
        login=login,
        name=(given_name, fathers_name),
        email=invitation.email,
        password=password,
    )
    return _join(invitation, user, address)


@transaction.atomic
def accept_as_known(*, token: str, at: datetime, address: str = "") -> User:
    """Give the role to the account that has the address of the invitation.

    Raises:
        Refused: the invitation is not open, or no account has the address.

    """
    invitation = _take(token, at)
    user = person_with(invitation.email)
    if user is None:
        raise Refused(_("No account has this address. Reload the page."))
    return _join(invitation, user, address)


def _take(token: str, at: datetime) -> Invitation:
    """Use the token up; who comes second finds it used."""
    row = Invitation.objects.select_for_update().filter(token_hash=digest(token)).first()
    state = row.state_at(at) if row else State.WITHDRAWN
    if row is None or state != State.OPEN:
        raise Refused(
            _("The invitation is in state “%(state)s”. Ask for a new one.")
            % {"state": state.label}
        )
    row.accepted_at = at
    row.save(update_fields=["accepted_at"])
    return row


def _join(invitation: Invitation, user: User, address: str) -> User:
    Membership.objects.update_or_create(
        user=user,
        organisation=invitation.organisation,
        defaults={"role": invitation.role, "valid_to": None},
    )
    after = {
        "person": user.get_username(),
        "organisation": invitation.organisation.code,
        "role": invitation.role,
    }
    by = Actor(user.get_username(), {}, address=address)
    audit.record("invitations.accept", _subject(invitation), by, after=after)
    return user


def _refuse_who_has_the_role(
    email: str, organisation: Organisation, role: Role, at: datetime
) -> None:
    held = organisation.memberships.exclude(valid_to__lt=localdate(at))
    if held.filter(user__email__iexact=email, role=role).exists():
        raise Refused(
            _("“%(email)s” has this role here already. Choose another role or address.")
            % {"email": email}
        )


def _refuse_if_open(invitation: Invitation, at: datetime) -> None:
    if invitation.state_at(at) == State.OPEN:
        raise Refused(
            _(
                "“%(email)s” is invited already, until %(until)s. Send that mail again or "
                "withdraw it first."
            )
            % {"email": invitation.email, "until": f"{invitation.expires_at:%Y-%m-%d}"}
        )


def _lock_waiting(invitation: Invitation, by: Actor) -> Invitation:
    """Hold the invitation until the transaction ends; refuse if it is over."""
    organisation = invitation.organisation
    require(by, Permission.PEOPLE_MANAGE, organisation=organisation.code)
    row = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if row.accepted_at or row.withdrawn_at:
        raise Refused(
            _("The invitation of “%(email)s” is over. Invite the address again.")
            % {"email": row.email}
        )
    return row


def _subject(invitation: Invitation) -> str:
    return f"invitation:{invitation.pk}"
