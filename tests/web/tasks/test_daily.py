import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult
from tests.factories import AssignmentFactory

from bielelt.core.roles import Role
from bielelt_web.actions import jobs
from bielelt_web.models import Assignment, Notice, PeriodReport, User
from bielelt_web.tasks.daily import daily
from bielelt_web.tasks.digests import send_digests

pytestmark = pytest.mark.django_db

SIX = datetime(2026, 6, 17, 22, tzinfo=UTC)  # six in the morning of the 18th
TODAY = date(2026, 6, 18)


@pytest.fixture(autouse=True)
def _morning(time_machine):
    time_machine.move_to(SIX, tick=False)
    jobs.schedule_daily(today=TODAY)
    DBTaskResult.objects.ready().update(status="RUNNING")  # a worker has taken today's up


@pytest.fixture
def assigned(cast):
    AssignmentFactory(organisation=cast.district, issuer=cast.province)
    User.objects.filter(username=Role.REPORTER).update(email="bat@example.mn")
    return cast.district


def waiting():
    """Return what is queued: name of the task, its arguments, and when it runs."""
    rows = DBTaskResult.objects.filter(status="READY").order_by("run_after")
    return [
        (
            row.task_path.rpartition(".")[2],
            row.args_kwargs["kwargs"],
            row.run_after.date() if row.run_after.year < 9999 else None,
        )
        for row in rows
    ]


TOMORROW = ("daily", {"day": "2026-06-19"}, date(2026, 6, 18))
MAILS = ("send_digests", {"day": "2026-06-18"}, None)


def test_a_day_opens_reports_tells_people_queues_the_mails_and_the_next_day(assigned):
    daily.call(day="2026-06-18")

    report = PeriodReport.objects.get()
    assert (report.organisation, report.period) == (assigned, "2026-H1")
    told = Notice.objects.order_by("user__username").values_list("user__username", "kind")
    assert list(told) == [("reporter", "report-due"), ("reviewer", "report-due")]
    assert waiting() == [TOMORROW, MAILS]


def test_a_day_that_runs_twice_changes_nothing(assigned):
    for _time in range(2):
        daily.call(day="2026-06-18")
        send_digests.call(day="2026-06-18")

    assert PeriodReport.objects.filter(organisation=assigned).count() == 1
    assert Notice.objects.count() == 2
    assert [m.to for m in mail.outbox] == [["bat@example.mn"]]


@pytest.mark.usefixtures("assigned")
def test_a_day_that_is_over_is_left_to_today():
    DBTaskResult.objects.all().delete()

    daily.call(day="2026-06-11")

    assert not PeriodReport.objects.exists()
    assert waiting() == [("daily", {"day": "2026-06-18"}, date(2026, 6, 17)), TOMORROW]


def test_after_a_stand_still_the_worker_does_today_and_not_the_days_it_missed(
    assigned, time_machine
):
    time_machine.move_to(SIX + timedelta(days=5, hours=9), tick=False)

    jobs.schedule_daily(today=date(2026, 6, 23))
    while row := DBTaskResult.objects.ready().first():
        row.task.call(**row.args_kwargs["kwargs"])
        row.set_successful(None)

    assert PeriodReport.objects.get(organisation=assigned).opened_on == date(2026, 6, 23)
    assert waiting() == [("daily", {"day": "2026-06-24"}, date(2026, 6, 23))]
    assert len(mail.outbox) == 1


def test_one_organisation_that_fails_stops_no_other_and_all_is_tried_again(
    cast, assigned, caplog
):
    broken = AssignmentFactory(organisation=cast.elsewhere, issuer=cast.province)
    Assignment.objects.filter(pk=broken.pk).update(schedule="unheard-of")

    with caplog.at_level(logging.ERROR):
        daily.call(day="2026-06-18")

    assert [r.organisation for r in PeriodReport.objects.all()] == [assigned]
    assert waiting() == [
        ("daily", {"day": "2026-06-18", "attempt": 2}, date(2026, 6, 17)),
        TOMORROW,
    ]
    assert cast.elsewhere.code in caplog.text

    daily.call(day="2026-06-18", attempt=4)
    assert waiting()[1:] == [TOMORROW, MAILS]
