"""How much something has to change, or how often it has to be done, and what was reached.

«эрхлэгчийн тоог 2 дахин нэмэгдүүлэх» and «30 байснаас 42 болж»; «20 хувиар бууруулах» and
«150-аас 138 болсон»; «сард 2 удаа» and «сар бүр нэг удаа».
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise

from bielelt.language.asked_deeds import find_asked
from bielelt.language.folding import small
from bielelt.language.likeness import key, telling
from bielelt.language.numerals import CARDINALS, ONES_BEFORE_NOUN
from bielelt.language.openings import meet, opening_of
from bielelt.language.quantities import Percent, Quantity, find_percents, find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, stem
from bielelt.language.was_and_is import find_was_and_is

_RISES = r"(?:нэмэгдүүл|өсгө|ахиул|олшруул|дээшлүүл|сайжруул|нэмэх)"
_FALLS = r"(?:бууруул|багасга|цөөрүүл|цөөл|хорогдуул|доошлуул)"
_TIMES = re.compile(
    rf"\b(?P<n>\d(?:[.,]\d)?|хоёр|гурав|дөрөв|тав)\s+дахин\s+(?:\w+\s+)?(?:(?P<rises>{_RISES})|{_FALLS})"
)
_PERCENT_BEHIND = re.compile(
    rf"\s+(?:\w+\s+){{0,2}}?(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS}))"
)
_WAS = re.compile(r"(?:\s*-?\s*[аэоө]{2}с|\s*(?:\w+\s+)?байс(?:ан|наас|ныг))\b")
_BECAME = re.compile(
    r"\s*-?\s?(?:[дт]\s+)?(?:\w+\s+)?(?:бол[жсгв]|хүр|буур|өс|нэмэгд|багас|цөөр|ахи)"
)
# «42 бүртгэгдсэн нь өмнөх оны 45-аас буурсан»
_FROM_BEFORE = re.compile(
    r"\s*(?:\d[\d.,]*\s?-?\s?\w*\s+)?(?:буур|багас|бага|цөөр|өс[сөч]|нэмэгд|илүү|их)"
)
_GAP, _NEXT = 60, 2
_PARTED = re.compile(r"[,;]\s|\s(?:бөгөөд|харин|ба)\s")
_MANY = 20  # changes of a text; more are a table
_ROUNDED = Decimal("0.97")
_POINT = Decimal(1)
_NOTHING = frozenset(
    map(key, map(stem, ("тоо", "тоог", "хэмжээ", "хувь", "түвшин", "дахин")))
)
_NUMBERS = {word: n for n, word in enumerate(CARDINALS[:11]) if n} | ONES_BEFORE_NOUN
_N = rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_ENDING = r"(?:\s?-?[аэоөи]{1,2}с\s+(?:доошгүй|багагүй|цөөнгүй)|\s+дор\s+хаяж)?"
_PERIODS = (
    ("сар", r"\bсар(?:д|\s+(?:бүр|тутам|тутм)\w*)"),
    ("улирал", r"\bулирал(?:д)?(?:\s+(?:бүр|тутам|тутм)\w*)?|\bулиралд"),
    ("хагас жил", r"\bхагас\s+жил(?:д|\s+(?:бүр|тутам)\w*)"),
    ("жил", r"(?<!хагас )(?<!бүтэн )\bжил(?:д|\s+(?:бүр|тутам)\w*)"),
    ("хоног", r"(?<!долоо )(?<!7 )\b(?:хоног|өдөр)(?:т|\s+(?:бүр|тутам)\w*)"),
    ("долоо хоног", r"\b(?:долоо|7)\s+хоног(?:т|\s+(?:бүр|тутам)\w*)"),
)
_OFTEN = tuple(
    (name, re.compile(rf"(?:{source})\s+(?:\S+\s+){{0,4}}?{_N}{_ENDING}\s+(?:удаа|ээлж)"))
    for name, source in _PERIODS
)
_NEAR = 60
_JUST_BEFORE = 12
_SHORT = 2  # letters
_MEAN = re.compile(r"дунджаар\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """Where a duty wants a change or a number of times, where the text tells it, both figures."""

    wanted: tuple[int, int]
    given: tuple[int, int]
    asked: Decimal
    reached: Decimal


def find_changes(text: str, duty: str) -> Iterator[Change]:
    """Yield the changes and numbers of times that ``text`` tells and that are too small."""
    lowered = small(duty)
    for match in _TIMES.finditer(lowered) if "дахин" in lowered else ():
        times = match["n"]
        wanted = Decimal(_NUMBERS.get(times) or times.replace(",", "."))
        for first, last in find_pairs(text, duty):
            low, high = (first, last) if match["rises"] else (last, first)
            if low.value and high.value / low.value < wanted * _ROUNDED:
                reached = (high.value / low.value).quantize(Decimal("0.1"))
                yield Change(match.span(), _span(first, last), wanted, reached)
    yield from _percents(text, duty)
    yield from _often(small(text), lowered)


def is_change_met(text: str, duty: str, percent: Percent) -> bool:
    """Whether what something was and became is the change by so many per cent that is asked for."""
    behind = _PERCENT_BEHIND.match(small(duty), percent.stop)
    for first, last in find_pairs(text, duty) if behind else ():
        rose = 100 * (last.value - first.value) / first.value if first.value else Decimal(0)
        if behind and (rose if behind["rises"] else -rose) >= percent.value:
            return True
    return False


def tells_change(text: str, duty: str) -> bool:
    """Whether ``text`` tells what something was and what it became, so that nothing is missing."""
    return bool(find_pairs(text, duty))


def _percents(text: str, duty: str) -> Iterator[Change]:
    """Yield «20 хувиар бууруулах» answered by two figures and no percentage."""
    if any(find_percents(text)):
        return
    for percent in find_percents(duty):
        behind = _PERCENT_BEHIND.match(small(duty), percent.stop)
        if behind is None or percent.case not in (Case.INSTRUMENTAL, Case.BARE):
            continue
        for first, last in find_pairs(text, duty):
            if not first.value:
                continue
            change = 100 * (last.value - first.value) / first.value
            change = change if behind["rises"] else -change
            if change + _POINT < percent.value:
                reached = change.quantize(Decimal("0.1"))
                given = _span(first, last)
                yield Change((percent.start, behind.end()), given, percent.value, reached)


@lru_cache(maxsize=64)  # each demand of a clause asks for them
def find_pairs(text: str, duty: str) -> tuple[tuple[Quantity, Quantity], ...]:
    """Return what something was and what it became, where its sentence names what is asked for."""
    heads = frozenset(h for deed in find_asked(duty) for h in deed.heads) - _NOTHING
    things = frozenset(t for deed in find_asked(duty) for t in deed.things) - _NOTHING
    found: list[tuple[Quantity, Quantity]] = []
    other: list[tuple[int, tuple[Quantity, Quantity]]] = []
    told = dict.fromkeys((*islice(_moves(text), _MANY), *find_was_and_is(text)))
    for first, last in told:
        place = min(first.start, last.start)
        start = next((a for a, b in sentence_spans(text) if a <= place < b), 0)
        said = (
            _PARTED.split(text[start:place])[-1]
            + text[first.end : last.start].split(".", maxsplit=1)[0]
        )
        words = re.findall(r"[^\W\d_]{2,}", said)
        own = frozenset(key(stem(w)) for w in words if len(w) > _SHORT)
        pair = first, last
        if own & heads or meet(map(opening_of, words), map(opening_of, heads)):
            found.append(pair)
        elif own & things or (not heads and telling(said) & telling(duty)):
            other.append((len(own & things), pair))
    most = max((shared for shared, _ in other), default=0)
    found = found or [pair for shared, pair in other if shared == most]
    return tuple(found) if len(found) == 1 else ()


def _moves(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of what was and what it became, in whatever order they stand."""
    figures = find_quantities(text)
    for (first, last), after in zip(pairwise(figures), (*figures[2:], None), strict=False):
        near = last.start - first.stop <= _GAP
        near = near and _is_known(text, first) and _is_known(text, last)
        same = not last.unit or not first.unit or first.unit == last.unit
        if not (near and same):
            continue
        was = _WAS.match(text, first.end) or _WAS.match(text, first.stop)
        became = _BECAME.match(text, last.end) or _BECAME.match(text, last.stop)
        # «24-өөс 37 болов, гомдол 12-оос 3 болж буурав»: 12 begins a move of its own.
        own = after and after.start - last.stop <= _NEXT and _BECAME.match(text, after.end)
        if own and last.case is Case.ABLATIVE:
            continue
        if last.case is Case.ABLATIVE and _FROM_BEFORE.match(text, last.stop):
            yield last, first
        elif (first.case is Case.ABLATIVE or was) and became:
            yield first, last


def _is_known(text: str, q: Quantity) -> bool:
    """Whether a figure is exact, or a mean, which is no rough one."""
    return q.is_exact or bool(_MEAN.search(text, max(0, q.start - _JUST_BEFORE), q.start))


def _span(one: Quantity, other: Quantity) -> tuple[int, int]:
    return min(one.start, other.start), max(one.stop, other.stop)


def _often(text: str, duty: str) -> Iterator[Change]:
    """Yield «сар бүр нэг удаа» of «сард 2 удаа»."""
    for _, pattern in _OFTEN:
        wanted = pattern.search(duty) if "удаа" in duty or "ээлж" in duty else None
        told = list(pattern.finditer(text)) if wanted else []
        if wanted and len(told) == 1:
            asked, reached = _number(wanted["n"]), _number(told[0]["n"])
            if reached < asked:
                yield Change(
                    wanted.span(), told[0].span(), Decimal(asked), Decimal(reached)
                )


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _NUMBERS[said]
