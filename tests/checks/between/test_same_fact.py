import pytest
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.between.same_fact import SameFact

MEETING = (
    "Малчдын зөвлөгөөнийг 2024 оны 3 дугаар сарын 5-нд зохион байгуулж {} иргэн оролцов."
)
PLAN = "Аймгийн Засаг даргын А/45 дугаар захирамжаар баталсан {} заалт бүхий төлөвлөгөөг танилцуулав."


def told(progress, period="2024-H1", organisation="Өлзийт сум"):
    return report(
        decision(clause(progress=progress)), period=period, organisation=organisation
    )


def found(*reports):
    return [(number, f.arithmetic) for number, f in SameFact().run(reports)]


def test_one_event_with_two_figures_is_a_doubt_of_the_later_report():
    reports = told(MEETING.format(60)), told(f"Хурал хийв. {MEETING.format(80)}", "2024")

    assert list(SameFact().run(reports)) == [
        (
            1,
            Finding(
                rule="same-fact",
                severity=Severity.DOUBT,
                clauses=(1,),
                quotes=(
                    Quote(1, "progress", MEETING.format(80), 12),
                    Quote(1, "progress", MEETING.format(60), 0, "Өлзийт сум, 2024-H1"),
                ),
                explanation=Words(
                    "Нэг баримтын тухай ижил өгүүлбэрт өөр тоо бичжээ: энд 80, «Өлзийт сум, "
                    "2024-H1» тайланд 60.",
                    "The same sentence about the same fact has other figures: 80 here, 60 in "
                    "“Өлзийт сум, 2024-H1”.",
                ),
                suggestion=Words(
                    "Аль тоо зөв болохыг эх баримтаас шалгаж, буруу бичсэнийг засах.",
                    "Look up in the original which figure is right and correct the other.",
                ),
                arithmetic="80 ≠ 60",
            ),
        )
    ]


def test_an_act_of_the_province_has_one_number_of_items_in_all_districts():
    districts = [
        told(PLAN.format(n), organisation=f"{n}-{i}") for i, n in enumerate((32, 23, 32))
    ]

    assert found(*districts) == [(1, "23 ≠ 32")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MEETING.format(60), MEETING.format(60)),
        (MEETING.format(60), MEETING.format("60 гаруй")),
        # another day, another event, no day at all
        (MEETING.format(60), MEETING.format(80).replace("5-нд", "6-нд")),
        (MEETING.format(60), MEETING.format(80).replace("зөвлөгөөн", "уулзалт")),
        (MEETING.format(60).replace("5-нд ", ""), MEETING.format(80).replace("5-нд ", "")),
        # the day is that of an order under which work goes on
        (
            "Сумын Засаг даргын 2024 оны 2 дугаар сарын 5-ны өдрийн А/7 захирамжаар 20 айлд очив.",
            "Сумын Засаг даргын 2024 оны 2 дугаар сарын 5-ны өдрийн А/7 захирамжаар 50 айлд очив.",
        ),
        # since that day
        (
            "Ажлын хэсэг 2024 оны 3 дугаар сарын 5-наас эхлэн нийт 20 айл өрхөд ажиллав.",
            "Ажлын хэсэг 2024 оны 3 дугаар сарын 5-наас эхлэн нийт 50 айл өрхөд ажиллав.",
        ),
        (PLAN.format(32), PLAN.format(23).replace("А/45", "А/54")),
        ("12 заалттай.", "14 заалттай."),
    ],
)
def test_what_may_differ_from_period_to_period_is_left_alone(one, other):
    assert found(told(one), told(other, "2024")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MEETING.format(60), MEETING.format(80)),
        (
            PLAN.format(32).replace("Аймгийн", "Сумын"),
            PLAN.format(23).replace("Аймгийн", "Сумын"),
        ),
    ],
)
def test_what_is_each_districts_own_is_left_alone(one, other):
    assert found(told(one), told(other, organisation="Дэл сум")) == []


def test_two_figures_in_one_report_are_for_other_rules():
    both = told(f"{MEETING.format(60)} {MEETING.format(80)}")

    assert found(both) == []


def test_reports_without_a_period_are_not_compared():
    assert found(told(MEETING.format(60), None), told(MEETING.format(80), "2024 он")) == []
