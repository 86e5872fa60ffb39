from datetime import date

import pytest
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.base import Answerer
from bielelt.checks.doubled_clause import DoubledClause

DUTY = "Сумын төвийн гэрэлтүүлгийг шалгаж, унтарсан чийдэнг солихыг орлогчид даалгасугай."
CHAPTER = "Зургаа. Багийн Засаг дарга, сургуулийн захирал нарт: "


def findings(*decisions):
    return list(DoubledClause().run(report(*decisions)))


def test_a_clause_under_two_decisions_is_a_hint_for_who_keeps_the_register():
    one, other = decision(clause(DUTY)), decision(clause(DUTY), number="2024_А/16")

    assert findings(one, other) == [
        Finding(
            rule="doubled-clause",
            severity=Severity.HINT,
            clauses=(1, 2),
            quotes=(Quote(1, "text", DUTY, 0), Quote(2, "text", DUTY, 0)),
            explanation=Words(
                "Нэг заалтын агуулга өөр өөр шийдвэрийн дор 2 удаа бичигдсэн байна: 1, 2.",
                "The words of one clause stand 2 times under different decisions: 1, 2.",
            ),
            suggestion=Words(
                "Шийдвэрийн эхтэй тулгаж, аль шийдвэрийн заалт болохыг тогтоон давхардлыг арилгах.",
                "Compare with the decisions, find out whose clause it is and keep it once.",
            ),
            answerer=Answerer.REGISTRAR,
        )
    ]


def test_inside_one_decision_it_is_a_doubt_even_if_the_decision_is_entered_twice():
    twice = decision(clause(DUTY)), decision(clause(DUTY))

    assert [
        [f.severity for f in findings(decision(clause(DUTY), clause(DUTY)))],
        [f.severity for f in findings(*twice)],
    ] == [[Severity.DOUBT], [Severity.DOUBT]]


def test_three_times_the_same_is_one_finding():
    assert [f.clauses for f in findings(decision(*[clause(DUTY)] * 3))] == [(1, 2, 3)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CHAPTER + "Усан сангийн хашааг засах;", CHAPTER + "Номын санг баяжуулах;"),
        ("Тайлагнах;", "Тайлагнах;"),
        (
            DUTY,
            "Сумын төвийн хогийн цэгийг шилжүүлж, талбайг нөхөн сэргээхийг даалгасугай.",
        ),
        (None, None),
        ("", ""),
        (DUTY, None),
    ],
)
def test_headings_short_words_and_other_duties_are_no_doubles(one, other):
    assert findings(decision(clause(one), clause(other))) == []


def test_years_without_a_number_are_two_decisions():
    pair = [decision(clause(DUTY), number=None, on=date(y, 1, 9)) for y in (2023, 2024)]

    assert [f.severity for f in findings(*pair)] == [Severity.HINT]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Худгийн насосыг засварлуулж ажиллуулах.",
            "Худгийн насосыг засварлуулж ажиллуулах.",
        ),
        ("Номын санд ширээ авах;", "Номын санд ширээ авах."),
        (
            "3.1. Мал тооллогын дүнг баталгаажуулах",
            "3.2. Мал тооллогын дүнг баталгаажуулах",
        ),
        ("Явган замын гэрлийг солих.", "ЯВГАН ЗАМЫН ГЭРЛИЙГ СОЛИХ."),
    ],
)
def test_a_short_clause_in_the_same_words_is_a_double_inside_one_decision(one, other):
    found = findings(decision(clause(one), clause(other)))

    assert [(f.severity, f.clauses) for f in found] == [(Severity.DOUBT, (1, 2))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Номын санд ширээ авах.", "Номын санд сандал авах."),
        ("Гэрлийг солих.", "Гэрлийг солих."),
        ("1. Хашааг засах", "2. Хашааг засах"),
        ("Нэг. Багийн дарга нарт: Тайлан гаргаж өгөх.", "Хоёр. Сургуулийн захирал нарт: Тайлан гаргаж өгөх."),
        ("Энэ захирамжийн биелэлтийг хангах.", "Энэ захирамжийн биелэлтийг хангах."),
        ("Явган замын гэрлийг солих.", "Явган замын гэрлийг 2025 онд бүрэн солих."),
    ],
)  # fmt: skip
def test_short_clauses_of_other_words_or_chapters_are_no_doubles(one, other):
    assert findings(decision(clause(one), clause(other))) == []


def test_a_short_clause_may_stand_in_two_decisions():
    duty = "Явган замын гэрлийг солих."

    assert (
        findings(decision(clause(duty)), decision(clause(duty), number="2024_А/16")) == []
    )
