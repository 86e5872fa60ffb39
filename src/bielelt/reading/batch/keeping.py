"""Documents as found, kept beside the results so that they need not be parsed again.

Only what a second look may win is kept; a document is told by the hash of its file.
"""

import json
from dataclasses import asdict
from typing import Any

from bielelt.core.report import Origin, Place
from bielelt.reading.base import Block, Cell, Line, Pages, Row


def to_text(pages: Pages, origin: Origin) -> str:
    """Return a document as one JSON object."""
    data = {
        "origin": asdict(origin),
        "media_type": pages.media_type,
        "pages": pages.pages,
        "blocks": [_block(block) for block in pages.blocks],
    }
    return json.dumps(data, ensure_ascii=False)


def from_text(text: str) -> tuple[Pages, Origin]:
    """Return the document that ``to_text`` wrote.

    Raises:
        ValueError: it is no such text.

    """
    data = json.loads(text)
    try:
        blocks = tuple(_read_block(block) for block in data["blocks"])
        pages = Pages(blocks, data["pages"], media_type=data["media_type"])
        return pages, Origin(**data["origin"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no document as it is kept: {error!r}") from None


def _block(block: Block) -> list[Any]:
    if isinstance(block, Line):
        return _placed(block)
    return [[*_placed(cell), *cell.span] for cell in block.cells]


def _placed(piece: Line | Cell) -> list[Any]:
    place = piece.place
    return [piece.text, place.page, place.row, place.column, piece.confidence]


def _read_block(data: list[Any]) -> Block:
    if data and isinstance(data[0], str):
        text, page, row, column, confidence = data
        return Line(text, Place(page, row, column), confidence)
    return Row(tuple(_cell(cell) for cell in data))


def _cell(data: list[Any]) -> Cell:
    text, page, row, column, confidence, down, across = data
    return Cell(text, Place(page, row, column), confidence, (down, across))
