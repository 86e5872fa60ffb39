from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.factories import ImportFactory

from bielelt_web.actions import jobs
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
