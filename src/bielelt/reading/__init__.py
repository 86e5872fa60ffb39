"""Old report tables to Reports. To add a format: write a source; a repair: write a step."""

import hashlib
from contextlib import suppress
from pathlib import Path

from bielelt.core.errors import UnreadableDocument
from bielelt.core.report import Origin, Report
from bielelt.reading.base import Pages
from bielelt.reading.dividing import divide
from bielelt.reading.draft import Draft
from bielelt.reading.memory import NOTHING, Memory
from bielelt.reading.paging import number_pages
from bielelt.reading.sources import SOURCES, source_for
from bielelt.reading.steps import STEPS

__all__ = [
    "SOURCES",
    "STEPS",
    "read_document",
    "read_report",
    "read_reports",
    "reconstruct",
    "reconstruct_all",
    "reconstruct_parts",
]


def read_report(path: Path, memory: Memory = NOTHING) -> Report:
    """Read the report in a file.

    Args:
        path: of the file.
        memory: clauses known from elsewhere, witnesses for those that are read badly.

    Returns:
        The report with its repairs and doubts; every letter of the table stands in it.

    Raises:
        UnreadableDocument: the file cannot be opened or holds no report table; the text
            is one line that says what was found, what is allowed and what to do.

    """
    pages, origin = read_document(path)
    return reconstruct(pages, origin, memory)


def read_reports(path: Path, memory: Memory = NOTHING) -> list[Report]:
    """Read every report in a file; most files hold one.

    Returns:
        Each as ``read_report`` would read it from a file of its own, in order. Where it is
        not certain that another report begins, it is one report, and what does not fit
        into it is unplaced.

    Raises:
        UnreadableDocument: as ``read_report``.

    """
    return reconstruct_all(*read_document(path), memory)


def read_document(path: Path) -> tuple[Pages, Origin]:
    """Return the document as found, nothing interpreted but its pages, and where it is from."""
    source = source_for(path)
    pages = number_pages(source.read(path))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return pages, Origin(path.name, pages.media_type, digest, source.name, pages.pages)


def reconstruct_all(pages: Pages, origin: Origin, memory: Memory = NOTHING) -> list[Report]:
    """Return every report of a document, as ``read_reports`` does."""
    return [report for _, report in reconstruct_parts(pages, origin, memory)]


def reconstruct_parts(
    pages: Pages, origin: Origin, memory: Memory = NOTHING
) -> list[tuple[Pages, Report]]:
    """Return every report of a document beside the part of it that it stands in."""
    parts = divide(pages)
    if len(parts) > 1:
        with suppress(UnreadableDocument):
            return [(part, reconstruct(part, origin, memory)) for part in parts]
    return [(pages, reconstruct(pages, origin, memory))]


def reconstruct(pages: Pages, origin: Origin, memory: Memory = NOTHING) -> Report:
    """Run all steps over a document, with what is known from elsewhere as a witness."""
    draft = Draft.of(pages, memory)
    try:
        for step in STEPS:
            step(draft)
    except UnreadableDocument as error:
        raise UnreadableDocument(f"“{origin.name}”: {error}") from error
    return draft.report(origin)
