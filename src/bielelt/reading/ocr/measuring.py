"""The size of a picture told by its first bytes, so that a bomb is refused undecoded."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.limits import (
    MAX_PICTURE_PIXELS,
    MAX_PICTURE_SIDE,
    MAX_PICTURES,
    check_count,
)

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
TIFF = (b"II*\x00", b"MM\x00*")

_PNG_SIZE = slice(16, 24)
_PNG_END = b"IEND"
_JPEG_END = b"\xff\xd9"
_STANDALONE = frozenset({0x01, 0xFF, *range(0xD0, 0xDA)})
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_WIDTH, _LENGTH = 256, 257
_TIFF_NUMBERS = {1: "B", 3: "H", 4: "I"}
_ENTRY = 12


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels across and down."""

    width: int
    height: int


def measure(data: bytes, *, file: str) -> list[Size]:
    """Return the size of every picture in a PNG, JPEG or TIFF file.

    Raises:
        UnreadableDocument: it is cut off, has no size, or is larger than what is read.

    """
    try:
        sizes = list(_sizes(data, file))
    except (struct.error, IndexError):
        raise damaged(file, "its header is not whole") from None
    if not sizes:
        raise damaged(file, "its header gives no size")
    for size in sizes:
        check_picture(size, file=file)
    return sizes


def check_picture(size: Size, *, file: str) -> None:
    """Refuse a picture of more pixels than are read, or of none."""
    width, height = size.width, size.height
    if min(width, height) < 1:
        raise damaged(file, "its header gives no size")
    if max(width, height) > MAX_PICTURE_SIDE or width * height > MAX_PICTURE_PIXELS:
        raise UnreadableDocument(
            f"“{file}” has a picture of {width:,} × {height:,} pixels; at most "
            f"{MAX_PICTURE_SIDE:,} a side and {MAX_PICTURE_PIXELS:,} in all are read. "
            "Scan the page at 300 dpi."
        )


def damaged(file: str, reason: str) -> UnreadableDocument:
    """Return the refusal of a picture that cannot be decoded as it should."""
    return UnreadableDocument(
        f"“{file}” is a damaged picture: {reason}. Scan or copy the page again."
    )


def _sizes(data: bytes, file: str) -> Iterator[Size]:
    if data.startswith(PNG):
        if data.rfind(_PNG_END) < 0:
            raise damaged(file, "it is cut off")
        yield Size(*struct.unpack(">II", data[_PNG_SIZE]))
    elif data.startswith(JPEG):
        yield from _jpeg(data, file)
    elif data.startswith(TIFF):
        yield from _tiff(data, file)


def _jpeg(data: bytes, file: str) -> Iterator[Size]:
    """Yield the size in the first frame header.

    A picture inside the notes of a camera is skipped, as they are one segment.
    """
    at, size = 2, None
    while at < len(data) - 1:
        marker = data[at + 1]
        if data[at] != 0xFF:  # noqa: PLR2004 - every marker begins so
            raise damaged(file, "its header is not whole")
        if marker in _STANDALONE:
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004 - a fill byte
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            size = Size(width, height)
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        at += 2 + length
        if marker == 0xDA:  # noqa: PLR2004 - the coded picture begins
            break
    # What is cut off decodes to grey below the cut, and its rows would be lost in silence.
    if data.find(_JPEG_END, at) < 0:
        raise damaged(file, "it is cut off")
    if size is not None:
        yield size


def _tiff(data: bytes, file: str) -> Iterator[Size]:
    """Follow the chain of directories, one for each page."""
    order = "<" if data.startswith(b"II") else ">"
    (at,) = struct.unpack(f"{order}I", data[4:8])
    seen: set[int] = set()
    while at:
        if at in seen:
            raise damaged(file, "its list of pages runs in a circle")
        seen.add(at)
        check_count(len(seen), MAX_PICTURES, file=file, what="pages")
        (entries,) = struct.unpack(f"{order}H", data[at : at + 2])
        found: dict[int, int] = {}
        for start in range(at + 2, at + 2 + entries * _ENTRY, _ENTRY):
            tag, kind = struct.unpack(f"{order}HH", data[start : start + 4])
            if tag in {_WIDTH, _LENGTH} and kind in _TIFF_NUMBERS:
                form = order + _TIFF_NUMBERS[kind]
                value = data[start + 8 : start + 8 + struct.calcsize(form)]
                (found[tag],) = struct.unpack(form, value)
        yield Size(found.get(_WIDTH, 0), found.get(_LENGTH, 0))
        at = _next(data, at + 2 + entries * _ENTRY, order)


def _next(data: bytes, at: int, order: str) -> int:
    (following,) = struct.unpack(f"{order}I", data[at : at + 4])
    return int(following)
