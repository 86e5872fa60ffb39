"""A printed report before it has a format: what it says, not how it looks.

Every text is final: a format may lay it out, never word, count or round anything.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """Title block: ``title`` centred, ``bracket`` below it, ``date`` left, ``place`` right."""

    title: str
    bracket: str
    date: str
    place: str


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """The right part of a table row; a rating is «70%», words, or empty."""

    serial: int
    text: str
    progress: str
    self_rating: str
    upper_rating: str


@dataclass(frozen=True, slots=True)
class DecisionRows:
    """A decision beside its clauses; ``lines`` (title, date, number) fill one merged cell."""

    serial: int
    lines: tuple[str, ...]
    clauses: tuple[ClauseRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A line through the whole table, then the decisions of that kind."""

    heading: str
    decisions: tuple[DecisionRows, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The clause table; ``header`` and ``numbers`` are repeated on every page."""

    header: tuple[str, ...]
    numbers: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def decisions(self) -> tuple[DecisionRows, ...]:
        """All decisions in the order of the table."""
        return tuple(d for section in self.sections for d in section.decisions)


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Who signs: «ХЯНАСАН», the position, and the name at the right."""

    role: str
    position: str
    name: str


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One band: its name, its range («70-90%»), how many clauses («-» for none)."""

    name: str
    range: str
    count: str


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The figures of one assessor on a page of their own.

    ``total`` is the first line of the table, ``of_which`` stands beside its ``rows``,
    ``closing`` tells the overall percentage, ``notes`` explain it in small type.
    """

    heading: Heading
    total: str
    of_which: str
    rows: tuple[SummaryRow, ...]
    closing: str
    notes: tuple[str, ...]
    end: str


@dataclass(frozen=True, slots=True)
class Document:
    """Heading, table, signatures, then the summary pages; all in ``language`` (ISO 639).

    ``name`` and ``day`` stand in the properties of the file; the day is not the clock's, so
    that the same report gives the same bytes.
    """

    language: str
    name: str
    day: date
    heading: Heading
    table: Table
    signatures: tuple[SignatureBlock, ...]
    summaries: tuple[SummaryPage, ...]
