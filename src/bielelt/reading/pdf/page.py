"""A page as printed: its words, its straight strokes, and how much of it is picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.utils.text import WordExtractor

from bielelt.reading.pdf.boxes import Box, around

OBLIQUE = 4
"""Says of a letter that it leans: no quarter turn makes it readable."""

_WORD_GAP = 0.18  # of the size; a blank is 0.25, letters stand 0.05 apart
_SCAN = 0.5  # share of the page that its largest picture covers

Glyph = dict[str, Any]
"""A letter as pdfplumber takes it; ``box``, ``turn`` and ``blank_after`` are ours."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank; ``turn`` says how often the page is turned to read it.

    ``blank_after`` tells whether the file has a blank behind it, as most have at the end of
    a line that goes on. ``letters`` holds where each letter ends.
    """

    text: str
    box: Box
    turn: int = 0
    blank_after: bool = False
    letters: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as a reader holds it. ``strokes`` are horizontal or vertical, and thin."""

    width: float
    height: float
    words: tuple[Word, ...]
    strokes: tuple[Box, ...]
    oblique: str = ""
    picture: float = 0.0
    """Share of the page under its largest picture."""
    turn: int = 0
    """By how many quarters the page of the file was turned clockwise to be held like this."""


def has_text(page: PrintedPage) -> bool:
    """Whether the page has a text layer of its own; stamps of a scanner count, too."""
    return bool(page.words)


def is_scan(page: PrintedPage) -> bool:
    """Whether the page is a picture that only OCR can read."""
    return not page.words and page.picture >= _SCAN


def words_of(glyphs: Sequence[Glyph], width: float, height: float) -> Iterator[Word]:
    """Yield the words in the order in which the file has them."""
    extractor = WordExtractor(
        x_tolerance_ratio=_WORD_GAP,
        y_tolerance_ratio=0.5,
        use_text_flow=True,
        expand_ligatures=False,
        extra_attrs=["turn"],
    )
    for glyph in glyphs:
        box = glyph["box"].turned(glyph["turn"] % OBLIQUE, width, height)
        glyph |= {"x0": box.x0, "x1": box.x1, "top": box.top, "bottom": box.bottom}
        glyph["doctop"] = box.top
    straight = [glyph for glyph in glyphs if glyph["turn"] != OBLIQUE]
    for found, letters in extractor.iter_extract_tuples(straight):
        boxes = tuple(letter["box"] for letter in letters)
        yield Word(
            text=found["text"],
            box=around(list(boxes)),
            turn=found["turn"],
            blank_after=letters[-1]["blank_after"],
            letters=boxes,
        )
