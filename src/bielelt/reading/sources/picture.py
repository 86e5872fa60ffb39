"""Pictures of pages: scans and photographs in JPEG, PNG and TIFF."""

from dataclasses import dataclass
from pathlib import Path

from bielelt.reading.base import Pages
from bielelt.reading.gathering import Gathering
from bielelt.reading.limits import read_bytes

_MEDIA_TYPES = ((b"\x89PNG", "image/png"), (b"\xff\xd8", "image/jpeg"), (b"", "image/tiff"))


@dataclass(frozen=True, slots=True)
class PictureSource:
    """Each picture of a file is a page; it may lie on its side or stand on its head.

    What was recognised is never quite sure: the confidence of its cells is below 1. Stamps
    and signatures in colour are taken away, and the cells they lay over are less sure. A
    place's row is a running number on its page.
    """

    name: str = "picture"
    suffixes: frozenset[str] = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        # Only who reads a picture needs OpenCV and tesseract.
        from bielelt.reading.ocr import read_picture  # noqa: PLC0415
        from bielelt.reading.ocr.loading import load  # noqa: PLC0415

        data = read_bytes(path)
        gathering = Gathering(path.name)
        for number, picture in enumerate(load(data, file=path.name), start=1):
            read_picture(picture, number, gathering)
        media_type = next(kind for start, kind in _MEDIA_TYPES if data.startswith(start))
        return gathering.pages(media_type)
