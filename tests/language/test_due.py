from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.due import DueDay, find_days_to_come, find_due_days, find_first_days

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
        ("эхний улиралд багтаан", [date(2024, 3, 31)]),
        ("5 дугаар сарын 25 гэхэд", [date(2024, 5, 25)]),
        ("5 дугаар сарын 1-ний өдрийг дуустал", [date(2024, 5, 1)]),
        # no single day
        ("Жил бүрийн 5 дугаар сарын 15-ны дотор;", []),
        ("2024 оны 3 дугаар сарын 1-ний өдрийн А/12 дугаар захирамж", []),
        ("2 дугаар сарын 30-ны дотор", []),
        ("2023 оны эцэст үүссэн өрийг барагдуулах;", []),
        ("12 дугаар сарын 1-ний дотор ирсэн санхүүгийн тайланг нэгтгэх;", []),
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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("4 дүгээр сарын 1-ний байдлаар тооцож мэдэгдэх;", [date(2024, 4, 1)]),
        ("2024 оны 5 дугаар сарын 20-ны өдрийн байдлаар гаргах;", [date(2024, 5, 20)]),
        ("5 дугаар сарын 20-ны өдөр ирүүлэх;", [date(2024, 5, 20)]),
        # a deadline decides
        ("4 дүгээр сарын 1-ний байдлаар тооцож, 4 дүгээр сарын 9-ний дотор мэдэгдэх;", [date(2024, 4, 9)]),
        # what was so on that day, or was done on it, or lies before the act
        ("4 дүгээр сарын 1-ний байдлаар бүртгэлтэй өрхийг холбох;", []),
        ("4 дүгээр сарын 1-ний өдөр баталсан нормыг мөрдөх;", []),
        ("2023 оны 12 дугаар сарын 31-ний байдлаар тооцох;", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_day_on_or_as_of_which_to_do_it_has_to_come_first(text, days):
    assert [due.day for due in find_days_to_come(text, ACT)] == days
    assert find_days_to_come(text, None) == find_due_days(text, None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1 дүгээр сарын 29-ний өдрөөс 3 дугаар сарын 1 хүртэл худгийг ээлжээр харах;", [date(2024, 1, 29)]),
        ("2024 оны 2 дугаар сарын 1-нээс эхлэн үнэ тогтоох;", [date(2024, 2, 1)]),
        ("9 дүгээр сарын 1-нээс хичээл эхлүүлэх;", [date(2024, 9, 1)]),
        # long past without its year: the next one is meant
        ("11 дүгээр сарын 1-нээс халаалт өгөх;", [date(2024, 11, 1)]),
        ("2023 оны 11 дүгээр сарын 1-нээс халаалт өгөх;", [date(2023, 11, 1)]),
        # what is so since that day, or every year, or a day of something else
        ("2024 оны 1 дүгээр сарын 1-нээс мөрдөж буй журмыг сурталчлах;", []),
        ("2023 оны 9 дүгээр сарын 5-наас хойш ирсэн иргэнийг бүртгэх;", []),
        ("Жил бүрийн 1 дүгээр сарын 10-наас шалгах;", []),
        ("2024 оны 1 дүгээр сарын 8-ны өдрийн А/4 дүгээр захирамжийг биелүүлэх;", []),
        ("2 дугаар сарын 31-нээс эхлэх;", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_first_day_is_that_from_which_something_is_wanted(text, days):
    assert [due.day for due in find_first_days(text, ACT)] == days


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
def test_a_first_day_with_its_year_is_read_whatever_the_act(day, on):
    text = f"{day.year} оны {day.month} дугаар сарын {day.day}-ны өдрөөс эхлэн хийх;"

    assert [due.day for due in find_first_days(text, on)] == [day]
