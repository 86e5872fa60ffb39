from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import Http404
from django.urls import resolve
from tests.factories import NoticeFactory, PeriodReportFactory

from bielelt.core.notices import KINDS, Group, Matter, Message
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.models import Notice, User
from bielelt_web.queries.notices import (
    expected,
    get_notice,
    in_group,
    inbox,
    owner_of_feed,
    path_of,
    to_mail,
    unread_by_group,
    unread_count,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(cast):
    """Two unread notices of the reporter and a read one between them, oldest first."""
    user = cast.user(Role.REPORTER)
    first = NoticeFactory(user=user)
    read = NoticeFactory(user=user, read_at=datetime(2026, 6, 1, tzinfo=UTC))
    last = NoticeFactory(user=user, kind="measure-returned")
    NoticeFactory(user=cast.user(Role.LEADER))
    return first, read, last


def test_the_inbox_has_what_is_unread_first_and_the_newest_of_it_first(cast, three):
    first, read, last = three

    assert list(inbox(cast.actor(Role.REPORTER))) == [last, first, read]


def test_a_group_is_one_part_of_the_inbox(cast, three):
    rows = inbox(cast.actor(Role.REPORTER))

    assert list(in_group(rows, Group.RETURNED)) == [three[2]]
    assert list(in_group(rows, None)) == list(rows)


@pytest.mark.usefixtures("three")
def test_what_is_unread_is_counted_per_group_in_one_query(cast, django_assert_num_queries):
    actor = cast.actor(Role.REPORTER)

    with django_assert_num_queries(2):
        assert unread_count(actor) == 2
        assert unread_by_group(actor) == {
            Group.OVERDUE: 0,
            Group.DUE: 1,
            Group.RETURNED: 1,
            Group.WAITING: 0,
            Group.EXTENSION: 0,
        }


def test_the_notice_of_another_is_unknown(cast, three):
    assert get_notice(cast.actor(Role.REPORTER), three[0].pk) == three[0]
    with pytest.raises(Http404):
        get_notice(cast.actor(Role.LEADER), three[0].pk)


def test_a_mail_is_for_whoever_was_told_something_within_the_last_week(cast, three):
    today = three[0].made_at.date()
    for role in (Role.REPORTER, Role.LEADER):
        User.objects.filter(username=role).update(email=f"{role}@example.mn")

    assert to_mail(today) == [cast.user(Role.REPORTER), cast.user(Role.LEADER)]
    assert to_mail(today + timedelta(9)) == []
    Notice.objects.update(mailed_at=three[0].made_at)
    assert to_mail(today) == []


@pytest.mark.parametrize(
    ("token", "active", "found"),
    [
        ("secret", True, True),
        ("secret", False, False),
        ("", True, False),
        ("s", True, False),
    ],
)
def test_an_address_opens_the_calendar_of_one_active_person(cast, token, active, found):
    user = cast.user(Role.REPORTER)
    User.objects.filter(pk=user.pk).update(calendar_token="secret", is_active=active)

    assert owner_of_feed(token) == (user if found else None)


def test_an_assessor_expects_the_reports_that_were_not_submitted(cast):
    PeriodReportFactory(organisation=cast.district)
    PeriodReportFactory(organisation=cast.province, state=State.REVIEWED)
    PeriodReportFactory(organisation=cast.district, period="2026-Q1", state=State.SUBMITTED)
    PeriodReportFactory(organisation=cast.elsewhere)

    assert list(expected(cast.actor(Role.ASSESSOR))) == [("2026-H1", date(2026, 6, 25), 2)]


REPORT = Matter(pk=3, organisation="Өлзийт сум", period="2026-H1")


@pytest.mark.parametrize("kind", KINDS)
def test_every_notice_leads_somewhere(kind):
    path = path_of(REPORT, Message(KINDS[kind], "key", measure=7))

    assert resolve(path).kwargs in ({"pk": 3}, {"pk": 7}, {})


@pytest.mark.parametrize(
    ("kind", "measure", "path"),
    [
        ("measure-returned", 7, "/progress/7/"),
        ("measures-due", None, "/progress/"),
        ("report-returned", None, "/progress/"),
        ("to-sign-off", None, "/reports/3/review/"),
        ("to-assess", None, "/assessment/reports/3/"),
        ("extension-asked", 7, "/extensions/"),
        ("measures-escalated", 7, "/reports/3/"),
    ],
)
def test_a_notice_leads_to_where_the_work_is_done(kind, measure, path):
    assert path_of(REPORT, Message(KINDS[kind], "key", measure=measure)) == path
