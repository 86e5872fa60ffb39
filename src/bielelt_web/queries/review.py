"""An import as a person reviews it: source, reconstruction, repairs, doubts, answers."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from bielelt.core.corrections import (
    CLAUSE_FIELDS,
    SEAM,
    Answer,
    AnswerKind,
    Question,
    corrected,
    questions,
    values_of,
)
from bielelt.core.report import Clause, Decision, Repair, Report
from bielelt_web.models import DoubtAnswer, Import
from bielelt_web.queries.imports import answers_of, report_of
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
    answer: DoubtAnswer | None
    pieces: tuple[Piece, ...] = ()
    anchors: tuple[str, ...] = ()
    sure: Sureness | None = None

    @property
    def number(self) -> int:
        """The number by which it is answered."""
        return self.question.number


@dataclass(frozen=True, slots=True)
class ClauseItem:
    """One clause of the reconstruction with everything a person should know about it."""

    decision: Decision
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


@dataclass(frozen=True)
class Review:
    """The corrected report of an import, laid out for its review."""

    source: Import
    report: Report
    items: tuple[DoubtItem, ...]
    pages: Source

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
        findings = _by_clause(
            self.source.findings, lambda found: next(iter(found["clauses"]), None)
        )
        return [
            (
                decision,
                [
                    ClauseItem(
                        decision,
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
    """Return the review of ``source``. One query for the answers, none for the rest."""
    rows = {row.doubt: row for row in answers_of(source)}
    read = report_of(source)
    answers = [
        Answer(row.doubt, AnswerKind(row.kind), tuple(row.values.items()))
        for row in rows.values()
    ]
    report = corrected(read, answers)
    order = {clause.serial: place for place, clause in enumerate(report.clauses, 1)}
    asked = sorted(questions(read), key=lambda q: (order.get(q.clause or 0, 0), q.number))
    pages = source_of(source, report.clauses)
    by_serial = {clause.serial: clause for clause in report.clauses}
    items = tuple(
        _item(
            report,
            q,
            rows.get(q.number),
            placed=q.clause is None or q.clause in order,
            look=_look(pages, by_serial.get(q.clause or 0), q),
        )
        for q in asked
    )
    return Review(source, report, items, pages)


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


def _item(
    report: Report,
    question: Question,
    answer: DoubtAnswer | None,
    *,
    placed: bool,
    look: _Look,
) -> DoubtItem:
    values: dict[str, str] = {}
    for doubt in question.doubts if placed else ():
        values |= values_of(report, doubt)
    whole = None
    if {"text", "progress"} <= values.keys():
        whole = f"{values['text']} {SEAM} {values['progress']}".strip()
    reasons = _reasons(question)
    return DoubtItem(question, reasons, tuple(values.items()), whole, answer, *look)


def _reasons(question: Question) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reason once, with the fields it is about."""
    reasons: dict[str, list[str]] = {}
    for doubt in question.doubts:
        reasons.setdefault(doubt.why, []).append(doubt.field)
    return tuple((why, tuple(fields)) for why, fields in reasons.items())
