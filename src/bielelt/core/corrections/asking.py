"""The doubts of a report, gathered into what a person is asked."""

from dataclasses import dataclass
from enum import StrEnum

from bielelt.core.corrections.fields import DECISION_FIELDS, fields_of
from bielelt.core.report import Doubt, Report


class AnswerKind(StrEnum):
    """Right as it stands, other values, or text and progress parted at a point."""

    ACCEPT = "accept"
    EDIT = "edit"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Question:
    """All doubts about one part of one clause: a person looks there once.

    ``number`` is that of the first of them in the report, from 0. The parts of a clause are
    its texts, its ratings, its label, and the decision above it.
    """

    number: int
    doubts: tuple[Doubt, ...]

    @property
    def clause(self) -> int | None:
        """Serial of the clause, None for the document."""
        return self.doubts[0].clause

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that can be edited to answer it."""
        return tuple(dict.fromkeys(f for d in self.doubts for f in fields_of(d)))

    def doubt_about(self, field: str) -> Doubt:
        """Return the doubt by which ``field`` can be edited, else the first."""
        about = (doubt for doubt in self.doubts if field in fields_of(doubt))
        return next(about, self.doubts[0])


def numbered_questions(report: Report) -> tuple[tuple[int, ...], ...]:
    """Return, per question, the numbers of its doubts in the report, from 0."""
    gathered: dict[tuple[int | None, str], list[int]] = {}
    for number, doubt in enumerate(report.doubts):
        gathered.setdefault((doubt.clause, _part(doubt)), []).append(number)
    return tuple(tuple(numbers) for numbers in gathered.values())


def questions(report: Report) -> tuple[Question, ...]:
    """Gather the doubts of ``report`` into what a person has to answer, in their order."""
    return tuple(
        Question(numbers[0], tuple(report.doubts[n] for n in numbers))
        for numbers in numbered_questions(report)
    )


def _part(doubt: Doubt) -> str:
    if doubt.clause is None:
        return doubt.field
    field = fields_of(doubt)[0]
    if field in DECISION_FIELDS:
        return "decision"
    return {"upper": "self", "progress": "text"}.get(field, field)
