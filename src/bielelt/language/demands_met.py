"""How a demanded figure is meant: of people, for each of them, and whether figures reach it."""

import re
from decimal import Decimal

from bielelt.language.answers import find_parts
from bielelt.language.demands import Demand
from bielelt.language.quantities import (
    Bound,
    Percent,
    Quantity,
    find_percents,
    find_quantities,
)
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of

_FULL = 100
_NEAR = 60
_WORD = re.compile(r"[^\W\d_]{3,}")
_PER = re.compile(
    r"\b(?:нэг\s+\w+[дт]|бүр(?:д|т|ээс|ийн|ийг)?|тутам|тус бүр|(?<!хагас )(?<!бүтэн )жилд|(?<![ынйр] )(?:сард|улиралд)|хашаандаа)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:бүр|тутам)\w{0,3}\s+(?:\w+\s+)?$", re.IGNORECASE)
_INVOLVE = re.compile(
    r"\b(?:хамруула|хамрагд|ханга|зуучла|шилжүүлэ|нэгтгэ|бүртгэ)", re.IGNORECASE
)
_OF_ALL = re.compile(r"\b(?:бүх|бүгд|бүхий\s+л|нийтээр)\b", re.IGNORECASE)
_PLAN_BEHIND = re.compile(r"\s*(?:\w+\s+){0,2}?төлөвлө", re.IGNORECASE)
_STATEMENT = re.compile(r"[,;]\s")


def is_of_people(text: str, demand: Demand) -> bool:
    """Whether a plain share is of people or households who are to be reached."""
    owner = _WORD.findall(text[max(0, demand.start - _NEAR) : demand.start])[-1:]
    reached = _INVOLVE.search(text, demand.end, demand.end + _NEAR)
    accusative = isinstance(demand.what, Percent) and demand.what.case is Case.ACCUSATIVE
    return bool(owner and reached and accusative and case_of(owner[0]) is Case.GENITIVE)


def is_told_each(text: str, given: list[Quantity]) -> bool:
    """Whether the only figure is told of each, too: «сурагч бүрд 1 ном»."""
    before = text[max(0, given[0].start - _NEAR // 3) : given[0].start]
    return len(given) == 1 and bool(_EACH.search(before))


def is_for_each(text: str, demand: Demand) -> bool:
    """Whether the demand is a rate per household, month and the like."""
    near = text[max(0, demand.start - _NEAR) : demand.start]
    near = _STATEMENT.split(near)[-1] + text[demand.start : demand.end + _NEAR // 4]
    return bool(_PER.search(near))


def is_reached_in_figures(text: str, percents: tuple[Percent, ...], demand: Demand) -> bool:
    """Whether what is planned and what was reached, in one sentence, are as much as wanted.

    «64 000 малаас төлөвлөснөөс … 61 440-ийг хамруулсан нь 92 хувь»: the percentage is wrong,
    and not too small.
    """
    for start, end in sentence_spans(text):
        if not any(start <= p.start < end for p in percents):
            continue
        here = [q for q in find_quantities(text) if start <= q.start < end and q.is_exact]
        planned = [q for q in here if _PLAN_BEHIND.match(text, q.stop)]
        for whole in planned:
            for part in here:
                share = _FULL * part.value / whole.value if whole.value else 0
                if part.counts_same(whole) and demand.what.value <= share < _FULL:
                    return True
    return False


def tells_of_all(text: str) -> bool:
    """Whether a text says that all of them were reached."""
    return bool(_OF_ALL.search(text))


def is_short(demand: Demand, given: list[Quantity]) -> bool:
    """Whether the figures, all together, stay below the demand."""
    if not demand.is_least or any(q.bound is Bound.AT_LEAST for q in given):
        return False
    if demand.is_rate:
        return min(q.value for q in given) < demand.what.value
    return sum(q.value for q in given) < demand.what.value


def is_over(demand: Demand, given: list[Quantity]) -> bool:
    """Whether the only figure is more than what is allowed."""
    return (
        demand.is_most
        and len(given) == 1
        and given[0].bound in (Bound.EXACT, Bound.AT_LEAST)
        and given[0].value > demand.what.value
    )


def misses(percent: Percent, demand: Demand, share: Decimal) -> bool:
    """Whether a percentage stays below the least, or above the most, that will do."""
    if demand.is_least:
        return percent.value < share and percent.bound is not Bound.AT_LEAST
    return percent.value > share and percent.bound is not Bound.AT_MOST


def says_share(text: str) -> bool:
    """Whether a text has a percentage, and not only «over 70 %» beside two figures."""
    percents = list(find_percents(text))
    exact = any(p.bound is Bound.EXACT for p in percents)
    return exact or (bool(percents) and not any(find_parts(text)))
