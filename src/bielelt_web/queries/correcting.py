"""What somebody sees who corrects one clause, or places a text that fits nowhere."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from bielelt.core.report import Assessor, Decision
from bielelt_web.models import Import
from bielelt_web.queries.review import ClauseItem, Review


@dataclass(frozen=True, slots=True)
class ClauseDesk:
    """One clause of a review and what stands around it.

    ``following`` is the clause behind it; ``decisions`` are the others, each with the
    address of its first clause; ``rows`` the printed rows: page, number, texts.
    """

    item: ClauseItem
    following: ClauseItem | None
    decisions: tuple[tuple[str, Decision], ...]
    rows: tuple[tuple[int, int, tuple[str, ...]], ...]

    @property
    def begins_a_decision(self) -> bool:
        """The clause is the first of its decision."""
        return self.item.decision.clauses[0] == self.item.clause

    @property
    def rated_apart(self) -> bool:
        """The clause behind it has other ratings, so that a merged one has to choose."""
        return self.following is not None and any(
            self.following.clause.rating(by) not in {None, self.item.clause.rating(by)}
            for by in Assessor
        )


def clause_desk(review: Review, address: str) -> ClauseDesk:
    """Return the clause with this address; 404 if the review has none. No query."""
    items = [item for _decision, found in review.decisions for item in found]
    item = next((i for i in items if i.spot.address == address), None)
    if item is None:
        raise Http404
    in_order = sorted(items, key=lambda i: i.clause.serial)
    behind = in_order[in_order.index(item) + 1 :]
    return ClauseDesk(
        item,
        behind[0] if behind else None,
        tuple(
            (found[0].spot.address, decision)
            for decision, found in review.decisions
            if found and decision is not item.decision
        ),
        _rows(review.source, {(place.page, place.row) for place in item.clause.origin}),
    )


def addresses(review: Review) -> tuple[tuple[str, ClauseItem], ...]:
    """Return all clauses with their addresses, down the page."""
    return tuple(
        (item.spot.address, item) for _decision, found in review.decisions for item in found
    )


def _rows(
    source: Import, wanted: set[tuple[int, int]]
) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    blocks: list[tuple[int, dict[str, Any]]] = [
        (page["page"], block) for page in source.pages for block in page["blocks"]
    ]
    return tuple(
        (page, block["row"], tuple(cell["text"] for cell in block.get("cells", ())))
        for page, block in blocks
        if (page, block.get("row")) in wanted
    )
