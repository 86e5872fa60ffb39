import pytest
from tests.make import clause, decision, report

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.checks.between.rated_apart import RatedApart
from bielelt.core.report import NOT_DUE

DONE = (
    "Сургуулийн дотуур байрны халаалтын шугамыг бүрэн сольж, зуухны их засварыг намрын эхээр "
    "дуусгаад, түлшний нөөцийг дөрвөн сарын хэрэгцээгээр бүрдүүлсэн."
)
DUTY = "Өвлийн бэлтгэлийг хангасугай."


def told(rating, progress=DONE, duty=DUTY, organisation=None, **others):
    organisation = organisation or f"Сум {rating}"
    return report(
        decision(clause(duty, progress, upper_rating=rating), **others),
        organisation=organisation,
    )


def found(*reports):
    return list(RatedApart().run(reports))


def test_equal_progress_rated_apart_is_a_doubt_that_the_assessor_answers():
    assert found(told(100), told(30))[0] == (
        0,
        Finding(
            rule="rated-apart",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(
                Quote(1, "upper", "100%"),
                Quote(1, "progress", DONE[:-1], 0),
                Quote(1, "upper", "30%", report="Сум 30, 2024-H1"),
                Quote(1, "progress", DONE[:-1], 0, "Сум 30, 2024-H1"),
            ),
            explanation=Words(
                "Нэг заалтын бараг ижил явцыг (19 үг нь давхцсан) энд 100%, «Сум 30, 2024-H1» "
                "тайланд 30% гэж үнэлжээ.",
                "Nearly the same progress on the same clause (19 words are the same) is rated "
                "100% here and 30% in “Сум 30, 2024-H1”.",
            ),
            suggestion=Words(
                "Хоёр үнэлгээний үндэслэлийг харьцуулж, ижил ажлыг ижил үнэлэх.",
                "Compare the grounds of both ratings and rate equal work equally.",
            ),
            answerer=Answerer.ASSESSOR,
            arithmetic="100% ≠ 30%",
        ),
    )


def test_both_reports_are_told():
    assert [number for number, _ in found(told(100), told(70), told(30))] == [0, 1, 2]


def test_the_same_words_rated_slightly_apart_are_a_hint():
    assert [(n, f.severity) for n, f in found(told(100), told(80))] == [
        (0, Severity.HINT),
        (1, Severity.HINT),
    ]


CONTRACTS = "Худаг ашиглагчтай гэрээ байгуулсугай."
SIGNS = "10-аас доошгүй замын тэмдэг байрлуулсугай."


@pytest.mark.parametrize(
    ("duty", "one", "other"),
    [
        (CONTRACTS, "Нийт 31 худгийн 22-ыг бүлэгт хариуцуулсан нь 71 хувь болов.", "64 худгаас 48 нь гэрээтэй болов."),
        (CONTRACTS, "Худаг 40-ийн 30 нь гэрээтэй.", "Гэрээний хамралт 74 хувьтай яваа."),
        (SIGNS, "Зам дагуу 7 тэмдэг байрлуулав.", "Нийт 6 тэмдэг хатгав."),
        (SIGNS, "Зам дагуу 6 тэмдэг байрлуулав.", "Нийт 6 тэмдэг хатгав."),
    ],
)  # fmt: skip
def test_as_much_or_more_that_is_rated_lower_is_a_hint(duty, one, other):
    pair = told(70, one, duty), told(100, other, duty)

    assert sorted((n, f.severity) for n, f in found(*pair)) == [
        (0, Severity.HINT),
        (1, Severity.HINT),
    ]


@pytest.mark.parametrize(
    ("duty", "one", "other"),
    [
        (CONTRACTS, "31 худгийн 16-г хариуцуулав.", "64 худгаас 60 нь гэрээтэй болов."),
        (CONTRACTS, "31 худгийн 22 нь гэрээтэй, 12 хүнээс 3 нь саналаа өгөв.", "64 худгаас 48 нь гэрээтэй."),
        (CONTRACTS, "Үлдсэн 40 худгийн 30 нь эзэнгүй.", "64 худгаас 48 нь гэрээтэй."),
        (CONTRACTS, "Гэрээний тоо 75 хувиар өссөн.", "64 худгаас 48 нь гэрээтэй."),
        (SIGNS, "Зам дагуу 4 тэмдэг байрлуулав.", "Нийт 11 тэмдэг хатгав."),
        (SIGNS, "Зам дагуу тэмдэг байрлуулав.", "Нийт 6 тэмдэг хатгав."),
    ],
)  # fmt: skip
def test_more_that_is_rated_higher_and_what_nobody_can_tell_are_left_alone(
    duty, one, other
):
    assert found(told(70, one, duty), told(100, other, duty)) == []


@pytest.mark.parametrize(
    "reports",
    [
        (told(100), told(80, DONE.replace("дөрвөн сарын", "жилийн"))),
        (told(100), told(None), told(NOT_DUE)),
        (told(100), told(30, DONE.replace("дөрвөн", "хоёр").replace("бүрэн сольж", "зурж, төсөвлөн"))),
        (told(100, f"45 айлд {DONE}"), told(30, f"9 айлд {DONE}")),
        (told(100), told(30, duty="Халаалтын шугамыг сольсугай.")),
        (told(100), told(30, number="2024_А/99")),
        (told(100, "Ажил хийсэн."), told(30, "Ажил хийсэн.")),
        (report(decision(clause(DUTY, DONE, upper_rating=100), clause(DUTY, DONE, upper_rating=30))),),
    ],
)  # fmt: skip
def test_what_may_be_rated_differently_is_left_alone(reports):
    assert found(*reports) == []


def test_an_act_without_number_is_known_by_its_title():
    unnumbered = {"number": None, "on": None}

    assert len(found(told(100, **unnumbered), told(30, **unnumbered))) == 2
    assert (
        found(told(100, title=None, **unnumbered), told(30, title=None, **unnumbered)) == []
    )
