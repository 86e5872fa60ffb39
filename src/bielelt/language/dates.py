"""Official dates: «2024 оны 06 дугаар сарын 25-ны өдөр». No library reads or writes them.

The ending of a number follows the vowels of its last word: 25-ны, 14-ний, 3 дугаар, 4 дүгээр.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bielelt.language.folding import small
from bielelt.language.numerals import CARDINALS

CACHED = 2_048
"""How many texts the findings of which are kept: many ask for the same text in a row."""

_FRONT_UNITS = frozenset({1, 4, 9})
_FRONT_TENS = frozenset({40, 90})


def ordinal(number: int) -> str:
    """Return the word after an ordinal number: «дүгээр» or «дугаар».

    The vowels of the last spoken word decide: нэг, дөрөв, ес, дөч and ер are front words,
    all others, zero among them, are back words. A zero at the end is not spoken.
    """
    last = number % 10 or number % 100
    return "дүгээр" if last in _FRONT_UNITS | _FRONT_TENS else "дугаар"


def genitive(day: int) -> str:
    """Return the ending of a day of the month: «25-ны», «14-ний»."""
    return "ний" if day % 10 in _FRONT_UNITS else "ны"


def official(day: date) -> str:
    """Write a day as the heading of a report does; month and day have two digits."""
    return f"{day.year} оны {day.month:02} {ordinal(day.month)} сарын {day.day:02}"


def official_day(day: date) -> str:
    """Write a day in full, as acts do: «2024 оны 06 дугаар сарын 25-ны өдөр»."""
    return f"{official(day)}-{genitive(day.day)} өдөр"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text; ``start`` and ``end`` are its span, what is not said is None."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def value(self) -> date | None:
        """The calendar day, or None if it is incomplete or does not exist."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


_MONTH_WORDS = {word: n for n, word in enumerate(CARDINALS) if 1 <= n <= 12}  # noqa: PLR2004
_MONTH_WORD = rf"(?:{'|'.join(sorted(_MONTH_WORDS, key=len, reverse=True))})"
_MONTH = rf"(?P<month>\d{{1,2}}|{_MONTH_WORD})"
_ORDINAL = r"(?:\s*-?\s*(?:дугаар|дүгээр|д[уү]г[аэ]+р|р)\b)"
_ON = r"\s*-?\s*он(?:ы|д|ыг|оос|той)?\b"
_YEAR = rf"(?P<year>\d\d{{3}}){_ON}"
_DAY_ENDING = r"(?:ныг|нийг|ны|ний|нд|н?(?:аас|ээс|оос|өөс)|иас|иос|н)"
# «9,4 дүгээр сарын», «8,9-ний»: the comma parts two days, elsewhere two halves of a number.
_NO_DECIMAL = r"(?!\d|[.,](?!\d{1,2}\s*-?\s*(?:дугаар|дүгээр|р|ны|ний|нд)\b)\d)"
_DAY = rf"(?P<day>\d{{1,2}}){_NO_DECIMAL}(?!\s*%|\s*хув)(?:\s?-?\s?{_DAY_ENDING}\b)?"
_DAY_WORD = r"(?:\s*өд(?:өр\w*|р\w+|ий\w*))?"
_FREE = r"(?<![\d./])(?:(?<!\d,)|(?=\d{1,2}\s*-?\s*(?:дугаар|дүгээр|р)\b))"
# The same behind the first digit of the month.
_FREE_MONTH = (
    r"(?P<month>\d(?<![\d./].)(?:(?<!\d,.)|(?=\d?\s*-?\s*(?:дугаар|дүгээр|р)\b))\d?)"
)
_FREE_WORD = rf"(?<![\d./])(?<!\d,)(?P<month>{_MONTH_WORD})"
# «3 сарын хугацаанд», «6 сарын сургалт»: how long, not when.
_NO_LENGTH = (
    r"(?!\s*(?:хугацаа|турш|дотор|дараа|өмнө|наст|сургалт|курс|дадлага|цалин|урьд))"
)

# Each form with what a text must hold to be worth a look. All read small letters. Most begin
# with a digit and look back from there: the engine skips to the first digit of a pattern.
_IN_FIGURES = re.compile(r"\d\d{3}[-./]\d")
_SAYS_YEAR = re.compile(rf"\d{_ON}")
_SAYS_MONTH = re.compile(rf"\d{_ORDINAL}?\s*сар")
_SAYS_MONTH_OF_YEAR = re.compile(rf"{_YEAR}\s*{_MONTH}{_ORDINAL}?\s*сар")
_SAYS_MONTH_IN_WORDS = re.compile(rf"{_MONTH_WORD}{_ORDINAL}?\s*сар")
_OF_MONTHS = (_SAYS_MONTH, _SAYS_MONTH_OF_YEAR, _SAYS_MONTH_IN_WORDS)
_FORMS = tuple(
    (need, re.compile(form))
    for need, form in (
        # ISO and its cousins with dots and strokes
        (
            _IN_FIGURES,
            r"(?P<year>[12](?<![\d.].)[09](?<=19|20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        ),
        # month and day, the year before it or not; the word «сарын» may be forgotten
        (
            _SAYS_MONTH_OF_YEAR,
            rf"{_YEAR}\s*{_FREE}{_MONTH}{_ORDINAL}?\s*сарын\s*{_DAY}{_DAY_WORD}",
        ),
        (_SAYS_MONTH, rf"{_FREE_MONTH}{_ORDINAL}?\s*сарын\s*{_DAY}{_DAY_WORD}"),
        (
            _SAYS_MONTH_IN_WORDS,
            rf"{_FREE_WORD}{_ORDINAL}?\s*сарын\s*{_DAY}{_DAY_WORD}",
        ),
        (
            _SAYS_YEAR,
            rf"(?:{_YEAR}\s*)(?<![\d.,/]){_MONTH}{_ORDINAL}\s*(?P<day>\d{{1,2}})\s?-\s?{_DAY_ENDING}\b{_DAY_WORD}",
        ),
        # month alone, year alone, a span of years
        (
            _SAYS_MONTH_OF_YEAR,
            rf"{_YEAR}\s*{_FREE}{_MONTH}{_ORDINAL}\s*сар(?:ын|д|аас|ыг|аар)?\b",
        ),
        (_SAYS_MONTH, rf"{_FREE_MONTH}{_ORDINAL}\s*сар(?:ын|д|аас|ыг|аар)?\b"),
        (
            _SAYS_MONTH_IN_WORDS,
            rf"{_FREE_WORD}{_ORDINAL}\s*сар(?:ын|д|аас|ыг|аар)?\b",
        ),
        (_SAYS_MONTH_OF_YEAR, rf"{_YEAR}\s*{_MONTH}\s*сар(?:ын|д|аас|ыг|аар)?\b"),
        (
            _SAYS_MONTH,
            rf"(?P<month>\d(?<![\d.,/–—-].)(?<!эхний\s.)(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<=[1-9])))\s*сар(?:(?:ын|д|аас|ыг|аар)\b{_NO_LENGTH}|(?=\s+хүртэл))",
        ),
        (_SAYS_YEAR, rf"(?P<year>\d(?<![\d.,/].)\d{{3}}){_ON}"),
        (
            _SAYS_YEAR,
            r"(?P<year>\d(?<![\d.,/].)\d{3})\s*[-–—/]\s*\d{4}\s*он(?:ы|д|ыг|оос)?\b",
        ),
    )
)
_MORE_DAYS = re.compile(
    rf"((?:\s*(?:,|\sболон\s|\sба\s)\s*\d{{1,2}}(?![\d.]))+)\s?-?\s?(?:ны|ний|нд)\b{_DAY_WORD}",
    re.IGNORECASE,
)


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield the dates of ``text`` in order, each as long as it can be read.

    Years need the word «он», or the form 2024-06-25; months need «сар».
    """
    return iter(_dates(text))


@lru_cache(maxsize=CACHED)
def _dates(text: str) -> tuple[FoundDate, ...]:
    return tuple(_read_dates(text))


def _read_dates(text: str) -> Iterator[FoundDate]:
    place = 0
    lowered = small(text)
    worth = _worth(lowered)
    waiting = {form: form.search(lowered) for need, form in _FORMS if need in worth}
    while True:
        # A form is searched again only when its next match has been passed.
        for form, match in waiting.items():
            if match and match.start() < place:
                waiting[form] = form.search(lowered, place)
        matches = [match for match in waiting.values() if match]
        if not matches:
            return
        first = min(matches, key=lambda m: (m.start(), -m.end()))
        found = _found(first)
        yield found
        more = _MORE_DAYS.match(text, first.end()) if found.day else None
        if more:
            yield from _more_days(found, more)
        place = (more or first).end()


def _worth(lowered: str) -> list[re.Pattern[str]]:
    """Return what a text in small letters holds of the needs of the forms."""
    needs = (_IN_FIGURES, _SAYS_YEAR, *(_OF_MONTHS if "сар" in lowered else ()))
    return [need for need in needs if need.search(lowered)]


def parse(text: str) -> date | None:
    """Return the only full date that ``text`` holds, or None."""
    days = [found.value for found in find_dates(text)]
    return days[0] if len(days) == 1 else None


def _found(match: re.Match[str]) -> FoundDate:
    groups = match.groupdict()
    month = groups.get("month") or ""
    day = groups.get("day")
    return FoundDate(
        match.start(),
        match.end(),
        year=int(groups["year"]) if groups.get("year") else None,
        month=_MONTH_WORDS.get(month) or (int(month) if month else None),
        day=int(day) if day else None,
    )


def _more_days(found: FoundDate, more: re.Match[str]) -> Iterator[FoundDate]:
    """Yield the further days of one month: «6 сарын 8, 9-ний өдрүүдэд»."""
    days = list(re.finditer(r"\d+", more[1]))
    for day in days:
        start = more.start() + day.start()
        end = more.end() if day is days[-1] else more.start() + day.end()
        yield FoundDate(start, end, found.year, found.month, int(day[0]))
