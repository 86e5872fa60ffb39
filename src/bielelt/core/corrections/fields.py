"""The fields of a report that a person can correct, written as a person reads and writes them."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from bielelt.core.errors import InvalidRating, Refused
from bielelt.core.kinds import KINDS, UNKNOWN
from bielelt.core.report import NOT_DUE, Clause, Decision, Doubt, Rating, Report
from bielelt.core.scales import NOT_DUE_SIGN

SEAM = "||"
"""What a person writes where a text is to be parted."""

REPORT_FIELDS = ("title", "organisation", "place", "date", "period")
DECISION_FIELDS = ("kind", "title", "date", "number")
CLAUSE_FIELDS = ("label", "text", "progress", "self", "upper")
ATTRIBUTES = {"self": "self_rating", "upper": "upper_rating"}
"""Names of attributes where they are not those of the fields."""

Value = str | date | Rating


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


def value_in(holder: Report | Decision | Clause, field: str) -> str:
    """Return what stands in a field, written; empty for nothing."""
    return written(cast("Value", getattr(holder, ATTRIBUTES.get(field, field))))


def values_of(report: Report, doubt: Doubt) -> dict[str, str]:
    """Return what stands now in each field of ``doubt``, written as a person edits it."""
    values = {}
    for field in fields_of(doubt):
        holder: Report | Decision | Clause = report
        if doubt.clause is not None:
            decision, clause = _find(report, doubt.clause)
            holder = decision if field in DECISION_FIELDS else clause
        values[field] = value_in(holder, field)
    return values


def _find(report: Report, serial: int) -> tuple[Decision, Clause]:
    for decision in report.decisions:
        for clause in decision.clauses:
            if clause.serial == serial:
                return decision, clause
    raise Refused(f"The report has no clause {serial}.")


def split_at_seam(text: str) -> tuple[tuple[str, str], ...]:
    """Part ``text`` at its one SEAM into text and progress; refuse none or several."""
    parts = text.split(SEAM)
    if len(parts) != 2:  # noqa: PLR2004
        raise Refused(
            f"The text has {len(parts) - 1} marks “{SEAM}”. Write exactly one, where the "
            "clause ends and the progress begins."
        )
    return (("text", tidy(parts[0])), ("progress", tidy(parts[1])))


def tidy(text: str) -> str:
    """Return the text with single blanks."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return the text without any blank: what must not change when words only move."""
    return "".join(text.split())


def joined(parts: Iterable[str]) -> str:
    """Return the parts that are not empty with blanks between them."""
    return " ".join(part for part in parts if part)


def written(value: Value) -> str:
    """Return a value as a person writes it; empty for nothing."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def read_value(field: str, text: str) -> Value:
    """Return the value of a field as a person wrote it.

    Raises:
        Refused: the field cannot hold such a text.
        InvalidRating: a rating that is no percentage and not “not due”.

    """
    text = tidy(text)
    if field in {"self", "upper"}:
        return _read_rating(text)
    if field == "date":
        return _read_date(text)
    if field == "kind":
        return _read_kind(text)
    return text or None


def _read_rating(text: str) -> Rating:
    if not text:
        return None
    if text in {NOT_DUE, NOT_DUE_SIGN}:
        return NOT_DUE
    percent = text.removesuffix("%").strip()
    if percent.isdecimal() and int(percent) <= 100:  # noqa: PLR2004
        return int(percent)
    raise InvalidRating(
        f"“{text}” is no rating. Write a percentage from 0 to 100, {NOT_DUE_SIGN} for "
        "not due, or nothing."
    )


def _read_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused(
            f"“{text}” is no date. Write year-month-day, e.g. 2024-06-25."
        ) from None


def _read_kind(text: str) -> str:
    if text in KINDS or text == UNKNOWN:
        return text
    raise Refused(f"“{text}” is no kind of decision. Use one of: {', '.join(KINDS)}.")
