"""What reading an act proposes; nothing of it is decided before a person confirms it.

Offsets count characters of the text of the clause, or of the head when ``in_head``.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bielelt.language.terms import Recurrence


class Force(StrEnum):
    """What the verb of a clause asks for: an answer, goodwill, or nothing."""

    DUTY = "duty"
    APPEAL = "appeal"
    NONE = "none"


class Role(StrEnum):
    """Who answers for a clause, and who only helps."""

    LEAD = "lead"
    CO = "co"


class Group(StrEnum):
    """Addressees that are named by what they are; the value is the plural of a kind."""

    DISTRICTS = "districts"
    BAGS = "bags"
    AGENCIES = "agencies"
    DEPARTMENTS = "departments"
    SCHOOLS = "schools"
    KINDERGARTENS = "kindergartens"
    HOSPITALS = "hospitals"
    ORGANISATIONS = "organisations"
    BUSINESSES = "businesses"
    CITIZENS = "citizens"


@dataclass(frozen=True, slots=True)
class Words:
    """The words something was read from, as written."""

    text: str
    start: int
    end: int
    in_head: bool = False


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is meant: a group, or bodies by their proposed names in the nominative.

    ``words`` is how the act writes it; ``person`` stands in its brackets. Without group
    and names only a post is named, and a person has to say whose.
    """

    words: Words
    group: Group | None = None
    names: tuple[str, ...] = ()
    person: str | None = None
    role: Role = Role.LEAD


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when; ``day`` is None where the calendar day cannot be known.

    ``month`` and ``month_day`` are the month of the year and the day of the month; for a
    quarterly deadline ``month`` is 1, 2 or 3, the month inside the quarter. ``year_from``
    says what the year was taken from when the text does not write it.
    """

    words: Words
    every: Recurrence = Recurrence.ONCE
    day: dt.date | None = None
    month: int | None = None
    month_day: int | None = None
    year_from: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A chapter head, or a clause that opens a list: what it says holds for all below."""

    number: str
    text: str
    force: Force | None
    force_words: Words | None
    addressees: tuple[Addressee, ...]
    deadlines: tuple[Deadline, ...]
    continuing: bool
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class ProposedClause:
    """One clause. What it does not say itself is taken from the nearest of its ``heads``.

    ``number`` is as printed («2.1.», «1/»), ``label`` is unique inside the act («2.1»,
    «3. 1»); ``text`` is without the number, on one line. Lines count from 1.
    """

    label: str
    number: str
    text: str
    force: Force
    force_words: Words | None
    addressees: tuple[Addressee, ...]
    deadlines: tuple[Deadline, ...]
    continuing: bool
    heads: tuple[Head, ...]
    start_line: int
    end_line: int

    @property
    def deadline(self) -> Deadline | None:
        """The deadline a register with room for one would keep: the last of its kind."""
        days = [found for found in self.deadlines if found.day]
        if days:
            return max(days, key=lambda found: found.day or dt.date.min)
        return self.deadlines[0] if self.deadlines else None

    @property
    def schedule(self) -> Recurrence | None:
        """How often the clause is to be reported; None if the act does not say."""
        every = (found.every for found in self.deadlines)
        return next((found for found in every if found is not Recurrence.ONCE), None)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at; ``label`` is None for the whole act."""

    label: str | None
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class ProposedAct:
    """An act taken apart, without losing a letter.

    Each stands in exactly one of ``heading``, ``basis``, the heads and clauses (their
    numbers and texts) and ``rest``.
    ``kind`` is a key of ``core.kinds.KINDS`` or ``unknown``. Title, date, numbers, place
    and issuer are read from the lines of the heading. ``rest`` holds signatures, stamps,
    page numbers and annexes, line by line.
    """

    kind: str
    title: str | None
    date: dt.date | None
    numbers: tuple[str, ...]
    place: str | None
    issuer_words: str | None
    heading: tuple[str, ...]
    basis: str
    heads: tuple[Head, ...]
    clauses: tuple[ProposedClause, ...]
    rest: tuple[str, ...]
    doubts: tuple[Doubt, ...]
