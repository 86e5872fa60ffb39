"""How a person signs in, and in which roles."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from bielelt_web.models import Membership, User


@dataclass(frozen=True, slots=True)
class SecondFactors:
    """What a person has besides the password."""

    app: bool
    passkeys: int
    unused_codes: int


def second_factors(user: User) -> SecondFactors:
    """Return the second factors of ``user``. One query."""
    rows = list(Authenticator.objects.filter(user=user))
    codes = [r for r in rows if r.type == Authenticator.Type.RECOVERY_CODES]
    return SecondFactors(
        app=any(r.type == Authenticator.Type.TOTP for r in rows),
        passkeys=sum(r.type == Authenticator.Type.WEBAUTHN for r in rows),
        unused_codes=sum(len(r.wrap().get_unused_codes()) for r in codes),
    )


def memberships_of(user: User, *, today: date) -> QuerySet[Membership]:
    """Return the roles of ``user`` that have not ended, by organisation. One query."""
    return (
        user.memberships.exclude(valid_to__lt=today)
        .select_related("organisation__parent")
        .order_by("organisation__code")
    )


def get_user_for_worker(pk: int) -> User:
    """Return a user for the background worker, which sees all."""
    return User.objects.get(pk=pk)
