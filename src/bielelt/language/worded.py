"""Figures that are written as words: «арван хоёр худгаас долоог нь», «эмч гурав, багш зургаа».

They count as those in digits do, but many such words count nothing: «нэг хүсэлт», «хоёр дахь»,
«гуравны нэг», «долоо хоног». Only who adds up or divides what a text tells asks for them.
"""

import re
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
from bielelt.language.spelt_numbers import SpeltNumber, find_spelt
from bielelt.language.stems import Case, case_of
from bielelt.language.units import case_of_ending

# What makes an ordinal, a fraction, a name or a time of such a word.
_NO_COUNT_AFTER = re.compile(
    r"\s*(?:-?\s*(?:дугаар|дүгээр|дахь|дэх|дахин|дахиа)|(?:тух|бүр|ёсны)\b|(?:сар|хоног|өдөр|өдр|жил|цаг|минут)|-\s?[^\W\d])"
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
        Percent(f.start, unit.end(), Decimal(f.value), 0, _bound(text, f.start, unit.end()), case_of(unit[0].strip()))
        for f in _figures(text)
        if not f.ending and (unit := _PERCENT.match(small(text), f.end))
    ]  # fmt: skip
    return tuple(sorted((*digits, *worded), key=lambda p: p.start)) if worded else digits


@lru_cache(maxsize=CACHED)
def in_digits(text: str) -> str:
    """Return ``text`` with its figures in words written in digits, every place where it was.

    «есөн гудамжны гурвыг нь» becomes «   9 гудамжны   3-ыг нь»: then whoever reads digits
    reads these as well, and a place in the one text is a place in the other.
    """
    for found in _figures(text):
        said = f"{found.value}-{found.ending}" if found.ending else str(found.value)
        room = found.end - found.start
        if found.value > 1 and len(said) <= room:
            text = text[: found.start] + said.rjust(room) + text[found.end :]
    return text


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
    for index, figure in enumerate(found):
        until = found[index + 1].start if index + 1 < len(found) else len(text)
        if not taken.holds(figure.start) and not _PERCENT.match(lowered, figure.end):
            quantities.append(_quantity(text, figure, until))
    return quantities


def _quantity(text: str, found: SpeltNumber, until: int) -> Quantity:
    """Return what a figure in words counts, of no words behind ``until``."""
    after = bound_after(text, found.end)
    bound, place = after or (bound_before(text, found.start), found.end)
    value = (Decimal(found.value),)
    if found.ending:
        case = case_of_ending(found.ending)
        return Quantity(found.start, found.end, place, value, bound, (), case)
    unit, nouns, case, stop = _counted(text, place, until)
    return Quantity(found.start, found.end, stop, value, bound, nouns, case, unit)


def _counted(text: str, place: int, until: int) -> tuple[str, tuple[str, ...], Case, int]:
    """Return what is counted at ``place``, of no words behind ``until``."""
    begin = max(0, place - _TAIL)
    unit, nouns, case, stop = counted_at(text[begin:until][:_LONGEST], place - begin)
    return unit, nouns, case, stop + begin


@lru_cache(maxsize=CACHED)
def _figures(text: str) -> tuple[SpeltNumber, ...]:
    """Return the figures in words, without those that count nothing."""
    return tuple(found for found in find_spelt(text) if _counts(text, found))


def _counts(text: str, found: SpeltNumber) -> bool:
    start, end = found.start, found.end
    word = small(text[start:end])
    around = small(text[max(0, start - _TAIL) : end + _TAIL])
    place = min(start, _TAIL)
    before, behind = around[:place], place + end - start
    named = text[start].isupper() and not _SENTENCE_OPENS.search(before)
    pointing = _DENOMINATOR.search(before) or _POINTING.search(before)
    if named or pointing or before.rstrip().endswith(("-", "№")):
        return False
    if word == "нэг" and not _ALONE.match(around, behind):
        return False  # «нэг хүсэлт»: some
    ordered = found.ending in ("д", "т") and _NUMBERS.match(around, behind)
    # «гурвуулаа»: all three of those that were told.
    together = found.ending.startswith(("уул", "үүл"))
    return not (
        word in _OTHER_WORDS
        or ordered
        or together
        or _PLACED.match(around, behind)
        or _NO_COUNT_AFTER.match(around, behind)
    )
