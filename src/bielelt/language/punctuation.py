"""Slips of punctuation, with their place and what they should read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from bielelt.language.mixed import find_addresses


class Slip(StrEnum):
    """Kinds of slips."""

    DOUBLED = auto()
    """«байна..», «, ,»."""
    BLANK_BEFORE = auto()
    """«57 , иргэд»."""
    NO_BLANK_AFTER = auto()
    """«бичиг,хууль», «болов.Мөн»."""
    BLANK_IN_ENDING = auto()
    """«ERP -д»: the ending stands apart from its word."""
    SMALL_LETTER = auto()
    """«байна. хэрэгжилт»: a sentence begins with a small letter."""
    UNBALANCED = auto()
    """A bracket or quotation mark without its partner."""


@dataclass(frozen=True, slots=True)
class PunctuationSlip:
    """A slip; ``text[start:end]`` is it with the word before."""

    start: int
    end: int
    slip: Slip


_LETTER = r"[А-ЯӨҮЁа-яөүё]"
_FORMS = (
    (Slip.DOUBLED, re.compile(r"(?<!\.)\.\.(?!\.)|,\s?,|;\s?;|,\.(?!\w)")),
    (Slip.BLANK_BEFORE, re.compile(r"(?<=[\w)»”\"])\s+[,;](?=[\s\w.]|$)")),
    (Slip.NO_BLANK_AFTER, re.compile(rf"(?<=[а-яөүё)»”]),{_LETTER}{{2,}}")),
    (Slip.NO_BLANK_AFTER, re.compile(rf"(?<=[а-яөүё]),[\"«“„](?={_LETTER})")),
    (Slip.NO_BLANK_AFTER, re.compile(r"(?<=\d),[а-яөүё]{3,}")),
    # «гэж,60 нь», «болов.12 өрх»; not «№А,12», «х.15».
    (Slip.NO_BLANK_AFTER, re.compile(r"(?<=[а-яөүё]{2})[,;](?=\d)\d+")),
    (Slip.NO_BLANK_AFTER, re.compile(r"(?<=[а-яөүё]{4})\.(?=\d{1,3}\s+[а-яөүё]{2})\d+")),
    (Slip.NO_BLANK_AFTER, re.compile(r"(?<=[а-яөүё]{3})[.;:][А-ЯӨҮЁ][а-яөүё]{2,}")),
    # Words so long are no abbreviations: «үйлд. талбай», «мян. төгрөг».
    (
        Slip.SMALL_LETTER,
        re.compile(r"(?<=[а-яөүё]{5})(?<!\bүйлд)[.!?]\s+[а-яөүё]{3,}"),
    ),
    (
        Slip.BLANK_IN_ENDING,
        re.compile(
            r"(?<=\w\w)\s-(?:ийн|ын|н[ыи]й?|ийг|ыг|д|т|нд|аас|ээс|оос|өөс|аар|ээр|оор|өөр|т[аэо]й|руу|рүү)(?![\w-])"
        ),
    ),
)
# What all forms need: a sign beside another one, a letter behind it, or a blank before it.
_SUSPECT = re.compile(
    rf"[-.,;:!?](?:(?<=[.,;])\s?[.,;]|(?<=[.,;:])(?:{_LETTER}|[\"«“„]|(?<=[а-яөүё][.,;])\d)|(?<=[.!?])\s+[а-яөүё]|(?<=\s[-,;]))"
)
_WORD_BEFORE = re.compile(r"[\w.-]{0,30}$")
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_SIGNS = (*_PAIRS, *_CLOSING)
_ANY_PAIR = re.compile(r"[()\[\]«»“”]")
_LIST_ITEM = re.compile(r"(?:^|[\s;:,.(])(?:\d{1,3}|[а-яөүё])$", re.IGNORECASE)


def find_slips(text: str) -> Iterator[PunctuationSlip]:
    """Yield the slips of ``text``, kind by kind; addresses have rules of their own."""
    addresses = list(find_addresses(text))
    for slip, form in _FORMS if _SUSPECT.search(text) else ():
        for match in form.finditer(text):
            if not any(s < match.end() and match.start() < e for s, e in addresses):
                before = _WORD_BEFORE.search(
                    text[max(0, match.start() - 30) : match.start()]
                )
                reach = len(before[0]) if before else 0
                yield PunctuationSlip(match.start() - reach, match.end(), slip)
    yield from _unbalanced(text)


def _unbalanced(text: str) -> Iterator[PunctuationSlip]:
    waiting: list[tuple[str, int]] = []
    is_any = any(map(text.__contains__, _SIGNS))
    for match in _ANY_PAIR.finditer(text) if is_any else ():
        place, sign = match.start(), match[0]
        if sign in _PAIRS:
            waiting.append((sign, place))
        elif sign in _CLOSING:
            if waiting and waiting[-1][0] == _CLOSING[sign]:
                waiting.pop()
            elif sign == "”" and not any(s == "“" for s, _ in waiting):
                continue  # «„…”» and «”…”» are styles of their own
            elif not (sign == ")" and _LIST_ITEM.search(text[max(0, place - 5) : place])):
                yield _around(text, place)
    yield from (_around(text, place) for _, place in waiting)
    if text.count('"') % 2:
        yield _around(text, text.rindex('"'))


def _around(text: str, place: int) -> PunctuationSlip:
    """Return the sign with the word it touches."""
    before = re.search(r"[^\s()\[\]«»“”\"]{0,30}$", text[max(0, place - 31) : place])
    after = re.match(r".[^\s()\[\]«»“”\"]{0,30}", text[place : place + 31], re.DOTALL)
    start = place - len(before[0]) if before else place
    return PunctuationSlip(start, place + (after.end() if after else 1), Slip.UNBALANCED)


_CURLY = re.compile(r"“[^“”\"]{2,200}”")
_STRAIGHT = re.compile(r"\"[^“”\"]{2,200}\"")
_ANGLED = re.compile(r"«[^«»]{2,200}»")


def quotation_styles(text: str) -> dict[str, tuple[int, int]]:
    """Return the first pair of each style of quotation marks in ``text``."""
    styles = {"“ ”": _CURLY, '" "': _STRAIGHT, "« »": _ANGLED}
    found = {style: form.search(text) for style, form in styles.items()}
    return {style: match.span() for style, match in found.items() if match}
