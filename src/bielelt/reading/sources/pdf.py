"""PDF: lines, and tables by their strokes or by their gaps; scanned pages by OCR."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.base import Pages
from bielelt.reading.gathering import Gathering
from bielelt.reading.limits import read_bytes
from bielelt.reading.pdf.blocks import PageBlock, PrintedBlocks, TextLine, blocks_of
from bielelt.reading.pdf.letters import refuse_nameless_letters
from bielelt.reading.pdf.opening import open_pdf, refusing
from bielelt.reading.pdf.page import PrintedPage, has_text, is_scan
from bielelt.reading.pdf.painting import Printer
from bielelt.reading.pdf.running import drop_running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cv2.typing import MatLike


@dataclass(frozen=True, slots=True)
class PdfSource:
    """What a reader of the printed pages sees.

    Left out: text that is invisible (as under a scan), white on white or outside of the
    page; page numbers, and running heads after their first copy; notes and form fields laid
    over a page; whatever a PDF could do or carry (scripts, attachments). A hyphen at the
    end of a line stays, a soft one goes; letters are as found. A table goes on where the
    next page goes on with it: the steps join its rows. A place's row is a running number on
    its page. A page that is a picture without words is drawn and read by OCR; beside words,
    pictures are left out.
    """

    name: str = "pdf"
    suffixes: frozenset[str] = frozenset({".pdf"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        data = read_bytes(path)
        pages = _printed(data, file=path.name)
        scans = [number for number, page in enumerate(pages, start=1) if is_scan(page)]
        if text := " ".join(word.text for page in pages for word in page.words):
            refuse_nameless_letters(text, file=path.name)
        elif not scans:
            raise UnreadableDocument(
                f"“{path.name}” is a PDF without a text layer and without scanned pages. "
                "Print the original to PDF again, or save it as .docx."
            )
        gathering = Gathering(path.name)
        blocks: list[PrintedBlocks] = []
        for page in pages:
            blocks.append(blocks_of(page, blocks[-1] if blocks else None, file=path.name))
        pictures = _draw(data, scans, file=path.name)
        for number, found in enumerate(drop_running(blocks), start=1):
            gathering.turn_to(number)
            gathering.note_turn(pages[number - 1].turn)
            for block in found:
                _add(gathering, block)
            if number in scans:
                _read_picture(next(pictures), number, gathering)
        return gathering.pages("application/pdf")


def printed_pages(path: Path) -> list[PrintedPage]:
    """Return what the pages of a PDF show; those without words may be scans."""
    return _printed(read_bytes(path), file=path.name)


def _printed(data: bytes, *, file: str) -> list[PrintedPage]:
    pages, fonts = open_pdf(data, file=file)
    printer = Printer(fonts, file=file)
    with refusing(file):
        return [printer.show(page, number) for number, page in enumerate(pages, start=1)]


def text_pages(path: Path) -> list[bool]:
    """Return for each page whether it has a text layer; the others are for OCR."""
    return [has_text(page) for page in printed_pages(path)]


# Only who reads a picture needs OpenCV and tesseract.
def _draw(data: bytes, numbers: list[int], *, file: str) -> "Iterator[MatLike]":
    if numbers:
        from bielelt.reading.ocr.drawing import draw  # noqa: PLC0415

        yield from draw(data, numbers, file=file)


def _read_picture(picture: "MatLike", page: int, gathering: Gathering) -> None:
    from bielelt.reading.ocr import read_picture  # noqa: PLC0415

    read_picture(picture, page, gathering)


def _add(gathering: Gathering, block: PageBlock) -> None:
    if isinstance(block, TextLine):
        gathering.add_line(block.text, box=block.on_page)
        return
    for row in block.rows:
        gathering.add_merged(row)
