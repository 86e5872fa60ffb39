import pytest
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

from bielelt.core.roles import Actor, Role
from bielelt_web.middleware import actor_of

pytestmark = pytest.mark.django_db


def test_a_role_holds_below_and_the_nearer_one_wins(django_assert_num_queries):
    country = OrganisationFactory(code="1")
    province = OrganisationFactory(code="12", parent=country)
    OrganisationFactory(code="123", parent=province)
    near = OrganisationFactory(code="124", parent=province)
    OrganisationFactory(code="2")
    user = UserFactory(username="bat")
    MembershipFactory(user=user, organisation=country, role=Role.AUDITOR)
    MembershipFactory(user=user, organisation=near, role=Role.REPORTER)

    with django_assert_num_queries(2):
        actor = actor_of(user)

    everywhere = dict.fromkeys(("1", "12", "123"), Role.AUDITOR)
    assert actor == Actor("bat", {**everywhere, "124": Role.REPORTER})


def test_who_has_no_role_may_nothing():
    assert actor_of(UserFactory(username="bat")) == Actor("bat", {})
