"""Who works where, who may look after them, and whose account an address is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from bielelt.core.roles import PERSONS, Actor, Permission, Role
from bielelt.language import collation
from bielelt_web.models import Membership, Organisation, Substitution, User


@dataclass(frozen=True, slots=True)
class Member:
    """A membership, and whether it holds: neither ended nor switched off with the account."""

    row: Membership
    is_in_force: bool


def organisations_for(actor: Actor, permission: Permission) -> QuerySet[Organisation]:
    """Return the organisations in which ``actor`` has ``permission``, by code."""
    codes = [o for o in actor.roles if actor.may(permission, organisation=o)]
    return Organisation.objects.filter(code__in=codes).select_related("parent")


def organisations_named(
    actor: Actor, permission: Permission, printed: str
) -> list[Organisation]:
    """Return those of ``organisations_for`` that a heading may name: «Номгон сум» is Номгон.

    Of names within each other the longest is meant. At most one query.
    """
    words = printed.casefold()
    if not words:
        return []
    rows = organisations_for(actor, permission)
    found = [row for row in rows if row.name.casefold() in words]
    longest = max((len(row.name) for row in found), default=0)
    return [row for row in found if len(row.name) == longest]


def person_with(email: str) -> User | None:
    """Return who has the address, in whatever case it is written."""
    return User.objects.filter(email__iexact=email).first() if email else None


def person_called(login: str) -> User | None:
    """Return who signs in with this name."""
    return User.objects.filter(username=login).first()


def account_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Return the account a password is tried for, for the lock-out to count by.

    It is the same by login name and by e-mail and in any case of the letters; otherwise
    each way of writing it would give five more attempts.
    """
    given = (credentials or {}).get("username") or request.POST.get("login", "")
    person = person_with(given.strip())
    return (person.get_username() if person else given.strip()).lower()


def places_of(user: User, *, today: date) -> list[str]:
    """Return the codes of the organisations in which a person has a role in force."""
    rows = user.memberships.exclude(valid_to__lt=today)
    return list(rows.values_list("organisation__code", flat=True))


def visible(actor: Actor) -> QuerySet[User]:
    """Return the people with a role where ``actor`` manages the people, and themself."""
    managed = Membership.objects.filter(
        organisation__code__in=actor.where(Permission.PEOPLE_MANAGE)
    )
    return User.objects.filter(Q(username=actor.name) | Q(pk__in=managed.values("user")))


def get_person(actor: Actor, pk: int) -> User:
    """Return one visible person; unknown and forbidden are the same 404."""
    return get_object_or_404(visible(actor), pk=pk)


def get_membership(actor: Actor, pk: int) -> Membership:
    """Return a membership where ``actor`` manages the people, else 404."""
    rows = Membership.objects.filter(
        organisation__code__in=actor.where(Permission.PEOPLE_MANAGE)
    )
    rows = rows.select_related("user", "organisation__parent")
    return get_object_or_404(rows, pk=pk)


def get_substitution(actor: Actor, pk: int) -> Substitution:
    """Return a substitution of a visible person, else 404."""
    rows = Substitution.objects.filter(absent__in=visible(actor).values("pk"))
    return get_object_or_404(rows.select_related("absent", "substitute"), pk=pk)


def may_look_after(actor: Actor, user: User, *, today: date) -> bool:
    """Whether ``actor`` manages the people wherever ``user`` has a role in force."""
    codes = places_of(user, today=today)
    may = Permission.PEOPLE_MANAGE
    return bool(codes) and all(actor.may(may, organisation=code) for code in codes)


def members_of(organisation: Organisation, *, today: date) -> list[Member]:
    """Return the people of an organisation: those in force first, by role, by name. One query."""
    rows = organisation.memberships.select_related("user")
    members = [Member(row, _is_in_force(row, today)) for row in rows]
    return sorted(
        members,
        key=lambda member: (
            not member.is_in_force,
            PERSONS.index(Role(member.row.role)),
            name_key(member.row.user),
        ),
    )


def memberships_of(user: User, *, today: date) -> list[Member]:
    """Return all roles of a person, those in force first. One query."""
    rows = user.memberships.select_related("organisation__parent")
    members = [Member(row, _is_in_force(row, today, user)) for row in rows]
    return sorted(members, key=lambda m: (not m.is_in_force, m.row.organisation.code))


def substitutions_of(user: User) -> QuerySet[Substitution]:
    """Return when a person was, is and will be substituted, the latest first. One query."""
    return user.substitutions.select_related("substitute")


def possible_substitutes(user: User, *, today: date) -> list[User]:
    """Return who may do a person's work: who has a role in the same bodies or those above.

    In the order of the alphabet. Two queries.
    """
    codes = places_of(user, today=today)
    near = Q(memberships__organisation__code__in=codes)
    above = Q(memberships__organisation__children__code__in=codes)
    held = Membership.objects.exclude(valid_to__lt=today)
    rows = User.objects.filter(near | above, is_active=True, memberships__in=held)
    return sorted(rows.exclude(pk=user.pk).distinct(), key=name_key)


def person_by(words: str) -> User | None:
    """Return who has this login name or this address."""
    return person_called(words) or person_with(words)


def name_key(user: User) -> tuple[collation.Key, ...]:
    """Return the sort key of a person: given name, father's name, login."""
    names = (user.first_name, user.last_name, user.get_username())
    return tuple(collation.key(name) for name in names)


def _is_in_force(row: Membership, today: date, user: User | None = None) -> bool:
    has_ended = row.valid_to is not None and row.valid_to < today
    return (user or row.user).is_active and not has_ended
