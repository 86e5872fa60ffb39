"""Duties and their progress in the many words of offices: tests/checks/sentences holds them."""

from pathlib import Path

import pytest
from tests.checks.demanded import dated
from tests.make import clause, decision, report

from bielelt.checks.base import Severity
from bielelt.checks.demanded_figures import DemandedFigures
from bielelt.checks.no_evidence import NoEvidence
from bielelt.checks.rating_and_text import RatingAndText

FOLDER = Path(__file__).parent / "sentences"


def rows(name):
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def findings(check, duty, progress, rating=100):
    row = clause(duty, progress, self_rating=rating, upper_rating=rating)
    return list(check.run(report(decision(row))))


@pytest.mark.parametrize(("duty", "progress", "line"), rows("demands"))
def test_a_figure_is_told_exactly_where_it_does_not_reach_the_demand(duty, progress, line):
    found = findings(DemandedFigures(), duty, progress)

    told = [(f.arithmetic, f.severity) for f in found]
    assert told == ([(line, Severity.DOUBT)] if line else [])


@pytest.mark.parametrize(("duty", "progress", "rating", "wrong"), rows("ratings"))
def test_a_rating_is_doubted_exactly_where_the_words_contradict_it(
    duty, progress, rating, wrong
):
    found = findings(RatingAndText(), duty, progress, int(rating))

    sure = any(f.severity is not Severity.HINT for f in found)
    assert (bool(found), sure) == (bool(wrong), bool(wrong))


@pytest.mark.parametrize(("duty", "progress", "wrong"), rows("deadlines"))
def test_lateness_is_told_exactly_where_a_day_is_missed(duty, progress, wrong):
    assert bool(dated(duty, progress)) == bool(wrong)


@pytest.mark.parametrize(("duty", "progress", "wrong"), rows("evidence"))
def test_evidence_is_missed_exactly_where_nothing_could_be_checked(duty, progress, wrong):
    found = [f.severity for f in findings(NoEvidence(), duty, progress)]

    assert [s for s in found if s is not Severity.HINT] == (
        [Severity.DOUBT] if wrong else []
    )
