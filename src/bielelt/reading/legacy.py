"""Office files that only LibreOffice opens here, told by content: .doc .xls .rtf .odt .ods."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.packages import Package, package_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = b"{\\rtf"
_ZIP = b"PK\x03\x04"

_ENTRY_BYTES = 128
_NAME_BYTES = 64
_STREAM = 2


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """One kind of file: what to call it, its suffix, and what it is turned into."""

    what: str
    suffix: str
    target: str
    media_type: str


_WORD = OfficeKind("an old Word file", ".doc", "docx", "application/msword")
_EXCEL = OfficeKind("an old Excel file", ".xls", "xlsx", "application/vnd.ms-excel")
_RICH = OfficeKind("an RTF file", ".rtf", "docx", "application/rtf")
_STREAMS = {"WordDocument": _WORD, "Workbook": _EXCEL, "Book": _EXCEL}
_ODF = "application/vnd.oasis.opendocument."
_OPEN = {
    f"{_ODF}text": OfficeKind("an OpenDocument text", ".odt", "docx", f"{_ODF}text"),
    f"{_ODF}spreadsheet": OfficeKind(
        "an OpenDocument spreadsheet", ".ods", "xlsx", f"{_ODF}spreadsheet"
    ),
}
_ENCRYPTED = "EncryptedPackage"
_LENGTHS = frozenset(2 * len(name) + 2 for name in (*_STREAMS, _ENCRYPTED))
"""In bytes, with the zero at the end; other entries need not be looked at."""


def kind_of(data: bytes, *, file: str) -> OfficeKind | None:
    """Return which of these kinds a whole file is; None when it is none of them.

    Raises:
        UnreadableDocument: it is protected by a password.

    """
    if data.startswith(RTF):
        return _RICH
    if data.startswith(OLE):
        return _kind_of_compound(data, file)
    if data.startswith(_ZIP):
        return kind_of_package(package_of(data, file=file))
    return None


def kind_of_package(package: Package) -> OfficeKind | None:
    """Return the kind of an OpenDocument package by its first entry; None for others."""
    if not package.has("mimetype"):
        return None
    told = package.read("mimetype").decode("ascii", "replace").strip()
    return _OPEN.get(told.removesuffix("-template"))


def _kind_of_compound(data: bytes, file: str) -> OfficeKind | None:
    for name in _streams(data):
        if name == _ENCRYPTED:
            raise UnreadableDocument(
                f"“{file}” is protected by a password. "
                "Open it, save it without a password, and try again."
            )
        if name in _STREAMS:
            return _STREAMS[name]
    return None


def _streams(data: bytes) -> Iterator[str]:
    """Yield the names of streams, those of the document itself before those of embedded ones.

    Directory entries lie at multiples of their length, wherever the directory lies; a text
    that looks like one by chance would need name, length and type to agree.
    """
    for at in range(0, len(data) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        if data[at + _NAME_BYTES + 2] == _STREAM:
            length = int.from_bytes(data[at + _NAME_BYTES : at + _NAME_BYTES + 2], "little")
            if length in _LENGTHS:
                yield data[at : at + length - 2].decode("utf-16-le", "replace")
