from bielelt.core.report import Place
from bielelt.reading.base import Cell, Line, Pages, Row
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
