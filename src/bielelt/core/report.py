"""The report as a value: what reading yields and what checks, roll-ups and printing take.

Built from a file by ``bielelt.reading`` or from the register by ``bielelt_web.queries``.
Field by field it is the JSON form ``bielelt-report/1`` (see ``core.report_json``).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class NotDue(StrEnum):
    """The one rating that is not a percentage: the time of carrying out has not come."""

    NOT_DUE = "not_due"


NOT_DUE = NotDue.NOT_DUE

Rating = int | NotDue | None
"""Percent from 0 to 100, NOT_DUE, or None where the source gives no rating."""


BandCounts = tuple[tuple[str, int], ...]
"""Number of clauses per key of a band, in the order of the scale; last ``not_due``."""


class Assessor(StrEnum):
    """Who rated: the organisation itself or the body above it."""

    SELF = "self"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in the source; page, row and column count from 1."""

    page: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a report was read from; ``sha256`` is the hexadecimal digest of its bytes."""

    name: str
    media_type: str
    sha256: str
    reader: str
    pages: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered obligation with what was reported about it.

    ``serial`` is its running number in the report, ``label`` its number inside the act;
    ``text`` and ``progress`` are without the label. ``confidence`` runs from 0 to 1.

    The last four only the register knows; a file says nothing of them: the day the clause
    is due, until when somebody said that it is not and why, and how many files and links
    stand behind the progress. None is unknown, 0 is none.
    """

    serial: int
    label: str | None = None
    text: str | None = None
    progress: str | None = None
    self_rating: Rating = None
    upper_rating: Rating = None
    origin: tuple[Place, ...] = ()
    confidence: float = 1.0
    due_on: dt.date | None = None
    not_due_until: dt.date | None = None
    not_due_reason: str | None = None
    evidence: int | None = None

    @property
    def ratings(self) -> tuple[Rating, Rating]:
        """The ratings of both assessors."""
        return self.self_rating, self.upper_rating

    def rating(self, by: Assessor) -> Rating:
        """Return the rating of the one or the other assessor."""
        return self.self_rating if by is Assessor.SELF else self.upper_rating


@dataclass(frozen=True, slots=True)
class Decision:
    """An act with its clauses; ``kind`` is a key of ``core.kinds.KINDS`` or ``unknown``."""

    serial: int
    kind: str = "unknown"
    title: str | None = None
    date: dt.date | None = None
    number: str | None = None
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary page as printed; ``overall`` is percent."""

    by: Assessor
    total: int | None = None
    counts: BandCounts = ()
    overall: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One line of the signature block."""

    role: Literal["reviewed", "prepared"]
    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Something the reader changed against the bare table, so that a person can undo it.

    ``clause`` is a clause serial or None for the document; ``dropped`` holds the letters
    of the source that stand nowhere else because of this repair.
    """

    kind: str
    clause: int | None
    field: str
    before: str
    after: str
    why: str
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at; ``clause`` is None for the whole document."""

    clause: int | None
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text of a source cell that fits nowhere."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report of one organisation for one period, in the order of its table.

    ``period`` is written as in ``core.periods``: ``2024-H1``, ``2024-Q3``, ``2024-M9``,
    ``2024``.
    """

    title: str | None = None
    organisation: str | None = None
    place: str | None = None
    date: dt.date | None = None
    period: str | None = None
    decisions: tuple[Decision, ...] = ()
    summaries: tuple[Summary, ...] = ()
    signatures: tuple[Signature, ...] = ()
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    source: Origin | None = None

    @property
    def clauses(self) -> Iterator[Clause]:
        """All clauses in the order of the table."""
        return (clause for decision in self.decisions for clause in decision.clauses)
