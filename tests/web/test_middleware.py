from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse
from tests.factories import (
    MembershipFactory,
    OrganisationFactory,
    SubstitutionFactory,
    UserFactory,
)

from bielelt.core.roles import Actor, Role
from bielelt_web.middleware import ACTING_FOR, actor_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 10)


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


# Acting for somebody --------------------------------------------------------------------


@pytest.fixture
def leave(cast):
    """Let the reporter be away today; the reviewer does the work."""
    return SubstitutionFactory(
        absent=cast.user(Role.REPORTER),
        substitute=cast.user(Role.REVIEWER),
        first_day=TODAY,
        last_day=TODAY + timedelta(days=2),
    )


def actor_on(day, client, user, absent):
    """Return who somebody is on a day after they have chosen to act for ``absent``."""
    client.force_login(user)
    session = client.session
    session[ACTING_FOR] = absent.pk
    session.save()
    with time_machine.travel(datetime.combine(day, time(12), ZoneInfo("Asia/Ulaanbaatar"))):
        return client.get("/account/").wsgi_request.actor


@pytest.mark.parametrize(
    ("days", "acts"), [(-1, False), (0, True), (1, True), (2, True), (3, False)]
)
def test_a_substitute_has_the_roles_of_the_absent_on_the_days_of_it_only(
    client, leave, days, acts
):
    day = TODAY + timedelta(days=days)
    actor = actor_on(day, client, leave.substitute, leave.absent)

    own = Actor("reviewer", {"26449": Role.REVIEWER}, address="127.0.0.1")
    theirs = Actor("reviewer", {"26449": Role.REPORTER}, "reporter", "127.0.0.1")
    assert actor == (theirs if acts else own)


def test_nobody_acts_for_whom_they_do_not_substitute(client, cast, leave):
    actor = actor_on(TODAY, client, cast.user(Role.LEADER), leave.absent)

    assert (actor.name, actor.on_behalf_of) == ("leader", "")


def test_nor_for_somebody_whose_account_is_switched_off(client, leave):
    leave.absent.is_active = False
    leave.absent.save()

    assert actor_on(TODAY, client, leave.substitute, leave.absent).on_behalf_of == ""
