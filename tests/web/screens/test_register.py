import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories import (
    AssignmentFactory,
    ClauseFactory,
    DecisionFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.web.costs import SIGNED_IN

from bielelt.core.roles import Role
from bielelt_web.models import Assignment, Clause, Decision

ACT = """БАЯНХОНГОР АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖ

2026 оны 05 дугаар сарын 04-ний өдөр
Дугаар А/27

Малын тэжээлийн нөөц бүрдүүлэх тухай

Монгол Улсын засаг захиргаа, нутаг дэвсгэрийн нэгж, түүний удирдлагын тухай хуулийн
61 дүгээр зүйлийг үндэслэн ЗАХИРАМЖЛАХ нь:

1. Өвс, тэжээлийн нөөцийг 2026 оны 09 дүгээр сарын 15-ны дотор бүрдүүлэхийг сумдын Засаг дарга нарт үүрэг болгосугай.
2. Журмыг хавсралт ёсоор баталсугай.
"""


def test_the_text_of_an_act_becomes_a_decision_that_is_given_out(registrar, cast):
    page = registrar.post("/decisions/new/", {"issuer": cast.province.pk, "text": ACT})
    form = {
        name: value
        for name, value in fields(page.content.decode())
        if not name.endswith("leave_out")
    }

    assert form["number"] == "А/27"
    assert (form["clause-0-force"], form["clause-1-force"]) == ("duty", "none")
    assert form["clause-0-due_on"] == "2026-09-15"
    assert form["clause-0-bodies"] == "group:districts"
    done = registrar.post("/decisions/new/confirm/", form)

    row = Decision.objects.get()
    assert done.headers["Location"] == f"/decisions/{row.pk}/"
    assert (row.title, row.date) == (
        "Малын тэжээлийн нөөц бүрдүүлэх тухай",
        date(2026, 5, 4),
    )
    given = Assignment.objects.get()
    assert (given.organisation, given.group) == (cast.district, "districts")
    assert given.due_on == date(2026, 9, 15)


def fields(page):
    """Yield name and value of every field of a page, as a browser would send them."""
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]+)"', tag)
        ticked = 'type="checkbox"' not in tag or " checked" in tag
        value = re.search(r'value="([^"]*)"', tag)
        if name and ticked and name[1] not in {"csrfmiddlewaretoken", "next"}:
            yield name[1], value[1] if value else ""
    for name, inner in re.findall(
        r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', inner)
        yield name, chosen[1] if chosen else ""
    for name, text in re.findall(
        r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL
    ):
        yield name, text.strip()


def test_a_file_is_kept_beside_the_decision(registrar, cast):
    file = SimpleUploadedFile("захирамж.txt", ACT.encode())
    page = registrar.post("/decisions/new/", {"issuer": cast.province.pk, "file": file})
    registrar.post("/decisions/new/confirm/", dict(fields(page.content.decode())))

    row = Decision.objects.get()
    answer = registrar.get(f"/decisions/{row.pk}/file/")
    assert b"".join(answer.streaming_content) == ACT.encode()
    assert row.file_name == "захирамж.txt"


def test_a_broken_file_is_refused_in_one_line_and_nothing_is_registered(registrar, cast):
    file = SimpleUploadedFile("захирамж.docx", b"PK\x03\x04 no more")

    page = registrar.post("/decisions/new/", {"issuer": cast.province.pk, "file": file})

    assert page.content.decode().count('role="alert"') == 1
    assert not Decision.objects.exists()


def test_what_is_refused_is_shown_again_with_every_word(registrar, cast):
    DecisionFactory(issuer=cast.province, number="А/27", date=date(2026, 5, 4))
    page = registrar.post("/decisions/new/", {"issuer": cast.province.pk, "text": ACT})
    form = dict(fields(page.content.decode()))

    again = registrar.post("/decisions/new/confirm/", form)

    assert again.status_code == 422
    assert "бүртгэлд аль хэдийн байна" in again.content.decode()
    assert dict(fields(again.content.decode())) == form


def test_a_seal_that_is_not_ours_is_refused(registrar):
    form = {"issuer": "264", "upload": "abc", "clause-TOTAL_FORMS": 0}
    form |= {"clause-INITIAL_FORMS": 0, "kind": "order", "date": "2026-01-01", "title": "Х"}

    assert registrar.post("/decisions/new/confirm/", form).status_code == 422
    assert not Decision.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_and_a_decision_take_the_same_queries_whatever_their_length(
    registrar, cast, count, django_assert_num_queries
):
    for _ in range(count):
        row = DecisionFactory(issuer=cast.province)
        for clause in ClauseFactory.create_batch(count, decision=row):
            AssignmentFactory(clause=clause, organisation=cast.district)

    with django_assert_num_queries(SIGNED_IN + 2):
        assert registrar.get("/decisions/").status_code == 200
    with django_assert_num_queries(SIGNED_IN + 5):
        assert registrar.get(f"/decisions/{row.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"А/27", "А/28"}),
        ("words=a/27", {"А/27"}),
        ("words=худаг", {"А/28"}),
        ("kind=resolution", set()),
        ("unanswered=on", {"А/27"}),
        ("control=taken&year=2026", {"А/27", "А/28"}),
    ],
)
def test_the_list_is_narrowed(registrar, cast, asked, found):
    first = DecisionFactory(issuer=cast.province, number="А/27", title="Өвс тэжээл")
    second = DecisionFactory(issuer=cast.province, number="А/28", title="Худаг усны тухай")
    ClauseFactory(decision=first)
    AssignmentFactory(clause=ClauseFactory(decision=second), organisation=cast.district)

    page = registrar.get(f"/decisions/?{asked}").content.decode()

    assert set(re.findall(r"А/\d+(?=</a>)", page)) == found


def test_a_district_sees_what_was_given_to_it_and_nothing_else(client, cast):
    given = DecisionFactory(issuer=cast.province, number="А/27")
    AssignmentFactory(clause=ClauseFactory(decision=given), organisation=cast.district)
    other = DecisionFactory(issuer=cast.province, number="А/28")
    client.force_login(cast.user(Role.REPORTER))

    page = client.get("/decisions/").content.decode()

    assert ("А/27" in page, "А/28" in page) == (True, False)
    assert client.get(f"/decisions/{given.pk}/").status_code == 200
    assert client.get(f"/decisions/{other.pk}/").status_code == 404


def test_a_clause_that_nobody_answers_for_says_so_until_it_is_given(registrar, cast):
    clause = ClauseFactory(decision=DecisionFactory(issuer=cast.province))
    address = f"/decisions/{clause.decision_id}/"
    assert "хариуцах байгууллага алга" in registrar.get(address).content.decode()

    registrar.post(
        f"/clauses/{clause.pk}/assign/",
        {"bodies": "group:districts", "role": "lead", "schedule": "quarterly"},
    )

    page = registrar.get(address).content.decode()
    assert "хариуцах байгууллага алга" not in page
    assert "1 байгууллагад хариуцуулсан" in page


def test_a_replaced_decision_is_found_by_the_number_of_its_successor(registrar, cast):
    old = DecisionFactory(issuer=cast.province, number="А/27")
    new = DecisionFactory(issuer=cast.province, number="А/28")
    event = {"kind": "replaced", "on": "2026-05-01", "basis": "А/28"}
    address = f"/decisions/{old.pk}/control/"

    wrong = registrar.post(address, {**event, "successor": "А/99"}).content.decode()
    assert "Энэ дугаартай шийдвэр: 0." in wrong
    registrar.post(address, {**event, "successor": "2026_A/28"})

    page = registrar.get(f"/decisions/{old.pk}/").content.decode()
    assert f'href="/decisions/{new.pk}/"' in page


def test_bodies_of_another_province_are_not_offered(client, cast):
    user = UserFactory()
    MembershipFactory(user=user, organisation=cast.elsewhere, role=Role.REGISTRAR)
    OrganisationFactory(name="Хүрмэн", parent=cast.elsewhere)
    clause = ClauseFactory(decision=DecisionFactory(issuer=cast.elsewhere))
    client.force_login(user)

    page = client.get(f"/clauses/{clause.pk}/assign/").content.decode()

    assert ("Хүрмэн" in page, "Өлзийт" in page) == (True, False)
    refused = {"bodies": cast.district.code, "role": "lead", "schedule": "default"}
    client.post(f"/clauses/{clause.pk}/assign/", refused)
    assert Clause.objects.get().assignments.count() == 0
