"""What an uploaded file is, told by its content: names and what browsers say of it lie."""

from dataclasses import dataclass
from typing import IO

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.packages import package_of

_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIP = b"PK\x03\x04"
_HEAD = 16


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken as evidence; ``suffix`` has its dot."""

    suffix: str
    media_type: str


PDF = Kind(".pdf", "application/pdf")
PNG = Kind(".png", "image/png")
JPEG = Kind(".jpg", "image/jpeg")
DOCX = Kind(".docx", f"{_OFFICE}wordprocessingml.document")
XLSX = Kind(".xlsx", f"{_OFFICE}spreadsheetml.sheet")
KINDS = (PDF, DOCX, XLSX, JPEG, PNG)

_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
)
_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_PROGRAMS = ("vbaProject.bin", "vbaData.xml")


def kind_of(file: IO[bytes]) -> Kind | None:
    """Return what ``file`` is; None if it is nothing we take, or holds macros.

    Nothing is unpacked: of an office file only the list of its parts is looked at. The file
    is left at its beginning.
    """
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    if not head.startswith(_ZIP):
        return next((kind for start, kind in _BEGINNINGS if head.startswith(start)), None)
    try:
        parts = package_of(file.read(), file="").archive.namelist()
    except UnreadableDocument:
        return None
    finally:
        file.seek(0)
    if "[Content_Types].xml" not in parts or any(p.endswith(_PROGRAMS) for p in parts):
        return None
    return next((kind for part, kind in _MAIN_PARTS.items() if part in parts), None)
