"""A plain count that a duty asks for, and the smaller one that was reached.

«6 цэг ажиллуулах» is answered by «4 цэг ажиллуулсан»: the same thing counted, the same verb.
Where several figures may answer, only all of them together or the one called «нийт» count.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from bielelt.language.answers import in_words
from bielelt.language.dates import find_dates
from bielelt.language.demands import CONDITIONS, TIMES, is_lacking
from bielelt.language.likeness import key
from bielelt.language.quantities import (
    Bound,
    Quantity,
    find_quantities,
)
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.units import COUNTERS, MONEY
from bielelt.language.verbs import is_verb
from bielelt.language.worded import in_digits

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_INFINITIVE = re.compile(
    r"\w{2,}(?:х(?:ыг|ийг|аар|ээр|оор|өөр)?|с[уү]г[аэ]й)", re.IGNORECASE
)
_NO_DEMAND = re.compile(r"буур|багас|хязгаар|хэтр|хориг|хорог|цөөр|татан", re.IGNORECASE)
PER = re.compile(
    r"\b(?:бүр(?:т|д|тэй|ийн|ийг|ээс)?|тутам\w*|(?<!хагас )(?<!бүтэн )жилд|(?<![ынйр] )(?:сард|улиралд)|өдөрт|хоногт|удаа\w*|ээлжээр|дундаж\w*)\b",
    re.IGNORECASE,
)
"""Words by which a figure falls to each or to a time, so that it is no total."""

PART = re.compile(
    r"(?:\w+[аэоө]{2}с|\bнь|\bмөн|\bдахин|\bнэмж|\bшинээр|\bнэмэлт)\s+$", re.IGNORECASE
)
"""Words before a figure that make it a part or an addition."""

_TOTAL = re.compile(r"\bнийт\s+$", re.IGNORECASE)
ORDINAL = re.compile(r"\d\s*-?\s*(?:дугаар|дүгээр|р)\s+(\w+)", re.IGNORECASE)
"""A thing that is named by its number."""

_OF = re.compile(r"(?:\w+(?:ийн|ын|ний|ны)|\bнь|\bбуюу|\bхамр\w*лт)\s+$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"с[аэоө]н$", re.IGNORECASE)
# «амраах» is answered by «амарсан».
_FLEETING = re.compile(r"([^аэоөуүияёею\W])([^аэоөуүияёею\W])([аэоө])$")
_SHORTEST, _LONGEST = 2, 4
# «40 цагийн гадаад хэлний сургалтад», «24 цагийн», «5 төрлөөр».
_MEASURED = re.compile(
    r"(?<![\d.,/-])(\d{1,4})(?:\s?-?\s?[игй]?[аэоө]{2}с\s+(?:доошгүй|багагүй|цөөнгүй))?\s+(?:нэр\s+)?"
    r"([^\W\d_]{3,}(?:ийн|ын))((?:\s+[^\W\d_]+){1,4})",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"(?<![\d.,/-])(\d{1,4})\s+(?:нэр\s+)?([^\W\d_]{3,})")
_STATEMENT = re.compile(r"[,;:]\s|\s[-–—]\s")
_OF_SOME = re.compile(
    r"\b(?:үүн\w+|эдгээр\w*|тэдгээр\w*|бүх|бүгд\w*|мөн|нэмж|шинээр|үлдсэн)\b", re.IGNORECASE
)
# Days and ages are no measures of a thing.
_NO_MEASURES = frozenset(map(stem, ("сар", "он", "өдөр", "жил", "нас", "хоног", "хувь")))
# The name of what a figure counts: «төмс 120 га», «талбай 2-ыг», «өвсийг 80 тн».
_NAME = re.compile(
    r"(?:([^\W\d_]{2,})\s+)?(?!тоог?\b)([^\W\d_]{2,})(?:\s+тоог?)?\s*[-–:]?\s+"
    r"(?:(?:өмнөх|өнгөрсөн)\s+(?:он|жил)\w*\s+)?(?:\d+\s?-?[аэоөи]{1,2}с\s+)?$",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\s*(?:хүр[слчтэв]|бол[жсов])", re.IGNORECASE)
_LONGEST_NAME = 70
_MOST = 20  # a duty of more figures is a table
# How long or how old is a condition.
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "нас", "удаа"})
_NO_AMOUNT = (Case.ABLATIVE, Case.INSTRUMENTAL, Case.GENITIVE, Case.COMITATIVE)
_LEAST_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a duty asks for, and what the text says was reached of it."""

    wanted: Quantity
    given: Quantity


def find_shortfalls(text: str, duty: str) -> Iterator[Shortfall]:
    """Yield the plain figures of ``duty`` that ``text`` answers with a smaller one."""
    if not _DIGIT.search(duty):
        return
    duty = _without_days(duty)
    if _NO_DEMAND.search(duty) or PER.search(duty):
        return
    yield from _named_shortfalls(text, duty)
    yield from _measured_shortfalls(text, duty)
    for quantity in find_quantities(duty)[:_MOST]:
        verb = _verb_behind(duty, quantity.stop) or _verb_behind(duty, quantity.end)
        if verb and _is_plain(quantity):
            given = _answer(text, quantity, verb)
            if given and given.value < quantity.value:
                yield Shortfall(quantity, given)


def _named_shortfalls(text: str, duty: str) -> Iterator[Shortfall]:
    """Yield the figures that stand behind the names of what they count: «төмс 120 га»."""
    wanted = _named(duty)[:_MOST]
    given = _named(text)[: 5 * _MOST] if wanted else []
    twins = Counter(name[-1] for name, _ in wanted)
    for name, quantity in wanted:
        size = len(name) if twins[name[-1]] > 1 else 1
        same = [
            q
            for other, q in given
            if q.unit == quantity.unit
            and (other[-size:] == name[-size:] or (q.unit and {*other} & {*name}))
            and not is_lacking(text, q)
        ]
        if len(same) == 1 and same[0].value < quantity.value and _is_now(text, same[0]):
            yield Shortfall(quantity, same[0])


def _measured_shortfalls(text: str, duty: str) -> Iterator[Shortfall]:
    """Yield the measures of one thing: «40 цагийн сургалт», «4-өөс доошгүй төрлийн сургалт».

    The thing is one of the words behind the measure of the duty, and stands in the sentence
    of the answer, where the measure has any case but the one that tells when («24 цагт»).
    """
    told = [
        (stem(found[2]), found)
        for found in (_MEASURE.finditer(text) if _MEASURED.search(duty) else ())
        if case_of(found[2]) is not Case.DATIVE
    ]
    for match in islice(_MEASURED.finditer(duty), _MOST):
        measure = stem(match[2])
        given = [found for name, found in told if name == measure]
        if len(given) != 1 or measure in _NO_MEASURES:
            continue
        start, end = _sentence(text, given[0].start())
        things = frozenset(map(key, _WORD.findall(match[3])))
        near = frozenset(map(key, _WORD.findall(text[start:end])))
        here = _STATEMENT.split(text[start : given[0].start()])[-1]
        here += _STATEMENT.split(text[given[0].start() : end])[0]
        apart = (
            PER.search(here)
            or _OF_SOME.search(text, start, given[0].start())
            or _is_list(text, start, end)
        )
        if things & near and not apart:
            wanted, answer = _measure(match), _measure(given[0])
            if answer.value < wanted.value:
                yield Shortfall(wanted, answer)


def _measure(match: re.Match[str]) -> Quantity:
    return Quantity(
        match.start(),
        match.end(1),
        match.end(2),
        (Decimal(match[1]),),
        Bound.EXACT,
        (stem(match[2]),),
        case_of(match[2]),
    )


def _named(text: str) -> list[tuple[tuple[str, ...], Quantity]]:
    """Return the figures that count nothing behind them, with the words before them."""
    found = []
    for q in find_quantities(text):
        bare = len(q.nouns) <= bool(q.unit and q.unit not in COUNTERS)
        least = q.bound is Bound.AT_LEAST
        fits = least or (q.is_exact and q.case not in _NO_AMOUNT)
        fits = fits and q.unit not in _TIMES and (q.unit not in MONEY or not q.is_exact)
        name = _NAME.search(text, max(0, q.start - _LONGEST_NAME), q.start)
        if bare and fits and name and not is_verb(name[2]):
            words = (name[1], name[2]) if name[1] else (name[2],)
            found.append((tuple(map(stem, words)), q))
    return found


def _is_now(text: str, q: Quantity) -> bool:
    """Whether a figure tells what there is, and not what was added or falls to each."""
    start, end = _sentence(text, q.start)
    if _REACHED.match(text, q.stop):
        return True
    return not (PART.search(text[start : q.start]) or PER.search(text[start:end]))


def _is_plain(quantity: Quantity) -> bool:
    return (
        quantity.is_exact
        and bool(quantity.nouns)
        and quantity.nouns[0] != TIMES
        and quantity.unit not in MONEY
        and CONDITIONS.isdisjoint(quantity.nouns)
        and quantity.case not in (Case.ABLATIVE, Case.INSTRUMENTAL)
    )


def _verb_behind(text: str, place: int) -> str:
    """Return the first verb behind a figure, before the next figure."""
    stop = re.compile(r"\d|$").search(text, place)
    words = (w[0] for w in _WORD.finditer(text, place, stop.start() if stop else len(text)))
    return next((w for w in words if _INFINITIVE.fullmatch(w) or _joins(w)), "")


def _joins(word: str) -> bool:
    """Whether this is a verb, and no participle before a noun: «төвлөрсөн шугам»."""
    return is_verb(word) and not _PARTICIPLE.search(word)


def _without_days(text: str) -> str:
    """Return ``text`` with blanks for its dates, so that no figure stands before the verb."""
    for day in find_dates(text):
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return text


def _answer(text: str, wanted: Quantity, verb: str) -> Quantity | None:
    """Return the one figure that tells how many there are of what is wanted."""
    ordinals = (key(m[1]) for m in ORDINAL.finditer(text))
    if any(name in {key(noun) for noun in wanted.nouns} for name in ordinals):
        return None
    asked = frozenset(map(key, wanted.nouns))
    named = {q.start for name, q in _named(text) if key(name[-1]) in asked}
    same = [
        q
        for q in find_quantities(text)
        if (q.counts_same(wanted) or q.start in named) and not is_lacking(text, q)
    ]
    spelt = (q for q in in_words(text, asked) if q.case is not Case.GENITIVE)
    same = same or list(spelt)
    totals = [q for q in same if _TOTAL.search(text[: q.start])]
    answers = totals or same
    if len(answers) != 1 or any(q.value >= wanted.value for q in same):
        return None
    (given,) = answers
    start, end = _sentence(text, given.start)
    same_unit = {given.unit, wanted.unit} - COUNTERS - {""} in (set(), {wanted.unit})
    if not given.is_exact or not same_unit or given.case is Case.ABLATIVE:
        return None
    if PART.search(text[start : given.start]) or PER.search(text[start:end]):
        return None
    if not totals and _is_list(in_digits(text), start, end, but=given.start):
        return None
    behind = start if given.start in named else given.end
    return given if _has_verb(text[behind:end], verb) else None


def _is_list(text: str, start: int, end: int, but: int = -1) -> bool:
    """Whether a sentence names once what several figures count: «22, 20, 19 өрх»."""
    here = (q for q in find_quantities(text) if start <= q.start < end and q.start != but)
    return any(not q.nouns and not q.unit for q in here)


def _has_verb(text: str, verb: str) -> bool:
    """Whether a verb of ``text`` begins as ``verb`` does."""
    least = min(_LONGEST, max(_SHORTEST, len(verb) - 2))
    root = verb[:least].casefold()
    roots = (root, _FLEETING.sub(r"\1\3\2", root))
    return any(
        word[0].casefold().startswith(roots) and is_verb(word[0])
        for word in _WORD.finditer(text)
    )


def _sentence(text: str, place: int) -> tuple[int, int]:
    return next(((a, b) for a, b in sentence_spans(text) if a <= place < b), (0, len(text)))
