"""Official dates: «2024 оны 06 дугаар сарын 25-ны өдөр». No library reads or writes them.

The ending of a number follows the vowels of its last word: 25-ны, 14-ний, 3 дугаар, 4 дүгээр.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bielelt.language.folding import small
from bielelt.language.numerals import CARDINALS, ONES_BEFORE_NOUN

CACHED = 4_096
"""How many texts the findings of which are kept: many ask for the same text in a row."""

PROVINCE = 65_536
"""As many as the texts of a province: its comparisons ask again for what its checks have read."""

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


_MONTH_WORDS = {word: n for n, word in enumerate(CARDINALS) if 1 <= n <= 12} | {  # noqa: PLR2004
    "арваннэг": 11,
    "арванхоёр": 12,
}  # the last two are often written as one word
_MONTH_WORD = rf"(?:{'|'.join(sorted(_MONTH_WORDS, key=len, reverse=True))})"
_MONTH = rf"(?P<month>\d{{1,2}}|{_MONTH_WORD})"
_ORDINAL = r"(?:\s*-?\s*(?:дугаар|дүгээр|д[уү]г[аэ]+р|р)\b)"
_ON = r"\s*-?\s*он(?:ы|д|ыг|оос|той)?\b"
_YEAR = rf"(?P<year>\d\d{{3}}){_ON}"
_DAY_ENDING = r"(?:ныг|нийг|ны|ний|нд|н?(?:аас|ээс|оос|өөс)|иас|иос|н)"
# «9,4 дүгээр сарын», «8,9-ний»: the comma parts two days, elsewhere two halves of a number.
_NO_DECIMAL = r"(?!\d|[.,](?!\d{1,2}\s*-?\s*(?:дугаар|дүгээр|р|ны|ний|нд)\b)\d)"
_DAY = rf"(?P<day>\d{{1,2}}){_NO_DECIMAL}(?!\s*%|\s*хув)(?:\s?-?\s?{_DAY_ENDING}\b)?"
# «найманд», «арван тавны өдөр»: the word takes an ending, for «гурван өдөр» are three days.
_TENS = {"арван": 10, "хорин": 20, "гучин": 30}
_DAYS_ALONE = {"арав": 10, "хорь": 20, "гуч": 30}
_DAYS_IN_WORDS = {
    f"{ten} {one}".strip(): worth + value
    for ten, worth in ({"": 0} | _TENS).items()
    for ones in (ONES_BEFORE_NOUN, CARDINALS[1:10])
    for value, one in enumerate(ones, 1)
    if worth + value < 40  # noqa: PLR2004
}
_DAYS_IN_WORDS |= _TENS | _DAYS_ALONE
_DAY_IN_WORDS = (
    rf"(?P<dayword>{'|'.join(sorted(_DAYS_IN_WORDS, key=len, reverse=True))})"
    r"\s?-?(?:нд|анд|энд|д|т|ны|ний|ы|ий|наас|нээс|аас|ээс|өөс|нөөс)\b(?!\s+(?:хувь|удаа|хүн|өрх))"
)
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


@dataclass(frozen=True, slots=True, eq=False)  # the hash of a pattern takes its length
class _Sign:
    """What stands in a date wherever it is found."""

    pattern: re.Pattern[str]


# Each form with what stands in it wherever it is found, and how many letters before that it may
# begin: it is tried there and nowhere else. All read small letters; no two places of a sign
# overlap.
_IN_FIGURES = _Sign(re.compile(r"(?:19|20)\d\d(?=[-./]\d)"))
_SAYS_YEAR = _Sign(re.compile(rf"\d{_ON}"))
_SAYS_YEARS = _Sign(re.compile(r"\d\s*[-–—/]\s*(?=\d{4}\s*он)"))
_TO_YEAR = re.compile(r"[-–—/]\s*\d{4}\s*он")
_SAYS_MONTH = _Sign(re.compile(rf"\d{_ORDINAL}?\s*сар"))
_SAYS_MONTH_IN_WORDS = _Sign(re.compile(rf"(?={_MONTH_WORD}{_ORDINAL}?\s*сар)"))
_DIGIT = re.compile(r"\d")
_CENTURIES = ("19", "20")
_IN_MONTH_AND_DAY = _Sign(
    re.compile(r"[./](?<=\d\d.)\d\d(?:\s?-\s?\d{1,2})?\s?-?\s?(?:нд|ны|ний)")
)
_SAYS_DAY_IN_WORDS = re.compile(rf"сарын\s+(?:{'|'.join(_DAYS_IN_WORDS)})")
_HERE, _OF_TWO_DIGITS, _OF_FOUR_DIGITS, _BEHIND_TWO_DIGITS = (0,), (1, 0), (3,), (2,)
_FORMS = tuple(
    (sign, before, re.compile(form), "(?P<day" in form)
    for sign, before, form in (
        # ISO and its cousins with dots and strokes
        (
            _IN_FIGURES,
            _HERE,
            r"(?P<year>[12](?<![\d.].)[09](?<=19|20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        ),
        # month and day, the year before it or not; the word «сарын» may be forgotten
        (
            _SAYS_YEAR,
            _OF_FOUR_DIGITS,
            rf"{_YEAR}\s*{_FREE}{_MONTH}{_ORDINAL}?\s*сарын\s*{_DAY}{_DAY_WORD}",
        ),
        (
            _SAYS_MONTH,
            _OF_TWO_DIGITS,
            rf"{_FREE_MONTH}{_ORDINAL}?\s*сарын\s*{_DAY}{_DAY_WORD}",
        ),
        (
            _SAYS_MONTH_IN_WORDS,
            _HERE,
            rf"{_FREE_WORD}{_ORDINAL}?\s*сарын\s*{_DAY}{_DAY_WORD}",
        ),
        # the day in words
        (
            _SAYS_YEAR,
            _OF_FOUR_DIGITS,
            rf"{_YEAR}\s*{_FREE}{_MONTH}{_ORDINAL}?\s*сарын\s+{_DAY_IN_WORDS}{_DAY_WORD}",
        ),
        (
            _SAYS_MONTH,
            _OF_TWO_DIGITS,
            rf"{_FREE_MONTH}{_ORDINAL}?\s*сарын\s+{_DAY_IN_WORDS}{_DAY_WORD}",
        ),
        (
            _SAYS_MONTH_IN_WORDS,
            _HERE,
            rf"{_FREE_WORD}{_ORDINAL}?\s*сарын\s+{_DAY_IN_WORDS}{_DAY_WORD}",
        ),
        # «09.05-нд»: only with the ending of a day
        (
            _IN_MONTH_AND_DAY,
            _BEHIND_TWO_DIGITS,
            rf"(?P<month>\d(?<![\d.,/:].)(?:(?<=0)[1-9]|(?<=1)[0-2]))[./](?P<day>[0-3]\d)(?:\s?-\s?\d{{1,2}})?\s?-?\s?(?:нд|ны|ний)\b{_DAY_WORD}",
        ),
        (
            _SAYS_YEAR,
            _OF_FOUR_DIGITS,
            rf"(?:{_YEAR}\s*)(?<![\d.,/]){_MONTH}{_ORDINAL}\s*(?P<day>\d{{1,2}})\s?-\s?{_DAY_ENDING}\b{_DAY_WORD}",
        ),
        # month alone, year alone, a span of years
        (
            _SAYS_YEAR,
            _OF_FOUR_DIGITS,
            rf"{_YEAR}\s*{_FREE}{_MONTH}{_ORDINAL}\s*сар(?:ын|д|аас|ыг|аар)?\b",
        ),
        (
            _SAYS_MONTH,
            _OF_TWO_DIGITS,
            rf"{_FREE_MONTH}{_ORDINAL}\s*сар(?:ын|д|аас|ыг|аар)?\b",
        ),
        (
            _SAYS_MONTH_IN_WORDS,
            _HERE,
            rf"{_FREE_WORD}{_ORDINAL}\s*сар(?:ын|д|аас|ыг|аар)?\b",
        ),
        (_SAYS_YEAR, _OF_FOUR_DIGITS, rf"{_YEAR}\s*{_MONTH}\s*сар(?:ын|д|аас|ыг|аар)?\b"),
        (
            _SAYS_MONTH,
            _OF_TWO_DIGITS,
            rf"(?P<month>\d(?<![\d.,/–—-].)(?<!эхний\s.)(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<=[1-9])))\s*сар(?:(?:ын|д|аас|ыг|аар)\b{_NO_LENGTH}|(?=\s+хүртэл))",
        ),
        (_SAYS_YEAR, _OF_FOUR_DIGITS, rf"(?P<year>\d(?<![\d.,/].)\d{{3}}){_ON}"),
        (
            _SAYS_YEARS,
            _OF_FOUR_DIGITS,
            r"(?P<year>\d(?<![\d.,/].)\d{3})\s*[-–—/]\s*\d{4}\s*он(?:ы|д|ыг|оос)?\b",
        ),
    )
)
_WITHOUT_DAY_WORDS = tuple(form for form in _FORMS if "dayword" not in form[2].groupindex)
_MORE_DAYS = re.compile(
    rf"((?:\s*(?:,|\sболон\s|\sба\s)\s*\d{{1,2}}(?![\d.]))+)\s?-?\s?(?:ны|ний|нд)\b{_DAY_WORD}",
    re.IGNORECASE,
)


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield the dates of ``text`` in order, each as long as it can be read.

    Years need the word «он», or the form 2024-06-25; months need «сар».
    """
    return iter(_dates(text))


@lru_cache(maxsize=PROVINCE)
def _dates(text: str) -> tuple[FoundDate, ...]:
    return tuple(_read_dates(text))


def _read_dates(text: str) -> Iterator[FoundDate]:
    place = 0
    # The first, of those that begin together the longest, of equal ones that of the first form.
    for match in sorted(_matches(small(text)), key=lambda m: (m.start(), -m.end())):
        if match.start() < place:
            continue
        found = _found(match)
        yield found
        more = _MORE_DAYS.match(text, match.end()) if found.day else None
        if more:
            yield from _more_days(found, more)
        place = (more or match).end()


def _matches(lowered: str) -> list[re.Match[str]]:
    """Return what the forms match, each at its signs, form by form."""
    signs = _signs(lowered)
    if not any(signs.values()):
        return []
    forms = _FORMS if _SAYS_DAY_IN_WORDS.search(lowered) else _WITHOUT_DAY_WORDS
    matches: list[re.Match[str]] = []
    told: set[int] = set()  # where a day is told: no later form that begins there is longer
    for sign, before, form, tells_day in forms:
        for start in signs.get(sign, ()):
            for letters in before:
                begin = start - letters if start > letters else 0
                if begin not in told and (match := form.match(lowered, begin)):
                    matches.append(match)
                    told |= {begin} if tells_day else set()
    return matches


def _signs(lowered: str) -> dict[_Sign, list[int]]:
    """Return where a text in small letters has the signs of the forms.

    The dearest are looked for only where a cheap look does not say that there are none.
    """
    if not _DIGIT.search(lowered):
        in_words = _places(_SAYS_MONTH_IN_WORDS, lowered) if "сар" in lowered else []
        return {_SAYS_MONTH_IN_WORDS: in_words}
    signs = {_SAYS_YEAR: _places(_SAYS_YEAR, lowered)}
    signs[_IN_MONTH_AND_DAY] = _places(_IN_MONTH_AND_DAY, lowered)
    if any(map(lowered.__contains__, _CENTURIES)):
        signs[_IN_FIGURES] = _places(_IN_FIGURES, lowered)
    if signs[_SAYS_YEAR] and _TO_YEAR.search(lowered):
        signs[_SAYS_YEARS] = _places(_SAYS_YEARS, lowered)
    if months := lowered.count("сар"):
        signs[_SAYS_MONTH] = _places(_SAYS_MONTH, lowered)
        if months > len(signs[_SAYS_MONTH]):
            signs[_SAYS_MONTH_IN_WORDS] = _places(_SAYS_MONTH_IN_WORDS, lowered)
    return signs


def _places(sign: _Sign, lowered: str) -> list[int]:
    return [match.start() for match in sign.pattern.finditer(lowered)]


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
        day=int(day) if day else _DAYS_IN_WORDS.get(groups.get("dayword") or ""),
    )


def _more_days(found: FoundDate, more: re.Match[str]) -> Iterator[FoundDate]:
    """Yield the further days of one month: «6 сарын 8, 9-ний өдрүүдэд»."""
    days = list(re.finditer(r"\d+", more[1]))
    for day in days:
        start = more.start() + day.start()
        end = more.end() if day is days[-1] else more.start() + day.end()
        yield FoundDate(start, end, found.year, found.month, int(day[0]))
