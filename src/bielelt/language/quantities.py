"""Counted and measured things in running text: «130 мянган мал», «160 гаруй иргэн».

Many digits count nothing: dates, ordinals, numbers of acts, phones and accounts, ranges,
clock times, list numbers. They are left out here, once, for all who reason with figures.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from bielelt.language.dates import find_dates
from bielelt.language.numerals import MULTIPLIERS, values
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.verbs import is_verb


class Bound(StrEnum):
    """What the words around a figure make of it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that counts something.

    ``text[start:end]`` is the figure with its multiplier, ``text[start:stop]`` also holds
    what it counts. ``readings`` are its possible values, the likelier first; ``nouns`` the
    stems of what is counted, empty if only the figure is given; ``case`` the last ending.
    """

    start: int
    end: int
    stop: int
    readings: tuple[Decimal, ...]
    bound: Bound
    nouns: tuple[str, ...]
    case: Case

    @property
    def value(self) -> Decimal:
        """The likelier reading."""
        return self.readings[0]

    @property
    def is_exact(self) -> bool:
        """Whether the figure is one number and not «about», «over» or «up to» it."""
        return self.bound is Bound.EXACT

    def counts_same(self, other: "Quantity") -> bool:
        """Whether both name a counted thing and it is the same."""
        return not set(self.nouns).isdisjoint(other.nouns)


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage; ``digits`` are the decimals printed, ``case`` the ending of «хувь»."""

    start: int
    stop: int
    value: Decimal
    digits: int
    bound: Bound
    case: Case


_WORD = r"[А-Яа-яЁёӨөҮү]+"
_FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_MULTIPLIER = re.compile(r"\s?(мянга\w*|мян\.?|сая\w*|тэрбум\w*)(?=\W|$)", re.IGNORECASE)
_NEXT_WORD = re.compile(rf"\s*({_WORD}(?:-{_WORD})?)")

_AFTER = (
    (Bound.AT_LEAST, r"(?:гаруй|илүү(?!гүй)|дээш|доошгүй|багагүй|цөөнгүй|дутуугүй)"),
    (
        Bound.AT_MOST,
        r"(?:хүртэл\w*|илүүгүй|дээшгүй|ихгүй|хэтрэхгүй|шахам|шахуу|хүрэхгүй|дотор)",
    ),
    (Bound.ABOUT, r"(?:орчим\w*|ойролцоо\w*|эргэм|тойрон)"),
)
_BOUND_AFTER = tuple(
    (
        bound,
        re.compile(rf"(?:\s?-?(?:аас|ээс|оос|өөс|наас|нээс))?\s*{words}\b", re.IGNORECASE),
    )
    for bound, words in _AFTER
)
_BOUND_BEFORE = (
    (Bound.ABOUT, re.compile(r"(?:бараг|ойролцоогоор|дунджаар|орчим)\s*$", re.IGNORECASE)),
    (Bound.AT_LEAST, re.compile(r"(?:дор хаяж|багадаа|доод тал нь)\s*$", re.IGNORECASE)),
    (Bound.AT_MOST, re.compile(r"(?:ихдээ|дээд тал нь)\s*$", re.IGNORECASE)),
)

_SHARE_NOUN = (
    r"(?:гүйцэтгэл|биелэлт|хэрэгжилт|хамрагдалт|хамралт|өсөлт|бууралт|амжилт|хөнгөлөлт)"
)
_PERCENT = re.compile(
    rf"\s*(?:%(?:-?\s?х[уү]в[ьитй]\w*|-\w+)?|х[уү]вь(?!\s+(?:хүн|нэмэр|заяа|этгээд))\w*|х[уү]ви(?:ар|ас|ас|д|н)?\b|"
    rf"х[уү]вийн(?=\s+{_SHARE_NOUN})|х[уү]в(?:тай|т)\b)",
    re.IGNORECASE,
)

# What stands before a number that is a name, and what after it.
_NAMED_BEFORE = re.compile(
    r"(?:[A-Za-z/_№#@+]|\w[.:]|\d\s?[-–—:/]\s?|(?-i:[А-ЯӨҮЁ]{2,})-|"
    r"\b(?:ковид|маягт|хавсралт|хэлбэр|форм|загвар|аи|хувилбар)\s?-?\s?|"
    r"(?:дугаар|№|утас|утасны|данс|дансны|рд|регистр|код|хавсралт|маягт|mns|iso|тоот|тойрог)\s*[:-]?\s*)$",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(rf"(?:(?<![\d]){_WORD}[.:]|(?:^|[\s(«\"“,;:])/)$")
_NAMED_AFTER = re.compile(
    r"\s?[-–—]\s?\d|[/:]\d|_|(?:\s*(?:,|болон|ба)\s*\d+(?:\.\d+)*){1,9}\s?-?\s?(?:дугаар|дүгээр|дахь|дэх)\b|\s?-?\s?(?:дугаар|дүгээр|дахь|дэх|р)\b|-?[тд]\s+заас|"
    r"\s*(?:он|оны|онд|хагас жил|жилийн эхн)\b|(?!(?:га|км|кг|м|тн|тонн|ш|шир|л|мян|сая|өрх|хүн|хувь)\b)[A-Za-zА-Яа-яӨөҮү]",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s*(?=[^\d\s])")
_LIST_START = re.compile(r"(?:^|[.:;!?\n(]|/)\s*$")
_MONEY = re.compile(r"\s*(?:₮|төг\b|төгр?\.)", re.IGNORECASE)
_MONEY_NOUN = stem("төгрөг")
_LONGEST_COUNT = 6
_TAIL = 24
_LONGEST_BRACKET = 400
_CASE_OF_FIGURE = re.compile(r"\s?-\s?([а-яөү]{1,4})\b")

_COUNTERS = frozenset(
    {"ширхэг", "ширхэгийг", "тоо", "тооны", "толгой", "толгойг", "нэр", "ш"}
)
_MODIFIERS = frozenset({
    "албан", "шинэ", "хуучин", "том", "жижиг", "цахим", "дотоод", "гадаад", "бүх",
    "монгол", "нийт", "орон", "бусад", "өөр", "хамтран", "ард", "олон", "эрүүл", "зэрлэг",
    "тэжээвэр", "бүхий", "тус", "дунд", "бага", "ахлах", "насанд",
})  # fmt: skip
_BREAKS = frozenset({
    "болон", "ба", "нь", "бөгөөд", "нийт", "бүгд", "буюу", "мөн", "гэх", "зэрэг", "тус",
    "үүнд", "үүнээс", "үнд", "харин", "гэсэн", "аль", "бүр",
})  # fmt: skip
_MAX_NOUNS = 4


def find_percents(text: str) -> Iterator[Percent]:
    """Yield the percentages of ``text`` in order; ranges such as «2-5 хувь» are none."""
    for match in _FIGURE.finditer(text):
        readings = values(match[0])
        tail = text[max(0, match.start() - _TAIL) : match.start()]
        if not readings or re.search(r"\d\s?[-–—]\s?$|[A-Za-zА-Я]$", tail):
            continue
        bound, end = _bound(text, match.start(), match.end())
        unit = _PERCENT.match(text, end)
        if unit is None:
            continue
        if bound is Bound.EXACT:
            bound, end = _bound(text, match.start(), unit.end())
        fraction = re.search(r"[.,](\d+)$", match[0])
        yield Percent(
            match.start(),
            max(end, unit.end()),
            readings[-1],
            len(fraction[1]) if fraction else 0,
            bound,
            case_of(unit[0].strip(" %-")),
        )


@lru_cache(maxsize=2_000)  # several checks read the same text
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the counted quantities of ``text`` in order, without percentages."""
    taken = sorted(
        [(d.start, d.end) for d in find_dates(text)]
        + [(p.start, p.stop) for p in find_percents(text)]
    )
    starts = [start for start, _ in taken]
    found: list[Quantity] = []
    for match in _FIGURE.finditer(text):
        done = found[-1].end if found else 0
        near = taken[max(0, bisect_right(starts, match.start()) - 2) :][:2]
        inside = any(start <= match.start() < end for start, end in near)
        if match.start() < done or inside or _is_name(text, match):
            continue
        readings = values(match[0])
        if readings:
            found.append(_quantity(text, match, readings))
    return tuple(found)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether these digits name something (an act, a phone, a place in a list)."""
    start, end = match.span()
    before = text[max(0, start - _TAIL) : start]
    if _NAMED_BEFORE.search(before) and not _LABEL_BEFORE.search(before):
        return True
    if _NAMED_AFTER.match(text, end):
        return True
    if (_LIST_START.search(before) or _closes_nothing(text, end)) and _LIST_NUMBER.match(
        text, start
    ):
        return True
    if len(match[0]) > _LONGEST_COUNT and match[0].isdigit():
        return not (
            _MONEY.match(text, end)
            or re.match(r"\s*(?:төгрөг|толгой|ширхэг|тоо)", text[end:])
        )
    return False


def _closes_nothing(text: str, place: int) -> bool:
    """Whether a bracket closes at ``place`` that was not opened: «2) Хурал»."""
    begin = max(0, place - _LONGEST_BRACKET)
    opened, closed = text.rfind("(", begin, place), text.rfind(")", begin, place)
    return text.startswith(")", place) and opened <= closed


def _quantity(text: str, match: re.Match[str], readings: tuple[Decimal, ...]) -> Quantity:
    end = match.end()
    multiplier = _MULTIPLIER.match(text, end)
    if multiplier:
        factor = _factor(multiplier[1])
        readings = tuple(value * factor for value in readings[-1:])
        end = multiplier.end()
        more = re.match(
            r"\s*(\d{1,3}(?:[.,]\d+)?)\s?(мянга\w*|мян\.?|сая\w*)(?=\W|$)", text[end:]
        )
        if more and _factor(more[2]) < factor:
            readings = (readings[0] + values(more[1])[-1] * _factor(more[2]),)
            end += more.end()
    bound, after = _bound(text, match.start(), end)
    nouns, case, stop = _counted(text, max(end, after))
    return Quantity(match.start(), end, max(stop, after), readings, bound, nouns, case)


def _factor(word: str) -> int:
    return next(n for start, n in MULTIPLIERS.items() if word.casefold().startswith(start))


def _bound(text: str, start: int, end: int) -> tuple[Bound, int]:
    """Return what the words before and after a figure make of it, and where they end."""
    for bound, pattern in _BOUND_AFTER:
        match = pattern.match(text, end)
        if match:
            return bound, match.end()
    before = text[max(0, start - _TAIL) : start]
    return next(
        (b for b, pattern in _BOUND_BEFORE if pattern.search(before)), Bound.EXACT
    ), end


def _counted(text: str, place: int) -> tuple[tuple[str, ...], Case, int]:
    """Return the stems of the noun phrase at ``place``, its case, and its end."""
    money = _MONEY.match(text, place)
    if money:
        return (_MONEY_NOUN,), Case.BARE, money.end()
    own = _CASE_OF_FIGURE.match(text, place)
    case = case_of("өрх" + own[1]) if own else Case.BARE
    if own and case not in (Case.BARE, Case.GENITIVE):
        return (), case, own.end()
    place = own.end() if own else place
    nouns: list[str] = []
    owner = ""
    for _ in range(_MAX_NOUNS + 2):
        word = _NEXT_WORD.match(text, place)
        if word is None or word[1].casefold() in _BREAKS or is_verb(word[1]):
            break
        place, case = word.end(), case_of(word[1])
        owner = stem(word[1]) if case is Case.GENITIVE else ""
        if _names_the_counted(word[1], case):
            nouns.append(stem(word[1]))
        if case not in (Case.BARE, Case.GENITIVE):
            break
    return tuple(nouns) or ((owner,) if owner else ()), case, place


def _names_the_counted(word: str, case: Case) -> bool:
    """Whether a word after a figure is what it counts; money is, also as «төгрөгийн»."""
    if stem(word) == _MONEY_NOUN:
        return True
    return case is not Case.GENITIVE and word.casefold() not in _COUNTERS | _MODIFIERS
