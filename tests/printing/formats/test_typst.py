import io
import multiprocessing

import pikepdf
import pytest
from tests.make import clause, decision, report
from tests.printing.extract import tagged

from bielelt.core.errors import UnprintableReport
from bielelt.printing import print_report

LONG = report(decision(*[clause(f"Заалт {n}", "Ө ү ₮ ажил. " * 60) for n in range(20)]))


@pytest.fixture(scope="module")
def printed():
    return print_report(LONG, format="pdf")


@pytest.fixture
def pdf(printed):
    with pikepdf.open(io.BytesIO(printed)) as opened:
        yield opened


def test_the_file_declares_pdf_a_2a_and_pdf_ua_1_and_is_tagged(pdf):
    with pdf.open_metadata() as metadata:
        declared = {
            "part": metadata["pdfaid:part"],
            "conformance": metadata["pdfaid:conformance"],
            "ua": metadata["pdfuaid:part"],
            "title": metadata["dc:title"],
        }
    declared["marked"] = bool(pdf.Root.MarkInfo.Marked)
    declared["language"] = str(pdf.Root.Lang)
    declared["shows title"] = bool(pdf.Root.ViewerPreferences.DisplayDocTitle)

    assert declared == {
        "part": "2",
        "conformance": "A",
        "ua": "1",
        "title": LONG.title,
        "marked": True,
        "language": "mn",
        "shows title": True,
    }


def test_header_cells_are_tagged_once_and_decision_cells_span_their_clauses(printed):
    table = next(tagged(printed).elements("Table"))
    first = next(table.elements("TD"))
    spans = [cell.row_span for cell in table.elements("TD") if cell.row_span > 1]

    assert len(list(table.elements("TH"))) == 14
    assert int(first.attributes["/ColSpan"]) == 7
    assert spans == [20, 20]


def test_all_fonts_are_embedded_and_are_the_ones_of_the_package(pdf):
    fonts = {
        str(font.BaseFont).partition("+")[2]: "/FontFile2" in descendant.FontDescriptor
        for page in pdf.pages
        for font in page.Resources.Font.values()
        for descendant in font.DescendantFonts
    }

    assert fonts == {"Tinos": True, "Tinos-Bold": True}


def test_all_pages_are_landscape_a4(pdf):
    sizes = {tuple(round(float(edge)) for edge in page.MediaBox) for page in pdf.pages}

    assert sizes == {(0, 0, 842, 595)}


def test_the_same_report_gives_the_same_bytes(printed):
    assert print_report(LONG, format="pdf") == printed


@pytest.mark.parametrize(
    ("progress", "shown"),
    [
        ("Гэрээ 漢 байгуулсан.", "“漢” (U+6F22, CJK UNIFIED IDEOGRAPH-6F22)"),
        ("Баярлалаа 😀😀", "“😀” (U+1F600, GRINNING FACE)"),
        ("Тэмдэг \ue000", "(U+E000, a character without a name)"),
    ],
)
def test_a_character_without_a_glyph_is_named_with_its_clause(progress, shown):
    with pytest.raises(UnprintableReport) as refusal:
        print_report(report(decision(clause(), clause(progress=progress))), format="pdf")

    assert str(refusal.value) == (
        f"The character {shown} in clause 2 (progress) cannot be printed: the fonts for "
        "official reports have Cyrillic, Latin and Greek letters and common signs. "
        "Replace it and print again."
    )


def test_texts_are_data_and_never_markup():
    markup = '#panic("x") $x$ *од* _доор_ `код` @ref <label> \\u{41} // тайлбар'

    printed = print_report(report(decision(clause(progress=markup))), format="pdf")

    assert printed.startswith(b"%PDF-")


def test_a_spawned_worker_prints_after_its_parent_has_printed(printed):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(print_report, (LONG,), {"format": "pdf"}) == printed
