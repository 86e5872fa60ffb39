"""The memory that lies in files: reports that were read before, as ``bielelt read --json``."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from bielelt.core.errors import UnreadableDocument
from bielelt.core.report_json import loads
from bielelt.reading.limits import check_count, check_exists, check_file, read_bytes
from bielelt.reading.memory import KnownClause, Memory, clean_clauses

MOST_FILES = 5_000
_SUMMARY = "summary.json"  # of a batch, beside its reports


def read_memory(paths: Iterable[Path]) -> Memory:
    """Return the memory of reports in the JSON form, or of folders that hold such.

    Raises:
        UnreadableDocument: a file cannot be read or is no report, a folder holds none or too
            many; one line.

    """
    return Memory.of(chain.from_iterable(map(_clauses, paths)))


def _clauses(path: Path) -> Iterator[KnownClause]:
    check_exists(path)
    files = [path]
    if path.is_dir():
        files = sorted(file for file in path.glob("*.json") if file.name != _SUMMARY)
        check_count(len(files), MOST_FILES, file=path.name, what="reports")
        if not files:
            raise UnreadableDocument(
                f"“{path.name}” holds no reports (*.json). Name a folder that "
                "`bielelt read FOLDER --out` wrote, or a report of `bielelt read FILE --json`."
            )
    for file in files:
        yield from _of_report(file)


def _of_report(path: Path) -> Iterator[KnownClause]:
    check_file(path)
    text = read_bytes(path).decode("utf-8", errors="replace")
    try:
        report = loads(text)
    except UnreadableDocument as error:
        raise UnreadableDocument(f"“{path.name}”: {error}") from None
    yield from clean_clauses(report, report.source.name if report.source else path.name)
