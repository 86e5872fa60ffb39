"""Open doubts that one look can answer together: of one kind, or read surely enough."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from bielelt_web.queries.review import DoubtItem, Review

_QUOTED = re.compile(r"«[^»]*»|\d+")
"""What differs between two reasons of one kind."""

Kind = frozenset[tuple[str, str]]

SUREST = 95
"""Percent from which a recognised cell is offered to be accepted with others."""


@dataclass(frozen=True)
class Alike:
    """The open doubts of a review by their kind."""

    review: Review

    @cached_property
    def open_items(self) -> list[DoubtItem]:
        """The doubts that wait for an answer, down the page."""
        return [item for item in self.review.items if item.answer is None]

    @cached_property
    def _counts(self) -> Counter[Kind]:
        return Counter(kind_of(item) for item in self.open_items)

    def count(self, item: DoubtItem) -> int:
        """Return how many open doubts are of the kind of this one."""
        return self._counts[kind_of(item)]

    def of_kind(self, number: int) -> list[DoubtItem]:
        """Return the open doubts of the kind of the one with this number; none if there is none."""
        kinds = {kind_of(item) for item in self.review.items if item.number == number}
        return [item for item in self.open_items if kind_of(item) in kinds]

    def sure(self, percent: int = SUREST) -> list[DoubtItem]:
        """Return the open doubts about cells recognised at least this surely.

        What was typed has no such figure: how sure the reader is of its place is another
        matter, and nobody has measured it.
        """
        return [i for i in self.open_items if i.sure and i.sure.percent >= percent]


def kind_of(item: DoubtItem) -> Kind:
    """Return what a doubt is about and why, without what it quotes and counts."""
    return frozenset((d.field, _QUOTED.sub("…", d.why)) for d in item.question.doubts)
