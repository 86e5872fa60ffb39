from decimal import Decimal

import pytest
from tests.reading.steps.bench import NUMBERS, lay, opening

from bielelt.core.report import Assessor, Signature, Summary
from bielelt.reading.steps import read_summary

OWN, UPPER = "(Өөрийн үнэлгээ)", "(Дээд шатны байгууллагын үнэлгээ)"
PAGE = (
    ("Хэрэгжилт гаргах нийт арга хэмжээний тоо: 7", "", "", ""),
    ("Үүнээс", "Үр дүнтэй", "100%", "3"),
    ("", "Тодорхой үр дүнд хүрсэн", "70-90 %", "2"),
    ("", "Эрчимжүүлэх шаардлагатай", "30 – 50%", "1"),
    ("", "Үр дүнгүй", "0%", "-"),
    ("", "Хэрэгжих хугацаа болоогүй", "Х.Б", "1"),
    ("", "Захирамжийн биелэлт 78.3% байна.", "", ""),
)
FORM_WORDS = (
    "Хэрэгжилт гаргах нийт арга хэмжээний тоо: Үүнээс Үр дүнтэй % Тодорхой үр дүнд хүрсэн %"
    " Эрчимжүүлэх шаардлагатай % Үр дүнгүй % Хэрэгжих хугацаа болоогүй Х.Б Захирамжийн биелэлт"
    " % байна."
)
LINES = tuple(" ".join(cell for cell in cells if cell) for cells in PAGE)
COUNTS = (("100", 3), ("70-90", 2), ("30-50", 1), ("0", 0), ("not_due", 1))
SIGNATURES = ("ХЯНАСАН", "ГАЗРЫН ДАРГА Д.ӨНӨР")


def summary(by, overall="78.3"):
    return Summary(by, 7, COUNTS, Decimal(overall))


@pytest.mark.parametrize("page", [LINES, PAGE], ids=["lines", "rows"])
def test_a_summary_is_read_and_the_words_of_the_form_are_kept(page):
    bench = lay(read_summary, opening(1), OWN, *page)

    assert bench.draft.summaries == [summary(Assessor.SELF)]
    assert bench.repairs == [(None, "form-words", "summaries")]
    assert bench.dropped == [f"{OWN} {FORM_WORDS}"]
    assert bench.doubts == []


def test_each_assessor_has_a_page_of_its_own():
    second = [*LINES[:-1], "Биелэлт 64,5 хувьтай байна."]

    bench = lay(read_summary, opening(1), OWN, *LINES, UPPER, *second)

    assert bench.draft.summaries == [
        summary(Assessor.SELF),
        summary(Assessor.UPPER, "64.5"),
    ]
    assert bench.doubts == []


def test_a_page_that_does_not_say_whose_it_is_is_doubted():
    bench = lay(read_summary, opening(1), *LINES, UPPER, *LINES)

    assert bench.draft.summaries == [summary(Assessor.SELF), summary(Assessor.UPPER)]
    assert bench.doubts == [(None, "summaries")]


@pytest.mark.parametrize(
    ("printed", "misread"),
    [(": 7", ": Т"), ("100% 3", "100% З"), ("Х.Б 1", "Х.Б І"), ("78.3", "7В.З")],
    ids=["total", "count", "not due", "overall"],
)
def test_a_figure_that_cannot_be_read_is_doubted(printed, misread):
    damaged = [line.replace(printed, misread) for line in LINES]

    bench = lay(read_summary, opening(1), OWN, *damaged)

    assert bench.draft.summaries != [summary(Assessor.SELF)]
    assert set(bench.doubts) == {(None, "summaries")}


def test_a_second_title_block_belongs_to_the_summary_page():
    title = (
        "ЗАХИРАМЖИЙН 2024 ОНЫ БИЕЛЭЛТ",
        "(Номгон сум)",
        "2024 оны 06 дугаар сарын 26",
        "Далай",
    )

    bench = lay(
        read_summary, *title, NUMBERS, opening(1), *title, OWN, *LINES, "ооо", head=False
    )

    assert bench.draft.summaries == [summary(Assessor.SELF)]
    assert bench.draft.unplaced == []


@pytest.mark.parametrize("above", [True, False])
def test_signatures_stand_above_or_below_a_summary(above):
    tail = (*SIGNATURES, OWN, *LINES) if above else (OWN, *LINES, *SIGNATURES)

    bench = lay(read_summary, opening(1), *tail)

    assert bench.draft.summaries == [summary(Assessor.SELF)]
    assert bench.draft.signatures == [Signature("reviewed", "ГАЗРЫН ДАРГА", "Д.ӨНӨР")]
    assert bench.draft.unplaced == []


def test_a_table_without_a_summary_has_none():
    bench = lay(read_summary, opening(1), *SIGNATURES)

    assert (bench.draft.summaries, bench.notes) == ([], [])


def test_what_is_neither_signature_nor_summary_is_unplaced():
    bench = lay(read_summary, opening(1), *SIGNATURES, "Тамга тэмдэг дарав")

    assert [u.text for u in bench.draft.unplaced] == ["Тамга тэмдэг дарав"]
    assert bench.draft.summaries == []
