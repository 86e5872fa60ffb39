import datetime as dt

import pytest

from bielelt.language.due import find_due_days
from bielelt.language.due_words import find_worded_days, working_days

ACT = dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("хоёр сарын дотор гаргах", dt.date(2024, 5, 5)),
        ("гурван долоо хоногт танилцуулах", dt.date(2024, 3, 26)),
        ("энэ сарын 20-ны дотор хийх", dt.date(2024, 3, 20)),
        ("2 дугаар улирал дуусахаас өмнө өгөх", dt.date(2024, 6, 30)),
        ("2025 оны I улирал дуустал", dt.date(2025, 3, 31)),
        ("хагас жил дуусахаас өмнө", dt.date(2024, 6, 30)),
        ("оны эцэс гэхэд", dt.date(2024, 12, 31)),
        ("хичээлийн шинэ жил эхлэхээс өмнө", dt.date(2024, 9, 1)),
        ("арван хоногийн дотор", dt.date(2024, 3, 15)),
    ],
)
def test_a_day_in_words_is_counted_from_the_act(text, day):
    assert [found.day for found in find_worded_days(text, ACT)][:1] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "долоо хоногт 2 удаа",
        "Өргөдлийг 30 хоногийн дотор шийдвэрлэх",
        "осол гарснаас хойш 5 хоногийн дотор",
    ],
)
def test_how_often_and_days_from_an_event_are_no_due_days(text):
    assert find_due_days(text, ACT) == ()


def test_days_from_the_decision_itself_are():
    assert [
        d.day for d in find_due_days("Захирамж гарснаас хойш 30 хоногийн дотор", ACT)
    ] == [dt.date(2024, 4, 4)]


def test_working_days_hold_weekends_and_some_holidays():
    assert 7 <= working_days(5) <= 14
