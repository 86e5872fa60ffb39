"""Until when, and how often: «12 дугаар сарын 25-ны дотор», «улирал бүр», «9 сард багтаан».

Source: docs/methodology.md §7.4. A date is a deadline only if the words around it say so:
the date of another act («… өдрийн А/93 дугаар захирамж») is none.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bielelt.acts.base import Deadline, Recurrence, Words
from bielelt.acts.calendar import Moment, day_in
from bielelt.acts.folding import fold, pattern
from bielelt.language.dates import FoundDate, find_dates
from bielelt.language.numerals import CARDINALS

_BY = r"(?:дотор|дотроор|багтаа\w*|хүртэл\w*|өмнө)"
_DAY = r"(?P<day>\d{1,2})\s?-?\s?(?:ны|ний|нд)\b(?:\s+өд\w+)?"
_FIRST_DAYS = r"эхний\s+(?P<first>\d{1,2}|долоо|арав|арван)\s+(?:хоног|өдөр|өдр)\w*"
_LAST_DAYS = (
    r"(?P<last>(?:сүүл\w*|эцс\w+)\s+(?:\w+\s+)?(?:хоног|өдөр|өдр)\w*|эцэст|сүүлч\w+)"
)
_NUMBER_WORDS = {fold(word): n for n, word in enumerate(CARDINALS[:11])} | {"арван": 10}


_EVERY = tuple(
    (every, pattern(source))
    for every, source in (
        (
            Recurrence.QUARTERLY,
            (
                r"\b(?:улирал\s+(?:бүр|тутам)\w*|улирлаар)"
                rf"(?:\s+(?P<month>эхний|дунд|сүүл\w+|эцсийн)\s+сар(?:ын|д)(?:\s+{_DAY})?)?(?:\s+{_BY})?"
            ),
        ),
        (
            Recurrence.MONTHLY,
            rf"\bсар\s+(?:бүр|тутам)\w*(?:\s+(?:{_DAY}|{_FIRST_DAYS}|{_LAST_DAYS}))?(?:\s+{_BY})?",
        ),
        (Recurrence.WEEKLY, r"\b(?:долоо|7)\s+хоног\s+(?:бүр|тутам)\w*"),
        (
            Recurrence.HALF_AND_FULL_YEAR,
            (
                r"\bхагас(?:\s+жил\w*)?(?:\s*,\s*|\s+болон\s+|\s+ба\s+|\s+)(?:бүтэн(?:\s+жил\w*)?|жилийн\s+эцс\w+|жилээр)"
                r"|\bхагас\s+жил(?:\s+(?:бүр|тутам)\w*|ээр)|\bжилд\s+(?:2|хоёр)\s+удаа"
            ),
        ),
        (
            Recurrence.YEARLY,
            r"\bжил\s+(?:бүр|тутам)\w*|\bжилд\s+(?:1|нэг)\s+удаа|\bжилийн\s+эцсээр",
        ),
        (Recurrence.EACH_TIME, r"\bтухай\s+бүр\w*(?:\s+нь\b)?"),
    )
)
_CONTINUING = pattern(r"\b(?:байнга\w*|тогтмол|өдөр\s+(?:тутам|бүр)\w*|тасралтгүй)\b")

_YEAR = r"(?:(?P<year>\d{4}|энэ|тухайн|мөн|ирэх|дараа)\s+он(?:ы|д)\s+)?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4} | {
    fold(word): n for n, word in enumerate(CARDINALS[:5])
}
_ONCE = tuple(
    (what, pattern(source))
    for what, source in (
        (
            "quarter",
            (
                rf"\b{_YEAR}(?P<n>[1-4]|i{{1,3}}|iv|нэг|хоёр|гурав|дөрөв)\s?-?\s?(?:р|дугаар|дүгээр)?\s+"
                rf"(?:улиралд(?:аа)?(?:\s+багтаа\w*)?|улирлын\s+(?:{_BY}|эцэст|эцсээр))"
            ),
        ),
        (
            "half",
            rf"\b{_YEAR}(?P<n>эхний|сүүлийн|сүүлчийн)\s+хагас\s+жил(?:д(?:\s+багтаа\w*)?|ийн\s+(?:{_BY}|эцэст))",
        ),
        (
            "year",
            (
                r"\b(?:(?P<year>\d{4}|энэ|тухайн|мөн|ирэх|дараа)\s+он(?:д\s+багтаа\w*|ы\s+(?:дотор|эцэст|эцсээр)(?:\s+багтаа\w*)?)"
                r"|(?:жилийн|оны)\s+эцэст(?:\s+багтаа\w*)?)"
            ),
        ),
        ("days", r"(?<!\w)(?P<n>\d{1,3})\s+хоног(?:ийн\s+дотор|т\s+багтаа\w*)"),
        ("working", r"\bажлын\s+(?P<n>\d{1,3})\s+(?:өдрийн\s+дотор|өдөрт\s+багтаа\w*)"),
    )
)

_AFTER_DAY = pattern(
    rf"(?:-?\s?(?:ны|ний)(?:\s+өд\w+)?)?\s*(?:(?:хугацаа\w*\s+)?{_BY}|хооронд)"
)
_AFTER_MONTH = pattern(rf"\s*(?:{_FIRST_DAYS}|{_LAST_DAYS}|{_BY})")
_PAST = pattern(
    r"\s*(?:өдөр\s+)?(?:батла|гарга|гарса|болсо|тохио|өөрчл|тэмдэглэ|байгуулагдса|эхл)"
)
_FROM = re.compile(r"(?:-?\s?(?:нээс|наас)|өдр?[оө]+с)$", re.IGNORECASE)
_STARTING = re.compile(r"\s*(?:эхлэн|эхлээд)?\s*,?\s*", re.IGNORECASE)
_NAMED_YEAR = pattern(r"\b(энэ|тухайн|мөн|ирэх|дараа)\s+оны?\s*$")
_SEASON = pattern(r"(?:хавар|зун|намар|өвөл)\s*$")
_LONGEST_LOOK_BACK = 20


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    moment: Moment

    def every_year_until(self, other: "_Span") -> bool:
        """Whether this is the «жил бүрийн» of the date in ``other`` right behind it."""
        yearly = self.moment.every is Recurrence.YEARLY and self.moment.month is None
        return (
            yearly and 0 <= other.start - self.end <= 1 and other.moment.month is not None
        )


def continues(text: str) -> bool:
    """Whether the text asks for something all the time: «байнга», «тогтмол»."""
    return _CONTINUING.search(fold(text)) is not None


def read_deadlines(text: str, *, on: dt.date | None) -> tuple[Deadline, ...]:
    """Return the deadlines of a clause in order.

    Args:
        text: the clause, on one line.
        on: the day of the act; years the text does not write are taken from it.

    """
    folded = fold(text)
    spans = [*_recurring(folded), *_periods(folded), *_dates(text, folded)]
    taken: list[_Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        last = taken[-1] if taken else None
        if last and last.every_year_until(span):
            moment = replace(span.moment, every=Recurrence.YEARLY, year=None)
            taken[-1] = _Span(last.start, span.end, moment)
        elif last is None or span.start >= last.end:
            taken.append(span)
    return tuple(_deadline(text, span, on) for span in taken)


def _deadline(text: str, span: _Span, on: dt.date | None) -> Deadline:
    day, reason = day_in(span.moment, on=on)
    return Deadline(
        Words(text[span.start : span.end], span.start, span.end),
        span.moment.every,
        day,
        span.moment.month,
        day.day if day else span.moment.month_day,
        reason,
    )


def _recurring(folded: str) -> Iterator[_Span]:
    for every, form in _EVERY:
        for match in form.finditer(folded):
            groups = match.groupdict()
            month = groups.get("month")
            moment = Moment(
                every,
                month=None if month is None else {"эх": 1, "ду": 2}.get(month[:2], 3),
                month_day=_month_day(groups),
            )
            yield _Span(match.start(), match.end(), moment)


def _month_day(groups: dict[str, str | None]) -> int | None:
    """Return the day of the month; 31 for its last days, None if no day is said."""
    if groups.get("last"):
        return 31
    said = groups.get("day") or groups.get("first")
    if said is None:
        return None
    return _NUMBER_WORDS.get(said) or int(said)


def _periods(folded: str) -> Iterator[_Span]:
    for what, form in _ONCE:
        for match in form.finditer(folded):
            groups = match.groupdict()
            n = groups.get("n") or ""
            yield _Span(match.start(), match.end(), _period(what, n, groups.get("year")))


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


def _dates(text: str, folded: str) -> Iterator[_Span]:
    before: FoundDate | None = None
    for found in find_dates(text):
        span = _date(folded, found)
        if span and before and _opens_range(text, before, found):
            span = _Span(before.start, span.end, span.moment)
        before = found
        if span:
            yield span


def _opens_range(text: str, one: FoundDate, other: FoundDate) -> bool:
    between = text[one.end : other.start]
    return bool(
        len(between) <= _LONGEST_LOOK_BACK
        and _STARTING.fullmatch(between)
        and _FROM.search(text[one.start : one.end])
    )


def _date(folded: str, found: FoundDate) -> _Span | None:
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
        return _Span(start, after.end() if after else found.end, moment)
    after = _AFTER_MONTH.match(folded, found.end)
    if not after and not folded[found.start : found.end].endswith("сард"):
        return None
    first = after is not None and after["first"]
    month_day = _NUMBER_WORDS.get(first) or int(first) if first else None
    moment = Moment(Recurrence.ONCE, year=year, month=found.month, month_day=month_day)
    return _Span(start, after.end() if after else found.end, moment)


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
