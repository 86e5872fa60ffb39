"""What a list comes to that is all a text tells of what is asked for: «4 дүгээр сард 12, 5 дугаар сард 15 удаа».

A duty wants forty, two months or two places did twenty-seven, and no total, no rest and no other
figure of the same stands by.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from bielelt.language.each_of_them import Item, lists_of, months_of
from bielelt.language.folding import small
from bielelt.language.likeness import key
from bielelt.language.numerals import figure
from bielelt.language.quantities import Bound, Quantity
from bielelt.language.units import COUNTERS
from bielelt.language.unmet import Unmet, of_number
from bielelt.language.worded import find_counts, in_digits

_EACH = re.compile(r"\b(?:бүр\w{0,3}|тутам\w*|тутм\w*|тус\s+бүр\w*)\s+(?:\w+\s+)?$")
# A part, more to come, or more that is told without a figure.
_OF_SOME = re.compile(
    r"үүнээс|эдгээрээс|жишээ|\bзарим|үлд|бусад|гэх\s+мэт|\bзэрэг\b|дараагийн|нийт|бүгд|дүн\b|хувь|нийлээд|давуул|биелүүл"
)
_LEAST, _NEAR, _MOST = 4, 40, 10
_LEAST_PART = Fraction(1, 4)


def find_lists_below(text: str, duty: str) -> Iterator[Unmet]:
    """Yield a figure of ``duty`` that the only list of ``text`` which counts the same falls short of."""
    lowered = small(text)
    if _OF_SOME.search(lowered):
        return
    for wanted in find_counts(in_digits(duty))[:_MOST]:
        if not _is_asked(duty, wanted):
            continue
        nouns = frozenset(map(key, wanted.nouns[:1]))
        lists = {
            tuple(item.quantity.start for item in items): items
            for items in (
                *lists_of(text, wanted, nouns),
                *months_of(text, nouns, most=False),
            )
        }
        if len(lists) == 1:
            yield from _of_list(text, wanted, nouns, *lists.values())


def _is_asked(duty: str, wanted: Quantity) -> bool:
    """Whether a figure is all that is asked for, and of pieces."""
    each = _EACH.search(small(duty), max(0, wanted.start - _NEAR), wanted.start)
    pieces = wanted.unit in {"", *COUNTERS} and bool(wanted.nouns)
    least = wanted.bound in (Bound.EXACT, Bound.AT_LEAST) and wanted.value >= _LEAST
    return pieces and least and not each


def _of_list(
    text: str, wanted: Quantity, nouns: frozenset[str], items: tuple[Item, ...]
) -> Iterator[Unmet]:
    own = {item.quantity.start for item in items}
    others = (q for q in find_counts(text) if q.start not in own)
    if any(not nouns.isdisjoint(map(key, q.nouns)) for q in others):
        return
    together = Fraction(sum(item.quantity.value for item in items))
    asked = Fraction(wanted.value)
    if asked * _LEAST_PART <= together < asked:
        given = ((items[0].quantity.start, items[-1].quantity.stop),)
        how = " + ".join(figure(item.quantity.value) for item in items)
        span = (wanted.start, wanted.stop)
        yield of_number(span, given, (how, together), wanted.value, is_most=False)
