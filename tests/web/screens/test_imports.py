import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories import ImportFactory
from tests.make import clause, decision, report
from tests.web.costs import SIGNED_IN

from bielelt.core.report import Doubt, Place
from bielelt.core.roles import Role
from bielelt_web.actions import reports
from bielelt_web.models import Correction, Import, PeriodReport

HTMX = {"HX-Request": "true"}


@pytest.fixture
def source(cast):
    read = report(
        decision(
            clause("Мод тарих", "Тарьсан.", origin=(Place(1, 1, 4),)),
            clause("Зам засах", "Зассан.", label="2."),
        ),
        doubts=(Doubt(1, "text", "blurred"), Doubt(2, "self", "no rating is printed")),
    )
    return ImportFactory(organisation=cast.district, read=read)


def text(response):
    return response.content.decode()


# Uploading ------------------------------------------------------------------------------


def upload(client, organisation, name="тайлан.txt", content=b"a\tb"):
    form = {"organisation": organisation.pk, "file": SimpleUploadedFile(name, content)}
    return client.post("/imports/upload/", form)


def test_an_upload_leads_to_the_page_that_follows_it(registrar, cast):
    response = upload(registrar, cast.district)

    assert response.url == f"/imports/{Import.objects.get().pk}/"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "тайлан.exe"}, "«.exe» төрлийн файлыг унших боломжгүй"),
        ({"content": b""}, "Файл хоосон байна"),
    ],
)
def test_a_refused_upload_says_why_on_the_same_page(registrar, cast, changes, words):
    response = upload(registrar, cast.district, **changes)

    assert words in text(response)
    assert not Import.objects.exists()


def test_nobody_uploads_into_an_organisation_without_a_role_there(registrar, cast):
    response = upload(registrar, cast.elsewhere)

    assert response.status_code == 200
    assert not Import.objects.exists()


def test_a_body_beyond_the_limit_is_not_even_read(registrar, settings, cast):
    settings.PARCEL_LIMIT = 10
    response = upload(registrar, cast.district, content=b"x" * (1024 * 1024 + 100))

    assert response.status_code == 413
    assert "Файл хэт том байна" in text(response)


# Following ------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [Import.State.QUEUED, Import.State.CHECKING])
def test_the_page_asks_again_while_the_machine_works(registrar, cast, state):
    row = ImportFactory(organisation=cast.district, state=state)

    whole = text(registrar.get(f"/imports/{row.pk}/"))
    part = text(registrar.get(f"/imports/{row.pk}/", headers=HTMX))

    assert 'http-equiv="refresh"' in whole
    assert f'hx-get="/imports/{row.pk}/"' in part
    assert part.strip().startswith('<div id="steps"')


def test_a_file_that_failed_says_why_and_is_not_asked_for_again(registrar, cast):
    row = ImportFactory(
        organisation=cast.district, state=Import.State.FAILED, error="“a.txt” is empty."
    )

    page = text(registrar.get(f"/imports/{row.pk}/"))

    assert "“a.txt” is empty." in page
    assert "hx-get" not in page


# Reviewing ------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_a_review_takes_the_same_queries_whatever_its_length(
    registrar, cast, count, django_assert_num_queries
):
    row = ImportFactory(
        organisation=cast.district,
        read=report(
            decision(*[clause() for _ in range(count)]),
            doubts=tuple(Doubt(n + 1, "text", "blurred") for n in range(count)),
        ),
    )

    with django_assert_num_queries(SIGNED_IN + 3):  # the import, its answers, the time
        page = text(registrar.get(f"/imports/{row.pk}/review/"))

    assert page.count("data-doubt=") == count


def test_source_and_reconstruction_point_at_each_other(registrar, source):
    page = text(registrar.get(f"/imports/{source.pk}/review/"))

    assert '<tr id="p1r1">' in page
    assert 'data-rows="p1r1"' in page
    assert 'href="#p1r1"' in page


def test_without_javascript_an_answer_leads_to_the_next_open_doubt(registrar, source):
    url = f"/imports/{source.pk}/doubts/0/answer/"

    response = registrar.post(url, {"kind": "split", "whole": "Мод || тарьсан."})

    assert response.url == f"/imports/{source.pk}/review/#doubt-1"
    (part,) = Correction.objects.all()
    assert [c["to"] for c in part.data["changes"]] == ["Мод", "тарьсан."]


def test_htmx_gets_the_clause_the_decision_and_the_progress(registrar, source):
    url = f"/imports/{source.pk}/doubts/0/answer/"

    page = text(registrar.post(url, {"kind": "accept"}, headers=HTMX))

    assert page.strip().startswith('<article class="clause')
    assert 'id="clause-1"' in page
    assert 'id="clause-2"' not in page
    assert 'data-next="1"' in page
    assert "Хариулсан эргэлзээ: 1 / 2" in page


@pytest.mark.parametrize(("headers", "status"), [({}, 422), (HTMX, 200)])
def test_a_refused_answer_says_why_beside_the_doubt(registrar, source, headers, status):
    url = f"/imports/{source.pk}/doubts/1/answer/"

    response = registrar.post(url, {"kind": "edit", "value-self": "190"}, headers=headers)

    assert response.status_code == status
    assert "«190» үнэлгээ биш." in text(response)
    assert not Correction.objects.exists()


def test_an_answer_can_be_taken_back(registrar, source):
    registrar.post(f"/imports/{source.pk}/doubts/1/answer/", {"kind": "accept"})

    response = registrar.post(f"/imports/{source.pk}/doubts/1/reopen/")

    assert response.url == f"/imports/{source.pk}/review/#doubt-1"
    assert not Correction.objects.exists()


def test_who_may_only_look_is_offered_no_answer(client, cast, source):
    client.force_login(cast.user(Role.LEADER))

    page = text(client.get(f"/imports/{source.pk}/review/"))

    assert "data-doubt=" in page
    assert "/answer/" not in page


# Whose report it is ---------------------------------------------------------------------


@pytest.mark.parametrize("screen", ["review", "accept"])
def test_the_organisation_of_the_heading_is_offered_and_takes_the_report(
    registrar, cast, screen
):
    row = ImportFactory(organisation=cast.province, read=report(organisation="Өлзийт сум"))

    page = text(registrar.get(f"/imports/{row.pk}/{screen}/"))
    given = registrar.post(f"/imports/{row.pk}/move/", {"organisation": cast.district.pk})

    assert f'value="{cast.district.pk}"' in page
    assert "Шилжүүлэх: Баянхонгор, Өлзийт" in page
    assert given.url == f"/imports/{row.pk}/review/"
    row.refresh_from_db()
    assert row.organisation == cast.district


def test_nobody_is_offered_an_organisation_in_which_they_may_not_upload(registrar, cast):
    row = ImportFactory(organisation=cast.district, read=report(organisation="Номгон сум"))

    page = text(registrar.get(f"/imports/{row.pk}/review/"))
    registrar.post(f"/imports/{row.pk}/move/", {"organisation": cast.elsewhere.pk})

    assert "/move/" not in page
    row.refresh_from_db()
    assert row.organisation == cast.district


# Accepting ------------------------------------------------------------------------------


def test_acceptance_waits_for_every_doubt(registrar, source):
    response = registrar.post(f"/imports/{source.pk}/accept/", {"period": "2024-H1"})

    assert "2 эргэлзээ хариулагдаагүй байна" in text(response)
    assert not PeriodReport.objects.exists()


def test_acceptance_leads_to_the_report_and_cannot_be_repeated(registrar, cast):
    row = ImportFactory(organisation=cast.district)
    url = f"/imports/{row.pk}/accept/"

    first = registrar.post(url, {"period": "2024-H1"})
    second = registrar.post(url, {"period": "2024-H1"})

    report_url = f"/reports/{PeriodReport.objects.get().pk}/"
    assert (first.url, second.url) == (report_url, report_url)


def test_what_the_register_has_already_is_shown_before_acceptance(registrar, cast):
    by = cast.actor(Role.REGISTRAR)
    known = report(decision(clause(), title="Зам засах тухай"))
    source = ImportFactory(organisation=cast.district, read=known)
    reports.accept(source=source, period="2024-H1", by=by)
    again = report(decision(clause(), title="Зам тавих тухай"))
    row = ImportFactory(organisation=cast.district, read=again)

    page = text(registrar.get(f"/imports/{row.pk}/accept/"))

    assert "Зам засах тухай" in page
    assert "<mark>Зам тавих тухай</mark>" in page
