"""Shares told as more or less than half: «30 хүнээс 13 нь … дийлэнх нь», «талаас илүү», «тал хувьд ч хүрээгүй»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from bielelt.language.folding import small
from bielelt.language.partings import OF_DONE
from bielelt.language.quantities import Quantity
from bielelt.language.remainders import LEFT_AFTER
from bielelt.language.said_again import is_repeated, words_of
from bielelt.language.sentences import sentence_spans
from bielelt.language.shares_in_words import (
    DENOMINATORS,
    PARTS_OF,
    Sense,
    ShareInWords,
    around,
    follows_whole,
    fraction_of,
)
from bielelt.language.stems import Case
from bielelt.language.worded import find_counts

# «талаас илүү нь», «тал хувьд ч хүрээгүй», «дийлэнх нь»
_THAN_HALF = re.compile(
    r"\b(?:(?P<more>тал(?:аас|\s+хувиас)\s+(?:илүү|олон|дээш)\w*|(?P<most>дийлэнх|ихэнх|олонх)(?:и|ийг|ийн|ид)?\b)|"
    rf"(?P<than>{PARTS_OF}\s+(?:(?P<above>илүү|их|олон|дээш)\w*|(?:бага|цөөн|доош)))|"
    r"(?:тал(?:аас|\s+хувиас)\s+(?:бага|цөөн|доош)|"
    r"тал(?:д|\s+хувьд)(?:\s+нь)?\s+ч?\s*хүр(?:ээгүй|эхгүй|сэнгүй)))",
    re.IGNORECASE,
)
_SAY_HALF = ("талаас", "тал хув", "талд", "дийлэнх", "ихэнх", "олонх", *DENOMINATORS)
# «Ийнхүү … дийлэнх нь», «зөвхөн 2-т нь … тул ихэнх»: «most» is told of the figures before it.
_CONCLUDES = re.compile(
    r"\b(?:ийнхүү|ингэснээр|ингээд|тэгэхээр|өөрөөр\s+хэлбэл|тул|учир|буюу|энэ\s+нь)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:үлдсэн|бусад|харин|тэдний|тэдгээрийн|эдгээрийн)\b", re.IGNORECASE
)
# What is left was not given away: «66 тн үлдсэн … талаас илүүг тараан өгсөн».
_GONE = re.compile(
    r"(?:[^\W\d]+\s+){0,4}?(?:тара|олго|зарцуул|борлуул|хэрэглэ|ашигла|өгсөн|өгөв|өглөө|барагд|хуваарил)",
    re.IGNORECASE,
)
_PAIR, _PARTS, _TAIL = 2, 3, 40


def find_halves(text: str) -> Iterator[ShareInWords]:
    """Yield «W-аас p нь буюу талаас илүү» and «… Өөрөөр хэлбэл тал хувьд ч хүрээгүй».

    The figures are the only two of their sentence, or of the one before, and p stands behind
    W with its «of»; of the two parts of a whole the one that is named again is meant.
    """
    lowered = small(text)
    if not any(map(lowered.__contains__, _SAY_HALF)):
        return
    quantities, spans = find_counts(text), list(sentence_spans(text))
    for match in _THAN_HALF.finditer(text):
        begin, _ = around(spans, match.start())
        first, _ = around(spans, max(0, begin - 1))
        if match["most"] and not _CONCLUDES.search(text, begin, match.start()):
            continue
        if _OTHERWISE.search(text, begin, match.start()):
            continue
        for start in (begin, first):
            here = [q for q in quantities if start <= q.start < match.start()]
            part = _part(text, here, match)
            if part:
                more = match["more"] or match["above"]
                sense = Sense.MORE if more else Sense.LESS
                fraction = fraction_of(match) if match["than"] else Fraction(1, 2)
                yield ShareInWords(here[0], part, fraction, *match.span(), sense)
                break


def _part(text: str, here: Sequence[Quantity], match: re.Match[str]) -> Quantity | None:
    """Return the part of the first figure that is told as more or less than its half."""
    if len(here) == _PARTS and here[0].value == here[1].value + here[2].value:
        return _named_again(text, here[1:], match)
    if len(here) != _PAIR or not follows_whole([*here], here[1]):
        return None
    whole, part = here
    if LEFT_AFTER.match(text, part.end) or LEFT_AFTER.match(text, part.stop):
        gone = _GONE.match(text, min(match.end() + 1, len(text)))
        left = whole.value - part.value
        return replace(part, readings=(left,)) if gone and left > 0 else None
    owner = part.case is Case.GENITIVE or OF_DONE.match(text, part.end)
    return None if owner else part


def _named_again(
    text: str, parts: Sequence[Quantity], match: re.Match[str]
) -> Quantity | None:
    """Return the part whose word stands behind «more than half»: «5 нь эмэгтэй … эмэгтэйчүүд»."""
    behind = words_of(text, match.end(), match.end() + _TAIL)[:2]
    named = [
        q
        for q in parts
        if any(
            is_repeated(word, behind)
            for word in words_of(text, q.end, q.end + _TAIL)[:2]
            if word != "нь"
        )
    ]
    return named[0] if len(named) == 1 else None
