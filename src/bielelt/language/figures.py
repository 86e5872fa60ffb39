"""Figures in running text with their multiplier and the words that bound them.

«2,5 тэрбум», «3 мянга 200», «80 орчим сая», «50-аас доошгүй», «₮4,500,000».
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from bielelt.language.numerals import MULTIPLIERS, values


class Bound(StrEnum):
    """What the words around a figure make of it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Figure:
    """Digits with their multiplier: ``text[start:end]``.

    ``readings`` are the possible values, the likelier first, empty if the digits are no
    number; ``stop`` is the end of the words that bound it, ``end`` if there are none;
    ``factor`` is what its first multiplier is worth.
    """

    start: int
    end: int
    stop: int
    readings: tuple[Decimal, ...]
    bound: Bound
    factor: int = 1


TAIL = 24
"""How far back the words that bound or name a figure are looked for."""

# The first digit stands before all alternatives: the engine skips to it.
_FIGURE = re.compile(
    r"\d(?:\d{0,2}(?:[ \u00a0]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{0,2}(?:['’]\d{3})+(?!\d)|\d*(?:[.,]\d+)*)"
)
_MULTIPLYING = r"(?:мянг\w*|мян\.|мян|сая\w*|тэрбум\w*)(?=\W|$|(?<=\.))"
_MULTIPLIER = re.compile(rf"\s?({_MULTIPLYING})", re.IGNORECASE)
_UNENDED = frozenset({"мянга", "мянган", "мян.", "мян", "сая", "тэрбум"})
# «1 сая 250 мянга», «3 мянга 200»
_MORE = re.compile(
    rf"\s*(\d{{1,3}}(?:[.,]\d+)?)(?![\d.,]*\d)(?:\s?({_MULTIPLYING}))?", re.IGNORECASE
)
_BETWEEN = re.compile(rf"\s+(\w+)(?=\s+{_MULTIPLYING})", re.IGNORECASE)

_ABLATIVE = r"(?:\s?-?(?:аас|ээс|оос|өөс|наас|нээс|иас|иос|гаас))?"
_AFTER = (
    (
        Bound.AT_LEAST,
        r"(?:гаруй|илүү(?!г[үу]й)|дээш(?!г[үу]й)|доо(?:ш|г)ш?г?[үу]й|(?:бага|цөөн|дутуу|дутах|буурах)г[үу]й)",
    ),
    (
        Bound.AT_MOST,
        (
            r"(?:хүртэл(?:х|)|илүүгүй|дээшгүй|ихгүй|хэтрэхгүй|хэтрүүлэхгүй|хэтрээгүй|хэтэрсэнгүй|шахам|шахуу|"
            r"хүрэхгүй|дотор|доош)"
        ),
    ),
    (
        Bound.ABOUT,
        r"(?:(?<=\d)(?:\s?-\s?г?|г|\s|)(?:аад|ээд|оод|өөд)|орчим\w*|ойролцоо\w*|эргэм|тойрон)",
    ),
)
_BOUND_AFTER = tuple(
    (bound, re.compile(rf"{_ABLATIVE}\s*{words}(?:д|г|гээр)?\b", re.IGNORECASE))
    for bound, words in _AFTER
)
_ANY_BOUND_AFTER = re.compile(
    rf"{_ABLATIVE}\s*(?:{'|'.join(words for _, words in _AFTER)})", re.IGNORECASE
)
_BOUND_BEFORE = {
    Bound.ABOUT: ("бараг", "ойролцоогоор", "дунджаар", "орчим"),
    Bound.AT_LEAST: ("дор хаяж", "багадаа", "доод тал нь"),
    Bound.AT_MOST: ("ихдээ", "дээд тал нь"),
}
_ALL_BEFORE = tuple(chain.from_iterable(_BOUND_BEFORE.values()))


@lru_cache(
    maxsize=64
)  # percentages, ranges and figures of a text are read one after the other
def digits_in(text: str) -> tuple[re.Match[str], ...]:
    """Return the runs of digits of ``text`` as they are grouped, whatever they mean."""
    return tuple(_FIGURE.finditer(text))


def read_figure(text: str, match: re.Match[str]) -> Figure:
    """Return the figure whose digits ``match`` found."""
    readings, end, factor = values(match[0]), match.end(), 1
    between = _BETWEEN.match(text, end)
    bound = bound_after(between[0], 0) if between else None
    multiplier = _MULTIPLIER.match(text, between.end() if between and bound else end)
    if readings and multiplier:
        factor = _factor(multiplier[1])
        readings, end = _multiplied(text, readings[-1], multiplier)
        if bound:
            return Figure(match.start(), end, end, readings, bound[0], factor)
    after = bound_after(text, end)
    if after:
        return Figure(match.start(), end, after[1], readings, after[0], factor)
    told = bound_before(text, match.start())
    return Figure(match.start(), end, end, readings, told, factor)


def bound_after(text: str, place: int) -> tuple[Bound, int] | None:
    """Return what the words at ``place`` make of the figure before them, and their end."""
    if not _ANY_BOUND_AFTER.match(text, place):
        return None  # as nearly always
    for bound, pattern in _BOUND_AFTER:
        match = pattern.match(text, place)
        if match:
            return bound, match.end()
    return None


def bound_before(text: str, place: int) -> Bound:
    """Return what the words before ``place`` make of the figure there."""
    before = text[max(0, place - TAIL) : place].rstrip().lower()
    if not before.endswith(_ALL_BEFORE):
        return Bound.EXACT
    return next(b for b, words in _BOUND_BEFORE.items() if before.endswith(words))


def _multiplied(
    text: str, value: Decimal, multiplier: re.Match[str]
) -> tuple[tuple[Decimal, ...], int]:
    """Return the value of a figure with its multipliers, and where they end."""
    factor, end = _factor(multiplier[1]), multiplier.end()
    value *= factor
    is_open = not multiplier[1].casefold().endswith("н")
    # «84 саяыг 70 айлд»: its ending closes a figure.
    closed = multiplier[1].casefold() not in _UNENDED
    while not closed and (more := _MORE.match(text, end)):
        least = _factor(more[2]) if more[2] else 1
        if least >= factor or not (more[2] or is_open):
            break
        value, factor, end = value + values(more[1])[-1] * least, least, more.end()
    return (value,), end


def _factor(word: str) -> int:
    return next(n for start, n in MULTIPLIERS.items() if word.casefold().startswith(start))
