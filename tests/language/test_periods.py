from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.dates import find_dates, official_day
from bielelt.language.periods import find_periods


def told(text):
    return [
        (text[p.start : p.end], (p.first.year, p.first.month, p.first.day),
         (p.last.year, p.last.month, p.last.day))
        for p in find_periods(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("04 дүгээр сарын 01-нээс 06 дугаар сарын 10-ны хооронд", (None, 4, 1), (None, 6, 10)),
        ("3 дугаар сарын 27-ны өдрөөс эхлэн 11 дүгээр сарын 15-ны өдөр", (None, 3, 27), (None, 11, 15)),
        ("2023 оны 12 сарын 1-нээс мөн оны 12 сарын 25-ны хооронд", (2023, 12, 1), (None, 12, 25)),
        ("2024.02.05-2024.02.09", (2024, 2, 5), (2024, 2, 9)),
        ("1996-2022 оны", (1996, None, None), (2022, None, None)),
        ("2023/2024 оны", (2023, None, None), (2024, None, None)),
        ("2019 оноос 2023 онд", (2019, None, None), (2023, None, None)),
        ("5 дугаар сарын 6-10-ны өдрүүдэд", (None, 5, 6), (None, 5, 10)),
        ("1-5 дугаар сард", (None, 1, None), (None, 5, None)),
    ],
)  # fmt: skip
def test_a_period_is_read_with_both_dates(text, first, last):
    assert [(a, b) for _, a, b in told(text)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "2024 оны 3 дугаар сарын 5-наас эхлэн мөрдөнө, 4 дүгээр сарын 1-нд шалгана.",
        "2023 оны 3 дугаар сарын 5, 2024 оны 4 дүгээр сарын 1",
        "3 дугаар сарын 10-5-ны", "XVII жарны Төмөр бар жил", "70-80 он",
    ],
)  # fmt: skip
def test_one_date_or_two_apart_are_no_period(text):
    assert told(text) == []


@given(st.dates(date(1921, 1, 1)), st.dates(date(1921, 1, 1)))
def test_two_official_days_with_an_ablative_are_one_period(one, other):
    text = f"Аяныг {official_day(one)[:-4]}өдрөөс {official_day(other)} хүртэл зарлав."
    (found,) = find_periods(text)

    assert (found.first.value, found.last.value) == (one, other)


@given(st.text(alphabet="0123456789 -–./,оныдугарсэхөвнтбл"))
def test_periods_lie_in_order_around_dates(text):
    spans = [(p.start, p.end) for p in find_periods(text)]
    ends = [0, *(end for _, end in spans)]
    dates = [(d.start, d.end) for d in find_dates(text)]

    assert all(b <= s < e <= len(text) for b, (s, e) in zip(ends, spans, strict=False))
    assert all(any(s <= a and b <= e for a, b in dates) for s, e in spans)
