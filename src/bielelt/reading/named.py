"""Reading a stored file under the name people know it by."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bielelt.core.report import Report
from bielelt.reading import read_document, reconstruct_parts
from bielelt.reading.base import Pages
from bielelt.reading.batch.members import plain_name
from bielelt.reading.memory import NOTHING, Memory


@contextmanager
def named(path: Path, name: str) -> Iterator[Path]:
    """Let a file that lies under another name be found under ``name``, as near as a disk has it."""
    with TemporaryDirectory() as folder:
        link = Path(folder) / plain_name(name)
        link.symlink_to(path)
        yield link


def read_named(
    path: Path, name: str, memory: Memory = NOTHING
) -> list[tuple[Pages, Report]]:
    """Read a file that lies under another name; readers name it in what they say.

    Args:
        path: where it lies.
        name: under which people know it.
        memory: clauses known from elsewhere.

    Returns:
        Every report in it, beside the part of the document that it stands in; most hold one.

    Raises:
        UnreadableDocument: as ``read_reports``.

    """
    with named(path, name) as link:
        pages, origin = read_document(link)
        return reconstruct_parts(pages, replace(origin, name=name), memory)
