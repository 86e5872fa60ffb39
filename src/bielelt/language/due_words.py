"""Days by which something is due that are told without a date of the calendar.

«хоёр сарын дотор», «10 долоо хоногт багтаан», «энэ сарын 20-ны дотор», «2 дугаар улирал
дуусахаас өмнө», «хичээлийн шинэ жил эхлэхээс өмнө»: counted from the day of the act.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bielelt.language.folding import small
from bielelt.language.numerals import BEFORE_NOUN, CARDINALS

_NUMBERS = (
    {word: n for n, word in enumerate(CARDINALS) if n}
    | BEFORE_NOUN
    | {"i": 1, "ii": 2, "iii": 3, "iv": 4}
)
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_WITHIN = r"(?:ийн\s+(?:дотор|дотроор|хугацаанд)|ын\s+(?:дотор|дотроор|хугацаанд)|т\s+багтаа\w*|д\s+багтаа\w*|{bare})"
_ENDS = r"(?:\s+(?:дуусахаас\s+өмнө|дуусахад|дуустал|дуусгавар\s+болохоос\s+өмнө)|\s+гарахаас\s+өмнө)"
_BY = r"(?:дотор|гэхэд|хүртэл|багтаа\w*|өмнө|болтол)"
_NO_TIMES = r"(?!\s+(?:\d+|нэг|хоёр|гурван?|дор\s+хаяж)\S*\s+(?:\S+\s+)?удаа)"
_DECEMBER, _JUNE = 12, 6
_SCHOOL_BEGINS = (9, 1)
# Holidays that fall on the same day every year.
_HOLIDAYS_OF_YEAR = {
    "эмэгтэйчүүдийн": (3, 8), "мартын 8": (3, 8), "эх орончдын": (3, 18), "цэргийн": (3, 18),
    "эх үрсийн": (6, 1), "хүүхдийн": (6, 1), "хүүхдийн эрхийг хамгаалах": (6, 1),
    "наад": (7, 11), "баяр наад": (7, 11), "мэдлэгийн": (9, 1), "ахмадын": (10, 1),
    "шинэ жил": (1, 1),
}  # fmt: skip
_HOLIDAYS = 4  # days off that five working weeks may hold beside their week-ends


@dataclass(frozen=True, slots=True)
class WordedDay:
    """A day told in words; ``is_counted`` if so many days run from something."""

    start: int
    end: int
    day: dt.date
    is_counted: bool


def find_worded_days(text: str, on: dt.date) -> Iterator[WordedDay]:
    """Yield the days by which ``text``, a clause of an act of the day ``on``, is due."""
    lowered = small(text)
    for needs, is_counted, pattern, count in _FORMS:
        for match in pattern.finditer(lowered) if needs in lowered else ():
            day = count(match, on)
            if day:
                yield WordedDay(match.start(), match.end(), day, is_counted)


def number(said: str) -> int:
    """Return the number that digits or a word say."""
    return int(said) if said.isdecimal() else _NUMBERS[said]


def working_days(count: int) -> int:
    """Return how many days of the calendar so many working days take at most."""
    return count + 2 * (count // 5 + 1) + (_HOLIDAYS if count >= _HOLIDAYS else 2)


def _weeks(match: re.Match[str], on: dt.date) -> dt.date:
    return on + dt.timedelta(days=7 * number(match["n"]))


def _days(match: re.Match[str], on: dt.date) -> dt.date:
    return on + dt.timedelta(days=number(match["n"]))


def _working(match: re.Match[str], on: dt.date) -> dt.date:
    return on + dt.timedelta(days=working_days(number(match["n"])))


def _months(match: re.Match[str], on: dt.date) -> dt.date:
    years, month = divmod(on.month - 1 + number(match["n"]), 12)
    last = monthrange(on.year + years, month + 1)[1]
    return dt.date(on.year + years, month + 1, min(on.day, last))


def _quarter(match: re.Match[str], on: dt.date) -> dt.date | None:
    n = number(match["n"])
    return _end(3 * n, match["year"], on) if 1 <= n <= 4 else None  # noqa: PLR2004


def _before_quarter(match: re.Match[str], on: dt.date) -> dt.date | None:
    """Return the last day before a quarter begins."""
    n = number(match["n"])
    if not 1 <= n <= 4:  # noqa: PLR2004
        return None
    return _day_before(3 * n - 2, match["year"], on)


def _before_month(match: re.Match[str], on: dt.date) -> dt.date | None:
    """Return the last day before a month begins."""
    n = number(match["n"])
    return _day_before(n, match["year"], on) if 1 <= n <= _DECEMBER else None


def _day_before(month: int, year: str | None, on: dt.date) -> dt.date:
    own = int(year) if year else on.year + (month <= on.month)
    return dt.date(own, month, 1) - dt.timedelta(days=1)


def _ten_days(match: re.Match[str], on: dt.date) -> dt.date | None:
    """Return the last of so many days at the beginning, in the middle or at the end of a month."""
    month = number(match["n"])
    if not 1 <= month <= _DECEMBER:
        return None
    last = _end(month, match["year"], on)
    part = match["part"]
    if part.startswith("сүүл"):
        return last
    days = 7 if match["days"] in ("7", "долоо") else 10
    return last.replace(day=20 if part.startswith("дунд") else days)


def _half(match: re.Match[str], on: dt.date) -> dt.date:
    first = match["n"] not in ("сүүлийн", "сүүлчийн")
    return _end(_JUNE if first else _DECEMBER, match["year"], on)


def _year(match: re.Match[str], on: dt.date) -> dt.date:
    return _end(_DECEMBER, match["year"], on)


def _end(month: int, year: str | None, on: dt.date) -> dt.date:
    """Return the last day of a month: of the year that is written, or of the next one."""
    own = int(year) if year else on.year + (month < on.month)
    return dt.date(own, month, monthrange(own, month)[1])


def _this_month(match: re.Match[str], on: dt.date) -> dt.date | None:
    day = int(match["n"])
    if not 1 <= day <= monthrange(on.year, on.month)[1]:
        return None
    return dt.date(on.year, on.month, day)


def _span_end(match: re.Match[str], on: dt.date) -> dt.date | None:
    """Return the last day of «8 дугаар сарын 20-25-ны хооронд»."""
    month, day = int(match["month"]), int(match["n"])
    if not 1 <= month <= _DECEMBER:
        return None
    own = int(match["year"]) if match["year"] else on.year + (month < on.month)
    return dt.date(own, month, day) if 1 <= day <= monthrange(own, month)[1] else None


def _school(match: re.Match[str], on: dt.date) -> dt.date:
    year = match["year"]
    first = dt.date(int(year) if year else on.year, *_SCHOOL_BEGINS)
    return first if year or on <= first else first.replace(year=on.year + 1)


def _holiday(match: re.Match[str], on: dt.date) -> dt.date:
    """Return the day before a holiday of fixed day, this year's or the next one's."""
    month, day = _HOLIDAYS_OF_YEAR[match["name"]]
    own = int(match["year"]) if match["year"] else on.year
    first = dt.date(own, month, day)
    first = first if match["year"] or on < first else first.replace(year=own + 1)
    return first - dt.timedelta(days=1)


_Count = Callable[[re.Match[str], dt.date], dt.date | None]
_OF_YEAR = r"(?:(?P<year>\d{4})\s+оны?\s+)?"


def _form(
    needs: str, source: str, count: _Count, *, is_counted: bool = False
) -> tuple[str, bool, re.Pattern[str], _Count]:
    return needs, is_counted, re.compile(source), count


_FORMS = (
    _form("долоо хоног", rf"\b{_N}\s+долоо\s+хоног{_WITHIN.format(bare='т(?!аа)')}{_NO_TIMES}", _weeks, is_counted=True),
    _form("хоног", rf"\b(?!\d){_N}\s+хоног{_WITHIN.format(bare='т(?!аа)')}{_NO_TIMES}", _days, is_counted=True),
    _form("хоног", rf"(?<![\d.,])\b(?P<n>[5-9]|\d\d)\s+хоногт(?!\s+багтаа){_NO_TIMES}(?=\s+(?:\w+\s+){{0,4}}\w+х\b)", _days, is_counted=True),
    _form("ажлын", rf"\b(?:{_N}\s+ажлын\s+(?:өдөрт|өдрийн\s+(?:дотор|хугацаанд)|хоногт|хоногийн\s+дотор))", _working, is_counted=True),
    _form("ажлын", rf"\bажлын\s+{_N}\s+(?:өдөрт|өдрийн\s+хугацаанд|хоногт|хоногийн\s+дотор)", _working, is_counted=True),
    _form("сар", rf"(?<!-р )(?<!дугаар )(?<!дүгээр )\b{_N}\s+сар(?:ын\s+(?:дотор|дотроор|хугацаанд)|д\s+багтаа\w*)", _months, is_counted=True),
    _form("улир", rf"\b{_OF_YEAR}{_N}\s?-?\s?(?:р|дугаар|дүгээр)?\s+(?:улирал{_ENDS}|улирал\s+{_BY}|улирлын\s+эцэс\s+{_BY})", _quarter),
    _form("эхл", rf"\b{_OF_YEAR}{_N}\s?-?\s?(?:р|дугаар|дүгээр)?\s+улир(?:ал|лын)\s+эхл(?:эхээс|эхийн|элээс)\s+(?:\w+\s+)?өмнө", _before_quarter),
    _form("эхл", rf"\b{_OF_YEAR}{_N}\s?-?\s?(?:р|дугаар|дүгээр)?\s+сар\s+эхл(?:эхээс|эхийн)\s+өмнө", _before_month),
    _form("сарын", rf"\b{_OF_YEAR}{_N}\s?-?\s?(?:р|дугаар|дүгээр)?\s+сарын\s+(?P<part>эхний|дунд|дундах|сүүлийн|сүүлчийн)\s+(?P<days>10|7|арав|арван|долоо)\s+(?:хоног|өдөр|өдр)(?:т|ийн|ын|ийн\s+дотор|т\s+багтаа\w*)?\b", _ten_days),
    _form("хагас", rf"\b{_OF_YEAR}(?P<n>эхний|сүүлийн|сүүлчийн)?\s*хагас\s+жил(?:{_ENDS}|\s+гэхэд|ийн\s+эцэс\s+{_BY})", _half),
    _form("эцэс", rf"\b(?:(?P<year>\d{{4}})\s+)?(?:жилийн|оны)\s+эцэс\s+{_BY}", _year),
    _form("ахаас", r"\b(?P<year>\d{4})?\s*он\s+(?:дуусахаас|гарахаас)\s+өмнө", _year),
    _form("сарын", rf"\bэнэ\s+сарын\s+(?P<n>\d{{1,2}})\s?-?\s?(?:ны|ний|н?[аэоө]{{2}}с)?\s*(?:өдр?\w*\s+)?{_BY}", _this_month),
    _form("сарын", rf"(?<![\d./])\b(?:(?P<year>\d{{4}})\s+оны\s+)?(?P<month>\d{{1,2}})\s?-?\s?(?:р|дугаар|дүгээр)?\s+сарын\s+\d{{1,2}}(?:\s?-?\s?н?[аэоө]{{2}}с\s+|(?:\s?-?\s?(?:ны|ний))?\s?[-–—]\s?)(?P<n>\d{{1,2}})\s?-?\s?(?:ны|ний)?\s*(?:өдр?\w*\s+)?(?:хооронд|{_BY})", _span_end),
    _form("өмнө", rf"\b{_OF_YEAR}(?<!хичээлийн )(?P<name>{'|'.join(sorted(_HOLIDAYS_OF_YEAR, key=len, reverse=True))})(?:(?<=йн|ын)\s+(?:баярын\s+)?(?:өдр|баяр)[^\W\d]*|(?<!йн)(?<!ын)[^\W\d]*(?:\s+(?:эхлэхээс|болохоос))?)\s+өмнө\b", _holiday),
    _form("хичээлийн", rf"\b{_OF_YEAR}хичээлийн\s+(?:шинэ\s+)?жил\s+(?:(?:эхлэхээс|эхлэхийн)\s+өмнө|эхлэх\s+хүртэл|гэхэд|эхэлтэл)", _school),
)  # fmt: skip
