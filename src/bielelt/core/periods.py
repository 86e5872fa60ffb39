"""Reporting periods: ``2024-Q1`` quarter, ``2024-H1`` half, ``2024-M9`` nine months, ``2024`` year.

Reports are cumulative: half a year, nine months and the year begin on 1 January.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

PATTERN = re.compile(r"([0-9]{4})(?:-(Q[1-4]|H[12]|M9))?")

_PARTS = {
    "Q1": "1 дүгээр улирал",
    "Q2": "2 дугаар улирал",
    "Q3": "3 дугаар улирал",
    "Q4": "4 дүгээр улирал",
    "H1": "хагас жил",
    "H2": "сүүлийн хагас жил",
    "M9": "9 сар",
}
_MONTHS = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "M9": (1, 9),
    "": (1, 12),
}


def period_name(period: str) -> str:
    """Return the Mongolian name, e.g. «2024 оны хагас жил»; raise ValueError if malformed."""
    year, part = parse_period(period)
    return f"{year} оны {_PARTS[part]}" if part else f"{year} он"


def part_name(part: str) -> str:
    """Return the Mongolian name of a part of the year, e.g. «хагас жил» for ``H1``."""
    return _PARTS[part] if part else "бүтэн жил"


def parse_period(period: str) -> tuple[int, str]:
    """Return year and part, e.g. (2024, "H1"); the part of a whole year is empty.

    Raises:
        ValueError: it is not written as a period.

    """
    match = PATTERN.fullmatch(period)
    if match is None:
        raise ValueError(
            f"“{period}” is no period. Write a year alone or with -Q1…-Q4, -H1, -H2 or -M9, "
            "e.g. 2024-H1."
        )
    return int(match[1]), match[2] or ""


def period_of(year: int, part: str) -> str:
    """Write a period: (2024, "H1") → «2024-H1», (2024, "") → «2024»."""
    return f"{year}-{part}" if part else f"{year}"


@lru_cache(maxsize=256)  # a comparison asks for the same few of every clause
def bounds(period: str) -> tuple[date, date]:
    """Return the first and the last day of a period; raise ValueError if malformed."""
    year, part = parse_period(period)
    first, last = _MONTHS[part]
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def order(period: str) -> tuple[date, int]:
    """Return a key that sorts periods by their end; of two with one end the shorter is first."""
    first, last = bounds(period)
    return last, -first.toordinal()
