"""Half-years and years in the many words of offices: tests/checks/sentences holds them.

Those of one year stand in less.txt, those of two years in ever.txt.
"""

from pathlib import Path

import pytest
from tests.make import clause, decision, report

from bielelt.checks.between.shrunken_totals import ShrunkenTotals

SENTENCES = Path(__file__).parents[1] / "sentences"
DUTY = "Малчдын хашаа, хороог засварлах ажлыг зохион байгуулсугай."


def rows(name):
    lines = (SENTENCES / name).read_text("utf-8").splitlines()
    split = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(before, after, severities) for before, after, *severities in split]


@pytest.mark.parametrize(("before", "after", "severities"), rows("less.txt"))
def test_the_year_tells_less_than_the_half_where_the_sentences_say_so(
    before, after, severities
):
    assert told(DUTY, (before, "2024-H1"), (after, "2024")) == severities


@pytest.mark.parametrize(("before", "after", "severities"), rows("ever.txt"))
def test_what_was_ever_done_does_not_become_less_in_another_year(before, after, severities):
    assert told(DUTY, (before, "2024"), (after, "2025-H1")) == severities


def test_a_duty_may_ask_for_all_that_was_ever_done():
    duty = (
        "Төлбөргүй эмчилгээнд хамрагдсан иргэдийн тоог өсөн нэмэгдэх дүнгээр мэдээлсүгэй."
    )
    texts = (
        ("Эмчилгээнд нийт 310 иргэн хамрагдав.", "2024"),
        ("Эмчилгээнд нийт 286 иргэн хамрагдав.", "2025-H1"),
    )

    assert told(duty, *texts) == ["doubt"]
    assert told(DUTY, *texts) == []


def told(duty, *texts):
    reports = [report(decision(clause(duty, text)), period=p) for text, p in texts]
    return [finding.severity.value for _, finding in ShrunkenTotals().run(reports)]
