"""The sheets of organisations and of people out and back."""

from datetime import date

import pytest
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.web.filling import (
    NOTHING,
    actions,
    bring,
    exported,
    filled,
    page_of,
    take_in,
    told,
)

from bielelt.core.roles import Role
from bielelt_web.models import Invitation, Membership, Organisation, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.user(Role.ADMINISTRATOR))
    client.cookies["django_language"] = "en"
    return client


def body(code, name, **others):
    return {"code": code, "name": name, "kind": "Сум, дүүрэг", "parent": "264"} | others


def bodies():
    rows = Organisation.objects.filter(code__startswith="264").order_by("code")
    return [(o.code, o.name, o.kind, o.parent and o.parent.code) for o in rows]


def test_organisations_are_corrected_and_entered_in_whatever_order_they_stand(
    administrator, cast
):
    url = page_of("organisations")
    added = [
        body("2640101", "1 дүгээр баг", kind="Баг, хороо", parent="26401"),
        body("26401", "Баян-Овоо"),
    ]
    data = filled(exported(administrator, url), {1: {"name": "Өлзийт сум"}}, added)

    page = bring(administrator, url, data)
    take_in(administrator, url, page)

    assert told(page) == {
        **NOTHING,
        "changes": [("B6", "Өлзийт", "Өлзийт сум")],
        "added": ["2640101 · 1 дүгээр баг", "26401 · Баян-Овоо"],
        "unchanged": 1,
    }
    assert bodies() == [
        ("264", "Баянхонгор", "province", None),
        ("26401", "Баян-Овоо", "district", "264"),
        ("2640101", "1 дүгээр баг", "bag", "26401"),
        ("26449", "Өлзийт сум", "district", "264"),
    ]
    assert actions() == [
        "organisations.add",
        "organisations.add",
        "organisations.edit",
        "sheets.apply_organisations",
    ]
    for again in (
        data,
        exported(administrator, url),
        exported(administrator, url, format="csv"),
    ):
        answer = told(bring(administrator, url, again))
        assert answer == {**NOTHING, "unchanged": 4}
    assert cast.elsewhere.name.encode() not in exported(administrator, url, format="csv")


def test_of_organisations_that_contradict_the_register_nothing_is_entered(administrator):
    url = page_of("organisations")
    edits = {1: {"parent": "34625"}}
    added = [
        body("26402", "Баянлиг", parent=None),
        body("26403", "Богд", parent="26404"),
        body("26404", "Бөмбөгөр", parent="26403"),
        body("34625", "Номгон"),
    ]

    page = bring(administrator, url, filled(exported(administrator, url), edits, added))

    codes = ["D6", "A7", "A8", "A9", "A10"]
    assert [cell for cell, _reason in told(page)["problems"]] == codes
    assert take_in(administrator, url, page).status_code == 409
    assert len(bodies()) == 2
    assert actions() == []


NEWCOMER = {
    "login": "dulmaa",
    "given_name": "Дулмаа",
    "email": "dulmaa@office.example",
    "organisation": "26449",
    "role": "Хянагч",
}


def people():
    rows = Membership.objects.filter(organisation__code__startswith="264")
    found = rows.order_by("user__username").select_related("user")
    return {m.user.username: (m.user.first_name, m.role, m.valid_to) for m in found}


def test_people_are_corrected_and_new_ones_invited_once(
    administrator, cast, mails_of, django_capture_on_commit_callbacks
):
    User.objects.update(first_name="Бат")
    url = page_of("people")  # five of the province, then reporter and reviewer
    edits = {5: {"given_name": "Үүрийнтуяа", "valid_to": date(2027, 1, 1)}}
    data = filled(exported(administrator, url), edits, [NEWCOMER])

    with django_capture_on_commit_callbacks(execute=True):
        page = bring(administrator, url, data)
    assert mails_of() == []
    with django_capture_on_commit_callbacks(execute=True):
        take_in(administrator, url, page)

    assert told(page) == {
        **NOTHING,
        "changes": [("B10", "Бат", "Үүрийнтуяа"), ("G10", "", "2027-01-01")],
        "added": ["dulmaa · 26449"],
        "unchanged": 6,
    }
    assert people()["reporter"] == ("Үүрийнтуяа", "reporter", date(2027, 1, 1))
    assert actions() == [
        "persons.correct",
        "memberships.change",
        "invitations.invite",
        "sheets.apply_people",
    ]
    assert [mail.to for mail in mails_of()] == [["dulmaa@office.example"]]
    assert told(bring(administrator, url, data)) == {**NOTHING, "unchanged": 8}
    for again in (exported(administrator, url), exported(administrator, url, format="csv")):
        assert told(bring(administrator, url, again)) == {**NOTHING, "unchanged": 7}
    invitation = Invitation.objects.get()
    user = UserFactory(username="d.dulmaa", email=invitation.email)
    MembershipFactory(user=user, organisation=cast.district, role=invitation.role)
    assert told(bring(administrator, url, data))["added"] == []


def test_people_who_cannot_be_invited_are_told_by_cell_and_nobody_gets_a_mail(
    administrator, cast, mails_of
):
    stranger = cast.user(Role.REPORTER)
    MembershipFactory(user=stranger, organisation=cast.elsewhere, role=Role.REPORTER)
    url = page_of("people")
    edits = {5: {"given_name": "Үүрийнтуяа"}, 0: {"role": "Бүртгэгч"}}
    added = [
        NEWCOMER,
        NEWCOMER | {"login": "a", "email": None},
        NEWCOMER | {"login": "b", "email": "b@office.example", "organisation": "34625"},
        NEWCOMER
        | {"login": "c", "email": "c@office.example", "valid_to": date(2027, 1, 1)},
        NEWCOMER | {"login": "reviewer", "organisation": "264"},
    ]

    page = bring(administrator, url, filled(exported(administrator, url), edits, added))

    cells = ["F5", "B10", "D13", "E14", "G15", "D16"]
    assert [cell for cell, _reason in told(page)["problems"]] == cells
    assert take_in(administrator, url, page).status_code == 409
    assert (mails_of(), actions(), Invitation.objects.count()) == ([], [], 0)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("topic", ["organisations", "people"])
def test_bodies_and_people_take_the_same_queries_for_one_and_for_three(
    administrator, cast, topic, count, django_assert_num_queries
):
    for _ in range(count):
        below = OrganisationFactory(parent=cast.province)
        MembershipFactory(organisation=below, role=Role.REPORTER)

    with django_assert_num_queries(6):  # four, the managed bodies, the rows
        exported(administrator, page_of(topic))
