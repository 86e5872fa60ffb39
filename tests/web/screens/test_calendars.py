import pytest
from django.utils.timezone import localdate
from tests.web.costs import SIGNED_IN

from bielelt_web.models import CalendarTerm

CHANGE = "/calendar/264/H1/"


def form(**changes):
    return {
        "opens_month": 6,
        "opens_day": 1,
        "due_month": 6,
        "due_day": 20,
        "for_all": "on",
        "since": localdate().isoformat(),
        **changes,
    }


def test_the_calendar_shows_the_common_default_until_one_is_set(registrar):
    page = registrar.get("/calendar/").content.decode()

    assert page.count("нийтлэг хуваарь") == 4
    assert "06 дугаар сарын 25" in page


def test_a_registrar_sets_a_term_and_sees_it(registrar):
    assert registrar.post(CHANGE, form()).url == "/calendar/"

    row = CalendarTerm.objects.get()
    assert (row.part, row.organisation.code) == ("H1", "264")
    assert (row.term.opens, row.term.due, row.for_all) == ((6, 1), (6, 20), True)
    page = registrar.get("/calendar/").content.decode()
    assert "06 дугаар сарын 20" in page
    assert page.count("нийтлэг хуваарь") == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"due_day": 31}, "Жил бүрийн 6 дугаар сард 31 гэсэн өдөр байдаггүй."),
        ({"due_month": 5}, "Тайлан нээгдэхээс өмнө"),
        ({"since": "2020-01-01"}, "2020-01-01 өдрөөс мөрдөхөөр байна."),
        ({"since": ""}, "Энэ талбарыг бөглөх шаардлагатай."),
    ],
)
def test_what_cannot_be_is_refused_on_the_form(registrar, changes, words):
    page = registrar.post(CHANGE, form(**changes)).content.decode()

    assert words in page
    assert not CalendarTerm.objects.exists()


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/calendar/264/year/", 200),
        ("/calendar/264/Q2/", 404),
        ("/calendar/26449/H1/", 404),
        ("/calendar/34625/H1/", 404),
    ],
)
def test_only_parts_of_the_calendar_and_ones_own_province_can_be_set(
    registrar, url, status
):
    assert registrar.get(url).status_code == status


@pytest.mark.parametrize("count", [1, 3])
def test_the_calendar_takes_two_queries_whatever_its_history(
    registrar, cast, count, django_assert_num_queries
):
    for n in range(count):
        CalendarTerm.objects.create(
            organisation=cast.province, part="H1", since=f"202{n}-01-01",
            opens_month=6, opens_day=1, due_month=6, due_day=20,
        )  # fmt: skip

    with django_assert_num_queries(SIGNED_IN + 2):
        assert registrar.get("/calendar/").status_code == 200
