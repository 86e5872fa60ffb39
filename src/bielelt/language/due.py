"""Days by which something has to be done: «11 дүгээр сарын 10-ны дотор».

``bielelt.acts.deadlines`` reads all that an act says of time; here are only single days,
for the checks of reports.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.dates import FoundDate, find_dates

_BY = re.compile(
    r"(?:-?\s?(?:ны|ний))?(?:\s*өд\w+)?\s*(?:хугацаа\w*\s+)?(?:дотор|багтаа\w*|хүртэл\w*|өмнө|хооронд)",
    re.IGNORECASE,
)
_EVERY = re.compile(r"(?:бүр\w*|тутам\w*)\s*$", re.IGNORECASE)
_LONGEST_RANGE = 40


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day in a text by which something is due; ``sure`` if its year is written."""

    start: int
    end: int
    day: dt.date
    sure: bool


def find_due_days(text: str, on: dt.date | None) -> tuple[DueDay, ...]:
    """Return the days by which ``text`` wants something done, in order.

    Args:
        text: a clause.
        on: the day of its act; a year that is not written is taken from it, or is the
            next one if the day had passed by then.

    """
    return tuple(_due(text, on))


def _due(text: str, on: dt.date | None) -> Iterator[DueDay]:
    year: int | None = None
    last_end = -_LONGEST_RANGE
    for found in find_dates(text):
        near = found.start - last_end < _LONGEST_RANGE
        year = found.year or (year if near else None)
        last_end = found.end
        by = _BY.match(text, found.end)
        if found.day is None or _EVERY.search(text[: found.start][-12:]):
            continue
        if not by and not _is_dative(text, found):
            continue
        day = _day(found, year, on)
        if day:
            yield DueDay(found.start, by.end() if by else found.end, day, year is not None)


def _is_dative(text: str, found: FoundDate) -> bool:
    return bool(re.search(r"\d\s?-?\s?нд\b", text[found.start : found.end]))


def _day(found: FoundDate, year: int | None, on: dt.date | None) -> dt.date | None:
    if found.month is None or found.day is None or (year is None and on is None):
        return None
    written = year if year is not None else (on.year if on else dt.MINYEAR)
    try:
        day = dt.date(written, found.month, found.day)
        if year is None and on and day < on:
            day = day.replace(year=written + 1)
    except ValueError:
        return None
    return day
