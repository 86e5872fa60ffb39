"""Numbers in words: «наян дөрвөн сая зургаан зуун мянган», «хорин найман», «гурвыг».

Offices write a small number in words, and an amount of money in both, the words in brackets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bielelt.language.folding import small
from bielelt.language.numerals import BEFORE_NOUN, values
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.stems import stem
from bielelt.language.units import unit_of

# The form that stands alone, and what the forms with an ending share.
_ONES = {
    "нэг": 1, "хоёр": 2, "гурав": 3, "гурв": 3, "дөрөв": 4, "дөрв": 4, "тав": 5, "зургаа": 6, "долоо": 7, "найм": 8, "ес": 9,
}  # fmt: skip
_TENS = {
    "арав": 10, "арв": 10, "хорь": 20, "хори": 20, "хор": 20, "гуч": 30, "дөч": 40, "тавь": 50, "тави": 50, "жар": 60, "дал": 70,
    "ная": 80, "ер": 90,
}  # fmt: skip
_SCALES = {
    "зуу": 100, "зуун": 100, "мянга": 1_000, "мянган": 1_000, "мянг": 1_000, "сая": 1_000_000, "тэрбум": 1_000_000_000,
}  # fmt: skip
_ENDING = re.compile(
    r"(?:ыг|ийг|ын|ийн|аас|ээс|оос|өөс|аар|ээр|оор|өөр|т|д|ад|өд|тай|тэй|той|г|иос|гийн|гаас|гаар|уул|үүл|уулаа|үүлээ)"
)
# Short words of another meaning, unless something follows that is a number, too.
_OTHER_WORDS = frozenset({"ер", "дал", "жар", "хор", "гуч", "ес", *_SCALES})
_ONE = 1
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\n-]{1,2}")
# «гуравдугаар», «хоёр дахь», «нэг удаа» tells which; «хоёр гурван» tells about how many.
_ORDINAL = re.compile(r"\s*-?\s*(?:дугаар|дүгээр|дахь|дэх|дахин)", re.IGNORECASE)
# How the words of numbers begin: no other word is looked at.
# The first letter stands before what looks back behind it: the engine skips to it.
_BEGINNINGS = (
    "нэг", "хоёр", "гурв", "гура", "дөрв", "дөрө", "тав", "зургаа", "долоо", "найм", "ес", "арв", "ара", "хор", "гуч", "дөч", "жар",
    "дал", "ная", "ер", "зуу", "мянг", "сая", "тэрбум",
)  # fmt: skip
_BEGUN = "|".join(rf"(?<={word[0]}){word[1:]}" for word in _BEGINNINGS)
_FIRST = "".join({word[0] for word in _BEGINNINGS})
_MAY_BE = re.compile(rf"[{_FIRST}](?<![^\W_].)(?:{_BEGUN})[^\W\d_]*")  # of small letters
_BRACKETS = re.compile(r"\s*[(/]\s*(?P<words>[^()/\d]{3,160}?)\s*[)/]")
_THAT_IS = re.compile(
    r"\s*,?\s*буюу\s+(?P<words>[^\W\d_]+(?:\s+[^\W\d_]+){0,9}?)(?=\s*[.,;)]|\s+[^\W\d_]+(?:с[аэоө]н|[жч]|х)\b)",
    re.IGNORECASE,
)
_BEHIND_WORDS = re.compile(
    r"\s*[(/]\s*(?P<digits>\d[\d\s.,'’]*\d|\d)\s*(?:[^\W\d_]+\s*){0,2}[)/]"
)
_MARKS = ("(", "/", "буюу")
_SIZE = 20  # times one may be the other by a slip
_ROUNDING = Decimal("0.002")  # 37.5 million for 37 482 000


@dataclass(frozen=True, slots=True)
class SpeltNumber:
    """A number in words: ``text[start:end]``; ``ending`` is that of its last word, if any."""

    start: int
    end: int
    value: int
    ending: str = ""


@dataclass(frozen=True, slots=True)
class ToldInBoth:
    """A number in figures and in words, one of them in brackets behind the other."""

    start: int
    end: int
    figures: Decimal
    words: int
    is_same: bool


def find_spelt(text: str) -> Iterator[SpeltNumber]:
    """Yield the numbers in words of ``text`` in order; ordinals and «two or three» are none."""
    return iter(_spelt(text))


@lru_cache(
    maxsize=512
)  # figures in words are looked for to count, and beside those in digits
def _spelt(text: str) -> tuple[SpeltNumber, ...]:
    return tuple(_read_spelt(text))


def _read_spelt(text: str) -> Iterator[SpeltNumber]:
    run: list[re.Match[str]] = []
    for match in _MAY_BE.finditer(small(text)):
        if run and not _GAP.fullmatch(text, run[-1].end(), match.start()):
            yield from _number(text, run)
            run = []
        worth = _worth(match[0])
        if worth:
            run.append(match)
        if run and (not worth or worth.ending):  # «арваас долоог» are two
            yield from _number(text, run)
            run = []
    yield from _number(text, run)


def told_in_both(text: str) -> Iterator[ToldInBoth]:
    """Yield each number that is told in figures and in words, as contracts do: «12 (арван хоёр)»."""
    if not any(mark in text for mark in _MARKS):
        return
    for q in find_quantities(text):
        for place in sorted({q.end, q.stop}):
            match = _BRACKETS.match(text, place) or _THAT_IS.match(text, place)
            words = _whole_number(match["words"], text[q.end : q.stop]) if match else None
            if match and words is not None and _may_be_meant(q, words):
                same = any(_is_rounded(text[q.start : q.end], r, words) for r in q.readings)
                yield ToldInBoth(q.start, match.end(), q.value, words, same)
                break
    for found in find_spelt(text):
        behind = _BEHIND_WORDS.match(text, found.end)
        readings = values(behind["digits"]) if behind else ()
        if behind and readings:
            same = found.value in readings
            yield ToldInBoth(found.start, behind.end(), readings[0], found.value, same)


def _may_be_meant(q: Quantity, words: int) -> bool:
    """Whether figure and words are of one size: «7.3 буюу тавин сая» sums up a list."""
    return any(words <= _SIZE * reading <= _SIZE**2 * words for reading in q.readings)


def _whole_number(text: str, counted: str) -> int | None:
    """Return what ``text`` is in figures if it is a number in words, else None.

    What stands behind it has to be what the figure counts, for «45 иргэн (гурван баг)» is two.
    """
    found = list(find_spelt(text))
    if len(found) != 1 or text[: found[0].start].strip():
        return None
    units, others = (
        {unit_of(word) or stem(word) for word in _WORD.findall(part)}
        for part in (text[found[0].end :], counted)
    )
    return found[0].value if units <= others | {"төгрөг"} else None


def _is_rounded(figure: str, value: Decimal, words: int) -> bool:
    """Whether a figure is the number in words, or that in millions with a decimal."""
    near = _ROUNDING if _WORD.search(figure) else 0
    return abs(value - words) <= near * words


def _number(text: str, run: list[re.Match[str]]) -> Iterator[SpeltNumber]:
    if not run or _ORDINAL.match(text, run[-1].end()):
        return
    words = [match[0] for match in run]
    if len(words) == 1 and words[0] in _OTHER_WORDS:
        return
    before = text[: run[0].start()].rstrip()[-1:]
    value = None if before.isdigit() else _value(words)
    if value is not None:
        last = _worth(words[-1])
        ending = last.ending if last else ""
        yield SpeltNumber(run[0].start(), run[-1].end(), value, ending)


def _value(words: list[str]) -> int | None:
    """Return the value of words in the order of a number, None if they are not in it."""
    total = part = 0
    largest, last = 10**12, 10**12
    for word in words:
        worth = _worth(word)
        if worth is None:
            return None
        value, is_scale = worth.value, worth.is_scale
        if is_scale and value > _SCALES["зуу"]:
            if value >= largest:
                return None
            total += (part or 1) * value
            part, largest, last = 0, value, 10**12
        elif is_scale:
            if part >= value:
                return None
            part, last = (part or 1) * value, value
        else:
            # Tens stand behind hundreds and before ones; nothing twice.
            size = 10 if value >= _TENS["арав"] else 1
            if size >= last:
                return None
            part, last = part + value, size
    return total + part


@dataclass(frozen=True, slots=True)
class _Worth:
    """What a word of a number says; ``is_scale`` if it multiplies what stands before."""

    value: int
    is_scale: bool = False
    ending: str = ""


@lru_cache(maxsize=20_000)
def _worth(word: str) -> _Worth | None:
    if word in _SCALES:
        return _Worth(_SCALES[word], is_scale=True)
    if word in BEFORE_NOUN:
        return _Worth(BEFORE_NOUN[word])
    for known in (_ONES, _TENS, _SCALES):
        for form, value in known.items():
            if word.startswith(form) and (
                word == form or _ENDING.fullmatch(word, len(form))
            ):
                return _Worth(value, known is _SCALES, word[len(form) :])
    return None
