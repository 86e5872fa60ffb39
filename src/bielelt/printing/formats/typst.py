"""PDF through Typst: tagged, declared as PDF/A-2a and PDF/UA-1, fonts from the package.

The template sees the Document as JSON and nothing else. Typst hangs in a process that was
forked after using it: start workers with ``spawn``.
"""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from bielelt.printing import layout
from bielelt.printing.characters import unprintable
from bielelt.printing.document import FindingList, Printable

_PRINTING = Path(__file__).parent.parent
_FONTS = _PRINTING / "fonts"

_LAYOUT = {
    "left": layout.LEFT,
    "right": layout.RIGHT,
    "top": layout.TOP,
    "bottom": layout.BOTTOM,
    "columns": layout.COLUMNS,
    "summary-columns": layout.SUMMARY_COLUMNS,
}
_LIST_LAYOUT = {
    "left": layout.LIST_LEFT,
    "right": layout.LIST_RIGHT,
    "top": layout.LIST_TOP,
    "bottom": layout.LIST_BOTTOM,
    "severities": layout.SEVERITY_COLOURS,
    "quiet": layout.QUIET,
    "short-quote": layout.SHORT_QUOTE,
}

_NO_GLYPH = re.compile(
    r"the text `\"(?P<text>.+)\"` could not be displayed"
    r"|contains the codepoint `\"(?P<code>.+)\"`",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def to_pdf(document: Printable) -> bytes:
    """Lay ``document`` out with its template in printing/typst.

    Raises:
        UnprintableReport: a character that the package's fonts do not have.

    """
    found = isinstance(document, FindingList)
    template = "findings.typ" if found else "official.typ"
    try:
        return typst.compile(
            str(_PRINTING / "typst" / template),
            font_paths=[str(_FONTS)],
            ignore_system_fonts=True,
            sys_inputs={
                "document": json.dumps(_data(document), ensure_ascii=False),
                "layout": json.dumps(_LIST_LAYOUT if found else _LAYOUT),
            },
            pdf_standards=["a-2a", "ua-1"],
        )
    except typst.TypstError as error:
        raise _explained(error, document) from error


def _data(document: Printable) -> dict[str, Any]:
    """Return the document with the rows marked that no page may cut."""
    data = asdict(document) | {"day": document.day.isoformat()}
    if isinstance(document, FindingList):
        clauses = (c for d in data["decisions"] for c in d["clauses"])
        rows = (row for clause in clauses for row in clause["found"])
        for row, (found, _) in zip(rows, document.records, strict=True):
            row["whole"] = layout.stays_together(found)
        return data
    rows = (d for s in data["table"]["sections"] for d in s["decisions"])
    for row, decision in zip(rows, document.table.decisions, strict=True):
        for cells, clause in zip(row["clauses"], decision.clauses, strict=True):
            cells["whole"] = layout.stays_whole(clause)
    return data


def _explained(error: typst.TypstError, document: Printable) -> Exception:
    """Name the character and its place; any other error is ours and stays as it is."""
    match = _NO_GLYPH.search(str(error))
    if match is None or isinstance(document, FindingList):
        return error
    text = match["text"] or match["code"]
    escaped = _ESCAPED.match(text)
    return unprintable(chr(int(escaped[1], 16)) if escaped else text[0], document)
