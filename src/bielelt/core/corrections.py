"""What a person answered to the doubts of a report, and the report that follows.

The report as read is never changed: the corrected one is computed from it and the answers
every time, so that any answer can be taken back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import cast

from bielelt.core.errors import InvalidRating, Refused
from bielelt.core.kinds import KINDS, UNKNOWN
from bielelt.core.report import (
    NOT_DUE,
    Clause,
    Decision,
    Doubt,
    Rating,
    Repair,
    Report,
)
from bielelt.core.scales import NOT_DUE_SIGN

SEAM = "||"
"""What a person writes between text and progress to part them."""

REPORT_FIELDS = ("title", "organisation", "place", "date", "period")
DECISION_FIELDS = ("kind", "title", "date", "number")
CLAUSE_FIELDS = ("label", "text", "progress", "self", "upper")
_ATTRIBUTES = {"self": "self_rating", "upper": "upper_rating"}


class AnswerKind(StrEnum):
    """Right as it stands, other values, or text and progress parted at a point."""

    ACCEPT = "accept"
    EDIT = "edit"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question with the new value per field; ``doubt`` is its number."""

    doubt: int
    kind: AnswerKind
    values: tuple[tuple[str, str], ...] = ()


def fields_of(doubt: Doubt) -> tuple[str, ...]:
    """Return the fields that can be edited to answer ``doubt``.

    Text and progress go together: what is wrong in one usually belongs to the other.
    """
    if doubt.clause is None:
        return (doubt.field,) if doubt.field in REPORT_FIELDS else ()
    if doubt.field in DECISION_FIELDS:
        return (doubt.field,)
    if doubt.field in {"label", "self", "upper"}:
        return (doubt.field,)
    if doubt.field in {"rating", "ratings"}:
        return ("self", "upper")
    return ("text", "progress")


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


def questions(report: Report) -> tuple[Question, ...]:
    """Gather the doubts of ``report`` into what a person has to answer, in their order."""
    gathered: dict[tuple[int | None, str], list[int]] = {}
    for number, doubt in enumerate(report.doubts):
        gathered.setdefault((doubt.clause, _part(doubt)), []).append(number)
    return tuple(
        Question(numbers[0], tuple(report.doubts[n] for n in numbers))
        for numbers in gathered.values()
    )


def _part(doubt: Doubt) -> str:
    if doubt.clause is None:
        return doubt.field
    field = fields_of(doubt)[0]
    if field in DECISION_FIELDS:
        return "decision"
    return {"upper": "self", "progress": "text"}.get(field, field)


def values_of(report: Report, doubt: Doubt) -> dict[str, str]:
    """Return what stands now in each field of ``doubt``, written as a person edits it."""
    return {name: _written(_value(report, doubt, name)) for name in fields_of(doubt)}


def split_at_seam(text: str) -> tuple[tuple[str, str], ...]:
    """Part ``text`` at its one SEAM into text and progress; refuse none or several."""
    parts = text.split(SEAM)
    if len(parts) != 2:  # noqa: PLR2004
        raise Refused(
            f"The text has {len(parts) - 1} marks “{SEAM}”. Write exactly one, where the "
            "clause ends and the progress begins."
        )
    return (("text", _tidy(parts[0])), ("progress", _tidy(parts[1])))


def corrected(report: Report, answers: Iterable[Answer]) -> Report:
    """Return ``report`` with the answers applied; its doubts are those still open.

    Each value a person changed is added to the repairs, so that it can be seen and undone.
    """
    given = {answer.doubt: answer for answer in answers}
    asked = questions(report)
    result = report
    for question in asked:
        answer = given.get(question.number)
        for field, written in answer.values if answer else ():
            result = correct(result, question.doubt_about(field), field, written)
    still_open = [d for q in asked if q.number not in given for d in q.doubts]
    in_order = sorted(still_open, key=report.doubts.index)
    return replace(result, doubts=tuple(in_order))


def correct(report: Report, doubt: Doubt, field: str, written: str) -> Report:
    """Return ``report`` with one field as a person wrote it.

    Raises:
        Refused: the field cannot be edited for this doubt, or the value has no such form.
        InvalidRating: a rating that is no percentage and not “not due”.

    """
    allowed = fields_of(doubt)
    if field not in allowed:
        names = ", ".join(allowed) or "none; accept it as it stands"
        raise Refused(f"“{field}” cannot be edited for this doubt. Use one of: {names}.")
    before = _written(_value(report, doubt, field))
    value = _read(field, _tidy(written))
    if _written(value) == before:
        return report
    changed = _with_value(report, doubt, field, value)
    repair = Repair(
        kind="person-edited",
        clause=doubt.clause,
        field=field,
        before=before,
        after=_written(value),
        why=doubt.why,
    )
    return replace(changed, repairs=(*changed.repairs, repair))


_Value = str | date | Rating


def _value(report: Report, doubt: Doubt, field: str) -> _Value:
    attribute = _ATTRIBUTES.get(field, field)
    holder: Report | Decision | Clause = report
    if doubt.clause is not None:
        decision, clause = _find(report, doubt.clause)
        holder = decision if field in DECISION_FIELDS else clause
    return cast("_Value", getattr(holder, attribute))


def _find(report: Report, serial: int) -> tuple[Decision, Clause]:
    for decision in report.decisions:
        for clause in decision.clauses:
            if clause.serial == serial:
                return decision, clause
    raise Refused(f"The report has no clause {serial}.")


def _with_value(report: Report, doubt: Doubt, field: str, value: _Value) -> Report:
    # The fields are those of fields_of, so the names exist; mypy cannot follow them.
    change = {_ATTRIBUTES.get(field, field): value}
    if doubt.clause is None:
        return replace(report, **change)  # type: ignore[arg-type]
    old, clause = _find(report, doubt.clause)
    if field in DECISION_FIELDS:
        new = replace(old, **change)  # type: ignore[arg-type]
    else:
        clauses = tuple(
            replace(c, **change) if c is clause else c  # type: ignore[arg-type]
            for c in old.clauses
        )
        new = replace(old, clauses=clauses)
    return replace(
        report, decisions=tuple(new if d is old else d for d in report.decisions)
    )


def _tidy(written: str) -> str:
    return " ".join(written.split())


def _written(value: _Value) -> str:
    return (
        ""
        if value is None
        else value.isoformat()
        if isinstance(value, date)
        else str(value)
    )


def _read(field: str, written: str) -> _Value:
    if field in {"self", "upper"}:
        return _read_rating(written)
    if field == "date":
        return _read_date(written)
    if field == "kind":
        return _read_kind(written)
    return written or None


def _read_rating(written: str) -> Rating:
    if not written:
        return None
    if written in {NOT_DUE, NOT_DUE_SIGN}:
        return NOT_DUE
    percent = written.removesuffix("%").strip()
    if percent.isdecimal() and int(percent) <= 100:  # noqa: PLR2004
        return int(percent)
    raise InvalidRating(
        f"“{written}” is no rating. Write a percentage from 0 to 100, {NOT_DUE_SIGN} for "
        "not due, or nothing."
    )


def _read_date(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise Refused(
            f"“{written}” is no date. Write year-month-day, e.g. 2024-06-25."
        ) from None


def _read_kind(written: str) -> str:
    if written in KINDS or written == UNKNOWN:
        return written
    raise Refused(f"“{written}” is no kind of decision. Use one of: {', '.join(KINDS)}.")
