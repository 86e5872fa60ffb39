import pytest
from tests.reading.steps.bench import NUMBERS, ORDERS, lay, opening, row

from bielelt.core.errors import UnreadableDocument
from bielelt.core.report import Place, Unplaced
from bielelt.reading.base import Cell
from bielelt.reading.steps import find_table

HEADER = (
    "Шийдвэр Д/д",
    "Заалт Д/д",
    "Шийдвэрийн нэр, огноо, дугаар",
    "Холбогдох заалтын агуулга",
    "Хэрэгжилтийн явц",
    "Өөрийн үнэлгээ",
    "Дээд шатны бай гууллагын үнэлгээ",
)
ACROSS = ("", "", "Засаг даргын албан даалгавар", "", "", "", "")
HEADER_DROPPED = (None, "header-dropped", "table")
SECTION = (None, "section-heading", "kind")


def texts(blocks):
    return [block.text for block in blocks]


def rows(bench):
    return [(r.cells[1], r.kind, r.after_break) for r in bench.draft.rows]


def test_a_document_is_parted_into_heading_rows_and_tail():
    bench = lay(
        find_table, "ТАЙЛАН", HEADER, NUMBERS, opening(1), "ХЯНАСАН", "ДАРГА", head=False
    )

    assert texts(bench.draft.heading) == ["ТАЙЛАН"]
    assert rows(bench) == [("1", None, False)]
    assert texts(bench.draft.tail) == ["ХЯНАСАН", "ДАРГА"]
    assert bench.repairs == [HEADER_DROPPED, HEADER_DROPPED]
    assert bench.dropped == [" ".join(HEADER), " ".join(NUMBERS)]


@pytest.mark.parametrize("again", [(NUMBERS,), (HEADER, NUMBERS)])
def test_a_header_inside_the_table_is_a_page_break(again):
    bench = lay(find_table, opening(1), *again, row(2), row(3))

    assert rows(bench) == [("1", None, False), ("2", None, True), ("3", None, False)]


@pytest.mark.parametrize("heading", ["Засаг даргын албан даалгавар:", ACROSS])
def test_a_heading_as_line_or_row_names_the_kind_of_what_is_below(heading):
    bench = lay(find_table, "Засаг даргын захирамж", opening(1), heading, opening(2, of=2))

    assert rows(bench) == [("1", "order", False), ("2", "directive", False)]
    assert bench.repairs == [HEADER_DROPPED, SECTION, SECTION]


def test_a_heading_of_other_decisions_ends_the_section_above():
    bench = lay(
        find_table, "Засаг даргын захирамж", opening(1), "Бусад шийдвэр", opening(2, of=2)
    )

    assert rows(bench) == [("1", "order", False), ("2", "unknown", False)]


@pytest.mark.parametrize(
    "stray", ["Хавсралт үзнэ үү", ("Хавсралт үзнэ үү", "", "", "", "", "", "")]
)
def test_a_line_inside_the_table_fits_no_cell_and_is_doubted(stray):
    bench = lay(find_table, opening(1), stray, row(2))

    assert rows(bench) == [("1", None, False), ("2", None, False)]
    assert [u.text for u in bench.draft.unplaced] == ["Хавсралт үзнэ үү"]
    assert bench.doubts == [(None, "table")]


def test_a_line_between_table_and_summary_is_the_title_of_the_summary():
    bench = lay(find_table, opening(1), "Нэгдсэн дүн", "Нийт арга хэмжээний тоо: 1")

    assert texts(bench.draft.tail) == ["Нэгдсэн дүн", "Нийт арга хэмжээний тоо: 1"]
    assert bench.draft.unplaced == []
    assert bench.doubts == []


def test_without_a_header_the_table_begins_at_a_labelled_clause_with_ratings():
    bench = lay(find_table, "ТАЙЛАН", opening(1), row(2), head=False)

    assert texts(bench.draft.heading) == ["ТАЙЛАН"]
    assert rows(bench) == [("1", None, False), ("2", None, False)]


@pytest.mark.parametrize(
    "blocks", [["ТАЙЛАН"], ["ТАЙЛАН", opening(1, text=ORDERS[0])], [NUMBERS]]
)
def test_where_no_row_looks_like_a_report_the_document_is_refused(blocks):
    with pytest.raises(UnreadableDocument, match=r"^found no report table \(\d table rows"):
        lay(find_table, *blocks, head=False)


def test_an_unplaced_line_keeps_its_place():
    bench = lay(find_table, opening(1), "Хавсралт үзнэ үү", row(2))

    assert bench.draft.unplaced == [Unplaced(Place(1, 2, 1), "Хавсралт үзнэ үү")]


def recognised(heading):
    """Return a heading over all columns as it is recognised from a picture."""
    return (Cell(heading, Place(1, 1, 1), 0.5, span=(1, 7)), *[""] * 6)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Засаг даргын зажирамх", "order"),
        ("Аймгийн тогтоод", "resolution"),
        ("Засаг даргын албан даалсавар", "directive"),
    ],
)
def test_a_heading_that_was_misread_names_the_kind_it_is_like_and_is_doubted(heading, kind):
    bench = lay(find_table, "Хууль", opening(1), recognised(heading), opening(2, of=2))

    assert rows(bench)[1] == ("2", kind, False)
    assert bench.doubts == [(2, "kind")]


def test_a_heading_that_was_lost_leaves_the_kinds_below_open():
    bench = lay(
        find_table,
        "Засаг даргын захирамж",
        opening(1),
        recognised("Зс др тггг"),
        opening(2, of=2),
        row(3),
        "Засаг даргын тушаал",
        opening(4, of=3),
    )

    kinds = [kind for _, kind, _ in rows(bench)]
    assert kinds == ["order", "unknown", "unknown", "ministerial_order"]
    assert bench.doubts == [(None, "table"), (2, "kind")]


def test_a_row_that_was_typed_over_all_columns_is_no_misread_heading():
    typed = (Cell("Зс др тггг", Place(1, 1, 1), span=(1, 7)), *[""] * 6)

    bench = lay(find_table, "Засаг даргын захирамж", opening(1), typed, opening(2, of=2))

    assert [kind for _, kind, _ in rows(bench)] == ["order", "order"]
    assert bench.doubts == [(None, "table")]


def test_what_stands_between_a_header_and_its_numbers_belongs_to_the_header():
    rest = ("Д/д", "Д/д", "", "", "", "", "")

    bench = lay(find_table, HEADER, rest, NUMBERS, opening(1), HEADER, NUMBERS, row(2))

    assert rows(bench) == [("1", None, False), ("2", None, True)]
    assert " ".join(("Д/д", "Д/д", *NUMBERS)) in bench.dropped


def test_a_clause_between_a_header_and_numbers_stays_a_clause():
    bench = lay(find_table, HEADER, opening(1), NUMBERS, row(2))

    assert rows(bench) == [("1", None, False), ("2", None, True)]
