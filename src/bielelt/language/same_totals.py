"""Totals of things done, told again in sentences that are otherwise the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bielelt.language.copying import are_alike
from bielelt.language.folding import small
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case

SINCE_NEW_YEAR = re.compile(
    r"өссөн дүн|оны? эхнээс|он гар(?:саар|снаас)|жилийн эхнээс|нийт(?:дээ)?\b|бүгд\b|давхардсан тоогоор"
)
_DONE = re.compile(
    r"(?:с[аэоө]н(?:\s+(?:байна|болно|юм|билээ))?|л[аэоө]{2}|[аэоөуү]в|[бгдлмнрсхцчш]ав|жээ|чээ)\W*$",
    re.IGNORECASE,
)
# What is planned, left or has fallen may be smaller; so may a part of something.
_MAY_SHRINK = re.compile(
    r"төлөвл(?!өгөө(?:ний|т))|зорь|зорин|үлд|дут|бууруул|буурс|хасагд|цуцл|шилжүүл|өмнөх|урьд он|мөн үе|"
    r"дундаж|сүүлийн|тус бүр|\bөр(?:ийн|тэй)?\b|өглөг\b|\bавлага\b|тооллог|тоологд|давхардаагүй|давхцаагүй|(?:ажиллаж|явуулж) байна",
    re.IGNORECASE,
)
# Fewer may be lost, or done in a month, but not since January.
_MAY_SHRINK_BUT_SINCE = re.compile(
    r"хорогд|энэ (?:сар|улирал)|сард\b|улиралд\b", re.IGNORECASE
)
SINCE = re.compile(
    r"өссөн дүн|оны? эхнээс|он гар(?:саар|снаас)|жилийн эхнээс", re.IGNORECASE
)
_SAY_TOTAL = ("өссөн дүн", "эхнээс", "он гар", "нийт", "бүгд", "давхардсан")
_ALIKE = 80
_OF_PARTS = (Case.ABLATIVE, Case.GENITIVE)


@dataclass(frozen=True, slots=True)
class _Total:
    """A sentence that tells totals, with its exact figures at their places in the text."""

    sentence: str
    figures: tuple[Quantity, ...]


def same_totals(earlier: str, later: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of sentences that tell totals and are otherwise the same."""
    news = list(_totals(later, unlike=earlier))
    olds = list(_totals(earlier, unlike=later)) if news else []
    for new in news:
        likes = [old for old in olds if _tells_same(old, new)]
        if len(likes) == 1:
            yield from zip(likes[0].figures, new.figures, strict=True)


def _totals(text: str, *, unlike: str) -> Iterator[_Total]:
    """Yield the sentences that tell totals of things done, and do not stand in ``unlike``."""
    lowered = small(text)
    may = any(map(lowered.__contains__, _SAY_TOTAL))
    if not (may and SINCE_NEW_YEAR.search(lowered)):
        return
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if sentence.strip() not in unlike and _is_total(sentence):
            figures = tuple(
                _moved(q, start)
                for q in find_quantities(sentence)
                if q.is_exact and q.nouns and q.case not in _OF_PARTS
            )
            if figures:
                yield _Total(sentence, figures)


def _is_total(sentence: str) -> bool:
    return bool(
        SINCE_NEW_YEAR.search(small(sentence))
        and _DONE.search(sentence)
        and not may_shrink(sentence, 0, len(sentence))
    )


def may_shrink(text: str, start: int, end: int) -> bool:
    """Whether what a sentence tells may be less in a later period."""
    if _MAY_SHRINK.search(text, start, end):
        return True
    since = SINCE.search(text, start, end)
    return not since and _MAY_SHRINK_BUT_SINCE.search(text, start, end) is not None


def _moved(quantity: Quantity, by: int) -> Quantity:
    start, end, stop = (at + by for at in (quantity.start, quantity.end, quantity.stop))
    return replace(quantity, start=start, end=end, stop=stop)


def _tells_same(one: _Total, other: _Total) -> bool:
    nouns = [[q.nouns for q in total.figures] for total in (one, other)]
    return nouns[0] == nouns[1] and are_alike(one.sentence, other.sentence, percent=_ALIKE)
