"""What a working spreadsheet is: columns, rows, and what may be wrong with a cell.

A sheet is data. Writing, reading and comparing know columns and kinds, never a topic.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum, auto
from typing import Literal

from bielelt.checks.base import Words
from bielelt.core.report import NotDue

SCHEMA = "bielelt-sheet/1"

KEY, VERSION = "key", "version"
"""Hidden columns: which row of the register this is, and in which state it was exported."""

Language = Literal["mn", "en"]

Value = str | int | Decimal | dt.date | NotDue | tuple[str, ...] | None
"""What a cell means; its type follows from the kind of its column, blank is None."""

Row = Mapping[str, Value]
"""Values by the keys of the columns; a missing key is a blank."""


class Kind(StrEnum):
    """What the cells of a column hold, and the type of their values."""

    TEXT = auto()
    """str"""
    LIST = auto()
    """tuple of str, parted by semicolons"""
    CHOICE = auto()
    """str: the key of a choice"""
    PERCENT = auto()
    """int, or NOT_DUE: a step of the rating scale"""
    NUMBER = auto()
    """Decimal"""
    DATE = auto()
    """date"""


NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a cell may have; people see its title."""

    key: str
    title: Words


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``width`` is millimetres.

    A locked column is shown and never read back into the register. ``steps`` are the
    ratings a PERCENT may have; ``low`` and ``high`` bound a NUMBER.
    """

    key: str
    title: Words
    width: float
    kind: Kind = Kind.TEXT
    locked: bool = False
    hidden: bool = False
    required: bool = False
    choices: tuple[Choice, ...] = ()
    steps: tuple[int, ...] = ()
    max_length: int = 2000
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(1_000_000)
    help: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of working spreadsheet.

    ``grows``: people may add rows. ``identity`` are the columns that tell what a row
    without a key is, so that the same file read twice adds nothing the second time;
    ``number|title`` is the first of the two that is not blank.
    The first ``frozen`` columns stay in view.
    """

    name: str
    title: Words
    columns: tuple[Column, ...]
    instructions: tuple[Words, ...] = ()
    grows: bool = False
    identity: tuple[str, ...] = ()
    frozen: int = 0

    def rated(self, steps: tuple[int, ...]) -> "Sheet":
        """Return the sheet for a rating scale: ``Scale.steps`` of the one in force."""
        columns = tuple(
            replace(c, steps=steps) if c.kind is Kind.PERCENT else c for c in self.columns
        )
        return replace(self, columns=columns)

    @property
    def editable(self) -> tuple[Column, ...]:
        """The columns that are read back."""
        return tuple(c for c in self.columns if not c.locked and not c.hidden)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an exported workbook says about itself; the caller gives the time."""

    organisation: str = ""
    name: str = ""
    period: str = ""
    exported: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file cannot be taken in as it is; ``cell`` is an address such as «D7»."""

    cell: str
    message: Words


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row of a file as far as it could be understood.

    ``values`` has no key for a column the file does not have. ``cells`` are the addresses;
    ``exported`` are the marks by which an untouched cell is recognised.
    """

    number: int
    values: Row
    cells: Mapping[str, str]
    exported: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """A file that was read; nothing of it is taken in while there are problems.

    ``ignored`` are headers of columns that no sheet has, e.g. somebody's notes.
    """

    rows: tuple[FilledRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    stamp: Stamp | None = None
    ignored: tuple[str, ...] = ()


def say(words: Words, language: Language) -> str:
    """Return the words in one language."""
    return words.mn if language == "mn" else words.en


def hidden_columns() -> tuple[Column, Column]:
    """Return the columns that tie a row to the register."""
    return (
        Column(KEY, Words("Түлхүүр", "Key"), 20, locked=True, hidden=True),
        Column(VERSION, Words("Хувилбар", "Version"), 20, locked=True, hidden=True),
    )
