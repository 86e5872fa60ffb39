"""Where a text tells that half of the work or more is still open.

«9 зөвлөмжөөс 2 нь биелсэн, 7 зөвлөмж огт хөндөгдөөгүй», «ажлын гуравны хоёр нь хийгдээгүй»,
«дийлэнх багт эхлээгүй»: whatever else was done, that does not bear 90.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from bielelt.language.folding import small
from bielelt.language.quantities import find_percents, find_quantities
from bielelt.language.sentences import sentence_at
from bielelt.language.worded import in_digits

_HALF = Decimal("0.5")
_HUNDRED = 100
_MANY = 20  # figures of a text; more are a table
_OPEN = (
    r"(?:(?!илр|гар|бүртг|ир|шаард|зөрч|өвч|хамаар)\w{2,}(?:[аэоө]{2}гүй|с[аэоө]нгүй)"
    r"|(?:\w{2,}х\s+)?дутуу\s+(?:байна|байгаа|үлд|хэвээр)|\w{3,}гүй\s+хэвээр)"
)
# «ажлын гуравны хоёр нь», «дийлэнх багт», «талаас илүү нь»
_MOST = re.compile(
    r"\b(?:гуравны\s+хоёр|дөрөвний\s+гурав|тавны\s+(?:гурав|дөрөв)|тал(?:аас\s+илүү|\s+хувь)?|тэн\s+хагас|дийлэнх|ихэнх|олонх)\w*\s+(?:нь\s+)?"
    rf"(?:(?!байсан)[^\W\d]+\s+){{0,4}}?{_OPEN}"
)
_MOST_WORDS = ("гуравны хоёр", "дөрөвний гурав", "тавны", "тал", "тэн хагас", "дийлэнх", "ихэнх", "олонх")  # fmt: skip
_BEHIND = re.compile(
    rf"[^\W\d]*\s*(?:-?\w{{1,3}}\s+)?(?:нь\s+)?(?:[^\W\d]+\s+){{0,4}}?{_OPEN}"
)
_WAS = re.compile(r"\s*байс")


def find_mostly_open(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text tells that half of something or more is not done."""
    lowered = small(text)
    if "гүй" not in lowered and "дутуу" not in lowered:
        return
    if any(map(lowered.__contains__, _MOST_WORDS)):
        for match in _MOST.finditer(lowered):
            if not _WAS.match(lowered, match.end()):
                yield match.span()
    digits = in_digits(text)
    yield from _shares(digits)
    yield from _rests(digits)


def _shares(digits: str) -> Iterator[tuple[int, int]]:
    """Yield «хашааны 60 хувь нь баригдаагүй»."""
    for percent in find_percents(digits):
        end = _open_behind(digits, percent.stop)
        if end and percent.value >= _HALF * _HUNDRED:
            yield percent.start, end


def _rests(digits: str) -> Iterator[tuple[int, int]]:
    """Yield «9 зөвлөмжөөс 2 нь …, 7 зөвлөмж …гүй»: the two make up a whole that is told."""
    figures = [q for q in find_quantities(digits) if q.is_exact][:_MANY]
    values = {q.value for q in figures}
    for part, rest in pairwise(figures):
        start, _ = sentence_at(digits, rest.start)
        whole = part.value + rest.value
        if start <= part.start and whole in values and rest.value >= _HALF * whole:
            end = _open_behind(digits, rest.end)
            if end:
                yield start, end


def _open_behind(digits: str, place: int) -> int:
    """Return where it ends that something behind a figure is not done; 0 if it is done."""
    lowered = small(digits)
    found = _BEHIND.match(lowered, place)
    return found.end() if found and not _WAS.match(lowered, found.end()) else 0
