"""Who works beside whom, and under which name they are known."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from bielelt.core.roles import GRANTS, Permission
from bielelt_web.models import Organisation, User


def reporters_of(organisation: Organisation) -> QuerySet[User]:
    """Return who may report for ``organisation`` today, by name."""
    roles = [role for role, given in GRANTS.items() if Permission.MEASURE_REPORT in given]
    ended = Q(memberships__valid_to__lt=localdate())
    return User.objects.filter(
        ~ended,
        memberships__organisation=organisation,
        memberships__role__in=roles,
        is_active=True,
    ).order_by("first_name", "last_name", "username")


def names_of(logins: Iterable[str]) -> dict[str, str]:
    """Return the name of each login as it is written in Mongolian: «С.Үүрийнтуяа»."""
    rows = User.objects.filter(username__in={login for login in logins if login})
    return {row.username: written_name(row) for row in rows}


def written_name(user: User) -> str:
    """Return the name as it is written, «С.Үүрийнтуяа», the login without one."""
    return user.get_full_name() or user.get_username()
