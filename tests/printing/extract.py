"""What a printed file says, format by format, in one shape that can be compared.

``Said`` holds the rows of the clause table (seven texts each, a merged cell in its first
row) and everything else, in reading order, as one text. White space is left out: where a
line ends is a matter of looks.
"""

import csv
import io
from dataclasses import dataclass

import docx
import openpyxl
import pdfplumber
import pikepdf

from bielelt.core.spreadsheet import unguard
from bielelt.printing.reports.official import HEADER

COLUMNS = len(HEADER)


@dataclass(frozen=True)
class Said:
    rows: tuple[tuple[str, ...], ...]
    rest: str


def said(records):
    """Sort records (lists of texts) into rows of the clause table and the rest."""
    records = [tuple(bare(text) for text in record) for record in records]
    rows = [record for record in records if len(record) == COLUMNS]
    rest = [text for record in records if len(record) != COLUMNS for text in record]
    return Said(tuple(rows), "".join(rest))


def bare(text):
    """Leave white space out, and the marks that allow a long word to break."""
    return "".join(text.replace("\u200b", "").split())


def from_document(document):
    """Tell what the document says: what every format has to say."""
    return said(_records(document))


def _records(document):
    yield _heading(document.heading)
    yield document.table.header
    yield document.table.numbers
    for section in document.table.sections:
        yield [section.heading]
        for decision in section.decisions:
            yield from _decision(decision)
    for signature in document.signatures:
        yield [signature.role, signature.position, signature.name]
    for page in document.summaries:
        yield _heading(page.heading)
        yield [page.total, page.of_which]
        yield from ([row.name, row.range, row.count] for row in page.rows)
        yield [page.closing, *page.notes, page.end]


def _heading(heading):
    return [heading.title, heading.bracket, heading.date, heading.place]


def _decision(decision):
    left = str(decision.serial), "".join(decision.lines)
    if not decision.clauses:
        yield [left[0], "", left[1], "", "", "", ""]
    for c in decision.clauses:
        ratings = c.self_rating, c.upper_rating
        yield [left[0], str(c.serial), left[1], c.text, c.progress, *ratings]
        left = "", ""


def from_csv(data):
    text = data.decode("utf-8-sig")
    return said([unguard(f) for f in r] for r in csv.reader(io.StringIO(text, newline="")))


def from_docx(data):
    return said(_docx_records(docx.Document(io.BytesIO(data))))


def _docx_records(word):
    for block in word.iter_inner_content():
        if not hasattr(block, "rows"):
            yield [block.text]
            continue
        for row in block.rows:
            # A merged cell is told once, a cell over several columns as one text.
            cells = row._tr.tc_lst
            yield ["" if c.vMerge == "continue" else _cell_text(c) for c in cells]


def _cell_text(cell):
    return "".join(t.text or "" for t in cell.iter() if t.tag.endswith("}t"))


def from_xlsx(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return said(record for sheet in book for record in _sheet_records(sheet))


def _sheet_records(sheet):
    wide = {
        (r.min_row, r.min_col): r
        for r in sheet.merged_cells.ranges
        if r.size["columns"] > 1
    }
    for row in sheet.iter_rows():
        texts = [_shown(cell) for cell in row]
        lines = any((cell.row, cell.column) in wide for cell in row)
        if lines or len(texts) != COLUMNS:
            yield [text for text in texts if text]
        elif any(texts):
            yield texts


def _shown(cell):
    assert cell.data_type in {"s", "n"}, f"{cell.coordinate} is a formula"
    if cell.value is None:
        return ""
    return f"{cell.value:.0%}" if cell.number_format == "0%" else str(cell.value)


def from_pdf(data):
    """Read the tags, not the picture: this is also what a screen reader reads."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts = {}
        for page in pdf.pages:
            for char in page.chars:
                mark = page.page_number, char["mcid"]
                texts[mark] = texts.get(mark, "") + char["text"]
    return said(_pdf_records(tagged(data), texts))


@dataclass(frozen=True)
class Tagged:
    """An element of the structure tree; ``inside`` holds elements and marks (page, mcid)."""

    tag: str
    inside: tuple
    row_span: int
    attributes: dict

    def elements(self, tag):
        """All elements with this tag, in reading order."""
        for child in self.inside:
            if isinstance(child, Tagged):
                if child.tag == tag:
                    yield child
                yield from child.elements(tag)


def tagged(data):
    """Return the root of the structure tree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        root = pdf.Root.StructTreeRoot
        return Tagged("Root", tuple(_children(root, None, pages)), 1, {})


def _children(element, page, pages):
    inside = element.get("/K", [])
    for child in inside if isinstance(inside, pikepdf.Array) else [inside]:
        if not isinstance(child, pikepdf.Dictionary):
            yield page, int(child)
        elif "/MCID" in child:
            on = child.get("/Pg")
            yield (pages[on.objgen] if on else page), int(child.MCID)
        else:
            yield _tagged(child, page, pages)


def _tagged(element, page, pages):
    on = element.get("/Pg")
    page = pages[on.objgen] if on else page
    attributes = {}
    found = element.get("/A", [])
    for group in found if isinstance(found, pikepdf.Array) else [found]:
        attributes |= dict(group)
    inside = tuple(_children(element, page, pages))
    return Tagged(
        str(element.S)[1:], inside, int(attributes.get("/RowSpan", 1)), attributes
    )


def _pdf_records(element, texts):
    for child in element.inside:
        if not isinstance(child, Tagged):
            yield [texts.get(child, "")]
        elif child.tag == "Table":
            yield from _pdf_rows(child, texts)
        else:
            yield from _pdf_records(child, texts)


def _pdf_rows(table, texts):
    below = [0] * (COLUMNS + 1)
    for row in table.elements("TR"):
        cells = []
        for cell in row.inside:
            cells += _covered(below, len(cells))
            below[len(cells)] = cell.row_span - 1
            cells.append(_pdf_text(cell, texts))
        yield cells


def _covered(below, column):
    """Return an empty text for each cell that a merged one from above covers here."""
    texts = []
    while below[column]:
        below[column] -= 1
        column += 1
        texts.append("")
    return texts


def _pdf_text(element, texts):
    return "".join(
        _pdf_text(child, texts) if isinstance(child, Tagged) else texts.get(child, "")
        for child in element.inside
    )


READERS = {"csv": from_csv, "docx": from_docx, "xlsx": from_xlsx, "pdf": from_pdf}
