"""Days and times after that of the report on which something is told as done.

They have no year, or are the end of a span, or a quarter or half that has not begun yet.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from bielelt.language.dates import FoundDate, find_dates
from bielelt.language.deeds import (
    AS_OF,
    HOUR,
    LAST_YEAR,
    NO_DEED,
    ON_DAY,
    PARTICIPLE,
    Deed,
    is_running,
)
from bielelt.language.sentences import sentence_spans
from bielelt.language.stages import Stage, StageWord, find_stages

# «… 25-ны өдрийг дуустал 12 аврагч ажиллаж»: what ran until a day, told as over.
_UNTIL = re.compile(
    r"\s*-?\s?(?:ны|ний)?\s*(?:өдөр\s+|өдрийг\s+)?(?:хүртэл|дуустал)\s", re.IGNORECASE
)
_RAN = re.compile(
    r"(?:[\w-]+\s+){0,5}?(?:ажилла|ажиллуул|явуул|зохион\s+байгуул|үргэлжил|гүйцэтг[аэ]?|үзүүл)(?:ж|с[аэоө]н|лаа|лээ|[аэоө]?в)\b",
    re.IGNORECASE,
)
# «… 8-аас 14 хүртэл», «… 8-14-ний хооронд»: a span, told as over by the verb behind.
_SPAN = re.compile(
    r"\s?(?:-?(?:аас|ээс|оос|өөс|наас|нээс))?\s?[-–]?\s?(?P<last>\d{1,2})?\s?-?\s?(?:ны|ний)?(?:\s+өдр\w+)?\s*(?:хүртэл|дуустал|хооронд|гэхэд)\s",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b\w{2,}[аэоөлрнгийс]х\b|зориул|тов\b|гэрээ|томил|чөлөө|хориг|хорио|сунга|түрээс|эрх",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINALS = (
    "нэгдүгээр", "хоёрдугаар", "гуравдугаар", "дөрөвдүгээр", "тавдугаар", "зургадугаар",
    "долдугаар", "наймдугаар", "есдүгээр", "аравдугаар", "арван нэгдүгээр", "арван хоёрдугаар",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(reversed(_ORDINALS))}|1?\d\s*-?\s*(?:дугаар|дүгээр|р))"
_WEEKDAYS = r"(?:ням|бямба|баасан|пүрэв|лхагва|мягмар|даваа)(?:\s+гараг(?:ийн\s+өдөр|т)|т\b|д\b|\s+өдөр)"
# «гуравдугаар улиралд», «хоёрдугаар хагаст», «энэ сарын 30-нд», «ирэх оны хаврын улиралд»
_LATER = re.compile(
    r"(?<!оны )(?<!онд )\b(?:(?P<quarter>гуравдугаар|дөрөвдүгээр|iii|iv|3\s*-?\s*(?:дугаар|р)|4\s*-?\s*(?:дүгээр|р))\s+улиралд|"
    r"(?P<half>(?:хоёрдугаар|ii|2\s*-?\s*(?:дугаар|р))\s+хагас(?:т|\s+жилд))|"
    r"энэ\s+сарын\s+(?P<day>\d{1,2})\s?-?\s?(?:нд|(?:ны|ний)\s+өдөр)|"
    r"(?P<next>ирэх)\s+(?:(?:оны|жилийн)\s+[^.,;\d]{0,24}?(?:улиралд|хавар|зун|намар|өвөл|хагаст)|(?:оны|жилийн)\s+\d{1,2}[^.,;]{0,14}сард|(?:долоо|7)\s+хоногт|сард|улиралд)|"
    rf"(?P<of>20\d\d)\s+оны\s+(?:(?:[^\W\d]+|\d)\s*-?\s*)?(?:улирал?д|улиралд|хагаст|хавар|зун|намар|өвөл)|"
    rf"(?P<within>{_MONTH})\s+сарын\s+(?:(?:\w+\s+){{1,2}}(?:долоо\s+хоногт|гарагт|{_WEEKDAYS})|эх(?:ээр|энд)|дундуур|сүүл(?:ээр|чээр|д)|эцсээр|эцэст)|"
    rf"(?P<listed>{_MONTH})\s+сарын\s+(?P<first>\d{{1,2}})(?:\s*,\s*\d{{1,2}}){{1,6}}\s?-?\s?(?:нд|(?:ны|ний)\s+өдр\w+)|"
    r"(?P<year>20\d\d)\s+онд|(?P<month>\d{1,2})\s*-?\s*(?:дугаар|дүгээр|р)\s+сард)\b",
    re.IGNORECASE,
)
# What is put off to a time, or given money for it, is not over.
_CARRIED_OVER = re.compile(
    r"\b\w{2,}н[аэоө]\b|шилж|хойшл|хойшил|тусга|төсөвл|оруул|батал(?!гаажуул)|зөвшөөр|захиал|гэрээ|тендер|шийдвэрл"
)
_QUARTERS = {
    **dict.fromkeys(("гуравдугаар", "iii", "3 дугаар", "3-р", "3-дугаар", "3 р"), 3),
    **dict.fromkeys(("дөрөвдүгээр", "iv", "4 дүгээр", "4-р", "4-дүгээр", "4 р"), 4),
}
_SAYS_TIME = (
    "сар",
    "онд",
    "маргааш",
    "нөгөөдөр",
    "улир",
    "хагас",
    "рэх",
    "-нд",
    "-ны",
    "-ний",
)
_LONGEST_AHEAD = 120
_FIRST_DEED = re.compile(r"[^,.;]{0,60}?\b\w{3,}[жч],")


def find_ahead(text: str, today: dt.date, year: int) -> tuple[Deed, ...]:
    """Return the days after ``today`` on or until which ``text`` says that work was done.

    They have no year or are the end of a span, which ``find_deeds`` leaves alone: a day takes
    ``year`` unless the text names another, and lies at most four months ahead. A December
    told in June is the last one.
    """
    if not any(word in text for word in _SAYS_TIME):
        return ()
    words = find_stages(text)
    # A day without its year may be of any year that the text names.
    is_of_year = all(int(y[0]) == year for y in _YEAR.finditer(text))
    found: list[Deed] = []
    for span in sentence_spans(text):
        days = [*_ahead(text, span, words, year, today)] if is_of_year else []
        told = {deed.end for deed in days}
        times = _later_times(text, span, words, year, today)
        # «7 дугаар сарын 3, 13-ны өдрүүдэд … хийсэн» is told once.
        found += [*days, *(deed for deed in times if deed.end not in told)]
    return tuple(found)


def _ahead(
    text: str,
    span: tuple[int, int],
    words: tuple[StageWord, ...],
    year: int,
    today: dt.date,
) -> Iterator[Deed]:
    start, end = span
    sentence = text[start:end]
    if LAST_YEAR.search(sentence):
        return
    for found in find_dates(sentence):
        day = replace(found, year=found.year or year).value
        closing = _done_behind(words, start + found.end, end)
        if day is None or closing is None:
            continue
        if not 0 < (day - today).days <= _LONGEST_AHEAD:
            continue
        as_of = AS_OF.match(sentence, found.end)
        until = _UNTIL.match(sentence, found.end)
        span_told = None if until else _SPAN.match(sentence, found.end)
        behind = (until or span_told or HOUR.match(sentence, found.end)) or None
        said = text[start + (behind.end() if behind else found.end) : closing.end].lower()
        said = said if behind else _without_leading(said)
        ran = (
            _RAN.match(said)
            if until
            else span_told or HOUR.match(sentence, found.end) or _is_on_day(sentence, found)
        )
        forms = (NO_DEED, _AHEAD) if behind and not until else (NO_DEED, PARTICIPLE, _AHEAD)
        not_so = any(p.search(said) for p in forms)
        if as_of or (ran and not not_so):
            yield _told_ahead(start + found.start, closing.end, day)


def _done_behind(words: tuple[StageWord, ...], start: int, end: int) -> StageWord | None:
    """Return the next statement of a sentence, if it says that something was done."""
    closing = next((w for w in words if start <= w.start < end), None)
    return closing if closing and closing.stage is Stage.DONE else None


def _later_times(
    text: str,
    span: tuple[int, int],
    words: tuple[StageWord, ...],
    year: int,
    today: dt.date,
) -> Iterator[Deed]:
    """Yield quarters, halves and days of this month that lie ahead, «next year» too."""
    start, end = span
    for match in _LATER.finditer(text, start, end):
        day = _first_day(match, year, today)
        closing = _done_behind(words, match.end(), end)
        if day is None or closing is None:
            continue
        said = text[match.end() : closing.end].lower()
        if not any(p.search(said) for p in (NO_DEED, _AHEAD, _CARRIED_OVER)):
            yield _told_ahead(match.start(), closing.end, day)


def _first_day(match: re.Match[str], year: int, today: dt.date) -> dt.date | None:
    """Return the first day of what is told; None where it has begun by ``today``."""
    if match["of"]:
        # A past year has passed, and a quarter of this one has its own words.
        first = dt.date(int(match["of"]), 1, 1)
    elif match["within"] or match["listed"]:
        number = _month_of(match["within"] or match["listed"])
        last = monthrange(year, number)[1]
        first = dt.date(year, number, min(int(match["first"] or 1), last) or 1)
        first = first if (first - today).days <= _LONGEST_AHEAD else today
    elif match["year"]:
        first = dt.date(int(match["year"]), 1, 1)
    elif match["month"]:
        first = dt.date(year, min(int(match["month"]), 12) or 1, 1)
        first = first if (first - today).days <= _LONGEST_AHEAD else today
    elif match["half"]:
        first = dt.date(year, 7, 1)
    elif match["quarter"]:
        number = _QUARTERS.get(match["quarter"].casefold(), 0)
        first = dt.date(year, 3 * number - 2, 1) if number else today
    elif match["day"]:
        last = monthrange(today.year, today.month)[1]
        first = today.replace(day=min(int(match["day"]), last) or 1)
    else:
        first = dt.date(year + 1, 1, 1)
    return first if first > today else None


def _month_of(said: str) -> int:
    """Return the number of a month told in words or in digits: «аравдугаар», «10-р»."""
    digits = re.match(r"\d+", said)
    number = int(digits[0]) if digits else _ORDINALS.index(said.casefold()) + 1
    return min(max(number, 1), len(_ORDINALS))


def _without_leading(said: str) -> str:
    """Return what stands behind a first deed told with others: «зохион байгуулж, … шалгасан».

    What follows it may be for something or of something, and so may no longer be the deed.
    """
    first = _FIRST_DEED.match(said)
    return first[0] if first else said


def _told_ahead(start: int, end: int, day: dt.date) -> Deed:
    return Deed(start, end, end, day, is_act=False, is_done=False, until=day)


def _is_on_day(sentence: str, found: FoundDate) -> bool:
    """Whether a day without its year tells when, and nothing begins or ends there."""
    told = found.year is None and ON_DAY.search(sentence[found.start : found.end])
    return bool(told) and not is_running(sentence, found)
