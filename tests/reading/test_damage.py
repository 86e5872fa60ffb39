"""The reader on damaged reports: each field right or doubted, each letter kept, no crash.

All examples are chosen by seeds, so that a failure is repeated by
``python -m tests.reading.damage --damage NAME --seed N``.
"""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.reading import carriers
from tests.reading.damage import CHANGES, NAMES, apply, damaged, mixture
from tests.reading.judging import Outcome, Verdict, judge, lost_letters
from tests.reading.printed import Doc

from bielelt.core.report import Report
from bielelt.reading import read_report

# One file per example: the folder is made once, the file overwritten.
STABLE = settings(
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a smaller seed is no simpler report
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SEEDS = st.integers(min_value=0, max_value=10_000)
SMALL = (5, 14)
CARRIER_SEEDS = range(4)
SILENT_SHARE = 0.002
"""Tolerated share of fields in reports that up to twelve kinds of damage have hit at once:
some mixtures leave nothing by which even a careful clerk could tell."""
NEEDLESS_SHARE = 0.01
"""Tolerated share of untouched fields that one damaged clause may throw a doubt upon."""


def read(doc: Doc, folder, suffix: str = "txt") -> Report:
    return read_report(carriers.write(doc, folder, suffix))


def silent(doc: Doc, got: Report) -> list[Verdict]:
    return [v for v in judge(doc, got) if v.outcome is Outcome.SILENT]


@settings(STABLE, max_examples=examples(5))
@given(seed=SEEDS)
def test_a_whole_report_reads_back_exactly_and_without_a_doubt(tmp_path, seed):
    doc = damaged(seed, gaps=False)
    # A progress copied from the row above cannot be told from one printed twice.
    assume(all(a.progress != b.progress for a, b in pairwise(doc.truth.clauses)))

    got = read(doc, tmp_path)

    assert [v for v in judge(doc, got) if v.outcome is not Outcome.RIGHT] == []
    assert got.doubts == ()
    assert not lost_letters(doc.pages(), got)


@pytest.mark.parametrize("suffix", carriers.CARRIERS)
@pytest.mark.parametrize("seed", CARRIER_SEEDS)
def test_every_carrier_brings_the_same_report(tmp_path, suffix, seed):
    doc = damaged(seed, clauses=SMALL, gaps=False)

    got = read(doc, tmp_path, suffix)

    assert [v for v in judge(doc, got) if v.outcome is not Outcome.RIGHT] == []
    assert got.doubts == ()


@pytest.mark.parametrize("name", NAMES)
@settings(STABLE, max_examples=examples(1))
@given(seed=SEEDS)
def test_with_one_kind_of_damage_each_field_is_right_or_doubted(tmp_path, name, seed):
    doc = damaged(seed, [name], clauses=SMALL)

    got = read(doc, tmp_path)

    assert silent(doc, got) == []
    assert not lost_letters(doc.pages(), got)


@pytest.mark.parametrize("suffix", carriers.CARRIERS)
def test_of_many_mixtures_next_to_nothing_is_silently_wrong_and_no_letter_lost(
    tmp_path, suffix
):
    verdicts = []
    for seed in range(examples(20 if suffix == "txt" else 2)):
        doc = damaged(seed, mixture(seed), clauses=(5, 25))
        got = read(doc, tmp_path, suffix)
        verdicts += judge(doc, got)
        assert not lost_letters(doc.pages(), got), seed

    wrong = [v for v in verdicts if v.outcome is Outcome.SILENT]
    assert len(wrong) <= SILENT_SHARE * len(verdicts), wrong


@pytest.mark.parametrize("name", NAMES)
def test_doubts_stay_where_the_damage_is(tmp_path, name):
    verdicts = []
    for seed in range(4):
        doc = damaged(seed, [name], clauses=SMALL, most=1, gaps=False)
        verdicts += judge(doc, read(doc, tmp_path))

    needless = [v for v in verdicts if v.outcome is Outcome.NEEDLESS]
    untouched = [v for v in verdicts if not v.touched]
    assert len(needless) <= NEEDLESS_SHARE * len(untouched), needless


@pytest.mark.parametrize("change", CHANGES)
def test_a_damage_tells_what_it_touched_and_leaves_the_rest_alone(change):
    hits = 0
    for seed in range(12):
        doc = damaged(seed, clauses=(10, 20), gaps=False)
        after, touched = apply(doc, change.__name__, _random(seed))
        hits += carriers.as_text(after) != carriers.as_text(doc)
        revised = {v.key for v in judge(doc, after.truth) if v.outcome is not Outcome.RIGHT}
        assert revised <= touched

    assert hits > 0


def test_equal_seeds_give_equal_documents():
    assert carriers.as_text(damaged(7, NAMES)) == carriers.as_text(damaged(7, NAMES))


def test_the_judge_notices_a_clause_that_is_not_there_and_its_letters():
    doc = damaged(1, clauses=SMALL)
    without = _without_last_clause(doc.truth)

    assert {v.got for v in silent(doc, without)} == {"no such clause"}
    assert sum(lost_letters(doc.pages(), without).values()) > 0
    assert not lost_letters(doc.pages(), doc.truth)


def _random(seed: int):
    from random import Random

    return Random(seed)


def _without_last_clause(report: Report) -> Report:
    from dataclasses import replace

    decision = next(d for d in report.decisions[::-1] if len(d.clauses) > 1)
    shorter = replace(decision, clauses=decision.clauses[:-1])
    return replace(
        report, decisions=tuple(shorter if d is decision else d for d in report.decisions)
    )
