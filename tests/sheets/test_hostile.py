"""Workbooks made to do harm: one clear line each, soon."""

import io
import zipfile

import pytest
from tests.reading.sources.test_bad_input import ENTITIES, declares_entities, too_much
from tests.sheets.rows import PROGRESS, export, measure, read

from bielelt.core.errors import UnreadableDocument

SHEET = "xl/worksheets/sheet1.xml"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def repacked(changes):
    """Return a workbook of ours with some of its parts replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(export(PROGRESS, [measure()]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return out.getvalue()


def sheet_of(rows):
    return f"<worksheet xmlns='{S}'><sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (
            b" " * 70_000_000,
            too_much("ажил.xlsx", f"67,108,864 bytes in its part “{SHEET}”"),
        ),
        (f"{ENTITIES}<d>&j;</d>".encode(), declares_entities("ажил.xlsx", SHEET)),
        (sheet_of("<row/>" * 3_000_001), too_much("ажил.xlsx", "3,000,000 tags and attributes")),
        (
            sheet_of("<row><c t='s'><v>0</v></c></row>" * 20_001),
            too_much("ажил.xlsx", "20,000 rows"),
        ),
        (
            sheet_of("<row>" + "<c t='s'><v>0</v></c>" * 101 + "</row>"),
            too_much("ажил.xlsx", "100 columns"),
        ),
        (
            b"<worksheet>",
            (
                f"“ажил.xlsx” is damaged: its part “{SHEET}” is not whole XML (line 1). Open "
                "it in its own program and save it again."
            ),
        ),
    ],
    ids=["bomb", "laughs", "tags", "rows", "columns", "cut"],
)  # fmt: skip
def test_a_hostile_workbook_ends_in_one_clear_line(part, message):
    with pytest.raises(UnreadableDocument) as refusal:
        read(repacked({SHEET: part}), PROGRESS)

    assert str(refusal.value) == message


def test_a_text_that_many_cells_share_counts_in_each_of_them():
    others = "<si><t>а</t></si>" * 500
    shared = f"<sst xmlns='{S}'><si><t>{'а' * 30_000}</t></si>{others}</sst>".encode()
    rows = sheet_of("<row><c t='s'><v>0</v></c></row>" * 1_000)

    with pytest.raises(UnreadableDocument) as refusal:
        read(repacked({SHEET: rows, "xl/sharedStrings.xml": shared}), PROGRESS)

    assert str(refusal.value) == too_much("ажил.xlsx", "20,000,000 characters")
