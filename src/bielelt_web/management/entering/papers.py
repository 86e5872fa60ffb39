"""Small real documents for the demonstration, the same bytes every time."""

import io
import struct
import zipfile
import zlib
from html import escape

import typst
from django.core.files.base import ContentFile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_WIDTH, _HEIGHT = 320, 200


def pdf(name: str, *lines: str) -> ContentFile[bytes]:
    """Return a page with a heading and paragraphs as PDF."""
    heading, *rest = (line.replace("#", "").replace("*", "") for line in lines)
    page = f'#set document(date: none)\n#set page("a5")\n= {heading}\n\n'
    return ContentFile(typst.compile((page + "\n\n".join(rest)).encode()), f"{name}.pdf")


def docx(name: str, *lines: str) -> ContentFile[bytes]:
    """Return paragraphs as DOCX."""
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        ),
    }
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        for path, xml in parts.items():
            package.writestr(zipfile.ZipInfo(path, _LONG_AGO), xml)
    return ContentFile(kept.getvalue(), f"{name}.docx")


def picture(name: str, ground: tuple[int, int, int]) -> ContentFile[bytes]:
    """Return a picture of hills under a sky as PNG; ``ground`` is their colour."""
    rows = (_line(y, ground) for y in range(_HEIGHT))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9)),
        (b"IEND", b""),
    )
    packed = b"".join(
        struct.pack(">I", len(data))
        + kind
        + data
        + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return ContentFile(b"\x89PNG\r\n\x1a\n" + packed, f"{name}.png")


def _line(y: int, ground: tuple[int, int, int]) -> bytes:
    sky = bytes((120 + y // 2, 170 + y // 4, 230))
    far, near = bytes(180 * 2 // 3 + c // 3 for c in ground), bytes(ground)
    return b"".join(
        near if y > _hill(x, 150, 70) else far if y > _hill(x + 90, 110, 110) else sky
        for x in range(_WIDTH)
    )


def _hill(x: int, height: int, breadth: int) -> int:
    """Return where a range of rounded hills stands out against what is behind it."""
    along = x % (2 * breadth) - breadth
    return height - 40 + 40 * along * along // (breadth * breadth)
