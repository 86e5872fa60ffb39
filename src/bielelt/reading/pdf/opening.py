"""PDF files opened with bounds: what pdfminer would unpack or repeat without end is refused.

Nothing a PDF can do is done: scripts, actions, attachments and links are never looked at.
"""

import binascii
import io
import logging
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice, pairwise
from typing import Any

from pdfminer.lzw import LZWDecoder
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSLiteral, literal_name

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.limits import (
    MAX_PDF_CODES,
    MAX_PDF_OBJECTS,
    MAX_PDF_PAGES,
    MAX_PDF_STREAM_BYTES,
    MAX_PDF_UNPACKED_BYTES,
    check_count,
)

# What pdfminer finds odd about a font is nothing a person at a terminal can act on.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

_OBJECT = re.compile(rb"\d\s+obj\b|^\d{10} \d{5} n", re.MULTILINE)
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]{1,8})\s*>\s*<\s*([0-9A-Fa-f]{1,8})\s*>\s*[<\[\d]")
_RANGES = re.compile(rb"begin(?:bf|cid)range(.*?)(?:end(?:bf|cid)range|\Z)", re.DOTALL)
_PICTURE = "Image"
_BROKEN = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
    binascii.Error,
    struct.error,
    zlib.error,
)
"""What pdfminer raises on broken files, besides its own errors: it trusts what it reads."""


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Turn what pdfminer raises into one clear line."""
    try:
        yield
    except UnreadableDocument:
        raise
    except PDFEncryptionError:
        raise UnreadableDocument(
            f"“{file}” is a PDF protected by a password. "
            "Open it with the password, save it without one, and try again."
        ) from None
    except _BROKEN as error:
        raise UnreadableDocument(
            f"“{file}” is a PDF that is damaged or cut off. "
            "Copy it again, or open it in its own program and save it as PDF again."
        ) from error


def open_pdf(data: bytes, *, file: str) -> tuple[list[PDFPage], PDFResourceManager]:
    """Return the pages of a PDF, not yet looked at, and what its fonts are kept in.

    Raises:
        UnreadableDocument: it is damaged, has a password, or more parts or pages than any
            report.

    """
    check_count(
        sum(1 for _ in islice(_OBJECT.finditer(data), MAX_PDF_OBJECTS + 1)),
        MAX_PDF_OBJECTS,
        file=file,
        what="objects",
    )
    with refusing(file):
        measure = _Measure(file)
        document = _Document(_Parser(io.BytesIO(data), measure), measure)
        pages = list(islice(PDFPage.create_pages(document), MAX_PDF_PAGES + 1))
        check_count(len(pages), MAX_PDF_PAGES, file=file, what="pages")
        _check_pages(document, len(pages), file)
        return pages, _Fonts(measure)


def _check_pages(document: PDFDocument, found: int, file: str) -> None:
    """Refuse a PDF that has lost pages; pdfminer passes over what it does not find."""
    count = resolve1(dict_value(document.catalog.get("Pages")).get("Count"))
    if not found or (isinstance(count, int) and found < count):
        raise UnreadableDocument(
            f"“{file}” is a PDF that has lost pages: {found} of {count or 'some'} are there. "
            "Copy it again, or open it in its own program and save it as PDF again."
        )


class _Measure:
    """Unpacks streams as far as is allowed, and no further, to see how large they are."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._unpacked = 0
        self._measured: set[int] = set()

    def take(self, stream: PDFStream) -> None:
        """Refuse a stream that swells; pictures are never unpacked and need no measure."""
        subtype = stream.get("Subtype")
        if id(stream) in self._measured or stream.rawdata is None:
            return
        self._measured.add(id(stream))
        if isinstance(subtype, PSLiteral) and subtype.name == _PICTURE:
            return
        data = stream.rawdata
        if stream.decipher and stream.objid is not None and stream.genno is not None:
            data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
        for name, _ in stream.get_filters():
            data = self._unpack(data, literal_name(name))
            self._check(len(data))
        self._unpacked += len(data)
        check_count(
            self._unpacked, MAX_PDF_UNPACKED_BYTES, file=self.file, what="bytes unpacked"
        )

    def count(self, codes: int) -> None:
        """Refuse a font that maps more codes than there are."""
        check_count(codes, MAX_PDF_CODES, file=self.file, what="codes in one font")

    def _unpack(self, data: bytes, name: str) -> bytes:
        if name in {"FlateDecode", "Fl"}:
            # pdfminer would go on with what it can save of a damaged part, and lose text.
            inflating = zlib.decompressobj()
            unpacked = inflating.decompress(data, MAX_PDF_STREAM_BYTES + 1)
            if data.strip() and not (inflating.eof or inflating.unconsumed_tail):
                raise EOFError
            return unpacked
        if name in {"LZWDecode", "LZW"}:
            return self._unpack_lzw(data)
        if name in {"RunLengthDecode", "RL"}:
            # Two bytes give at most 128.
            self._check(len(data) * 64)
        return data

    def _unpack_lzw(self, data: bytes) -> bytes:
        unpacked = bytearray()
        for part in LZWDecoder(io.BytesIO(data)).run():
            unpacked += part
            self._check(len(unpacked))
        return bytes(unpacked)

    def _check(self, size: int) -> None:
        check_count(
            size, MAX_PDF_STREAM_BYTES, file=self.file, what="bytes in one unpacked part"
        )


class _Parser(PDFParser):
    """Measures the tables of objects, which are unpacked as soon as they are parsed."""

    def __init__(self, file: io.BytesIO, measure: _Measure) -> None:
        super().__init__(file)
        self._measure = measure

    def push(self, *objects: tuple[int, Any]) -> None:
        """Take parsed objects."""
        for _, item in objects:
            if isinstance(item, PDFStream) and item.decipher is None:
                kind = item.get("Type")
                if isinstance(kind, PSLiteral) and kind.name in {"XRef", "ObjStm"}:
                    self._measure.take(item)
        super().push(*objects)


class _Document(PDFDocument):
    """Hands out no stream that was not measured."""

    def __init__(self, parser: PDFParser, measure: _Measure) -> None:
        self._measure = measure
        super().__init__(parser)

    def getobj(self, objid: int) -> object:
        """Return an object by its number."""
        found = super().getobj(objid)
        if isinstance(found, PDFStream):
            self._measure.take(found)
        return found


class _Fonts(PDFResourceManager):
    """Refuses fonts that name ranges of billions of codes."""

    def __init__(self, measure: _Measure) -> None:
        super().__init__()
        self._measure = measure

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return a font, made once."""
        for key in ("W", "W2"):
            self._measure.count(_codes_of_widths(list_value(spec.get(key, []))))
        for key in ("ToUnicode", "Encoding"):
            stream = resolve1(spec.get(key))
            if isinstance(stream, PDFStream):
                self._measure.take(stream)
                self._measure.count(_codes_of_ranges(stream.get_data()))
        return super().get_font(objid, spec)


def _codes_of_widths(widths: Iterable[object]) -> int:
    """Return how many codes get a width: «first [w w w]» or «first last w»."""
    numbers = [resolve1(item) for item in widths]
    pairs = pairwise(numbers)
    spans = (b - a for a, b in pairs if isinstance(a, int) and isinstance(b, int))
    return max(spans, default=0)


def _codes_of_ranges(cmap: bytes) -> int:
    """Return how many codes the ranges of a mapping name in all."""
    return sum(
        max(int(last, 16) - int(first, 16), 0)
        for ranges in _RANGES.findall(cmap)
        for first, last in _RANGE.findall(ranges)
    )
