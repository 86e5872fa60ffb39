"""Rises and falls with the figures they follow from: «120-оос 90 болж 25 хувиар буурсан»."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import permutations

from bielelt.language.moves import (
    FALLS,
    LONGEST_MOVE,
    MOVE_BEFORE,
    RISES,
    Move,
    find_move,
    is_by,
)
from bielelt.language.partings import OF_DONE
from bielelt.language.quantities import Percent, Quantity
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case
from bielelt.language.worded import find_counts, find_shares_of_hundred


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after, and by how many per cent it rose or fell."""

    before: Quantity
    after: Quantity
    percent: Percent
    rose: bool


_MOVES = re.compile(
    rf"\s*\)?\s*(?:илүү\s+)?\b(?:(?P<rise>{RISES})|(?:{FALLS}))\w*", re.IGNORECASE
)
# «2 000 тонноос 12 хувь бага»
_COMPARES = re.compile(
    r"\s*(?:-ийн\s+)?\b(?:(?P<rise>(?:их|илүү|олон|өндөр)\b)|(?:бага|цөөн|хямд|доогуур)\b)",
    re.IGNORECASE,
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
_CLOSE, _FAR = 13, 30
_SHORTLY = 16
_THEN = re.compile(
    r"(?:өнгөрсөн|өмнөх|урьд)\s+(?:он|жил|үе|хагас|улир)|мөн үе", re.IGNORECASE
)
_RESULT = re.compile(r"\s*(?:бол|хүр)", re.IGNORECASE)
_JUST_BEFORE = re.compile(r"\s*,?\s*(?:буюу\s+)?")
_OR_BY = re.compile(r"\s*,?\s*буюу\s+")
_FEW, _TWO, _MOST = 2, 2, 6
_MOST_NEAR = 40  # figures on either side: a sentence may be as long as a report
_GAP = 40


def find_changes(text: str) -> Iterator[Change]:
    """Yield each rise and fall whose two figures stand in its sentence."""
    moves = [
        (percent, move)
        for percent in find_shares_of_hundred(text)
        if (
            percent.case is Case.INSTRUMENTAL and (move := _MOVES.match(text, percent.stop))
        )
        or (percent.case is Case.GENITIVE and (move := _MOVED.match(text, percent.stop)))
        or (percent.case is Case.BARE and (move := _COMPARES.match(text, percent.stop)))
        or (move := _named_before(text, percent))
    ]
    if not moves:
        return
    spans, quantities = list(sentence_spans(text)), find_counts(text)
    starts = [start for start, _ in spans]
    places = [q.start for q in quantities]
    for percent, move in moves:
        number = max(0, bisect_right(starts, percent.start) - 1)
        begin, end = spans[number]
        place = bisect_right(places, percent.start)
        around = quantities[max(0, place - _MOST_NEAR) : place + _MOST_NEAR]
        here = [q for q in around if begin <= q.start < end and q.is_exact]
        before = [q for q in here if q.stop <= percent.start]
        behind = [q for q in here if move.end() <= q.start <= move.end() + _GAP]
        rose = move["rise"] is not None
        pair = _by_difference(text, before, percent, rose=rose)
        pair = pair or _pair(text, before, behind, percent)
        if move.end() <= percent.start:
            pair = _compared(text, before, begin, percent)
        if pair is None:
            since = spans[max(0, number - 1)][0]
            near = [q for q in around if since <= q.start < percent.start]
            pair = _told_before(text, near, percent, begin, rose=rose)
        if pair:
            yield Change(*pair, percent, rose=rose)


def _told_before(
    text: str, near: list[Quantity], percent: Percent, begin: int, *, rose: bool
) -> tuple[Quantity, Quantity] | None:
    """Return what moved nearly as much as told, in this sentence or the one before."""
    found = find_move(text, near, percent.start, begin, rose=rose)
    told = found and _is_near(found, percent)
    if found and told and not _some_move_so(near, found, percent, rose=rose):
        return found.was, found.now
    return None


def _is_near(move: Move, percent: Percent) -> bool:
    """Whether a figure moved nearly so much, or the percentage is what it moved to."""
    moved = 100 * abs(move.now.value - move.was.value) / move.was.value
    return min(abs(moved - percent.value), abs(moved + 100 - percent.value)) <= _FAR


def _some_move_so(
    near: list[Quantity], found: Move, percent: Percent, *, rose: bool
) -> bool:
    """Whether some other figure near by moved as the text says: that one is meant.

    It moved in the same direction: 40 of 50 are a fall by 20 per cent, and no rise from 40.
    """
    unit, sign = Fraction(1, 10**percent.digits), 1 if rose else -1
    like = [
        q for q in near if q.value and _is_like(q, found.was) and _is_like(q, found.now)
    ]
    return any(
        abs(
            100 * sign * (Fraction(b.value) / Fraction(a.value) - 1)
            - Fraction(percent.value)
        )
        < unit
        for a, b in permutations(like[-_MOST:], 2)
    )


def _named_before(text: str, percent: Percent) -> re.Match[str] | None:
    return MOVE_BEFORE.search(text, max(0, percent.start - LONGEST_MOVE), percent.start)


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
    if _is_of_then(text, was, by, percent):
        changed = _changed(was, by, rose=rose)
        # «урьд оны 80-аас 16 буюу …»: by so many, or to so many.
        readings = (*(changed[1].readings if changed else ()), by.value)
        return was, replace(by, readings=readings)
    if len(before) == _TWO:
        return None
    was, by, now = before[-_TWO - 1 :]
    if _tells_difference(text, was, by, now):
        return was, by  # «60 саяас 75 сая болж, 15 саяар»: told in another order
    alike = by.case is Case.INSTRUMENTAL and _is_like(was, by) and _is_like(by, now)
    became = _changed(was, by, rose=rose) if alike else None
    # «64 саяыг 27 саяар бууруулж 37 сая болгосон нь 42 хувийн бууралт»
    return (was, now) if became and became[1].value == now.value else None


def _is_of_then(text: str, was: Quantity, by: Quantity, percent: Percent) -> bool:
    """Whether a bare figure stands between what was then and the percentage."""
    return (
        was.case is Case.ABLATIVE
        and by.case is Case.BARE
        and _is_like(was, by)
        and by.value < was.value
        and _OR_BY.fullmatch(text, by.stop, percent.start) is not None
        and len(text[was.stop : by.start].split()) <= _FEW
        and _THEN.search(text, max(0, was.start - _FAR), was.stop) is not None
    )


def _tells_difference(text: str, was: Quantity, now: Quantity, by: Quantity) -> bool:
    """Whether the last of three figures is by how much: «60 сая, энэ жил 75 сая, 15 саяар»."""
    alike = _is_like(was, now) and _is_like(now, by)
    differ = by.value == abs(was.value - now.value) > 0
    return alike and differ and is_by(text, by)


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
