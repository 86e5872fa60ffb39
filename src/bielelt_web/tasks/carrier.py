"""Pages as a source gives them → plain data to keep and to show beside the result."""

from typing import Any

from bielelt.reading.base import Line, Pages, Row


def pages_as_data(pages: Pages) -> list[dict[str, Any]]:
    """Return one dict per page with its lines and rows in reading order."""
    result: dict[int, list[dict[str, Any]]] = {}
    for block in pages.blocks:
        if isinstance(block, Line):
            result.setdefault(block.place.page, []).append(_line(block))
        elif block.cells:
            result.setdefault(block.cells[0].place.page, []).append(_row(block))
    return [{"page": page, "blocks": blocks} for page, blocks in sorted(result.items())]


def _line(line: Line) -> dict[str, Any]:
    return {"line": line.text}


def _row(row: Row) -> dict[str, Any]:
    cells = [{"column": cell.place.column, "text": cell.text} for cell in row.cells]
    return {"row": row.cells[0].place.row, "cells": cells}
