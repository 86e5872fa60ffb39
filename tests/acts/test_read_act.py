"""Acts in files: Word with printed and automatic numbers, text, and what is refused."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.acts.test_propose import DIRECTIVE, ORDER, all_of, letters, rows

from bielelt.acts import Group, propose, read_act
from bielelt.core.errors import UnreadableDocument

LEVELS = (("0", "%1."), ("1", "%1.%2."))


@pytest.fixture
def numbered():
    """Return a document that numbers its paragraphs itself, on two levels."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, pattern in LEVELS
    )
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
        )
    )
    return document


def add_item(document, text, depth=0):
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        )
    )


def test_automatic_numbers_of_word_are_the_labels(numbered, tmp_path):
    numbered.add_paragraph("СУМЫН ЗАСАГ ДАРГЫН ЗАХИРАМЖ")
    table = numbered.add_table(1, 3)
    heading = ("2024 оны 02 дугаар сарын 05", "Дугаар А/12", "Цагаан хайрхан")
    for cell, text in zip(table.rows[0].cells, heading, strict=True):
        cell.text = text
    numbered.add_paragraph("Цас зудын бэлтгэл хангах тухай")
    numbered.add_paragraph("Гамшгийн хуулийг үндэслэн ЗАХИРАМЖЛАХ нь:")
    add_item(numbered, "Төлөвлөгөөг баталсугай.")
    add_item(
        numbered,
        "Дараах ажлыг улирал бүр гүйцэтгэхийг багийн Засаг дарга нарт даалгасугай:",
    )
    add_item(numbered, "өвс хураах;", depth=1)
    add_item(numbered, "малын хороо засах.", depth=1)
    add_item(numbered, "Биелэлтийг Тамгын газарт даалгасугай.")
    numbered.add_paragraph("ЗАСАГ ДАРГА Б.ТӨМӨР")
    path = tmp_path / "act.docx"
    numbered.save(path)
    act = read_act(path)

    assert (act.title, act.numbers, act.place) == (
        "Цас зудын бэлтгэл хангах тухай",
        ("А/12",),
        "Цагаан хайрхан",
    )
    assert [(c.label, c.number) for c in act.clauses] == [
        ("1.", "1."),
        ("2.1", "2.1."),
        ("2.2", "2.2."),
        ("3.", "3."),
    ]
    assert [one.group for one in act.clauses[1].addressees] == [Group.BAGS]
    assert act.rest == ("ЗАСАГ ДАРГА Б.ТӨМӨР",)


@pytest.mark.parametrize("text", [ORDER, DIRECTIVE])
def test_word_text_and_paste_say_the_same(text, tmp_path):
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    word, plain = tmp_path / "act.docx", tmp_path / "act.txt"
    document.save(word)
    plain.write_text(text, "utf-8")
    pasted = propose(text)

    assert read_act(plain) == pasted
    assert [row[:-1] for row in rows(read_act(word))] == [row[:-1] for row in rows(pasted)]
    assert all_of(read_act(word)) == letters(text)


def test_a_text_with_commas_is_no_table(tmp_path):
    path = tmp_path / "act.txt"
    path.write_text(
        "ЗАХИРАМЖЛАХ нь:\n1. А, б, в баталсугай.\n2. Г, д, е баталсугай.\n", "utf-8"
    )

    assert [c.label for c in read_act(path).clauses] == ["1.", "2."]


def test_a_text_of_an_old_windows_office_is_read(tmp_path):
    path = tmp_path / "act.txt"
    path.write_bytes("ЗАХИРАМЖЛАХ нь:\n1. Журмыг баталсугай.\n".encode("cp1251"))

    assert [c.text for c in read_act(path).clauses] == ["Журмыг баталсугай."]


REFUSED = {
    "missing": (None, "does not exist"),
    "empty": (b"", "is empty"),
    "half a Word file": (b"PK\3\4 half of a file", "is damaged"),
    "a PDF": (b"%PDF-1.7 ...", "is a PDF"),
    "an old Word file": (b"\xd0\xcf\x11\xe0 ...", "is an old Word"),
    "no text": (bytes(range(256)) * 9, "is not text"),
    "too much text": ("аб ".encode() * 400_000, "more than 1,000,000 characters"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_act_is_refused_in_one_line(content, reason, tmp_path):
    path = tmp_path / "act.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableDocument) as error:
        read_act(path)

    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_a_spreadsheet_is_refused_with_what_to_do(tmp_path):
    import openpyxl

    path = tmp_path / "act.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(UnreadableDocument) as error:
        read_act(path)

    assert str(error.value) == (
        "“act.xlsx” is an Excel file. An act is read from a Word document or plain text. "
        "Save it as .docx or .txt, or paste its text."
    )
