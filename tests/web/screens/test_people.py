import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from tests.factories import (
    AssignmentFactory,
    MembershipFactory,
    OrganisationFactory,
    SubstitutionFactory,
    UserFactory,
)
from tests.web.costs import SIGNED_IN

from bielelt.core.roles import Role
from bielelt_web.models import AuditEntry, Membership, Organisation, Substitution

pytestmark = pytest.mark.django_db

DISTRICT = "/organisations/26449/"


@pytest.fixture
def admin(client, cast):
    client.force_login(cast.user(Role.ADMINISTRATOR))
    return client


def said(page):
    text = re.sub(r"<.*?>", " ", page.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", text)


def names(page, pattern=r'<a href="/organisations/[0-9]+/">\s*(.*?)\s*</a>'):
    return re.findall(pattern, page.content.decode(), re.DOTALL)


# Organisations --------------------------------------------------------------------------


def test_the_tree_stands_in_the_order_of_kinds_and_of_the_alphabet(admin, cast):
    for code, name, kind in (
        ("26401", "Үенч", "district"),
        ("26402", "Урьд", "district"),
        ("264101", "Архив", "agency"),
    ):
        OrganisationFactory(code=code, name=name, kind=kind, parent=cast.province)

    page = admin.get("/organisations/")

    assert names(page) == ["Баянхонгор", "Өлзийт", "Урьд", "Үенч", "Архив"]


def test_people_are_counted_whose_role_is_in_force(admin, cast):
    yesterday = localdate() - timedelta(1)
    MembershipFactory(organisation=cast.district, role=Role.LEADER, valid_to=yesterday)
    MembershipFactory(organisation=cast.district, role=Role.LEADER, valid_to=localdate())
    off = UserFactory(is_active=False)
    MembershipFactory(organisation=cast.district, role=Role.LEADER, user=off)

    page = said(admin.get("/organisations/"))

    assert "Өлзийт 26449 Сум 3 хүн" in page
    assert "Баянхонгор 264 Аймаг 5 хүн" in page


def test_a_body_that_has_ended_is_marked(admin, cast):
    Organisation.objects.filter(pk=cast.district.pk).update(valid_to="2026-01-31")

    assert "2026-01-31 дууссан" in said(admin.get("/organisations/"))


def test_a_name_is_looked_for_in_any_case_of_the_letters(admin, cast):
    OrganisationFactory(code="26401", name="Богд", parent=cast.province)

    assert names(admin.get("/organisations/", {"q": "өлз"})) == ["Баянхонгор, Өлзийт"]
    assert names(admin.get("/organisations/", {"q": "26401"})) == ["Баянхонгор, Богд"]
    assert "«Дархан» гэсэн үгтэй нь алга" in said(
        admin.get("/organisations/", {"q": "Дархан"})
    )


@pytest.mark.parametrize("count", [1, 3])
# A page: the body, its people, what stands below it, what it took over from.
@pytest.mark.parametrize(
    "screen", [("/organisations/", 1), ("/organisations/264/", 4), (DISTRICT, 4)]
)
def test_trees_and_pages_take_the_same_queries_whatever_their_length(
    admin, cast, screen, count, django_assert_num_queries
):
    url, queries = screen
    for row in OrganisationFactory.create_batch(count, parent=cast.province):
        MembershipFactory(organisation=row, role=Role.REPORTER)
        MembershipFactory(organisation=cast.district, role=Role.REPORTER)
        OrganisationFactory(parent=cast.district, kind="bag")

    with django_assert_num_queries(SIGNED_IN + queries):
        assert admin.get(url).status_code == 200


def test_the_people_of_a_body_stand_by_role_and_name_and_who_has_left_comes_last(
    admin, cast
):
    for first, last, valid_to in (
        ("Ууган", "Дорж", None),
        ("Өлзий", "Бат", None),
        ("Анар", "Бат", "2026-01-31"),
    ):
        user = UserFactory(first_name=first, last_name=last)
        MembershipFactory(
            user=user, organisation=cast.district, role=Role.REPORTER, valid_to=valid_to
        )

    page = admin.get(DISTRICT)

    found = names(page, r'<a href="/people/[0-9]+/">\s*(.*?)\s*</a>')
    assert found == ["reporter", "Б.Өлзий", "Д.Ууган", "reviewer", "Б.Анар"]


def test_others_see_the_people_but_no_button_and_no_account(client, cast):
    client.force_login(cast.user(Role.REPORTER))

    page = client.get(DISTRICT).content.decode()

    assert "reviewer" in page
    assert [link for link in ("/people/memberships/", "/edit/") if link in page] == []
    other = cast.user(Role.REVIEWER)
    assert client.get(reverse("person", args=[other.pk])).status_code == 404


def test_a_body_is_added_and_corrected(admin, cast):
    above = {"parent": cast.province.pk, "kind": "agency"}
    answer = admin.post("/organisations/new/", {"code": "264101", "name": "Архив", **above})
    assert answer.url == "/organisations/264101/"

    page = admin.get(answer.url + "edit/").content.decode()
    assert 'value="Архив"' in page
    admin.post(answer.url + "edit/", {**above, "name": "Архивын хэлтэс"})

    assert Organisation.objects.get(code="264101").name == "Архивын хэлтэс"


def test_what_is_refused_is_said_in_the_form(admin, cast):
    form = {"code": "26449", "name": "Сум", "kind": "district"}

    page = admin.post("/organisations/new/", {**form, "parent": cast.province.pk})

    assert "26449 кодтой байгууллага бүртгэлтэй байна." in said(page)


def test_what_a_body_leaves_is_handed_over_from_its_page(admin, cast):
    heir = OrganisationFactory(code="26499", name="Жинст", parent=cast.province)
    AssignmentFactory(organisation=cast.district)
    yesterday = localdate() - timedelta(1)
    Organisation.objects.filter(pk=cast.district.pk).update(
        valid_to=yesterday, successor=heir
    )

    assert "үлдсэн үүрэг: 1. Залгамжлагч нь Жинст." in said(admin.get(DISTRICT))
    page = admin.post(DISTRICT + "hand-over/", follow=True)

    assert "Шилжүүлсэн үүрэг: 1." in said(page)
    assert "үлдсэн үүрэг" not in said(page)
    assert "Залгамжилсан нь Өлзийт" in said(admin.get("/organisations/26499/"))


# Roles ----------------------------------------------------------------------------------


def test_somebody_known_gets_a_role_by_login_or_address(admin):
    for field, value in (("username", "bat"), ("email", "dorj@office.example")):
        user = UserFactory(**{field: value})
        form = {"user": value, "role": "reporter", "position": "Мэргэжилтэн"}
        assert admin.post(DISTRICT + "people/new/", form).url == DISTRICT
        assert user.memberships.get().position == "Мэргэжилтэн"


def test_somebody_unknown_is_to_be_invited(admin):
    page = admin.post(DISTRICT + "people/new/", {"user": "nobody", "role": "reporter"})

    assert "«nobody» гэсэн нэвтрэх нэр, хаягтай хүн алга." in said(page)


def test_a_role_is_changed_and_ended(admin, cast):
    row = cast.user(Role.REPORTER).memberships.get()
    url = reverse("membership-edit", args=[row.pk])

    assert 'value="reporter" selected' in admin.get(url).content.decode()
    admin.post(url, {"role": "reviewer", "position": "Дарга"})
    admin.post(reverse("membership-end", args=[row.pk]))

    row.refresh_from_db()
    assert (row.role, row.position) == ("reviewer", "Дарга")
    assert row.valid_to == localdate() - timedelta(1)


def test_the_last_administrator_is_told_why_they_stay(admin, cast):
    row = cast.user(Role.ADMINISTRATOR).memberships.get()

    page = admin.post(reverse("membership-end", args=[row.pk]), follow=True)

    assert "хэрэглэгчдийг удирдах өөр хүн алга" in said(page)
    assert Membership.objects.get(pk=row.pk).valid_to is None


# People and substitution ----------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_person_takes_the_same_queries(
    admin, cast, count, django_assert_num_queries
):
    person = cast.user(Role.REPORTER)
    for number in range(count):
        day = localdate() + timedelta(days=10 * number)
        SubstitutionFactory(absent=person, first_day=day)
        place = OrganisationFactory(parent=cast.province)
        MembershipFactory(user=person, organisation=place, role=Role.REPORTER)

    # The person, where they work, their roles, substitutions, second factors.
    with django_assert_num_queries(SIGNED_IN + 5):
        assert admin.get(reverse("person", args=[person.pk])).status_code == 200


def test_who_is_switched_off_is_out_with_the_next_click_until_switched_on(
    admin, client, cast
):
    person = cast.user(Role.REPORTER)
    theirs = type(client)()
    theirs.force_login(person)

    admin.post(reverse("person-off", args=[person.pk]))
    assert theirs.get("/").status_code == 302
    admin.post(reverse("person-on", args=[person.pk]))
    assert theirs.get("/").status_code == 200
    assert [entry.action for entry in AuditEntry.objects.order_by("number")] == [
        "accounts.switch_off",
        "accounts.switch_on",
    ]


def test_a_person_chooses_a_substitute_who_acts_for_them_under_both_names(client, cast):
    away, other = cast.user(Role.ADMINISTRATOR), cast.user(Role.LEADER)
    client.force_login(away)
    form = {"substitute": other.pk, "first_day": localdate(), "last_day": localdate()}
    client.post(reverse("substitution-new", args=[away.pk]), form)
    client.force_login(other)
    assert "Таны орлох хүн: administrator" in said(client.get("/"))

    client.post(reverse("act-for", args=[away.pk]))
    assert "Та орлож ажиллаж байна: administrator ." in said(client.get("/"))
    client.post(
        DISTRICT + "people/new/", {"user": cast.stranger.username, "role": "reporter"}
    )
    client.post(reverse("act-stop"))

    entry = AuditEntry.objects.get(action="memberships.add")
    assert (entry.actor, entry.on_behalf_of) == ("leader", "administrator")
    assert client.get(DISTRICT + "edit/").status_code == 404
    assert "орлож ажиллаж байна" not in said(client.get("/"))


def test_only_people_of_the_same_bodies_and_those_above_are_offered(client, cast):
    person = cast.user(Role.REPORTER)
    client.force_login(person)

    page = client.get(reverse("substitution-new", args=[person.pk])).content.decode()

    offered = re.findall(r'<option value="\d+">(.*?)</option>', page)
    assert offered == sorted({user.username for user in cast.users.values()} - {"reporter"})


def test_a_substitution_is_withdrawn_from_the_page_of_the_person(client, cast):
    row = SubstitutionFactory(absent=cast.user(Role.REPORTER))
    client.force_login(row.absent)
    assert "өнөөдөр хүчинтэй" in said(client.get(reverse("person", args=[row.absent_id])))

    page = client.post(reverse("substitution-withdraw", args=[row.pk]), follow=True)

    assert "Орлолтыг цуцаллаа." in said(page)
    assert not Substitution.objects.exists()
