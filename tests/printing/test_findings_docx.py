import io

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from tests.printing.found import FOUND, REPLIES, RULES, WHOLE

from bielelt.printing import print_findings
from bielelt.printing.layout import SEVERITY_COLOURS


@pytest.fixture(scope="module")
def word():
    printed = print_findings(WHOLE, FOUND, format="docx", rules=RULES, replies=REPLIES)
    return docx.Document(io.BytesIO(printed))


def test_pages_are_upright_a4_numbered_by_fields(word):
    section = word.sections[0]
    fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]

    assert section.orientation == WD_ORIENT.PORTRAIT
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text.startswith(
        "Тайлангийн шалгалтын илрэц – Өлзийт"
    )


def test_headings_are_real_headings_in_the_order_of_the_report(word):
    headings = [
        (p.style.name, p.text.partition(" –")[0])
        for p in word.paragraphs
        if p.style.name.startswith("Heading")
    ]

    assert headings == [
        ("Heading 1", "ТАЙЛАНГИЙН ШАЛГАЛТЫН ИЛРЭЦ"),
        ("Heading 2", "Тайлан бүхэлдээ"),
        ("Heading 2", "Шийдвэр 1. Өвөлжилтийн бэлтгэл хангах тухай"),
        ("Heading 3", "Заалт 1"),
        ("Heading 3", "Заалт 2"),
        ("Heading 2", "Илрэцийн нэгтгэл"),
    ]


def test_every_style_in_use_is_there_once(word):
    used = {p.style.style_id for p in word.paragraphs}
    there = [style.style_id for style in word.styles]

    assert [there.count(style) for style in used] == [1] * len(used)
    assert word.styles["Heading 2"].element.rPr.find(qn("w:color")) is None


def test_quotations_have_the_style_of_quotations_and_are_mongolian(word):
    quoted = [p.runs[0].text[:12] for p in word.paragraphs if p.style.name == "Quote"]
    language = word.styles["Quote"].element.rPr.find(qn("w:lang")).get(qn("w:val"))

    assert language == "mn-MN"
    assert quoted == [
        "«Үр дүнтэй 1",
        "«а б в а б в",
        "«50%»",
        "(хоосон)",
        "«4 ном, 4 зу",
        "«4 ном, 4 зу",
    ]


def test_a_severity_has_its_colour_and_stays_a_word(word):
    runs = [
        (run.text, str(run.style.font.color.rgb))
        for p in word.paragraphs
        for run in p.runs
        if run.style.style_id.startswith("Severity")
    ]

    assert set(runs) == {
        ("Алдаа", SEVERITY_COLOURS["error"][1:]),
        ("Эргэлзээ", SEVERITY_COLOURS["doubt"][1:]),
        ("Санамж", SEVERITY_COLOURS["hint"][1:]),
    }


def test_the_header_of_the_counts_repeats_on_every_page(word):
    repeated = [
        row._tr.trPr.find(qn("w:tblHeader")) is not None for row in word.tables[0].rows
    ]

    assert repeated == [True, False, False, False, False, False]


def test_a_finding_is_kept_with_its_quotations_up_to_its_last_line(word):
    lines = [p for p in word.paragraphs if p.style.name == "Finding line"]
    kept = [p._p.pPr.find(qn("w:keepNext")) is not None for p in lines[:5]]

    assert kept == [True, True, True, False, True]
