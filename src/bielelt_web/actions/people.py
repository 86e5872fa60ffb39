"""People: their accounts, and a role with them."""

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import PERSONS, Actor, Permission, Role, require
from bielelt_web.actions import audit
from bielelt_web.models import Membership, Organisation, User
from bielelt_web.queries.people import places_of


@transaction.atomic
def add_organisation(
    *,
    code: str,
    name: str,
    parent: Organisation | None,
    by: Actor,
    kind: str = Organisation.Kind.DISTRICT,
    valid_from: date | None = None,
) -> Organisation:
    """Enter an organisation under ``code``; enter nothing if it is there. Needs PEOPLE_MANAGE."""
    require(by, Permission.PEOPLE_MANAGE, organisation=code)
    row, is_new = Organisation.objects.get_or_create(
        code=code,
        defaults={"name": name, "parent": parent, "kind": kind, "valid_from": valid_from},
    )
    if is_new:
        audit.record(
            "people.add_organisation",
            f"organisation:{code}",
            by,
            after={"name": name, "kind": kind, "parent": parent.code if parent else None},
        )
    return row


@transaction.atomic
def add_person(
    *,
    login: str,
    name: tuple[str, str],
    password: str,
    organisation: Organisation,
    role: Role,
    by: Actor,
    position: str = "",
    email: str = "",
) -> User:
    """Give a person an account and a role; a person who has one gets the role only.

    Args:
        login: the name to sign in with.
        name: given name and father's name.
        password: must satisfy the validators of the settings.
        organisation: where the role holds, with the bodies below it.
        role: one of ``core.roles.PERSONS``.
        by: who enters; needs PEOPLE_MANAGE in ``organisation``.
        position: the post, as a signature block prints it.
        email: where the mail goes, and one can sign in with it; none if empty.

    Returns:
        The user. The password of an existing account stays as it is; who has the role
        already is left as they are, without an audit entry.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: a role of the machine, or a password that is too weak.

    """
    require(by, Permission.PEOPLE_MANAGE, organisation=organisation.code)
    check_role(role)
    user = User.objects.filter(username=login).first()
    if user is None:
        user = new_user(login=login, name=name, email=email, password=password)
    if user.memberships.filter(organisation=organisation, role=role).exists():
        return user
    Membership.objects.update_or_create(
        user=user, organisation=organisation, defaults={"role": role, "position": position}
    )
    audit.record(
        "people.add_person",
        f"person:{login}",
        by,
        after={"organisation": organisation.code, "role": role},
    )
    return user


def check_role(role: Role) -> None:
    """Refuse a role that is not for people."""
    if role not in PERSONS:
        raise Refused(f"Nobody signs in as {role}. Use one of: {', '.join(PERSONS)}.")


def new_user(*, login: str, name: tuple[str, str], email: str, password: str) -> User:
    """Make an account for another action, which has asked for permission and writes the audit.

    Args:
        login: the name to sign in with; no other may differ in the case of letters only.
        name: given name and father's name.
        email: the address, or nothing.
        password: must satisfy the validators of the settings.

    Raises:
        Refused: the login is taken, or the password is too weak.

    """
    if User.objects.filter(username__iexact=login).exists():
        raise Refused(
            _("The login name “%(login)s” is taken. Choose another one.") % {"login": login}
        )
    user = User(username=login, first_name=name[0], last_name=name[1], email=email)
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages)) from None
    user.set_password(password)
    user.save()
    return user


def require_over(by: Actor, user: User, *, today: date) -> None:
    """Raise NotPermitted unless ``by`` manages the people wherever ``user`` has a role.

    One organisation would not be enough: who manages it can give anybody a role there.
    """
    codes = places_of(user, today=today)
    for code in codes:
        require(by, Permission.PEOPLE_MANAGE, organisation=code)
    if not codes:
        raise NotPermitted(
            f"{user.get_username()} has no role by which to know whose they are."
        )
