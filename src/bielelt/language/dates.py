"""Official dates: «2024 оны 06 дугаар сарын 25». No library writes them.

Source: docs/methodology.md, “dates”; the ending follows the last word of the number.
"""

from datetime import date

_FRONT_UNITS = frozenset({1, 4, 9})
_FRONT_TENS = frozenset({40, 90})


def ordinal(number: int) -> str:
    """Return the word after an ordinal number: «дүгээр» or «дугаар».

    The vowels of the last spoken word decide: нэг, дөрөв, ес, дөч and ер are front words,
    all others, zero among them, are back words. A zero at the end is not spoken.
    """
    last = number % 10 or number % 100
    return "дүгээр" if last in _FRONT_UNITS | _FRONT_TENS else "дугаар"


def official(day: date) -> str:
    """Write a day as the heading of a report does; month and day have two digits."""
    return f"{day.year} оны {day.month:02} {ordinal(day.month)} сарын {day.day:02}"
