"""The screens of many files: sent at once, followed, listed."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.factories import ImportFactory, LeftOutFactory, ParcelFactory
from tests.web.costs import SIGNED_IN

from bielelt.core.roles import Role
from bielelt_web.models import Import, Parcel
from bielelt_web.queries.parcels import Tally

HTMX = {"HX-Request": "true"}


@pytest.fixture
def parcel(cast):
    return ParcelFactory(organisation=cast.district)


@pytest.fixture
def fill(cast, parcel):
    def filled(*states, **changes):
        return [
            ImportFactory(organisation=cast.district, parcel=parcel, state=state, **changes)
            for state in states
        ]

    return filled


def text(response):
    return response.content.decode()


def send(client, organisation, *files):
    form = {
        "organisation": organisation.pk,
        "file": [SimpleUploadedFile(name, content) for name, content in files],
    }
    return client.post("/imports/upload/", form)


# Sending ----------------------------------------------------------------------------------


def test_many_files_lead_to_the_page_of_the_parcel_which_names_each_refused_one(
    registrar, cast
):
    response = send(
        registrar, cast.district, ("а.txt", b"a"), ("б.exe", b"b"), ("в.txt", b"")
    )

    parcel = Parcel.objects.get()
    page = text(registrar.get(response.url))
    assert response.url == f"/imports/parcels/{parcel.pk}/"
    assert [row.name for row in parcel.imports.all()] == ["а.txt"]
    assert "б.exe" in page
    assert "«.exe» төрлийн файлыг унших боломжгүй" in page
    assert "Файл хоосон байна" in page


def test_nobody_sends_many_files_into_an_organisation_without_a_role_there(registrar, cast):
    response = send(registrar, cast.elsewhere, ("а.txt", b"a"), ("б.txt", b"b"))

    assert response.status_code == 200
    assert not Parcel.objects.exists()


def test_an_archive_may_be_larger_than_a_report(registrar, settings, cast):
    settings.UPLOAD_LIMIT = 3
    send(
        registrar, cast.district, ("а.zip", b"four"), ("б.txt", b"four"), ("в.txt", b"two")
    )

    assert [row.name for row in Import.objects.order_by("pk")] == ["а.zip", "в.txt"]


def test_too_many_files_at_once_are_refused_as_a_whole_and_it_is_said_what_to_do(
    registrar, settings, cast
):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [(f"{number}.txt", b"a") for number in range(3)]
    response = send(registrar, cast.district, *files)

    assert response.status_code == 400
    assert "Нэг дор хамгийн ихдээ 2 файл авна" in text(response)
    assert not Import.objects.exists()


# Following --------------------------------------------------------------------------------


def test_an_unpacked_archive_leads_to_what_came_out_of_it(registrar, parcel, fill):
    (row,) = fill(Import.State.UNPACKED)
    url, target = f"/imports/{row.pk}/", f"/imports/parcels/{parcel.pk}/"

    assert registrar.get(url).url == target
    assert registrar.get(url, headers=HTMX).headers["HX-Redirect"] == target


def test_the_page_asks_again_while_the_machine_works_and_tells_what_is_left(
    registrar, parcel, fill
):
    fill(
        Import.State.REVIEW, Import.State.FAILED, Import.State.QUEUED, Import.State.READING
    )
    Parcel.objects.update(uploaded_at=timezone.now() - timedelta(minutes=10))
    url = f"/imports/parcels/{parcel.pk}/"

    whole, part = text(registrar.get(url)), text(registrar.get(url, headers=HTMX))

    assert 'http-equiv="refresh"' in whole
    assert f'hx-get="{url}"' in part
    assert part.strip().startswith('<div id="files"')
    assert "Боловсруулсан: 2 / 4" in part
    assert "ойролцоогоор 10 минут үлдлээ" in part


def test_the_page_is_quiet_when_all_is_done_and_says_why_a_file_failed(
    registrar, parcel, fill
):
    fill(Import.State.REVIEW, Import.State.UNPACKED)
    fill(
        Import.State.FAILED,
        error="“a.txt” is empty (0 bytes). Save or copy the report again.",
    )

    page = text(registrar.get(f"/imports/parcels/{parcel.pk}/"))

    assert "hx-get" not in page
    assert 'http-equiv="refresh"' not in page
    assert "Бүх файлыг боловсруулж дууслаа: 2" in page
    assert "«a.txt» файл хоосон байна (0 байт)" in page


def test_files_in_one_state_are_shown_by_themselves(registrar, parcel, fill):
    waiting, failed = fill(Import.State.QUEUED, Import.State.FAILED)

    page = text(registrar.get(f"/imports/parcels/{parcel.pk}/?state=failed"))

    assert f'id="import-{failed.pk}"' in page
    assert f'id="import-{waiting.pk}"' not in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_parcel_takes_the_same_queries_whatever_its_length(
    registrar, parcel, fill, count, django_assert_num_queries
):
    fill(*[Import.State.REVIEW, Import.State.FAILED, Import.State.QUEUED] * count)
    LeftOutFactory.create_batch(count, parcel=parcel)

    # The parcel, its tally, what was left out and how much, its files and how many.
    with django_assert_num_queries(SIGNED_IN + 7):
        page = text(registrar.get(f"/imports/parcels/{parcel.pk}/"))

    assert page.count("нууц үгтэй байна") == count


@pytest.mark.parametrize(
    ("tally", "left"),
    [
        (Tally(waiting=4, review=0, accepted=0, failed=0), None),
        (Tally(waiting=0, review=1, accepted=1, failed=1), None),
        (Tally(waiting=6, review=1, accepted=1, failed=1), timedelta(minutes=18)),
    ],
    ids=["too early", "done", "going on"],
)
def test_the_time_left_follows_from_the_pace_so_far(tally, left):
    assert tally.time_left(timedelta(minutes=9)) == left


# Listing ----------------------------------------------------------------------------------


def test_a_thousand_files_are_listed_page_by_page_and_lead_to_their_parcel(
    registrar, cast, parcel
):
    Import.objects.bulk_create(
        Import(
            organisation=cast.district,
            parcel=parcel,
            name=f"{n}.txt",
            sha256=f"{n:064}",
            size=1,
            uploaded_by="bat",
            state=Import.State.REVIEW,
        )
        for n in range(1000)
    )

    page, home = text(registrar.get("/imports/")), text(registrar.get("/"))

    assert page.count('scope="row"') == 50
    assert f'href="/imports/parcels/{parcel.pk}/"' in page
    assert "1000 мөр" in page or "1000" in page
    assert "Оруулсан файл: өөр 988" in home


def test_the_list_shows_one_state_and_newest_first(registrar, cast):
    for name, state in (
        ("а", "review"),
        ("б", "failed"),
        ("в", "review"),
        ("г", "accepted"),
    ):
        ImportFactory(organisation=cast.district, name=f"{name}.txt", state=state)

    rows = registrar.get("/imports/?state=review").context["page"].object_list

    assert [row.name for row in rows] == ["в.txt", "а.txt"]


# Several reports in one file --------------------------------------------------------------


def test_each_report_of_a_file_tells_of_the_others(registrar, cast):
    first = ImportFactory(organisation=cast.district, parts=2)
    second = ImportFactory(organisation=cast.district, parts=2, part=2, first=first)
    told = "Энэ файлд 2 тайлан байна"

    for row, other in ((first, second), (second, first)):
        for screen in ("", "review/"):
            page = text(registrar.get(f"/imports/{row.pk}/{screen}"))
            assert told in page
            assert f'href="/imports/{other.pk}/review/"' in page
    assert "тайлан 2 / 2" in text(registrar.get("/imports/"))


def test_a_leader_follows_a_parcel_and_a_stranger_finds_none(client, cast, parcel):
    client.force_login(cast.user(Role.LEADER))
    seen = client.get(f"/imports/parcels/{parcel.pk}/").status_code
    client.force_login(cast.stranger)

    assert (seen, client.get(f"/imports/parcels/{parcel.pk}/").status_code) == (200, 404)
