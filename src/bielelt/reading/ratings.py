"""Rating cells: percent, «not due» in its many words, and what scanners make of them."""

import re
from dataclasses import dataclass

from bielelt.core.report import NOT_DUE, Rating
from bielelt.core.scales import SCALES

# Every step of every scale: a percentage outside is possible, but worth a look.
STEPS = frozenset(step for scale in SCALES for step in scale.steps)

_NOT_DUE = re.compile(
    r"хугацаа\w*\s+(?:нь\s+)?(?:болоо|болоогүй|ирээгүй|бол$)|^х\s*\.?\s*б\.?$"
)
_WAITING = re.compile(r"^хүлээгдэж\s+(?:байгаа|байна)\.?$")
_PERCENT = re.compile(r"^(\d{1,3})(?:[.,]0*)?\s*(?:%|хувь|хув)?\.?$")
_LONGEST_WORDS, _LONGEST_FIGURE = 45, 5
_MISREAD_SIGN = re.compile(r"^(100|[1-9]0|0)\s*(?:96|9б|°/[oо]|º/[oо]|о/о|o/o|0/0|/о)$")
_MISREAD_DIGITS = str.maketrans("ОоOoЗзlIІіб", "00003311116")


@dataclass(frozen=True, slots=True)
class ReadRating:
    """A rating and whether the cell could be read in one way only."""

    value: Rating
    certain: bool = True


def is_not_due(text: str) -> bool:
    """Whether ``text`` is a rating in words and no more: «Хугацаа болоогүй», «Х.Б»."""
    folded = text.strip().casefold()
    return len(folded) <= _LONGEST_WORDS and bool(_NOT_DUE.search(folded))


def read_rating(text: str) -> ReadRating | None:
    """Read one rating cell; None if it is no rating."""
    text = text.strip().strip("*")
    if is_not_due(text):
        return ReadRating(NOT_DUE)
    if _WAITING.match(text.casefold()):
        return ReadRating(NOT_DUE, certain=False)
    found = _percent(text)
    if found is not None:
        return ReadRating(found, certain=found in STEPS)
    misread = _MISREAD_SIGN.match(text)
    repaired = (
        _percent(text.translate(_MISREAD_DIGITS)) if len(text) <= _LONGEST_FIGURE else None
    )
    value = int(misread[1]) if misread else repaired
    return None if value is None else ReadRating(value, certain=False)


def _percent(text: str) -> int | None:
    match = _PERCENT.match(text)
    value = int(match[1]) if match else None
    return value if value is not None and value <= 100 else None  # noqa: PLR2004
