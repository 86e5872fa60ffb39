"""Scanned pages of a PDF to arrays of pixels."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2
from cv2.typing import MatLike

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.limits import MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE

_DPI = 300  # what recognition reads best
_LEAST_DPI = 150
_POINTS = 72  # an inch


def draw(data: bytes, numbers: Sequence[int], *, file: str) -> Iterator[MatLike]:
    """Yield the pages with these numbers, from 1, in colour (BGR) at 300 dots per inch.

    A page larger than A3 is drawn coarser, so that it keeps the limits of a picture.

    Raises:
        UnreadableDocument: a page is damaged, or too large to be read at 150 dpi.

    """
    try:
        document = pypdfium2.PdfDocument(data)
        for number in numbers:
            page = document[number - 1]
            scale = _scale(*page.get_size(), number=number, file=file)
            yield np.ascontiguousarray(page.render(scale=scale).to_numpy()[:, :, :3])
            page.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(
            f"“{file}” has a scanned page that cannot be drawn ({error}). Scan it again."
        ) from error


def _scale(width: float, height: float, *, number: int, file: str) -> float:
    """Return how many pixels to draw for a point."""
    pixels = math.sqrt(MAX_PICTURE_PIXELS / (width * height))
    scale = min(_DPI / _POINTS, pixels, (MAX_PICTURE_SIDE - 1) / max(width, height))
    if scale < _LEAST_DPI / _POINTS:
        raise UnreadableDocument(
            f"“{file}”: its scanned page {number} measures {width / _POINTS:,.0f} × "
            f"{height / _POINTS:,.0f} inches; at {_LEAST_DPI} dpi at most "
            f"{MAX_PICTURE_PIXELS:,} pixels are read. Scan it on A4 or A3."
        )
    return scale
