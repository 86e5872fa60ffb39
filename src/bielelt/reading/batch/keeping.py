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
    data = {"origin": asdict(origin), **asdict(pages)}  # rows have cells, lines have none
    return json.dumps(data, ensure_ascii=False)


def from_text(text: str) -> tuple[Pages, Origin]:
    """Return the document that ``to_text`` wrote.

    Raises:
        ValueError: it is no such text.

    """
    data = json.loads(text)
    try:
        origin = Origin(**data.pop("origin"))
        blocks = tuple(map(_block, data.pop("blocks")))
        turns = tuple((page, quarters) for page, quarters in data.pop("turns"))
        return Pages(blocks, **data, turns=turns), origin
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no document as it is kept: {error!r}") from None


def _block(data: dict[str, Any]) -> Block:
    if "cells" in data:
        return Row(tuple(map(_cell, data["cells"])))
    return Line(**_placed(data))


def _cell(data: dict[str, Any]) -> Cell:
    down, across = data.pop("span")
    return Cell(**_placed(data), span=(down, across))


def _placed(data: dict[str, Any]) -> dict[str, Any]:
    box = data["box"] and tuple(data["box"])
    return {**data, "place": Place(**data["place"]), "box": box}
