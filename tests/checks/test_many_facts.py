"""Facts told twice in the many words of offices: tests/checks/sentences/facts.txt holds them."""

from pathlib import Path

import pytest
from tests.make import clause, decision, report

from bielelt.checks.same_fact_other_figure import SameFactOtherFigure

SENTENCES = Path(__file__).parent / "sentences" / "facts.txt"


@pytest.mark.parametrize(
    "line",
    [s for s in SENTENCES.read_text("utf-8").splitlines() if not s.startswith("#")],
)
def test_two_figures_of_one_fact_are_told_exactly_where_they_differ(line):
    told = [part.split("|") for part in line.split("\t")]
    rows = [clause(*pair) for pair in told if len(pair) > 1]

    found = list(SameFactOtherFigure().run(report(decision(*rows))))

    assert bool(found) == line.endswith("\twrong")
