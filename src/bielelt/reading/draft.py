"""The table on the workbench: what the steps pass from hand to hand until it is a Report.

Rows hold seven texts by column; entries are clauses, one or more rows each (a row that
runs over a page break stands in two). Repairs and doubts point at entries, whose serials
may still change, and are given their numbers at the end.
"""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass, field

from bielelt.core.kinds import UNKNOWN
from bielelt.core.report import (
    Clause,
    Decision,
    Doubt,
    Origin,
    Place,
    Rating,
    Repair,
    Report,
    Signature,
    Summary,
    Unplaced,
)
from bielelt.reading.base import Block, Line, Pages
from bielelt.reading.memory import NOTHING, Memory

# The seven columns of the form, from the left.
DECISION_SERIAL, SERIAL, DECISION, TEXT, PROGRESS, SELF, UPPER = range(7)
COLUMNS = 7


@dataclass(eq=False, slots=True)
class WorkRow:
    """One printed row: ``cells`` as found, later exactly seven texts."""

    cells: list[str]
    places: list[Place]
    after_break: bool = False
    kind: str | None = None
    confidence: float = 1.0
    confidences: list[float] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    decision_serial: int | None = None
    serial: int | None = None
    shifted: bool = False

    def place(self, column: int) -> Place:
        """Where the text of a column stands (nearest cell if it had none)."""
        return self.places[min(column, len(self.places) - 1)]

    def sureness(self, column: int) -> float:
        """How sure the source is of a cell, from 0 to 1; 1 if it had none."""
        return self.confidences[column] if column < len(self.confidences) else 1.0


@dataclass(eq=False, slots=True)
class Entry:
    """One clause with the rows it was printed in."""

    rows: list[WorkRow]
    serial: int
    texts: list[str] = field(default_factory=list)
    progresses: list[str] = field(default_factory=list)
    label: str | None = None
    text: str | None = None
    progress: str | None = None
    self_rating: Rating = None
    upper_rating: Rating = None
    parted: bool = False

    @property
    def kind(self) -> str | None:
        """The kind of decision its section names; None if no heading came before."""
        return self.rows[0].kind

    @property
    def whole_text(self) -> str:
        """The clause as printed, label included, over all pages."""
        return _joined(self.texts)

    @property
    def whole_progress(self) -> str:
        """The progress as printed over all pages."""
        return _joined(self.progresses)

    def clause(self) -> Clause:
        """Return the finished value."""
        return Clause(
            serial=self.serial,
            label=self.label,
            text=self.text or None,
            progress=self.progress or None,
            self_rating=self.self_rating,
            upper_rating=self.upper_rating,
            origin=tuple(row.place(TEXT) for row in self.rows),
            confidence=min(row.confidence for row in self.rows),
        )


@dataclass(eq=False, slots=True)
class Group:
    """One decision with its entries; ``cell`` as printed, ``inferred`` if its serial is not."""

    serial: int
    entries: list[Entry]
    inferred: bool = False
    cell: str = ""
    kind: str | None = None
    title: str | None = None
    date: dt.date | None = None
    number: str | None = None

    def decision(self) -> Decision:
        """Return the finished value."""
        return Decision(
            serial=self.serial,
            kind=self.kind or UNKNOWN,
            title=self.title,
            date=self.date,
            number=self.number,
            clauses=tuple(entry.clause() for entry in self.entries),
        )


@dataclass(eq=False, slots=True)
class _Note:
    entry: Entry | WorkRow | None
    value: Repair | Doubt


@dataclass(eq=False, slots=True)
class Draft:
    """Everything known so far about the document in hand."""

    blocks: list[Block]
    memory: Memory = NOTHING
    heading: list[Line] = field(default_factory=list)
    rows: list[WorkRow] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    title: str | None = None
    organisation: str | None = None
    place: str | None = None
    date: dt.date | None = None
    period: str | None = None
    summaries: list[Summary] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    notes: list[_Note] = field(default_factory=list)
    _doubted: dict[tuple[int, str], set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Pages, memory: Memory = NOTHING) -> "Draft":
        """Lay a document on the workbench, and beside it what is known from elsewhere."""
        return cls(blocks=list(pages.blocks), memory=memory)

    def repair(
        self,
        entry: Entry | WorkRow | None,
        kind: str,
        field: str,
        *,
        before: str = "",
        after: str = "",
        why: str,
        dropped: str = "",
    ) -> None:
        """Note a change against the bare table."""
        note = Repair(kind, None, field, before, after, why, dropped)
        self.notes.append(_Note(entry, note))

    def doubt(self, entry: Entry | WorkRow | None, field: str, why: str) -> None:
        """Note what a person should look at; the same doubt is noted once."""
        reasons = self._doubted.setdefault((id(entry), field), set())
        if why not in reasons:
            reasons.add(why)
            self.notes.append(_Note(entry, Doubt(None, field, why)))

    def settle(self, entry: Entry, field: str, reasons: Container[str]) -> bool:
        """Withdraw the doubts about a field that have one of some reasons.

        Returns:
            Whether there were any, so that whoever withdraws them can tell it.

        """
        at = {id(entry), *map(id, entry.rows)}
        settled = [
            note
            for note in self.notes
            if isinstance(note.value, Doubt)
            and id(note.entry) in at
            and note.value.field == field
            and note.value.why in reasons
        ]
        self.notes = [note for note in self.notes if note not in settled]
        return bool(settled)

    def doubt_missing(self, serial: int, why: str) -> None:
        """Note that the table has no row for a clause there must be."""
        self.notes.append(_Note(None, Doubt(serial, "serial", why)))

    def doubted(self, entry: Entry, field: str) -> bool:
        """Whether a field of a clause is already doubted."""
        return (id(entry), field) in self._doubted

    def report(self, source: Origin) -> Report:
        """Return the finished value."""
        serials = {id(row): e.serial for e in self.entries for row in e.rows}
        serials |= {id(e): e.serial for e in self.entries}
        repairs, doubts = [], []
        for note in self.notes:
            serial = serials.get(id(note.entry)) if note.entry else None
            if isinstance(note.value, Repair):
                repairs.append(_at(note.value, serial))
            else:
                at = serial if note.entry else note.value.clause
                doubts.append(Doubt(at, note.value.field, note.value.why))
        return Report(
            title=self.title,
            organisation=self.organisation,
            place=self.place,
            date=self.date,
            period=self.period,
            decisions=tuple(group.decision() for group in self.groups),
            summaries=tuple(self.summaries),
            signatures=tuple(self.signatures),
            repairs=tuple(repairs),
            doubts=tuple(dict.fromkeys(doubts)),
            unplaced=tuple(self.unplaced),
            source=source,
        )


def _joined(parts: list[str]) -> str:
    """Join what stands on several pages; behind a hyphen a word goes on («25-» «ны»)."""
    joined = ""
    for part in filter(None, parts):
        goes_on = joined.endswith("-") and not joined.endswith(" -")
        joined += part if goes_on or not joined else f" {part}"
    return joined


def _at(repair: Repair, serial: int | None) -> Repair:
    return Repair(
        repair.kind,
        serial,
        repair.field,
        repair.before,
        repair.after,
        repair.why,
        repair.dropped,
    )
