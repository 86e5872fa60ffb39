"""Contradiction checks. To add one: write a module, add it to CHECKS, add a test."""

from collections.abc import Iterator

from bielelt.checks.base import (
    SCHEMA,
    Answerer,
    Check,
    Finding,
    Quote,
    Setting,
    Severity,
    Words,
    findings_json,
    to_dict,
)
from bielelt.checks.decision_numbers import DecisionNumbers
from bielelt.checks.demanded_figures import DemandedFigures
from bielelt.checks.doubled_clause import DoubledClause
from bielelt.checks.mixed_letters import MixedLetters
from bielelt.checks.no_evidence import NoEvidence
from bielelt.checks.not_due import NotDueCheck
from bielelt.checks.parts_and_total import PartsAndTotal
from bielelt.checks.percent_and_figures import PercentAndFigures
from bielelt.checks.progress_repeats_clause import ProgressRepeatsClause
from bielelt.checks.rating_and_scale import RatingAndScale
from bielelt.checks.rating_and_text import RatingAndText
from bielelt.checks.reported_before_issued import ReportedBeforeIssued
from bielelt.checks.same_duty_other_rating import SameDutyOtherRating
from bielelt.checks.same_fact_other_figure import SameFactOtherFigure
from bielelt.checks.same_progress_other_rating import SameProgressOtherRating
from bielelt.checks.summary_and_table import SummaryAndTable
from bielelt.core.report import Report

__all__ = [
    "CHECKS",
    "SCHEMA",
    "Answerer",
    "Check",
    "Finding",
    "Quote",
    "Setting",
    "Severity",
    "Words",
    "findings_json",
    "run_checks",
    "to_dict",
]

CHECKS: tuple[Check, ...] = (
    PartsAndTotal(),
    PercentAndFigures(),
    SameFactOtherFigure(),
    SummaryAndTable(),
    RatingAndScale(),
    RatingAndText(),
    NotDueCheck(),
    SameProgressOtherRating(),
    SameDutyOtherRating(),
    DemandedFigures(),
    NoEvidence(),
    ProgressRepeatsClause(),
    ReportedBeforeIssued(),
    DoubledClause(),
    MixedLetters(),
    DecisionNumbers(),
)


def run_checks(report: Report) -> Iterator[Finding]:
    """Yield the findings of every check, in the order of CHECKS."""
    for check in CHECKS:
        yield from check.run(report)
