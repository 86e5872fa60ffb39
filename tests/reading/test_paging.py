from bielelt.core.report import Place
from bielelt.reading.base import Cell, Line, Pages, Row
from bielelt.reading.paging import number_pages

NOWHERE = Place(9, 9, 9)
NUMBERS = ("1", "2", "3", "4", "5", "6", "7")
HEADER = (
    "Шийдвэр Д/д",
    "Заалт Д/д",
    "Шийдвэрийн нэр, огноо, дугаар",
    "Холбогдох заалтын агуулга",
    "Хэрэгжилтийн явц",
)


def document(*blocks, pages=1):
    made = (
        Line(block, NOWHERE)
        if isinstance(block, str)
        else Row(tuple(Cell(text, NOWHERE) for text in block))
        for block in blocks
    )
    return Pages(tuple(made), pages, media_type="text/plain")


def places(pages):
    """Return the place of each line and of the first cell of each row."""
    return [
        (place.page, place.row)
        for block in pages.blocks
        for place in [block.place if isinstance(block, Line) else block.cells[0].place]
    ]


def test_a_page_begins_at_every_header_but_the_first():
    numbered = number_pages(document("Гарчиг", HEADER, ("1", "Мод"), HEADER, ("2", "Ус")))

    assert numbered.pages == 2
    assert places(numbered) == [(1, 0), (1, 1), (1, 2), (2, 1), (2, 2)]


def test_column_numbers_below_a_header_open_no_page_of_their_own():
    numbered = number_pages(document(HEADER, NUMBERS, ("1",), NUMBERS, ("2",), "Төгсөв"))

    assert numbered.pages == 2
    assert places(numbered) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 2)]


def test_cells_are_numbered_from_the_left():
    [row] = number_pages(document(("1", "", "Мод"))).blocks

    assert [cell.place for cell in row.cells] == [Place(1, 1, n) for n in (1, 2, 3)]


def test_a_document_whose_source_knows_its_pages_keeps_them():
    known = document(HEADER, ("1",), HEADER, ("2",), pages=3)

    assert number_pages(known) == known
