"""Words on paper to running text: lines by their height, and lines joined to a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bielelt.reading.pdf.boxes import Box, around
from bielelt.reading.pdf.page import PrintedPage, Word

_SAME_LINE = 0.5  # of the lower of two words that must stand beside the other
_TOUCHING = 0.18  # of the height; nearer words are parts of one
_LONG = 22
"""Letters of a word that printers break anywhere, and the signs by which it is known: an
address or a long number. Two words of the language may have as many letters together."""
_ADDRESS = re.compile(r"://|^www\.|\S@")
_SIGNS = frozenset("/:@_.,;")
_FULL = 1.0  # of the height: less than a letter fits behind the line
_MOST = 0.7  # of the lines that go on
_HYPHENS = ("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@dataclass(frozen=True, slots=True)
class SetLine:
    """The words of one printed line from the left, and the box around them.

    ``turn`` says how often the page is turned to read it; the box is that of the turned page.
    """

    words: tuple[Word, ...]
    box: Box
    turn: int = 0

    @property
    def text(self) -> str:
        """The words, with blanks where there are gaps."""
        parts = [self.words[0].text]
        for word, following in pairwise(self.words):
            gap = following.box.x0 - word.box.x1
            touching = _TOUCHING * max(word.box.height, following.box.height)
            glued = not word.blank_after and abs(gap) < touching
            parts.append(following.text if glued else f" {following.text}")
        return "".join(parts)


def set_lines(words: Iterable[Word], page: PrintedPage) -> list[SetLine]:
    """Return the lines that words stand in, from the top; turned words after the others."""
    turns: dict[int, list[Word]] = {}
    for word in words:
        turns.setdefault(word.turn, []).append(word)
    return [
        line
        for turn, turned in sorted(turns.items())
        for line in _lines([_read_from(word, turn, page) for word in turned], turn)
    ]


def ends_with_blanks(texts: Iterable[Sequence[SetLine]]) -> bool:
    """Whether lines that go on end with a blank in this file, as most programs write."""
    ends = [line.words[-1].blank_after for lines in texts for line in lines[:-1]]
    return sum(ends) > len(ends) * _MOST


def join_lines(lines: Sequence[SetLine], *, blanks: bool) -> str:
    """Return the text of a cell or paragraph that is set in several lines.

    A hyphen at the end of a line stays and nothing comes behind it («25-» «ны» is «25-ны»);
    a soft one was put there by the printer and goes. ``blanks`` says that this table has
    blanks at the ends of lines: then a full line without one may end within a word.
    """
    if not lines:
        return ""
    blanks = blanks or any(line.words[-1].blank_after for line in lines[:-1])
    right = max(line.box.x1 for line in lines)
    parts = [lines[0].text]
    for line, following in pairwise(lines):
        full = right - line.box.x1 < _FULL * line.box.height
        glued = _is_hyphenated(line, blanks=blanks) or (
            blanks and (_is_address(line, following) or (full and _breaks(line, following)))
        )
        parts.append(following.text if glued else f" {following.text}")
    return "".join(parts)


def _is_hyphenated(line: SetLine, *, blanks: bool) -> bool:
    """Whether a word goes on behind a hyphen; one that stands alone may be a dash."""
    text, blank = line.words[-1].text, line.words[-1].blank_after
    if text.endswith(_SOFT_HYPHEN):
        return True
    return not blank and text.endswith(_HYPHENS) and (blanks or len(text) > 1)


def _is_address(line: SetLine, following: SetLine) -> bool:
    """Whether an address goes on in the next line, as it may behind a dot or a slash."""
    last, first = line.words[-1], following.words[0]
    known = not last.blank_after and _ADDRESS.search(last.text)
    return bool(known) and first.text[0].isascii()


def _breaks(line: SetLine, following: SetLine) -> bool:
    """Whether a word too long for any line goes on in the next."""
    last, first = line.words[-1], following.words[0]
    known = not _SIGNS.isdisjoint(last.text[:-1])
    return known and not last.blank_after and len(last.text) + len(first.text) >= _LONG


def _read_from(word: Word, turn: int, page: PrintedPage) -> Word:
    box = word.box.turned(turn, page.width, page.height)
    return Word(word.text, box, 0, word.blank_after)


def _lines(words: list[Word], turn: int) -> list[SetLine]:
    lines: list[list[Word]] = []
    core = Box(0, 0, 0, 0)  # of the highest word in the line
    for word in sorted(words, key=lambda word: word.box.middle[1]):
        shared = min(core.bottom, word.box.bottom) - max(core.top, word.box.top)
        lower = min(core.height, word.box.height)
        if lines and shared > _SAME_LINE * lower:
            lines[-1].append(word)
            core = word.box if word.box.height > core.height else core
        else:
            lines.append([word])
            core = word.box
    return [
        SetLine(
            tuple(sorted(line, key=lambda word: word.box.x0)),
            around([word.box for word in line]),
            turn,
        )
        for line in lines
    ]
