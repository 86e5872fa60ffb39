"""Whose a cited act is, and which numbers and days a slip sets apart: «А/39» and «А/93», 4.11 and 11.4."""

import datetime as dt
import re

from bielelt.language.references import Reference, bare_number

_PROVINCE = re.compile(r"^(?:аймгийн|нийслэлийн)\s+засаг\s+даргын$")
_ANY_GOVERNOR = frozenset({"засаг", "даргын"})

_MOST_A_DAY = 20
"""No issuer gives so many acts one day."""


def parts_of(number: str) -> tuple[str, str]:
    """Return the series of a number and its digits: «2031_А/27» → («А», «27»)."""
    series, slash, digits = bare_number(number).partition("/")
    return (series.strip(), digits.strip()) if slash else ("", series)


def are_turned(one: str, other: str) -> bool:
    """Whether two numbers have the same digits in another order."""
    a, b = parts_of(one)[1], parts_of(other)[1]
    return a != b and sorted(a) == sorted(b)


def are_far(one: str, other: str) -> bool:
    """Whether no two acts of one day can have these numbers, or the digits are turned round."""
    a, b = parts_of(one)[1], parts_of(other)[1]
    far = a.isdigit() and b.isdigit() and abs(int(a) - int(b)) > _MOST_A_DAY
    return far or are_turned(one, other)


def is_slip(day: dt.date, date: dt.date) -> bool:
    """Whether two days differ in year, month or day alone, or have month and day exchanged."""
    pairs = (day.year, date.year), (day.month, date.month), (day.day, date.day)
    turned = (day.year, day.month, day.day) == (date.year, date.day, date.month)
    return (turned and day != date) or sum(one != other for one, other in pairs) == 1


def is_from_above(reference: Reference) -> bool:
    """Whether the governor of a province is named: the acts in a report are mostly his."""
    return bool(_PROVINCE.search(reference.issuer))


def names_nobody(reference: Reference) -> bool:
    """Whether no issuer is named, or a governor and not of which place."""
    return set(reference.issuer.split()) <= _ANY_GOVERNOR


def is_issuer_in(reference: Reference, title: str) -> bool:
    """Whether the issuer named before a reference is named in the title of a report.

    «АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖ …»; a reference that names nobody may be to any act.
    """
    words = set(reference.issuer.split())
    return bool(words) and words <= {w.casefold() for w in re.findall(r"[\w-]+", title)}
