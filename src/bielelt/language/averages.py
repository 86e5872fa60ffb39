"""What falls to each, with the total and the count it follows from.

«38 өрхөд 7.6 сая төгрөг, нэг өрхөд дунджаар 200 мянга», «160 га-гаас 1 120 тн буюу га-гаас 8.5 тн»,
«900 үзлэг хийсэн, 300 хүн амаас тооцоход нэг хүнд 2 үзлэг ногдоно».
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bielelt.language.folding import small
from bielelt.language.lists import are_persons, is_bare_million
from bielelt.language.quantities import Quantity
from bielelt.language.said_again import is_repeated, words_of
from bielelt.language.sentences import sentence_at, sentence_spans
from bielelt.language.stems import Case, stem
from bielelt.language.units import MONEY, unit_of
from bielelt.language.worded import find_counts


@dataclass(frozen=True, slots=True)
class Average:
    """What falls to each of ``count``, if ``total`` is parted among them."""

    total: Quantity
    count: Quantity
    each: Quantity


# «нэг өрхөд дунджаар», «нэг рейст ногдох зорчигч дунджаар», «1 хүнд жилд»
_ONE = re.compile(
    r"\b(?:нэг|1)\s+(?P<one>[^\W\d]+(?:\.[^\W\d]+|[2-3²³])?)(?:-\w+)?\s+(?P<how>(?:[^\W\d]+\s+){0,4})$",
    re.IGNORECASE,
)
# «буюу га-гаас 8.5 тн», «га тутмаас», «өрх бүрд»
_EACH = re.compile(
    r"(?:\bбуюу|с[аэоө]н\s+нь)\s+(?:нэг\s+)?(?P<one>[^\W\d]+)(?:-?[гн]?[аэоө]{2}с|\s+(?:тут(?:ам|м)\w*|бүр\w*))\s+(?P<how>(?:дунджаар\s+)?)$",
    re.IGNORECASE,
)
# «хоршоо тус бүрд дунджаар», «айл бүр», «өрх тутамд»
_EVERY = re.compile(
    r"\b(?P<one>[^\W\d]+)\s+(?:тус\s+)?(?:бүр(?:т|д|ийн)?|тутам(?:д)?)\s+(?:нь\s+)?(?P<how>(?:[^\W\d]+\s+){0,3})$",
    re.IGNORECASE,
)
# «80 айлд дундаж 2,5 сая төгрөгөөр»
_TO_SO_MANY = re.compile(
    r"\s*(?:тус\s+бүр[^\W\d]*\s+)?(?:о?но{1,2}гдох\s+)?дунд(?:аж|жаар)(?:\s+[^\W\d]+){0,2}\s+",
    re.IGNORECASE,
)
# «… зарцуулсан нь нэг ном 4 000 төгрөгөөр тооцогдож», «нэг порц 5 000 төгрөгийн өртөгтэй»
_COSTS = re.compile(
    r"(?:\s+[^\W\d]+)?\s+(?:тооцогд|тооцо[жс]|өртөг|өртсөн|туссан|бодогд|болж|болсон|болно|гарч)",
    re.IGNORECASE,
)
_OR_ELSE = re.compile(r"\bбуюу\s+$", re.IGNORECASE)
# What is parted among all: «84 саяыг 70 айлд хуваарилж, айл бүр …»
_SHARED_OUT = re.compile(r"хуваа|тараа|түгээ|\bолго", re.IGNORECASE)
# Each of all, and not «малтай өрх бүр» or «бага сургууль бүр».
_OPENS_ANEW = re.compile(
    r"(?:[,;:]|\b(?:нь|бөгөөд|тул|ба)|[жч]|сн[аэоө]{2}р)\s+$", re.IGNORECASE
)
_BESIDES = re.compile(r"\b(?:нэмж|нэмэлт|өөр[^\W\d]*сөө|дахин|хувь\s+нэмэр)", re.IGNORECASE)
_SAY_EACH = (
    "дунда",
    "дундж",
    "ногд",
    "ноогд",
    "тутам",
    "тутм",
    "буюу",
    "бүр",
    "нэг ",
    "1 ",
)
# One of them stands before every figure that may fall to each: a look ahead, to be quick.
_BEFORE_EACH = ("нэг ", "1 ", "тут", "бүр", "буюу", "ан нь", "эн нь", "он нь", "өн нь")
_FALLS = re.compile(r"\s*(?:тус\s+бүр[^\W\d]*\s+)?о?но{1,2}гд", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:дунд?жаар|дундаж|о?но{1,2}гд\w+)\b", re.IGNORECASE)
_FALLS_TO = re.compile(r"(?:\s+[^\W\d]+){0,3}?\s+о?но{1,2}гд", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:өдөр|сар|улир|долоо|хоног|цаг|тэдний|үүнээс|үүний)|\bхамгийн\b|\bдээд\b|\bдоод\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"([^\W\d]+)\s+тоо(?:\s+нь)?\s*[:–—-]?\s*$", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:хүн|иргэн|суугч|[^\W\d]{2,}(?:гч|чин)|ажилтан|хаагч|ам)(?:д|т|ид|[аэ]д)?$",
    re.IGNORECASE,
)
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "нас"})
_TAIL = 60


def find_averages(text: str) -> Iterator[Average]:
    """Yield what falls to each, with the one count and the one total it may follow from."""
    if not any(map(small(text).__contains__, _SAY_EACH)):
        return
    quantities = find_counts(text)
    yield from _to_so_many(text, quantities)
    asked = [(q, one) for q in quantities if (one := _asked(text, q))]
    if not asked:
        return
    spans = list(sentence_spans(text))
    starts = [start for start, _ in spans]
    for each, name in asked:
        number = max(0, bisect_right(starts, each.start) - 1)
        here = spans[number][0]
        for begin in dict.fromkeys((here, spans[max(0, number - 1)][0])):
            near = [q for q in quantities if begin <= q.start < each.start and q.is_exact]
            found = _of_each(text, near, each, name)
            if found:
                yield found
                break


def _to_so_many(text: str, quantities: Sequence[Quantity]) -> Iterator[Average]:
    """Yield «200 сая төгрөг гаргав. Зээлийг 80 айлд дундаж 2,5 саяар», with one sum before."""
    for index, (count, each) in enumerate(pairwise(quantities)):
        told = _TO_SO_MANY.fullmatch(text, count.stop, each.start)
        to_them = told and (count.case is Case.DATIVE or _FALLS.match(told[0]))
        if not to_them or not each.unit:
            continue
        since, _ = sentence_at(text, max(0, sentence_at(text, each.start)[0] - 1))
        near = [q for q in quantities[:index] if q.start >= since and q.is_exact]
        totals = [q for q in near if _is_sum_of(text, q, each)]
        if len(totals) == 1:
            yield Average(totals[0], count, each)


def _asked(text: str, q: Quantity) -> str | None:
    """Return the word for the one to whom a figure falls, None if it is no mean."""
    begin = max(0, q.start - _TAIL)
    tail = small(text)[begin : q.start]
    if not any(word in tail for word in _BEFORE_EACH):
        return None
    shared = _EACH.search(text, begin, q.start)
    if shared:
        return shared["one"] if q.unit else None
    one, every = (pattern.search(text, begin, q.start) for pattern in (_ONE, _EVERY))
    told = one or every
    if told is None or _OTHER.search(told["how"]) or _OTHER.search(told["one"]):
        return None
    is_mean = bool(_MEAN.search(told["how"]) or _FALLS_TO.match(text, q.stop))
    opens, _ = sentence_at(text, q.start)
    if one and q.unit and _OR_ELSE.search(text, opens, one.start()):
        said = words_of(text, opens, one.start())
        is_mean = is_mean or is_repeated(one["one"].casefold(), said)
    elif one and q.unit and not one["how"].strip():
        is_mean = is_mean or any(_COSTS.match(text, end) for end in (q.end, q.stop))
    elif every and q.unit and not _BESIDES.search(text, opens, q.stop + _TAIL):
        anew = _OPENS_ANEW.search(text, opens, told.start())
        is_mean = is_mean or bool(anew and _SHARED_OUT.search(text, opens, told.start()))
    return told["one"] if is_mean else None


def _of_each(text: str, near: list[Quantity], each: Quantity, name: str) -> Average | None:
    noun = stem(name)
    unit = unit_of(name) or name.casefold()
    counts = [
        q for q in near if (noun in q.nouns or q.unit in {noun, unit}) and q.value > 1
    ]
    totals = [q for q in near if _is_sum_of(text, q, each) and q not in counts]
    if not counts:
        # A person told by another word, or a figure without its noun: the only other one.
        rest = [q for q in near if q not in totals and q.unit not in _TIMES]
        persons = [q for q in rest if _is_of_persons(text, q)]
        if _PERSON.match(_bare(name)):
            counts = persons
        else:
            counts = [q for q in rest[-1:] if not q.nouns and not q.unit]
    if len(counts) != 1 or len(totals) != 1 or _follows_otherwise(near, each):
        return None
    return Average(totals[0], counts[0], each)


def _follows_otherwise(near: list[Quantity], each: Quantity) -> bool:
    """Whether two other figures give the mean: «50 айлын 40-д 800 кг …, айл бүрд 20 кг»."""
    return any(
        each.value * count.value in total.readings
        for total in near
        for count in near
        if count is not total
    )


def _bare(word: str) -> str:
    """Return a word for a person without its case."""
    return re.sub(r"(?:и?д|т|[аэоө]{2}с)$", "", word)


def _is_of_persons(text: str, q: Quantity) -> bool:
    words = words_of(text, q.end, max(q.stop, q.end))[:3]
    return any(_PERSON.match(_bare(re.sub(r"(?:аар|ээр)$", "", word))) for word in words)


def _is_sum_of(text: str, q: Quantity, each: Quantity) -> bool:
    if q.value <= each.value or each.unit in _TIMES:
        return False
    if each.unit in MONEY and is_bare_million(q):
        return True
    if not q.nouns and not q.unit and not each.unit:
        named = _NUMBER_OF.search(text, max(0, q.start - _TAIL), q.start)
        behind = words_of(text, each.start - _TAIL, each.stop)
        return named is not None and is_repeated(named[1].casefold(), behind)
    alike = q.counts_same(each) or are_persons(q, each)
    return q.unit == each.unit and (bool(each.unit) or alike)
