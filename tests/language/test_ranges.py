from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.quantities import find_quantities
from bielelt.language.ranges import find_ranges
from bielelt.language.stems import stem


def told(text):
    return [
        (text[r.start : r.end], f"{r.low:f}..{r.high:f}", r.unit) for r in find_ranges(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2-5 хувиар", [("2-5", "2..5", "хувь")]),
        ("10–15 см цас", [("10–15", "10..15", "см")]),
        ("5-10 сая төгрөг", [("5-10 сая", "5000000..10000000", "төгрөг")]),
        ("300 мянгаас 400 мянган төгрөг", [("300 мянгаас 400 мянган", "300000..400000", "төгрөг")]),
        ("3-аас 5 хүртэл хоног", [("3-аас 5", "3..5", "хоног")]),
        ("10-13, 14-17 цагт", [("10-13", "10..13", "цаг"), ("14-17", "14..17", "цаг")]),
        ("6-17 насны хүүхэд", [("6-17", "6..17", "нас")]),
    ],
)  # fmt: skip
def test_two_figures_that_are_tied_are_a_range(text, found):
    assert told(text) == found
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "2019-2023 оны баримт, 3 дугаар сарын 6-10-ны өдөр, 2024-01-05",
        "утас 7031-2254, 9911-4520; А/5-12, 1-10/364",
        "6-9 дүгээр анги, 09.00-18.00 цаг, хонь-1200",
        "120 өрхөөс 90, 120-оос 150 болж өссөн, 20-оос 30 нь ирсэн",
        "15-10 хүн, «2-5 хувь» төсөл, Дэл 25 - Улаан 30",
    ],
)
def test_dates_phones_ordinals_shares_and_changes_are_no_ranges(text):
    assert told(text) == []


def test_a_range_says_what_it_counts():
    (found,) = find_ranges("Хуралд 25-40 малчин оролцов.")

    assert (found.nouns, found.unit) == ((stem("малчин"),), "")


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(["-", "–", " - "]),
    st.sampled_from(["хувиар", "хүн", "га талбай", "сая төгрөг", "хоногийн"]),
)
def test_any_range_is_found_with_its_place(low, more, dash, noun):
    text = f"Ойролцоогоор {low}{dash}{low + more} {noun} байв."
    (found,) = find_ranges(text)
    factor = Decimal(1_000_000 if "сая" in noun else 1)

    assert (found.low, found.high) == (low * factor, (low + more) * factor)
    assert text[found.start : found.end].startswith(f"{low}{dash}{low + more}")
