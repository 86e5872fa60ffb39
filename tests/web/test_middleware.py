import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse
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


@pytest.fixture
def strict(settings):
    settings.MFA_REQUIRED = {Role.REGISTRAR}


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("url", ["/", "/imports/", "/account/", "/account/password/"])
def test_a_role_that_needs_a_second_factor_comes_to_nothing_else_without_one(
    registrar, cast, url
):
    assert registrar.get(url).url == reverse("mfa_index")
    assert "Таны эрхэд" in registrar.get(reverse("mfa_index")).content.decode()

    TOTP.activate(cast.user(Role.REGISTRAR), "JBSWY3DPEHPK3PXP")
    assert registrar.get(url).status_code == 200


@pytest.mark.usefixtures("strict")
def test_the_way_to_the_second_factor_and_out_stays_open(registrar):
    ways = ("mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate", "sign-out")

    assert reverse("mfa_index") not in {
        getattr(registrar.get(reverse(name)), "url", "") for name in ways
    }


@pytest.mark.usefixtures("strict")
def test_other_roles_are_not_asked_for_one(client, cast):
    client.force_login(cast.user(Role.LEADER))

    assert client.get("/").status_code == 200
