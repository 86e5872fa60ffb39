"""Putting work into the queue, and back into it after a worker died."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

READ_IMPORT = "bielelt_web.tasks.reading.read_import"
SEND_CHANGE = "bielelt_web.tasks.mail.send_change"
SEND_INVITATION = "bielelt_web.tasks.mail.send_invitation"
SEND_RESET = "bielelt_web.tasks.mail.send_reset"


def enqueue_after_commit(name: str, **arguments: int | str) -> None:
    """Queue the task called ``name`` once the transaction around us is kept.

    A task is known here by name only, as in the table of the queue: tasks call actions, so
    actions cannot import tasks.
    """
    transaction.on_commit(partial(import_string(name).enqueue, **arguments))


@transaction.atomic
def recover(*, started_before: datetime) -> int:
    """Give back to the queue what a worker took before ``started_before`` and never ended.

    Returns:
        How many tasks wait again. Reading twice does no harm: it replaces what was read.

    """
    lost = DBTaskResult.objects.running().filter(started_at__lt=started_before)
    return lost.update(status="READY", started_at=None)
