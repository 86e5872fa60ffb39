"""What stands in a cell: its text, and how sure it is.

Figures are read twice, as text and with the engine for figures alone. Only where both
give the same digits is a figure sure; a rating or a date that is misread in one way and
not in the other is doubted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
from cv2.typing import MatLike

from bielelt.language.lookalikes import by_look, digits_for_letters
from bielelt.reading.ocr.engine import FIGURES, Word, read_words
from bielelt.reading.ocr.grid import Box
from bielelt.reading.ocr.marks import with_semicolon
from bielelt.reading.ocr.straightening import LETTER, Sheet

UNSURE = 0.4
"""Confidence of a figure that two readings disagree about."""

_SUREST = 0.99  # what is recognised is never as sure as what was typed
_STAMPED = 0.5  # confidence of what lay under coloured ink
_STAMP_SHARE = 0.01  # of a cell's pixels
_ONE_LINE = 2.2 * LETTER  # pixels of ink from top to bottom
_LEAST_INK = 4  # pixels of the smallest mark, a full stop
_MOST_INK = 0.6  # share of a cell; more is no print
_PADDING = LETTER // 3
_TOGETHER = 1.5 * LETTER  # pixels between two parts of «2024_А/17», whose «_» is not read

_FIGURE = re.compile(r"[\dЗОбзо.,:/%-]*\d[\dЗОбзо.,:/%-]*|З\.?|[АA]/\d*[.,]?")
_LABEL = re.compile(r"^(\d{1,3}\.(?:\d{1,2}\.?)*)(?=[А-ЯӨҮЁа-яөүё“])")
_TELLING = re.compile(r"^\d+\W*$|[А-ЯӨҮЁа-яөүё]{2}|[А-ЯӨҮЁ]\.|%$|^[-–—]$")
_RATING = re.compile(r"(?:100|\d0|0)%")
_ONLY_HERE = re.compile(r"%|^\d{4}_")
_SIGN = re.compile(r"(?:96|9б|9/0|0/0|9%|°/о)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its confidence from 0 to 1, and where it stands on the sheet."""

    text: str
    confidence: float
    box: Box | None = None


BLANK = Reading("", _SUREST)


def read_cell(sheet: Sheet, box: Box) -> Reading:
    """Return what stands inside ``box``; ``BLANK`` where there is no ink."""
    readings = read_lines(sheet, box)
    if not readings:
        return BLANK
    text = " ".join(reading.text for reading in readings)
    # The blank behind «1.» is narrow, and lost where a capital follows.
    text = _LABEL.sub(r"\1 ", text)
    return Reading(text, min(reading.confidence for reading in readings))


def read_lines(sheet: Sheet, box: Box) -> list[Reading]:
    """Return the printed lines inside ``box`` from top to bottom."""
    inked = _inked(sheet.ink, box)
    if inked is None:
        return []
    if _is_dash(inked):
        return [Reading("-", _SUREST, inked)]
    grey = inked.cut(sheet.grey)
    words = read_words(grey, one_line=inked.height <= _ONE_LINE)
    words = list(_with_figures(grey, words))
    if not any(_TELLING.search(word.text) for word in words):
        words = _forced(grey, words)
    ink = inked.cut(sheet.ink)
    words = [replace(w, text=with_semicolon(w.text, ink, w.box)) for w in words]
    most = _STAMPED if _is_stamped(sheet.stamp, inked) else _SUREST
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    # The least sure word decides: one wrong digit is a wrong cell.
    return [
        Reading(
            " ".join(word.text for word in line),
            max(min(most, *(word.confidence for word in line)), 0.0),
            _around(line, inked),
        )
        for line in lines.values()
    ]


def _around(words: list[Word], inside: Box) -> Box:
    """Return the box around words of a piece of the sheet."""
    return Box(
        inside.left + min(word.box.left for word in words),
        inside.top + min(word.box.top for word in words),
        inside.left + max(word.box.right for word in words),
        inside.top + max(word.box.bottom for word in words),
    )


def _is_dash(inked: Box) -> bool:
    """Whether a piece has nothing but a stroke, which no engine reads alone."""
    height, width = inked.height - 2 * _PADDING, inked.width - 2 * _PADDING
    return height <= LETTER // 4 < width <= 2 * LETTER


def _forced(grey: MatLike, words: list[Word]) -> list[Word]:
    """Return what can be read as figures where no word was found, and is never sure."""
    figures = read_words(grey, language=FIGURES, one_line=True)
    found = figures if any(_digits(word.text) for word in figures) else words
    return [replace(word, confidence=min(word.confidence, UNSURE)) for word in found]


def _is_stamped(stamp: MatLike, box: Box) -> bool:
    coloured = cv2.countNonZero(box.cut(stamp))
    return coloured > _STAMP_SHARE * box.width * box.height


def _inked(ink: MatLike, box: Box) -> Box | None:
    """Return the part of ``box`` that has ink, with a little paper around it."""
    inside = box.cut(ink)
    if cv2.countNonZero(inside) >= _MOST_INK * max(inside.size, 1) or not inside.size:
        return None
    _, _, stats, _ = cv2.connectedComponentsWithStats(inside)
    marks = [s for s in stats[1:].tolist() if s[4] >= _LEAST_INK and not _is_rule(s, box)]
    if not any(s[3] >= LETTER // 4 or s[2] >= LETTER // 3 for s in marks):
        return None
    left, top = min(s[0] for s in marks), min(s[1] for s in marks)
    right, bottom = max(s[0] + s[2] for s in marks), max(s[1] + s[3] for s in marks)
    return Box(
        box.left + max(left - _PADDING, 0),
        box.top + max(top - _PADDING, 0),
        box.left + min(right + _PADDING, box.width),
        box.top + min(bottom + _PADDING, box.height),
    )


def _is_rule(stats: list[int], box: Box) -> bool:
    """Whether a mark is what is left of the ruled edge of a cell."""
    left, top, width, height, _ = stats
    upright = height > 2 * LETTER and width < LETTER // 3
    level = width > 2 * LETTER and height < LETTER // 3
    beside = left <= 2 or left + width >= box.width - 2  # noqa: PLR2004 - pixels
    above = top <= 2 or top + height >= box.height - 2  # noqa: PLR2004 - pixels
    return (upright and beside) or (level and above)


def _with_figures(grey: MatLike, words: list[Word]) -> Iterator[Word]:
    """Yield the words, with the figures among them read a second time."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _is_figure(words, at, end):
            end += 1
        if end == at:
            yield words[at]
            at += 1
        else:
            yield from _second_reading(grey, words[at:end])
            at = end


def _is_figure(words: list[Word], start: int, end: int) -> bool:
    """Whether a word is a figure and, after the first, belongs to the one before it."""
    word = words[end]
    if not _FIGURE.fullmatch(word.text):
        return False
    before = words[end - 1]
    near = word.line == before.line and word.box.left - before.box.right <= _TOGETHER
    return end == start or near


def _second_reading(grey: MatLike, words: list[Word]) -> Iterator[Word]:
    """Yield figures that stand together, with the confidence that two readings give."""
    height, width = grey.shape[:2]
    box = Box(
        max(words[0].box.left - _PADDING, 0),
        max(min(word.box.top for word in words) - _PADDING, 0),
        min(words[-1].box.right + _PADDING, width),
        min(max(word.box.bottom for word in words) + _PADDING, height),
    )
    found = read_words(box.cut(grey), language=FIGURES, one_line=True)
    second = "".join(word.text for word in found)
    sure = min((word.confidence for word in found), default=0.0)
    first = "".join(word.text for word in words)
    if _digits(first) == _digits(second):
        if _ONLY_HERE.search(second) and _ends_in(first, second):
            yield Word(second, _sureness(words, second, sure), box, words[0].line)
        else:
            yield from _agreed(words, sure)
    elif second.endswith("%") and _digits(_SIGN.sub("", first)) == _digits(second):
        yield Word(second, sure, box, words[0].line)
    elif _RATING.fullmatch(second):
        yield Word(second, UNSURE, box, words[0].line)
    else:
        yield from (
            replace(word, confidence=min(word.confidence, UNSURE)) for word in words
        )


def _ends_in(first: str, second: str) -> bool:
    """Whether the first reading ends as a figure does: in a digit, or cut as «2024_А/»."""
    return first[-1].isdigit() or first[-1] == second[-1] == "/"


def _sureness(words: Sequence[Word], second: str, sure: float) -> float:
    """Return how sure a second reading is, the surer of both where no letter parts them.

    The engine for figures is not sure of «_» and of the letter of a series in every typeface.
    """
    first = "".join(word.text for word in words)
    same = by_look(first).replace("_", "") == by_look(second).replace("_", "")
    return max(sure, min(word.confidence for word in words)) if same else sure


def _agreed(words: Iterable[Word], sure: float) -> Iterator[Word]:
    for word in words:
        text = digits_for_letters(word.text) if _digits(word.text) else word.text
        yield replace(word, text=text, confidence=max(sure, word.confidence))


def _digits(text: str) -> str:
    return "".join(c for c in digits_for_letters(text) if c.isdigit())
