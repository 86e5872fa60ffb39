"""Files and pasted text to numbered lines; the opening is that of the report readers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.base import Block, Line
from bielelt.reading.decoding import clean, decode
from bielelt.reading.limits import check_count, read_bytes
from bielelt.reading.sniffing import sniff
from bielelt.reading.sources.docx import DocxSource
from bielelt.reading.sources.html import HtmlSource
from bielelt.reading.sources.pdf import PdfSource

_LINE_END = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
MAX_ACT_CHARACTERS = 1_000_000
"""Of one act with its annexes: some 400 printed pages."""

_MARKED_UP = {source.name: source for source in (DocxSource(), HtmlSource(), PdfSource())}


@dataclass(frozen=True, slots=True)
class ActLine:
    """A line with something on it; ``number`` counts all lines or paragraphs from 1."""

    number: int
    text: str


def lines_of_file(path: Path) -> list[ActLine]:
    """Return the lines of a DOCX, HTML, PDF or plain text file.

    Raises:
        UnreadableDocument: it cannot be opened, or is of another kind.

    """
    name = sniff(path)
    if name == "xlsx":
        raise UnreadableDocument(
            f"“{path.name}” is an Excel file. An act is read from a Word document or plain "
            "text. Save it as .docx or .txt, or paste its text."
        )
    if name == "office":
        raise UnreadableDocument(
            f"“{path.name}” is an old Word or Excel file, RTF or OpenDocument. "
            "Open it and save it as .docx, or paste its text."
        )
    source = _MARKED_UP.get(name or "")
    if source is None:
        return lines_of_text(decode(read_bytes(path), file=path.name), file=path.name)
    blocks = source.read(path).blocks
    lines = [ActLine(number, _text(block)) for number, block in enumerate(blocks, 1)]
    _check(sum(len(line.text) for line in lines), path.name)
    return lines


def lines_of_text(text: str, *, file: str = "text") -> list[ActLine]:
    """Return the lines of a text; ``file`` is its name for a refusal."""
    _check(len(text), file)
    return list(_numbered(_LINE_END.split(text), file))


def _check(characters: int, file: str) -> None:
    check_count(characters, MAX_ACT_CHARACTERS, file=file, what="characters")


def _numbered(lines: list[str], file: str) -> Iterator[ActLine]:
    for number, line in enumerate(lines, 1):
        text = clean(line, file=file)
        if text:
            yield ActLine(number, text)


def _text(block: Block) -> str:
    if isinstance(block, Line):
        return block.text
    return " ".join(cell.text for cell in block.cells if cell.text)
