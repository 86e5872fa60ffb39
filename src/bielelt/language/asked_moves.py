"""To what part, or to what number, something has to fall or rise, and what it became.

«Осолд гарсан зөрчлийг тэн хагас болгон цөөлөх» and «өмнөх онд 40 байсан бол энэ онд 31 болов»;
«өрийг гуравны нэгээр бууруулах»; «хэрүүлийн тоог 5 болтол цөөрүүлэх».
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bielelt.language.asked_changes import find_pairs
from bielelt.language.asked_shares import FRACTION, fraction_of
from bielelt.language.folding import small
from bielelt.language.numerals import figure
from bielelt.language.unmet import Unmet, of_number, of_share
from bielelt.language.worded import find_counts, in_digits

_FALLS = r"(?:бууруул|багасга|цөөрүүл|цөөл|хорогдуул|доошлуул|танах|хасах)"
_RISES = r"(?:нэмэгдүүл|өсгө|ахиул|олшруул|дээшлүүл|нэмэх)"
_BEHIND = re.compile(
    rf"(?P<by>[аэоө]{{2}}р)?(?P<to>\s+(?:болгон|болгож|болтол|хүртэл|хүргэж|хүргэн))?\s+(?:\w+\s+)?(?:(?P<falls>{_FALLS})|(?P<rises>{_RISES}))"
)
_HALF = re.compile(
    rf"\b(?P<half>(?:тэн\s+)?хагас(?P<by>аар|лан)?|тал(?:\s+хув[ьи]\w*|аар)?|хагас\s+дахин|тэхий\s+хагас)(?P<to>\s+(?:болгон|болгож|болтол|хүртэл|хүргэж|дахин))?\s+(?:\w+\s+)?(?:(?P<falls>{_FALLS})|(?P<rises>{_RISES}))"
)
_TO_NUMBER = re.compile(
    rf"(?<![\d.,/-])(?P<n>\d{{1,6}})(?:\s+(?!хув)[^\W\d_]{{2,12}})?(?:\s?-?\s?[дт])?\s*(?:болтол|болгон|болгож|хүртэл|хүргэж|хүргэн)\s+(?:\w+\s+)?{_FALLS}"
)
_LEVEL = re.compile(
    r"(?<![\d.,/-])(?P<n>\d{1,6})(?:\s?-?\s?[дт])?(?:\s+[^\W\d_]+)?\s+(?:болж|болтлоо|болов|болсон|хүрч|хүртэл|хүртлээ|хүрсэн|хүрлээ)(?:\s+\w+)?(?:\s+(?:буур|цөөр|багас|хорогд)\w*)"
)


@dataclass(frozen=True, slots=True)
class AskedMove:
    """What ``duty[start:end]`` wants something to become of what it was; ``rises`` if more."""

    start: int
    end: int
    share: Fraction
    rises: bool


def find_moves_missed(text: str, duty: str) -> Iterator[Unmet]:
    """Yield the falls and rises of ``duty`` that the figures of ``text`` do not reach."""
    lowered = small(duty)
    if not re.search(_FALLS, lowered) and not re.search(_RISES, lowered):
        return
    for asked in _asked(lowered):
        for was, now in find_pairs(text, duty):
            share = Fraction(now.value) / Fraction(was.value) if was.value else Fraction(0)
            missed = share < asked.share if asked.rises else share > asked.share
            if was.value and missed:
                given = ((min(was.start, now.start), max(was.stop, now.stop)),)
                how = f"{figure(now.value)} / {figure(was.value)}"
                wanted = (asked.start, asked.end)
                yield of_share(
                    wanted, given, (how, share), asked.share, is_most=not asked.rises
                )
    yield from _to_number(text, duty)


def _asked(lowered: str) -> Iterator[AskedMove]:
    for match in _HALF.finditer(lowered) if "хагас" in lowered or "тал" in lowered else ():
        share = Fraction(1, 2) if match["falls"] else Fraction(3, 2)
        yield AskedMove(*match.span(), share, bool(match["rises"]))
    for match in FRACTION.finditer(lowered):
        behind = _BEHIND.match(lowered, match.end())
        said = match[0].endswith(("аар", "ээр", "оор", "өөр"))
        if match["half"] or behind is None:
            continue
        part, rises = fraction_of(match), bool(behind["rises"])
        if behind["to"]:
            share = part
        elif behind["by"] or said:
            share = 1 + part if rises else 1 - part
        else:
            continue
        yield AskedMove(match.start(), behind.end(), share, rises)


def _to_number(text: str, duty: str) -> Iterator[Unmet]:
    """Yield «5 болтол цөөрүүлэх» that became more than that."""
    spelt, told = small(in_digits(duty)), small(in_digits(text))
    for match in _TO_NUMBER.finditer(spelt):
        pairs = find_pairs(text, duty)
        levels = [(now.value, (now.start, now.stop)) for _, now in pairs]
        levels = levels or [(Decimal(m["n"]), m.span()) for m in _LEVEL.finditer(told)]
        later = [q for q in find_counts(text) if levels and q.start > levels[-1][1][0]]
        fewer = any(q.value <= int(match["n"]) for q in later)
        if len(levels) == 1 and levels[0][0] > int(match["n"]) and not fewer:
            value = Fraction(levels[0][0])
            given = (levels[0][1],)
            yield of_number(match.span(), given, ("", value), int(match["n"]), is_most=True)
