"""Marks that the Mongolian data lacks, told by their shape: «;» is read «,» or «:»."""

import cv2
from cv2.typing import MatLike

from bielelt.reading.ocr.grid import Box
from bielelt.reading.ocr.straightening import LETTER

_LIKE_SEMICOLON = (",", ":")
_MARK = LETTER // 2  # pixels; no letter is as narrow
_LEAST = 4  # pixels of ink
_LONGER = 1.35  # the lower part of «;» has a tail, that of «:» has not


def with_semicolon(text: str, ink: MatLike, box: Box) -> str:
    """Return a word that ends in «,» or «:» with «;» if that is what is printed.

    Args:
        text: the word as read.
        ink: of the piece that the word stands in.
        box: where the word stands in the piece.

    """
    if not text.endswith(_LIKE_SEMICOLON) or box.width < _MARK:
        return text
    reach = LETTER // 3
    piece = ink[max(box.top - reach, 0) : box.bottom + reach, : box.right + reach]
    start = max(box.left, box.right - 2 * _MARK)
    piece = piece[:, start:]
    _, _, stats, _ = cv2.connectedComponentsWithStats(piece)
    parts = sorted(
        (
            (left, top, width, height)
            for left, top, width, height, area in stats[1:].tolist()
            if area >= _LEAST and width <= _MARK and height <= LETTER and top > 1
            # What is cut at the left is no mark but the serif of a letter: «Ж,».
            if left > 0 or start == box.left
        ),
        key=lambda part: part[0] + part[2],
    )[-2:]
    if len(parts) < 2:  # noqa: PLR2004 - a dot and a comma
        return text
    upper, lower = sorted(parts, key=lambda part: part[1])
    above = upper[1] + upper[3] <= lower[1]
    aligned = abs(upper[0] + upper[2] / 2 - lower[0] - lower[2] / 2) <= LETTER // 4
    small = upper[3] <= _MARK
    if above and aligned and small and lower[3] >= _LONGER * upper[3]:
        return f"{text[:-1]};"
    return text
