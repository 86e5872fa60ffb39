"""DOCX: for offices that still add a line by hand before they sign.

Header rows are repeated by the word processor, decision cells are merged downwards, page
numbers are fields. Built as XML at once (``word_xml``): 57 clauses take milliseconds.
"""

import io
from collections.abc import Iterator
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from bielelt.printing import findings_docx, layout
from bielelt.printing import word_xml as xml
from bielelt.printing.document import (
    DecisionRows,
    Document,
    FindingList,
    Heading,
    Printable,
    SignatureBlock,
    SummaryPage,
    Table,
)

_PAGE = {
    "page_width": layout.PAGE_WIDTH,
    "page_height": layout.PAGE_HEIGHT,
    "left_margin": layout.LEFT,
    "right_margin": layout.RIGHT,
    "top_margin": layout.TOP,
    "bottom_margin": layout.BOTTOM,
}
_LIST_PAGE = {
    "page_width": layout.PAGE_HEIGHT,
    "page_height": layout.PAGE_WIDTH,
    "left_margin": layout.LIST_LEFT,
    "right_margin": layout.LIST_RIGHT,
    "top_margin": layout.LIST_TOP,
    "bottom_margin": layout.LIST_BOTTOM,
}
_WIDTHS = [layout.TEXT_WIDTH * percent / 100 for percent in layout.COLUMNS]
_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/>"

# The order of the elements inside w:pPr is prescribed: keepNext, pageBreakBefore, tabs,
# spacing, jc, outlineLvl.
_STYLES = (
    ("ReportTitle", "Report title", layout.TITLE_POINTS, "center", _BOLD, xml.spacing()),
    ("ReportLine", "Report line", layout.BODY_POINTS, "left", "", xml.spacing()),
    ("ReportBold", "Report bold", layout.BODY_POINTS, "left", _BOLD, xml.spacing()),
    ("ReportCentre", "Report centre", layout.BODY_POINTS, "center", "", xml.spacing()),
    ("ReportClosing", "Report closing", layout.BODY_POINTS, "center", _BOLD, xml.spacing(12, 6)),
    ("ReportNote", "Report note", layout.TABLE_POINTS, "center", "", xml.spacing()),
    ("CellText", "Cell text", layout.TABLE_POINTS, "left", "", xml.spacing()),
    ("CellCentre", "Cell centre", layout.TABLE_POINTS, "center", "", xml.spacing()),
    ("CellSection", "Cell section", layout.TABLE_POINTS, "center", _BOLD, xml.spacing()),
    ("CellHead", "Cell head", layout.HEAD_POINTS, "center", _BOLD, xml.spacing()),
    ("CellNumber", "Cell number", layout.SMALL_POINTS, "center", "", xml.spacing()),
)  # fmt: skip


def to_docx(document: Printable) -> bytes:
    """Lay ``document`` out for a word processor."""
    word = docx.Document()
    _properties(word, document)
    if isinstance(document, FindingList):
        _page(word, _LIST_PAGE, findings_docx.footer(document))
        _styles(word, document.language, findings_docx.STYLES)
        parts = findings_docx.body(document)
    else:
        _page(word, _PAGE, xml.paragraph("", "CellNumber", end=xml.page_of_pages()))
        _styles(word, document.language, "".join(xml.style(*style) for style in _STYLES))
        parts = _body(document)
    body = parse_xml(f"<w:body {xml.NAMESPACE}>{''.join(parts)}</w:body>")
    end = word.element.body.sectPr
    for element in list(body):
        end.addprevious(element)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _properties(word: WordDocument, document: Printable) -> None:
    properties = word.core_properties
    properties.title = document.name
    properties.language = document.language
    properties.author = properties.comments = ""
    at = datetime.combine(document.day, datetime.min.time())
    properties.created = properties.modified = at


def _page(word: WordDocument, page: dict[str, float], footer: str) -> None:
    """Set A4 with its margins and what stands at the foot of every page."""
    section = word.sections[0]
    for name, millimetres in page.items():
        setattr(section, name, Mm(millimetres))
    if page["page_width"] > page["page_height"]:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.header_distance = section.footer_distance = Mm(7)
    old = section.footer.paragraphs[0]._p  # noqa: SLF001 - no public way to add fields
    new = parse_xml(f"<w:ftr {xml.NAMESPACE}>{footer}</w:ftr>")
    old.getparent().replace(old, new[0])


def _styles(word: WordDocument, language: str, styles: str) -> None:
    """Our styles in place of those of that name; «Normal» gets the font for all scripts."""
    font = " ".join(
        f'w:{script}="{layout.FONT}"' for script in ("ascii", "hAnsi", "cs", "eastAsia")
    )
    normal = word.styles["Normal"].element.get_or_add_rPr()
    for child in list(normal):
        normal.remove(child)
    for text in (f"<w:rFonts {xml.NAMESPACE} {font}/>", _language(language)):
        normal.append(parse_xml(text))
    there = {style.style_id: style.element for style in word.styles}
    for element in parse_xml(f"<w:styles {xml.NAMESPACE}>{styles}</w:styles>"):
        old = there.get(element.get(qn("w:styleId")))
        if old is not None:
            word.styles.element.remove(old)
        word.styles.element.append(element)


def _language(language: str) -> str:
    region = {"mn": "mn-MN"}.get(language, language)
    return f'<w:lang {xml.NAMESPACE} w:val="{region}" w:eastAsia="{region}"/>'


def _body(document: Document) -> Iterator[str]:
    yield from _heading(document.heading)
    yield _table(document.table)
    yield from _signatures(document.signatures)
    for page in document.summaries:
        yield from _summary(page)


def _heading(heading: Heading, *, new_page: bool = False) -> Iterator[str]:
    """Title lines; date and place on one line, parted by a tab to the right margin."""
    outline = '<w:outlineLvl w:val="0"/>'
    jump = "<w:pageBreakBefore/>" if new_page else ""
    yield xml.paragraph(heading.title, "ReportTitle", properties=_KEEP + jump + outline)
    if heading.bracket:
        yield xml.paragraph(heading.bracket, "ReportTitle", properties=_KEEP)
    tab = f'<w:tab w:val="right" w:pos="{xml.twips(layout.TEXT_WIDTH)}"/>'
    yield xml.paragraph(
        f"{heading.date}\t{heading.place}",
        "ReportLine",
        properties=f"{_KEEP}<w:tabs>{tab}</w:tabs>{xml.spacing(8, 8)}",
    )


def _table(table: Table) -> str:
    rows = [
        _plain_row(table.header, "CellHead", header=True),
        _plain_row(table.numbers, "CellNumber", header=True),
    ]
    for section in table.sections:
        heading = xml.paragraph(section.heading, "CellSection", properties=_KEEP)
        rows.append(xml.row(xml.cell(heading, layout.TEXT_WIDTH, span=7)))
        for decision in section.decisions:
            rows += _decision(decision)
    return xml.table(rows, _WIDTHS)


def _plain_row(texts: tuple[str, ...], style: str, *, header: bool) -> str:
    cells = zip(texts, _WIDTHS, strict=True)
    return xml.row(
        *(xml.cell(xml.paragraph(text, style), width) for text, width in cells),
        header=header,
    )


def _decision(decision: DecisionRows) -> Iterator[str]:
    name = "".join(xml.paragraph(line, "CellText") for line in decision.lines)
    name = name or xml.paragraph("", "CellText")
    serial, empty = _centre(str(decision.serial)), xml.paragraph("", "CellText")
    if not decision.clauses:
        yield _clause_row([serial, empty, name, *[empty] * 4], merge="", whole=True)
    merge = "restart" if len(decision.clauses) > 1 else ""
    for clause in decision.clauses:
        cells = [
            serial,
            _centre(str(clause.serial)),
            name,
            xml.paragraph(clause.text, "CellText"),
            xml.paragraph(clause.progress, "CellText"),
            _centre(clause.self_rating),
            _centre(clause.upper_rating),
        ]
        yield _clause_row(cells, merge=merge, whole=layout.stays_whole(clause))
        serial, name, merge = empty, empty, "continue"


def _clause_row(contents: list[str], *, merge: str, whole: bool) -> str:
    cells = [
        xml.cell(content, width, merge=merge if column in {0, 2} else "", top=True)
        for column, (content, width) in enumerate(zip(contents, _WIDTHS, strict=True))
    ]
    return xml.row(*cells, whole=whole)


def _centre(text: str) -> str:
    return xml.paragraph(text, "CellCentre")


def _signatures(signatures: tuple[SignatureBlock, ...]) -> Iterator[str]:
    """Position, a line to sign on, name; all blocks stay on one page."""
    stops = (
        f'<w:tab w:val="left" w:pos="{xml.twips(140)}"/>'
        f'<w:tab w:val="left" w:leader="underscore" w:pos="{xml.twips(195)}"/>'
        f'<w:tab w:val="left" w:pos="{xml.twips(200)}"/>'
    )
    for number, signature in enumerate(signatures, 1):
        keep = _KEEP if number < len(signatures) else ""
        yield xml.paragraph(
            signature.role, "ReportBold", properties=_KEEP + xml.spacing(18, 10)
        )
        yield xml.paragraph(
            f"{signature.position}\t\t\t{signature.name}",
            "ReportLine",
            properties=f"{keep}<w:keepLines/><w:tabs>{stops}</w:tabs>",
        )


def _summary(page: SummaryPage) -> Iterator[str]:
    yield from _heading(page.heading, new_page=True)
    yield xml.paragraph("", "ReportLine")
    yield _summary_table(page)
    yield xml.paragraph(page.closing, "ReportClosing")
    for note in page.notes:
        yield xml.paragraph(note, "ReportNote")
    yield xml.paragraph(page.end, "ReportCentre", properties=xml.spacing(16))


def _summary_table(page: SummaryPage) -> str:
    widths = list(layout.SUMMARY_COLUMNS)
    roomy = xml.spacing(4, 4)
    total = xml.paragraph(page.total, "ReportBold", properties=roomy)
    rows = [xml.row(xml.cell(total, sum(widths), span=4))]
    for number, band in enumerate(page.rows):
        texts = ("" if number else page.of_which, band.name, band.range, band.count)
        styles = ("ReportLine", "ReportLine", "ReportCentre", "ReportCentre")
        merges = ("continue" if number else "restart", "", "", "")
        rows.append(
            xml.row(
                *(
                    xml.cell(
                        xml.paragraph(text, style, properties=roomy), width, merge=merge
                    )
                    for text, style, width, merge in zip(
                        texts, styles, widths, merges, strict=True
                    )
                )
            )
        )
    return xml.table(rows, widths)
