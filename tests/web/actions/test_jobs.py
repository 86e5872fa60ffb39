from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from functools import partial

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.factories import ImportFactory

from bielelt_web.actions import jobs
from bielelt_web.tasks.daily import daily
from bielelt_web.tasks.reading import read_import

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("minutes", "recovered", "status"), [(11, 1, "READY"), (9, 0, "RUNNING")]
)
def test_what_a_dead_worker_held_waits_again(minutes, recovered, status):
    read_import.enqueue(source_id=ImportFactory().pk)
    task = DBTaskResult.objects.get()
    task.claim("dead")
    now = timezone.now()
    DBTaskResult.objects.update(started_at=now - timedelta(minutes=minutes))

    assert jobs.recover(started_before=now - timedelta(minutes=10)) == recovered

    assert DBTaskResult.objects.get().status == status


def test_a_day_is_queued_once_for_its_hour_however_often_workers_ask(settings):
    settings.DAILY_AT = time(5, 30)
    day = date(2026, 6, 18)

    assert [jobs.schedule_daily(today=day) for _ in range(3)] == [2, 0, 0]
    DBTaskResult.objects.update(status="SUCCESSFUL")
    assert jobs.schedule_daily(today=day + timedelta(1)) == 1

    queued = DBTaskResult.objects.earliest("run_after")
    assert queued.task == daily.using(run_after=queued.run_after)
    assert queued.args_kwargs == {"args": [], "kwargs": {"day": "2026-06-18"}}
    assert queued.run_after.isoformat() == "2026-06-17T21:30:00+00:00"


@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="SQLite in memory, as tests have it, refuses a second writer instead of waiting.",
)
def test_workers_that_ask_at_once_queue_a_day_once():
    day = date(2026, 6, 18)

    def in_a_connection_of_its_own(work):
        try:
            return work()
        finally:
            connection.close()

    ask = partial(jobs.schedule_daily, today=day)
    clean_up = DBTaskResult.objects.all().delete
    with ThreadPoolExecutor(4) as workers:
        answers = list(workers.map(in_a_connection_of_its_own, [ask] * 8))
        workers.submit(in_a_connection_of_its_own, clean_up).result()

    assert sorted(answers) == [0] * 7 + [2]
