"""From when until when: «04 дүгээр сарын 10-наас 05 дугаар сарын 20-ны хооронд», «1996-2022 оны»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from bielelt.language.dates import FoundDate, find_dates


@dataclass(frozen=True, slots=True)
class Period:
    """Two dates and the span of both; the second has no year where the text writes none."""

    start: int
    end: int
    first: FoundDate
    last: FoundDate


_FROM = re.compile(r"(?:[аэоө]+с|и[ао]с)$", re.IGNORECASE)
_STARTING = re.compile(
    r"\s*(?:эхлэн|эхлээд|эхлэж)?\s*,?\s*(?:(?:мөн|тухайн|энэ)\s+оны\s*)?", re.IGNORECASE
)
_DASH = re.compile(r"\s*[-–—]\s*")
_YEARS = re.compile(r"\d{4}\s*[-–—/]\s*(\d{4})\s*он")
_TO_DAY = re.compile(
    r"\s?[-–—]\s?(\d{1,2})\s?-?\s?(?:ныг|нийг|ны|ний|нд)\b(?:\s*өд(?:өр\w*|р\w+))?",
    re.IGNORECASE,
)
_MONTH_TO = re.compile(r"(?<![\d.,/–—-])(\d{1,2})\s?[-–—]\s?$")
_LONGEST_LOOK_BACK = 20


def opens_period(text: str, one: FoundDate, other: FoundDate) -> bool:
    """Whether a period runs from one date to the other right behind it."""
    between = text[one.end : other.start]
    if len(between) > _LONGEST_LOOK_BACK:
        return False
    if _DASH.fullmatch(between):
        return True
    is_from = _FROM.search(text[one.start : one.end])
    return bool(is_from and _STARTING.fullmatch(between))


def find_periods(text: str) -> Iterator[Period]:
    """Yield the periods of ``text`` in order; they do not overlap."""
    dates = tuple(find_dates(text))
    done = 0
    for one, other in zip_longest(dates, dates[1:]):
        if one.start < done:
            continue
        found = _inside(text, one)
        if found is None and other and opens_period(text, one, other):
            found = Period(one.start, other.end, one, other)
        if found:
            done = found.end
            yield found


def _inside(text: str, one: FoundDate) -> Period | None:
    """Return the period that is written as one: «1996-2022 оны», «3 сарын 6-10-ны», «1-5 дугаар сард»."""
    years = _YEARS.match(text, one.start)
    if years:
        return Period(one.start, one.end, one, replace(one, year=int(years[1])))
    to_day = _TO_DAY.match(text, one.end) if text[one.end - 1].isdigit() else None
    if to_day and one.day and one.day < int(to_day[1]):
        last = FoundDate(to_day.start(1), to_day.end(), one.year, one.month, int(to_day[1]))
        return Period(one.start, to_day.end(), one, last)
    look_from = max(0, one.start - _LONGEST_LOOK_BACK)
    month = _MONTH_TO.search(text[look_from : one.start])
    if month and one.month and not one.year and not one.day and int(month[1]) < one.month:
        begin = look_from + month.start(1)
        first = FoundDate(begin, look_from + month.end(1), None, int(month[1]))
        return Period(begin, one.end, first, one)
    return None
