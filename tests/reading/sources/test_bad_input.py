"""Files that are broken, hostile or something else: one clear line each, soon, in little memory."""

import os
import zipfile
from itertools import pairwise

import docx
import pytest
from tests.reading.sources.attacks import attack
from tests.reading.sources.tables import WRITERS, read

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.gathering import Gathering
from bielelt.reading.sources import source_for

MEGABYTES = 400
SECONDS = 30  # of processor time for all attacks together, on a slow and busy machine


def refusal(path):
    with pytest.raises(UnreadableDocument) as error:
        source_for(path).read(path)
    assert "\n" not in str(error.value)
    return str(error.value)


def too_much(name, what):
    return (
        f"“{name}” has more than {what}, which is more than any report. "
        "Check that it is the right file, or split it."
    )


def damaged(name, reason):
    return (
        f"“{name}” is damaged, cut off or protected by a password: {reason}. "
        "Copy it again, or open it in its own program and save it as .docx or .xlsx."
    )


def declares_entities(name, part):
    return (
        f"“{name}” declares XML entities in its part “{part}”, which office programs never "
        "do. It may be an attack; ask the sender for a clean file."
    )


def repack(path, changes):
    """Write a package again with some of its parts replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in {**parts, **changes}.items():
            archive.writestr(name, data)


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "report.docx"
    docx.Document().save(path)
    return path


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "report.xlsx"
    WRITERS[".xlsx"](path, [["а"]])
    return path


# Not a document at all ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("e.txt", b"", "“e.txt” is empty (0 bytes). Save or copy the report again."),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            (
                "“a.doc” is an old Word or Excel file, or one with a password. "
                "Open it and save it as .docx or .xlsx, without a password, and try again."
            ),
        ),
        (
            "a.eml",
            b"From: a@example.mn\nTo: b@example.mn\nSubject: x\n\n1\t2\t3\n",
            (
                "“a.eml” is a mail. Save the report attached to it, or read all that is "
                "attached by “bielelt read” with “--out”."
            ),
        ),
        (
            "a.xls",
            b"<?xml version='1.0'?>\n<?mso-application progid='Excel.Sheet'?>\n<Workbook/>",
            (
                "“a.xls” is a Word or Excel file saved as one XML or web archive. "
                "Open it and save it as .docx or .xlsx, and try again."
            ),
        ),
    ],
)
def test_other_kinds_of_files_are_named_with_the_way_out(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)

    assert refusal(path) == message


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 40,
        "Хэрэгжилт\x00\tявц".encode(),
        b"\x01\x02\x03\x04 text \x05\x06\x07",
        bytes(range(0x80, 0xC0)) * 9,
    ],
    ids=["every byte", "null", "controls", "another 8-bit encoding"],
)
@pytest.mark.parametrize("suffix", [".txt", ".csv", ".md", ".html"])
def test_binary_and_undecodable_content_is_refused(tmp_path, content, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)

    assert refusal(path) == (
        f"“a{suffix}” is not text in UTF-8, UTF-16 or Windows-1251. Open it in the program "
        "that made it and save it as .docx, .xlsx or UTF-8 text."
    )


def test_text_whose_letters_were_lost_in_saving_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("д/д,Шийдвэрийн нэр,Явц\n1,Өвөлжилт,Хийв\n".encode("ascii", "replace"))

    assert refusal(path) == (
        "“a.csv” consists of question marks: its letters were lost when it was saved. "
        "Save the original again, with UTF-8 as its encoding."
    )


def test_text_without_a_table_comes_as_lines_whatever_its_language(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Dear colleague,\nthis is no report.\n", "utf-8")

    assert read(path) == ["Dear colleague,", "this is no report."]


def test_what_is_no_file_is_refused(tmp_path):
    fifo = tmp_path / "b.txt"
    os.mkfifo(fifo)
    loop = tmp_path / "c.txt"
    loop.symlink_to(loop)

    assert [refusal(path) for path in (tmp_path / "a.txt", tmp_path, fifo, loop)] == [
        "“a.txt” does not exist. Check the name and the folder.",
        (
            f"“{tmp_path.name}” is a folder. Name a file inside it, "
            "or read all of it by “bielelt read” with “--out”."
        ),
        "“b.txt” is no ordinary file. Name a document.",
        (
            "“c.txt” cannot be opened (Too many levels of symbolic links). "
            "Check the name, and that you may read the file."
        ),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_one_may_not_read_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("а\tб", "utf-8")
    path.chmod(0)

    assert refusal(path) == (
        "“a.txt” cannot be opened (Permission denied). "
        "Check the name, and that you may read the file."
    )


# Damaged packages -----------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_package_cut_off_is_refused(document, share):
    data = document.read_bytes()
    document.write_bytes(data[: int(len(data) * share)])

    assert refusal(document) == damaged("report.docx", "it is no whole zip package")


def test_a_package_whose_bytes_were_changed_is_refused(document):
    data = bytearray(document.read_bytes())
    with zipfile.ZipFile(document) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 100
    data[at : at + 50] = bytes(50)
    document.write_bytes(data)

    assert refusal(document) == damaged(
        "report.docx", "part “word/document.xml” cannot be unpacked"
    )


def test_a_part_that_is_not_whole_is_refused(document):
    repack(document, {"word/document.xml": b"<w:document>"})

    assert refusal(document) == (
        "“report.docx” is damaged: its part “word/document.xml” is not whole XML (line 1). "
        "Open it in its own program and save it again."
    )


def test_a_zip_of_something_else_is_refused(tmp_path):
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("report.txt", "а\tб")

    assert refusal(path) == (
        "“report.docx” is a zip package, but neither a Word nor an Excel one. Unpack it and "
        "name a document inside, or read all by “bielelt read” with “--out”."
    )


def test_a_text_that_is_not_in_the_workbook_is_refused(sheet):
    with zipfile.ZipFile(sheet) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    repack(sheet, {"xl/worksheets/sheet1.xml": part.replace(b"<v>0</v>", b"<v>7</v>")})

    assert refusal(sheet) == (
        "“report.xlsx” is damaged: a cell refers to text 7 of 1. "
        "Open it in Excel and save it again."
    )


# Attacks --------------------------------------------------------------------------------

ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "ха">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghij"))
    + "]>"
)
EXTERNAL = '<!DOCTYPE d [<!ENTITY j SYSTEM "file:///etc/hostname">]>'


W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
S = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"


def write_200_megabytes(path):
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


def write_swelling_part(path):
    docx.Document().save(path)
    repack(path, {"word/document.xml": b" " * 200_000_000})


def write_lying_part(path):
    """A part that swells, and says that it has nine bytes."""
    write_swelling_part(path)
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (9).to_bytes(4, "little")))


def write_laughs(path):
    docx.Document().save(path)
    repack(path, {"word/document.xml": f"{ENTITIES}<d>&j;</d>".encode()})


def write_html_laughs(path):
    path.write_text(f"{ENTITIES}<table><tr><td>&j;</table>", "utf-8")


def write_many_runs(path):
    """One paragraph that holds a third of all the tags that are let through."""
    docx.Document().save(path)
    runs = b"<w:r/>" * 1_000_000
    xml = b"<w:document %s><w:p>%s</w:p></w:document>" % (W.encode(), runs)
    repack(path, {"word/document.xml": xml})


def write_accents(path):
    path.write_text("1\t" + "а" + "\u0316\u0301" * 45_000, "utf-8")


ATTACKS = {
    "200.txt": (
        write_200_megabytes,
        (
            "“200.txt” has 200 MB; at most 50 MB are read. "
            "Remove the pictures, or split the file."
        ),
    ),
    "bomb.docx": (
        write_swelling_part,
        too_much("bomb.docx", "67,108,864 bytes in its part “word/document.xml”"),
    ),
    "lying.docx": (
        write_lying_part,
        damaged("lying.docx", "part “word/document.xml” cannot be unpacked"),
    ),
    "laughs.docx": (write_laughs, declares_entities("laughs.docx", "word/document.xml")),
    "laughs.html": (write_html_laughs, "read 2 blocks"),
    "runs.docx": (write_many_runs, "read 0 blocks"),
    "accents.txt": (
        write_accents,
        (
            "“accents.txt” puts more than 30 accents on one letter. "
            "It is not ordinary text; save the report again from its own program."
        ),
    ),
}


def test_attacks_take_neither_much_memory_nor_time(tmp_path):
    outcomes, megabytes, seconds = attack(tmp_path, ATTACKS)

    assert outcomes == [expected for _, expected in ATTACKS.values()]
    assert megabytes < MEGABYTES
    assert seconds < SECONDS


@pytest.mark.parametrize("doctype", [ENTITIES, EXTERNAL], ids=["laughs", "external"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels"])
def test_xml_entities_in_a_document_are_refused(document, doctype, encoding, part):
    xml = f"<?xml version='1.0' encoding='{encoding}'?>{doctype}<d>&j;</d>"
    repack(document, {part: xml.encode(encoding)})

    assert refusal(document) == declares_entities("report.docx", part)


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]
)
def test_xml_entities_in_a_workbook_are_refused(sheet, part):
    repack(sheet, {part: f"{EXTERNAL}<d>&j;</d>".encode()})

    assert refusal(sheet) == declares_entities("report.xlsx", part)


def test_tags_nested_beyond_measure_are_refused(tmp_path, document):
    path = tmp_path / "a.html"
    path.write_text("<div>" * 100_000 + "<table><tr><td>1</table>", "utf-8")
    deep = f"<w:document {W}>" + "<w:p>" * 100_000
    repack(document, {"word/document.xml": deep.encode()})

    assert [refusal(path), refusal(document)] == [
        (
            "“a.html” is HTML that cannot be read whole (Excessive depth in document: 256, use "
            "XML_PARSE_HUGE option). "
            "Open it in a browser, copy the table into Word and save that as .docx."
        ),
        (
            "“report.docx” is damaged: its part “word/document.xml” is not whole XML (line 1). "
            "Open it in its own program and save it again."
        ),
    ]


# Too much -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "limit"),
    [
        ("b.txt", "а\t" * 101, "100 columns"),
        ("d.txt", "а" * 100_001, "100,000 characters in one cell"),
        ("f.csv", ",".join("1" * 10_000), "100 columns"),
        ("g.md", "|" + "1|" * 10_000, "100 columns"),
        ("h.html", "<table><tr><td colspan=100000>а</table>", "100 columns"),
        ("i.html", "<table>" + "<tr><td rowspan=999>а" * 101, "100 columns"),
        ("j.html", "<table>" + "<tr>" * 200_001, "200,000 rows"),
        ("k.html", "<table>" + "<tr><td colspan=99>а" * 4100, "400,000 cells"),
        ("l.html", "<p>" * 3_000_001, "3,000,000 tags and attributes"),
    ],
)
def test_more_than_any_report_has_is_refused(tmp_path, name, content, limit):
    path = tmp_path / name
    path.write_text(content, "utf-8")

    assert refusal(path) == too_much(name, limit)


@pytest.mark.parametrize(
    ("gathering", "limit"),
    [
        (Gathering("a.txt", _blocks=[None] * 200_000), "200,000 rows and lines"),
        (Gathering("a.txt", _cells=399_999), "400,000 cells"),
        (Gathering("a.txt", _characters=19_999_999), "20,000,000 characters of text"),
    ],
    ids=["rows", "cells", "characters"],
)
def test_the_whole_document_is_measured_too(gathering, limit):
    with pytest.raises(UnreadableDocument) as error:
        gathering.add_row(["а", "б"])

    assert str(error.value) == too_much("a.txt", limit)


@pytest.mark.parametrize(
    ("inner", "limit"),
    [
        ("<w:r/>" * 3_000_001, "3,000,000 tags and attributes"),
        (
            (
                "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='9999'/></w:tcPr></w:tc></w:tr>"
                "</w:tbl>"
            ),
            "100 columns",
        ),
    ],
    ids=["tags", "columns"],
)
def test_a_document_beyond_measure_is_refused(document, inner, limit):
    xml = f"<w:document {W}><w:body>{inner}</w:body></w:document>"
    repack(document, {"word/document.xml": xml.encode()})

    assert refusal(document) == too_much("report.docx", limit)


def test_a_package_of_countless_parts_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5001):
            archive.writestr(str(number), b"")

    assert refusal(path) == too_much("a.docx", "5,000 parts")


def write_cells(path, rows, merges=""):
    xml = f"<worksheet {S}><sheetData>{rows}</sheetData>{merges}</worksheet>"
    repack(path, {"xl/worksheets/sheet1.xml": xml.encode()})


def test_a_sheet_with_ten_thousand_columns_is_refused(sheet):
    write_cells(sheet, "<row>" + "<c><v>1</v></c>" * 10_000 + "</row>")

    assert refusal(sheet) == too_much("report.xlsx", "100 columns")


def test_a_sheet_used_to_its_last_row_is_measured_by_what_stands_in_it(sheet):
    rows = (
        "<row r='1'><c><v>1</v></c></row><row r='1048576'><c><v>2</v></c><c s='0'/></row>"
    )
    write_cells(sheet, rows)

    assert read(sheet) == [["1"], ["2"]]


def test_merged_ranges_without_end_are_cut_at_what_stands_in_the_sheet(sheet):
    merges = "<mergeCell ref='A1:XFD1048576'/>" * 10_000
    write_cells(sheet, "<row><c><v>1</v></c></row>", f"<mergeCells>{merges}</mergeCells>")

    assert read(sheet) == [["1"]]


def test_a_merged_range_over_a_million_blank_rows_is_refused(sheet):
    rows = "<row r='1'><c><v>1</v></c></row><row r='1048576'><c><v>2</v></c></row>"
    write_cells(sheet, rows, "<mergeCells><mergeCell ref='A1:A1048575'/></mergeCells>")

    assert refusal(sheet) == too_much("report.xlsx", "200,000 rows")
