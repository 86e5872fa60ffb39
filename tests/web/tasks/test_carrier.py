from bielelt.core.report import Place
from bielelt.reading.base import Cell, Line, Pages, Row
from bielelt.reading.page_images import PageImage
from bielelt_web.tasks.carrier import pages_as_data


def test_pages_keep_lines_and_rows_in_their_order():
    row = Row((Cell("1", Place(2, 1, 1)), Cell("Мод тарих", Place(2, 1, 2))))
    pages = Pages(
        (Line("Гарчиг", Place(1, 0, 1)), row, Row(())), pages=2, media_type="text/plain"
    )

    cells = [{"column": 1, "text": "1"}, {"column": 2, "text": "Мод тарих"}]
    assert pages_as_data(pages) == [
        {"page": 1, "blocks": [{"line": "Гарчиг"}]},
        {"page": 2, "blocks": [{"row": 1, "cells": cells}]},
    ]


def test_what_stands_on_a_page_keeps_its_box_how_sure_it_is_and_the_size_of_the_picture():
    box = (0.1, 0.2, 1 / 3, 0.5)
    pages = Pages(
        (
            Line("Гарчиг", Place(1, 1, 1), 0.871, box),
            Row((Cell("70%", Place(1, 2, 1), 0.4, box=box), Cell("", Place(1, 2, 2)))),
        ),
        media_type="image/png",
    )
    images = [
        PageImage(1, 150, 106, "image/png", b""),
        PageImage(2, 150, 106, "image/png", b""),
    ]

    drawn = {"width": 150, "height": 106, "media_type": "image/png"}
    edges = [0.1, 0.2, 0.3333, 0.5]
    cells = [
        {"column": 1, "text": "70%", "box": edges, "sure": 0.4},
        {"column": 2, "text": ""},
    ]
    assert pages_as_data(pages, images) == [
        {
            "page": 1,
            "image": drawn,
            "blocks": [
                {"line": "Гарчиг", "at": 1, "box": edges, "sure": 0.87},
                {"row": 2, "cells": cells},
            ],
        },
        {"page": 2, "image": drawn, "blocks": []},
    ]
