"""What is left of a whole, wherever the whole stands: «271 өрх орсон … 402 өрхийн … ороогүй 141».

The figure that is left is marked: «үлдсэн», «хүлээгдэж буй», a denied verb, or, for what is
measured, a store that holds it. All must be counted in one noun or one unit and stand in
three sentences, so that whoever judges them can ask for a narrow miss.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bielelt.language.folding import small
from bielelt.language.lists import unbracketed
from bielelt.language.quantities import Quantity
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, stem
from bielelt.language.sums import Enumeration, Form
from bielelt.language.units import COUNTERS

_LEFT_WORDS = (
    r"үлдсэн|үлдэж\s+(?:байгаа|буй)|үлдээд\s+байгаа|үлдэх|үлдэгдэл|цаана\s+нь|"
    r"дутуу|хэмнэгдсэн|хэмнэсэн|хүлээгдэж\s+(?:байгаа|буй)"
)
_DENIED = r"\w{2,}(?:[аэоөи][аэоө]|с[аэоө]н)гүй"
_LEFT = re.compile(rf"\b(?:{_LEFT_WORDS})(?:\s+нь)?\s*:?\s*$", re.IGNORECASE)
LEFT_BEFORE = re.compile(rf"\b(?:{_LEFT_WORDS}|бусад)(?:\s+нь)?\s*:?\s*$", re.IGNORECASE)
"""What stands before a figure that is left over."""

LEFT_AFTER = re.compile(
    r"(?:\s+\w+){0,2}?(?:\s+нь)?\s+(?:үлдсэн|үлдэгдэл(?:тэй)?|үлдээ\w*|үлдэв|үлдлээ|үлдэж|"
    r"хэмнэ\w+)\b",
    re.IGNORECASE,
)
"""What stands behind one."""

_DENIED_BEFORE = re.compile(rf"\b{_DENIED}\s+(?:[^\W\d]+\s+)?$", re.IGNORECASE)
_DENIED_AFTER = re.compile(rf"(?:\s+[^\W\d]+){{0,3}}?\s+(?:{_DENIED})\b", re.IGNORECASE)
_KEPT = re.compile(
    r"(?:\s+[^\W\d]+){0,3}?\s+(?:нөөцтэй|хадгалагд\w+|хэвээр|байна|байгаа|бий)\b",
    re.IGNORECASE,
)
# What every mark of a figure that is left, or kept, has.
_MARKS = (
    "үлд", "хэмнэ", "цаана", "дутуу", "хүлээгдэж", "гүй", "нөөцтэй", "хадгалагд", "хэвээр", "байна", "байгаа", "бий",
)  # fmt: skip
_COMPARES = re.compile(
    r"давхард|тус бүр|бүрт\b|бүрд\b|дундаж|\bөсс?ө|\bөсч|буурсан|буурч|нэмэгд|өмнөх|урьд|"
    r"өнгөрсөн|мөн үе|харьцуул|тутам|хоёул|аль аль|нэмж|нэмэлт",
    re.IGNORECASE,
)
_WHOLE_CASES = (Case.ACCUSATIVE, Case.ABLATIVE, Case.GENITIVE)
_ENDS = re.compile(r"[.;]\s")
_OF_IT = re.compile(r"\s+нь\b")
_TAIL = 48
_REACH = 700
_SENTENCES = 2
_MOST_PARTS = 5
_LEAST = 10
_ALL = 3
_TWO = 2
_WORD = re.compile(r"[^\W\d_]+")


def find_remainders(text: str) -> Iterator[Enumeration]:
    """Yield a whole, what was taken from it, and what is left, in this order."""
    figures = unbracketed(text)
    if len(figures) < _ALL or not any(map(small(text).__contains__, _MARKS)):
        return
    yield from _of_bare(text, figures)
    starts = [q.start for q in figures]
    sentences = list(sentence_spans(text))
    opens = [start for start, _ in sentences]
    for left in figures:
        if not left.nouns or not left.is_exact or not _may_be_left(text, left):
            continue
        number = max(0, bisect_right(opens, left.start) - 1)
        begin = max(opens[max(0, number - _SENTENCES)], left.start - _REACH)
        end = sentences[number][1]
        near = figures[bisect_left(starts, begin) : bisect_left(starts, end)]
        found = _taken(text, left, near)
        first = min((q.start for q in found), default=left.start)
        told = opens[max(0, bisect_right(opens, first) - 1)]
        if found and not _COMPARES.search(text, max(begin, told), end):
            whole, *parts = found
            used = {q.start for q in found}
            others = tuple(q for q in near if q.start not in used)
            yield Enumeration(
                Form.LEFT, whole, tuple(parts), named=False, same=True, others=others
            )


def _of_bare(text: str, figures: Sequence[Quantity]) -> Iterator[Enumeration]:
    """Yield «27-г нь солихоор болж, 19-ийг нь солиод 6 нь үлдсэн»: no noun, one of the other."""
    for whole, part, left in zip(figures[:-2], figures[1:-1], figures[2:], strict=True):
        between = text[whole.end : left.start]
        if (
            not any(q.nouns or q.unit or not q.is_exact for q in (whole, part, left))
            and whole.case in _WHOLE_CASES
            and part.case is Case.ACCUSATIVE
            and _OF_IT.match(text, left.end)
            and LEFT_AFTER.match(text, left.end)
            and whole.value >= _LEAST
            and max(part.value, left.value) < whole.value
            and not _ENDS.search(between)
            and not _COMPARES.search(between)
        ):
            yield Enumeration(Form.LEFT, whole, (part, left), named=False, same=True)


def _taken(text: str, left: Quantity, near: Sequence[Quantity]) -> list[Quantity]:
    """Return the whole and its parts if ``left`` is the rest of it, else nothing."""
    same = [q for q in near if _counts_alike(text, q, left)]
    if not all(q.is_exact and not q.repeated for q in same):
        return []
    whole = max(same, key=lambda q: q.value)
    if len(same) > _ALL:  # what stands before the whole made it up
        same = [q for q in same if q.start >= whole.start]
    parts = [q for q in same if q.value < whole.value]
    if left not in parts or whole.value < _LEAST or not _TWO <= len(parts) <= _MOST_PARTS:
        return []
    measured = bool(left.unit) and left.unit not in COUNTERS
    if _is_marked(text, left):
        sure = len(parts) == _TWO or (measured and whole is same[0])
    else:
        kept = measured and _KEPT.match(text, left.end) is not None
        sure = kept and len(parts) == _TWO and whole is same[0] and left is same[-1]
    return [whole, *parts] if sure else []


def _may_be_left(text: str, q: Quantity) -> bool:
    """Whether words beside a figure say that it is what is left, or is kept."""
    return _KEPT.match(text, q.end) is not None or _is_marked(text, q)


def _counts_alike(text: str, q: Quantity, left: Quantity) -> bool:
    """Whether both are measured in one unit, or count one noun; a bare «274-ийг» does so, too."""
    if left.unit and left.unit not in COUNTERS:
        return q.unit == left.unit
    of_it = q.case is not Case.BARE or _OF_IT.match(text, q.end)
    bare = bool(not q.nouns and not q.unit and of_it and q.start < left.start)
    return bare or not named(text, q).isdisjoint(named(text, left))


def rests_before(text: str, place: int) -> Iterator[Decimal]:
    """Yield what pairs before ``place`` leave together: «58 хүүхдийн 57 нь, … 61 хүүхдийн 60 нь».

    The nearest pair first, then with the one before it, and so on.
    """
    near = [q for q in unbracketed(text) if place - _REACH < q.start < place and q.is_exact]
    left = Decimal(0)
    while len(near) >= _TWO:
        whole, part = near[-_TWO:]
        if whole.case not in (Case.ABLATIVE, Case.GENITIVE) or part.value > whole.value:
            return
        left += whole.value - part.value
        near = near[:-_TWO]
        yield left


def named(text: str, q: Quantity) -> frozenset[str]:
    """Return what a figure counts and whose it is: «356 өрхийн зураг» names both."""
    words = _WORD.findall(text, q.end, q.stop)
    return frozenset((*q.nouns, *map(stem, words)))


def _is_marked(text: str, q: Quantity) -> bool:
    before = text[max(0, q.start - _TAIL) : q.start]
    return bool(
        _LEFT.search(before)
        or _DENIED_BEFORE.search(before)
        or any(
            pattern.match(text, place)
            for pattern in (LEFT_AFTER, _DENIED_AFTER)
            for place in (q.end, q.stop)
        )
    )
