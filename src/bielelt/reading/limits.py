"""How much of a file is read at all, and the refusal of what is larger.

A report of one district has about 60 clauses and 80 000 characters; the largest register
we design for prints 8 000 clauses. Every limit below leaves such a file room many times
over, and keeps the reading of a hostile one within some 500 MB and some seconds.
"""

import os
import stat
from pathlib import Path

from bielelt.core.errors import UnreadableDocument

MEGABYTE = 1024 * 1024

MAX_FILE_BYTES = 50 * MEGABYTE
"""Refused before reading. Office files are this large only because of pictures."""

MAX_CHARACTERS = 20_000_000
"""In all blocks together: 250 times the report of a district."""

MAX_CELL_CHARACTERS = 100_000
"""In one cell or line: three times what a spreadsheet cell can hold (32 767)."""

MAX_TABLE_ROWS = 20_000
"""Rows of the report table; the largest province answers for 8 000 clauses in all."""
MAX_ROWS = 200_000
"""Rows and lines together: 25 per clause of the largest register."""

MAX_COLUMNS = 100
"""The report table has seven; the rest is room for sheets used as forms."""

MAX_CELLS = 400_000
"""Empty ones included, at about 250 bytes each."""

MAX_PART_BYTES = 64 * MEGABYTE
"""One part inside a DOCX or XLSX, unpacked: a zip bomb swells a thousandfold."""

MAX_PACKAGE_PARTS = 5_000
"""Parts inside a DOCX or XLSX: each costs memory before anything is read."""

MAX_MARKUP = 3_000_000
"""Tags and attributes of one HTML or XML document, at up to 240 bytes each when parsed.
A sheet with as many cells as ``MAX_CELLS`` has 2 800 000."""

MAX_PDF_PAGES = 2_000
"""The largest province prints 8 000 clauses at seven a page on 1 150."""

MAX_PDF_OBJECTS = 300_000
"""Each costs up to 400 bytes before a page is looked at; a page needs about ten."""

MAX_PDF_STREAM_BYTES = 16 * MEGABYTE
"""One unpacked part that is no picture. A page of text has 60 kB, a font some MB."""
MAX_PDF_UNPACKED_BYTES = 256 * MEGABYTE
"""All of them together; they stay in memory while the file is read."""

MAX_PDF_CONTENT_BYTES = 40 * MEGABYTE
"""What pages are drawn by, repeated parts counted each time: a part may call others ten
times, and these others. At about 1 MB a second; 22 pages of a district have 1.5 MB."""

MAX_PDF_MARKS = 2_000_000
"""Letters and strokes of all pages: 25 reports of a district, at some 20 000 a second."""
MAX_PDF_PAGE_MARKS = 100_000
"""On one page, at up to 1 kB each; a full page has 5 000 letters and 200 strokes."""

MAX_PDF_CROSSINGS = 10_000_000
"""Horizontal times vertical strokes of a page; each pair is looked at. A full one of a
report has 100 000, a hatched drawing some millions. White letters times grounds, too."""

MAX_PDF_PAGE_POINTS = 14_400
"""Width or height of a page (1/72 inch): the 200 inches that PDF itself allows."""

MAX_PDF_CODES = 1_000_000
"""That one font gives a width or a letter. Unicode has 1 114 112, a report some 150."""

MAX_PICTURE_SIDE = 20_000
MAX_PICTURE_PIXELS = 40_000_000
"""A4 at 600 dpi has 35 million pixels, at 3 bytes each when decoded."""

MAX_PICTURES = 500
"""Pages in one TIFF."""

MAX_DRAWN_PAGES = 500
"""Pages kept as pictures to be looked at, at some 100 kB each."""

MAX_PICTURE_CELLS = 2_000
"""Ruled cells on one page of a picture, each read by itself in some hundredths of a second."""

MAX_PIECE_SECONDS = 30
"""For one cell of a picture; the longest of a report takes one."""

MAX_COMBINING_MARKS = 30
"""Accents on one letter, as in Unicode's stream-safe text format (UAX 15, §13):
composing a longer run takes quadratic time."""


def check_count(found: int, allowed: int, *, file: str, what: str) -> None:
    """Refuse ``file`` when it has more than ``allowed`` of ``what`` (a plural noun)."""
    if found > allowed:
        raise UnreadableDocument(
            f"“{file}” has more than {allowed:,} {what}, which is more than any report. "
            "Check that it is the right file, or split it."
        )


def check_exists(path: Path) -> os.stat_result:
    """Return what is known of a file or folder; refuse it if it cannot be reached."""
    try:
        return path.stat()
    except FileNotFoundError:
        raise UnreadableDocument(
            f"“{path.name}” does not exist. Check the name and the folder."
        ) from None
    except OSError as error:
        raise _cannot_open(path, error) from error


def check_file(path: Path) -> None:
    """Refuse what is no ordinary, readable, non-empty file of a bearable size."""
    status = check_exists(path)
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableDocument(
            f"“{path.name}” is a folder. Name a file inside it, "
            "or read all of it by “bielelt read” with “--out”."
        )
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableDocument(f"“{path.name}” is no ordinary file. Name a document.")
    if status.st_size == 0:
        raise UnreadableDocument(
            f"“{path.name}” is empty (0 bytes). Save or copy the report again."
        )
    check_size(status.st_size, file=path.name)


def read_bytes(path: Path, *, at_most: int | None = None) -> bytes:
    """Return the bytes of a file that passes ``check_file``, or its first ``at_most``."""
    check_file(path)
    try:
        with path.open("rb") as file:
            # One byte more than allowed, since a file may grow after it was measured.
            data = file.read(MAX_FILE_BYTES + 1 if at_most is None else at_most)
    except OSError as error:
        raise _cannot_open(path, error) from error
    check_size(len(data), file=path.name)
    return data


def check_size(size: int, *, file: str) -> None:
    """Refuse ``file`` when it has more bytes than are read."""
    if size > MAX_FILE_BYTES:
        raise UnreadableDocument(
            f"“{file}” has {size / MEGABYTE:,.0f} MB; at most "
            f"{MAX_FILE_BYTES // MEGABYTE} MB are read. "
            "Remove the pictures, or split the file."
        )


def _cannot_open(path: Path, error: OSError) -> UnreadableDocument:
    reason = error.strerror or type(error).__name__
    return UnreadableDocument(
        f"“{path.name}” cannot be opened ({reason}). "
        "Check the name, and that you may read the file."
    )
