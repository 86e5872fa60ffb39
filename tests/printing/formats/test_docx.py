import io

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from tests.make import clause, decision, report

from bielelt.core.report import NOT_DUE
from bielelt.printing import print_report


@pytest.fixture(scope="module")
def word():
    printed = print_report(
        report(decision(clause(), clause(upper_rating=NOT_DUE)), decision(clause())),
        format="docx",
    )
    return docx.Document(io.BytesIO(printed))


def test_pages_are_landscape_a4_numbered_by_fields(word):
    section = word.sections[0]
    fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_header_and_the_column_numbers_repeat_on_every_page(word):
    repeated = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
        for row in word.tables[0].rows
    ]

    assert repeated == [True, True, False, False, False, False]


def test_decision_cells_are_merged_over_their_clauses(word):
    merges = [[cell.vMerge for cell in row._tr.tc_lst] for row in word.tables[0].rows[3:]]

    assert merges == [
        ["restart", None, "restart", None, None, None, None],
        ["continue", None, "continue", None, None, None, None],
        [None] * 7,
    ]


def test_the_font_is_set_for_every_kind_of_script(word):
    fonts = word.styles["Normal"].element.rPr.find(qn("w:rFonts"))

    assert {
        name.rpartition("}")[2]: value for name, value in fonts.items()
    } == dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), "Times New Roman")


def test_signatures_stay_together(word):
    kept = [
        (p.text.partition("\t")[0], p._p.pPr.find(qn("w:keepNext")) is not None)
        for p in word.paragraphs
        if p.style.name == "Report bold" or "\t\t" in p.text
    ]

    assert kept == [
        ("ХЯНАСАН", True),
        ("ЗАСАГ ДАРГЫН ТАМГЫН ГАЗРЫН ДАРГА", True),
        ("БИЕЛЭЛТ ГАРГАСАН", True),
        ("ДОТООД АЖИЛ ХАРИУЦСАН МЭРГЭЖИЛТЭН", False),
    ]


def test_each_summary_begins_on_a_new_page(word):
    breaks = [
        p.text
        for p in word.paragraphs
        if p._p.pPr.find(qn("w:pageBreakBefore")) is not None
    ]

    assert breaks == [report().title] * 2
