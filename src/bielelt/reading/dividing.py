"""Several reports in one file, parted where another table certainly begins.

A report begins anew where, below a table, a header stands again, the numbers start again
at 1, and something between says so: the signatures or the summary of the report above, or
a title with its year. One of these alone is a page break, a slip or an annex.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from bielelt.reading.base import Block, Line, Pages, Row
from bielelt.reading.headers import MINIMUM, is_header, is_numbers
from bielelt.reading.ratings import read_rating
from bielelt.reading.steps.find_table import SIGNATURE, ends_table, is_of_summary, joined

_YEAR = re.compile(r"\b(?:19|20)\d{2}\s+он")
_NAME = re.compile(r"\b[А-ЯӨҮЁ]\.\s?[А-ЯӨҮЁ][А-ЯӨҮЁа-яөүё-]+\W*$")
_FIRST = "1"


def divide(pages: Pages) -> list[Pages]:
    """Return the document in parts of one report each; places stay as they are."""
    blocks = pages.blocks
    headers = [i for i, block in enumerate(blocks) if _is_header(block)]
    if not headers:
        return [pages]
    leading = any(is_of_summary(joined(block)) for block in blocks[: headers[0]])
    starts, opening = [0], headers[0]
    for header in headers[1:]:
        heading = blocks[starts[-1] : opening]
        start = _start(blocks, header, heading, leading=leading)
        if start is not None and _restarts(blocks[header:]):
            starts.append(start)
            opening = header
    ends = [*starts[1:], len(blocks)]
    return [
        replace(pages, blocks=blocks[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]


def _start(
    blocks: Sequence[Block], header: int, heading: Sequence[Block], *, leading: bool
) -> int | None:
    """Return where the report of this header begins; None if nothing says that one does.

    Args:
        blocks: the whole document.
        header: the index of the header row.
        heading: that of the report above; the same once more is a page copied twice.
        leading: whether summaries stand before their tables in this file.

    """
    table = header
    while table and not _is_of_table(blocks[table - 1]):
        table -= 1
    between = blocks[table:header]
    ends = [
        i
        for i, block in enumerate(between, start=table)
        if _is_signed(block) or (not leading and _is_summed(block))
    ]
    if not ends:
        told = [joined(block) for block in between]
        is_new = told != [joined(block) for block in heading]
        return table if is_new and any(map(_YEAR.search, told)) else None
    turns = (
        i for i in range(ends[-1] + 1, header) if _page(blocks[i]) != _page(blocks[i - 1])
    )
    return next(turns, ends[-1] + 1)


def _restarts(blocks: Sequence[Block]) -> bool:
    """Whether below a header comes the first clause of a first decision, not an annex."""
    rows = [block for block in blocks if _is_of_table(block)]
    first = next((row for row in rows if not _is_header(row)), None)
    if first is None or first.cells[0].text.strip(" .") != _FIRST:
        return False
    texts = _texts(first)
    named = any(is_header(_texts(row)) for row in rows[: rows.index(first)])
    rated = any(rating and rating.certain for rating in map(read_rating, texts[-2:]))
    return texts[1].strip(" .") == _FIRST and (named or rated)


def _is_header(block: Block) -> bool:
    texts = _texts(block)
    return isinstance(block, Row) and (is_header(texts) or is_numbers(texts))


def _is_of_table(block: Block) -> TypeGuard[Row]:
    """Whether a block is a row of a report table, and not of its summary."""
    texts = _texts(block)
    return isinstance(block, Row) and len(texts) >= MINIMUM and not _is_summed(block)


def _is_signed(block: Block) -> bool:
    told = " ".join(_texts(block))
    return bool(_NAME.search(told) or SIGNATURE.match(told))


def _is_summed(block: Block) -> bool:
    told = joined(block)
    if not told or SIGNATURE.match(told):
        return False
    return is_of_summary(told) or ends_table(block)


def _texts(block: Block) -> list[str]:
    if isinstance(block, Line):
        return [block.text] if block.text else []
    return [cell.text for cell in block.cells if cell.text]


def _page(block: Block) -> int:
    place = block.place if isinstance(block, Line) else block.cells[0].place
    return place.page
