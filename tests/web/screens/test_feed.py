from datetime import UTC, date, datetime

import pytest
from tests.factories import MeasureFactory, PeriodReportFactory, UserFactory

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.models import User

pytestmark = pytest.mark.django_db

DUE = date(2026, 6, 25)


@pytest.fixture
def feed(client, cast, time_machine):
    """Return the lines a program gets that knows the address of a person."""
    time_machine.move_to(datetime(2026, 6, 1, tzinfo=UTC), tick=False)

    def fetched(role=Role.REPORTER):
        User.objects.filter(pk=cast.user(role).pk).update(calendar_token=role.value)
        response = client.get(f"/calendar/{role.value}.ics")
        assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
        return response.content.replace(b"\r\n ", b"").decode().split("\r\n")

    return fetched


def said(lines, *names):
    return [line for line in lines if line.partition(":")[0] in names]


def test_a_reporter_subscribes_to_what_they_have_to_bring_in(feed, cast):
    report = PeriodReportFactory(organisation=cast.district)
    measure = MeasureFactory(
        organisation=cast.district, label="2.1", due_on=date(2026, 6, 10)
    )
    MeasureFactory(
        organisation=cast.district, due_on=DUE, delegate=UserFactory(username="other")
    )
    PeriodReportFactory(organisation=cast.district, period="2026-Q1", state=State.SUBMITTED)

    lines = feed()

    pk = report.pk
    assert said(lines, "UID", "DTSTART;VALUE=DATE", "URL") == [
        f"UID:report-{pk}-2026-06-25@bielelt",
        "DTSTART;VALUE=DATE:20260625",
        f"URL:http://testserver/reports/{pk}/review/",
        f"UID:measures-{pk}-2026-06-10@bielelt",
        "DTSTART;VALUE=DATE:20260610",
        f"URL:http://testserver/progress/{measure.pk}/",
    ]
    assert "DESCRIPTION:Баянхонгор аймгийн Өлзийт сум\\, 2026 оны хагас жил" in lines


def test_an_assessor_subscribes_to_the_reports_that_are_expected(feed, cast):
    PeriodReportFactory(organisation=cast.district)

    assert said(feed(Role.ASSESSOR), "UID", "SUMMARY") == [
        "UID:expected-2026-H1-2026-06-25@bielelt",
        "SUMMARY:2026 оны хагас жил: тайлан хүлээн авах эцсийн өдөр\\, ирээгүй 1 тайлан",
    ]


def test_who_owes_nothing_has_an_empty_calendar(feed):
    assert said(feed(Role.AUDITOR), "BEGIN") == ["BEGIN:VCALENDAR"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_feed_takes_six_queries_whatever_its_length(
    client, cast, count, django_assert_num_queries
):
    User.objects.filter(username=Role.REPORTER).update(calendar_token="secret")
    for n in range(count):
        MeasureFactory(
            organisation=cast.district, due_on=DUE, citation__report__period=f"202{n}"
        )

    with django_assert_num_queries(6):
        assert client.get("/calendar/secret.ics").status_code == 200


def test_a_wrong_address_learns_nothing_and_needs_no_sign_in(client, feed):
    feed()

    assert client.get("/calendar/secret.ics").status_code == 404
    assert client.post("/calendar/reporter.ics").status_code == 405
