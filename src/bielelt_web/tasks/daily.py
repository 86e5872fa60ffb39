"""The work of every day: reports open, people are told, the mails go out.

The queue knows no schedules: the task of a day queues that of the next. The worker makes
sure on its start that both are there, so that a stand-still of any length ends by itself.
"""

import logging
from datetime import date, timedelta

from django.utils import timezone
from django_tasks import task

from bielelt.core.roles import Actor, Role
from bielelt_web.actions import jobs, notices, opening
from bielelt_web.models import Organisation
from bielelt_web.queries.matters import in_force
from bielelt_web.tasks.checking import enqueue_all
from bielelt_web.tasks.digests import send_digests
from bielelt_web.tasks.retry import Retry

RETRY = Retry(attempts=4, first_wait=timedelta(minutes=5))
log = logging.getLogger(__name__)


@task()
def daily(day: str, attempt: int = 1) -> None:
    """Open reports and make notices, organisation by organisation; then queue the mails.

    What failed is tried again with all the rest: opening and telling twice does no harm. A
    day that is over is left to its successor.
    """
    on, today = date.fromisoformat(day), timezone.localdate()
    # First of all, so that whatever happens below, tomorrow comes.
    jobs.schedule_daily(today=today)
    if on != today:
        return
    enqueue_all()
    failed = [o.code for o in in_force(on) if not _done(o, on)]
    wait = RETRY.wait_after(attempt) if failed else None
    if wait is None:
        send_digests.enqueue(day=day)
    else:
        again = daily.using(run_after=timezone.now() + wait)
        again.enqueue(day=day, attempt=attempt + 1)


def _done(organisation: Organisation, on: date) -> bool:
    """Do the day's work for one organisation; a failure keeps nobody else waiting."""
    by = Actor("worker", {organisation.code: Role.WORKER})
    try:
        opening.open_all(organisations=[organisation], on=on, by=by)
        notices.make(organisation=organisation, on=on, by=by)
    except Exception:
        log.exception("The work of %s failed for organisation %s.", on, organisation.code)
        return False
    return True
