"""Writes a bare table of texts to each carrier, and shows briefly what a source returns."""

import csv
import html
import io

import docx
import xlsxwriter
from tests.reading.sources.papers import Paper, ruled

from bielelt.reading.base import Line
from bielelt.reading.sources import source_for


def write_text(path, rows):
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def write_markdown(path, rows):
    lines = ["| " + " | ".join(map(_escaped, row)) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    path.write_text("\n".join(lines), "utf-8")


def write_html(path, rows):
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>"
        for row in rows
    )
    path.write_text(f"<html><meta charset='utf-8'><table>{body}</table></html>", "utf-8")


def write_csv(path, rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path.write_text(out.getvalue(), "utf-8-sig", newline="")


def write_docx(path, rows):
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(path)


def write_xlsx(path, rows):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)


def write_pdf(path, rows):
    wide = sum(map(len, map("".join, zip(*rows, strict=True)))) * 5 + 200
    paper = Paper((0, 0, wide, 595))
    ruled(paper, rows)
    paper.save(path)


WRITERS = {
    ".txt": write_text,
    ".md": write_markdown,
    ".html": write_html,
    ".csv": write_csv,
    ".docx": write_docx,
    ".xlsx": write_xlsx,
    ".pdf": write_pdf,
}


def _escaped(text):
    return "".join(f"\\{c}" if c in "\\|`*_<>&#" else c for c in text)


def read(path):
    """Return the blocks of a file: a line as its text, a row as the list of its texts."""
    return shown(source_for(path).read(path))


def shown(pages):
    return [
        block.text if isinstance(block, Line) else [cell.text for cell in block.cells]
        for block in pages.blocks
    ]


def spans(pages):
    """Return text → span of the cells that are merged."""
    cells = [c for b in pages.blocks if not isinstance(b, Line) for c in b.cells]
    return {cell.text: cell.span for cell in cells if cell.span != (1, 1)}
