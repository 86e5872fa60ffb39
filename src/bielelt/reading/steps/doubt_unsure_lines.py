"""Doubt heading, summary and signatures where the source was not sure of their letters."""

from collections.abc import Iterable

from bielelt.reading.base import Block, Line
from bielelt.reading.draft import Draft
from bielelt.reading.steps.doubt_unsure_cells import FIGURE_SURE, why

_ABOVE = ("title", "organisation", "date", "place", "period")
_BELOW = ("summaries", "signatures")


def doubt_unsure_lines(draft: Draft) -> None:
    """Doubt what is read from lines of too little confidence, above and below the table."""
    _doubt(draft, draft.heading, _ABOVE)
    _doubt(draft, draft.tail, _BELOW)


def _doubt(draft: Draft, blocks: Iterable[Block], fields: tuple[str, ...]) -> None:
    sure = min((_sureness(block) for block in blocks), default=1.0)
    if sure < FIGURE_SURE:
        for name in fields:
            draft.doubt(None, name, why(sure))


def _sureness(block: Block) -> float:
    cells = [block] if isinstance(block, Line) else block.cells
    letters = [cell for cell in cells if any(c.isalnum() for c in cell.text)]
    return min((cell.confidence for cell in letters), default=1.0)
