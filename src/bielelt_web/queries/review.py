"""An import as a person reviews it: source, reconstruction, repairs, doubts, answers."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from bielelt.core.corrections import (
    CLAUSE_FIELDS,
    SEAM,
    Asked,
    Change,
    Corrected,
    Outcome,
    Question,
    Result,
    Spot,
    corrections_json,
    values_of,
)
from bielelt.core.report import Clause, Decision, Repair, Report
from bielelt_web.models import Correction, Import
from bielelt_web.queries.imports import corrections_of, replayed
from bielelt_web.queries.source_pages import Piece, Source, Sureness, source_of

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class DoubtItem:
    """One question with what stands in its fields now and how it was answered, if it was.

    ``reasons`` are (why, fields it is about). ``whole`` is text and progress with the seam
    between them, None if they cannot be parted. ``pieces`` are what to look at on the pages,
    ``anchors`` name the cells, ``sure`` is how surely they were recognised.
    """

    question: Question
    reasons: tuple[tuple[str, tuple[str, ...]], ...]
    values: tuple[tuple[str, str], ...]
    whole: str | None
    answer: Correction | None
    pieces: tuple[Piece, ...] = ()
    anchors: tuple[str, ...] = ()
    sure: Sureness | None = None

    @property
    def number(self) -> int:
        """The number by which it is answered."""
        return self.question.number


@dataclass(frozen=True, slots=True)
class ClauseItem:
    """One clause of the reconstruction with everything a person should know about it.

    ``spot`` is where its corrections point.
    """

    decision: Decision
    spot: Spot
    clause: Clause
    repairs: tuple[Repair, ...]
    doubts: tuple[DoubtItem, ...]
    findings: tuple[dict[str, Any], ...]
    sure: dict[str, Sureness]
    """By field, where it was recognised not too surely."""

    @property
    def is_open(self) -> bool:
        """Some doubt waits for an answer."""
        return any(item.answer is None for item in self.doubts)


@dataclass(frozen=True, slots=True)
class Correcting:
    """One thing a person did, and what became of it.

    ``about`` is the clause as it was then, None for the document; ``changes`` are the fields
    in which something else stands since.
    """

    row: Correction
    about: Spot | None
    changes: tuple[Change, ...]
    outcome: Outcome

    @property
    def is_conflict(self) -> bool:
        """Something else stands there now: a person has to look."""
        return self.outcome.result is Result.CONFLICT

    @property
    def is_met(self) -> bool:
        """The reader says it by itself."""
        return self.outcome.result is Result.MET


@dataclass(frozen=True)
class Review:
    """The corrected report of an import, laid out for its review."""

    source: Import
    corrected: Corrected
    items: tuple[DoubtItem, ...]
    corrections: tuple[Correcting, ...]
    pages: Source

    @property
    def report(self) -> Report:
        """The report with its corrections."""
        return self.corrected.report

    @property
    def conflicts(self) -> list[Correcting]:
        """The corrections that do not fit what was read."""
        return [one for one in self.corrections if one.is_conflict]

    @property
    def people(self) -> set[str]:
        """The logins of those who answered or corrected."""
        answers = [item.answer for item in self.items if item.answer]
        return {row.made_by for row in [*answers, *(c.row for c in self.corrections)]}

    @property
    def total(self) -> int:
        """Number of questions the reader left."""
        return len(self.items)

    @cached_property
    def open_numbers(self) -> list[int]:
        """Numbers of the doubts that wait for an answer."""
        return [item.number for item in self.items if item.answer is None]

    @property
    def clause_count(self) -> int:
        """Number of clauses in the table."""
        return sum(1 for _clause in self.report.clauses)

    @property
    def answered(self) -> int:
        """Number of doubts that have an answer."""
        return self.total - len(self.open_numbers)

    def next_open(self, after: int) -> int | None:
        """Return the next open doubt down the page, else the first one there is."""
        shown = [item.number for item in self.items]
        behind = shown[shown.index(after) + 1 :] if after in shown else []
        later = [number for number in behind if number in self.open_numbers]
        return next(iter(later or self.open_numbers), None)

    @property
    def is_of_another(self) -> bool:
        """The heading names another organisation than the person who uploaded."""
        printed = (self.report.organisation or "").casefold()
        return bool(printed) and self.source.organisation.name.casefold() not in printed

    @cached_property
    def decisions(self) -> list[tuple[Decision, list[ClauseItem]]]:
        """The decisions of the table, each with its clauses."""
        doubts = _by_clause(self.items, lambda item: item.question.clause)
        repairs = _by_clause(self.report.repairs, lambda repair: repair.clause)
        now = dict(self.corrected.serials)  # findings are of the report as read
        findings = _by_clause(
            self.source.findings,
            lambda found: next((now.get(serial) for serial in found["clauses"]), None),
        )
        spots = dict(self.corrected.spots)
        return [
            (
                decision,
                [
                    ClauseItem(
                        decision,
                        spots[clause.serial],
                        clause,
                        tuple(repairs[clause.serial]),
                        tuple(doubts[clause.serial]),
                        tuple(findings[clause.serial]),
                        _unsure(self.pages, clause),
                    )
                    for clause in decision.clauses
                ],
            )
            for decision in self.report.decisions
        ]

    @cached_property
    def document_doubts(self) -> list[DoubtItem]:
        """Doubts about the whole document, or about a clause that is not there."""
        serials = {clause.serial for clause in self.report.clauses}
        return [item for item in self.items if item.question.clause not in serials]

    @cached_property
    def document_repairs(self) -> list[Repair]:
        """Repairs of the whole document."""
        return [repair for repair in self.report.repairs if repair.clause is None]

    def clause_of_doubt(self, number: int) -> ClauseItem | None:
        """Return the clause a doubt is about; None for the document or no such doubt."""
        clauses = (item for _decision, items in self.decisions for item in items)
        return next((c for c in clauses if any(d.number == number for d in c.doubts)), None)


def _by_clause(
    things: Iterable[Thing], serial: Callable[[Thing], int | None]
) -> defaultdict[int | None, list[Thing]]:
    result: defaultdict[int | None, list[Thing]] = defaultdict(list)
    for thing in things:
        result[serial(thing)].append(thing)
    return result


def build_review(source: Import) -> Review:
    """Return the review of ``source``. One query for the corrections, none for the rest."""
    rows = corrections_of(source)
    done = replayed(source, rows)
    order = {clause.serial: place for place, clause in enumerate(done.report.clauses, 1)}
    asked = sorted(
        done.asked,
        key=lambda a: (order.get(a.question.clause or 0, 0), a.question.number),
    )
    pages = source_of(source, done.report.clauses)
    by_serial = {clause.serial: clause for clause in done.report.clauses}
    items = tuple(
        _item(
            done.report,
            one,
            rows,
            look=_look(pages, by_serial.get(one.question.clause or 0), one.question),
        )
        for one in asked
    )
    corrections = tuple(
        _correcting(row, outcome) for row, outcome in zip(rows, done.outcomes, strict=True)
    )
    return Review(source, done, items, corrections, pages)


_Look = tuple[tuple[Piece, ...], tuple[str, ...], Sureness | None]


def _look(pages: Source, clause: Clause | None, question: Question) -> _Look:
    """Return where on the pages a question is to be looked at; a document has no cell."""
    if clause is None:
        return (), (), None
    fields = tuple(dict.fromkeys(doubt.field for doubt in question.doubts))
    return (
        pages.pieces(clause, fields),
        pages.anchors(clause, fields),
        pages.sure(clause, fields),
    )


def _unsure(pages: Source, clause: Clause) -> dict[str, Sureness]:
    """Return by field how sure the reader was, where that is not much."""
    found = {field: pages.sure(clause, (field,)) for field in CLAUSE_FIELDS}
    return {field: sure for field, sure in found.items() if sure and sure.level}


def _correcting(row: Correction, outcome: Outcome) -> Correcting:
    made = corrections_json.from_dict(row.data)
    changes = tuple(change for change in made.changes if change.before != change.after)
    return Correcting(row, made.spot, changes, outcome)


def _item(
    report: Report, asked: Asked, rows: list[Correction], *, look: _Look
) -> DoubtItem:
    question = asked.question
    values: dict[str, str] = {}
    for doubt in question.doubts if asked.placed else ():
        values |= values_of(report, doubt)
    whole = None
    if {"text", "progress"} <= values.keys():
        whole = f"{values['text']} {SEAM} {values['progress']}".strip()
    answer = None if asked.answered_by is None else rows[asked.answered_by]
    reasons = _reasons(question)
    return DoubtItem(question, reasons, tuple(values.items()), whole, answer, *look)


def _reasons(question: Question) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reason once, with the fields it is about."""
    reasons: dict[str, list[str]] = {}
    for doubt in question.doubts:
        reasons.setdefault(doubt.why, []).append(doubt.field)
    return tuple((why, tuple(fields)) for why, fields in reasons.items())
