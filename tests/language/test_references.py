from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.dates import official_day
from bielelt.language.references import bare_number, find_references, year_of_number


def told(text):
    return [(r.kind, r.number, r.day, r.year, r.issuer) for r in find_references(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031 оны 12 дугаар сарын 04-ний өдрийн A/93 тоот захирамж",
         [("order", "А/93", date(2031, 12, 4), 2031, "")]),
        ("Засгийн газрын 2030 оны 206 дугаар тогтоолоор",
         [("resolution", "206", None, 2030, "засгийн газрын")]),
        ("2031-01-19-ний № 27", [("unknown", "27", date(2031, 1, 19), 2031, "")]),
        ("аймгийн Хурлын 22, 40 дүгээр тогтоол",
         [("resolution", "22", None, None, "аймгийн хурлын"),
          ("resolution", "40", None, None, "аймгийн хурлын")]),
        ("2031_A/27, 2030_А/719",
         [("unknown", "2031_А/27", None, 2031, ""), ("unknown", "2030_А/719", None, 2030, "")]),
        ("Шадар сайдын 2029 оны 38 дугаар тушаал",
         [("ministerial_order", "38", None, 2029, "шадар сайдын")]),
        ("Засаг даргын захирамж № А/12",
         [("order", "А/12", None, None, "засаг даргын")]),
        ("СУМЫН ЗАСАГ ДАРГЫН А/10 ДУГААР ЗАХИРАМЖААР",
         [("order", "А/10", None, None, "сумын засаг даргын")]),
    ],
)  # fmt: skip
def test_references_of_all_forms_are_read(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "45 заалт бүхий төлөвлөгөө",
        "5 дугаар баг, 14 дүгээр сургууль",
        "утас 99112233, данс 100200300400",
        "2031 оны 3 дугаар сарын 4-ний өдөр хуралдав",
        "баримт 3/125, 10/12 хэмжээ",
        "",
    ],
)
def test_what_names_no_act_is_none(text):
    assert told(text) == []


def test_the_span_reaches_from_the_date_to_the_kind():
    text = "Дагуу 2031 оны 2 дугаар сарын 7-ны өдрийн А/5 дугаар тушаалаар томилов."
    (found,) = find_references(text)

    assert text[found.start : found.end] == (
        "2031 оны 2 дугаар сарын 7-ны өдрийн А/5 дугаар тушаалаар"
    )


def test_numbers_are_folded_and_give_their_year():
    assert [bare_number(n) for n in ("2031_A/27", "a/27", "40")] == ["А/27", "А/27", "40"]
    assert [year_of_number(n) for n in ("2031_А/27", "А/27")] == [2031, None]


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(1, 999))
def test_every_act_with_an_official_date_is_read(day, number):
    text = f"{official_day(day)[:-5]} өдрийн А/{number} дугаар захирамж"

    assert told(text) == [("order", f"А/{number}", day, day.year, "")]


@given(st.text(alphabet="АБA/№_-, 0123456789дугаартзхимжсын.", max_size=80))
def test_any_text_gives_spans_inside_it(text):
    assert all(0 <= r.start < r.end <= len(text) for r in find_references(text))
