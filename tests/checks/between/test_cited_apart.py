from datetime import date

import pytest
from tests.make import clause, decision, report

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.checks.between.cited_apart import CitedApart

CITED = "Аймгийн Засаг даргын 2024 оны 02 дугаар сарын {}-ны өдрийн А/74 дүгээр захирамжийг танилцуулав."


def told(progress, organisation="Өлзийт сум", number="А/15", **others):
    act = decision(clause(progress=progress), number=number, on=date(2024, 2, 14))
    return report(act, organisation=organisation, **others)


def found(*reports):
    return [(number, f.severity, f.arithmetic) for number, f in CitedApart().run(reports)]


def test_another_day_than_in_most_reports_is_a_doubt_of_the_one():
    days = ("14", "24", "14")
    reports = [told(CITED.format(day), f"{n} сум") for n, day in enumerate(days)]

    assert list(CitedApart().run(reports)) == [
        (
            1,
            Finding(
                rule="cited-apart",
                severity=Severity.DOUBT,
                clauses=(1,),
                quotes=(
                    Quote(1, "progress", CITED.format("24").rsplit(" ", 1)[0], 0),
                    Quote(
                        1,
                        "progress",
                        CITED.format("14").rsplit(" ", 1)[0],
                        0,
                        "0 сум, 2024-H1",
                    ),
                ),
                explanation=Words(
                    "А/74 дугаартай шийдвэрийг энд 2024-02-24-ны, «0 сум, 2024-H1» тайланд "
                    "2024-02-14-ны өдрийнх гэжээ.",
                    "А/74 is cited as of 2024-02-24 here, but is of 2024-02-14 in “0 сум, 2024-H1”.",
                ),
                suggestion=Words(
                    "Шийдвэрийн эхтэй тулгаж огноо, дугаарыг засах.",
                    "Correct date or number from the act itself.",
                ),
                answerer=Answerer.REPORTER,
                arithmetic="2024-02-24 ≠ 2024-02-14",
            ),
        )
    ]


def test_the_table_of_another_report_knows_the_day_better():
    reports = (
        told(CITED.format("24"), "А сум"),
        told(CITED.format("24"), "Б сум"),
        told("Хийв.", "В сум", number="А/74"),
    )

    assert found(*reports) == [
        (0, Severity.DOUBT, "2024-02-24 ≠ 2024-02-14"),
        (1, Severity.DOUBT, "2024-02-24 ≠ 2024-02-14"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "arithmetic"),
    [
        (
            "Засгийн газрын 2024 оны 01 дүгээр сарын 24-ний өдрийн 36 дугаар тогтоолыг уншив.",
            "Засгийн газрын 2024 оны 01 дүгээр сарын 24-ний өдрийн 63 дугаар тогтоолыг уншив.",
            "63 (2024-01-24) ≠ 36 (2024-01-24)",
        ),
        (
            "Аймгийн ИТХ-ын 2024 оны 12 дугаар сарын 05-ны 14 дүгээр тогтоолоор баталсан.",
            "Аймгийн ИТХ-ын 2023 оны 12 дугаар сарын 05-ны 14 дүгээр тогтоолоор баталсан.",
            "14 (2023-12-05) ≠ 14 (2024-12-05)",
        ),
    ],
)
def test_turned_digits_and_another_year_are_hints(one, other, arithmetic):
    assert found(told(one, "А сум"), told(other, "Б сум")) == [
        (1, Severity.HINT, arithmetic)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CITED.format("14"), CITED.format("14")),
        # another series, another body, the act of each district, neighbouring numbers
        (CITED.format("14"), CITED.format("24").replace("А/74", "Б/74")),
        (CITED.format("14"), CITED.format("24").replace("Аймгийн", "Сумын")),
        (
            CITED.format("14").replace("Аймгийн", "Сумын"),
            CITED.format("24").replace("Аймгийн", "Сумын"),
        ),
        (CITED.format("14"), CITED.format("14").replace("А/74", "А/75")),
        (CITED.format("14"), CITED.format("20").replace("2024", "2023")),
        # no body, no day, no kind
        (CITED.format("14"), CITED.format("24").removeprefix("Аймгийн Засаг даргын ")),
        (CITED.format("14"), "Аймгийн Засаг даргын 2024 оны А/74 дүгээр захирамж."),
        (CITED.format("14"), "Аймгийн Засаг даргын 2024.02.24-ний А/74-ийг уншив."),
    ],
)
def test_acts_that_may_be_two_are_left_alone(one, other):
    assert found(told(one, "А сум"), told(other, "Б сум")) == []


def test_one_report_is_for_another_rule():
    acts = decision(*(clause(progress=CITED.format(day)) for day in (14, 24)))

    assert found(report(acts)) == []


def test_a_district_has_one_day_for_its_own_act_in_all_its_reports():
    own = CITED.replace("Аймгийн", "Сумын")

    assert found(told(own.format("14")), told(own.format("24"), period="2024")) == [
        (1, Severity.DOUBT, "2024-02-24 ≠ 2024-02-14")
    ]
