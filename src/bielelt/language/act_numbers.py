"""Whose a cited act is, and which numbers and days a slip sets apart: «А/39» and «А/93», 4.11 and 11.4."""

import datetime as dt
import re
from dataclasses import dataclass

from bielelt.core.kinds import UNKNOWN
from bielelt.language.references import Reference, bare_number

_PROVINCE = re.compile(r"^(?:аймгийн|нийслэлийн)\s+засаг\s+даргын$")
_ANY_GOVERNOR = frozenset({"засаг", "даргын"})

# «манай», «дээрх» may be any other act.
_THIS = re.compile(r"(?<!\w)(?:энэ(?:хүү)?|тус|уг)\s+$", re.IGNORECASE)

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


def are_swapped(one: str, other: str) -> bool:
    """Whether series and number, both in digits, stand in each other's place: «5/03», «3/05»."""
    a, b = parts_of(one), parts_of(other)
    if a == b or not all(part.isdigit() for part in (*a, *b)):
        return False
    return [*map(int, a)] == [*map(int, reversed(b))]


def says_this(before: str) -> bool:
    """Whether the words before a number mean the act that a clause stands under: «энэхүү А/76»."""
    return _THIS.search(before) is not None


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


@dataclass(frozen=True, slots=True)
class Above:
    """Kind, day and number of the act that a clause stands under."""

    kind: str
    day: dt.date | None
    number: str


def means_above(reference: Reference, above: Above, text: str) -> bool:
    """Whether a reference of ``text`` means the act above it by a wrong number.

    Day and kind are the same and the digits are turned round: whose act it is need not be told,
    as no other act of that day has just these digits. What a text calls «энэхүү А/76
    захирамж» is the act above, whatever its digits.
    """
    nobody = names_nobody(reference) or is_from_above(reference)
    if not (nobody and reference.kind == above.kind != UNKNOWN):
        return False
    numbers = reference.number, above.number
    if says_this(text[: reference.start]) and above.number:
        return len(set(map(bare_number, numbers))) > 1
    same_day = reference.day is not None and reference.day == above.day
    series = parts_of(reference.number)[0] in {"", parts_of(above.number)[0]}
    return same_day and (are_swapped(*numbers) or (series and are_turned(*numbers)))
