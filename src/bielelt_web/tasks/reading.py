"""Reading an uploaded file: carrier, reconstruction, checks."""

import logging
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from bielelt.checks import run_checks, to_dict
from bielelt.core.errors import BieleltError, UnreadableDocument
from bielelt.core.report import Report
from bielelt.core.roles import Actor, Role
from bielelt.reading.base import Pages
from bielelt.reading.batch.opening import Opened, open_named
from bielelt.reading.memory import Memory
from bielelt.reading.page_images import PageImage, draw_pages
from bielelt.reading.sandbox import Fault, Limits, call
from bielelt_web.actions import imports, page_images, parcels
from bielelt_web.models import Import
from bielelt_web.queries.imports import get_for_worker
from bielelt_web.queries.register import known_clauses
from bielelt_web.tasks.carrier import pages_as_data
from bielelt_web.tasks.retry import Retry

RETRY = Retry()
LIMITS = Limits(seconds=480)
"""Less than the ten minutes after which a reading is given back to the queue."""

Reading = tuple[Pages, Report]

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
    with TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        opened = _open_file(source, Path(folder))
        if opened.kind is not None:
            parcels.unpack(source=source, members=opened.members, by=by)
            return
    took = round((time.monotonic() - began) * 1000)
    images = _draw(source, [pages for pages, _ in opened.readings])
    page_images.keep(source=source, images=images, by=by)
    for row, reading in _placed(source, opened.readings, by):
        if row.in_work:
            _keep(row, *reading, images, took // len(opened.readings), by=by)


def _placed(
    source: Import, readings: Sequence[Reading], by: Actor
) -> Iterable[tuple[Import, Reading]]:
    """Return each report beside its import.

    That which has the task comes last: while it is not done, all is done again.
    """
    if source.first_id is None:
        others = imports.add_parts(source=source, parts=len(readings), by=by)
        return reversed(list(zip((source, *others), readings, strict=True)))
    if source.part > len(readings):
        raise UnreadableDocument(
            f"“{source.file_name}” has no report {source.part} when it is read again. Look "
            "through the others in it, and keep what was read before."
        )
    return [(source, readings[source.part - 1])]


def _keep(
    source: Import,
    pages: Pages,
    report: Report,
    images: tuple[PageImage, ...],
    took: int,
    *,
    by: Actor,
) -> None:
    """Keep one report of a file; ``took`` is its share of the milliseconds of reading."""
    imports.store_reading(
        source=source,
        pages=pages_as_data(pages, images),
        report=report,
        reading_ms=took,
        by=by,
    )
    findings = to_dict(run_checks(report))["findings"]
    imports.store_findings(source=source, findings=findings, by=by)


def _open_file(source: Import, into: Path) -> Opened:
    """Read or unpack in a process that has nothing to lose: the file is a stranger's."""
    path = Path(source.file.path).resolve()
    memory = Memory.of(known_clauses(source.organisation))
    opened: Opened = call(
        source.file_name,
        open_named,
        path,
        source.name,
        source.depth,
        into,
        memory,
        limits=LIMITS,
    )
    return opened


def _draw(source: Import, parts: Sequence[Pages]) -> tuple[PageImage, ...]:
    """Draw the pages to look at, in such a process too; without them the table is shown."""
    pages = next((part for part in parts if part.has_boxes), None)
    if pages is None:
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
