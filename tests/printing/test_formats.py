"""One report, four formats: the same texts and figures, proved by reading them all."""

import pytest
from hypothesis import given, settings
from tests.examples import examples
from tests.make import clause, decision, report
from tests.printing.extract import READERS, from_document
from tests.printing.strategies import reports

from bielelt.core.errors import BieleltError, UnprintableReport
from bielelt.core.report import NOT_DUE
from bielelt.printing import FORMATS, REPORTS, print_document, print_report
from bielelt.printing.reports.findings import findings
from bielelt.printing.reports.official import official

MAGIC = {
    "csv": b"\xef\xbb\xbf",
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
}

EVERY_SHAPE = report(
    decision(
        clause(self_rating=100, upper_rating=70),
        clause("Үнийн өсөлт 12.5 хувь, 5 000 000₮ болов.", None, self_rating=None),
        clause("ө" * 90, "Ажлын явц. " * 400, self_rating=NOT_DUE, upper_rating=NOT_DUE),
    ),
    decision(title=None, on=None, number=None),
    decision(clause(None, "-Сургалт «А&Б» <хийв>", label=None), kind="directive"),
)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_what_the_document_says(format):
    printed = print_report(EVERY_SHAPE, format=format)

    assert READERS[format](printed) == from_document(official(EVERY_SHAPE))


@given(whole=reports())
@settings(max_examples=examples(3), deadline=None)
def test_any_report_has_the_same_texts_and_figures_in_all_four_formats(whole):
    said = {f: READERS[f](print_report(whole, format=f)) for f in FORMATS}

    assert said == dict.fromkeys(FORMATS, from_document(official(whole)))


DOCUMENTS = {"official": official(report()), "findings": findings(report(), (), rules=())}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_every_report_prints_in_every_format(name, format):
    assert print_document(DOCUMENTS[name], format=format).startswith(MAGIC[format])


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(BieleltError) as refusal:
        print_report(report(), format="odt")

    assert str(refusal.value) == (
        "There is no format “odt” to print. Use one of: pdf, docx, xlsx, csv."
    )


@pytest.mark.parametrize("format", FORMATS)
def test_a_character_that_no_format_may_hold_is_named_with_its_clause(format):
    spoilt = report(decision(clause(), clause(progress="Хийв\x07.")))

    with pytest.raises(UnprintableReport) as refusal:
        print_report(spoilt, format=format)

    assert str(refusal.value) == (
        "The character (U+0007, a character without a name) in clause 2 (progress) cannot be "
        "printed: the fonts for official reports have Cyrillic, Latin and Greek letters and "
        "common signs. Replace it and print again."
    )
