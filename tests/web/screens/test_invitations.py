import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories import UserFactory
from tests.web.costs import SIGNED_IN

from bielelt.core.roles import Role
from bielelt_web.actions import invitations
from bielelt_web.models import Invitation

pytestmark = pytest.mark.django_db

LIST = "/people/invitations/"
ADDRESS, PASSWORD = "bat@office.example", "хавар-өвөл-2024"


@pytest.fixture
def admin(client, cast):
    client.force_login(cast.user(Role.ADMINISTRATOR))
    return client


@pytest.fixture
def invited(cast):
    """Invite an address, and return its token."""

    def sent(email=ADDRESS, at=None):
        invitation = invitations.invite(
            email=email,
            organisation=cast.district,
            role=Role.REPORTER,
            origin="http://site",
            at=at or timezone.now(),
            by=cast.actor(Role.ADMINISTRATOR),
        )
        return invitations.issue_token(invitation=invitation, by=cast.worker)

    return sent


def said(page):
    return re.sub(
        r"\s+", " ", re.sub(r"<.*?>", " ", page.content.decode(), flags=re.DOTALL)
    )


def test_an_administrator_invites_and_the_person_signs_in_with_what_they_chose(
    admin, client, cast, mails_of, django_capture_on_commit_callbacks
):
    fields = {"email": ADDRESS, "organisation": cast.district.pk, "role": "reporter"}
    with django_capture_on_commit_callbacks(execute=True):
        assert admin.post(LIST, fields).url == LIST
    assert f"Урилгыг {ADDRESS} хаяг руу илгээж байна." in said(admin.get(LIST))
    (mail,) = mails_of()
    link = re.search(r"http://testserver(/invitation/\S+)", mail.body)[1]
    admin.logout()

    assert 'value="bat"' in client.get(link).content.decode()
    names = {"given_name": "Бат", "fathers_name": "Д.", "login": "bat"}
    answer = client.post(link, {**names, "password": PASSWORD, "again": PASSWORD})

    assert answer.url == reverse("sign-in")
    client.post(answer.url, {"login": ADDRESS, "password": PASSWORD})
    account = said(client.get("/account/"))
    assert "Д.Бат" in account
    assert "Баянхонгор, Өлзийт Тайлан гаргагч" in account


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"again": "хавар-өвөл-2025"}, "Хоёр нууц үг зөрж байна."),
        ({"login": "bat@office"}, "Зөвхөн үсэг, цифр болон . + - _ тэмдэг бичнэ."),
        ({"login": "leader"}, "«leader» гэсэн нэвтрэх нэр бүртгэлтэй байна."),
        ({"password": "богино", "again": "богино"}, "хамгийн багадаа 10 тэмдэгттэй"),
    ],
)
def test_a_form_that_is_refused_is_shown_again_with_the_reason(
    client, invited, fields, error
):
    token = invited()
    names = {"given_name": "Бат", "fathers_name": "Д.", "login": "bat"}
    right = {**names, "password": PASSWORD, "again": PASSWORD}

    page = client.post(reverse("invitation-accept", args=[token]), {**right, **fields})

    assert (page.status_code, error in said(page)) == (200, True)
    assert Invitation.objects.get().accepted_at is None


def test_who_has_an_account_is_asked_for_nothing_but_the_acceptance(client, invited):
    bat = UserFactory(username="bat", email=ADDRESS)
    link = reverse("invitation-accept", args=[invited()])

    assert 'type="password"' not in client.get(link).content.decode()
    assert client.post(link).url == reverse("sign-in")
    assert [m.role for m in bat.memberships.all()] == ["reporter"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"accepted_at": timezone.now()}, "Урилгыг аль хэдийн зөвшөөрсөн байна."),
        ({"withdrawn_at": timezone.now()}, "Урилгыг буцаан авсан байна."),
        ({"expires_at": timezone.now()}, "Урилгын хугацаа дууссан байна."),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_is_over_says_why(client, invited, change, words, method):
    link = reverse("invitation-accept", args=[invited()])
    Invitation.objects.update(**change)

    page = getattr(client, method)(link)

    assert (page.status_code, words in said(page)) == (410, True)


def test_an_invented_link_does_not_exist(client, invited):
    invited()

    assert client.get(reverse("invitation-accept", args=["invented"])).status_code == 404


def test_an_invitation_is_sent_again_or_withdrawn_from_the_list(admin, invited):
    invited(at=timezone.now() - timedelta(days=20))
    (row,) = Invitation.objects.all()

    assert "Хугацаа дууссан" in said(admin.get(LIST))
    admin.post(reverse("invitation-resend", args=[row.pk]))
    assert "Хариу хүлээж буй" in said(admin.get(LIST))
    admin.post(reverse("invitation-withdraw", args=[row.pk]))
    assert "Буцаан авсан" in said(admin.get(LIST))
    admin.post(reverse("invitation-resend", args=[row.pk]))
    assert f"«{ADDRESS}» хаягийн урилга дууссан байна." in said(admin.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_whatever_its_length(
    admin, invited, count, django_assert_num_queries
):
    for number in range(count):
        invited(f"bat{number}@office.example")

    with django_assert_num_queries(SIGNED_IN + 3):
        assert admin.get(LIST).status_code == 200


def test_only_who_manages_the_people_is_led_to_them(client, cast):
    links = {}
    for role in (Role.ADMINISTRATOR, Role.REGISTRAR):
        client.force_login(cast.user(role))
        links[role] = LIST in client.get("/organisations/").content.decode()

    assert links == {Role.ADMINISTRATOR: True, Role.REGISTRAR: False}


def test_an_organisation_is_chosen_already_by_who_comes_from_its_page(admin, cast):
    page = admin.get(LIST, {"organisation": cast.district.pk}).content.decode()

    assert f'<option value="{cast.district.pk}" selected>' in page
