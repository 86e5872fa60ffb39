"""Contradiction checks. To add one: write a module, add it to CHECKS, add a test."""

from collections.abc import Iterator, Sequence

from bielelt.checks.base import (
    SCHEMA,
    Answerer,
    Check,
    Finding,
    Quote,
    Rule,
    Setting,
    Severity,
    Words,
    findings_json,
    to_dict,
)
from bielelt.checks.between import COMPARISONS, Comparison
from bielelt.checks.broken_words import BrokenWords
from bielelt.checks.cited_decision import CitedDecision
from bielelt.checks.copied_progress import CopiedProgress
from bielelt.checks.cut_text import CutText
from bielelt.checks.damaged_words import DamagedWords
from bielelt.checks.date_form import DateForm
from bielelt.checks.decision_numbers import DecisionNumbers
from bielelt.checks.demanded_addressee import DemandedAddressee
from bielelt.checks.demanded_figures import DemandedFigures
from bielelt.checks.digits_for_letters import DigitsForLetters
from bielelt.checks.doubled_clause import DoubledClause
from bielelt.checks.glued_words import GluedWords
from bielelt.checks.impossible_dates import ImpossibleDates
from bielelt.checks.markup_residue import MarkupResidue
from bielelt.checks.missing_cell import MissingCell
from bielelt.checks.mixed_letters import MixedLetters
from bielelt.checks.no_evidence import NoEvidence
from bielelt.checks.not_due import NotDueCheck
from bielelt.checks.numbering import Numbering
from bielelt.checks.ordered_before_issued import OrderedBeforeIssued
from bielelt.checks.parts_and_total import PartsAndTotal
from bielelt.checks.percent_and_figures import PercentAndFigures
from bielelt.checks.progress_repeats_clause import ProgressRepeatsClause
from bielelt.checks.punctuation import Punctuation
from bielelt.checks.rating_and_scale import RatingAndScale
from bielelt.checks.rating_and_text import RatingAndText
from bielelt.checks.reported_before_issued import ReportedBeforeIssued
from bielelt.checks.same_duty_other_rating import SameDutyOtherRating
from bielelt.checks.same_fact_other_figure import SameFactOtherFigure
from bielelt.checks.same_progress_other_rating import SameProgressOtherRating
from bielelt.checks.scale_gap import ScaleGap
from bielelt.checks.spelling import Spelling
from bielelt.checks.summary_and_table import SummaryAndTable
from bielelt.checks.tuning import Rules, Tuning
from bielelt.checks.two_names import TwoNames
from bielelt.checks.unit_twice import UnitTwice
from bielelt.core.report import Report

__all__ = [
    "CHECKS",
    "COMPARISONS",
    "RULES",
    "SCHEMA",
    "Answerer",
    "Check",
    "Comparison",
    "Finding",
    "Quote",
    "Rule",
    "Rules",
    "Setting",
    "Severity",
    "Tuning",
    "Words",
    "findings_json",
    "run_checks",
    "run_comparisons",
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
    DemandedAddressee(),
    NoEvidence(),
    ProgressRepeatsClause(),
    ReportedBeforeIssued(),
    OrderedBeforeIssued(),
    DoubledClause(),
    CopiedProgress(),
    MixedLetters(),
    DecisionNumbers(),
    CitedDecision(),
    ImpossibleDates(),
    MissingCell(),
    CutText(),
    Numbering(),
    TwoNames(),
    DigitsForLetters(),
    UnitTwice(),
    DateForm(),
    GluedWords(),
    BrokenWords(),
    DamagedWords(),
    MarkupResidue(),
    ScaleGap(),
    Punctuation(),
    Spelling(),
)


RULES = Rules(CHECKS, COMPARISONS)
"""What is in force where nobody decided anything; ``RULES.on(day, tunings)`` elsewhere."""


def run_checks(report: Report, rules: Rules = RULES) -> Iterator[Finding]:
    """Yield the findings of every check that is on, in the order of CHECKS."""
    for check in rules.checks:
        if check.is_on:
            yield from map(rules.told, check.run(report))


def run_comparisons(
    reports: Sequence[Report], rules: Rules = RULES
) -> Iterator[tuple[int, Finding]]:
    """Yield what reports say against each other, with the number of the report it is about."""
    for comparison in rules.comparisons:
        if comparison.is_on:
            for number, finding in comparison.run(reports):
                yield number, rules.told(finding)
