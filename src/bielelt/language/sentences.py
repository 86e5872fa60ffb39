"""Where sentences end: not after initials («Б.Дорж»), list numbers or decimals."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

# The first sign stands before the alternatives: the engine skips to it.
_END = re.compile(r"[.!?\n](?:(?<=\n)\n*|[.!?]*(?=\s|[«\"“(]?[А-ЯӨҮЁ]|$))")
_INITIAL = re.compile(r"(?:^|[\s(«\"“,])[А-ЯӨҮЁA-Z][а-яөү]?$")
_OPENS = re.compile(r"(?:^|[:;.])\s*\d{1,2}$")
_LIST_NUMBER = re.compile(r"(?:^|[\s:;.])\d{1,2}$")
_SHORTENED = (
    "г.м", "гэх мэт", "мян", "төг", "төгр", "тн", "ш", "хх", "хуу", "тооц", "дэд",
)  # fmt: skip
_SHORT = re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, _SHORTENED))})$", re.IGNORECASE)

LONGEST = 60
"""Letters of the longest word, and some."""


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of ``text`` in order; ends are exclusive."""
    return iter(_spans(text))


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """Return start and end of the sentence in which ``place`` lies; all of an empty text."""
    spans = _spans(text)
    index = bisect_right(spans, (place, len(text) + 1)) - 1
    return spans[max(0, index)] if spans else (0, len(text))


def last_words(text: str, count: int) -> int:
    """Return where the last ``count`` words begin, parted by blanks: to look at no more.

    No word has more than LONGEST letters, so that one without end is not looked through.
    """
    rest, *words = text.rsplit(maxsplit=count) or [""]
    return max(len(rest) if len(words) == count else 0, len(text) - count * LONGEST)


@lru_cache(
    maxsize=65_536
)  # a dozen checks read the same text, comparisons all of a province
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_read_spans(text))


def _read_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        before = text[max(start, match.start() - 8) : match.start()]
        if match[0] == "." and _goes_on(before, text[match.end() : match.end() + 2]):
            continue
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _goes_on(before: str, after: str) -> bool:
    """Whether the full stop after ``before`` ends an abbreviation or a list number."""
    if not before[-1:].isdecimal():
        may_be_short = before.lower().endswith(_SHORTENED)
        return bool(_INITIAL.search(before) or (may_be_short and _SHORT.search(before)))
    # «1.Сумын», «; 2. Зараа»: the number opens an item. «… иргэд 45. Мөн» closes one.
    return bool(_OPENS.search(before)) or (
        bool(_LIST_NUMBER.search(before)) and not after[:1].isspace()
    )
