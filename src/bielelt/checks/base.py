"""What a check is, what it finds, and the JSON form ``bielelt-findings/1``."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any, Protocol

from bielelt.core.report import Decision, Report

SCHEMA = "bielelt-findings/1"


class Severity(StrEnum):
    """How sure we are that a finding is a mistake."""

    ERROR = auto()
    """The document contradicts itself; one of the quoted places must change."""
    DOUBT = auto()
    """Probably a mistake; an innocent reading exists."""
    HINT = auto()
    """Worth knowing; nothing has to change."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same said in Mongolian and in English."""

    mn: str
    en: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the report and where they stand.

    ``clause`` is a clause serial, None for the document; ``field`` one of text, progress,
    title, number, self, upper, or summary:self and summary:upper.
    """

    clause: int | None
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction, worded for the person who has to resolve it.

    ``suggestion`` says in Mongolian what to do; ``clauses`` are the serials concerned.
    """

    rule: str
    severity: Severity
    clauses: tuple[int, ...]
    quotes: tuple[Quote, ...]
    explanation: Words
    suggestion: str

    @property
    def id(self) -> str:
        """Ten digits that stay the same in every run over the same words."""
        quoted = [[q.clause, q.field, q.text] for q in self.quotes]
        told = json.dumps([self.rule, self.clauses, quoted], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:10]


class Check(Protocol):
    """A pure rule over a report; see checks/decision_numbers.py for a short one."""

    @property
    def slug(self) -> str:
        """Stable name used in URLs, settings and tests; ``Finding.rule``."""

    @property
    def title(self) -> Words:
        """Short name shown to people."""

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield one Finding per contradiction; never raise on odd data."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text of the report: a clause, what was reported, or a decision's title.

    ``sure`` is False where the reader doubts that the words stand in their order.
    """

    clause: int
    field: str
    text: str
    sure: bool = True

    def quote(self, start: int, end: int) -> Quote:
        """Return the words between two places, word for word, without outer blanks."""
        return Quote(self.clause, self.field, self.text[start:end].strip())


def passages(report: Report) -> Iterator[Passage]:
    """Yield every text of the report that a check may read.

    The title of a decision stands under its first clause.
    """
    doubted = {(doubt.clause, doubt.field) for doubt in report.doubts}
    for decision in report.decisions:
        if decision.title and decision.clauses:
            yield Passage(decision.clauses[0].serial, "title", decision.title)
        for clause in decision.clauses:
            for field, text in (("text", clause.text), ("progress", clause.progress)):
                if text:
                    sure = (clause.serial, field) not in doubted
                    yield Passage(clause.serial, field, text, sure)


def first_clause(decision: Decision) -> int | None:
    """Return the serial under which a decision is quoted."""
    return decision.clauses[0].serial if decision.clauses else None


def to_dict(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return findings as plain lists, dicts, strings and numbers."""
    return {"schema": SCHEMA, "findings": [_finding(finding) for finding in findings]}


def findings_json(findings: Iterable[Finding]) -> str:
    """Return ``bielelt-findings/1``: one JSON object, keys in the documented order."""
    return json.dumps(to_dict(findings), ensure_ascii=False, indent=1)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "clauses": list(finding.clauses),
        "quotes": [
            {"clause": q.clause, "field": q.field, "text": q.text} for q in finding.quotes
        ],
        "explanation": {"mn": finding.explanation.mn, "en": finding.explanation.en},
        "suggestion": finding.suggestion,
    }
