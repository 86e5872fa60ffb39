"""From one figure to another: «2-5 хувиар», «10–15 см», «3-аас 5 хүртэл», «5-10 сая төгрөг»."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from bielelt.language.counted import counted_at
from bielelt.language.dates import CACHED, find_dates
from bielelt.language.figures import TAIL, Figure, digits_in, read_figure
from bielelt.language.named_digits import (
    is_code,
    is_named_after,
    is_named_before,
    quotations,
)
from bielelt.language.spans import Spans


@dataclass(frozen=True, slots=True)
class Range:
    """A lower and an upper figure; ``text[start:end]`` are both, ``stop`` ends what they count.

    ``unit`` is «хувь» for percentages, else a unit in its one form or empty; ``nouns`` are
    the stems of what is counted.
    """

    start: int
    end: int
    stop: int
    low: Decimal
    high: Decimal
    unit: str
    nouns: tuple[str, ...]


_DASH = re.compile(r"\s?[-–—]\s?")
_ABLATIVE = re.compile(
    r"(?:\s?-?\s?|(?<=[а-яөү]))(?:аас|ээс|оос|өөс|иас|иос|гаас|наас|нээс)\s+", re.IGNORECASE
)
_FROM = re.compile(r"(?:аас|ээс)$", re.IGNORECASE)
_UNTIL = re.compile(r"\s*хүртэл\w*", re.IGNORECASE)
# «120-оос 150 болж өссөн»: a change, no range; «40-өөс 60 нь»: a share, however odd.
_CHANGES = re.compile(
    r"\s*(?:\w+\s+)?(?:бол[жсо]|өс|нэмэгд|хүр[чсэг]|ахи|дээшил|буур)|\s*нь\b|"
    r"\s*,?\s*буюу\s+(?:[^\W\d]+\s+)?\d[\d.,]*\s*(?:%|х[уү]в|дахин)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s*(?:%|х[уү]в(?:ь|и|т)\w*)", re.IGNORECASE)
_HOURS = re.compile(r"\s*цаг", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
_WIDEST_TIE = 16
_NEXT = re.compile(r"\s*(?:,|ба|болон)\s*", re.IGNORECASE)


@lru_cache(maxsize=CACHED)
def find_ranges(text: str) -> tuple[Range, ...]:
    """Return the ranges of figures of ``text`` in order; dates, phones and ordinals are none."""
    taken = Spans([(d.start, d.end) for d in find_dates(text)] + quotations(text))
    found: list[Range] = []
    for one, other in pairwise(digits_in(text)):
        if other.start() - one.end() > _WIDEST_TIE:
            continue
        done = found[-1].end if found else 0
        inside = taken.holds(one.start()) or taken.holds(other.start())
        if one.start() < done or inside or not _may_join(text, one, other):
            continue
        joined = _joined(text, read_figure(text, one), read_figure(text, other))
        if joined:
            found.append(joined)
    return _counting(text, found)


def _may_join(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether neither figure names something, as far as the words outside tell."""
    before = text[max(0, one.start() - TAIL) : one.start()]
    if is_named_before(before) or is_code(one[0]) or is_code(other[0]):
        return False
    if _TIME_OF_DAY.fullmatch(one[0]) and _HOURS.match(text, other.end()):
        return False
    return not is_named_after(text, other.end())


def _joined(text: str, one: Figure, other: Figure) -> Range | None:
    """Return the range from one figure to the other; None if nothing ties them."""
    if not one.readings or not other.readings:
        return None
    between = text[one.end : other.start]
    by_dash = _DASH.fullmatch(between) is not None
    low = one.readings[0] * (other.factor if by_dash and one.factor == 1 else 1)
    high = other.readings[0]
    if low >= high or not (by_dash or _is_from(text, one, between)):
        return None
    unit, nouns, stop = _what(text, other)
    if not by_dash and any(_CHANGES.match(text, end) for end in (other.end, stop)):
        return None
    return Range(one.start, other.end, stop, low, high, unit, nouns)


def _is_from(text: str, one: Figure, between: str) -> bool:
    """Whether the first figure stands in the ablative, its multiplier or itself."""
    if one.factor > 1:
        return between.isspace() and bool(_FROM.search(text[one.start : one.end]))
    return _ABLATIVE.fullmatch(between) is not None


def _what(text: str, other: Figure) -> tuple[str, tuple[str, ...], int]:
    """Return the unit of a range, the stems of what it counts, and where they end."""
    until = _UNTIL.match(text, other.end)
    place = until.end() if until else other.end
    percent = _PERCENT.match(text, place)
    if percent:
        return "хувь", (), percent.end()
    unit, nouns, _, stop = counted_at(text, place)
    return unit, nouns, stop


def _counting(text: str, found: list[Range]) -> tuple[Range, ...]:
    """Give «10-13, 14-17 цаг» one unit, and leave out ranges that count nothing."""
    kept: list[Range] = []
    for one in reversed(found):
        counts = bool(one.unit or one.nouns)
        after = kept[-1] if kept else None
        if not counts and after and _NEXT.fullmatch(text[one.end : after.start]):
            kept.append(replace(one, unit=after.unit, nouns=after.nouns))
        elif counts:
            kept.append(one)
    return tuple(reversed(kept))
