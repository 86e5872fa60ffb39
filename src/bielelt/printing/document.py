"""A printed report before it has a format: what it says, not how it looks.

Every text is final: a format may lay it out, never word, count or round anything.
"""

from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what a list is about: «Тайлант хугацаа», «2024 оны хагас жил»."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words of a report in guillemets, and the place they stand in."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class FindingLabels:
    """What the parts of a finding are called: labels of lines, titles of columns."""

    number: str
    severity: str
    rule: str
    decision: str
    clause: str
    quotes: str
    arithmetic: str
    explanation: str
    suggestion: str
    answerer: str
    reply: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One finding; ``key`` (error, doubt, hint) is for looks, ``severity`` is its word.

    ``also`` names the other clauses concerned; like ``arithmetic`` and ``reply`` it may be
    empty.
    """

    number: int
    key: str
    severity: str
    rule: str
    also: str
    quotes: tuple[QuotedWords, ...]
    arithmetic: str
    explanation: str
    suggestion: str
    answerer: str
    reply: str


@dataclass(frozen=True, slots=True)
class FoundInClause:
    """What was found in one clause; the heading of what concerns no clause is empty."""

    heading: str
    found: tuple[FoundRow, ...]


@dataclass(frozen=True, slots=True)
class FoundInDecision:
    """What was found in a decision, or in the report as a whole; ``detail`` may be empty."""

    heading: str
    detail: str
    clauses: tuple[FoundInClause, ...]


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How often each rule told which severity; the last of ``rows`` is the sum."""

    heading: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FindingList:
    """What the checks found in one report: facts, one line of figures, findings, counts.

    ``name`` and ``day`` are as in ``Document``; ``counts`` is None where nothing was found.
    """

    language: str
    name: str
    day: date
    title: str
    facts: tuple[Fact, ...]
    figures: str
    labels: FindingLabels
    decisions: tuple[FoundInDecision, ...]
    counts: FindingCounts | None

    @property
    def records(self) -> Iterator[tuple[FoundRow, tuple[str, ...]]]:
        """Every finding with its texts in the order of the labels, for tables."""
        for decision in self.decisions:
            place = "\n".join(filter(None, (decision.heading, decision.detail)))
            for clause in decision.clauses:
                for found in clause.found:
                    yield found, _record(place, clause.heading, found)


def _record(decision: str, clause: str, found: FoundRow) -> tuple[str, ...]:
    return (
        str(found.number),
        found.severity,
        found.rule,
        decision,
        "\n".join(filter(None, (clause, found.also))),
        "\n".join(f"{quote.text}\n{quote.place}" for quote in found.quotes),
        found.arithmetic,
        found.explanation,
        found.suggestion,
        found.answerer,
        found.reply,
    )


Printable = Document | FindingList
"""What every format lays out."""
