"""A stored file opened under the name people know: read, or unpacked if it holds files."""

from dataclasses import dataclass
from pathlib import Path

from bielelt.core.report import Report
from bielelt.reading.base import Pages
from bielelt.reading.batch.members import Member, Unpacking
from bielelt.reading.batch.working import File, unpack
from bielelt.reading.memory import NOTHING, Memory
from bielelt.reading.named import named, read_named


@dataclass(frozen=True, slots=True)
class Opened:
    """What came out of a file: reports, each beside its part of the document, or files.

    ``kind`` is “zip” or “mail” for what holds ``members``, None for a document.
    """

    readings: tuple[tuple[Pages, Report], ...] = ()
    kind: str | None = None
    members: tuple[Member, ...] = ()


def open_named(
    path: Path, name: str, depth: int, into: Path, memory: Memory = NOTHING
) -> Opened:
    """Open a file that lies under another name.

    Args:
        path: where it lies.
        name: what it is called in what is said about it.
        depth: in how many archives it was packed.
        into: the folder into which an archive or a mail is unpacked.
        memory: clauses known from elsewhere.

    Raises:
        UnreadableDocument: it holds no report and no files, or more than is opened.

    """
    with named(path, name) as link:
        unpacking = Unpacking(link.name, into)
        kind = unpack(File(link, name, "", depth), unpacking)
    if kind is not None:
        return Opened(kind=kind, members=tuple(unpacking.members))
    return Opened(tuple(read_named(path, name, memory)))
