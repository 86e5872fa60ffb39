from dataclasses import replace
from datetime import date

import pytest
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Role
from bielelt_web.actions import memberships
from bielelt_web.models import AuditEntry, Membership

pytestmark = pytest.mark.django_db

MAY, LAST = date(2026, 5, 20), date(2026, 5, 19)


@pytest.fixture
def admin(cast):
    return cast.actor(Role.ADMINISTRATOR)


@pytest.fixture
def bat(cast):
    return MembershipFactory(
        user=UserFactory(username="bat"), organisation=cast.district, role=Role.REPORTER
    )


def add(cast, by, **others):
    given = {"user": cast.stranger, "organisation": cast.district, "role": Role.REPORTER}
    return memberships.add(**{**given, "on": MAY, "by": by, **others})


def change(row, by, **others):
    given = {"role": Role(row.role), "position": row.position, "valid_to": row.valid_to}
    memberships.change(membership=row, by=by, **{**given, **others})


def test_a_person_gets_a_role_in_one_more_organisation(cast, admin):
    row = add(cast, admin, position=" Мэргэжилтэн ", valid_to=date(2026, 12, 31))

    roles = {m.organisation.code: m.role for m in cast.stranger.memberships.all()}
    assert roles == {"34625": "registrar", "26449": "reporter"}
    assert AuditEntry.objects.get().after == {
        "organisation": "26449",
        "role": "reporter",
        "position": "Мэргэжилтэн",
        "valid_to": "2026-12-31",
    }
    assert row.position == "Мэргэжилтэн"


def test_a_role_that_has_ended_is_given_anew_in_its_place(cast, admin, bat):
    bat.valid_to = LAST
    bat.save()

    row = add(cast, admin, user=bat.user, role=Role.REVIEWER)

    assert (row.pk, row.role, row.valid_to) == (bat.pk, "reviewer", None)


def test_nobody_gets_a_second_role_in_one_organisation(cast, admin, bat):
    with pytest.raises(Refused, match="Тайлан гаргагч"):
        add(cast, admin, user=bat.user, role=Role.REVIEWER)


@pytest.mark.parametrize(
    ("by", "others", "error"),
    [
        (Role.LEADER, {}, NotPermitted),
        (Role.REPORTER, {}, NotPermitted),
        (Role.ADMINISTRATOR, {"role": Role.OPERATOR}, Refused),
    ],
)
def test_a_role_is_refused_and_leaves_no_trace(cast, by, others, error):
    with pytest.raises(error):
        add(cast, cast.actor(by), **others)

    assert cast.stranger.memberships.count() == 1
    assert not AuditEntry.objects.exists()


def test_nobody_gets_a_role_whose_account_is_switched_off(cast, admin):
    cast.stranger.is_active = False

    with pytest.raises(Refused):
        add(cast, admin)


def test_nobody_gives_themselves_a_role(cast):
    reporter = cast.actor(Role.REPORTER)
    with pytest.raises(NotPermitted):
        add(cast, reporter, user=cast.user(Role.REPORTER), role=Role.ADMINISTRATOR)


def test_nor_does_who_acts_for_an_administrator(cast, admin):
    by = replace(admin, name="stranger", on_behalf_of=admin.name)
    with pytest.raises(Refused):
        add(cast, by)

    assert add(cast, by, user=UserFactory()).role == "reporter"


def test_role_post_and_last_day_are_changed(admin, bat):
    change(bat, admin, role=Role.REVIEWER, position="Дарга", valid_to=LAST)

    bat.refresh_from_db()
    assert (bat.role, bat.position, bat.valid_to) == ("reviewer", "Дарга", LAST)
    entry = AuditEntry.objects.get()
    assert entry.before == {"role": "reporter", "position": "", "valid_to": None}
    assert entry.after["organisation"] == "26449"


def test_a_role_ends_with_its_last_day_and_only_once(admin, bat):
    memberships.end(membership=bat, last_day=LAST, by=admin)

    bat.refresh_from_db()
    assert bat.valid_to == LAST
    with pytest.raises(Refused):
        memberships.end(membership=bat, last_day=LAST, by=admin)
    assert AuditEntry.objects.count() == 1


def test_only_who_manages_the_people_changes_or_ends_a_role(cast, bat):
    for role in set(cast.users) - {Role.ADMINISTRATOR}:
        with pytest.raises(NotPermitted):
            change(bat, cast.actor(role), role=Role.REVIEWER)
        with pytest.raises(NotPermitted):
            memberships.end(membership=bat, last_day=LAST, by=cast.actor(role))

    assert Membership.objects.get(pk=bat.pk).role == "reporter"


# The last administrator -----------------------------------------------------------------


def as_reporter(row, by):
    change(row, by, role=Role.REPORTER)


def for_a_while(row, by):
    change(row, by, valid_to=date(2030, 1, 1))


def ended(row, by):
    memberships.end(membership=row, last_day=LAST, by=by)


@pytest.mark.parametrize("lose", [as_reporter, for_a_while, ended])
def test_the_last_administrator_of_a_tree_stays(cast, admin, lose):
    only = cast.user(Role.ADMINISTRATOR).memberships.get()

    with pytest.raises(Refused, match="Баянхонгор"):
        lose(only, admin)

    MembershipFactory(organisation=cast.province, role=Role.ADMINISTRATOR)
    lose(only, admin)


@pytest.mark.parametrize(
    "other",
    [
        {"valid_to": date(2030, 1, 1)},
        {"user__is_active": False},
        {"role": Role.LEADER},
    ],
    ids=["for-a-while", "switched-off", "another-role"],
)
def test_who_cannot_stand_in_for_good_does_not_count(cast, admin, other):
    options = {"role": Role.ADMINISTRATOR, **other}
    MembershipFactory(organisation=cast.province, **options)

    with pytest.raises(Refused):
        ended(cast.user(Role.ADMINISTRATOR).memberships.get(), admin)


def test_an_administrator_above_is_enough(cast, admin):
    own = MembershipFactory(organisation=cast.district, role=Role.ADMINISTRATOR)
    below = OrganisationFactory(parent=cast.district)
    lowest = MembershipFactory(organisation=below, role=Role.ADMINISTRATOR)
    admin.roles[below.code] = Role.ADMINISTRATOR

    ended(own, admin)
    ended(lowest, admin)
