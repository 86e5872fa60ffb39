"""Sums that a sentence of its own draws from the two before: «… 14 худаг. … 9 худаг. Ингээд 23 худаг».

The parts stand in sentences of their own, each with its verb, so that no list ties them. That
they are meant is told by how the sum is opened, or by the count of what it sums up («хоёр ажилд
нийт»). They may be of some only, so that whoever judges must ask for a narrow miss.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import combinations

from bielelt.language.folding import small
from bielelt.language.lists import are_persons, in_one_scale, unbracketed
from bielelt.language.numerals import BEFORE_NOUN
from bielelt.language.overlaps import BOTH
from bielelt.language.quantities import Quantity
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case
from bielelt.language.sums import Enumeration, Form
from bielelt.language.units import COUNTERS

_CONCLUDES = re.compile(
    r"\s*(?:ингээд|ингэснээр|ийнхүү|ингэж|бүгд\s+нийлээд|нийлээд|нийлбэр)\b"
)
_COUNTED = re.compile(
    rf"\s*(?:энэ\s+|дээрх\s+)?(?P<count>\d{{1,2}}|{'|'.join(BEFORE_NOUN)})\s+(?P<what>[^\W\d]+)\s+"
    r"(?:дүн(?:д|гээр)|нийт|нийлээд|нийлүүлээд|хамтдаа)\b"
)
# All of small letters. What is compared, taken or said of the same things once more is no sum.
_OTHERWISE = re.compile(
    r"дундаж|дунджаар|тутам|тус\s+бүр|хувь|%|үүн(?:ээс|ий)|тэдн|эдгээр|\bүлд|өмнөх|өнгөрсөн|урьд|"
    r"мөн үе|төлөвл|зорилт|хэмнэ|буур|\bөсс?[өч]|харьцуул|илүү|дутуу|дахин\s+хам|гүй\b"
)
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "нас"})
_LABEL, _MOST_PARTS, _TWO = 70, 8, 2
_OWNERS = (Case.ABLATIVE, Case.GENITIVE)


def find_gathered(text: str) -> Iterator[Enumeration]:
    """Yield each sum that opens a sentence, with all like figures of the two before."""
    spans = list(sentence_spans(text))
    if len(spans) < _TWO:
        return
    lowered = small(text)
    figures = [q for q in unbracketed(text) if q.unit not in _TIMES and q.value > 0]
    starts = [q.start for q in figures]
    for number, (begin, end) in enumerate(spans[1:], 1):
        opened = _CONCLUDES.match(lowered, begin) or _COUNTED.match(lowered, begin)
        if not opened:
            continue
        first = spans[max(0, number - _TWO)][0]
        before = figures[bisect_left(starts, first) : bisect_left(starts, begin)]
        behind = figures[bisect_left(starts, opened.end()) : bisect_left(starts, end)]
        found = next(((q, p) for q in behind if (p := _parts(before, q))), None)
        if found is None or found[0].start - begin > _LABEL:
            continue
        total, parts = found
        told = lowered[first : total.stop]
        if _may_be_all(opened, parts, spans) and not _OTHERWISE.search(told):
            scaled = in_one_scale(text, parts)
            if not _gives(scaled, total) and not BOTH.search(told):
                yield Enumeration(Form.JOINED, total, scaled, named=False, same=True)


def _parts(near: list[Quantity], total: Quantity) -> tuple[Quantity, ...]:
    """Return all figures that count what the total counts; nothing if one of them owns others."""
    like = [q for q in near if _is_like(q, total)]
    if not total.is_exact or any(not q.is_exact or q.case in _OWNERS for q in like):
        return ()
    if not _TWO <= len(like) <= _MOST_PARTS or max(q.value for q in like) >= total.value:
        return ()
    return tuple(like)


def _is_like(q: Quantity, total: Quantity) -> bool:
    if total.unit and total.unit not in COUNTERS:
        return q.unit == total.unit
    bare = not q.unit and not q.nouns
    return not q.unit and (bare or q.counts_same(total) or are_persons(q, total))


def _may_be_all(
    opened: re.Match[str], parts: tuple[Quantity, ...], spans: list[tuple[int, int]]
) -> bool:
    """Whether the parts are as many as the sum says, or stand in several sentences."""
    counted = opened.groupdict().get("count")
    if counted:
        count = int(counted) if counted.isdecimal() else BEFORE_NOUN[counted]
        return count == len(parts)
    opens = [start for start, _ in spans]
    told_in = {bisect_right(opens, q.start) for q in parts}
    return len(told_in) > 1


def _gives(parts: tuple[Quantity, ...], total: Quantity) -> bool:
    """Whether some of the parts give the total as it stands."""
    return any(
        sum(q.value for q in chosen) == total.value
        for count in range(_TWO, len(parts))
        for chosen in combinations(parts, count)
    )
