from collections import Counter

import pytest
from tests.checks.judging import RULES_OF
from tests.checks.short_cases import judge_short, short_cases

CASES = short_cases()
JUDGED = [judge_short(case) for case in CASES]
WRONG = [one for one in JUDGED if one.case.is_wrong]
RIGHT = [one for one in JUDGED if not one.case.is_wrong]


def texts(case):
    reports = filter(None, (case.report, case.earlier))
    return [
        text
        for report in reports
        for clause in report.clauses
        for text in (clause.text, clause.progress, f"{clause.self_rating}%")
        if text
    ]


def test_every_case_has_a_kind_and_an_id_of_its_own():
    assert [key for key, n in Counter(case.id for case in CASES).items() if n > 1] == []
    assert {case.kind for case in CASES} <= set(RULES_OF)
    assert len(WRONG) > 100 < len(RIGHT)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_quotation_stands_word_for_word_in_its_case(case):
    missing = [q for q in case.quotes if not any(q in text for text in texts(case))]

    assert missing == []


# Floors, to be raised with every check that gets better ---------------------------------------

FOUND = {"auto": 0.9, "rule": 0.8}
TOLD = 0.02


@pytest.mark.parametrize("detect", FOUND)
def test_contradictions_are_found_in_however_many_words(detect):
    found = [bool(one.meant) for one in WRONG if one.case.detect == detect]

    assert sum(found) / len(found) >= FOUND[detect]


def test_little_is_told_of_what_is_right_on_a_careful_look():
    told = [one.case.id for one in RIGHT if one.wrong]

    assert len(told) / len(RIGHT) <= TOLD, told
