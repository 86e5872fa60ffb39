from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.unit_twice import UnitTwice
from bielelt.core.report import Assessor, Repair, Summary


def findings(progress):
    return list(UnitTwice().run(report(decision(clause(progress=progress)))))


def test_a_sign_and_its_word_are_a_doubt():
    assert findings("Төлөвлөгөөний биелэлт 40% хувьтай гарлаа.") == [
        Finding(
            rule="unit-twice",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "progress", "40% хувьтай", 22),),
            explanation=Words(
                "«40% хувьтай»: нэгжийг давхар бичжээ.",
                "«40% хувьтай»: the unit is written twice.",
            ),
            suggestion=Words(
                "«40 хувьтай» гэж нэг удаа бичих.", "Say it once: «40 хувьтай»."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("progress", "right"),
    [
        ("Зардал 5 000₮ төгрөг болов.", "5 000 төгрөг"),
        ("Өсөлт 12.5 % хувиар нэмэгдэв.", "12.5 хувиар"),
        ("Гүйцэтгэл 40%-ийн хувьтай", "40 хувьтай"),
        ("Ажил 80% хувийн гүйцэтгэлтэй", "80 хувийн"),
        ("Ачаа 20 кг килограмм", "20 килограмм"),
        ("Төсөв 300 төгрөг₮", "300 төгрөг"),
        ("Засварт 12.4 сая сая төгрөг зарцуулав.", "12.4 сая"),
        ("Өвс 40 тонн тонн бэлтгэв.", "40 тонн"),
    ],
)
def test_units_of_all_kinds_are_told(progress, right):
    assert [f.suggestion.en for f in findings(progress)] == [f"Say it once: «{right}»."]


@pytest.mark.parametrize(
    "progress",
    [
        "40 хувь, 40%, 40%-тай, 72.5 хувьтай",
        "Хэрэгжилтийн хувь 40% байна.",
        "5000₮, 5 сая төгрөг, 3000 төгрөгийн",
        "20 кг мах, 3 км зам, 5 га газар",
        "40% буюу хувиар нь",
        "2 га гаруй талбай, 3 тн төмс",
        "Хувь хүн 5, хувьсгал 40",
        "100% хувийн хөрөнгө биш",
        "",
    ],
)
def test_a_unit_said_once_is_left_alone(progress):
    assert findings(progress) == []


def test_the_words_of_a_summary_page_are_read_with_their_figure():
    pages = tuple(Summary(by, 9, (), Decimal("62.5")) for by in Assessor)
    kept = Repair(
        "form-words", None, "summaries", "хэрэгжилт % хувьтай. хэрэгжилт % хувьтай.", "", ""
    )
    told = list(UnitTwice().run(report(summaries=pages, repairs=(kept,))))

    assert [f.quotes for f in told] == [
        (Quote(None, "summary:self", "62.5% хувьтай"),),
        (Quote(None, "summary:upper", "62.5% хувьтай"),),
    ]


@given(st.decimals(0, 1000, places=1), st.sampled_from(["хувь", "төгрөг", "кг", "%", "₮"]))
def test_one_unit_behind_a_number_is_never_told(number, unit):
    assert findings(f"Нийт {number} {unit} болов.") == []


@pytest.mark.parametrize(
    "progress",
    [
        "Камер 90% хувийн ажиллагаатай байна.",
        "Төлөвлөгөө 75 % хувийн гүйцэтгэлтэй.",
        "Сургалт 88% хувийн ирцтэй явагдав.",
        "Дулаан 60% хувийн хангамжтай.",
        "Зорилт 70% хувийн биелэлттэй байна.",
        "Вакцин 95% хувийн хамралттай.",
        "Бараа 20% хувийн хөнгөлөлттэй.",
        "Орлого 12.5% хувийн өсөлттэй гарлаа.",
    ],
)
def test_per_cent_of_what_is_measured_is_said_twice(progress):
    (found,) = findings(progress)

    assert found.suggestion.en.endswith("хувийн».")


@pytest.mark.parametrize(
    "what",
    [
        "хэвшил", "хэвшлийн", "хэрэг", "хөрөнгө оруулалттай", "өмчийн", "эмнэлэг", "байгууллага",
        "зээлтэй", "аж ахуй", "компани", "орон сууц", "мал",
    ],
)  # fmt: skip
def test_what_is_private_is_no_percentage(what):
    assert findings(f"Үүний 100% хувийн {what} байна.") == []


@pytest.mark.parametrize(
    ("progress", "right"),
    [
        ("Өвсийг 7.4 тонн тн буулгав.", "7.4 тонн"),
        ("Зам 12 километр км засав.", "12 километр"),
        ("Талбай 30 гектар га-д тариалав.", "30 гектар"),
        ("Үр 450 килограмм кг олгов.", "450 килограмм"),
    ],
)
def test_the_sign_may_stand_behind_its_word(progress, right):
    assert [f.suggestion.en for f in findings(progress)] == [f"Say it once: «{right}»."]


@pytest.mark.parametrize(
    "progress",
    [
        "Өвс 7.4 тонн, 3 тн тэжээл буулгав.",
        "Зам 12 километр, кабель 3 км.",
        "Талбай 30 гектар газарт тариалав.",
        "Ачаа 12 тонн тн/хоног хүчин чадалтай үйлдвэрт очив.",
        "Үр 450 килограмм (кг) олгов.",
        "Зардал 5 сая төгрөг төгссөн жилд гарав.",
    ],
)
def test_two_units_of_two_figures_are_not_told(progress):
    assert findings(progress) == []
