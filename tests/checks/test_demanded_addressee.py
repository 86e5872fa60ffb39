import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.demanded_addressee import DemandedAddressee
from bielelt.core.report import Doubt

DUTY = "Хэрэгжилтийн дүнг Эрүүл мэндийн газарт хүргүүлэх."


def findings(progress, text=DUTY, rating=100, **others):
    row = clause(text, progress, self_rating=rating, upper_rating=None)
    return list(DemandedAddressee().run(report(decision(row), **others)))


def test_an_addressee_that_nobody_names_is_a_hint():
    assert findings("Дүнг 5 дугаар сарын 3-нд гаргав.") == [
        Finding(
            rule="demanded-addressee",
            severity=Severity.HINT,
            clauses=(1,),
            quotes=(
                Quote(1, "text", "Эрүүл мэндийн газарт хүргүүлэх", 18),
                Quote(1, "progress", "Дүнг 5 дугаар сарын 3-нд гаргав.", 0),
            ),
            explanation=Words(
                "Заалтад «Эрүүл мэндийн газарт хүргүүлэх» гэсэн боловч хэнд хүргэснийг явцад "
                "бичээгүй байна.",
                "The clause demands “Эрүүл мэндийн газарт хүргүүлэх”, but the progress names "
                "nobody who got it.",
            ),
            suggestion=Words(
                "Хэнд, хэзээ, ямар бичгээр хүргүүлснийг бичих.",
                "Write to whom, when and by which letter it was sent.",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("Шалгалтын дүнг Мэргэжлийн хяналтын газарт тайлагнах.", "14 объектод 6 зөрчил илрүүлэв."),
        ("Судалгааны дүнг Иргэдийн Төлөөлөгчдийн Хуралд танилцуулах.", "Судалгааг 340 өрхөөс авав."),
        ("Хуваарийг Цагдаагийн хэлтэст ирүүлэх.", "Хуваарийг 3 дугаар сарын 1-нд баталсан."),
        ("Дүгнэлтийг ЗДТГ-т сар бүр хүргүүлсүгэй.", "Дүгнэлтийг 4 удаа гаргасан."),
    ],
)  # fmt: skip
def test_sending_telling_and_showing_need_somebody(text, progress):
    assert [f.severity for f in findings(progress, text)] == [Severity.HINT]


@pytest.mark.parametrize(
    ("text", "progress", "rating"),
    [
        (DUTY, "Дүнг 5 дугаар сарын 3-нд ЭМГ-т хүргүүлэв.", 100),
        (DUTY, "Дүнг эрүүл мэндийнхэнд өгсөн.", 100),
        (DUTY, "Дүнг 2/47 тоотоор явуулсан.", 100),
        (DUTY, "Дүнг 5 дугаар сарын 3-нд гаргав.", 70),
        (DUTY, "Дүнг 5 дугаар сарын 3-нд гаргав.", "not_due"),
        (DUTY, "Дүн гараагүй байна.", 100),
        (DUTY, None, 100),
        (None, "Дүнг гаргав.", 100),
        ("Дүнг иргэдэд танилцуулах.", "Дүнг 5 дугаар сарын 3-нд гаргав.", 100),
    ],
)
def test_who_is_named_or_needs_no_name_is_left_alone(text, progress, rating):
    assert findings(progress, text, rating) == []


def test_a_doubted_cell_is_left_alone():
    doubts = (Doubt(1, "progress", "order"),)

    assert findings("Дүнг гаргав.", doubts=doubts) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_odd_texts_never_raise(text, progress):
    assert all(f.severity is Severity.HINT for f in findings(progress, text))
