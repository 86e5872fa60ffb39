"""Organisations in which somebody may do something, and whose account an address is."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Organisation, User


def organisations_for(actor: Actor, permission: Permission) -> QuerySet[Organisation]:
    """Return the organisations in which ``actor`` has ``permission``, by code."""
    codes = [o for o in actor.roles if actor.may(permission, organisation=o)]
    return Organisation.objects.filter(code__in=codes).select_related("parent")


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
