"""Pages as a source gives them → plain data to keep and to show beside the result.

``box`` holds the edges of a cell in shares of its page, ``sure`` what was recognised how
surely, ``image`` the size in pixels of the page drawn; each is left out where there is none.
"""

from collections.abc import Iterable
from typing import Any

from bielelt.reading.base import Cell, Line, Pages, Row
from bielelt.reading.page_images import PageImage

_DIGITS = 4  # of a share: a tenth of a millimetre on A4


def pages_as_data(pages: Pages, images: Iterable[PageImage] = ()) -> list[dict[str, Any]]:
    """Return one dict per page with its lines and rows in reading order.

    A page that was drawn is there even if nothing was found on it: a person may see more.
    """
    result: dict[int, list[dict[str, Any]]] = {}
    for block in pages.blocks:
        if isinstance(block, Line):
            result.setdefault(block.place.page, []).append(_line(block))
        elif block.cells:
            result.setdefault(block.cells[0].place.page, []).append(_row(block))
    drawn = {image.page: _image(image) for image in images}
    return [
        {"page": page, **drawn.get(page, {}), "blocks": result.get(page, [])}
        for page in sorted({*result, *drawn})
    ]


def _image(image: PageImage) -> dict[str, Any]:
    size = {"width": image.width, "height": image.height}
    return {"image": {**size, "media_type": image.media_type}}


def _line(line: Line) -> dict[str, Any]:
    # Only a line that stands on a page has a number no row has.
    at = {"at": line.place.row} if line.box else {}
    return {"line": line.text, **at, **_marks(line)}


def _row(row: Row) -> dict[str, Any]:
    cells = [
        {"column": cell.place.column, "text": cell.text, **_marks(cell)}
        for cell in row.cells
    ]
    return {"row": row.cells[0].place.row, "cells": cells}


def _marks(part: Cell | Line) -> dict[str, Any]:
    marks: dict[str, Any] = {}
    if part.box:
        marks["box"] = [round(edge, _DIGITS) for edge in part.box]
    if part.confidence < 1:
        marks["sure"] = round(part.confidence, 2)
    return marks
