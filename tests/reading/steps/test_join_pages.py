from tests.reading.steps.bench import NUMBERS, lay, opening, rest, row

from bielelt.core.report import Place, Unplaced
from bielelt.reading.steps import join_pages

HEAD, TAIL = "1. Үрийн нөөцийг тавдугаар сард", "бүрдүүлэхийг агрономичдод даалгасугай."
BEGUN, DONE = "Үрийн 12 тонн", "нөөцийг бүрдүүлсэн байна."
OPENING = opening(1, text=HEAD, progress=BEGUN)
JOINED = [(1, [HEAD, TAIL], [BEGUN, DONE])]
SECOND = [(2, [row(2)[3]], [row(2)[4]])]
FIELDS = ("serial", "texts", "progresses")


def test_every_row_with_a_serial_is_a_clause():
    bench = lay(join_pages, OPENING, row(2))

    assert bench.of(*FIELDS) == [(1, [HEAD], [BEGUN]), *SECOND]
    assert bench.notes == []


def test_a_row_without_a_serial_goes_on_over_the_page_break():
    bench = lay(join_pages, OPENING, NUMBERS, rest(TAIL, DONE), row(2))

    assert bench.of(*FIELDS) == [*JOINED, *SECOND]
    assert bench.repairs == [(1, "page-joined", "row")]
    assert bench.changes == [("page-joined", "row 2 of page 2", "clause 1")]
    assert bench.doubts == []


def test_where_no_page_breaks_the_joined_row_is_doubted():
    bench = lay(join_pages, OPENING, rest(TAIL, DONE), row(2))

    assert bench.of(*FIELDS) == [*JOINED, *SECOND]
    assert bench.repairs == [(1, "row-joined", "row")]
    assert bench.doubts == [(1, "text"), (1, "progress")]


def test_a_row_before_the_first_clause_is_unplaced():
    bench = lay(join_pages, rest(TAIL, DONE), OPENING)

    assert bench.of(*FIELDS) == [(1, [HEAD], [BEGUN])]
    assert bench.draft.unplaced == [
        Unplaced(Place(1, 2, 4), TAIL),
        Unplaced(Place(1, 2, 5), DONE),
    ]
    assert bench.doubts == [(None, "table"), (None, "table")]
