"""Putting work into the queue, every day anew, and back into it after a worker died."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.timezone import make_aware
from django_tasks_db.models import DBTaskResult, get_date_max

CHECK_REPORT = "bielelt_web.tasks.checking.check_report"
READ_IMPORT = "bielelt_web.tasks.reading.read_import"
SEND_CHANGE = "bielelt_web.tasks.mail.send_change"
SEND_INVITATION = "bielelt_web.tasks.mail.send_invitation"
SEND_RESET = "bielelt_web.tasks.mail.send_reset"
DAILY = "bielelt_web.tasks.daily.daily"

ALONE, IN_PARCEL = 0, -10
"""Priorities: whoever sends one file does not wait behind the thousand of another."""


def enqueue_after_commit(
    name: str,
    *,
    after: timedelta | None = None,
    priority: int = ALONE,
    **arguments: int | str,
) -> None:
    """Queue the task called ``name`` once the transaction around us is kept.

    It runs at once, or not before ``after`` has passed; those of higher priority first.

    A task is known here by name only, as in the table of the queue: tasks call actions, so
    actions cannot import tasks.
    """
    task = import_string(name)
    if priority:
        task = task.using(priority=priority)
    if after:
        task = task.using(run_after=timezone.now() + after)
    transaction.on_commit(partial(task.enqueue, **arguments))


def enqueue_for_each(name: str, source_ids: Iterable[int]) -> None:
    """Queue the task called ``name`` for each of many imports, in the transaction around us.

    All are queued or none, however many: what came out of an archive is not read by halves.
    """
    DBTaskResult.objects.bulk_create(
        DBTaskResult(
            args_kwargs={"args": [], "kwargs": {"source_id": number}},
            task_path=name,
            backend_name="default",
            priority=IN_PARCEL,
            run_after=get_date_max(),
        )
        for number in source_ids
    )


@transaction.atomic
def recover(*, started_before: datetime) -> int:
    """Give back to the queue what a worker took before ``started_before`` and never ended.

    Returns:
        How many tasks wait again. Reading twice does no harm: it replaces what was read.

    """
    lost = DBTaskResult.objects.running().filter(started_at__lt=started_before)
    return lost.update(status="READY", started_at=None)


@transaction.atomic
def schedule_daily(*, today: date) -> int:
    """Make sure that the work of today and of tomorrow is queued, for the hour of the settings.

    Returns:
        How many days are new. The id of a task follows from its day, so however many workers
        ask, and however often, a day is queued once; what ran already is not queued again.
        An hour that has passed lets it run at once. Tomorrow's is there before today's runs,
        so a worker that dies over today's does not end the chain.

    """
    new = 0
    for day in (today, today + timedelta(days=1)):
        _task, is_new = DBTaskResult.objects.get_or_create(
            id=uuid5(NAMESPACE_URL, f"{DAILY} {day}"),
            defaults={
                "args_kwargs": {"args": [], "kwargs": {"day": day.isoformat()}},
                "task_path": DAILY,
                "backend_name": "default",
                "run_after": make_aware(datetime.combine(day, settings.DAILY_AT)),
            },
        )
        new += is_new
    return new
