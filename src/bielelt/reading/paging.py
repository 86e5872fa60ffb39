"""Page and row numbers of a document whose source knows no pages.

The header of the table repeats on every page, or the column numbers alone do.
"""

from dataclasses import replace

from bielelt.core.report import Place
from bielelt.reading.base import Block, Line, Pages, Row
from bielelt.reading.headers import is_header, is_numbers


def number_pages(pages: Pages) -> Pages:
    """Return the document with pages counted from its repeated headers, rows from 1 on each.

    A document of several pages by its source keeps its numbers. One whose cells are known
    to stand on one page keeps that page, and its rows are counted as on any other.
    """
    if pages.pages > 1:
        return pages
    is_one_page = pages.has_boxes
    page, row, seen, after_header = 1, 0, False, False
    blocks: list[Block] = []
    for block in pages.blocks:
        opens = isinstance(block, Row) and not is_one_page and _is_page_header(block)
        if opens and seen and not after_header:
            page, row = page + 1, 0
        seen = seen or opens
        after_header = opens or (after_header and isinstance(block, Line))
        row += isinstance(block, Row)
        blocks.append(_at(block, page, row))
    return replace(pages, blocks=tuple(blocks), pages=page)


def _is_page_header(row: Row) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    return is_header(texts) or is_numbers(texts)


def _at(block: Block, page: int, row: int) -> Block:
    if isinstance(block, Line):
        return replace(block, place=Place(page, row, 1))
    cells = [
        replace(c, place=Place(page, row, i)) for i, c in enumerate(block.cells, start=1)
    ]
    return Row(tuple(cells))
