"""How many those are that were told just before: «таван суманд очив. Эдгээр 6 сумын иргэд …».

A word that points back before a figure means all that the sentence before counts of the same
noun, so that the two figures are equal, whichever is written in words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.by_deed import things_behind
from bielelt.language.folding import small
from bielelt.language.quantities import Quantity
from bielelt.language.sentences import sentence_spans
from bielelt.language.worded import find_counts, in_digits

_POINTS = re.compile(
    r"\b(?:эдгээр|тэдгээр|дээрх|дурдсан|нэрлэсэн|тухайн|уг|энэхүү|энэ|тэр|эхний\s+ээлжийн)\s+"
    r"(?:(?:бүх|нийт)\s+)?$"
)
_POINTING = (
    "эдгээр",
    "тэдгээр",
    "дээрх",
    "дурдсан",
    "нэрлэсэн",
    "тухайн",
    "уг ",
    "энэхүү",
    "энэ ",
    "тэр ",
)
# Others, a part, or more of them come between.
_OTHERS = re.compile(
    r"үлд|бусад|\bөөр\b|нэмж|нэмэлт|нэмэгд|шинээр|зарим|дахин|дараагийн|төлөвл|үүнээс|хасагд|нийлээд|нийт\b"
)
_TIMES = frozenset({"удаа", "хоног", "цаг", "минут", "өдөр", "сар", "жил", "хувь", "нас"})
_REACH, _BACK, _LEAST = 40, 2, 2


@dataclass(frozen=True, slots=True)
class Those:
    """The figure told first, and the one that points back to it."""

    first: Quantity
    later: Quantity


def find_those(text: str) -> Iterator[Those]:
    """Yield figures that point back to another figure of the same noun in the sentences before."""
    lowered = small(text)
    if not any(map(lowered.__contains__, _POINTING)):
        return
    figures = [q for q in find_counts(in_digits(text)) if _may_count(q)]
    spans = list(sentence_spans(text))
    for place, (start, end) in enumerate(spans):
        for later in (q for q in figures if start <= q.start < end):
            points = _POINTS.search(lowered, max(start, later.start - _REACH), later.start)
            if points is None or not later.nouns:
                continue
            begin = spans[max(0, place - _BACK)][0]
            told = [
                q
                for q in figures
                if begin <= q.start < later.start and _is_same(text, q, later)
            ]
            between = lowered[begin : later.start]
            if len(told) == 1 and _is_other(told[0], later) and not _OTHERS.search(between):
                yield Those(told[0], later)


def _is_other(first: Quantity, later: Quantity) -> bool:
    """Whether those are more, or the same digits turned round: fewer may be some of them."""
    digits = [sorted(format(q.value.normalize(), "f")) for q in (first, later)]
    turned = digits[0] == digits[1] and first.value != later.value
    return later.value > first.value or turned


def _may_count(q: Quantity) -> bool:
    return q.is_exact and q.unit not in _TIMES and q.value >= _LEAST and bool(q.nouns)


def _is_same(text: str, first: Quantity, later: Quantity) -> bool:
    """Whether two figures count one noun: the first of both, or the last of the earlier."""
    told, own = things_behind(text, first), things_behind(text, later)[:1]
    return first.unit == later.unit and own in (told[:1], told[-1:]) and own != ()
