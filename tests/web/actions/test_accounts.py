from dataclasses import replace
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command
from tests.factories import MembershipFactory, OrganisationFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Actor, Role
from bielelt_web.actions import accounts
from bielelt_web.models import AuditEntry

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)


@pytest.fixture
def leader(cast):
    """Give the leader of the province an app and recovery codes."""
    user = cast.user(Role.LEADER)
    user.email = "leader@office.example"
    user.save()
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)
    return user


def test_an_administrator_takes_lost_second_factors_away_and_the_person_is_told(
    cast, leader, mails_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        accounts.forget_second_factors(user=leader, by=cast.actor(Role.ADMINISTRATOR))

    (mail,) = mails_of()
    (entry,) = AuditEntry.objects.all()
    assert mail.to == ["leader@office.example"]
    assert "removed by an administrator" in mail.body
    assert not Authenticator.objects.exists()
    assert (str(entry), entry.before) == (
        "administrator accounts.forget_second_factors person:leader",
        {"had": ["recovery_codes", "totp"]},
    )


@pytest.mark.parametrize("role", [Role.LEADER, Role.REGISTRAR])
def test_who_does_not_manage_the_people_takes_nothing_away(cast, leader, role):
    with pytest.raises(NotPermitted):
        accounts.forget_second_factors(user=leader, by=cast.actor(role))

    assert Authenticator.objects.count() == 2


def test_an_administrator_of_one_of_two_organisations_is_not_enough(cast, leader):
    leader.memberships.create(organisation=cast.elsewhere, role=Role.LEADER)

    with pytest.raises(NotPermitted):
        accounts.forget_second_factors(user=leader, by=cast.actor(Role.ADMINISTRATOR))


def test_where_there_is_no_second_factor_nothing_is_forgotten(cast):
    with pytest.raises(Refused, match="«auditor»"):
        accounts.forget_second_factors(
            user=cast.user(Role.AUDITOR), by=Actor("operator", {"264": Role.OPERATOR})
        )

    assert not AuditEntry.objects.exists()


@pytest.mark.usefixtures("leader")
def test_who_runs_the_machine_does_it_by_a_command(capsys):
    call_command("forget", "leader")

    assert capsys.readouterr().out == "leader signs in with the password alone now.\n"
    assert not Authenticator.objects.exists()
    with pytest.raises(CommandError, match="Nobody is called “nobody”"):
        call_command("forget", "nobody")


# Switching an account off ---------------------------------------------------------------


def test_an_account_is_switched_off_once_and_on_again(cast):
    by, user = cast.actor(Role.ADMINISTRATOR), cast.user(Role.REPORTER)

    accounts.switch_off(user=user, today=TODAY, by=by)
    with pytest.raises(Refused):
        accounts.switch_off(user=user, today=TODAY, by=by)
    user.refresh_from_db()
    assert not user.is_active

    accounts.switch_on(user=user, today=TODAY, by=by)
    user.refresh_from_db()
    assert user.is_active


def test_nobody_switches_themselves_off(cast):
    MembershipFactory(organisation=cast.province, role=Role.ADMINISTRATOR)
    by, user = cast.actor(Role.ADMINISTRATOR), cast.user(Role.ADMINISTRATOR)
    for actor in (by, replace(by, name="bat", on_behalf_of=by.name)):
        with pytest.raises(Refused):
            accounts.switch_off(user=user, today=TODAY, by=actor)


def test_the_last_administrator_is_not_switched_off():
    above = OrganisationFactory(code="MN", kind="state")
    user = MembershipFactory(organisation=above, role=Role.ADMINISTRATOR).user
    by = Actor("bat", {"MN": Role.OPERATOR})

    with pytest.raises(Refused):
        accounts.switch_off(user=user, today=TODAY, by=by)

    MembershipFactory(organisation=above, role=Role.ADMINISTRATOR)
    accounts.switch_off(user=user, today=TODAY, by=by)


@pytest.mark.parametrize("role", [Role.LEADER, Role.REGISTRAR, Role.REVIEWER])
def test_only_who_manages_the_people_switches_off(cast, role):
    with pytest.raises(NotPermitted):
        accounts.switch_off(user=cast.user(Role.REPORTER), today=TODAY, by=cast.actor(role))
