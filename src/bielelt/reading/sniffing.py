"""Which source a file needs, told by its first bytes: names lie, OCR calls all ``.txt``."""

import csv
import re
from collections import Counter
from pathlib import Path

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.decoding import decode
from bielelt.reading.legacy import OLE, RTF, kind_of, kind_of_package
from bielelt.reading.limits import read_bytes
from bielelt.reading.packages import open_package

SNIFFED_BYTES = 64 * 1024
"""Title block and first rows of any report fit many times over."""

DELIMITERS = (",", ";", "\t")

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_PACKAGES = {"word": "docx", "xl": "xlsx"}

_PDF = re.compile(rb"^%PDF-\d", re.MULTILINE)
_PDF_WITHIN = 1024  # bytes; readers look for the mark that far, and mail programs need it

_FOREIGN = (
    (b"%PDF", "a PDF", "Save the original as .docx, or run it through OCR to text"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word or Excel file, or one with a password",
        "Open it and save it as .docx or .xlsx, without a password",
    ),
    (b"{\\rtf", "an RTF file", "Open it and save it as .docx"),
    (b"\x89PNG", "a picture", "Run it through OCR to text"),
    (b"\xff\xd8\xff", "a picture", "Run it through OCR to text"),
    (b"II*\x00", "a picture", "Run it through OCR to text"),
    (b"MM\x00*", "a picture", "Run it through OCR to text"),
    (b"7z\xbc\xaf", "an archive", "Unpack it and name the document inside"),
    (b"Rar!", "an archive", "Unpack it and name the document inside"),
    (b"\x1f\x8b", "an archive", "Unpack it and name the document inside"),
)
"""Kinds of files people do try: how they begin, what they are, what to do."""

_HEADER_NAME = re.compile(rb"[!-9;-~]+")
_MAIL_HEADERS = frozenset(
    {b"to", b"date", b"subject", b"received", b"message-id", b"mime-version"}
)
_LEAST_HEADERS = 2

_HTML = re.compile(
    r"<table[\s>]|\A\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE
)
_FLAT_OFFICE = re.compile(r"<\?mso-application\b|\AMIME-Version:")
_PIPE_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*\r?$", re.MULTILINE)
_TAB_ROW = re.compile(r"^[^\n]*\t", re.MULTILINE)

_LEAST_COLUMNS = 3
_LEAST_RECORDS = 2


def sniff(path: Path) -> str | None:
    """Return the name of the source the content asks for; None when it does not tell.

    Raises:
        UnreadableDocument: it is empty, no file, or of a kind no source reads.

    """
    head = read_bytes(path, at_most=SNIFFED_BYTES)
    if head.startswith((OLE, RTF)) and kind_of(read_bytes(path), file=path.name):
        return "office"
    if head.startswith(_PICTURES):
        return "picture"
    if _PDF.search(head[:_PDF_WITHIN]) and not is_package(head):
        return "pdf"
    refuse_foreign(head, file=path.name)
    if is_mail(head):
        raise UnreadableDocument(
            f"“{path.name}” is a mail. Save the report attached to it, or read all that "
            "is attached by “bielelt read” with “--out”."
        )
    if is_package(head):
        return _sniff_package(path)
    return _sniff_text(decode(head, file=path.name, whole=False), path)


def refuse_foreign(head: bytes, *, file: str) -> None:
    """Raise UnreadableDocument if a file that begins so is of a kind nobody reads here."""
    for beginning, what, remedy in _FOREIGN:
        if head.startswith(beginning):
            raise UnreadableDocument(f"“{file}” is {what}. {remedy}, and try again.")


def is_package(head: bytes) -> bool:
    """Whether a file that begins so is a zip package, as DOCX and XLSX are."""
    return head.startswith(_ZIP)


def is_mail(head: bytes) -> bool:
    """Whether a file that begins so is a mail saved as it was sent (.eml)."""
    names = set()
    for line in head.splitlines():
        name, colon, _ = line.partition(b":")
        if line[:1] in {b" ", b"\t"}:  # goes on with the header above
            continue
        if not colon or not _HEADER_NAME.fullmatch(name):
            break
        names.add(name.lower())
    return b"from" in names and len(names & _MAIL_HEADERS) >= _LEAST_HEADERS


def delimiter_of(text: str) -> str | None:
    """Return the delimiter that cuts most records into the same number of fields."""
    best, result = 0, None
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter)
        width, records = max(widths.items(), key=lambda item: item[1], default=(0, 0))
        if records >= _LEAST_RECORDS and width * records > best:
            best, result = width * records, delimiter
    return result


def _sniff_package(path: Path) -> str:
    package = open_package(path)
    main = package.main_part() or ""
    kind = _PACKAGES.get(main.partition("/")[0])
    if kind is None and kind_of_package(package):
        return "office"
    if kind is None:
        raise UnreadableDocument(
            f"“{path.name}” is a zip package, but neither a Word nor an Excel one. "
            "Unpack it and name a document inside, or read all by “bielelt read” with “--out”."
        )
    return kind


def _sniff_text(text: str, path: Path) -> str | None:
    if _HTML.search(text):
        return "html"
    if _FLAT_OFFICE.search(text):
        raise UnreadableDocument(
            f"“{path.name}” is a Word or Excel file saved as one XML or web archive. "
            "Open it and save it as .docx or .xlsx, and try again."
        )
    if path.suffix.lower() == ".csv":
        return None
    pipes = len(_PIPE_ROW.findall(text))
    tabs = len(_TAB_ROW.findall(text))
    if pipes > tabs:
        return "markdown"
    if tabs:
        return "text"
    return "csv" if delimiter_of(text) else None


def _widths(text: str, delimiter: str) -> Counter[int]:
    lines = text.splitlines(keepends=True)
    try:
        widths = Counter(len(record) for record in csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return Counter()
    return Counter({w: n for w, n in widths.items() if w >= _LEAST_COLUMNS})
