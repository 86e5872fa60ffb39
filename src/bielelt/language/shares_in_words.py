"""Shares and changes told in words: «48 өрхийн тал хувь буюу 24», «640-өөс 960 болж хоёр дахин»."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bielelt.language.folding import small
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case


@dataclass(frozen=True, slots=True)
class ShareInWords:
    """A part, its whole, and what fraction of it ``text[start:stop]`` says that it is."""

    whole: Quantity
    part: Quantity
    fraction: Fraction
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Multiple:
    """A figure before and after, and how many times more or less it became."""

    before: Quantity
    after: Quantity
    times: Decimal
    rose: bool
    start: int
    stop: int


_NUMERATORS = (
    "нэг", "хоёр", "гурав", "дөрөв", "тав", "зургаа", "долоо", "найм", "ес",
)  # fmt: skip
_DENOMINATORS = (
    "хоёрны", "гуравны", "дөрөвний", "тавны", "зургааны", "долооны", "наймны", "есний", "аравны",
)  # fmt: skip
_SAY_FRACTION = ("тал", "хагас", *_DENOMINATORS)
_FRACTION = re.compile(
    rf"\b(?:(?P<half>тал(?=\s+(?:хувь|нь|буюу|хэсэг))(?:\s+хувь)?|тэн\s+хагас|яг\s+тал|хагас(?=\s+(?:нь|буюу)))|"
    rf"(?P<den>{'|'.join(_DENOMINATORS)})\s+(?P<num>{'|'.join(_NUMERATORS)}))\b(?:\s+хэсэг)?",
    re.IGNORECASE,
)
_OR = r"(?:(?:\s*-?[^\W\d]{0,3}\s*нь)?\s*,?\s*буюу|\s+болох)\s+"
_BEHIND = re.compile(_OR, re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?P<times>хоёр|гурав|дөрөв|тав|\d+(?:[.,]\d)?)\s+дахин\s+(?:\w+\s+)?"
    r"(?:(?P<rise>өс|нэмэгд|ахи[жсвул]|дээшил|их[эс])|(?P<fall>буур|хорогд|багас|цөөр|хямдар))\w*",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:орчим|гаруй|шахам|шахуу|илүү|бараг|даруй|ойролцоо\w*|барагцаа\w*|дөхсөн|дөхөж)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"[^\W\d](?:ийн|ын|ний|ны|аас|ээс|оос|өөс)\s+$", re.IGNORECASE)
_WAS = re.compile(r"\bбай(?:сан|сныг|снаа|лаа)\b|\bбайв\b", re.IGNORECASE)
_TAIL = 40


def find_shares_in_words(text: str) -> Iterator[ShareInWords]:
    """Yield «W-ийн гуравны нэг буюу P» and «W-аас P буюу гуравны нэг»."""
    lowered = small(text)
    if not any(word in lowered for word in _SAY_FRACTION):
        return
    told = list(_FRACTION.finditer(text))
    if not told:
        return
    quantities, spans = find_quantities(text), list(sentence_spans(text))
    starts = [q.start for q in quantities]
    for match in told:
        begin, end = _around(spans, match.start())
        within = quantities[bisect_left(starts, begin) : bisect_left(starts, end)]
        here = [q for q in within if q.is_exact]
        behind = [
            q
            for q in here
            if q.start >= match.end() and _BEHIND.fullmatch(text, match.end(), q.start)
        ]
        ahead = [
            q
            for q in here
            if q.stop <= match.start() and _BEHIND.fullmatch(text, q.stop, match.start())
        ]
        part = next(iter((*behind, *ahead)), None)
        if part is None or _ROUGHLY.search(
            text, max(begin, match.start() - _TAIL), min(part.stop + _TAIL, end)
        ):
            continue
        wholes = [
            q
            for q in here
            if q.end <= min(match.start(), part.start)
            and (
                q.case in (Case.GENITIVE, Case.ABLATIVE)
                or _OWNS.search(text, q.end, match.start())
            )
            and q.unit == part.unit
            and q.value > part.value
        ]
        if wholes:
            yield ShareInWords(wholes[-1], part, _value(match), match.start(), match.end())


def _value(match: re.Match[str]) -> Fraction:
    if match["half"]:
        return Fraction(1, 2)
    numerator = _NUMERATORS.index(match["num"].casefold()) + 1
    return Fraction(numerator, _DENOMINATORS.index(match["den"].casefold()) + 2)


def find_multiples(text: str) -> Iterator[Multiple]:
    """Yield each «хоёр дахин өссөн» with the two figures of its sentence, if there are two."""
    told = list(_TIMES.finditer(text)) if "дахин" in small(text) else []
    if not told:
        return
    quantities, spans = find_quantities(text), list(sentence_spans(text))
    starts = [q.start for q in quantities]
    for match in told:
        begin, _ = _around(spans, match.start())
        within = quantities[bisect_left(starts, begin) : bisect_left(starts, match.start())]
        here = [q for q in within if q.stop <= match.start()]
        if len(here) < 2 or _ROUGHLY.search(  # noqa: PLR2004
            text, here[-1].stop, match.end()
        ):
            continue
        before, after = here[-2:]
        alike = [q for q in here if _is_like(q, after)]
        was = before.case is Case.ABLATIVE or _WAS.search(text, before.end, after.start)
        if alike == [before, after] and was and before.is_exact and after.is_exact:
            yield Multiple(
                before,
                after,
                _times(match),
                bool(match["rise"]),
                match.start(),
                match.end(),
            )


def _times(match: re.Match[str]) -> Decimal:
    word = match["times"].casefold()
    if word in _NUMERATORS:
        return Decimal(_NUMERATORS.index(word) + 1)
    return Decimal(word.replace(",", "."))


def _is_like(one: Quantity, other: Quantity) -> bool:
    """Whether both figures may count the same."""
    bare = not one.nouns or not other.nouns
    return one.unit == other.unit and (bare or one.counts_same(other))


def _around(spans: list[tuple[int, int]], place: int) -> tuple[int, int]:
    """Return the sentence around ``place``."""
    return spans[max(0, bisect_right(spans, (place, place)) - 1)]
