import pytest
from django.core.management import CommandError, call_command
from tests.factories import OrganisationFactory, UserFactory

from bielelt.core.roles import Actor, Role
from bielelt_web.middleware import actor_of

pytestmark = pytest.mark.django_db


def test_the_first_administrator_is_appointed_on_the_machine_and_only_once(capsys):
    OrganisationFactory(code="264", name="Баянхонгор")
    user = UserFactory(username="bat")

    call_command("appoint", "bat", "264")

    assert capsys.readouterr().out == "bat manages the people of Баянхонгор now.\n"
    assert actor_of(user) == Actor("bat", {"264": Role.ADMINISTRATOR})
    with pytest.raises(CommandError):
        call_command("appoint", "bat", "264")


@pytest.mark.parametrize(("login", "code"), [("nobody", "264"), ("bat", "999")])
def test_person_and_organisation_must_be_there(login, code):
    OrganisationFactory(code="264")
    UserFactory(username="bat")

    with pytest.raises(CommandError) as refusal:
        call_command("appoint", login, code)

    assert str(refusal.value) == f"There is no “{login}”, or no organisation {code}."
