"""The names of people behind their logins."""

from collections.abc import Iterable

from bielelt_web.models import User


def names_of(logins: Iterable[str]) -> dict[str, str]:
    """Return the full name per login; the login itself where there is none. One query."""
    users = User.objects.filter(username__in=set(logins) - {""})
    return {user.username: user.get_full_name() or user.username for user in users}
