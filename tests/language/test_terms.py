import datetime as dt

import pytest

from bielelt.language.calendar import day_in
from bielelt.language.terms import Recurrence, find_continuing, find_recurring, find_terms


@pytest.mark.parametrize(
    ("text", "words", "every", "month_day"),
    [
        ("Тайланг улирал бүр гаргана", "улирал бүр", Recurrence.QUARTERLY, None),
        ("УЛИРАЛ БҮР гаргана", "УЛИРАЛ БҮР", Recurrence.QUARTERLY, None),
        ("тухай бүрд нь мэдээлнэ", "тухай бүрд нь", Recurrence.EACH_TIME, None),
        ("хагас, бүтэн жилээр", "хагас, бүтэн жилээр", Recurrence.HALF_AND_FULL_YEAR, None),
        ("сар бүрийн 25-ны дотор", "сар бүрийн 25-ны дотор", Recurrence.MONTHLY, 25),
        ("7 хоног бүр хуралдана", "7 хоног бүр", Recurrence.WEEKLY, None),
        ("жил бүрийн 11 дүгээр сарын 15-ны дотор", "жил бүрийн 11 дүгээр сарын 15-ны дотор",
         Recurrence.YEARLY, 15),
        ("НАМАР 9 САРД гэрээ хийнэ", "НАМАР 9 САРД", Recurrence.ONCE, None),
        ("2 дугаар сарын 7-нд", "2 дугаар сарын 7-нд", Recurrence.ONCE, 7),
    ],
)  # fmt: skip
def test_a_term_is_found_with_its_words(text, words, every, month_day):
    (found,) = find_terms(text)

    assert (text[found.start : found.end], found.moment.every, found.moment.month_day) == (
        words,
        every,
        month_day,
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "Улирлын чанартай ажил", "2024 оны 03 дугаар сарын 05-ны өдрийн А/12 захирамж",
        "Тухайн үеийн баримт", "3 сарын хугацаанд", "XVII жарны Төмөр бар жил",
    ],
)  # fmt: skip
def test_other_times_are_no_terms(text):
    assert find_terms(text) == ()


def test_a_day_without_a_year_is_that_of_the_act():
    (term,) = find_terms("Тайланг 6 дугаар сарын 5-ны дотор ирүүлнэ")

    assert day_in(term.moment, on=dt.date(2024, 3, 1))[0] == dt.date(2024, 6, 5)


def test_what_is_asked_all_the_time_has_its_place():
    text = "Байнга хадгалах баримтыг тогтмол шалгана"

    assert [text[start:end] for start, end in find_continuing(text)] == ["тогтмол"]


def test_what_comes_back_is_no_single_date():
    assert list(find_recurring("9 сард багтаан")) == []
