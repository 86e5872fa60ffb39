"""Figures that are written as words: «арван хоёр худгаас долоог нь», «эмч гурав, багш зургаа».

They count as those in digits do, but many such words count nothing: «нэг хүсэлт», «хоёр дахь»,
«гуравны нэг», «долоо хоног». Only who adds up or divides what a text tells asks for them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bielelt.language.counted import counted_at
from bielelt.language.dates import CACHED, find_dates
from bielelt.language.figures import Bound, bound_after, bound_before
from bielelt.language.folding import small
from bielelt.language.named_digits import quotations
from bielelt.language.quantities import Percent, Quantity, find_percents, find_quantities
from bielelt.language.spans import Spans
from bielelt.language.stems import Case, case_of
from bielelt.language.units import case_of_ending

# The stems of each figure: as it stands alone, before a noun, and before an ending.
_ONES = {
    "нэг": 1, "хоёр": 2, "гурав": 3, "гурван": 3, "гурв": 3, "дөрөв": 4, "дөрвөн": 4, "дөрв": 4,
    "тав": 5, "таван": 5, "зургаа": 6, "зургаан": 6, "долоо": 7, "долоон": 7, "найм": 8,
    "найман": 8, "ес": 9, "есөн": 9,
}  # fmt: skip
_TENS = {
    "арав": 10, "арван": 10, "арв": 10, "хорь": 20, "хорин": 20, "хор": 20, "гуч": 30,
    "гучин": 30, "дөч": 40, "дөчин": 40, "тавь": 50, "тавин": 50, "жар": 60, "жаран": 60,
    "далан": 70, "ная": 80, "наян": 80, "ерэн": 90,
}  # fmt: skip
_BEFORE_ONES = (
    "арван",
    "хорин",
    "гучин",
    "дөчин",
    "тавин",
    "жаран",
    "далан",
    "наян",
    "ерэн",
)
_ENDING = r"(?:ыг|ийг|г|[дт]|г?[аэоө]{2}[ср]|иос|г?(?:ын|ийн))"
_HUNDRED, _THOUSAND = 100, 1_000


def _any(words: "dict[str, int] | tuple[str, ...]") -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_UP_TO_99 = (
    rf"(?:(?:{'|'.join(_BEFORE_ONES)})\s+(?:{_any(_ONES)})|{_any(_TENS)}|{_any(_ONES)})"
)
_HUNDREDS = rf"(?:(?:{_any(_ONES)})\s+)?зуун?"
_ROOTS = (
    "нэг", "хоёр", "гур", "дөр", "тав", "зургаа", "долоо", "найм", "ес", "арав", "арв", "хори",
    "хорь", "гуч", "дөч", "жар", "далан", "ная", "ерэн", "зуу",
)  # fmt: skip
_FIGURE = re.compile(
    rf"\b(?={'|'.join(_ROOTS)})(?:(?:(?P<thousands>{_UP_TO_99}|{_HUNDREDS})\s+мянган?\b(?:\s+|(?=\W)|$))?"
    rf"(?:(?P<hundreds>{_HUNDREDS})(?:\s+(?=(?:{_any(_ONES)}|{_any(_TENS)})\b))?)?"
    rf"(?P<rest>{_UP_TO_99})?)(?<=[^\W\d])(?P<ending>{_ENDING})?(?![^\W\d])"
)  # of small letters
# What makes an ordinal, a fraction, a name or a time of such a word.
_NO_COUNT_AFTER = re.compile(
    r"\s*(?:-?\s*(?:дугаар|дүгээр|дахь|дэх|дахин|дахиа)|(?:тух|бүр|ёсны)\b|(?:сар|хоног|өдөр|өдр|жил|цаг|минут|удаа)|-\s?[^\W\d])"
)
_DENOMINATOR = re.compile(
    r"(?:хоёр|гурав|гурв|дөрөв|дөрв|тав|зургаа|долоо|найм|ес|арав|хори|зуу)н?(?:ы|ий|ын|ийн)\s+$"
)
_OTHER_WORDS = frozenset({"далан", "хор", "арв", "гурв", "дөрв", "хорд", "ард"})
# «энэ хоёрын тушаасан», «эхний гурван байр»: which ones, not how many.
_POINTING = re.compile(r"\b(?:энэ|эдгээр|тэр|эхний|сүүлийн)\s+$")
# «Нэгд, …. Хоёрт, …»: they number what is said.
_NUMBERS = re.compile(r"\s*[,:]")
_PLACED = re.compile(r"\s+(?:дээр|доор|дотор|хооронд|тийш|талд|талын|талаас|талаар)\b")
_ALONE = re.compile(r"\s*(?:нь\b|[,;.)]|$|ба\b|болон\b)")
_PERCENT = re.compile(r"\s+хув(?:ь|и|т|ийн)[^\W\d]*")
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?:\n])\s*$")
_TAIL, _LONGEST = 24, 300


@lru_cache(maxsize=CACHED)
def find_counts(text: str) -> tuple[Quantity, ...]:
    """Return the counted quantities of ``text`` in order, those in words among them."""
    digits = find_quantities(text)
    worded = _worded(text)
    if not worded:
        return digits
    taken = Spans((q.start, q.end) for q in digits)
    worded = [q for q in worded if not taken.holds(q.start)]
    starts = [q.start for q in worded]
    own = [_cut(text, q, starts) for q in digits]
    return tuple(sorted((*own, *worded), key=lambda q: q.start))


@lru_cache(maxsize=CACHED)
def find_shares_of_hundred(text: str) -> tuple[Percent, ...]:
    """Return the percentages of ``text`` in order, those in words among them."""
    digits = tuple(find_percents(text))
    if "хув" not in small(text):
        return digits
    worded = [
        Percent(start, unit.end(), Decimal(value), 0, _bound(text, start, unit.end()), case_of(unit[0].strip()))
        for start, end, value, ending in _figures(text)
        if not ending and (unit := _PERCENT.match(small(text), end))
    ]  # fmt: skip
    return tuple(sorted((*digits, *worded), key=lambda p: p.start)) if worded else digits


def _bound(text: str, start: int, stop: int) -> Bound:
    after = bound_after(text, stop)
    return after[0] if after else bound_before(text, start)


def _cut(text: str, q: Quantity, starts: list[int]) -> Quantity:
    """Return a figure in digits whose noun phrase ends before the next figure in words."""
    begins = next((s for s in starts if q.end <= s < q.stop), None)
    if begins is None:
        return q
    unit, nouns, case, stop = _counted(text, q.end, begins)
    return replace(q, unit=unit, nouns=nouns, case=case, stop=stop)


def _worded(text: str) -> list[Quantity]:
    found = _figures(text)
    if not found:
        return []
    lowered = small(text)
    taken = Spans([(d.start, d.end) for d in find_dates(text)] + quotations(text))
    quantities: list[Quantity] = []
    for index, (start, end, value, ending) in enumerate(found):
        following = found[index + 1][0] if index + 1 < len(found) else len(text)
        if taken.holds(start) or _PERCENT.match(lowered, end):
            continue
        quantities.append(_quantity(text, start, end, (value, ending, following)))
    return quantities


def _quantity(text: str, start: int, end: int, told: tuple[int, str, int]) -> Quantity:
    """Return a figure of ``told``: its value, its ending, and where the next one begins."""
    value, ending, following = told
    after = bound_after(text, end)
    bound, place = after or (bound_before(text, start), end)
    if ending:
        return Quantity(
            start, end, place, (Decimal(value),), bound, (), case_of_ending(ending)
        )
    unit, nouns, case, stop = _counted(text, place, following)
    return Quantity(start, end, stop, (Decimal(value),), bound, nouns, case, unit)


def _counted(text: str, place: int, until: int) -> tuple[str, tuple[str, ...], Case, int]:
    """Return what is counted at ``place``, of no words behind ``until``."""
    begin = max(0, place - _TAIL)
    unit, nouns, case, stop = counted_at(text[begin:until][:_LONGEST], place - begin)
    return unit, nouns, case, stop + begin


_Read = tuple[int, int, int, str]
"""Where a figure in words begins and ends, its value and its ending."""


@lru_cache(maxsize=CACHED)
def _figures(text: str) -> tuple[_Read, ...]:
    """Return where each figure in words begins and ends, its value and its ending."""
    lowered = small(text)
    if not any(root in lowered for root in _ROOTS):
        return ()
    return tuple(_read_figures(text, lowered))


def _read_figures(text: str, lowered: str) -> Iterator[_Read]:
    for match in _FIGURE.finditer(lowered):
        start, end = match.span()
        if not match[0] or _NO_COUNT_AFTER.match(lowered, end):
            continue
        before = lowered[max(0, start - _TAIL) : start]
        named = text[start].isupper() and not _SENTENCE_OPENS.search(before)
        pointing = _DENOMINATOR.search(before) or _POINTING.search(before)
        if named or pointing or before.rstrip().endswith(("-", "№")):
            continue
        ending = match["ending"] or ""
        if match[0] == "нэг" and not _ALONE.match(lowered, end):
            continue  # «нэг хүсэлт»: some
        if match[0] in _OTHER_WORDS or _PLACED.match(lowered, end):
            continue
        if ending in ("д", "т") and _NUMBERS.match(lowered, end):
            continue
        value = _value(match)
        if value:
            yield start, end, value, ending


def _value(match: re.Match[str]) -> int:
    thousands = _below_thousand(match["thousands"]) * _THOUSAND
    return thousands + _below_thousand(match["hundreds"]) + _below_thousand(match["rest"])


def _below_thousand(said: str | None) -> int:
    """Return the value of «хорин гурав» or «хоёр зуун»."""
    value = 0
    for word in (said or "").split():
        if word in ("зуу", "зуун"):
            value = (value or 1) * _HUNDRED
        else:
            value += _ONES.get(word) or _TENS[word]
    return value
