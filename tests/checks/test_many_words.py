"""Sums and shares in the many words of offices: the sentences stand in tests/checks/sentences."""

from pathlib import Path

import pytest
from tests.make import clause, decision, report

from bielelt.checks.base import Severity
from bielelt.checks.parts_and_total import PartsAndTotal
from bielelt.checks.percent_and_figures import PercentAndFigures

FOLDER = Path(__file__).parent / "sentences"
CHECKS = {"sums": PartsAndTotal(), "shares": PercentAndFigures()}


def told_and_wrong(kind):
    """Yield each sentence with what is wrong in it, nothing if it is right."""
    for line in (FOLDER / f"{kind}.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            told, _, wrong = line.partition("\t")
            yield kind, told, wrong


SENTENCES = [row for kind in CHECKS for row in told_and_wrong(kind)]
WRONG = [row for row in SENTENCES if row[2]]
RIGHT = [row[:2] for row in SENTENCES if not row[2]]


def findings(kind, progress):
    return list(CHECKS[kind].run(report(decision(clause(progress=progress)))))


@pytest.mark.parametrize(("kind", "told", "line"), WRONG)
def test_what_does_not_agree_is_told_once_and_not_as_a_hint(kind, told, line):
    (found,) = findings(kind, told)

    assert (found.arithmetic, found.severity is Severity.HINT) == (line, False)


@pytest.mark.parametrize(("kind", "told"), RIGHT)
def test_what_agrees_or_claims_nothing_is_left_alone(kind, told):
    assert findings(kind, told) == []
