"""Dates that break the rules of writing, and days that do not exist.

The vowels of the last word of a number decide its endings: 4 дүгээр, 3 дугаар, 14-ний,
25-ны (see ``dates``). A full date reads «2024 оны 06 дугаар сарын 25-ны өдөр».
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from bielelt.language.dates import FoundDate, find_dates, genitive, ordinal
from bielelt.language.folding import small


class Slip(StrEnum):
    """What is wrong with a date or an ordinal number."""

    ORDINAL = auto()
    """«4 дугаар» for «4 дүгээр»."""
    DAY_ENDING = auto()
    """«14-ны» for «14-ний»."""
    NO_MONTH_WORD = auto()
    """«2024 оны 02 дугаар 21-ний»: the word «сарын» is missing."""
    NO_ORDINAL = auto()
    """«9 сард», «04 сарын 01-ний»: understood by everybody, written by no rule."""


@dataclass(frozen=True, slots=True)
class DateSlip:
    """A slip with its place and how it should read; ``sure`` where the rule is."""

    start: int
    end: int
    slip: Slip
    right: str
    sure: bool = True


FAR = 10
"""More years ahead than a full date is meant for: «2042 оны 04 дүгээр сарын 17-ны өдөр»."""


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """A date that no calendar has; ``why`` names the impossible part."""

    start: int
    end: int
    month: int
    day: int | None
    last: int
    """The last day of that month, 0 where the month does not exist."""


# What is counted by ordinals; «… дугаар» without one of them may be the noun «number».
_COUNTED = (
    r"(?:сар|улир|баг|хороо|хэсэг|хэсг|сургуул|цэцэрлэг|анги|зүйл|заалт|хавсралт|тогтоол|"
    r"захирамж|тушаал|зарлиг|албан|байр|бүлэг|бүлг|зэрэг|удаа|шат|өдөр|өдр|курс|дэвтэр|"
    r"хурал|хурл|цуврал|бүс|эмнэлэг|хорин|жил|зуун|гудамж|хорооллын|хороолол)"
)
_ORDINAL = re.compile(
    rf"(?<![\w./,-])(?P<series>(?:[А-ЯӨҮA-Z]{{1,2}}\s?|\d{{1,2}})/\s?)?(?P<number>\d{{1,3}})(?P<blank>\s?-?\s?)"
    rf"(?P<word>дугаар|дүгээр)(?=(?:т|ын|ийн|ыг|ийг)?\s+{_COUNTED})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(\d{1,3})\s?-?\s?(дугаар|дүгээр)")
# Patterns that begin with a digit look back behind it: the engine skips to the digits.
_ENDING = r"(?P<ending>ныг|нийг|ны|ний|наас|нээс)"
_DAY = re.compile(
    rf"(?P<day>\d(?:(?P<month>(?<=сарын\s.)|(?<=сарын\s\s.)|(?<=бүрийн\s.))|(?<![\w.,/-].))\d?)"
    rf"(?P<blank>\s?[-–]?\s?){_ENDING}\b",
    re.IGNORECASE,
)
_DAY_BEHIND = re.compile(r"\s+өд", re.IGNORECASE)
_NO_MONTH_WORD = re.compile(
    r"(?P<month>\d(?<![\w./,-].)\d?)\s*(?P<word>дугаар|дүгээр)\s+"
    r"(?P<day>\d{1,2})\s?[-–]\s?(?P<ending>ныг|нийг|ны|ний|нд|наас|нээс)\b",
    re.IGNORECASE,
)
_NO_ORDINAL = re.compile(
    r"(?P<month>\d(?<![\w./,-].)\d?)\s+(?P<word>сарын(?=\s+\d{1,2}\s?[-–]?\s?н[ыийдаэ])|сард\b)",
    re.IGNORECASE,
)
# «эхний 9 сард», «12 сард 12 удаа»: so many months, not the month of that number.
_MONTHS_BEFORE = re.compile(
    r"\b(?:эхний|сүүлийн|өнгөрсөн|ирэх|дараагийн|бүтэн|нийт|үлдсэн|нэг жил|жил)\s*$",
    re.IGNORECASE,
)
_MONTHS_BEHIND = re.compile(
    r"\s+(?:тус бүр\s+)?(?:нийт\b|(?:\d+|нэг|хоёр|гурван|дөрвөн|таван)\s+(?:удаа|дахин)|турш|багтаж)",
    re.IGNORECASE,
)
# «5 сард 240 өрх»: so much in so many months.
_AMOUNT_BEHIND = re.compile(
    r"\s+\d[\d.,\s]*(?!-|н[ыийдаэ]|оны\b|онд\b|дугаар|дүгээр)[^\W\d_]{2,}", re.IGNORECASE
)
_SAYS_DAY = re.compile(
    r"(?:\d\s?-?\s?(?:ныг|нийг|ны|ний|нд|н(?:аас|ээс|оос|өөс))\b.*|өд(?:өр|р|ий).*)$",
    re.IGNORECASE,
)
_FEW = 12
_TO_DAY = re.compile(r"\s?[-–]\s?(\d{1,2})\s?-?\s?(?:нд|ны|ний)\b")
_ENDS_AS_DAY = re.compile(r"\s?-?\s?(?:нд|ны|ний|наас|нээс)|\s+өд(?:өр|р)")
# «2024.13.05 гэсэн дугаартай гарын авлага»
_IS_NUMBER = re.compile(
    r"\s*(?:гэсэн\s+)?(?:дугаар(?:тай|ын)|тоот(?:той)?|код(?:той)?|хувилбар)"
)
_FOUR_DIGITS = re.compile(r"\d(?<!\d\d)\d{3}(?!\d)")
_MONTHS, _LONGEST_MONTH, _SOME_LEAP_YEAR = 12, 31, 2024


def find_date_slips(text: str) -> Iterator[DateSlip]:
    """Yield ordinals and dates of ``text`` that are not written by the rules."""
    lowered = small(text)
    has_ordinal = "дугаар" in lowered or "дүгээр" in lowered
    if has_ordinal:
        yield from _ordinals(text, lowered)
    yield from _days(text)
    for match in _NO_MONTH_WORD.finditer(text) if has_ordinal else ():
        month, day = int(match["month"]), int(match["day"])
        if 1 <= month <= _MONTHS and 1 <= day <= 31:  # noqa: PLR2004
            right = re.sub(
                r"(?<=\d)\s*(?:дугаар|дүгээр)\s+",
                f" {ordinal(month)} сарын ",
                match[0],
                count=1,
            )
            right = re.sub("дугаар|дүгээр", ordinal(month), right)
            yield DateSlip(*match.span(), Slip.NO_MONTH_WORD, _cased(right, match["word"]))
    for match in _NO_ORDINAL.finditer(text) if "сар" in lowered else ():
        month = int(match["month"])
        if 1 <= month <= _MONTHS and not _counts_months(text, match):
            right = f"{match['month']} {ordinal(month)} {match['word']}"
            yield DateSlip(
                *match.span(), Slip.NO_ORDINAL, _cased(right, match["word"]), sure=False
            )


# What no date without a fault holds: a cheap look before the dates are read.
# Each pattern with what a text needs to be searched; the engine skips to their beginnings.
_SUSPECTS = tuple(
    (needs, re.compile(form))
    for needs, form in (
        (
            "сар",
            r"сарын?\s*(?:29|3\d|[4-9]\d|00?|гучин|гуч|хорин\s+ес)(?!\d)|сарын\s*\d{1,2}\s?[-–]\s?(?:29|3\d|[4-9]\d)",
        ),
        (
            "сар",
            r"\d(?<!\d\d)(?:(?<=1)[3-9]|(?<=[2-9])\d|(?<=0)0?)\s*-?(?:дугаар|дүгээр|р)?\s*сар",
        ),
        ("дугаар", r"дугаар\s+(?:3\d|[4-9]\d)"),
        ("дүгээр", r"дүгээр\s+(?:3\d|[4-9]\d)"),
        (
            "",
            r"[-./](?:(?<=\d\d[./])(?:29|3\d)\s?-?\s?н[дыи]|(?<=\d{4}.)(?:\d\d[-./](?:29|3\d|[4-9]\d|00)|1[3-9]|[2-9]\d|00))",
        ),
    )
)


def find_far_days(text: str, year: int) -> Iterator[FoundDate]:
    """Yield days of ``text``, and months in which something was, FAR years behind ``year``."""
    if any(int(written) > year + FAR for written in _FOUR_DIGITS.findall(text)):
        yield from (
            d
            for d in find_dates(text)
            if (d.year or 0) > year + FAR
            and (d.day or text[d.start : d.end].endswith("сард"))
        )


def find_impossible_days(text: str) -> Iterator[NoSuchDay]:
    """Yield the dates of ``text`` whose month or day does not exist."""
    lowered = small(text)
    if not any(needs in lowered and form.search(lowered) for needs, form in _SUSPECTS):
        return
    for found in find_dates(text):
        printed = text[found.start : found.end]
        span = _past_the_month(text, found)
        if span:
            yield span
        if span or _IS_NUMBER.match(text, found.end):
            continue
        if found.month is None or not _is_date(
            printed, text[found.end : found.end + _FEW], found.day, found.year
        ):
            continue
        last = _last_day(found.year, found.month)
        too_late = found.day is not None and not 1 <= found.day <= last
        if last == 0 or too_late:
            yield NoSuchDay(found.start, found.end, found.month, found.day, last)


def _past_the_month(text: str, found: FoundDate) -> NoSuchDay | None:
    """Return a span of days whose last day its month does not have: «6 сарын 28-31-ний»."""
    until = _TO_DAY.match(text, found.end) if found.day and found.month else None
    if until is None:
        return None
    last, day = _last_day(found.year, found.month or 0), int(until[1])
    past = day > last >= (found.day or 0)
    return (
        NoSuchDay(found.start, until.end(), found.month or 0, day, last) if past else None
    )


def _is_date(printed: str, behind: str, day: int | None, year: int | None) -> bool:
    """Whether this is surely a date: not «сарын 45 мянган», not «13 дугаар сарын цалин»."""
    if re.match(r"\d{4}[-.]\d\d[-.]\d\d", printed):
        return True
    if re.match(r"\d{4}/\d\d/\d\d", printed):
        return _ENDS_AS_DAY.match(behind) is not None
    if re.match(r"\d{4}[-./]", printed):
        return False
    if day is None:
        return year is not None
    if not printed.rsplit("сарын", maxsplit=1)[-1].strip()[:1].isdigit():
        return True  # «сарын гучин нэгэнд»
    # «9 дүгээр сарын 31, 11 дүгээр сарын 22-нд»: the last of several days has the ending.
    listed = day <= _LONGEST_MONTH and printed[-1].isdigit() and behind[:1] in {",", ")"}
    return bool(_SAYS_DAY.search(printed)) or (listed and not behind[1:2].isdigit())


def _last_day(year: int | None, month: int) -> int:
    if not 1 <= month <= _MONTHS:
        return 0
    return calendar.monthrange(year or _SOME_LEAP_YEAR, month)[1]


def _counts_months(text: str, match: re.Match[str]) -> bool:
    """Whether «12 сард» means twelve months and not December."""
    before = text[max(0, match.start() - 12) : match.start()]
    amount = match["word"].casefold() == "сард" and _AMOUNT_BEHIND.match(text, match.end())
    return bool(
        amount or _MONTHS_BEFORE.search(before) or _MONTHS_BEHIND.match(text, match.end())
    )


def _ordinals(text: str, lowered: str) -> Iterator[DateSlip]:
    if all(ordinal(int(number)) == word for number, word in _NUMBERED.findall(lowered)):
        return  # as nearly always
    for match in _ORDINAL.finditer(text):
        number = int(match["number"])
        right = ordinal(number)
        if number and match["word"].casefold() != right:
            written = f"{match['series'] or ''}{match['number']}{match['blank']}"
            yield DateSlip(
                *match.span(),
                Slip.ORDINAL,
                f"{written}{_cased(right, match['word'])}",
                sure=not match["series"],
            )


def _days(text: str) -> Iterator[DateSlip]:
    for match in _DAY.finditer(text):
        day, blank, ending = match["day"], match["blank"], match["ending"]
        if match["month"] is None and not _stands_alone(text, match):
            continue
        right = _day_ending(int(day), ending)
        if ending.casefold() != right and 1 <= int(day) <= 31:  # noqa: PLR2004
            yield DateSlip(
                *match.span(), Slip.DAY_ENDING, f"{day}{blank}{_cased(right, ending)}"
            )


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether «14-ны өдөр» is a day though no month stands before it."""
    hyphen = match["blank"].strip()
    short = match["ending"].casefold() in {"ны", "ний"}
    return bool(hyphen and short and _DAY_BEHIND.match(text, match.end()))


def _day_ending(day: int, ending: str) -> str:
    front = genitive(day) == "ний"
    pairs = (("ны", "ний"), ("ныг", "нийг"), ("наас", "нээс"))
    return next(pair[front] for pair in pairs if ending.casefold() in pair)


def _cased(right: str, like: str) -> str:
    return right.upper() if like.isupper() else right
