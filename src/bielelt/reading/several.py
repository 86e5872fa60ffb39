"""One report out of a file that may hold several: never the first in silence."""

from pathlib import Path

from bielelt.core.errors import Refused
from bielelt.core.report import Report
from bielelt.reading import read_reports
from bielelt.reading.memory import NOTHING, Memory


def read_chosen(path: Path, number: int | None, memory: Memory = NOTHING) -> list[Report]:
    """Return the report with this number in a file, counted from 1, or all if it is None.

    ``memory`` are clauses known from elsewhere.

    Raises:
        Refused: the file has no such report.
        UnreadableDocument: as ``read_reports``.

    """
    reports = read_reports(path, memory)
    if number is None:
        return reports
    if not 1 <= number <= len(reports):
        raise Refused(
            f"“{path.name}” has no report {number}; it holds {_counted(reports)}. "
            f"Choose one by “--part” from 1 to {len(reports)}."
        )
    return [reports[number - 1]]


def read_only(path: Path, number: int | None, memory: Memory = NOTHING) -> Report:
    """Return the one report there is to choose; refuse to choose among several.

    Raises:
        Refused: the file holds several and none is chosen, or has no such report.
        UnreadableDocument: as ``read_reports``.

    """
    reports = read_chosen(path, number, memory)
    if len(reports) > 1:
        raise Refused(
            f"“{path.name}” holds {len(reports)} reports, and one is asked for. Choose it by "
            f"“--part” from 1 to {len(reports)}, or write all by “bielelt read” with “--out”."
        )
    return reports[0]


def _counted(reports: list[Report]) -> str:
    return "one report" if len(reports) == 1 else f"{len(reports)} reports"
