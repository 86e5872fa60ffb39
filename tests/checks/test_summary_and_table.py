from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.summary_and_table import SummaryAndTable
from bielelt.core.report import NOT_DUE, Assessor, Summary
from bielelt.core.rollup import roll_up
from bielelt.core.scales import scale_on

RATINGS = (100, 100, 70, 30, NOT_DUE)
COUNTS = {"100": 2, "70-90": 1, "30-50": 1, "0": 0, "not_due": 1}


def summary(by=Assessor.SELF, total=5, overall="75", **counts):
    changed = {
        **COUNTS,
        **{key.strip("_").replace("_", "-"): n for key, n in counts.items()},
    }
    return Summary(by, total, tuple(changed.items()), Decimal(overall))


def findings(*summaries, ratings=RATINGS):
    rows = [clause(self_rating=r, upper_rating=r) for r in ratings]
    return list(SummaryAndTable().run(report(decision(*rows), summaries=summaries)))


def test_a_summary_that_agrees_is_left_alone():
    assert findings(summary(), summary(Assessor.UPPER, overall="75.0")) == []


def test_a_count_that_differs_is_one_error_with_the_clauses_of_the_table():
    assert findings(summary(_70_90=2)) == [
        Finding(
            rule="summary-and-table",
            severity=Severity.ERROR,
            clauses=(3,),
            quotes=(
                Quote(None, "summary:self", "Тодорхой үр дүнд хүрсэн 70-90%: 2"),
            ),
            explanation=Words(
                "Өөрийн үнэлгээний нэгтгэл: «Тодорхой үр дүнд хүрсэн» (70-90%) 2 гэж "
                "хэвлэгдсэн, хүснэгтээр 1.",
                "The summary of the self rating prints “Certain results reached” (70-90%) as 2; "
                "the table gives 1.",
            ),
            suggestion=Words(
                "Хүснэгтийн үнэлгээг шалгаж, нэгтгэлийн тоог хүснэгтээс дахин бодож бичих.",
                "Look over the ratings of the table and count the summary from it again.",
            ),
            arithmetic="1 ≠ 2",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "quotes"),
    [
        (summary(total=6), ["нийт арга хэмжээний тоо: 6"]),
        (summary(overall="60"), ["нийт хувь: 60%"]),
        (
            summary(_100=1, _0=1),
            ["Үр дүнтэй 100%: 1", "Үр дүнгүй 0%: 1"],
        ),
        (summary(Assessor.UPPER, total=4, overall="80"), ["нийт арга хэмжээний тоо: 4", "нийт хувь: 80%"]),
        (Summary(Assessor.SELF), []),
    ],
)  # fmt: skip
def test_each_figure_that_differs_is_a_finding_of_its_own(printed, quotes):
    assert [f.quotes[0].text for f in findings(printed)] == quotes


def test_the_overall_percentage_is_explained_by_its_formula():
    (found,) = findings(summary(overall="60"))

    assert found.explanation.mn == (
        "Өөрийн үнэлгээний нэгтгэл: нийт хувь 60% гэж хэвлэгдсэн, хүснэгтээр "
        "(2×100 + 1×70 + 1×30) / 4 = 300 / 4 = 75.0%."
    )


@pytest.mark.parametrize("overall", ["90.5", "90.6", "90.55", "90.56", "90", "91"])
def test_rounding_and_truncating_are_both_right(overall):
    ratings = (*(100,) * 26, *(70,) * 9, 30)
    printed = Summary(Assessor.SELF, 36, (), Decimal(overall))

    assert findings(printed, ratings=ratings) == []


def test_a_missing_rating_may_stand_in_any_band():
    ratings = (100, 100, 70, None, NOT_DUE)

    assert findings(summary(), ratings=ratings) == []


def test_what_a_missing_rating_cannot_explain_is_a_doubt():
    ratings = (100, 100, 70, None, NOT_DUE)

    (found,) = findings(summary(_100=5), ratings=ratings)

    assert (found.severity, found.explanation.en) == (
        Severity.DOUBT,
        (
            "The summary of the self rating prints “Effective” (100%) as 5; the table gives 2 "
            "(no rating: clauses 4)."
        ),
    )


@given(st.lists(st.sampled_from([100, 90, 80, 70, 50, 40, 30, 0, NOT_DUE]), min_size=1))
def test_the_computed_summary_of_any_table_is_never_reported(ratings):
    picture = report(decision(*(clause(self_rating=r) for r in ratings)))
    printed = roll_up(picture, Assessor.SELF, scale=scale_on(picture.date)).as_summary()

    assert findings(printed, ratings=ratings) == []
