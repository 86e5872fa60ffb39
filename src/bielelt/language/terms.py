"""Until when, and how often: «12 дугаар сарын 25-ны дотор», «улирал бүр», «9 сард багтаан».

Source: docs/methodology.md §7.4. A date is a deadline only if the words around it say so:
the date of another act («… өдрийн А/93 дугаар захирамж») is none. Which day a term falls
on says ``language/calendar.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from bielelt.language.dates import CACHED, FoundDate, find_dates
from bielelt.language.folding import fold, pattern
from bielelt.language.numerals import CARDINALS
from bielelt.language.periods import opens_period


class Recurrence(StrEnum):
    """How often a deadline comes back."""

    ONCE = "once"
    EACH_TIME = "each_time"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_AND_FULL_YEAR = "half_and_full_year"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Moment:
    """What was read: ``year`` in digits or as a folded word; ``days`` after the act.

    A month without a day means its last one, neither of them the end of the year.
    """

    every: Recurrence
    year: str | None = None
    month: int | None = None
    month_day: int | None = None
    days: int | None = None
    working: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Words that say until when or how often; ``start`` and ``end`` are their span."""

    start: int
    end: int
    moment: Moment

    def every_year_until(self, other: "Term") -> bool:
        """Whether this is the «жил бүрийн» of the date in ``other`` right behind it."""
        yearly = self.moment.every is Recurrence.YEARLY and self.moment.month is None
        return (
            yearly and 0 <= other.start - self.end <= 1 and other.moment.month is not None
        )


_BY = r"(?:дотор|дотроор|багтаа\w*|хүртэл\w*|өмнө|гэхэд|дуустал|болтол)"
_DAY = r"(?P<day>\d{1,2})\s?-?\s?(?:ны|ний|нд)\b(?:\s+өд\w+)?"
_FIRST_DAYS = r"эхний\s+(?P<first>\d{1,2}|долоо|арав|арван)\s+(?:хоног|өдөр|өдр)\w*"
_LAST_DAYS = (
    r"(?P<last>(?:сүүл\w*|эцс\w+)\s+(?:\w+\s+)?(?:хоног|өдөр|өдр)\w*|эцэст|сүүлч\w+)"
)
_NUMBER_WORDS = {fold(word): n for n, word in enumerate(CARDINALS[:11])} | {"арван": 10}


# Each form with what a text, folded, needs to be looked at: one of several.
_EVERY = tuple(
    (every, tuple(fold(needs).split("|")), pattern(source))
    for every, needs, source in (
        (
            Recurrence.QUARTERLY,
            "улир",
            (
                r"\b(?:улирал\s+(?:бүр|тутам)\w*|улирлаар)"
                rf"(?:\s+(?P<month>эхний|дунд|сүүл\w+|эцсийн)\s+сар(?:ын|д)(?:\s+{_DAY})?)?(?:\s+{_BY})?"
            ),
        ),
        (
            Recurrence.MONTHLY,
            "сар",
            rf"сар(?<!\wсар)\s+(?:бүр|тутам)\w*(?:\s+(?:{_DAY}|{_FIRST_DAYS}|{_LAST_DAYS}))?(?:\s+{_BY})?",
        ),
        (Recurrence.WEEKLY, "хоног", r"\b(?:долоо|7)\s+хоног\s+(?:бүр|тутам)\w*"),
        (
            Recurrence.HALF_AND_FULL_YEAR,
            "хагас|жилд",
            (
                r"\bхагас(?:\s+жил\w*)?(?:\s*,\s*|\s+болон\s+|\s+ба\s+|\s+)(?:бүтэн(?:\s+жил\w*)?|жилийн\s+эцс\w+|жилээр)"
                r"|\bхагас\s+жил(?:\s+(?:бүр|тутам)\w*|ээр)|\bжилд\s+(?:2|хоёр)\s+удаа"
            ),
        ),
        (
            Recurrence.YEARLY,
            "жил",
            r"жил(?<!\wжил)(?:\s+(?:бүр|тутам)\w*|д\s+(?:1|нэг)\s+удаа|ийн\s+эцсээр)",
        ),
        (Recurrence.EACH_TIME, "тухай", r"тухай(?<!\wтухай)\s+бүр\w*(?:\s+нь\b)?"),
    )
)
_CONTINUING = pattern(
    r"\b(?:байнга(?!\s+хадгал)\w*|тогтмол|өдөр\s+(?:тутам|бүр)\w*|тасралтгүй)\b"
)

_YEAR = r"(?:(?P<year>\d{4}|энэ|тухайн|мөн|ирэх|дараа)\s+он(?:ы|д)\s+)?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, fold("эхний"): 1, fold("сүүлийн"): 4} | {
    fold(word): n for n, word in enumerate(CARDINALS[:5])
}
_ONCE = tuple(
    (what, tuple(fold(needs).split("|")), pattern(source))
    for what, needs, source in (
        (
            "quarter",
            "улир",
            (
                rf"\b{_YEAR}(?P<n>[1-4]|i{{1,3}}|iv|нэг|хоёр|гурав|дөрөв|эхний|сүүлийн)\s?-?\s?(?:р|дугаар|дүгээр)?\s+"
                rf"(?:улиралд(?:аа)?(?:\s+багтаа\w*)?|улирлын\s+(?:{_BY}|эцэст|эцсээр))"
            ),
        ),
        (
            "half",
            "хагас",
            rf"\b{_YEAR}(?P<n>эхний|сүүлийн|сүүлчийн)\s+хагас\s+жил(?:д(?:\s+багтаа\w*)?|ийн\s+(?:{_BY}|эцэст))",
        ),
        (
            "year",
            "багтаа|дотор|эцэст|эцсээр",
            (
                r"\b(?:(?P<year>\d{4}|энэ|тухайн|мөн|ирэх|дараа)\s+он(?:д\s+багтаа\w*|ы\s+(?:дотор|эцэст|эцсээр)(?:\s+багтаа\w*)?)"
                r"|(?:жилийн|оны)\s+эцэст(?:\s+багтаа\w*)?)"
            ),
        ),
        ("days", "хоног", r"(?<!\w)(?P<n>\d{1,3})\s+хоног(?:ийн\s+дотор|т\s+багтаа\w*)"),
        (
            "working",
            "ажлын",
            r"\bажлын\s+(?P<n>\d{1,3})\s+(?:өдрийн\s+дотор|өдөрт\s+багтаа\w*)",
        ),
    )
)

_AFTER_DAY = pattern(
    rf"(?:-?\s?(?:ны|ний)(?:\s+өд\w+)?)?\s*(?:(?:хугацаа\w*\s+)?{_BY}|хооронд|(?:хоцр|хэтр)\w*гүй)"
)
_AFTER_MONTH = pattern(rf"\s*(?:{_FIRST_DAYS}|{_LAST_DAYS}|{_BY})")
_PAST = pattern(
    r"\s*(?:өдөр\s+)?(?:батла|батал|гарга|гарса|болсо|тохио|өөрчл|тэмдэглэ|байгуулагдса|эхл)"
)
_NAMED_YEAR = pattern(r"\b(энэ|тухайн|мөн|ирэх|дараа)\s+оны?\s*$")
_SEASON = pattern(r"(?:хавар|зун|намар|өвөл)\s*$")
_LONGEST_LOOK_BACK = 20


def find_continuing(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of words that ask for something all the time: «байнга», «тогтмол»."""
    return (match.span() for match in _CONTINUING.finditer(fold(text)))


def find_recurring(text: str) -> Iterator[Term]:
    """Yield what says how often, form by form; spans of two forms may overlap."""
    return _recurring(fold(text))


@lru_cache(maxsize=CACHED)  # several checks read the same clause
def find_terms(text: str) -> tuple[Term, ...]:
    """Return the deadlines and recurrences of ``text`` in order; none overlap."""
    folded = fold(text)
    terms = [*_recurring(folded), *_periods(folded), *_dates(text, folded)]
    taken: list[Term] = []
    for term in sorted(terms, key=lambda one: (one.start, -one.end)):
        last = taken[-1] if taken else None
        if last and last.every_year_until(term):
            moment = replace(term.moment, every=Recurrence.YEARLY, year=None)
            taken[-1] = Term(last.start, term.end, moment)
        elif last is None or term.start >= last.end:
            taken.append(term)
    return tuple(taken)


def _recurring(folded: str) -> Iterator[Term]:
    for every, needs, form in _EVERY:
        if not any(map(folded.__contains__, needs)):
            continue
        for match in form.finditer(folded):
            groups = match.groupdict()
            month = groups.get("month")
            moment = Moment(
                every,
                month=None if month is None else {"эх": 1, "ду": 2}.get(month[:2], 3),
                month_day=_month_day(groups),
            )
            yield Term(match.start(), match.end(), moment)


def _month_day(groups: dict[str, str | None]) -> int | None:
    """Return the day of the month; 31 for its last days, None if no day is said."""
    if groups.get("last"):
        return 31
    said = groups.get("day") or groups.get("first")
    if said is None:
        return None
    return _NUMBER_WORDS.get(said) or int(said)


def _periods(folded: str) -> Iterator[Term]:
    for what, needs, form in _ONCE:
        if not any(map(folded.__contains__, needs)):
            continue
        for match in form.finditer(folded):
            groups = match.groupdict()
            n = groups.get("n") or ""
            yield Term(match.start(), match.end(), _period(what, n, groups.get("year")))


def _period(what: str, n: str, year: str | None) -> Moment:
    if what == "days":
        return Moment(Recurrence.ONCE, days=int(n))
    if what == "working":
        return Moment(Recurrence.ONCE, working=True)
    if what == "quarter":
        month = 3 * (_QUARTERS.get(n) or int(n))
    else:
        month = 6 if n == "эхний" else 12
    return Moment(Recurrence.ONCE, year=year, month=month)


def _dates(text: str, folded: str) -> Iterator[Term]:
    before: FoundDate | None = None
    for found in find_dates(text):
        span = _date(folded, found)
        if span and before and opens_period(text, before, found):
            span = Term(before.start, span.end, span.moment)
        before = found
        if span:
            yield span


def _date(folded: str, found: FoundDate) -> Term | None:
    """Return the deadline a date is; None if the words around it do not make it one."""
    if found.month is None or _PAST.match(folded, found.end):
        return None
    start, year = _year(folded, found)
    if found.day is not None:
        after = _AFTER_DAY.match(folded, found.end)
        on_the_day = re.search(
            r"\d\s?-?\s?нд(?:\s+(?:өдөр)?)?$", folded[found.start : found.end]
        )
        if not after and not on_the_day:
            return None
        moment = Moment(Recurrence.ONCE, year=year, month=found.month, month_day=found.day)
        return Term(start, after.end() if after else found.end, moment)
    after = _AFTER_MONTH.match(folded, found.end)
    if not after and not folded[found.start : found.end].endswith("сард"):
        return None
    first = after is not None and after["first"]
    month_day = _NUMBER_WORDS.get(first) or int(first) if first else None
    moment = Moment(Recurrence.ONCE, year=year, month=found.month, month_day=month_day)
    return Term(start, after.end() if after else found.end, moment)


def _year(folded: str, found: FoundDate) -> tuple[int, str | None]:
    """Return where the expression begins, and the year it says in digits or words."""
    if found.year is not None:
        return found.start, str(found.year)
    look_from = max(0, found.start - _LONGEST_LOOK_BACK)
    near = folded[look_from : found.start]
    named = _NAMED_YEAR.search(near)
    if named:
        return look_from + named.start(), named[1]
    season = _SEASON.search(near)
    return (look_from + season.start() if season else found.start), None
