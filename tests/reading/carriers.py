"""Six writers of a printed report: the file formats in which reports arrive."""

import csv
import html
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import xlsxwriter
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from tests.reading.printed import DECISION, DSERIAL, Break, Doc, Item, Row, Text

WIDTHS = (1.4, 1.4, 4.6, 6.6, 7, 2, 2, 1)
SUMMARY_WIDTHS = (7, 8, 3, 2, 2)
"""Centimetres of the columns in Word: of the table (with one too many), of a summary."""


def as_text(doc: Doc) -> str:
    """Tab-separated, as OCR programs hand it out; a page begins after a blank line."""
    lines = (
        ""
        if isinstance(i, Break)
        else i.text
        if isinstance(i, Text)
        else "\t".join(i.cells)
        for i in doc.items
    )
    return "\n".join(lines) + "\n" * doc.newline


def as_markdown(doc: Doc) -> str:
    """Pipe tables; the first row of each is its head."""
    lines: list[str] = []
    for group in _groups(doc.items):
        if not isinstance(group, list):
            lines.append(group.text if isinstance(group, Text) else "")
            continue
        for index, row in enumerate(group):
            lines.append("| " + " | ".join(c.replace("|", "\\|") for c in row.cells) + " |")
            if index == 0:
                lines.append("|" + " --- |" * len(row.cells))
        lines.append("")
    return "\n".join(lines) + "\n" * doc.newline


def as_html(doc: Doc) -> str:
    """Paragraphs and tables; decision cells really span their rows."""
    parts = ["<!doctype html><html><head><meta charset='utf-8'></head><body>"]
    for group in _groups(doc.items):
        if not isinstance(group, list):
            parts.append(_html_line(group) if isinstance(group, Text) else "<hr>")
            continue
        parts.append("<table border='1'>")
        parts += _html_rows(group, merge=doc.merge)
        parts.append("</table>")
    return "\n".join([*parts, "</body></html>"])


def as_csv(doc: Doc) -> str:
    """One record per line or row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for item in doc.items:
        if isinstance(item, Row):
            writer.writerow(item.cells)
        elif isinstance(item, Text):
            writer.writerow([item.text])
    return out.getvalue()


def as_docx(doc: Doc) -> bytes:
    """Word: bold runs instead of asterisks, vertically merged decision cells."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.5)
    document.styles["Normal"].font.size = Pt(9)
    document.styles["Normal"].paragraph_format.space_after = Pt(2)
    for group in _groups(doc.items):
        if isinstance(group, Break):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(group, Text):
            document.add_paragraph().add_run(group.text.strip("* ")).bold = group.bold
        else:
            _docx_table(document, group, merge=doc.merge)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx(doc: Doc) -> bytes:
    """Excel: one sheet, merged ranges, ratings as typed."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Биелэлт")
        lines = [i for i in doc.items if not isinstance(i, Break)]
        for n, item in enumerate(lines):
            cells = item.cells if isinstance(item, Row) else [item.text.strip("* ")]
            for column, cell in enumerate(cells):
                sheet.write_string(n, column, cell)
        rows = [(n, i) for n, i in enumerate(lines) if isinstance(i, Row)]
        for (top, column), height in (
            _spans([r for _, r in rows]) if doc.merge else {}
        ).items():
            first, last = rows[top][0], rows[top + height - 1][0]
            if last - first == height - 1:
                text = rows[top][1].cells[column]
                sheet.merge_range(first, column, last, column, text)
    return out.getvalue()


CARRIERS: dict[str, Callable[[Doc], str | bytes]] = {
    "txt": as_text,
    "md": as_markdown,
    "html": as_html,
    "csv": as_csv,
    "docx": as_docx,
    "xlsx": as_xlsx,
}


def write(doc: Doc, folder: Path, suffix: str = "txt", name: str = "report") -> Path:
    """Write the file and return its path."""
    content = CARRIERS[suffix](doc)
    path = folder / f"{name}.{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _groups(items: list[Item]) -> Iterator[Text | Break | list[Row]]:
    """Neighbouring rows are one table."""
    table: list[Row] = []
    for item in items:
        if isinstance(item, Row):
            table.append(item)
            continue
        if table:
            yield table
            table = []
        yield item
    if table:
        yield table


def _spans(rows: list[Row]) -> dict[tuple[int, int], int]:
    """Height of each decision cell that covers the empty ones below it."""
    spans: dict[tuple[int, int], int] = {}
    for column in (DSERIAL, DECISION):
        top: int | None = None
        for n, row in enumerate(rows):
            if row.kind != "clause" or len(row.cells) < 7:
                top = None
            elif row.cells[column]:
                top = n
            elif top is not None and not row.cells[DSERIAL] and not row.cells[DECISION]:
                spans[top, column] = n - top + 1
            else:
                top = None
    return spans


def _html_line(line: Text) -> str:
    text = _marked(line.text.strip("* "))
    return f"<p><b>{text}</b></p>" if line.bold else f"<p>{text}</p>"


def _html_rows(rows: list[Row], *, merge: bool) -> Iterator[str]:
    spans = _spans(rows) if merge else {}
    covered = {(n, c) for (top, c), h in spans.items() for n in range(top + 1, top + h)}
    for n, row in enumerate(rows):
        cells = [
            f"<td rowspan={spans[n, c]}>{_marked(t)}</td>"
            if (n, c) in spans
            else f"<td>{_marked(t)}</td>"
            for c, t in enumerate(row.cells)
            if (n, c) not in covered
        ]
        yield f"<tr>{''.join(cells)}</tr>"


def _marked(text: str) -> str:
    """Escape, but leave the tags of damaged cells standing."""
    return re.sub(r"&lt;(/?[pb])&gt;", r"<\1>", html.escape(text, quote=False))


def _docx_table(document: docx.document.Document, rows: list[Row], *, merge: bool) -> None:
    width = max(len(row.cells) for row in rows)
    table = document.add_table(rows=len(rows), cols=width)
    table.style = "Table Grid"
    table.autofit = False
    widths = WIDTHS if width > len(SUMMARY_WIDTHS) else SUMMARY_WIDTHS
    for column, centimetres in zip(table.columns, widths, strict=False):
        column.width = Cm(centimetres)
    for element, row in zip(table._tbl.tr_lst, rows, strict=True):
        for cell, text in zip(element.tc_lst, row.cells, strict=False):
            run = cell.p_lst[0].add_r()
            run.text = text
    for (top, column), height in (_spans(rows) if merge else {}).items():
        for n in range(top, top + height):
            properties = table._tbl.tr_lst[n].tc_lst[column].get_or_add_tcPr()
            merged = properties.makeelement(qn("w:vMerge"), {})
            if n == top:
                merged.set(qn("w:val"), "restart")
            properties.append(merged)
