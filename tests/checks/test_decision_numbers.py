from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.checks.decision_numbers import DecisionNumbers


def findings(*decisions):
    return list(DecisionNumbers().run(report(*decisions)))


def test_a_cut_number_is_an_error():
    assert findings(decision(clause(), number="2024_А/0")) == [
        Finding(
            rule="decision-numbers",
            severity=Severity.ERROR,
            clauses=(1,),
            quotes=(Quote(1, "number", "2024_А/0"),),
            explanation=Words(
                "1 дүгээр шийдвэрийн дугаар «2024_А/0» дутуу: төгсгөлийн цифр алга (огноо "
                "2024-01-12).",
                "The number “2024_А/0” of decision 1 is cut: its last digits are missing (date "
                "2024-01-12).",
            ),
            suggestion=Words(
                "Шийдвэрийн эх хувиас бүтэн дугаарыг нь авч бичих.",
                "Take the full number from the act itself.",
            ),
            answerer=Answerer.REGISTRAR,
        )
    ]


@pytest.mark.parametrize("number", ["А/", "2024_А", "2024_", "A/00", "Б/0", "№"])
def test_numbers_without_their_digits_are_cut(number):
    assert [f.severity for f in findings(decision(clause(), number=number))] == (
        [Severity.ERROR] if number != "№" else []
    )


@pytest.mark.parametrize(
    "number",
    ["2024_А/01", "2024_A/10", "А/100", "2024_02", "12", "А/45.", "100", "1-10/364", None],
)
def test_whole_numbers_and_none_are_left_alone(number):
    assert findings(decision(clause(), number=number)) == []


def test_one_act_under_two_serials_is_an_error():
    one = decision(
        clause(), clause(), number="2024_A/27", title="Ойн тухай, арга хэмжээний тухай"
    )
    other = decision(clause(), number="2024_А/27", title="Ойн тухай,арга хэмжээний тухай")

    assert findings(one, other) == [
        Finding(
            rule="decision-numbers",
            severity=Severity.ERROR,
            clauses=(1, 3),
            quotes=(
                Quote(1, "number", "2024_A/27"),
                Quote(1, "title", "Ойн тухай, арга хэмжээний тухай"),
                Quote(3, "number", "2024_А/27"),
                Quote(3, "title", "Ойн тухай,арга хэмжээний тухай"),
            ),
            explanation=Words(
                "Нэг шийдвэр хоёр удаа бүртгэгдсэн бололтой: шийдвэр 1, 2 ижил дугаартай, ижил "
                "огноо, нэртэй.",
                "One act seems to be registered twice: decisions 1, 2 have the same number, date "
                "and title.",
            ),
            suggestion=Words(
                "Нэг шийдвэр бол заалтуудыг нь нэг дугаарт нэгтгэх, өөр бол дугаар, огноог засах.",
                "If it is one act, bring its clauses under one number; if not, correct number or "
                "date.",
            ),
            answerer=Answerer.REGISTRAR,
        )
    ]


FOREST = decision(clause(), number="2024_А/27", title="Ойн тухай арга хэмжээний тухай")


@pytest.mark.parametrize(
    ("other", "severities"),
    [
        (decision(clause(), number="2024_А/28", title=FOREST.title), []),
        (decision(clause(), number="2024_А/27", title=FOREST.title, kind="directive"), []),
        (
            decision(clause(), number="2024_А/27", title="Төсөв батлах тухай"),
            [Severity.DOUBT],
        ),
        (
            decision(clause(), number="2024_А/27", title=FOREST.title, on=date(2024, 2, 1)),
            [Severity.DOUBT],
        ),
        (
            decision(
                clause(),
                number="2024_А/27",
                title="Төсөв батлах тухай",
                on=date(2024, 2, 1),
            ),
            [Severity.DOUBT],
        ),
        (decision(clause(), number=None, title=FOREST.title), []),
    ],
)
def test_only_acts_that_share_their_key_are_doubles(other, severities):
    assert [f.severity for f in findings(FOREST, other)] == severities


BRIDGE = {"title": "Гүүрний засварын тухай", "on": date(2024, 4, 2)}


@pytest.mark.parametrize("number", ["2024_А/27", "2024_A/27", "А/27", "2024_А/ 27"])
@pytest.mark.parametrize("title", ["Гүүрний засварын тухай", "Тоглоомын талбайн тухай"])
def test_one_number_of_a_year_on_two_acts_is_doubted(number, title):
    other = decision(clause(), number=number, title=title, on=date(2024, 4, 2))
    first = decision(clause(), number=number, title=FOREST.title)

    (found,) = findings(first, other)
    assert found.severity is Severity.DOUBT
    assert found.explanation.en == (
        "One number stands on two acts: decisions 1, 2 have the same number, but other dates "
        "and titles."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FOREST, decision(clause(), number="2024_А/28", **BRIDGE)),
        (FOREST, decision(clause(), number="2024_Б/27", **BRIDGE)),
        (FOREST, decision(clause(), number="2023_А/27", **BRIDGE)),
        (FOREST, decision(clause(), number="2024_А/27", kind="directive", **BRIDGE)),
        (FOREST, decision(clause(), number="2024_А/27", kind="resolution", **BRIDGE)),
        (FOREST, decision(clause(), number=None, **BRIDGE)),
        (FOREST, decision(clause(), number="А/", **BRIDGE)),
        *(
            (
                decision(clause(), number="12", kind=kind),
                decision(clause(), number="12", kind=kind, **BRIDGE),
            )
            for kind in ("resolution", "ministerial_order", "law", "decree", "unknown")
        ),
    ],
)
def test_other_numbers_years_kinds_and_issuers_make_two_acts(one, other):
    assert [f for f in findings(one, other) if len(f.clauses) > 1] == []


def test_a_report_of_two_governors_may_have_a_number_twice():
    title = "Аймгийн Засаг даргын болон сумын Засаг даргын захирамжийн биелэлт"
    acts = FOREST, decision(clause(), number="2024_А/27", **BRIDGE)

    assert list(DecisionNumbers().run(report(*acts, title=title))) == []


def test_a_cut_number_is_no_double_of_another_cut_one():
    cut = decision(clause(), number="А/0")

    assert [len(f.quotes) for f in findings(cut, cut)] == [1, 1]


def test_a_decision_without_clauses_is_checked_too():
    assert [f.clauses for f in findings(decision(number="А/"))] == [()]


@given(
    st.integers(1, 999),
    st.sampled_from(["2024_А/{}", "А/{}", "2024_{:02}", "{}", "Б/{:02}"]),
)
def test_a_number_with_its_digits_is_never_cut(number, form):
    assert findings(decision(clause(), number=form.format(number))) == []


def numbered(*acts, kind="order"):
    months = range(1, len(acts) + 1)
    rows = [
        decision(
            clause(), number=act, on=date(2024, month, 5), kind=kind, title=f"{act} {month}"
        )
        for act, month in zip(acts, months, strict=True)
    ]
    return [(f.arithmetic, f.severity) for f in findings(*rows)]


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        (("А/18", "А/63", "А/1", "А/190"), "А/63 → А/1"),
        (("2024_А/212", "2024_А/25", "2024_А/301"), "2024_А/212 → 2024_А/25"),
        (("А/9", "А/57", "А/148", "А/2"), "А/148 → А/2"),
        (("45", "61", "7", "88"), "61 → 7"),
    ],
)
def test_a_number_with_fewer_digits_than_those_around_it_is_a_doubt(acts, told):
    assert numbered(*acts) == [(told, Severity.DOUBT)]


@pytest.mark.parametrize(
    "acts",
    [
        ("А/1", "А/44", "А/101", "А/190"),
        ("А/98", "А/101", "А/100", "А/120"),
        ("А/98", "Б/3", "А/120"),
        ("А/98", "А/7"),
        ("А/98", "А/7", "А/12"),
        ("А/98", None, "03-н", "А/120"),
    ],
)
def test_numbers_in_order_and_of_other_series_are_left_alone(acts):
    assert numbered(*acts) == []


def test_resolutions_come_from_several_issuers():
    assert numbered("84", "131", "3", "158", kind="resolution") == []
