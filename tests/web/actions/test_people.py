import pytest
from tests.factories import OrganisationFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Actor, Role
from bielelt_web.actions import people
from bielelt_web.models import AuditEntry, Membership, Organisation, User

pytestmark = pytest.mark.django_db

OPERATOR = Actor("operator", {"264": Role.OPERATOR})


def add(by=OPERATOR, role=Role.REPORTER, password="хавар-өвөл-2024"):
    return people.add_person(
        login="bat",
        name=("Бат", "Д."),
        password=password,
        organisation=Organisation.objects.get(code="264"),
        role=role,
        by=by,
    )


@pytest.fixture(autouse=True)
def _province():
    OrganisationFactory(code="264")


def test_a_person_gets_an_account_and_a_role():
    user = add()

    assert user.check_password("хавар-өвөл-2024")
    assert list(Membership.objects.values_list("user__username", "role")) == [
        ("bat", "reporter")
    ]
    assert [str(e) for e in AuditEntry.objects.all()] == [
        "operator people.add_person person:bat"
    ]


def test_a_person_who_is_there_keeps_the_password_and_changes_the_role():
    add()

    user = add(role=Role.REVIEWER, password="another-one-2024")

    assert user.check_password("хавар-өвөл-2024")
    assert [m.role for m in Membership.objects.all()] == ["reviewer"]


@pytest.mark.parametrize(
    ("by", "role", "password", "error"),
    [
        (Actor("bat", {"264": Role.REGISTRAR}), Role.REPORTER, "хавар-өвөл", NotPermitted),
        (OPERATOR, Role.WORKER, "хавар-өвөл", Refused),
        (OPERATOR, Role.REPORTER, "password", Refused),
    ],
    ids=["registrar", "machine-role", "weak-password"],
)
def test_a_person_is_refused_and_leaves_no_trace(by, role, password, error):
    with pytest.raises(error):
        add(by, role, password)

    assert not User.objects.exists()
    assert not AuditEntry.objects.exists()


def test_an_organisation_is_entered_once():
    first = people.add_organisation(code="265", name="Архангай", parent=None, by=by_265())
    second = people.add_organisation(code="265", name="Өөр нэр", parent=None, by=by_265())

    assert (first, second.name) == (second, "Архангай")
    assert AuditEntry.objects.count() == 1


def by_265():
    return Actor("operator", {"265": Role.OPERATOR})
