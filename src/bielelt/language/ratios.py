"""Rises, falls and averages with the figures they follow from.

«120-оос 90 болж 25 хувиар буурсан», «38 өрхөд 7.6 сая төгрөг, нэг өрхөд дунджаар 200 мянга».
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bielelt.language.partings import OF_DONE
from bielelt.language.quantities import Percent, Quantity, find_percents, find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, stem


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after, and by how many per cent it rose or fell."""

    before: Quantity
    after: Quantity
    percent: Percent
    rose: bool


@dataclass(frozen=True, slots=True)
class Average:
    """What falls to each of ``count``, if ``total`` is parted among them."""

    total: Quantity
    count: Quantity
    each: Quantity


_RISES = r"өс|нэмэгд|ахи[жсвл]|дээшил|их[эс]"
_FALLS = r"буур|хорогд|багас|цөөр|хямдар|хэмн"
_MOVES = re.compile(
    rf"\s*(?:илүү\s+)?\b(?:(?P<rise>{_RISES})|(?:{_FALLS}))\w*", re.IGNORECASE
)
_BECAME = re.compile(
    r"(?:\s+\w+)?\s+(?:болж|болсон|болов|болоод|болгож|болгосон|хүрч|хүрсэн|хүргэж|буурч|өсөж|өсч)"
    r"(?:\s+нь)?\s*,?\s+(?:буюу\s+)?",
    re.IGNORECASE,
)
# «25-аас 20 болж буурахад», «14 000 литрээс 11 900 литр зарцуулж»: whatever tells the change.
_CHANGED = re.compile(
    r"(?:\s+[^\W\d]+){0,2}?\s+(?:бол|хүр|буур|өс|нэмэгд|зарцуул|багас|хорого|цөөр|ахи)[^\W\d]*"
    r"(?:\s+[^\W\d]+){0,2}\s*,?\s+(?:буюу\s+)?",
    re.IGNORECASE,
)
_WAS = re.compile(r"\s(?:байс(?:анаа|наа|ан)|[^\W\d]+с[аэоө]н\s+бол)\b", re.IGNORECASE)
_MOVED = re.compile(r"\s*(?:(?P<rise>өсөлт)|бууралт|хэмнэлт)", re.IGNORECASE)
# «энэ жил 15,6 тн, өсөлт 36 хувь»: the name of the change stands before it.
_MOVE_BEFORE = re.compile(
    r"\b(?:(?P<rise>өсөлт|нэмэгдэл)|бууралт|хэмнэлт)(?:ийн\s+хувь|ын\s+хувь)?(?:\s+нь)?\s*[-–—:]?\s*$",
    re.IGNORECASE,
)
_CLOSE = 13
_SHORTLY = 16
_THEN = re.compile(
    r"(?:өнгөрсөн|өмнөх|урьд)\s+(?:он|жил|үе|хагас|улир)|мөн үе", re.IGNORECASE
)
_RESULT = re.compile(r"\s*(?:бол|хүр)", re.IGNORECASE)
_JUST_BEFORE = re.compile(r"\s*,?\s*(?:буюу\s+)?")
_ONE = re.compile(
    r"\b(?:нэг|1)\s+(\w+)(?:-\w+)?\s+(?:дунджаар|дундажаар|ногдох\s+\w+\s+дунджаар)\s*(?:нь\s+)?$",
    re.IGNORECASE,
)
_OR_BY = re.compile(r"\s*,?\s*буюу\s+")
_FEW, _TWO = 2, 2
_TAIL = 60
_LONGEST_MOVE = 30
_GAP = 40


def find_changes(text: str) -> Iterator[Change]:
    """Yield each rise and fall whose two figures stand in its sentence."""
    moves = [
        (percent, move)
        for percent in find_percents(text)
        if (
            percent.case is Case.INSTRUMENTAL and (move := _MOVES.match(text, percent.stop))
        )
        or (percent.case is Case.GENITIVE and (move := _MOVED.match(text, percent.stop)))
        or (move := _named_before(text, percent))
    ]
    if not moves:
        return
    spans, quantities = list(sentence_spans(text)), find_quantities(text)
    starts = [start for start, _ in spans]
    for percent, move in moves:
        begin, end = spans[max(0, bisect_right(starts, percent.start) - 1)]
        here = [q for q in quantities if begin <= q.start < end and q.is_exact]
        before = [q for q in here if q.stop <= percent.start]
        behind = [q for q in here if move.end() <= q.start <= move.end() + _GAP]
        pair = _by_difference(text, before, percent, rose=move["rise"] is not None)
        pair = pair or _pair(text, before, behind, percent)
        if move.end() <= percent.start:
            pair = _compared(text, before, begin, percent)
        if pair:
            yield Change(*pair, percent, rose=move["rise"] is not None)


def _named_before(text: str, percent: Percent) -> re.Match[str] | None:
    return _MOVE_BEFORE.search(text, max(0, percent.start - _LONGEST_MOVE), percent.start)


def _compared(
    text: str, before: list[Quantity], begin: int, percent: Percent
) -> tuple[Quantity, Quantity] | None:
    """Return what was then and what is now: «өнгөрсөн онд 12 тн, энэ жил 15 тн»."""
    if len(before) < 2 or not _is_like(*before[-2:]):  # noqa: PLR2004
        return None
    one, other = before[-2:]
    past = [m.start() for m in _THEN.finditer(text, begin, other.start)]
    if not past:
        return None
    was, now = (one, other) if past[-1] < one.start else (other, one)
    return (was, now) if was.value and _is_close(was, now, percent) else None


def _by_difference(
    text: str, before: list[Quantity], percent: Percent, *, rose: bool
) -> tuple[Quantity, Quantity] | None:
    """Return what it was and what it became, where the text says by how much it changed."""
    if len(before) < _TWO:
        return None
    was, by = before[-_TWO:]
    if _is_told_by(text, was, by, percent):
        return _changed(was, by, rose=rose)
    if len(before) == _TWO:
        return None
    was, by, now = before[-_TWO - 1 :]
    alike = by.case is Case.INSTRUMENTAL and _is_like(was, by) and _is_like(by, now)
    became = _changed(was, by, rose=rose) if alike else None
    # «64 саяыг 27 саяар бууруулж 37 сая болгосон нь 42 хувийн бууралт»
    return (was, now) if became and became[1].value == now.value else None


def _is_told_by(text: str, was: Quantity, by: Quantity, percent: Percent) -> bool:
    """Whether the difference and the percentage are one: «36-аас 7-оор буюу 24 хувиар»."""
    return (
        was.case is Case.ABLATIVE
        and by.case is Case.INSTRUMENTAL
        and _is_like(was, by)
        and _OR_BY.fullmatch(text, by.stop, percent.start) is not None
        and len(text[was.stop : by.start].split()) <= _FEW
    )


def _changed(
    was: Quantity, by: Quantity, *, rose: bool
) -> tuple[Quantity, Quantity] | None:
    """Return a figure and what it became by so much; None where nothing can be left."""
    now = was.value + (by.value if rose else -by.value)
    return (was, replace(by, readings=(now,))) if now > 0 else None


def _pair(
    text: str, before: list[Quantity], behind: list[Quantity], percent: Percent
) -> tuple[Quantity, Quantity] | None:
    """Return what it was and what it became."""
    if not before:
        return None
    last = before[-1]
    was = before[-2] if len(before) > 1 else None
    if was and _is_like(was, last) and _became(text, was, last, percent):
        return was, last
    if last.case is not Case.ABLATIVE or not _JUST_BEFORE.fullmatch(
        text, last.stop, percent.start
    ):
        return None
    if behind and _RESULT.match(text, behind[0].stop) and _is_like(last, behind[0]):
        return last, behind[0]
    if was and _is_like(was, last) and _THEN.search(text, was.end, last.start):
        return last, was
    return None


def _became(text: str, was: Quantity, now: Quantity, percent: Percent) -> bool:
    """Whether one figure is told to have become the other."""
    if was.case is Case.ABLATIVE and _BECAME.fullmatch(text, now.stop, percent.start):
        return True
    if not _CHANGED.fullmatch(text, now.stop, percent.start):
        return False
    from_it = (
        was.case is Case.ABLATIVE
        or OF_DONE.match(text, was.end)
        or _WAS.search(text, was.end, was.stop + _SHORTLY)
    )
    return bool(from_it) and _is_close(was, now, percent)


def _is_close(was: Quantity, now: Quantity, percent: Percent) -> bool:
    """Whether the figures change nearly so much, so that they are meant."""
    moved = 100 * abs(now.value - was.value) / was.value if was.value else 0
    return abs(moved - percent.value) <= _CLOSE


def _is_like(one: Quantity, other: Quantity) -> bool:
    """Whether both figures may count the same."""
    if any(not q.unit and not q.nouns for q in (one, other)):
        return True
    return one.unit == other.unit and (
        not one.nouns or not other.nouns or one.counts_same(other)
    )


def find_averages(text: str) -> Iterator[Average]:
    """Yield each «нэг …-д дунджаар N» with the one count and the one total it may mean."""
    quantities = find_quantities(text) if "унд" in text else ()
    asked = [
        (q, one[1])
        for q in quantities
        if (one := _ONE.search(text, max(0, q.start - _TAIL), q.start))
    ]
    if not asked:
        return
    spans = list(sentence_spans(text))
    starts = [start for start, _ in spans]
    for each, name in asked:
        number = max(0, bisect_right(starts, each.start) - 1)
        begin = spans[max(0, number - 1)][0]
        near = [q for q in quantities if begin <= q.start < each.start and q.is_exact]
        noun = stem(name)
        counts = [q for q in near if noun in (*q.nouns, q.unit)]
        totals = [q for q in near if _is_sum_of(q, each) and q not in counts]
        if len(counts) == len(totals) == 1:
            yield Average(totals[0], counts[0], each)


def _is_sum_of(q: Quantity, each: Quantity) -> bool:
    same = q.unit == each.unit and (bool(each.unit) or q.counts_same(each))
    return same and q.value > each.value
