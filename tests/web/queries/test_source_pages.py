import pytest
from django.http import Http404
from tests.factories import ImportFactory
from tests.make import clause, decision, report
from tests.web.carriers import TEXTS, drawn_page, drawn_row

from bielelt.core.report import Doubt, Place
from bielelt_web.queries.review import build_review
from bielelt_web.queries.source_pages import Box, page_image, source_of

pytestmark = pytest.mark.django_db

CLAUSE = clause("Мод тарих", "Тарьсан.", origin=(Place(1, 2, 4),))


def looked(*rows, of=CLAUSE, **page):
    return source_of(ImportFactory.build(pages=[drawn_page(*rows, **page)]), [of])


@pytest.mark.parametrize(
    ("fields", "anchor", "box"),
    [
        (("progress",), "p1r2c5", Box(500, 140, 100, 70)),
        (("text", "progress"), "p1r2c4", Box(400, 140, 200, 70)),
        (("ratings",), "p1r2c6", Box(600, 140, 200, 70)),
        (("number", "date"), "p1r2c3", Box(300, 140, 100, 70)),
        (("what nobody knows",), "p1r2", Box(100, 140, 700, 70)),
    ],
)
def test_a_field_is_looked_at_in_the_column_it_is_printed_in(fields, anchor, box):
    (piece,) = looked(drawn_row(2)).pieces(CLAUSE, fields)

    assert (piece.anchor, piece.box) == (anchor, box)


@pytest.mark.parametrize(
    ("row", "column"),
    [(drawn_row(2, texts=TEXTS[:6]), 4), (drawn_row(2), 3)],
    ids=["a row of six cells", "a row that slid"],
)
def test_where_the_column_is_not_certain_the_whole_row_is_looked_at(row, column):
    of = clause("Мод тарих", "Тарьсан.", origin=(Place(1, 2, column),))

    (piece,) = looked(row, of=of).pieces(of, ("progress",))
    assert piece.anchor == "p1r2"
    assert piece.box.width == len(row["cells"]) * 100


def test_a_cell_merged_with_one_of_another_row_shows_the_row():
    (piece,) = looked(drawn_row(2, gone=(3,))).pieces(CLAUSE, ("number",))

    assert piece.box == Box(100, 140, 700, 70)


def test_a_clause_over_a_page_break_is_looked_at_twice_and_paper_is_shown_around():
    of = clause("Мод", "Тарьсан.", origin=(Place(1, 2, 4), Place(2, 0, 4)))
    pages = [drawn_page(drawn_row(2)), drawn_page(drawn_row(0), number=2)]
    found = source_of(ImportFactory.build(pages=pages), [of]).pieces(of, ("text",))

    assert [piece.anchor for piece in found] == ["p1r2c4", "p2r0c4"]
    assert [piece.view for piece in found] == [Box(386, 126, 128, 98), Box(386, 0, 128, 84)]


def test_the_least_sure_cell_of_the_fields_counts_and_typed_ones_have_no_figure():
    source = looked(drawn_row(2, sure=((4, 0.5), (5, 0.7))))

    sures = [
        source.sure(CLAUSE, fields)
        for fields in (("text", "progress"), ("progress",), ("self",))
    ]
    assert [(sure.percent, sure.level) for sure in sures[:2]] == [
        (50, "low"),
        (70, "middling"),
    ]
    assert sures[2] is None


def test_a_row_knows_the_clause_read_from_it():
    source = looked(
        drawn_row(1), drawn_row(2), {"line": "Гарчиг", "at": 3, "box": [0, 0, 1, 1]}
    )

    (page,) = source.pages
    assert [(row.anchor, row.clause, row.is_line) for row in page.rows] == [
        ("p1r1", None, False),
        ("p1r2", CLAUSE.serial, False),
        ("p1r3", None, True),
    ]


def test_where_no_page_was_drawn_there_are_cells_and_nothing_to_look_at():
    bare = ImportFactory.build(pages=[{"page": 1, "blocks": [drawn_row(2, gone=range(8))]}])
    source = source_of(bare, [CLAUSE])

    assert source.pieces(CLAUSE, ("text",)) == ()
    assert source.anchors(CLAUSE, ("text",)) == ("p1r2c4",)


def test_the_review_tells_for_each_doubt_where_to_look_and_for_each_field_how_sure_it_is():
    read = report(
        decision(CLAUSE), doubts=(Doubt(1, "self", "blurred"), Doubt(None, "date", "lost"))
    )
    row = ImportFactory(
        read=read, pages=[drawn_page(drawn_row(2, sure=((6, 0.8), (7, 0.97))))]
    )

    review = build_review(row)
    ((_decision, (item,)),) = review.decisions
    looks = [
        (d.anchors, [s.anchor for s in d.pieces], d.sure and d.sure.percent)
        for d in review.items
    ]
    assert looks == [((), [], None), (("p1r2c6",), ["p1r2c6"], 80)]
    assert {field: sure.percent for field, sure in item.sure.items()} == {"self": 80}


def test_a_page_that_was_never_drawn_is_not_found():
    with pytest.raises(Http404):
        page_image(ImportFactory.build(), 7)
