import pytest

from bielelt.core.errors import NotPermitted
from bielelt.core.roles import GRANTS, Actor, Permission, Role, require

HERE, ELSEWHERE = "Өлзийт сум", "Баянлиг сум"


def test_every_role_is_granted_something_and_every_permission_to_somebody():
    assert set(GRANTS) == set(Role)
    assert frozenset().union(*GRANTS.values()) == set(Permission)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_counts_in_its_own_organisation_only(role):
    actor = Actor("Болд", {HERE: role})

    allowed = {p for p in Permission if actor.may(p, organisation=HERE)}
    assert allowed == GRANTS[role]
    assert not any(actor.may(p, organisation=ELSEWHERE) for p in Permission)


def test_a_refusal_says_who_may_not_do_what_and_where():
    reporter = Actor("Болд", {HERE: Role.REPORTER})
    require(reporter, Permission.IMPORT_UPLOAD, organisation=HERE)

    with pytest.raises(NotPermitted) as error:
        require(reporter, Permission.IMPORT_ACCEPT, organisation=HERE)

    assert str(error.value) == "Болд may not accept an imported report of Өлзийт сум."
