"""A correction as a value: what a person did, where, and what stood there before.

Nothing in it hangs on the number of a question or on a row of a database, so the list of
corrections of one reading can be replayed on another (``core.corrections.replay``).
"""

from dataclasses import dataclass
from enum import StrEnum

from bielelt.core.corrections.asking import Question
from bielelt.core.report import Place, Report, Unplaced


class Kind(StrEnum):
    """What a person can do to a report as it was read."""

    CONFIRM = "confirm"  # right as it stands
    EDIT = "edit"  # other values in fields
    PART = "part"  # text and progress of one clause parted anew
    SPLIT = "split"  # one clause into two
    MERGE = "merge"  # a clause with the one behind it
    MOVE = "move"  # a clause into another decision
    BEGIN = "begin"  # a decision begins at a clause
    PLACE = "place"  # unplaced text into a field


@dataclass(frozen=True, slots=True)
class Spot:
    """Which clause is meant: its serial as read and how it is known again.

    ``part`` is 1, or from 2 for what a person split off. ``row`` is the first printed row,
    ``said`` the label, text and progress as the reader gave them, one behind the other.
    """

    serial: int
    part: int = 1
    row: Place | None = None
    said: str = ""

    @property
    def address(self) -> str:
        """Return «3», or «3-2» for what was split off."""
        return str(self.serial) if self.part == 1 else f"{self.serial}-{self.part}"


@dataclass(frozen=True, slots=True)
class Change:
    """What stood in a field and what a person wrote there; both as a person writes them."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing a person did.

    ``spot`` is the clause, None for the document. ``answers`` are the doubts this answers,
    each as (field, why). ``target`` is the clause to merge with, or one of the decision to
    move to; ``piece`` what is placed; ``part`` the number of what is split off; ``given``
    the fields of a decision that begins, or (“stretch”, the words placed).
    """

    kind: Kind
    spot: Spot | None = None
    changes: tuple[Change, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    target: Spot | None = None
    piece: Unplaced | None = None
    part: int = 0
    given: tuple[tuple[str, str], ...] = ()


class Result(StrEnum):
    """What became of a correction on a reading."""

    APPLIED = "applied"
    MET = "met"  # the reading says it by itself
    CONFLICT = "conflict"  # something else stands there: a person has to look


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one correction; ``why`` it was not applied, else empty.

    ``clause`` is the serial now of the clause it was about, None for the document or none.
    """

    result: Result
    why: str = ""
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the serials of now; ``answered_by`` is the place of a correction.

    ``spot`` is where it stands, None for the document; ``placed`` is False for a clause that
    the report does not have.
    """

    question: Question
    spot: Spot | None
    placed: bool
    answered_by: int | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A report with corrections applied; its doubts are those still open.

    ``outcomes`` has one per correction, in order; ``spots`` one per clause, with its serial
    now, in the order of the table; ``serials`` pairs serials as read with those of now.
    """

    report: Report
    outcomes: tuple[Outcome, ...]
    asked: tuple[Asked, ...]
    spots: tuple[tuple[int, Spot], ...]
    serials: tuple[tuple[int, int], ...]

    @property
    def conflicts(self) -> int:
        """How many corrections a person has to look at."""
        return sum(o.result is Result.CONFLICT for o in self.outcomes)

    @property
    def open_questions(self) -> int:
        """How many questions wait for an answer."""
        return sum(asked.answered_by is None for asked in self.asked)
