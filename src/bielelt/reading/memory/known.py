"""A clause that is known from elsewhere, and which clauses of a report may be witnesses."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.core.kinds import UNKNOWN
from bielelt.core.numbering import act_key, label_key, part_label
from bielelt.core.report import Clause, Decision, Report
from bielelt.language.likeness import key
from bielelt.language.lookalikes import by_look
from bielelt.reading.mixing import bare

REGISTER = "the register"
"""How a repair calls the witness of a clause that people have accepted."""

_NAMED = 2  # files that a repair names; of more it says how many there are


@dataclass(frozen=True, slots=True)
class Act:
    """What a decision cell says of its act; None where it says nothing."""

    number: str | None = None
    date: dt.date | None = None
    kind: str | None = None

    def is_that(self, other: "Act") -> bool:
        """Whether both surely name one act: year and number agree, the kind does not differ."""
        if not self.number or not other.number:
            return False
        kinds = {self.kind, other.kind} - {None, UNKNOWN}
        own = act_key(self.number, self.date)
        return len(kinds) <= 1 and own[0] > 0 and own == act_key(other.number, other.date)


@dataclass(frozen=True, slots=True)
class KnownClause:
    """The clean text of a clause, without its label, and who says so.

    ``sources`` are names of files; none where the register says so. ``is_typed`` is False
    where it was recognised from a picture: letters then need a second witness.
    """

    act: Act
    label: str | None
    text: str
    sources: tuple[str, ...] = ()
    is_typed: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """The words, as they are compared."""
        return tuple(filter(None, map(fold, self.text.split())))

    @property
    def votes(self) -> int:
        """How many witnesses there are."""
        return max(1, len(self.sources))

    @property
    def witness(self) -> str:
        """How a repair calls who says so."""
        if not self.sources:
            return REGISTER
        named = ", ".join(f"“{name}”" for name in self.sources[:_NAMED])
        more = len(self.sources) - _NAMED
        return f"{named} +{more}" if more > 0 else named


def fold(word: str) -> str:
    """Return a word as it is compared: letters and digits, small, of one alphabet."""
    return by_look(bare(word))


def stems(text: str) -> tuple[str, ...]:
    """Return what the words of a text are found by."""
    return tuple(key(by_look(word)) for word in map(bare, text.split()) if word)


def same_label(one: str | None, other: str | None) -> bool:
    """Whether two labels are there and number the same clause: «14. 2.2», «14. 2.2.»."""
    return bool(label_key(one)) and label_key(one) == label_key(other)


def clean_clauses(report: Report, source: str) -> Iterator[KnownClause]:
    """Yield the clauses of a report that may be witnesses for another one.

    No doubt is about them or their decision, and no other memory has told them: a
    witness that was told what to say is none.
    """
    marked = {(d.clause, d.field) for d in report.doubts}
    marked |= {(r.clause, r.field) for r in report.repairs if r.kind in _MADE}
    for decision in report.decisions:
        act = Act(decision.number, decision.date, decision.kind)
        for clause in decision.clauses:
            if clause.text and not _is_marked(decision, clause, marked):
                text = part_label(clause.text)[1]
                yield KnownClause(
                    act, clause.label, text, (source,), clause.confidence == 1
                )


_MADE = frozenset(
    {"columns-parted", "text-slid", "letters-known", "letters-misread", "clause-confirmed"}
)
"""Repairs after which a text is what the reader made of it, not what was found."""

_FIELDS = ("serial", "decision", "label", "text")
_OF_DECISION = ("number", "date", "kind", "title")


def _is_marked(
    decision: Decision, clause: Clause, marked: set[tuple[int | None, str]]
) -> bool:
    first = decision.clauses[0].serial
    return any((clause.serial, name) in marked for name in _FIELDS) or any(
        (serial, name) in marked
        for serial in (first, clause.serial)
        for name in _OF_DECISION
    )
