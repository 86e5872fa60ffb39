"""Reading a stored file under the name people know it by."""

from dataclasses import replace
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from bielelt.core.report import Report
from bielelt.reading import read_document, reconstruct
from bielelt.reading.base import Pages
from bielelt.reading.memory import NOTHING, Memory

_STEM_LENGTH = 80  # letters; a file system takes 255 bytes


def read_named(path: Path, name: str, memory: Memory = NOTHING) -> tuple[Pages, Report]:
    """Read a file that lies under another name; readers name it in what they say.

    Args:
        path: where it lies.
        name: under which people know it.
        memory: clauses known from elsewhere.

    Returns:
        The document as found, and the report in it.

    Raises:
        UnreadableDocument: as ``read_report``.

    """
    with TemporaryDirectory() as folder:
        given = PurePath(name)
        link = Path(folder) / f"{given.stem[:_STEM_LENGTH]}{given.suffix}"
        link.symlink_to(path)
        pages, origin = read_document(link)
        return pages, reconstruct(pages, replace(origin, name=name), memory)
