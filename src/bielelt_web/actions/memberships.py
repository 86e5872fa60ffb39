"""Roles of people who have an account already: giving, changing and ending them."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, Role, require
from bielelt_web.actions import audit
from bielelt_web.actions.organisations import line_of
from bielelt_web.actions.people import check_role
from bielelt_web.models import Membership, Organisation, User

# An administrator's role reaches the body itself and two levels below it.
REACH = 3


@transaction.atomic
def add(
    *,
    user: User,
    organisation: Organisation,
    role: Role,
    on: date,
    by: Actor,
    position: str = "",
    valid_to: date | None = None,
) -> Membership:
    """Give a person a role in an organisation where they have none.

    Args:
        user: who gets it.
        organisation: where it holds, with the bodies below it.
        role: one of ``core.roles.PERSONS``.
        on: today; a role that ended before is given anew in its place.
        by: who gives; needs PEOPLE_MANAGE in ``organisation``.
        position: the post, as a signature block prints it.
        valid_to: the last day, if there is one.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: a role of the machine, the person has a role here or is switched off, or
            ``by`` gives it to themself while acting for somebody.

    """
    require(by, Permission.PEOPLE_MANAGE, organisation=organisation.code)
    check_role(role)
    _refuse_gift_to_oneself(user, by)
    if not user.is_active:
        raise Refused(_("This account is switched off. Switch it on first."))
    row = Membership.objects.select_for_update().filter(
        user=user, organisation=organisation
    ).first() or Membership(user=user, organisation=organisation)
    if row.pk and not (row.valid_to and row.valid_to < on):
        raise Refused(
            _("This person is “%(role)s” here already; nobody has two roles in one "
              "organisation. Change that role instead.")
            % {"role": row.get_role_display()}
        )  # fmt: skip
    row.role, row.position, row.valid_to = role, position.strip(), valid_to
    row.save()
    audit.record("memberships.add", subject_of(user), by, after=_told(row))
    return row


@transaction.atomic
def change(
    *, membership: Membership, role: Role, position: str, valid_to: date | None, by: Actor
) -> None:
    """Change role, post or last day of a membership. Needs PEOPLE_MANAGE in its organisation.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: a role of the machine, the last administrator would be gone, or ``by``
            does it for themself while acting for somebody.

    """
    require(by, Permission.PEOPLE_MANAGE, organisation=membership.organisation.code)
    check_role(role)
    _refuse_gift_to_oneself(membership.user, by)
    if role != Role.ADMINISTRATOR or valid_to:
        keep_an_administrator([membership])
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    before = _told(row)
    row.role, row.position, row.valid_to = role, position.strip(), valid_to
    row.save()
    after = _told(row)
    changed = [key for key in after if before[key] != after[key]]
    place = {"organisation": membership.organisation.code}
    audit.record(
        "memberships.change",
        subject_of(membership.user),
        by,
        before={key: before[key] for key in changed},
        after={**place, **{key: after[key] for key in changed}},
    )


@transaction.atomic
def end(*, membership: Membership, last_day: date, by: Actor) -> None:
    """End a role with its last day; the row stays. Needs PEOPLE_MANAGE in its organisation.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: it has ended already, or the last administrator would be gone.

    """
    require(by, Permission.PEOPLE_MANAGE, organisation=membership.organisation.code)
    keep_an_administrator([membership])
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    if row.valid_to and row.valid_to <= last_day:
        raise Refused(_("This role has ended already."))
    before = {"role": row.role, "valid_to": row.valid_to}
    row.valid_to = last_day
    row.save(update_fields=["valid_to"])
    after = {"organisation": membership.organisation.code, "valid_to": last_day}
    audit.record(
        "memberships.end", subject_of(membership.user), by, before=before, after=after
    )


def keep_an_administrator(losing: Collection[Membership]) -> None:
    """Refuse if an organisation would lose the last who manages its people.

    Args:
        losing: the memberships that will give nothing any more; those of other roles do
            not matter. The administrators that could stand in are locked, so that two
            people cannot take each other away at the same time.

    """
    for row in losing:
        if row.role == Role.ADMINISTRATOR:
            _refuse_without_administrator(row.organisation, {m.pk for m in losing})


def subject_of(user: User) -> str:
    """Return how the audit trail names a person."""
    return f"person:{user.get_username()}"


def _refuse_without_administrator(organisation: Organisation, losing: set[int]) -> None:
    rows = (
        Membership.objects.select_for_update()
        .filter(
            organisation__in=line_of(organisation)[:REACH],
            role=Role.ADMINISTRATOR,
            valid_to=None,
        )
        .order_by("pk")
    )
    # Whether they are switched off is asked behind the lock: it may just have changed.
    staying = {row.user_id for row in rows if row.pk not in losing}
    if not User.objects.filter(pk__in=staying, is_active=True).exists():
        raise Refused(
            _("Nobody else manages the people of “%(name)s”. Make somebody else an "
              "administrator first.")
            % {"name": organisation.name}
        )  # fmt: skip


def _refuse_gift_to_oneself(user: User, by: Actor) -> None:
    if by.on_behalf_of and user.get_username() == by.name:
        raise Refused(
            _("While you act for somebody you cannot give yourself a role. Ask another "
              "administrator.")
        )  # fmt: skip


def _told(row: Membership) -> audit.Facts:
    return {
        "organisation": row.organisation.code,
        "role": str(row.role),
        "position": row.position,
        "valid_to": row.valid_to,
    }
