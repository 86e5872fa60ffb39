"""Reporting periods: ``2024-Q1`` quarter, ``2024-H1`` half, ``2024-M9`` nine months, ``2024`` year."""

import re

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


def period_name(period: str) -> str:
    """Return the Mongolian name, e.g. «2024 оны хагас жил»; raise ValueError if malformed."""
    match = PATTERN.fullmatch(period)
    if match is None:
        raise ValueError(
            f"“{period}” is no period. Write a year alone or with -Q1…-Q4, -H1, -H2 or -M9, "
            "e.g. 2024-H1."
        )
    year, part = match.groups()
    return f"{year} оны {_PARTS[part]}" if part else f"{year} он"
