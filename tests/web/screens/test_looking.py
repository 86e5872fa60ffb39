"""The review of an import with its pages to look at, and many doubts answered at once."""

import re
from datetime import timedelta

import pytest
from tests.factories import ImportFactory
from tests.make import clause, decision, report
from tests.web.carriers import drawn_page, drawn_row

from bielelt.core.report import Doubt, Origin, Place
from bielelt.core.roles import Actor, Role
from bielelt.reading.page_images import PageImage
from bielelt_web.actions import page_images
from bielelt_web.models import AuditEntry, Correction
from bielelt_web.queries.imports import corrected
from bielelt_web.templatetags.looking import duration

pytestmark = pytest.mark.django_db

GLUED = tuple(Doubt(n, "text", f"two words are glued: «мод{n}»") for n in (1, 2, 3))


@pytest.fixture
def registrar(client, cast):
    client.force_login(cast.user(Role.REGISTRAR))
    return client


@pytest.fixture
def source(cast):
    """Return an import of one drawn page: three doubts of a kind, the first one sure."""
    clauses = [clause("Мод", "Тарьсан.", origin=(Place(1, n, 4),)) for n in (1, 2, 3)]
    origin = Origin("тайлан.pdf", "application/pdf", "0" * 64, "pdf", 4)
    rows = [
        drawn_row(n, sure=((4, sure),)) for n, sure in ((1, 0.96), (2, 0.62), (3, 0.41))
    ]
    row = ImportFactory(
        organisation=cast.district,
        read=report(decision(*clauses), doubts=GLUED, source=origin),
        pages=[drawn_page(*rows)],
        reading_ms=9700,
    )
    image = PageImage(1, 1000, 700, "image/png", b"\x89PNG page")
    by = Actor("worker", {cast.district.code: Role.WORKER})
    page_images.keep(source=row, images=[image], by=by)
    return row


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def url(source, *more):
    return "/".join([f"/imports/{source.pk}", *map(str, more), ""])


def test_a_page_may_be_kept_by_the_browser_of_who_may_see_it(registrar, source):
    response = registrar.get(url(source, "pages", 1))

    assert b"".join(response.streaming_content) == b"\x89PNG page"
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert set(response["Cache-Control"].split(", ")) == {
        "private",
        "immutable",
        "max-age=31536000",
    }


def test_a_page_that_is_not_there_and_one_of_a_stranger_are_the_same_404(
    client, cast, source
):
    client.force_login(cast.user(Role.REGISTRAR))
    assert client.get(url(source, "pages", 2)).status_code == 404

    client.force_login(cast.stranger)
    assert client.get(url(source, "pages", 1)).status_code == 404


def test_each_row_is_outlined_on_its_page_and_leads_to_its_clause_and_back(
    registrar, source
):
    page = text(registrar.get(url(source, "review")))

    assert f'src="/imports/{source.pk}/pages/1/" width="1000" height="700"' in page
    assert re.search(r'<g id="p1r2" class="row-box"> <a href="#clause-2"', page)
    assert re.search(
        r'<rect id="p1r2c4" class="cell-box middling" x="400" y="140" width="100" height="70" />',
        page,
    )
    assert 'data-cells="p1r2c4"' in page
    assert 'class="spot" href="#p1r2c4"' in page
    assert 'viewBox="386 126 128 98"' in page


def test_how_sure_the_reader_is_stands_at_the_field_in_figures_where_it_is_not_much(
    registrar, source
):
    page = text(registrar.get(url(source, "review")))

    assert re.findall(
        r'<h4> ?Заалт ?(?:<small class="sure (\w+)"[^>]*>(\d+) %)?', page
    ) == [
        ("", ""),
        ("middling", "62"),
        ("low", "41"),
    ]


def test_a_file_without_pages_shows_its_table_and_names_its_cells(registrar, source):
    bare = [
        {"page": 1, "blocks": [drawn_row(n, gone=range(8), sure=((4, 0.5),))]} for n in (1,)
    ]
    source.pages = bare
    source.save()

    page = text(registrar.get(url(source, "review")))
    assert '<tr id="p1r1">' in page
    assert re.search(
        r'<td id="p1r1c4" class=" low"> 1. Мод тарих <small class="sure low"', page
    )
    assert "page-image" not in page
    assert "enlarge" not in page


def test_the_time_of_the_machine_and_of_the_people_is_told(registrar, source, time_machine):
    for minutes, number in ((0, 0), (2, 1), (3, 2)):
        time_machine.move_to(f"2026-06-17T09:{minutes:02}:00Z", tick=False)
        registrar.post(url(source, "doubts", number, "answer"), {"kind": "accept"})

    page = text(registrar.get(url(source, "review")))
    assert "9.7 сек уншсан, нэг хуудсыг 2.4 сек" in page
    assert "Одоогоор 3 мин 0 сек хянасан" in page
    assert "9.7 сек уншсан" in text(registrar.get("/imports/"))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.04, "0.0 сек"), (59.4, "59 сек"), (59.6, "1 мин 0 сек"), (3725, "1 ц 2 мин")],
)
def test_durations_are_told_as_people_say_them(seconds, words):
    assert duration(timedelta(seconds=seconds)) == words


# Many at once ---------------------------------------------------------------------------


def test_a_doubt_of_which_there_are_more_leads_to_all_of_them(registrar, source):
    page = text(registrar.get(url(source, "review")))

    assert page.count("Ийм бүгдийг: 3…") == 3
    assert "95 хувиас дээш итгэлтэй уншсаныг зөвд тооцох: 1…" in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("like=1", [0, 1, 2]),
        ("sure=95", [0]),
        ("sure=60", [0, 1]),
        ("like=x", []),
        ("", []),
    ],
)
def test_what_would_be_accepted_is_shown_before(registrar, source, asked, shown):
    page = text(registrar.get(url(source, "doubts", "accept") + f"?{asked}"))

    assert re.findall(r'name="doubts" value="(\d+)" checked', page) == list(map(str, shown))
    assert ("Ийм хариулаагүй эргэлзээ алга." in page) is (not shown)
    assert not Correction.objects.exists()


def test_what_was_left_ticked_is_accepted_at_once(registrar, source):
    response = registrar.post(
        url(source, "doubts", "accept") + "?like=0", {"doubts": [0, 2]}, follow=True
    )

    assert response.redirect_chain == [(url(source, "review") + "#doubt-1", 302)]
    assert "Зөвд тооцсон эргэлзээ: 2." in text(response)
    answered = [a for a in corrected(source).asked if a.answered_by is not None]
    assert [a.question.number for a in answered] == [0, 2]
    assert AuditEntry.objects.count() == 1


def test_ticking_nothing_is_refused_on_the_same_page(registrar, source):
    response = registrar.post(url(source, "doubts", "accept") + "?like=0", {})

    assert response.status_code == 422
    assert "Наад зах нь нэг эргэлзээг тэмдэглэнэ үү." in text(response)
    assert text(response).count('name="doubts"') == 3


def test_who_may_only_look_is_offered_nothing(client, cast, source):
    client.force_login(cast.user(Role.AUDITOR))

    assert "doubts/accept" not in text(client.get(url(source, "review")))
    page = text(client.get(url(source, "doubts", "accept") + "?like=0"))
    assert "Бүгд зөв байна" not in page
