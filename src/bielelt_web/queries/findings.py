"""What the checks say, remembered: the same words are checked once, however often shown."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bielelt.checks import Finding, Severity, run_checks
from bielelt.core.report import Clause, Decision, Report
from bielelt_web.models import Measure, PeriodReport
from bielelt_web.queries.reports import clause_of

KEPT = 4096
KEPT_WHOLE = 128


@lru_cache(maxsize=KEPT_WHOLE)
def all_findings(report: Report) -> tuple[Finding, ...]:
    """Return what the checks find in a whole report, in their order."""
    return tuple(run_checks(report))


def findings_of(measure: Measure, report: PeriodReport) -> tuple[Finding, ...]:
    """Return what is contradictory or doubtful in one measure. No query.

    The upper rating is left out: while it is being given, its absence is no finding.
    """
    return _checked(_self_only(clause_of(measure)), report.opened_on)


def findings_in(report: Report) -> dict[int, tuple[Finding, ...]]:
    """Return the findings of a whole report by the serial of the first clause concerned.

    Upper ratings are left out, as above; what concerns no clause stands under 0.
    """
    decisions = tuple(
        replace(d, clauses=tuple(_self_only(c) for c in d.clauses))
        for d in report.decisions
    )
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in all_findings(replace(report, decisions=decisions)):
        if finding.severity is not Severity.HINT:
            found[next(iter(finding.clauses), 0)].append(finding)
    return {serial: tuple(findings) for serial, findings in found.items()}


def _self_only(clause: Clause) -> Clause:
    """Return the clause as if the body above agreed; then only the self rating is judged."""
    return replace(clause, upper_rating=clause.self_rating)


@lru_cache(maxsize=KEPT)
def _checked(clause: Clause, day: date | None) -> tuple[Finding, ...]:
    """Check a clause alone."""
    report = Report(date=day, decisions=(Decision(1, clauses=(clause,)),))
    return tuple(f for f in run_checks(report) if f.severity is not Severity.HINT)
