"""The list of findings for a word processor: real headings, quotations, one table."""

from collections.abc import Iterator

from bielelt.printing import layout
from bielelt.printing import word_xml as xml
from bielelt.printing.document import (
    FindingCounts,
    FindingLabels,
    FindingList,
    FoundInDecision,
    FoundRow,
)

_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/>"
_KEEP_LINES = "<w:keepLines/>"
_QUIET = f'<w:color w:val="{layout.QUIET[1:]}"/>'
# What comes from the report stays Mongolian in a list in English.
_SOURCE = '<w:lang w:val="mn-MN"/>'
_SMALL, _BODY = 8.5, 10.5
_FACTS, _NUMBER, _LABELS = 39.0, 8.0, 30.0  # millimetres from the margin
_COUNT = 21.0

_RULE = '<w:bottom w:val="single" w:sz="4" w:space="3" w:color="000000"/>'
_BAR = '<w:left w:val="single" w:sz="10" w:space="8" w:color="B8B8B8"/>'


def _hanging(left: float, back: float) -> str:
    return f'<w:ind w:left="{xml.twips(left)}" w:hanging="{xml.twips(back)}"/>'


def _indent(left: float) -> str:
    return f'<w:ind w:left="{xml.twips(left)}"/>'


def _borders(*lines: str) -> str:
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


# The order of the elements inside w:pPr is prescribed: keepNext, keepLines, pBdr, tabs,
# spacing, ind, jc, outlineLvl; inside w:rPr: b, color, sz, lang.
STYLES = "".join(
    xml.style(key, name, points, align, run, properties, level=level, language=language)
    for key, name, points, align, run, properties, level, language in (
        ("Heading1", "heading 1", 14, "center", _BOLD,
         _KEEP + xml.spacing(0, 14), 0, ""),
        ("Heading2", "heading 2", 11.5, "left", _BOLD,
         _KEEP + _KEEP_LINES + xml.spacing(18, 0), 1, _SOURCE),
        ("Heading3", "heading 3", _BODY, "left", "",
         _KEEP + _KEEP_LINES + xml.spacing(8, 6), 2, _SOURCE),
        ("FindingFact", "Finding fact", _BODY, "left", "",
         xml.spacing(0, 2) + _hanging(_FACTS, _FACTS), None, _SOURCE),
        ("FindingFigures", "Finding figures", _BODY, "left", _BOLD,
         _borders(_RULE.replace("bottom", "top"), _RULE) + xml.spacing(10, 0), None, ""),
        ("FindingDetail", "Finding detail", _SMALL, "left", _QUIET,
         _KEEP + _borders(_RULE) + xml.spacing(0, 8), None, _SOURCE),
        ("FindingTitle", "Finding title", _BODY, "left", _BOLD,
         _KEEP + _KEEP_LINES + xml.spacing(6, 0) + _hanging(_NUMBER, _NUMBER), None, ""),
        ("FindingAlso", "Finding also", _SMALL, "left", _QUIET,
         _KEEP + xml.spacing() + _indent(_NUMBER), None, ""),
        ("Quote", "Quote", _BODY, "left", "",
         _KEEP + _KEEP_LINES + _borders(_BAR) + xml.spacing(5, 5) + _indent(_NUMBER + 3.5),
         None, _SOURCE),
        ("FindingLine", "Finding line", _BODY, "left", "",
         _KEEP_LINES + xml.spacing(0, 2) + _hanging(_LABELS, _LABELS - _NUMBER), None, ""),
        ("CellText", "Cell text", _BODY, "left", "", xml.spacing(), None, ""),
        ("CellNumber", "Cell number", _BODY, "right", "", xml.spacing(), None, ""),
        ("ListFooter", "List footer", _SMALL, "left", _QUIET, xml.spacing(), None, ""),
    )
) + "".join(
    xml.letters(key, name, run)
    for key, name, run in (
        ("FindingLabel", "Finding label", f'<w:b w:val="0"/>{_QUIET}'),
        ("FindingPlace", "Finding place", f'{_QUIET}<w:sz w:val="{round(_SMALL * 2)}"/>'),
        ("FindingReply", "Finding reply", _BOLD),
        *(
            (f"Severity{key}", f"Severity {key}", f'{_BOLD}<w:color w:val="{colour[1:]}"/>')
            for key, colour in layout.SEVERITY_COLOURS.items()
        ),
    )
)  # fmt: skip


def body(document: FindingList) -> Iterator[str]:
    """Yield the paragraphs and the table of the list."""
    yield xml.paragraph(document.title, "Heading1")
    for fact in document.facts:
        yield _pair(fact.label, fact.text, "FindingFact", _FACTS)
    yield xml.paragraph(document.figures, "FindingFigures")
    for decision in document.decisions:
        yield from _decision(decision, document.labels)
    if document.counts:
        yield from _counts(document.counts)


def footer(document: FindingList) -> str:
    """Return the line at the foot: what it is at the left, «page / pages» at the right."""
    tab = f'<w:tab w:val="right" w:pos="{xml.twips(layout.LIST_WIDTH)}"/>'
    return xml.paragraph(
        f"{document.name}\t",
        "ListFooter",
        properties=f"<w:tabs>{tab}</w:tabs>",
        end=xml.page_of_pages(),
    )


def _decision(decision: FoundInDecision, labels: FindingLabels) -> Iterator[str]:
    line = "" if decision.detail else _borders(_RULE) + xml.spacing(18, 8)
    yield xml.paragraph(decision.heading, "Heading2", properties=line)
    if decision.detail:
        yield xml.paragraph(decision.detail, "FindingDetail")
    for clause in decision.clauses:
        if clause.heading:
            yield xml.paragraph(clause.heading, "Heading3")
        for found in clause.found:
            yield from _finding(found, labels)


def _finding(found: FoundRow, labels: FindingLabels) -> Iterator[str]:
    """Title, quotations and lines; all stay on one page where they fit."""
    title = (
        (f"{found.number}\t", "FindingLabel"),
        (found.severity, f"Severity{found.key}"),
        (f"  {found.rule}", ""),
    )
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{xml.twips(_NUMBER)}"/></w:tabs>'
    yield xml.spans(title, "FindingTitle", properties=tabs)
    if found.also:
        yield xml.paragraph(found.also, "FindingAlso")
    for quote in found.quotes:
        parted = "  " if len(quote.text) <= layout.SHORT_QUOTE else "\n"
        place = (f"{parted}{quote.place}", "FindingPlace")
        yield xml.spans(((quote.text, ""), place), "Quote")
    lines = (
        (labels.arithmetic, found.arithmetic),
        (labels.explanation, found.explanation),
        (labels.suggestion, found.suggestion),
        (labels.answerer, found.answerer),
        (labels.reply, found.reply),
    )
    told = [(label, text) for label, text in lines if text]
    for number, (label, text) in enumerate(told, 1):
        is_last = number == len(told)
        keep = xml.spacing(0, 10) if is_last else _KEEP
        look = "FindingReply" if label == labels.reply else "FindingLabel"
        yield _pair(label, text, "FindingLine", _LABELS, properties=keep, look=look)


def _pair(
    label: str,
    text: str,
    style: str,
    stop: float,
    *,
    properties: str = "",
    look: str = "FindingLabel",
) -> str:
    """Return a label and the text beside it, all its lines at ``stop``."""
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{xml.twips(stop)}"/></w:tabs>'
    before, after = (properties, "") if properties == _KEEP else ("", properties)
    return xml.spans(
        ((f"{label}\t", look), (text, "")), style, properties=before + tabs + after
    )


def _counts(counts: FindingCounts) -> Iterator[str]:
    yield xml.paragraph(counts.heading, "Heading2", properties=xml.spacing(18, 6))
    rest = len(counts.header) - 1
    widths = [layout.LIST_WIDTH - rest * _COUNT, *[_COUNT] * rest]
    rows = [_row(counts.header, widths, look="FindingReply", header=True)]
    rows += [_row(texts, widths) for texts in counts.rows[:-1]]
    rows.append(_row(counts.rows[-1], widths, look="FindingReply"))
    yield xml.table(rows, widths)


def _row(
    texts: tuple[str, ...], widths: list[float], *, look: str = "", header: bool = False
) -> str:
    cells = (
        xml.cell(xml.spans(((text, look),), "CellNumber" if n else "CellText"), width)
        for n, (text, width) in enumerate(zip(texts, widths, strict=True))
    )
    return xml.row(*cells, header=header)
