"""The bodies and the people of the demonstration, and who does what for it."""

from datetime import date
from functools import cache

from bielelt.core.roles import Actor, Role
from bielelt_web.actions import calendars, people, substitutions
from bielelt_web.management.province.persons import PERSONS
from bielelt_web.management.province.places import BY_CODE, PLACES
from bielelt_web.management.province.values import Place
from bielelt_web.middleware import actor_of
from bielelt_web.models import Organisation, User

PASSWORD = "bielelt-demo"  # noqa: S105 - printed for everybody, on this machine only

NEW_TERMS = date(2026, 7, 1)
LEAVE = date(2026, 7, 15), date(2028, 7, 14)

_SURNAMES = {"province": " аймаг", "district": " сум"}


def enter_bodies() -> dict[str, Organisation]:
    """Enter every body; return them by code."""
    operator = _all(Role.OPERATOR, "operator")
    rows: dict[str, Organisation] = {}
    for place in PLACES:
        rows[place.code] = people.add_organisation(
            code=place.code,
            name=_name(place),
            parent=rows[place.parent] if place.parent else None,
            kind=place.kind,
            valid_from=place.founded,
            by=operator,
        )
    return rows


def enter_people(bodies: dict[str, Organisation]) -> None:
    """Give everybody an account and a role."""
    operator = _all(Role.OPERATOR, "operator")
    for person in PERSONS:
        people.add_person(
            login=person.login,
            name=(person.given, person.father),
            password=PASSWORD,
            email=f"{person.login}@office.example",
            organisation=bodies[person.organisation],
            role=Role(person.role),
            position=person.post,
            by=operator,
        )


def enter_calendar(province: Organisation) -> None:
    """Let reports open as soon as their half-year begins, from the middle of 2026 on."""
    for part, opens, due in (("H1", (1, 1), (6, 25)), ("", (7, 1), (12, 25))):
        calendars.set_term(
            organisation=province,
            part=part,
            since=NEW_TERMS,
            opens=opens,
            due=due,
            due_next_year=False,
            for_all=True,
            on=NEW_TERMS,
            by=clerk(),
        )


def enter_substitution() -> None:
    """Let the assessor do the work of a colleague on long leave."""
    substitutions.make(
        absent=user("assessor2"),
        substitute=user("assessor"),
        first_day=LEAVE[0],
        last_day=LEAVE[1],
        today=LEAVE[0],
        reason="Хүүхэд асрах чөлөөтэй",
        by=somebody("administrator"),
    )


def clerk() -> Actor:
    """Return the registrar with what is needed once: to enter the acts of the state too."""
    return _all(Role.REGISTRAR, "registrar")


def user(login: str) -> User:
    """Return who signs in under a login."""
    return User.objects.get(username=login)


def somebody(login: str) -> Actor:
    """Return who acts under a login, with the rights of their memberships."""
    return actor_of(user(login))


def reporter_of(code: str) -> str:
    """Return the login of who reports for a body."""
    return _login_of(code, "reporter")


def second_reporter_of(code: str) -> str:
    """Return the login of the colleague of a district's reporter."""
    return f"reporter-{code}-2"


def reviewer_of(code: str) -> str:
    """Return the login of who signs for a body."""
    return _login_of(code, "reviewer")


@cache
def _login_of(code: str, role: str) -> str:
    return next(p.login for p in PERSONS if (p.organisation, p.role) == (code, role))


def _name(place: Place) -> str:
    """Return the name as the register keeps it: the kind says the rest."""
    return place.name.removesuffix(_SURNAMES.get(place.kind, ""))


def _all(role: Role, name: str) -> Actor:
    return Actor(name, dict.fromkeys(BY_CODE, role))
