"""What part of its duty a progress says was reached: by the figure demanded, by a share.

«7 тэмдэг» of «10-аас доошгүй тэмдэг» is 70 per cent, «64 худгийн 48-ыг» 75.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bielelt.language.answers import figures_for, find_parts
from bielelt.language.demands import find_demands, is_aim, is_lacking
from bielelt.language.quantities import Bound, Percent, find_percents

_PER_CENT = Decimal(100)
_SAME = Decimal("1.5")
# Before and behind a share of something else than the work: a rest, another time, a change.
_OTHER_BEFORE = re.compile(
    r"\b(?:үлдсэн|үлдэгдэл|дутуу|өмнөх|өнгөрсөн|мөн үе|төлөвл)[^,.;]*$", re.IGNORECASE
)
_OTHER_BEHIND = re.compile(
    r"[^,.;]{0,15}\b(?:өс|буур|нэмэгд|хэмнэ|хөнгөлө|хэтр|давж|хорог)", re.IGNORECASE
)
_BEFORE = 25


@dataclass(frozen=True, slots=True)
class Reached:
    """How many per cent were reached, where that stands, and whether the duty gave the whole."""

    percent: Decimal
    start: int
    stop: int
    is_demanded: bool


def reached(text: str, duty: str) -> Reached | None:
    """Return what was reached of ``duty``; None where nothing or several things are told."""
    demanded = list(_of_demands(text, duty))
    if demanded:
        return min(demanded, key=lambda r: r.percent)
    told = list(_of_shares(text))
    if not told or max(r.percent for r in told) - min(r.percent for r in told) > _SAME:
        return None
    return told[0]


def _of_demands(text: str, duty: str) -> Iterator[Reached]:
    for demand in find_demands(duty):
        whole = demand.what
        if isinstance(whole, Percent) or not demand.is_least or whole.value <= 0:
            continue
        given = [
            q
            for q in figures_for(text, demand)
            if not isinstance(q, Percent)
            and q.bound is Bound.EXACT
            and q.unit == whole.unit
            and not is_lacking(text, q)
        ]
        if len(given) == 1:
            (one,) = given
            percent = min(_PER_CENT, _PER_CENT * one.value / whole.value)
            yield Reached(percent, one.start, one.stop, is_demanded=True)


def _of_shares(text: str) -> Iterator[Reached]:
    """Yield the parts of wholes and the percentages that say how much was done."""
    for found in find_parts(text):
        if not _is_of_other(text, found.whole.start, found.part.stop):
            yield Reached(
                found.percent, found.whole.start, found.part.stop, is_demanded=False
            )
    for percent in find_percents(text):
        exact = percent.bound is Bound.EXACT and percent.value <= _PER_CENT
        if exact and not (
            is_aim(text, percent) or _is_of_other(text, percent.start, percent.stop)
        ):
            yield Reached(percent.value, percent.start, percent.stop, is_demanded=False)


def _is_of_other(text: str, start: int, stop: int) -> bool:
    """Whether the words around a share tell of a change, a rest or another time."""
    before = _OTHER_BEFORE.search(text[max(0, start - _BEFORE) : start])
    return bool(before or _OTHER_BEHIND.match(text, stop))
