"""What the register says of a person: names and address."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor
from bielelt_web.actions import audit
from bielelt_web.actions.people import require_over
from bielelt_web.models import User
from bielelt_web.queries.people import person_with


@transaction.atomic
def correct(
    *,
    user: User,
    given_name: str,
    fathers_name: str,
    email: str,
    today: date,
    by: Actor,
) -> None:
    """Correct the names of a person, and the address they sign in with and get mail at.

    Args:
        user: whose.
        given_name: given name.
        fathers_name: father's name or its letter.
        email: the address; who has one keeps one.
        today: decides which roles are in force.
        by: who corrects; needs PEOPLE_MANAGE wherever ``user`` has a role, because whoever
            changes the address can have a new password sent there.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: no given name, no address any more, or it belongs to somebody else.

    """
    require_over(by, user, today=today)
    row = User.objects.select_for_update().get(pk=user.pk)
    new = {"first_name": given_name, "last_name": fathers_name, "email": email}
    new = {field: value.strip() for field, value in new.items()}
    if not new["first_name"]:
        raise Refused(_("A person needs a given name. Write it."))
    if row.email and not new["email"]:
        raise Refused(_("Without an address nobody can sign in anew. Write another one."))
    other = person_with(new["email"])
    if other and other.pk != row.pk:
        raise Refused(
            _("The address “%(email)s” belongs to somebody else. Write another one.")
            % {"email": new["email"]}
        )
    before = {field: getattr(row, field) for field in new}
    changed = [field for field in new if before[field] != new[field]]
    for field in changed:
        setattr(row, field, new[field])
    row.save(update_fields=changed)
    audit.record(
        "persons.correct",
        f"person:{row.get_username()}",
        by,
        before={field: before[field] for field in changed},
        after={field: new[field] for field in changed},
    )
