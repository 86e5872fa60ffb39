"""Page numbers, and lines that repeat on every page: they belong to the paper, not the text."""

import re
from collections import Counter
from collections.abc import Sequence

from bielelt.reading.pdf.blocks import PageBlock, PrintedBlocks, TextLine

_NUMBER = re.compile(
    r"(?:хуудас|page)?[\s\-–—(]*(?P<number>\d{1,4})(?:\s*(?:/|-аас|of|из)\s*\d{1,4})?[\s\-–—).]*",
    re.IGNORECASE,
)
_MARGIN = 0.12  # of the height of a page: running lines stand above or below
_OFTEN = 0.8  # of the pages on which a running line stands
_LEAST_PAGES = 4  # fewer may have the same title by their content
_DIGITS = re.compile(r"\d+")


def drop_running(pages: Sequence[PrintedBlocks]) -> list[list[PageBlock]]:
    """Return the blocks of the pages without their page numbers and running lines.

    A line in the margin is a page number when it counts with the pages; it is a running
    line when it stands on most of them, digits aside: then its first copy stays.
    """
    numbers = Counter(
        shift
        for index, page in enumerate(pages)
        for shift in {_shift(block, index) for block in _in_margin(page)} - {None}
    )
    shift = numbers.most_common(1)[0][0] if numbers else None
    counting = numbers[shift] > len(pages) / 2
    repeated = Counter(
        text for page in pages for text in {_masked(block) for block in _in_margin(page)}
    )
    seen: set[str] = set()
    result = []
    for index, page in enumerate(pages):
        kept = []
        for block in page.blocks:
            if isinstance(block, TextLine) and _is_marginal(block, page):
                if counting and _shift(block, index) == shift:
                    continue
                text = _masked(block)
                often = repeated[text] > max(_OFTEN * len(pages), _LEAST_PAGES - 1)
                if often and text in seen:
                    continue
                seen.add(text)
            kept.append(block)
        result.append(kept)
    return result


def _in_margin(page: PrintedBlocks) -> list[TextLine]:
    lines = [block for block in page.blocks if isinstance(block, TextLine)]
    return [line for line in lines if _is_marginal(line, page)]


def _is_marginal(line: TextLine, page: PrintedBlocks) -> bool:
    low, high = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return line.box.bottom < low or line.box.top > high


def _shift(line: TextLine, index: int) -> int | None:
    """Return by how much the number in a line differs from that of its page."""
    match = _NUMBER.fullmatch(line.text.strip())
    return int(match["number"]) - index if match else None


def _masked(line: TextLine) -> str:
    return _DIGITS.sub("#", line.text)
