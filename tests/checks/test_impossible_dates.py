from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.impossible_dates import ImpossibleDates
from bielelt.language.dates import official_day


def findings(progress):
    return list(ImpossibleDates().run(report(decision(clause(progress=progress)))))


def test_a_day_that_its_month_does_not_have_is_an_error():
    assert findings("Гэрээг 2024 оны 06 дугаар сарын 31-ний өдөр дүгнэв.") == [
        Finding(
            rule="impossible-dates",
            severity=Severity.ERROR,
            clauses=(1,),
            quotes=(Quote(1, "progress", "2024 оны 06 дугаар сарын 31-ний өдөр", 7),),
            explanation=Words(
                "«2024 оны 06 дугаар сарын 31-ний өдөр» гэсэн огноо байхгүй: тэр жилийн 6 дугаар "
                "сар 30 хоногтой.",
                "There is no date «2024 оны 06 дугаар сарын 31-ний өдөр»: month 6 of that year has "
                "30 days.",
            ),
            suggestion=Words(
                "Эх баримтаас зөв огноог нь шалгаж засах.",
                "Look the date up in the document itself and correct it.",
            ),
            arithmetic="31 > 30",
        )
    ]


@pytest.mark.parametrize(
    ("progress", "arithmetic"),
    [
        ("2023 оны 02 дугаар сарын 29-ний өдөр", "29 > 28"),
        ("2 дугаар сарын 30-ны дотор", "30 > 29"),
        ("2024 оны 13 дугаар сарын 04-ний өдөр", "13 > 12"),
        ("2024-04-31", "31 > 30"),
        ("2024 оны 11 дүгээр сарын 32-нд", "32 > 30"),
        ("2024 оны 13 дугаар сарын 4-нөөс", "13 > 12"),
        ("2024/00/17-ны өдөр", "0 < 1"),
        ("09.31-нд", "31 > 30"),
        ("6 дугаар сарын 27-31-ний хооронд", "31 > 30"),
        ("есдүгээр сарын гучин нэгэнд", "31 > 30"),
    ],
)
def test_impossible_days_and_months_are_told(progress, arithmetic):
    assert [(f.severity, f.arithmetic) for f in findings(f"Ажлыг {progress} эхлэв.")] == [
        (Severity.ERROR, arithmetic)
    ]


def test_a_full_date_far_in_the_future_is_a_doubt():
    told = findings("Тушаалыг 2042 оны 04 дүгээр сарын 17-ны өдөр гаргав.")

    assert [(f.severity, f.arithmetic) for f in told] == [
        (Severity.DOUBT, "2042 − 2024 > 10")
    ]


@pytest.mark.parametrize(
    "progress",
    [
        "2024 оны 02 дугаар сарын 29-ний өдөр",
        "2 дугаар сарын 29-нд",
        "Нэг сарын 45 мянган төгрөгийн тэтгэмж",
        "5 дугаар сарын 60 сая төгрөгийн цалин",
        "13 дугаар сарын цалин, 13 дугаар цалин",
        "2024/13/45 дугаартай бичиг, 2024.5.77",
        "Утас 99-13-31-31, 2024-35 хөтөлбөр",
        "2050 он хүртэлх алсын хараа, 2030 оны зорилт",
        "1992 оны 01 дүгээр сарын 13-ны өдөр",
        "5 дугаар сарын 10-наас 9 дүгээр сарын 20-ны хооронд",
        "",
    ],
)
def test_days_that_exist_and_what_is_no_date_are_left_alone(progress):
    assert findings(progress) == []


@given(st.dates(min_value=date(1990, 1, 1)))
def test_no_day_of_the_calendar_is_impossible(day):
    assert [f for f in findings(official_day(day)) if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    "progress",
    [
        "«2024.14.02 гэсэн дугаартай гарын авлага» тараав.",
        "2024.14.02 хувилбарыг суулгав.",
        "2024/14 тоот бичгээр хүргүүлэв.",
        "Хэмжилтийг аравдугаар сарын гучин нэгэнд дуусгав.",
    ],
)
def test_numbers_that_look_like_days_are_none(progress):
    assert findings(progress) == []
