"""Short cases: a decision or two each, with one contradiction or with something that only looks so.

They stand in tests/checks/short, a file for each author. A case is «wrong» or «right»: of a
wrong one a rule of its kind has to quote the words that contradict each other; of a right
one no error and no doubt may be told. Some have an earlier report of the same organisation.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.checks.judging import RULES_OF, overlap

from bielelt.checks import Finding, Severity, run_checks, run_comparisons
from bielelt.core.report import NOT_DUE, Clause, Decision, Report

FOLDER = Path(__file__).parent / "short"


@dataclass(frozen=True)
class ShortCase:
    """What is held against the rules; ``quotes`` are the words that contradict each other."""

    id: str
    kind: str
    is_wrong: bool
    detect: str
    report: Report
    earlier: Report | None
    quotes: tuple[str, ...]
    why: str

    def told(self) -> Iterator[Finding]:
        """Yield what is found in the report, also beside the earlier one."""
        yield from run_checks(self.report)
        if self.earlier:
            pair = run_comparisons([self.earlier, self.report])
            yield from (finding for number, finding in pair if number == 1)

    def names(self, finding: Finding) -> bool:
        """Tell whether a finding is the contradiction that is meant."""
        return finding.rule in RULES_OF[self.kind] and any(
            overlap(own.text, quote) for own in finding.quotes for quote in self.quotes
        )


@dataclass(frozen=True)
class Judged:
    """What was told of a case: what is meant, and errors and doubts that are wrong."""

    case: ShortCase
    meant: tuple[Finding, ...]
    wrong: tuple[Finding, ...]


def judge_short(case: ShortCase) -> Judged:
    """Run all rules on a case."""
    told = list(case.told())
    meant = tuple(f for f in told if case.is_wrong and case.names(f))
    wrong = (f for f in told if f not in meant and f.severity is not Severity.HINT)
    return Judged(case, meant, tuple(wrong))


def short_cases(folder: Path = FOLDER) -> list[ShortCase]:
    """Return all cases, in the order of their files."""
    return [
        _case(row)
        for path in sorted(folder.glob("*.json"))
        for row in json.loads(path.read_text("utf-8"))
    ]


def _case(row: dict[str, Any]) -> ShortCase:
    earlier = row.get("earlier")
    return ShortCase(
        row["id"],
        row["kind"],
        row["verdict"] == "wrong",
        row["detect"],
        _report(row, row),
        _report(row, earlier) if earlier else None,
        tuple(row["quotes"]),
        row["why"],
    )


def _report(row: dict[str, Any], of: dict[str, Any]) -> Report:
    """Return a report with the decision of the case, or with those its clauses name."""
    rows = [(clause.get("decision", row["decision"]), clause) for clause in of["clauses"]]
    acts = list({act["number"]: act for act, _ in rows}.values())
    clauses = [
        (act["number"], _clause(n, clause)) for n, (act, clause) in enumerate(rows, 1)
    ]
    decisions = tuple(
        Decision(
            serial,
            act["kind"],
            act["title"],
            dt.date.fromisoformat(act["date"]) if act["date"] else None,
            act["number"],
            tuple(clause for number, clause in clauses if number == act["number"]),
        )
        for serial, act in enumerate(acts, 1)
    )
    day = dt.date.fromisoformat(of["date"])
    return Report(None, "Сум", None, day, of["period"], decisions)


def _clause(serial: int, clause: dict[str, Any]) -> Clause:
    return Clause(
        serial,
        clause["label"],
        clause["text"],
        clause["progress"],
        _rating(clause["self"]),
        _rating(clause["upper"]),
    )


def _rating(value: Any) -> Any:
    return NOT_DUE if value == "not_due" else value
