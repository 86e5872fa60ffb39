from dataclasses import replace
from datetime import date

import pytest
from tests.factories import MembershipFactory, SubstitutionFactory, UserFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Actor, Role
from bielelt_web.actions import substitutions
from bielelt_web.models import AuditEntry, Substitution

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 6)
FIRST, LAST = date(2026, 7, 10), date(2026, 7, 20)


def make(cast, by=Role.REPORTER, **others):
    given = {"absent": cast.user(Role.REPORTER), "substitute": cast.user(Role.REVIEWER)}
    days = {"first_day": FIRST, "last_day": LAST, "today": TODAY}
    actor = by if isinstance(by, Actor) else cast.actor(by)
    return substitutions.make(**{**given, **days, "by": actor, **others})


@pytest.mark.parametrize("by", [Role.REPORTER, Role.ADMINISTRATOR])
def test_the_absent_person_and_who_manages_them_choose_a_substitute(cast, by):
    make(cast, by, reason=" Тушаал Б/17 ")

    row = Substitution.objects.get()
    assert (row.substitute, row.reason, row.made_by) == (
        cast.user(Role.REVIEWER),
        "Тушаал Б/17",
        by,
    )
    assert AuditEntry.objects.get().after == {
        "substitute": "reviewer",
        "first_day": "2026-07-10",
        "last_day": "2026-07-20",
        "reason": "Тушаал Б/17",
    }


@pytest.mark.parametrize("by", [Role.REVIEWER, Role.LEADER, Role.REGISTRAR])
def test_nobody_else_does(cast, by):
    with pytest.raises(NotPermitted):
        make(cast, by)

    assert not AuditEntry.objects.exists()


def test_who_manages_one_of_several_organisations_cannot_hand_out_the_other_roles(cast):
    MembershipFactory(
        user=cast.user(Role.REPORTER), organisation=cast.elsewhere, role=Role.LEADER
    )

    with pytest.raises(NotPermitted):
        make(cast, Role.ADMINISTRATOR)


def test_nor_those_of_somebody_without_any(cast):
    with pytest.raises(NotPermitted):
        make(cast, Role.ADMINISTRATOR, absent=UserFactory())


@pytest.mark.parametrize(
    "others",
    [
        {"last_day": date(2026, 7, 9)},
        {"first_day": date(2026, 7, 1), "last_day": date(2026, 7, 5)},
    ],
    ids=["out-of-order", "over"],
)
def test_days_that_make_no_sense_are_refused(cast, others):
    with pytest.raises(Refused):
        make(cast, **others)

    assert not AuditEntry.objects.exists()


def test_nobody_substitutes_themselves_nor_from_an_account_that_is_off(cast):
    with pytest.raises(Refused):
        make(cast, substitute=cast.user(Role.REPORTER))
    with pytest.raises(Refused):
        make(cast, substitute=UserFactory(is_active=False))


@pytest.mark.parametrize(
    ("first", "last", "allowed"),
    [
        (date(2026, 7, 6), date(2026, 7, 9), True),
        (date(2026, 7, 21), date(2026, 7, 30), True),
        (date(2026, 7, 6), FIRST, False),
        (LAST, date(2026, 7, 30), False),
        (date(2026, 7, 12), date(2026, 7, 14), False),
    ],
)
def test_a_day_has_one_substitute(cast, first, last, allowed):
    make(cast)
    others = {"substitute": cast.user(Role.LEADER), "first_day": first, "last_day": last}
    if not allowed:
        with pytest.raises(Refused, match="2026-07-10 – 2026-07-20"):
            make(cast, **others)
        return

    make(cast, **others)
    assert Substitution.objects.count() == 2


def test_who_acts_for_somebody_does_not_prolong_it(cast):
    reporter = cast.actor(Role.REPORTER)
    by = replace(reporter, name="reviewer", on_behalf_of=reporter.name)

    with pytest.raises(Refused):
        make(cast, by)


# Withdrawing ----------------------------------------------------------------------------


def withdraw(cast, row, today, by=Role.REPORTER):
    substitutions.withdraw(substitution=row, today=today, by=cast.actor(by))


def test_a_substitution_that_has_not_begun_is_gone(cast):
    withdraw(cast, make(cast), FIRST)

    assert not Substitution.objects.exists()
    assert AuditEntry.objects.get(action="substitutions.withdraw").before == {
        "substitute": "reviewer",
        "first_day": "2026-07-10",
        "last_day": "2026-07-20",
        "reason": "",
    }


def test_of_one_that_has_begun_the_days_so_far_stay(cast):
    withdraw(cast, make(cast), date(2026, 7, 15), Role.ADMINISTRATOR)

    row = Substitution.objects.get()
    assert (row.first_day, row.last_day) == (FIRST, date(2026, 7, 14))


def test_what_is_over_is_not_withdrawn_and_not_by_others(cast):
    row = SubstitutionFactory(
        absent=cast.user(Role.REPORTER),
        substitute=cast.user(Role.REVIEWER),
        first_day=FIRST,
        last_day=LAST,
    )

    with pytest.raises(Refused):
        withdraw(cast, row, date(2026, 7, 21))
    with pytest.raises(NotPermitted):
        withdraw(cast, row, FIRST, Role.REVIEWER)
    assert Substitution.objects.get().last_day == LAST
