"""The values the demonstration province is made of; all are frozen and plain."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from bielelt.core.report import Rating


@dataclass(frozen=True, slots=True)
class Place:
    """A body that decides or carries out; ``parent`` is the code of the body above it.

    ``kind`` is one of state, province, district, bag, agency. ``dative`` is the ending that
    an act puts behind the bracket with the head's name: «… газар (Б.Болд)-т». ``founded`` is
    given where a body is younger than the demonstration.
    """

    code: str
    name: str
    kind: str
    parent: str | None
    dative: str = "т"
    founded: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a login; ``father`` is the initial before the name: «Б.»."""

    login: str
    given: str
    father: str
    role: str
    organisation: str
    post: str

    @property
    def name(self) -> str:
        """The name as acts print it: «Б.Сарантуяа»."""
        return f"{self.father}{self.given}"


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a decision, «{year}» for the year it is about.

    ``month`` is when such acts are issued; an act of December is about the next year.
    ``level`` is province or state. Without «{year}» the act is issued once, in 2025.
    """

    text: str
    month: int
    kind: str = "order"
    series: str = "А"
    level: str = "province"


@dataclass(frozen=True, slots=True)
class Duty:
    """One clause of a theme: what is ordered, of whom, and what is counted.

    ``text`` ends with the accusative of a verb («… ажиллахыг»), behind which addressees and
    «үүрэг болгосугай» stand. ``to`` names addressees, parted by blanks: ``districts``, ``some``
    (districts), ``agencies``, or keys of ``places.AGENCY``. ``work`` ends with an infinitive
    («… тоолох»), ``indicator`` with a noun. ``size`` is the range of a district's target, in
    ``unit``; ``due`` is month and day.
    """

    text: str
    to: str
    work: str
    indicator: str
    unit: str
    size: tuple[int, int]
    schedule: str = "default"
    due: tuple[int, int] | None = None
    continuing: bool = False
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Theme:
    """What a family of decisions is about, and the sentences in which it is reported.

    Slots of the sentences are told in ``figures.fill``.
    """

    key: str
    titles: tuple[Title, ...]
    duties: tuple[Duty, ...]
    facts: tuple[str, ...]
    preparations: tuple[str, ...]
    hindrances: tuple[str, ...]
    nexts: tuple[str, ...]
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered obligation; ``key`` is its decision's key and its number.

    ``addressees`` are group keys (``districts``, ``agencies``) and codes of places, in the
    order of the text; ``duty`` says what is counted, ``theme`` whose sentences report it.
    """

    key: str
    number: int
    text: str
    addressees: tuple[str, ...]
    schedule: str
    due: dt.date | None
    continuing: bool
    weight: int
    theme: str
    duty: Duty
    issued: dt.date


@dataclass(frozen=True, slots=True)
class Decision:
    """An act of the demonstration; ``issuer`` is the code of a place, ``key`` is unique.

    ``series`` is empty where the kind is numbered without a letter.
    """

    key: str
    issuer: str
    kind: str
    series: str
    number: str
    date: dt.date
    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is counted: where it began, what was planned, where it stands."""

    indicator: str
    unit: str
    baseline: Decimal
    target: Decimal
    value: Decimal


@dataclass(frozen=True, slots=True)
class ProgressText:
    """What one organisation reports about one clause in one period, and its ratings.

    ``upper_reason`` is empty where both ratings are equal. ``not_due_until`` and
    ``not_due_reason`` are given with the rating NOT_DUE only. ``mistake`` names what was put
    in wrong on purpose, empty for the rest: see ``mistakes``.
    """

    text: str
    quantities: tuple[Quantity, ...]
    self_rating: Rating
    upper_rating: Rating
    upper_reason: str = ""
    not_due_until: dt.date | None = None
    not_due_reason: str = ""
    mistake: str = ""
