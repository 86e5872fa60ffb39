"""The same report on paper in many ways: what reads PDFs must read them all alike."""

import io
import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import typst

from bielelt.core.report import Report
from bielelt.printing import print_report
from bielelt.printing.formats import typst as setter
from bielelt.printing.reports.official import official

SOFFICE = shutil.which("soffice")
_PRINTING = Path(setter.__file__).parent.parent
FONTS = _PRINTING / "fonts"


def own(report: Report) -> bytes:
    """As `bielelt print` has it."""
    printed = print_report(report, format="pdf")
    assert isinstance(printed, bytes)
    return printed


def narrow(report: Report) -> bytes:
    """Upright paper: columns of two or three words, words that overrun the line."""
    return _set(
        report,
        {
            "flipped: true": "flipped: false",
            "set text(9.5pt)": "set text(8pt)",
            "(136mm, 55mm, 1fr)": "(80mm, 30mm, 1fr)",
        },
    )


def small(report: Report) -> bytes:
    """Print of 5 points, lines and rows close together."""
    return _set(
        report,
        {
            "set text(9.5pt)": "set text(5pt)",
            "text(8.5pt, strong(h))": "text(5pt, strong(h))",
            "text(8pt, n)": "text(5pt, n)",
            "inset: (x: 1.3mm, y: 1.4mm)": "inset: (x: 0.8mm, y: 0.4mm)",
        },
    )


def split(report: Report) -> bytes:
    """Low pages without a repeated header: rows go on overleaf, between words or lines."""
    return _set(
        report,
        {
            'paper: "a4",\n  flipped: true': "width: 297mm, height: 110mm",
            "breakable: not clause.whole": "breakable: true",
            "table.header(\n": "table.header(repeat: false,\n",
        },
    )


def centred(report: Report) -> bytes:
    """Every cell in the middle of its height, so that no two lines stand level."""
    return _set(report, {"align: left + top": "align: center + horizon"})


def unruled(report: Report) -> bytes:
    """No rule at all: columns by their gaps, rows by the room between them."""
    return _set(report, {"stroke: thin,\n    inset": "stroke: none,\n    inset"})


def rotated(report: Report) -> bytes:
    """Lying pages on upright paper, as printers' drivers turn them."""
    with pikepdf.open(io.BytesIO(own(report))) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(side) for side in page.mediabox)
            turn = f"q 0 1 -1 0 {height} 0 cm\n".encode()
            page.contents_add(pikepdf.Stream(pdf, turn), prepend=True)
            page.contents_add(pikepdf.Stream(pdf, b"\nQ"))
            page.obj.MediaBox = [0, 0, height, width]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def sideways(report: Report) -> bytes:
    """The pages turned by their own entry, as viewers turn them."""
    with pikepdf.open(io.BytesIO(own(report))) as pdf:
        for page in pdf.pages:
            page.rotate(270, relative=False)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def libreoffice(report: Report) -> bytes:
    """The DOCX as LibreOffice prints it."""
    assert SOFFICE, "LibreOffice is not installed"
    with TemporaryDirectory() as folder:
        word = Path(folder) / "report.docx"
        word.write_bytes(print_report(report, format="docx"))
        home = f"-env:UserInstallation=file://{folder}/home"
        command = [SOFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, str(word)], check=True, capture_output=True, timeout=120)
        return word.with_suffix(".pdf").read_bytes()


LAYOUTS = {
    "own print": own,
    "narrow columns": narrow,
    "small print": small,
    "rows over pages": split,
    "centred cells": centred,
    "rotated": rotated,
    "sideways": sideways,
    "unruled": unruled,
    "LibreOffice": libreoffice,
}


def _set(report: Report, changes: dict[str, str]) -> bytes:
    """Set the report with a template that is changed in places."""
    with TemporaryDirectory() as folder:
        shutil.copytree(_PRINTING / "typst", folder, dirs_exist_ok=True)
        template = Path(folder) / "official.typ"
        text = template.read_text("utf-8")
        for old, new in changes.items():
            assert old in text, f"the template has no «{old}» any more"
            text = text.replace(old, new)
        template.write_text(text, "utf-8")
        document = setter._data(official(report))
        return typst.compile(
            str(template),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={
                "document": json.dumps(document, ensure_ascii=False),
                "layout": json.dumps(setter._LAYOUT),
            },
        )
