"""Half-years and years in the many words of offices: tests/checks/sentences/less.txt holds them."""

from pathlib import Path

import pytest
from tests.make import clause, decision, report

from bielelt.checks.between.shrunken_totals import ShrunkenTotals

SENTENCES = Path(__file__).parents[1] / "sentences" / "less.txt"
DUTY = "Малчдын хашаа, хороог засварлах ажлыг зохион байгуулсугай."


def rows():
    lines = SENTENCES.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(
    ("before", "after", "severities"), [(b, a, s) for b, a, *s in rows()]
)
def test_the_year_tells_less_than_the_half_where_the_sentences_say_so(
    before, after, severities
):
    told = ((before, "2024-H1"), (after, "2024"))
    reports = [report(decision(clause(DUTY, text)), period=p) for text, p in told]

    found = ShrunkenTotals().run(reports)

    assert [finding.severity.value for _, finding in found] == severities
