from datetime import date

import pytest
from tests.make import clause, decision, report

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.checks.between.registered_apart import RegisteredApart

TITLE = "Отрын бүс нутгийн бэлчээрийг хамтран ашиглах тухай"
DAY = date(2024, 2, 20)


def act(number="А/52", on=DAY, title=TITLE, **others):
    return decision(clause(), number=number, on=on, title=title, **others)


def found(*acts, organisations=("Өлзийт сум", "Дэл сум", "Хайрхан сум", "Улаан сум")):
    reports = [
        report(*of, organisation=o) for of, o in zip(acts, organisations, strict=False)
    ]
    return list(RegisteredApart().run(reports))


def test_the_number_that_two_other_reports_have_is_told_to_the_third():
    assert found([act("А/52")], [act("А/25")], [act("2024_A/52")]) == [
        (
            1,
            Finding(
                rule="registered-apart",
                severity=Severity.DOUBT,
                clauses=(1,),
                quotes=(
                    Quote(1, "number", "А/25"),
                    Quote(1, "title", TITLE, 0),
                    Quote(1, "number", "А/52", report="Өлзийт сум, 2024-H1"),
                ),
                explanation=Words(
                    "Ижил нэртэй шийдвэрийн дугаар нь өөр: энд А/25, «Өлзийт сум, 2024-H1» "
                    "тайланд А/52 (нийт 2 тайланд).",
                    "An act of the same title has another number: А/25 here, А/52 in “Өлзийт "
                    "сум, 2024-H1” (2 reports in all).",
                ),
                suggestion=Words(
                    "Шийдвэрийн эх хувиас дугаар, огноог шалгаж засах.",
                    "Take number and date from the act itself.",
                ),
                answerer=Answerer.REGISTRAR,
                arithmetic="А/25 ≠ А/52",
            ),
        )
    ]


def test_the_day_is_told_where_the_number_is_the_same():
    other = act(on=date(2024, 2, 21))

    assert [f.arithmetic for _, f in found([act()], [act()], [other])] == [
        "2024-02-21 ≠ 2024-02-20"
    ]


def test_one_against_one_is_a_hint_and_in_one_organisation_a_doubt():
    entries = [act("А/52")], [act("А/25")]

    assert [(n, f.severity) for n, f in found(*entries)] == [(1, Severity.HINT)]
    assert [(n, f.severity) for n, f in found(*entries, organisations=("Дэл", "Дэл"))] == [
        (1, Severity.DOUBT)
    ]


@pytest.mark.parametrize(
    "acts",
    [
        ([act()], [act("2024_A/52")]),
        # another act: number and day, kind, title
        ([act()], [act("А/25", on=date(2024, 3, 1))]),
        ([act()], [act("А/25", kind="directive")]),
        ([act()], [act("А/25", title="Отрын бүс нутгийн худгийг хамтран ашиглах тухай")]),
        ([act(title="Төлөвлөгөө батлах тухай")], [act("А/25", title="Төлөвлөгөө батлах тухай")]),
        # some report holds both
        ([act("А/52"), act("А/25")], [act("А/25")], [act("А/52")]),
        ([act(None)], [act("А/25")]),
        ([act(on=None)], [act(on=date(2024, 3, 1))]),
        ([act(title=None)], [act("А/25", title=None)]),
    ],
)  # fmt: skip
def test_acts_that_may_be_two_are_left_alone(acts):
    assert found(*acts) == []
