import pytest
from django.utils.timezone import localdate
from tests.factories import MembershipFactory, UserFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Role
from bielelt_web.actions import persons
from bielelt_web.models import AuditEntry

pytestmark = pytest.mark.django_db


def correct(user, by, **others):
    given = {"given_name": "Дулмаа", "fathers_name": "Б.", "email": "dulmaa@office.example"}
    persons.correct(user=user, today=localdate(), by=by, **given | others)


@pytest.fixture
def user(cast):
    user = UserFactory(username="dulmaa", email="d@office.example", first_name="Дулмаа")
    MembershipFactory(user=user, organisation=cast.district, role=Role.REPORTER)
    return user


def test_names_and_address_are_corrected_and_the_trail_has_what_changed(cast, user):
    correct(user, cast.actor(Role.ADMINISTRATOR))

    user.refresh_from_db()
    assert (user.get_full_name(), user.email) == ("Б.Дулмаа", "dulmaa@office.example")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == ("persons.correct", "person:dulmaa")
    assert entry.after == {"last_name": "Б.", "email": "dulmaa@office.example"}


@pytest.mark.parametrize(
    "wrong",
    [{"given_name": " "}, {"email": ""}, {"email": "Taken@office.example"}],
    ids=["no-name", "no-address", "taken"],
)
def test_what_leaves_nobody_to_write_to_is_refused(cast, user, wrong):
    UserFactory(email="taken@office.example")

    with pytest.raises(Refused):
        correct(user, cast.actor(Role.ADMINISTRATOR), **wrong)

    assert not AuditEntry.objects.exists()


def test_who_has_a_role_elsewhere_too_is_not_corrected_by_one_administrator(cast, user):
    MembershipFactory(user=user, organisation=cast.elsewhere, role=Role.LEADER)

    with pytest.raises(NotPermitted):
        correct(user, cast.actor(Role.ADMINISTRATOR))

    user.refresh_from_db()
    assert user.email == "d@office.example"
