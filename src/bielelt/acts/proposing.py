"""Pieces to a proposal: what a clause does not say itself, its nearest head says."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

from bielelt.acts.addressees import read_addressees
from bielelt.acts.base import (
    Addressee,
    Deadline,
    Doubt,
    Force,
    Head,
    ProposedAct,
    ProposedClause,
    Words,
)
from bielelt.acts.deadlines import continues, read_deadlines
from bielelt.acts.force import NO_VERB, ForceReading, read_force
from bielelt.acts.heading import Heading, read_heading
from bielelt.acts.layout import NO_NUMBER, Block, lay_out
from bielelt.acts.lines import ActLine
from bielelt.acts.pieces import cut
from bielelt.language.endings import is_order

NO_ADDRESSEE = "a duty, but nobody is named"
NO_CLAUSE = "no clause was found"
NO_DATE = "the heading gives no date"
NO_NUMBER_OF_ACT = "the heading gives no number"
NO_TITLE = "the heading gives no title"
NO_DAY = "the day of a deadline is not certain"
MANY_DEADLINES = "more than one deadline is named"
ONLY_A_POST = "a post is named, but not whose"
DOUBLED = "the number stands twice in the act"
TOO_LONG = "the clause is longer than any; only its beginning was read"
LEFT_OVER = "lines behind the last clause belong to none"

_LISTING_KINDS = frozenset({"directive", "minutes", "contract", "plan", "programme"})
"""Acts that list duties without a verb that orders."""
_MOST_OF_A_SIGNATURE = 8
_TAIL = 80
_LONGEST_READ = 20_000
"""Characters of a clause: eight printed pages."""

T = TypeVar("T")
Placed = TypeVar("Placed", Addressee, Deadline)


def propose_lines(lines: list[ActLine], *, date: dt.date | None) -> ProposedAct:
    """Propose an act; ``date`` is used where the heading gives none."""
    layout = lay_out(list(cut(lines)))
    heading = read_heading(layout.before, resolved=layout.resolved)
    writer = _Writer(heading, heading.date or date)
    for block, below in pairwise([*layout.blocks, None]):
        if block is not None:
            writer.write(block, below)
    rest = tuple(line.text for line in layout.rest)
    return ProposedAct(
        kind=heading.kind,
        title=heading.title,
        date=heading.date,
        numbers=heading.numbers,
        place=heading.place,
        issuer_words=heading.issuer,
        heading=tuple(line.text for line in heading.lines),
        basis=" ".join(line.text for line in heading.basis),
        heads=tuple(writer.heads),
        clauses=tuple(writer.clauses),
        rest=rest,
        doubts=(*_doubts(heading, writer.clauses, rest), *writer.doubts),
    )


def _doubts(
    heading: Heading, clauses: list[ProposedClause], rest: tuple[str, ...]
) -> list[Doubt]:
    missing = (
        ("title", heading.title, NO_TITLE),
        ("date", heading.date, NO_DATE),
        ("numbers", heading.numbers, NO_NUMBER_OF_ACT),
        ("clauses", clauses, NO_CLAUSE),
    )
    found = [Doubt(None, field, why) for field, value, why in missing if not value]
    if len(rest) > _MOST_OF_A_SIGNATURE:
        found.append(Doubt(None, "rest", LEFT_OVER))
    return found


@dataclass(slots=True)
class _Writer:
    """Turns blocks into heads and clauses, in order."""

    heading: Heading
    date: dt.date | None
    heads: list[Head] = field(default_factory=list)
    clauses: list[ProposedClause] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    _open: list[tuple[int, Head, str]] = field(default_factory=list)
    _labels: Counter[str] = field(default_factory=Counter)
    _unnumbered: Counter[str] = field(default_factory=Counter)

    def write(self, block: Block, below: Block | None) -> None:
        """Add one block; with deeper blocks ``below`` it, it may be their head."""
        while self._open and self._open[-1][0] >= block.depth:
            self._open.pop()
        text = block.text
        if len(text) > _LONGEST_READ:
            label = block.label.word if block.label else None
            self.doubts.append(Doubt(label, "text", TOO_LONG))
        force = read_force(text[:_LONGEST_READ])
        if below is not None and below.depth > block.depth and _opens_list(text):
            self._write_head(block, text, force)
        else:
            self._write_clause(block, text, force)

    def _write_head(self, block: Block, text: str, force: ForceReading) -> None:
        head = Head(
            number=block.number,
            text=text,
            force=force.force,
            force_words=force.words,
            addressees=read_addressees(text[:_LONGEST_READ], head=True),
            deadlines=read_deadlines(text[:_LONGEST_READ], on=self.date),
            continuing=continues(text),
            start_line=block.start,
            end_line=block.end,
        )
        self.heads.append(head)
        self._open.append((block.depth, head, block.label.word if block.label else ""))
        label = block.label.word if block.label else None
        self.doubts += [Doubt(label, "label", why) for why in block.doubts]

    def _write_clause(self, block: Block, text: str, reading: ForceReading) -> None:
        heads = tuple(head for _, head, _ in self._open)
        label = self._label(block)
        deadlines = read_deadlines(text[:_LONGEST_READ], on=self.date) or _inherit(
            heads, lambda head: tuple(_in_head(one) for one in head.deadlines)
        )
        addressees = read_addressees(text[:_LONGEST_READ]) or _inherit(
            heads, lambda head: tuple(_in_head(one) for one in head.addressees)
        )
        force, words, why = self._force(text, reading, heads)
        clause = ProposedClause(
            label=label,
            number=block.number,
            text=text,
            force=force,
            force_words=words,
            addressees=addressees if force is not Force.NONE or not words else (),
            deadlines=deadlines,
            continuing=continues(text) or any(head.continuing for head in heads),
            heads=heads,
            start_line=block.start,
            end_line=block.end,
        )
        self.clauses.append(clause)
        whys = [*block.doubts, *([] if block.label else [NO_NUMBER])]
        self.doubts += [Doubt(label, "label", each) for each in whys]
        if why:
            self.doubts.append(Doubt(label, "force", why))
        self.doubts += _doubts_of(clause)

    def _label(self, block: Block) -> str:
        """Return the label as the register writes it: «2.», «2.1», «3. 1», «Нэг»."""
        above = next((word for _, _, word in reversed(self._open) if word), "")
        if block.label is None:
            self._unnumbered[above] += 1
            label = f"{above}-{self._unnumbered[above]}"
        elif len(block.label.numbers) > 1 or block.label.is_chapter:
            label = block.label.word
        else:
            label = f"{above}. {block.label.word}" if above else f"{block.label.word}."
        self._labels[label] += 1
        if self._labels[label] == 1:
            return label
        again = f"{label} ({self._labels[label]})"
        self.doubts.append(Doubt(again, "label", DOUBLED))
        return again

    def _force(
        self, text: str, reading: ForceReading, heads: tuple[Head, ...]
    ) -> tuple[Force, Words | None, str | None]:
        if reading.force:
            return reading.force, reading.words, reading.doubt
        for head in reversed(heads):
            if head.force:
                words = head.force_words and replace(head.force_words, in_head=True)
                return head.force, words, None
        if self.heading.kind == "recommendation":
            return Force.APPEAL, None, None
        listed = reading.listed or bool(heads) or is_order(text[-_TAIL:])
        if listed and self.heading.kind in _LISTING_KINDS:
            return Force.DUTY, None, None
        return (Force.DUTY if listed else Force.NONE), None, NO_VERB


def _opens_list(text: str) -> bool:
    """Whether a text with numbers below it is their head, not a clause of its own."""
    return text.endswith(":") or not is_order(text[-_TAIL:])


def _inherit(
    heads: tuple[Head, ...], get: Callable[[Head], tuple[T, ...]]
) -> tuple[T, ...]:
    return next((found for head in reversed(heads) if (found := get(head))), ())


def _in_head(one: Placed) -> Placed:
    return replace(one, words=replace(one.words, in_head=True))


def _doubts_of(clause: ProposedClause) -> list[Doubt]:
    found = []
    if clause.force is Force.DUTY and not clause.addressees:
        found.append(Doubt(clause.label, "addressees", NO_ADDRESSEE))
    if any(not one.group and not one.names for one in clause.addressees):
        found.append(Doubt(clause.label, "addressees", ONLY_A_POST))
    days = [one for one in clause.deadlines if one.month or one.day or one.year_from]
    if len(days) > 1:
        found.append(Doubt(clause.label, "deadline", MANY_DEADLINES))
    if any(one.year_from and one.day is None for one in clause.deadlines):
        found.append(Doubt(clause.label, "deadline", NO_DAY))
    return found
