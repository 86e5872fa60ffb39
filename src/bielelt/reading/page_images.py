"""Pages of a PDF or a picture file as small pictures, to be looked at beside what was read."""

from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.limits import MAX_DRAWN_PAGES, read_bytes
from bielelt.reading.sources import source_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cv2.typing import MatLike

_LONG_SIDE = 1500
"""Pixels: small print of A4 can be read (128 dpi), and a page takes some 100 kB."""
_SHADES = 16
"""Of grey, which a page without colours is kept in: as legible as 256, and half as large."""
_COLOURED = 40  # difference of the strongest and the weakest colour of a coloured pixel
_COARSER = 4  # times; noise of all colours is none when it is averaged
_JPEG_QUALITY = 45
_WHITE = 255


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a reader holds it: its number, its size in pixels, a PNG or a JPEG."""

    page: int
    width: int
    height: int
    media_type: str
    data: bytes


def draw_pages(path: Path, turns: tuple[tuple[int, int], ...]) -> tuple[PageImage, ...]:
    """Return the pages of a file that has pages to look at; none of any other file.

    Args:
        path: of the file; what it is is told by its content.
        turns: ``Pages.turns``, as it was read.

    Returns:
        At most ``MAX_DRAWN_PAGES``, from the first. A page that cannot be drawn is left out.

    Raises:
        UnreadableDocument: the file cannot be opened, or is damaged.

    """
    kind = source_for(path).name
    data = read_bytes(path)
    pages: Iterator[tuple[int, MatLike]] = iter(())
    if kind == "pdf":
        pages = _printed(data, file=path.name)
    elif kind == "picture":
        pages = _pictures(data, file=path.name)
    quarters = dict(turns)
    drawn = islice(pages, MAX_DRAWN_PAGES)
    return tuple(_image(page, pixels, quarters.get(page, 0)) for page, pixels in drawn)


def _printed(data: bytes, *, file: str) -> "Iterator[tuple[int, MatLike]]":
    """Yield number and pixels of the pages of a PDF; nothing it could do is done."""
    # Only who looks at pages needs what draws them.
    import numpy as np  # noqa: PLC0415
    import pypdfium2  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(
            f"“{file}” is a PDF that is damaged or cut off. "
            "Copy it again, or open it in its own program and save it as PDF again."
        ) from error
    for number in range(1, min(len(document), MAX_DRAWN_PAGES) + 1):
        with suppress(pypdfium2.PdfiumError):
            page = document[number - 1]
            scale = _LONG_SIDE / max(*page.get_size(), 1)
            yield (
                number,
                np.ascontiguousarray(page.render(scale=scale).to_numpy()[:, :, :3]),
            )
            page.close()


def _pictures(data: bytes, *, file: str) -> "Iterator[tuple[int, MatLike]]":
    import cv2  # noqa: PLC0415

    from bielelt.reading.ocr.loading import load  # noqa: PLC0415

    for number, picture in enumerate(load(data, file=file), start=1):
        factor = min(_LONG_SIDE / max(picture.shape[:2]), 1.0)
        size = [max(round(side * factor), 1) for side in picture.shape[1::-1]]
        yield number, cv2.resize(picture, size, interpolation=cv2.INTER_AREA)


def _image(page: int, pixels: "MatLike", quarters: int) -> PageImage:
    """Return the page turned upright, in the form that takes fewer bytes."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    pixels = np.ascontiguousarray(np.rot90(pixels, -quarters))
    height, width = pixels.shape[:2]
    pixels = pixels if _has_colours(pixels) else cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    step = _WHITE // (_SHADES - 1)
    shades = np.asarray(
        [round(shade / step) * step for shade in range(_WHITE + 1)], np.uint8
    )
    png = [cv2.IMWRITE_PNG_COMPRESSION, 6]  # 9 takes up to ten times as long for a tenth
    jpeg = [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
    forms = (
        ("image/png", cv2.imencode(".png", cv2.LUT(pixels, shades), png)),
        ("image/jpeg", cv2.imencode(".jpg", pixels, jpeg)),
    )
    media_type, (_, data) = min(forms, key=lambda form: len(form[1][1]))
    return PageImage(page, width, height, media_type, data.tobytes())


def _has_colours(pixels: "MatLike") -> bool:
    """Whether anything on the page is coloured, as a stamp is; noise and old paper are not."""
    import cv2  # noqa: PLC0415

    height, width = pixels.shape[:2]
    size = max(width // _COARSER, 1), max(height // _COARSER, 1)
    blue, green, red = cv2.split(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))
    strongest = cv2.max(cv2.max(blue, green), red)
    weakest = cv2.min(cv2.min(blue, green), red)
    return bool((cv2.subtract(strongest, weakest) > _COLOURED).any())
