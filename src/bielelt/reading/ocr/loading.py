"""Picture files to arrays of pixels, one page at a time."""

from collections.abc import Iterator

import cv2
import numpy as np
from cv2.typing import MatLike

from bielelt.reading.ocr.measuring import JPEG, PNG, Size, check_picture, damaged, measure


def load(data: bytes, *, file: str) -> Iterator[MatLike]:
    """Yield the pages of a PNG, JPEG or TIFF in colour (BGR), turned as the camera says.

    Raises:
        UnreadableDocument: it is damaged or larger than what is read.

    """
    sizes = measure(data, file=file)
    buffer = np.frombuffer(data, np.uint8)
    for number, size in enumerate(sizes):
        picture = _decode(data, buffer, number, file)
        if sorted(picture.shape[:2]) != sorted((size.width, size.height)):
            raise damaged(file, "it has another size than its header says")
        yield picture


def _decode(data: bytes, buffer: MatLike, number: int, file: str) -> MatLike:
    try:
        if data.startswith((PNG, JPEG)):
            picture = cv2.imdecode(buffer, cv2.IMREAD_COLOR)
        else:
            page = (number, number + 1)
            _, pictures = cv2.imdecodemulti(buffer, cv2.IMREAD_COLOR, range=page)
            picture = pictures[0] if pictures else None
    except cv2.error:
        picture = None
    if picture is None:
        raise damaged(file, f"page {number + 1} cannot be decoded")
    return picture


def checked(image: MatLike, *, file: str) -> MatLike:
    """Return a picture handed over as an array in BGR, if it is no larger than what is read."""
    height, width = image.shape[:2]
    check_picture(Size(width, height), file=file)
    if image.ndim == 2:  # noqa: PLR2004 - grey
        return cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    return cv2.cvtColor(image, cv2.COLOR_BGRA2BGR) if image.shape[2] == 4 else image  # noqa: PLR2004 - with transparency
