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
from bielelt.checks.mixed_letters import MixedLetters
from bielelt.checks.parts_and_total import PartsAndTotal
from bielelt.checks.percent_and_figures import PercentAndFigures
from bielelt.checks.rating_and_scale import RatingAndScale
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
    SummaryAndTable(),
    RatingAndScale(),
    MixedLetters(),
    DecisionNumbers(),
)


def run_checks(report: Report) -> Iterator[Finding]:
    """Yield the findings of every check, in the order of CHECKS."""
    for check in CHECKS:
        yield from check.run(report)
