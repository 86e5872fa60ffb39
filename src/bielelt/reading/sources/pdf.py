"""PDF with a text layer: lines, and tables by their strokes or by their gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.base import Pages
from bielelt.reading.gathering import Gathering
from bielelt.reading.letters import refuse_foreign_letters
from bielelt.reading.limits import read_bytes
from bielelt.reading.page_blocks import PageBlock, PrintedBlocks, TextLine, blocks_of
from bielelt.reading.pdf_file import open_pdf, refusing
from bielelt.reading.pdf_page import PrintedPage, has_text, is_scan
from bielelt.reading.pdf_painting import Printer
from bielelt.reading.running import drop_running

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class PdfSource:
    """What a reader of the printed pages sees, as far as it is text and not picture.

    Left out: text that is invisible (as under a scan), white on white or outside of the
    page; page numbers, and running heads after their first copy; notes and form fields laid
    over a page; whatever a PDF could do or carry (scripts, attachments). A hyphen at the
    end of a line stays, a soft one goes; letters are as found. A table goes on where the
    next page goes on with it: the steps join its rows. A place's row is a running number on
    its page. A page that is a picture is left to OCR.
    """

    name: str = "pdf"
    suffixes: frozenset[str] = frozenset({".pdf"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        pages = printed_pages(path)
        _refuse_scans(pages, file=path.name)
        text = " ".join(word.text for page in pages for word in page.words)
        refuse_foreign_letters(text, file=path.name)
        gathering = Gathering(path.name)
        blocks: list[PrintedBlocks] = []
        for page in pages:
            blocks.append(blocks_of(page, blocks[-1] if blocks else None, file=path.name))
        for number, found in enumerate(drop_running(blocks), start=1):
            gathering.turn_to(number)
            for block in found:
                _add(gathering, block)
        return gathering.pages("application/pdf")


def printed_pages(path: Path) -> list[PrintedPage]:
    """Return what the pages of a PDF show; those without words may be scans."""
    pages, fonts = open_pdf(read_bytes(path), file=path.name)
    printer = Printer(fonts, file=path.name)
    with refusing(path.name):
        return [printer.show(page, number) for number, page in enumerate(pages, start=1)]


def text_pages(path: Path) -> list[bool]:
    """Return for each page whether it has a text layer; the others are for OCR."""
    return [has_text(page) for page in printed_pages(path)]


def _refuse_scans(pages: Sequence[PrintedPage], *, file: str) -> None:
    if not any(map(has_text, pages)):
        raise UnreadableDocument(
            f"“{file}” is a scanned PDF without a text layer. "
            "Run it through OCR to text, or save the original as .docx, and try again."
        )
    scans = [str(number) for number, page in enumerate(pages, start=1) if is_scan(page)]
    if scans:
        shown = ", ".join(scans[:_SHOWN]) + (" …" if len(scans) > _SHOWN else "")
        raise UnreadableDocument(
            f"“{file}” is a PDF in which {len(scans)} of {len(pages)} pages are scanned "
            f"pictures (page {shown}). Run these through OCR to text, and try again."
        )


def _add(gathering: Gathering, block: PageBlock) -> None:
    if isinstance(block, TextLine):
        gathering.add_line(block.text)
        return
    for row in block.rows:
        gathering.add_merged(row)
