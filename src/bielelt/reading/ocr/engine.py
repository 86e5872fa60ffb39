"""Tesseract: pieces of a page to words with their confidence and their place."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import tesserocr
from cv2.typing import MatLike

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.limits import MAX_PIECE_SECONDS
from bielelt.reading.ocr.grid import Box

TEXT, FIGURES = "mon", "eng"
"""The data used: Mongolian for texts, English, held to figures, for figures: the
Mongolian data has no %, no _ and no Latin letter («70%» is read «7096»)."""

_WHITELIST = "0123456789%_/-.,A"
_PACKAGES = {TEXT: "tesseract-ocr-mon", FIGURES: "tesseract-ocr-eng"}
_FOLDERS = Path("/usr/share/tesseract-ocr")
_MARGIN = 10  # pixels of paper around a piece: letters at its edge are misread
_DPI = 200  # at the size that straightened letters have; only silences a warning


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read: ``confidence`` from 0 to 1, its place in the piece, its line."""

    text: str
    confidence: float
    box: Box
    line: int


def read_words(
    piece: MatLike, *, language: str = TEXT, one_line: bool = False
) -> list[Word]:
    """Return the words of a grey piece of a page, line by line.

    Raises:
        UnreadableDocument: tesseract's data is not installed, or it takes too long.

    """
    engine = _engine(language)
    framed = cv2.copyMakeBorder(
        piece, _MARGIN, _MARGIN, _MARGIN, _MARGIN, cv2.BORDER_CONSTANT, value=255
    )
    height, width = framed.shape[:2]
    mode = tesserocr.PSM.SINGLE_LINE if one_line else tesserocr.PSM.SINGLE_BLOCK
    engine.SetPageSegMode(mode)
    engine.SetImageBytes(np.ascontiguousarray(framed).tobytes(), width, height, 1, width)
    engine.SetSourceResolution(_DPI)
    if not engine.Recognize(timeout=MAX_PIECE_SECONDS * 1000):
        raise UnreadableDocument(
            f"a piece of a page took more than {MAX_PIECE_SECONDS} s to read. "
            "Check that it is a page of text, and scan it again at 300 dpi."
        )
    return list(_words(engine))


def check_installed() -> None:
    """Raise UnreadableDocument if tesseract's data is not installed."""
    for language in (TEXT, FIGURES):
        _data_folder(language)


def _words(engine: tesserocr.PyTessBaseAPI) -> Iterator[Word]:
    found = engine.GetIterator()
    level, line = tesserocr.RIL.WORD, 0
    if found is None or found.Empty(tesserocr.RIL.BLOCK):
        return
    for word in tesserocr.iterate_level(found, level):
        if word.Empty(level):
            continue
        if word.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
            line += 1
        left, top, right, bottom = (n - _MARGIN for n in word.BoundingBox(level))
        text = (word.GetUTF8Text(level) or "").strip()
        if text:
            box = Box(max(left, 0), max(top, 0), right, bottom)
            yield Word(text, word.Confidence(level) / 100, box, line)


@cache
def _engine(language: str) -> tesserocr.PyTessBaseAPI:
    """Return tesseract with one language; each is loaded once in a process."""
    engine = tesserocr.PyTessBaseAPI(
        path=str(_data_folder(language)), lang=language, oem=tesserocr.OEM.LSTM_ONLY
    )
    if language == FIGURES:
        engine.SetVariable("tessedit_char_whitelist", _WHITELIST)
    return engine


def _data_folder(language: str) -> Path:
    """Return the folder of tesseract's data: that of TESSDATA_PREFIX, or Debian's newest."""
    told = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(told)] if told else sorted(_FOLDERS.glob("*/tessdata"), reverse=True)
    for folder in folders:
        if (folder / f"{language}.traineddata").is_file():
            return folder
    raise UnreadableDocument(
        f"a picture is read with tesseract's data “{language}”, which is not installed. "
        f"Install Debian's package {_PACKAGES[language]}, or name the folder of the data in "
        "TESSDATA_PREFIX."
    )
