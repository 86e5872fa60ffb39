"""What a worker does with one file of a batch: read it, or unpack it."""

import time
from dataclasses import dataclass
from pathlib import Path

from bielelt.core.errors import UnreadableDocument
from bielelt.core.report import Report
from bielelt.core.report_json import dumps
from bielelt.reading import read_document, reconstruct_all
from bielelt.reading.batch.archives import open_archive, unpack_archive
from bielelt.reading.batch.keeping import to_text
from bielelt.reading.batch.mails import unpack_mail
from bielelt.reading.batch.members import Member, Unpacking
from bielelt.reading.batch.outcomes import Outcome, State, Store
from bielelt.reading.batch.second_look import may_win
from bielelt.reading.sniffing import SNIFFED_BYTES, is_mail, is_package

MAX_NESTING = 2
"""A file in an archive in an archive is read; another archive in there is not opened."""


@dataclass(frozen=True, slots=True)
class File:
    """One file to read: where it lies, its name for people, and how deep it was packed."""

    path: Path
    name: str
    sha256: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """The row of the summary, and what came out if the file is a container."""

    outcome: Outcome
    members: tuple[Member, ...] = ()


def work(file: File, out: Path, into: Path) -> Done:
    """Read one file and write its results to ``out``, or unpack it into ``into``."""
    start = time.perf_counter()
    unpacking = Unpacking(file.path.name, into)
    kind = unpack(file, unpacking)
    if kind is None:
        return Done(_read(file, Store(out), start))
    outcome = Outcome(
        file=file.name,
        sha256=file.sha256,
        state=State.UNPACKED,
        kind=kind,
        seconds=_since(start),
        told=f"files inside: {len(unpacking.members)}",
    )
    return Done(outcome, tuple(unpacking.members))


def unpack(file: File, unpacking: Unpacking) -> str | None:
    """Unpack a container and return its kind; None when the file is a document.

    Raises:
        UnreadableDocument: it is packed too deep, has too many files, or holds none.

    """
    with file.path.open("rb") as opened:  # not by read_bytes: archives may be larger
        head = opened.read(SNIFFED_BYTES)
    if is_mail(head):
        _check_depth(file)
        unpack_mail(file.path, unpacking)
        return "mail"
    archive = open_archive(file.path) if is_package(head) else None
    if archive is None:
        return None
    with archive:
        _check_depth(file)
        unpack_archive(archive, unpacking)
    return "zip"


def _check_depth(file: File) -> None:
    if file.depth >= MAX_NESTING:
        raise UnreadableDocument(
            f"“{file.path.name}” is an archive inside an archive inside an archive, and "
            "was not opened. Unpack it, and give what is inside."
        )


def _read(file: File, store: Store, start: float) -> Outcome:
    pages, origin = read_document(file.path)
    reports = reconstruct_all(pages, origin)
    names = tuple(_result(file.sha256, number) for number in range(1, len(reports) + 1))
    for name, report in zip(names, reports, strict=True):
        store.write_report(name, dumps(report) + "\n")
    if any(map(may_win, reports)):
        store.keep(file.sha256, to_text(pages, origin))
    outcome = Outcome(
        file=file.name,
        sha256=file.sha256,
        state=State.READ,
        kind=reports[0].source.reader if reports[0].source else "",
        clauses=sum(map(_clauses, reports)),
        doubts=sum(len(report.doubts) for report in reports),
        seconds=_since(start),
        results=names,
        told="" if len(reports) == 1 else f"reports: {len(reports)}",
    )
    store.note(outcome)
    return outcome


def _result(sha256: str, number: int) -> str:
    return f"{sha256}.json" if number == 1 else f"{sha256}-{number}.json"


def _clauses(report: Report) -> int:
    return sum(len(decision.clauses) for decision in report.decisions)


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 2)
