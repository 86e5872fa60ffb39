import io

import pikepdf
import pytest
from tests.printing.extract import tagged
from tests.printing.found import FOUND, REPLIES, RULES, WHOLE

from bielelt.printing import print_findings


@pytest.fixture(scope="module")
def printed():
    return print_findings(WHOLE, FOUND, format="pdf", rules=RULES, replies=REPLIES)


def test_the_file_is_upright_a4_declared_as_pdf_a_2a_and_pdf_ua_1(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf, pdf.open_metadata() as metadata:
        declared = (
            metadata["pdfaid:part"],
            metadata["pdfaid:conformance"],
            metadata["pdfuaid:part"],
            metadata["dc:title"],
            str(pdf.Root.Lang),
        )
        sizes = {tuple(round(float(e)) for e in page.MediaBox) for page in pdf.pages}

    assert sizes == {(0, 0, 595, 842)}
    assert declared == (
        "2",
        "A",
        "1",
        "Тайлангийн шалгалтын илрэц – Өлзийт сум, 2024 оны хагас жил",
        "mn",
    )


def test_headings_quotations_and_counts_are_tagged_as_such(printed):
    root = tagged(printed)
    (table,) = root.elements("Table")

    assert {tag: len(list(root.elements(tag))) for tag in ("H1", "H2", "H3")} == {
        "H1": 1,
        "H2": 3,
        "H3": 2,
    }
    assert len(list(root.elements("BlockQuote"))) == 6
    assert (len(list(table.elements("TH"))), len(list(table.elements("TR")))) == (5, 6)


def test_texts_are_data_and_never_markup():
    markup = '#panic("x") $x$ *од* _доор_ `код` @ref <label> \\u{41} // тайлбар'
    whole = type(WHOLE)(organisation=markup, title=markup)

    printed = print_findings(whole, FOUND, format="pdf", rules=())

    assert printed.startswith(b"%PDF-")
