"""A sum since January that is smaller than what one text tells of an earlier time of the year.

«Хагас жилд 9 480 л, өссөн дүнгээр 9 120 л»: what was used by June is used in December.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from bielelt.language.countings import roots_of
from bielelt.language.folding import small
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.units import COUNTERS

_HALF = re.compile(
    r"(?<!сүүлийн )(?<!сүүл )(?<!II )\b(?:эхний\s+)?хагас(?:\s+жил\w*|т|ын|д)?\b|"
    r"\b[1-9]\s*(?:дүгээр|дугаар|-?р)?\s*сарын\s+байдл\w+|\b(?:I|1|нэг)\s*-?\s*(?:дүгээр|р)?\s+улир[аи]?л\w*|"
    r"\b(?:эхний|[2-9])\s+(?:\d\s+)?сар(?:д|ын хугацаанд)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"өссөн\s+дүн\w*|оны?\s+эхнээс|жилийн\s+эхнээс|он\s+гарсаар|"
    r"(?<!хагас )жилийн\s+(?:нэгдсэн\s+)?(?:дүн\w+|эц\w+|байдл\w+)|бүтэн\s+жил\w*|(?<!хагас )жилд\s+нийт(?:дээ)?\b",
    re.IGNORECASE,
)
_SAY_SUM = ("өссөн", "эхнээс", "гарсаар", "жилийн", "бүтэн", "жилд")
_MAY_FALL = re.compile(
    r"буур|багас|цөөр|хасагд|хассан|үлд|\bөр(?:тэй|ийн|\b)|өглөг|авлага|хорогд|алдагд|зөрч|гэмт|осол|дутуу|дутагд|"
    r"дундаж|сүүлийн|төлөвл|зорил|үед\b|өмнөх|өнгөрсөн|ажилгүй|дараалал|гомдол|залруул|тодотг|бууруул",
    re.IGNORECASE,
)
_NO_SUM = frozenset({"хувь", "сар", "өдөр", "хоног", "цаг", "минут", "нас", "жил"})
_MOST_BETWEEN, _MOST_BEHIND = 220, 60
_LEAST_PART = Decimal("0.4")  # less is hardly the same thing
_END = re.compile(r"[,;:.(]|\bбол\b")
_IS = roots_of("байна байсан болов болсон боллоо байв хүрэв хүрсэн хүрлээ")


def shrunken(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield a figure of the first part of the year and a smaller one of all of it."""
    if not any(word in small(text) for word in _SAY_SUM):
        return
    if not _SUM.search(text) or not _HALF.search(text):
        return
    halves, sums = (
        {q.start: q for q in _first_behind(text, mark)} for mark in (_HALF, _SUM)
    )
    marked = sorted(halves | sums)
    for one, other in pairwise(marked):
        if one in sums or other not in sums:
            continue
        early, late = halves[one], sums[other]
        between = text[max(0, early.start - _MOST_BETWEEN) : late.stop + _MOST_BETWEEN // 2]
        if (
            early.value * _LEAST_PART <= late.value < early.value
            and late.start - early.stop <= _MOST_BETWEEN
            and early.unit == late.unit
            and _is_one_kind(early, late)
            and not _MAY_FALL.search(between)
            and _tell_one_deed(text, early, late)
        ):
            yield early, late


def _first_behind(text: str, mark: re.Pattern[str]) -> Iterator[Quantity]:
    """Yield the first exact figure behind each mark in its sentence."""
    figures = find_quantities(text)
    starts = [q.start for q in figures]
    for match in mark.finditer(text):
        place = bisect_left(starts, match.end())
        if place == len(figures) or starts[place] > match.end() + _MOST_BETWEEN:
            continue
        behind = figures[place]
        if not behind.is_exact or behind.unit in _NO_SUM:
            continue
        between = text[match.end() : behind.start]
        if not re.search(r"[.;]\s|\n", between) and not _SUM.search(between):
            yield behind


def _tell_one_deed(text: str, early: Quantity, late: Quantity) -> bool:
    """Whether what stands behind two figures has a word in common, or behind one nothing."""
    ends = [
        _END.split(_SUM.split(text[q.stop : q.stop + _MOST_BETWEEN])[0])[0]
        for q in (early, late)
    ]
    said = [roots_of(end[:_MOST_BEHIND]) - _IS for end in ends]
    return not all(said) or not said[0].isdisjoint(said[1])


def _is_one_kind(early: Quantity, late: Quantity) -> bool:
    if early.unit and early.unit not in COUNTERS:
        return True
    return early.counts_same(late) or not (early.nouns and late.nouns)
