"""Reading an uploaded file: carrier, reconstruction, checks."""

import logging
import time
from pathlib import Path

from django.utils import timezone
from django_tasks import task

from bielelt.checks import run_checks, to_dict
from bielelt.core.errors import BieleltError
from bielelt.core.report import Report
from bielelt.core.roles import Actor, Role
from bielelt.reading.base import Pages
from bielelt.reading.memory import Memory
from bielelt.reading.named import read_named
from bielelt.reading.page_images import PageImage, draw_pages
from bielelt.reading.sandbox import Fault, Limits, call
from bielelt_web.actions import imports, page_images
from bielelt_web.models import Import
from bielelt_web.queries.imports import get_for_worker
from bielelt_web.queries.register import known_clauses
from bielelt_web.tasks.carrier import pages_as_data
from bielelt_web.tasks.retry import Retry

RETRY = Retry()
LIMITS = Limits(seconds=480)
"""Less than the ten minutes after which a reading is given back to the queue."""

log = logging.getLogger(__name__)


@task()
def read_import(source_id: int, attempt: int = 1) -> None:
    """Read one import; a file that cannot be read fails at once, an accident is retried."""
    source = get_for_worker(source_id)
    if not source.in_work:
        return
    by = Actor("worker", {source.organisation.code: Role.WORKER})
    try:
        _read(source, by)
    except BieleltError as refusal:
        imports.fail(source=source, error=str(refusal), by=by)
    except Exception:
        log.exception("Reading import %s failed at attempt %s.", source_id, attempt)
        _try_again(source, attempt, by)


def _read(source: Import, by: Actor) -> None:
    imports.begin_reading(source=source, by=by)
    began = time.monotonic()
    pages, report = _read_file(source)
    took = round((time.monotonic() - began) * 1000)
    images = _draw(source, pages)
    page_images.keep(source=source, images=images, by=by)
    imports.store_reading(
        source=source,
        pages=pages_as_data(pages, images),
        report=report,
        reading_ms=took,
        by=by,
    )
    findings = to_dict(run_checks(report))["findings"]
    imports.store_findings(source=source, findings=findings, by=by)


def _read_file(source: Import) -> tuple[Pages, Report]:
    """Read in a process that has nothing to lose: the file is a stranger's."""
    path = Path(source.file.path).resolve()
    memory = Memory.of(known_clauses(source.organisation))
    read: tuple[Pages, Report] = call(
        source.name, read_named, path, source.name, memory, limits=LIMITS
    )
    return read


def _draw(source: Import, pages: Pages) -> tuple[PageImage, ...]:
    """Draw the pages to look at, in such a process too; without them the table is shown."""
    if not pages.has_boxes:
        return ()
    path = Path(source.file.path).resolve()
    try:
        images: tuple[PageImage, ...] = call(
            source.name, draw_pages, path, pages.turns, limits=LIMITS
        )
    except (BieleltError, Fault) as error:
        log.warning("The pages of import %s were not drawn: %s", source.pk, error)
        return ()
    return images


def _try_again(source: Import, attempt: int, by: Actor) -> None:
    wait = RETRY.wait_after(attempt)
    if wait is None:
        imports.fail(source=source, error=_GAVE_UP, by=by)
        return
    again = read_import.using(run_after=timezone.now() + wait)
    again.enqueue(source_id=source.pk, attempt=attempt + 1)


_GAVE_UP = (
    "The file could not be read because of a fault of the program, not of the file. It has "
    "been kept. Tell the person who looks after the system."
)
