from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.ordered_before_issued import OrderedBeforeIssued
from bielelt.core.report import Doubt

ISSUED = date(2024, 3, 15)


def findings(text, *, issued=ISSUED, doubts=(), days=1):
    act = replace(decision(clause(text)), date=issued, number="А/41")
    told = replace(report(act), doubts=doubts)
    return list(replace(OrderedBeforeIssued(), days=days).run(told))


def test_a_day_before_the_order_itself_is_a_doubt():
    text = "Отор нүүдлийн малд 3 дугаар сарын 4-ний өдрөөс эхлэн өвс олгох;"

    assert findings(text) == [
        Finding(
            rule="ordered-before-issued",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "text", "3 дугаар сарын 4-ний өдрөөс", 19),),
            explanation=Words(
                "Заалтад заасан өдөр шийдвэр (А/41, 2024 оны 03 дугаар сарын 15-ны өдөр) гарахаас "
                "11 хоногийн өмнөх байна.",
                "The clause names a day 11 days before the decision (А/41, 2024-03-15) was issued.",
            ),
            suggestion=Words(
                "Шийдвэрийн огноо, заалтын хугацааг эхтэй нь тулгах.",
                "Compare the date of the decision and the day in the clause with the document "
                "itself.",
            ),
            arithmetic="2024-03-15 − 2024-03-04 = 11",
        )
    ]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("Тайланг 2024 оны 3 дугаар сарын 1-ний дотор ирүүлэх;", "2024-03-15 − 2024-03-01 = 14"),
        ("2024 оны 2 дугаар сарын 26-наас 4 дүгээр сарын 5 хүртэл номын аян зохиох;", "2024-03-15 − 2024-02-26 = 18"),
        ("Бүртгэлийг 2023 оны 12 дугаар сарын 10-ны дотор дуусгах;", "2024-03-15 − 2023-12-10 = 96"),
    ],
)  # fmt: skip
def test_beginnings_and_deadlines_of_the_past_are_told(text, arithmetic):
    assert [f.arithmetic for f in findings(text)] == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "Тайланг 2024 оны 5 дугаар сарын 1-ний дотор ирүүлэх;",
        "3 дугаар сарын 15-ны өдрөөс эхлэн бүртгэх;",
        "2 дугаар сарын 1-ний дотор тайлагнах;",
        "12 дугаар сарын 1-нээс халаалтын горимд шилжих;",
        "2024 оны 1 дүгээр сарын 1-нээс мөрдөж буй тарифыг танилцуулах;",
        "2024 оны 2 дугаар сарын 6-ны өдрийн 12 дугаар тогтоолын хэрэгжилтийг хангах;",
        "Жил бүрийн 3 дугаар сарын 1-нээс аян зохиох;",
        "",
    ],
)
def test_days_to_come_and_days_of_other_things_are_not(text):
    assert findings(text) == []


def test_a_decision_without_its_date_has_no_day_before_it():
    assert findings("3 дугаар сарын 4-ний өдрөөс эхлэн олгох;", issued=None) == []


def test_it_is_a_hint_where_clause_and_progress_may_be_mixed():
    mixed = (Doubt(1, "text", "clause and progress may be mixed: a test"),)
    text = "3 дугаар сарын 4-ний өдрөөс эхлэн олгох;"

    assert [f.severity for f in findings(text, doubts=mixed)] == [Severity.HINT]


def test_a_province_may_allow_some_days():
    text = "3 дугаар сарын 4-ний өдрөөс эхлэн олгох;"

    assert findings(text, days=12) == []
    assert len(findings(text, days=11)) == 1


@given(st.integers(-400, 400))
def test_a_deadline_is_told_just_when_it_lies_before_the_decision(gap):
    day = ISSUED + timedelta(days=gap)
    text = f"{day.year} оны {day.month} дугаар сарын {day.day}-ны дотор дуусгах;"

    assert bool(findings(text)) == (gap < 0)
