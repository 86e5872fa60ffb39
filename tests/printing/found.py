"""Findings to print, and what a printed list of them says, format by format.

A list that is read downwards (PDF, DOCX) is one text in reading order, one that is read in
rows (XLSX, CSV) a list of records. White space is left out.
"""

import csv
import io
from dataclasses import astuple
from datetime import date

import docx
import openpyxl
import pdfplumber
from hypothesis import strategies as st
from tests.make import clause, decision, report
from tests.printing import strategies
from tests.printing.extract import _cell_text, _pdf_text, bare, tagged

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.core.spreadsheet import unguard
from bielelt.printing import Reply

TEXT = "Зуны амралтын гэр баазыг засварлаж, эргэлтийн 14 000 номтой болгоно."


class Rule:
    """A rule as printing knows it."""

    def __init__(self, slug, mn, en):
        self.slug, self.title = slug, Words(mn, en)


RULES = (
    Rule("sum", "Нийлбэр таарахгүй", "Parts do not add up"),
    Rule("copy", "Хуулсан явц", "Copied progress"),
    Rule("page", "Нэгтгэл зөрүүтэй", "Summary differs"),
)


def finding(rule="sum", severity="error", clauses=(1,), quotes=None, **others):
    """Build a finding; every argument has an unsurprising default."""
    given = {
        "explanation": Words("Хэсгүүд нийлж 9 болохгүй.", "The parts do not make 9."),
        "suggestion": Words("Бүртгэлээс шалгах.", "Look it up in the records."),
        "arithmetic": "4 + 4 = 8 ≠ 9",
    } | others
    quoted = (Quote(clauses[0] if clauses else None, "progress", "4 ном, 4 зураг, нийт 9"),)
    return Finding(
        rule, Severity(severity), clauses, quoted if quotes is None else quotes, **given
    )


WHOLE = report(
    decision(clause(TEXT), clause("Номын сан нээх.", label=None)),
    decision(title=None, on=None, number=None),
    decision(clause("ө" * 200, label="2.1"), title="Номын тухай", number=None),
)
FOUND = (
    finding("copy", "hint", (2, 3), answerer=Answerer.ASSESSOR, arithmetic=""),
    finding(severity="doubt", arithmetic="14 000 + 1 = 14 001"),
    finding(quotes=(Quote(1, "self", "50%"), Quote(4, "text", "", report="Дэл, 2023-H1"))),
    finding(
        "page",
        clauses=(1, 3),
        quotes=(Quote(None, "summary:upper", "Үр дүнтэй 100%: 4"),),
        answerer=Answerer.REGISTRAR,
    ),
    finding("gone", "doubt", (99,), quotes=(Quote(3, "shape", "а б\n\nв " * 200),)),
)
REPLIES = {
    FOUND[1].id: Reply("right", "Нэг ном бэлгэнд\nирсэн.", "Б.Сувд", date(2024, 7, 2)),
    FOUND[2].id: Reply("corrected"),
}


# What a list says --------------------------------------------------------------------------


def flow(document):
    """Tell a list from top to bottom, as PDF and DOCX have to."""
    return "".join(bare(text) for text in _flow(document))


def _flow(document):
    yield document.title
    for fact in document.facts:
        yield from astuple(fact)
    yield document.figures
    for group in document.decisions:
        yield from (group.heading, group.detail)
        for part in group.clauses:
            yield part.heading
            for found in part.found:
                yield from _flow_of(found, document.labels)
    if document.counts:
        yield from (document.counts.heading, *document.counts.header)
        for row in document.counts.rows:
            yield from row


def _flow_of(found, labels):
    yield from (str(found.number), found.severity, found.rule, found.also)
    for quote in found.quotes:
        yield from astuple(quote)
    for name in ("arithmetic", "explanation", "suggestion", "answerer", "reply"):
        if getattr(found, name):
            yield from (getattr(labels, name), getattr(found, name))


def records(document):
    """Tell a list row by row, as CSV has to: title and facts, findings, counts."""
    about = [[document.title], *map(astuple, document.facts), [document.figures]]
    return _bare([*about, *_listed(document), *_counted(document)])


def sheets(document):
    """Tell a list as XLSX has to: the findings on a sheet of their own."""
    about = [[document.title], *map(astuple, document.facts), [document.figures]]
    listed = [[document.name], [document.figures], *_listed(document)]
    second = _bare([*about, *_counted(document)])
    return [_bare(listed), second] if document.counts else [second]


def _listed(document):
    if document.counts:
        yield astuple(document.labels)
        yield from (record for _, record in document.records)


def _counted(document):
    if document.counts:
        yield from ([document.counts.heading], document.counts.header)
        yield from document.counts.rows


def _bare(rows):
    told = [[bare(text) for text in row] for row in rows]
    return [row for row in told if row]


# What a file says --------------------------------------------------------------------------


def flow_pdf(data):
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts, mark = {}, None
        for page in pdf.pages:
            for char in page.chars:
                # A blank that is more than a blank has marks of its own inside a mark.
                if char["mcid"] is not None or char["tag"] == "Artifact":
                    mark = page.page_number, char["mcid"]
                texts[mark] = texts.get(mark, "") + char["text"]
    return bare(_pdf_text(tagged(data), texts))


def flow_docx(data):
    blocks = docx.Document(io.BytesIO(data)).iter_inner_content()
    return "".join(bare(_cell_text(block._element)) for block in blocks)


def records_csv(data):
    text = data.decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""))
    return _bare([unguard(field) for field in row] for row in rows)


def sheets_xlsx(data):
    return [
        _bare(_row(sheet, row) for row in sheet.iter_rows())
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
    ]


def _row(sheet, row):
    assert {cell.data_type for cell in row} <= {"s", "n"}, "there is a formula"
    merged = {str(area).partition(":")[0] for area in sheet.merged_cells.ranges}
    texts = ["" if cell.value is None else str(cell.value) for cell in row]
    is_line = any(cell.coordinate in merged for cell in row)
    return [text for text in texts if text] if is_line else texts


READERS = {
    "pdf": (flow_pdf, flow),
    "docx": (flow_docx, flow),
    "xlsx": (sheets_xlsx, sheets),
    "csv": (records_csv, records),
}
"""Of each format what its file says, and what it has to say."""


# Odd lists ---------------------------------------------------------------------------------

ODD = (
    "\u200b",
    "\u00ad",
    "😀",
    "漢",
    "\x07",
    "\u2028",
    "=",
    "<",
    "«",
    "≠",
    "a\nb",
)
texts = strategies.sentences(strategies.WORDS + strategies.AWKWARD + ODD)
words = st.builds(Words, texts, texts)
serials = st.integers(1, 12)
quotes = st.builds(
    Quote,
    clause=st.none() | serials,
    field=st.sampled_from(["text", "progress", "upper", "summary:self", "heading", "?"]),
    text=st.just("") | texts,
    start=st.none(),
    report=st.sampled_from(["", "Дэл сум, 2023-H1"]),
)
found = st.builds(
    Finding,
    rule=st.sampled_from(["sum", "copy", "page", "gone"]),
    severity=st.sampled_from(Severity),
    clauses=st.lists(serials, max_size=3, unique=True).map(tuple),
    quotes=st.lists(quotes, max_size=3).map(tuple),
    explanation=words,
    suggestion=words,
    answerer=st.sampled_from(Answerer),
    arithmetic=st.sampled_from(["", "2 500 + 800 = 3 300 ≠ 3 200", "=1+1"]),
)
replies = st.builds(
    Reply,
    answer=st.sampled_from(["corrected", "right"]),
    reason=st.just("") | texts,
    name=st.sampled_from(["", "Д.Өнөр"]),
    day=st.none() | strategies.days,
)


@st.composite
def lists(draw):
    """Return findings and the replies to some of them."""
    told = draw(st.lists(found, max_size=5))
    answered = [one.id for one in told if draw(st.booleans())]
    return told, {key: draw(replies) for key in answered}
