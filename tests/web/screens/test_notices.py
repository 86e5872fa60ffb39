from datetime import UTC, datetime

import pytest
from tests.factories import NoticeFactory, UserFactory
from tests.web.costs import SIGNED_IN

from bielelt.core.roles import Role
from bielelt_web.models import Notice, Substitution, User

INBOX = "/notices/"


@pytest.fixture
def reporter(client, cast):
    client.force_login(cast.user(Role.REPORTER))
    return client


@pytest.fixture
def notice(cast):
    return NoticeFactory(user=cast.user(Role.REPORTER))


def text(client, url=INBOX):
    return client.get(url).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_takes_three_queries_whatever_its_length(
    reporter, cast, count, django_assert_num_queries
):
    NoticeFactory.create_batch(count, user=cast.user(Role.REPORTER))

    with django_assert_num_queries(SIGNED_IN + 3):
        assert reporter.get(INBOX).status_code == 200


@pytest.mark.usefixtures("notice")
def test_the_bell_of_every_page_counts_what_is_unread(reporter):
    assert "<b>1</b>" in text(reporter, "/reports/")
    Notice.objects.update(read_at=datetime(2026, 6, 1, tzinfo=UTC))

    assert "<b>" not in text(reporter, "/reports/")


@pytest.mark.usefixtures("cast")
def test_an_empty_inbox_says_what_will_stand_there(reporter):
    assert "Одоогоор мэдэгдэл алга." in text(reporter)
    assert "Ийм төрлийн мэдэгдэл алга." in text(reporter, INBOX + "?group=returned")


def test_an_inbox_is_read_in_both_languages(reporter, notice):
    assert "Тайлан хүргүүлэх эцсийн хугацаа: 2026 оны 06 дугаар сарын 25-ны өдөр" in text(
        reporter
    )
    reporter.cookies["django_language"] = "en"

    assert "The report is due on 2026-06-25" in text(reporter)
    assert notice.words != ""


@pytest.mark.parametrize(
    ("group", "shown"), [("due", True), ("returned", False), ("nonsense", True)]
)
@pytest.mark.usefixtures("notice")
def test_the_inbox_is_filtered_by_group(reporter, group, shown):
    page = text(reporter, f"{INBOX}?group={group}")

    assert ("Тайлан хүргүүлэх эцсийн хугацаа" in page) == shown


@pytest.mark.parametrize(("form", "url"), [({"go": "1"}, "/reports/"), ({}, INBOX)])
def test_a_notice_is_opened_or_only_marked(reporter, notice, form, url):
    response = reporter.post(f"/notices/{notice.pk}/read/", form)

    notice.refresh_from_db()
    assert (response.url, notice.read_at is not None) == (url, True)


@pytest.mark.usefixtures("notice")
def test_all_are_marked_at_once(reporter):
    reporter.post("/notices/read-all/")

    assert not Notice.objects.filter(read_at=None).exists()
    assert "Бүгдийг уншсан болгох" not in text(reporter)


def test_the_mail_is_switched_off_and_on(reporter, cast):
    User.objects.filter(username=Role.REPORTER).update(email="bat@example.mn")
    assert "bat@example.mn хаягаар" in text(reporter)

    reporter.post("/notices/digest/", {"wanted": "no"})
    assert "Танд захидал илгээхгүй." in text(reporter)
    reporter.post("/notices/digest/", {"wanted": "yes"})

    assert User.objects.get(pk=cast.user(Role.REPORTER).pk).digest


def test_the_address_of_the_calendar_is_made_shown_and_taken_away(reporter, cast):
    assert ".ics" not in text(reporter)

    reporter.post("/notices/calendar/", {"wanted": "yes"})
    token = User.objects.get(pk=cast.user(Role.REPORTER).pk).calendar_token
    assert f"http://testserver/calendar/{token}.ics" in text(reporter)
    reporter.post("/notices/calendar/", {"wanted": "no"})

    assert ".ics" not in text(reporter)


def test_a_substitute_reads_their_own_inbox_while_acting_for_another(client, notice):
    tuya = UserFactory(username="tuya")
    Substitution.objects.create(
        absent=notice.user,
        substitute=tuya,
        first_day="2020-01-01",
        last_day="2099-01-01",
        made_by="admin",
    )
    own = NoticeFactory(user=tuya, facts={**notice.facts, "for": "Бат"})
    client.force_login(tuya)
    session = client.session
    session["acting_for"] = notice.user.pk
    session.save()

    assert "Орлож буй хүн: Бат." in text(client)
    assert client.post(f"/notices/{notice.pk}/read/").status_code == 404
    assert client.post(f"/notices/{own.pk}/read/").status_code == 302
