from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.due import DueDay, find_due_days

ACT = date(2024, 2, 5)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Тайланг 11 дүгээр сарын 10-ны дотор ирүүлэх;", [date(2024, 11, 10)]),
        ("2024 оны 3 дугаар сарын 1-нд нээх;", [date(2024, 3, 1)]),
        ("1 дүгээр сарын 20-ны өдрийн дотор;", [date(2025, 1, 20)]),
        (
            "2024 оны 4 дүгээр сарын 1-нээс 6 дугаар сарын 1-ний хооронд",
            [date(2024, 6, 1)],
        ),
        (
            "2024 оны 6 дугаар сарын 5-ны дотор, жилийн эцсийн тайланг 11 дүгээр сарын 18-ны дотор",
            [date(2024, 6, 5), date(2024, 11, 18)],
        ),
        ("4 дүгээр улиралд багтаан", [date(2024, 12, 31)]),
        # no single day
        ("Жил бүрийн 5 дугаар сарын 15-ны дотор;", []),
        ("2024 оны 3 дугаар сарын 1-ний өдрийн А/12 дугаар захирамж", []),
        ("2 дугаар сарын 30-ны дотор", []),
        ("", []),
    ],
)
def test_only_what_the_words_make_a_due_day_is_one(text, days):
    assert [due.day for due in find_due_days(text, ACT)] == days


def test_its_place_holds_the_words_that_make_it_one():
    text = "Тайланг 11 дүгээр сарын 10-ны дотор ирүүлэх;"

    assert find_due_days(text, ACT) == (DueDay(8, 35, date(2024, 11, 10)),)
    assert find_due_days(text, None) == ()


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_a_day_with_its_year_is_read_whatever_the_act(day):
    text = f"{day.year} оны {day.month} дугаар сарын {day.day}-ны дотор хийх;"

    assert [due.day for due in find_due_days(text, None)] == [day]
