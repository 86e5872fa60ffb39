"""Figures in a row whose sum is another figure near by but for one slip of the pen.

«46,5 | 21,0 | 12,8 | 33,2 … 115,5»: they add up to 113,5. Whatever the words say, figures with
no common whole come so near to one by chance only rarely: one digit of three or more is
another, or two neighbours are exchanged. So no word is asked for, and every figure that could
be a part must be accounted for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, pairwise, product

from bielelt.language.lists import (
    OF_WHICH,
    fits,
    in_one_scale,
    is_bare_million,
    unbracketed,
)
from bielelt.language.overlaps import BOTH, ONE_OF_MANY
from bielelt.language.quantities import Quantity
from bielelt.language.stems import stem
from bielelt.language.sums import Enumeration, Form
from bielelt.language.units import COUNTERS, MONEY

_FEWEST_FIGURES, _MOST_PARTS = 3, 12
_FEWEST_DIGITS = 3
_DIGITS_OF_TWO = 4  # two figures more often come near a third
_TWO = 2
_GAP, _REACH = 45, 350
_MOST_LEFT_OUT = 2
_SMALLEST_SHARE = 40
_ROOT, _SEXES = 4, frozenset({"эмэг", "эрэг"})
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "нас"})
_SENTENCE = re.compile(r"[.!?]\s+[А-ЯӨҮЁ]|\n")
_LISTED = re.compile(r"\s*(?:нь\s*)?(?:[,;|]|ба\b|болон\b)")
# Behind these stands a part of a part, or another thing that was done with some.
_TURNS = re.compile(rf"{OF_WHICH.pattern}|\s(?:ба|бөгөөд)\s", re.IGNORECASE)
_COMPARES = re.compile(
    r"\bтус бүр(?!ээр|тг)|\bдунд(?:аж|жаар)|\bөсс?ө|\bөсч|\bбуур|\bнэмэгд|\bхорогд|\bөмнөх|\bөнгөрсөн|\bмөн үе|\bтутам|"
    r"\bдавхард|\bдавхц",
    re.IGNORECASE,
)


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether two figures of equally many digits differ by one, or by two turned round."""
    digits, others = _digits(one, other)
    if digits == others or len(digits) != len(others):
        return False
    apart = [n for n, (a, b) in enumerate(zip(digits, others, strict=True)) if a != b]
    if len(apart) == 1:
        return True
    first, last = apart[0], apart[-1]
    turned = digits[first] == others[last] and digits[last] == others[first]
    return len(apart) == _TWO and last - first == 1 and turned


def find_near_sums(text: str) -> Iterator[Enumeration]:
    """Yield each row of figures with the one figure that their sum misses by a slip."""
    figures = [
        q for q in unbracketed(text) if q.is_exact and q.unit not in _TIMES and q.value
    ]
    if len(figures) < _FEWEST_FIGURES:
        return
    taken: set[int] = set()
    rows = [[*in_one_scale(text, tuple(row))] for row in _rows(text, figures)]
    figures = [*chain.from_iterable(rows)]
    starts = [q.start for q in figures]
    for row in rows:
        for parts in _stretches(row):
            here = parts[0].start
            first, last = (bisect_left(starts, here + by) for by in (-_REACH, _REACH + 1))
            near = figures[first:last]
            total = None if here in taken else _total(text, near, parts)
            if total and not _goes_on(text, row, parts, total):
                taken.update(q.start for q in parts)
                yield Enumeration(Form.SLIP, total, parts, named=False, same=True)


def _rows(text: str, figures: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Yield the figures that stand close together in one sentence."""
    row = [*figures[:1]]
    for last, q in pairwise(figures):
        if q.start - last.stop > _GAP or _SENTENCE.search(text, last.end, q.start):
            yield row
            row = []
        row.append(q)
    yield row


_LEFT_OUT = sorted(product(range(_MOST_LEFT_OUT + 1), repeat=2), key=sum)


def _stretches(row: list[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """Yield a row without up to two figures at either end, the longer first."""
    for left, right in _LEFT_OUT:
        parts = tuple(row[left : len(row) - right])
        if _TWO <= len(parts) <= _MOST_PARTS:
            yield parts


def _goes_on(
    text: str, row: list[Quantity], parts: tuple[Quantity, ...], total: Quantity
) -> bool:
    """Whether the list goes on before or behind the parts with figures that were left out."""
    first, last = row.index(parts[0]), row.index(parts[-1])
    edges = [*pairwise(row[max(0, first - 1) : first + 1]), *pairwise(row[last : last + 2])]
    return any(
        _LISTED.match(text, one.stop) for one, other in edges if total not in (one, other)
    )


def _total(text: str, near: list[Quantity], parts: tuple[Quantity, ...]) -> Quantity | None:
    """Return the figure that the parts would give but for a slip; None if they give another."""
    others = [q for q in near if q not in parts]
    values = [q.value for q in parts]
    whole = sum(values)
    if any(q.value == whole for q in near) or _sums_up_itself(values):
        return None
    fewest = _DIGITS_OF_TWO if len(parts) == _TWO else _FEWEST_DIGITS
    totals = [
        q
        for q in others
        if max(values) < q.value <= _SMALLEST_SHARE * min(values)
        and _telling_digits(q.value) >= fewest
        and all(_is_measured_alike(part, q) for part in parts)
        and _is_in_their_unit(q, parts)
        and is_slip(Decimal(whole), q.value)
        and not _closes(values, q, others)
    ]
    if len(totals) != 1:
        return None
    (total,) = totals
    if _TURNS.search(text, parts[0].end, parts[-1].start):
        return None
    lead = text[total.stop : parts[0].start]
    if _LISTED.match(lead) and len(lead) <= _GAP and not OF_WHICH.search(lead):
        return None  # itself one of the list
    first, last = min(total.start, parts[0].start), max(total.stop, parts[-1].stop)
    if _COMPARES.search(text, first, last) or BOTH.search(text, first, last + _REACH):
        return None
    more = whole > total.value
    return None if more and _may_overlap(text, first, last, total) else total


def _may_overlap(text: str, first: int, last: int, total: Quantity) -> bool:
    """Whether one person may be in two of the parts, such as women and young people."""
    told = [m[0].casefold() for m in ONE_OF_MANY.finditer(text, first, last + _GAP)]
    kinds = {word[:_ROOT] for word in told if stem(word) not in total.nouns}
    return bool(kinds) and not kinds <= _SEXES


def _sums_up_itself(values: list[Decimal]) -> bool:
    """Whether one of the figures is the sum of those before or behind it."""
    return any(
        value in (sum(values[:n]), sum(values[n + 1 :]))
        for n, value in enumerate(values)
        if len(values) > _TWO
    )


def _closes(values: list[Decimal], total: Quantity, others: list[Quantity]) -> bool:
    """Whether some of the parts, or one figure more, give the total as it stands."""
    some = (c for n in range(_TWO, len(values)) for c in combinations(values, n))
    more = [
        q.value for q in others if q is not total and (not q.nouns or q.counts_same(total))
    ]
    return any(sum(chosen) == total.value for chosen in some) or any(
        abs(total.value - sum(values)) == value for value in more
    )


def _is_measured_alike(part: Quantity, total: Quantity) -> bool:
    units = {part.unit, total.unit} - COUNTERS - {""}
    if is_bare_million(part) or is_bare_million(total):
        return units <= MONEY
    named = part.nouns and total.nouns and not (part.unit or total.unit)
    return len(units) < _TWO and (not named or fits(part, total))


def _is_in_their_unit(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether no part is measured where the total counts things: «18 тн, … 280 өрх»."""
    measured = any(part.unit not in COUNTERS and part.unit for part in parts)
    return bool(total.unit or not total.nouns or not measured)


def _telling_digits(value: Decimal) -> int:
    """Return how many digits say something: one zero at the end may, more are a round figure."""
    digits = value.as_tuple().digits
    return len(value.normalize().as_tuple().digits) + (digits[-1] == 0)


def _digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Return both figures as whole numbers in the smallest unit that either has."""
    exponents = (value.normalize().as_tuple().exponent for value in (one, other))
    least = min(0, *(e for e in exponents if isinstance(e, int)))
    return str(int(one.scaleb(-least))), str(int(other.scaleb(-least)))
