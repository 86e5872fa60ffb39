"""Everything that changes organisations and who works in them."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from bielelt.core.errors import Refused
from bielelt.core.roles import PERSONS, Actor, Permission, Role, require
from bielelt_web.actions import audit
from bielelt_web.models import Membership, Organisation, User


@transaction.atomic
def add_organisation(
    *,
    code: str,
    name: str,
    parent: Organisation | None,
    by: Actor,
    kind: str = Organisation.Kind.DISTRICT,
) -> Organisation:
    """Enter an organisation under ``code``; enter nothing if it is there. Needs PEOPLE_MANAGE."""
    require(by, Permission.PEOPLE_MANAGE, organisation=code)
    row, is_new = Organisation.objects.get_or_create(
        code=code, defaults={"name": name, "parent": parent, "kind": kind}
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
        password: at least eight characters and not a common one.
        organisation: where the role holds, with the bodies below it.
        role: one of ``core.roles.PERSONS``.
        by: who enters; needs PEOPLE_MANAGE in ``organisation``.
        position: the post, as a signature block prints it.
        email: where the daily mail goes; none if empty.

    Returns:
        The user. The password of an existing account stays as it is; who has the role
        already is left as they are, without an audit entry.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: a role of the machine, or a password that is too weak.

    """
    require(by, Permission.PEOPLE_MANAGE, organisation=organisation.code)
    if role not in PERSONS:
        raise Refused(f"Nobody signs in as {role}. Use one of: {', '.join(PERSONS)}.")
    user, is_new = User.objects.get_or_create(
        username=login,
        defaults={"first_name": name[0], "last_name": name[1], "email": email},
    )
    if is_new:
        _set_password(user, password)
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


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages)) from None
    user.set_password(password)
    user.save(update_fields=["password"])
