from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.dates import (
    find_dates,
    genitive,
    official,
    official_day,
    ordinal,
    parse,
)

JUNE_25 = date(2024, 6, 25)


@pytest.mark.parametrize(
    "text",
    [
        "2024 оны 06 дугаар сарын 25",
        "2024 оны 06 дугаар сарын 25-ны өдөр",
        "2024 оны 6 дугаар сарын 25-ны өдрийн А/12 захирамж",
        "2024 ОНЫ 06 ДУГААР САРЫН 25-НЫ ӨДРӨӨС",
        "2024 оны 6-р сарын 25-нд",
        "2024 оны 6 сарын 25нд",
        "2024 оны зургаадугаар сарын 25",
        "2024 оны зургаа дугаар сарын 25",
        "2024-06-25",
        "2024.06.25-ны",
        "2024/6/25",
        "2024 оны 06 дугаар 25-ны өдрийн хуралдаан",
        "2024 оны 06 дүгээр сарын 25",
    ],
)
def test_every_written_form_of_a_day_is_read(text):
    assert parse(text) == JUNE_25


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 дугаар сарын 25-ны дотор", [(None, 12, 25)]),
        ("намар 9 сард", [(None, 9, None)]),
        ("арван нэгдүгээр сарын 3-нд", [(None, 11, 3)]),
        ("2025 онд", [(2025, None, None)]),
        ("гуравдугаар сарын найманд", [(None, 3, 8)]),
        ("10 дугаар сарын хорин нэгний өдөр", [(None, 10, 21)]),
        ("6 сарын арван таваас", [(None, 6, 15)]),
        ("09.05-нд будсан, 12.05-ны дотор", [(None, 9, 5), (None, 12, 5)]),
        ("5 сарын гурван өдөр", [(None, 5, None)]),
        ("12.05 сая, 31.05-нд", []),
        ("2019-2023 оны баримт", [(2019, None, None)]),
        (
            "04 дүгээр сарын 01-нээс 06 дугаар сарын 10-ны хооронд",
            [(None, 4, 1), (None, 6, 10)],
        ),
        ("2024 оны хагас жил, 3 дугаар улирал", [(2024, None, None)]),
    ],
)
def test_incomplete_dates_are_found_with_what_they_say(text, parts):
    assert [(d.year, d.month, d.day) for d in find_dates(text)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "А/93",
        "12 сая төгрөг",
        "2024",
        "18.5.1 дэх заалт",
        "2024 оны 02 дугаар сарын 31",
    ],
)
def test_what_is_no_day_gives_none(text):
    assert parse(text) is None


def test_two_days_are_not_one():
    assert parse("2024-01-02, 2024-01-03") is None


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "дүгээр"), (2, "дугаар"), (9, "дүгээр"), (10, "дугаар"), (40, "дүгээр"), (90, "дүгээр"),
     (100, "дугаар"), (206, "дугаар"), (374, "дүгээр")],
)  # fmt: skip
def test_ordinals_follow_the_last_spoken_word(number, word):
    assert ordinal(number) == word


@pytest.mark.parametrize(
    ("day", "ending"), [(1, "ний"), (14, "ний"), (25, "ны"), (30, "ны")]
)
def test_days_take_the_genitive_of_their_vowels(day, ending):
    assert genitive(day) == ending


@given(st.dates(date(1921, 1, 1)))
def test_what_is_written_officially_is_read_back(day):
    assert (parse(official(day)), parse(official_day(day))) == (day, day)


@given(st.text(alphabet="0123456789 -./оныдугарсэхөв"))
def test_spans_of_dates_lie_in_order_in_the_text(text):
    spans = [(found.start, found.end) for found in find_dates(text)]
    ends = [0, *(end for _, end in spans)]
    assert all(
        before <= start < end <= len(text)
        for before, (start, end) in zip(ends, spans, strict=False)
    )
