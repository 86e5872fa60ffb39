"""One page of a picture: text above the table, the table row by row, text below it."""

from collections.abc import Iterator

import numpy as np
from cv2.typing import MatLike

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.gathering import Gathering
from bielelt.reading.grids import COVERED, Merged
from bielelt.reading.limits import MAX_PICTURE_CELLS, check_count
from bielelt.reading.ocr.grid import Box, Grid, GridCell, find_grids
from bielelt.reading.ocr.loading import checked
from bielelt.reading.ocr.straightening import LETTER, Sheet, straighten
from bielelt.reading.ocr.words import Reading, read_cell, read_lines

_UPRIGHT = 0.75  # mean confidence of words; of a page upside down it is below 0.5
_INSET = LETTER // 4
_LEAST_BAND = LETTER  # pixels between two tables that may hold a line of text

_Block = list[Merged] | Reading


def read_picture(image: MatLike, page: int, gathering: Gathering) -> None:
    """Add the lines and table rows of a page to ``gathering``.

    Args:
        image: pixels as OpenCV has them: blue, green, red, or grey.
        page: its number, from 1.
        gathering: what has been found of the document so far.

    Raises:
        UnreadableDocument: it is larger than what is read, or tesseract's data is missing.

    """
    sheet = upright = straighten(checked(image, file=gathering.file))
    try:
        blocks = _read(sheet, gathering.file)
        if _trust(blocks) < _UPRIGHT:
            turned = _read(sheet.turned(), gathering.file)
            if _trust(turned) > _trust(blocks):
                blocks, upright = turned, sheet.turned()
    except UnreadableDocument as error:
        message = str(error)
        named = message if message.startswith("“") else f"“{gathering.file}”: {message}"
        raise UnreadableDocument(named) from error
    gathering.turn_to(page)
    gathering.note_turn(upright.quarters)
    for block in blocks:
        if isinstance(block, list):
            gathering.add_merged(block)
        else:
            box = upright.on_picture(*block.box.edges) if block.box else None
            gathering.add_line(block.text, confidence=block.confidence, box=box)


def _read(sheet: Sheet, file: str) -> list[_Block]:
    grids = find_grids(sheet.ink, sheet.stamp)
    if not grids:  # perhaps they are coloured, and were taken away
        grids = find_grids(sheet.ruled, np.zeros_like(sheet.ruled))
    count = sum(len(grid.cells) for grid in grids)
    check_count(count, MAX_PICTURE_CELLS, file=file, what="cells on one page")
    blocks: list[_Block] = []
    top = 0
    height, width = sheet.grey.shape[:2]
    for grid in grids:
        blocks += _band(sheet, Box(0, top, width, grid.box.top - _INSET))
        blocks += _rows(sheet, grid)
        top = max(top, grid.box.bottom + _INSET)
    return [*blocks, *_band(sheet, Box(0, top, width, height))]


def _band(sheet: Sheet, box: Box) -> list[Reading]:
    """Return the lines of running text of a band across the page."""
    return read_lines(sheet, box) if box.height >= _LEAST_BAND else []


def _rows(sheet: Sheet, grid: Grid) -> Iterator[list[Merged]]:
    rows = [[COVERED] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = _merged(sheet, cell)
    yield from rows


def _merged(sheet: Sheet, cell: GridCell) -> Merged:
    inner = Box(
        cell.box.left + _INSET,
        cell.box.top + _INSET,
        cell.box.right - _INSET,
        cell.box.bottom - _INSET,
    )
    reading = read_cell(sheet, inner)
    place = sheet.on_picture(*cell.box.edges)
    return Merged(reading.text, cell.rows, cell.columns, reading.confidence, place)


def _trust(blocks: list[_Block]) -> float:
    """Return the mean confidence of what was read, by its length."""
    read = [
        (len(piece.text), piece.confidence)
        for block in blocks
        for piece in (block if isinstance(block, list) else [block])
    ]
    letters = sum(length for length, _ in read)
    return sum(length * sure for length, sure in read) / letters if letters else 1.0
