import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.date_form import DateForm
from bielelt.language.dates import genitive, ordinal


def findings(progress):
    return list(DateForm().run(report(decision(clause(progress=progress)))))


def test_a_day_with_the_ending_of_the_other_vowels_is_a_doubt():
    assert findings("Хурлыг 2031 оны 03 дугаар сарын 24-ны өдөр зарлав.") == [
        Finding(
            rule="date-form",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "progress", "24-ны", 32),),
            explanation=Words(
                "«24-ны» гэж бичжээ: өдрийн нөхцөл нь тооны сүүлийн үгийн эгшигт зохицно. Зөв нь "
                "«24-ний».",
                "Written «24-ны»: the ending of the day follows the vowels of the last word of the "
                "number. It should read «24-ний».",
            ),
            suggestion=Words("«24-ний» гэж засах.", "Write «24-ний»."),
        )
    ]


@pytest.mark.parametrize(
    ("progress", "right", "severity"),
    [
        ("Ажлыг 3 дүгээр сарын 5-ны өдөр эхлэв.", "3 дугаар", "doubt"),
        ("Уулзалт 12 дугаар сарын 9-ны өдөр болов.", "9-ний", "doubt"),
        ("14 дугаар хорооны айл өрх нүүв.", "14 дүгээр", "doubt"),
        ("2031 ОНЫ 4 ДУГААР САРД ЗАХИАЛАВ.", "4 ДҮГЭЭР", "doubt"),
        ("2031 оны 05 дугаар 18-ны өдөр хүлээн авав.", "05 дугаар сарын 18-ны", "doubt"),
        ("Хуваарийг 9 сард батална.", "9 дүгээр сард", "hint"),
        ("Ногоог 5 сард хоёр өдөр тарив.", "5 дугаар сард", "hint"),
        ("Ногоог 05 сарын 20-ны өдрөөс тарина.", "05 дугаар сарын", "hint"),
        ("А/24 дугаар захирамжаар томилов.", "А/24 дүгээр", "hint"),
        ("1/98 дүгээр албан тоотоор хүргүүлэв.", "1/98 дугаар", "hint"),
        ("Сар бүрийн 24-ны өдөр тайлагнана.", "24-ний", "doubt"),
        ("11 дүгээр сарын 1-нээс 8 дугаар сарын 9-наас өмнө", "9-нээс", "doubt"),
    ],
)
def test_what_breaks_a_rule_is_told_with_the_right_form(progress, right, severity):
    assert [(f.suggestion.mn, f.severity) for f in findings(progress)] == [
        (f"«{right}» гэж засах.", severity)
    ]


@pytest.mark.parametrize(
    "progress",
    [
        "2031 оны 06 дугаар сарын 25-ны өдөр, 4 дүгээр сарын 14-ний дотор",
        "2 дугаар сарын 7-нд, 10 дугаар сарын 30-ны өдрийн А/40 дүгээр захирамж",
        "19 дүгээр сургууль, 40 дүгээр баг, 90 дүгээр тогтоол, 20 дугаар хороо",
        "3 сарын хугацаатай гэрээ, 6 сарын турш, 12 сарын тайлан",
        "Дансны 100200304 дугаар бүхий харилцах",
        "4 дугаартай автомашин, дугаар 14",
        "1996-2031 оны баримт, 24 хувь, 14 хүн",
        "Сарын 14 айл, долоо хоногийн 4 өдөр",
        "2031.06.14, 2031-06-24",
        "Хүүхэд 3 дугаар ангид, 4 дүгээр ангид",
        "",
    ],
)
def test_what_is_right_or_something_else_is_left_alone(progress):
    assert findings(progress) == []


@given(st.integers(1, 12), st.integers(1, 28))
def test_every_rightly_written_date_is_silent_and_its_wrong_twin_is_told(month, day):
    ending = genitive(day)
    wrong = {"ны": "ний", "ний": "ны"}[ending]

    assert findings(f"{month} {ordinal(month)} сарын {day}-{ending} өдөр") == []
    assert len(findings(f"{month} {ordinal(month)} сарын {day}-{wrong} өдөр")) == 1


@pytest.mark.parametrize(
    "progress",
    [
        "Эхний 9 сард 40 өрх нүүв.",
        "Комисс 12 сард 12 удаа хуралдсан.",
        "Сүүлийн 3 сард осол гараагүй.",
        "Хяналтыг 5 сард 2 удаа хийв.",
        "Ажил бүтэн 6 сард үргэлжлэв.",
        "Төв 11 сард нийт 640 иргэнд үйлчилсэн.",
    ],
)
def test_so_many_months_are_no_month(progress):
    assert findings(progress) == []


@pytest.mark.parametrize(
    "progress",
    [
        "Зам засвараар 7 сард 31 км шугуй цэвэрлэв.",
        "Хяналтаар 3 сард 18 айл, 5 сард 44 айл үзүүлэв.",
        "Цэгээр 4 сард 2 300 иргэн үйлчлүүлэв.",
        "Ажилтан 6 сард 1,250 дуудлага хүлээн авчээ.",
        "Эмнэлэг 8 сард 95 хүүхэд үзэв.",
        "Агуулахаас 2 сард 14.5 тонн тэжээл олгов.",
    ],
)
def test_an_amount_in_so_many_months_is_no_month_of_the_year(progress):
    assert findings(progress) == []


@pytest.mark.parametrize(
    "progress",
    [
        "Сургалтыг 9 сард хийв.",
        "Хурлыг 7 сард 2 дугаар баг зарлав.",
        "Үзлэгийг 5 сарын 12-нд хийв.",
        "Тайланг 4 сард 2031 оны дүнгээр гаргав.",
    ],
)
def test_a_month_without_its_ordinal_stays_a_hint(progress):
    assert [f.severity for f in findings(progress)] == [Severity.HINT]
