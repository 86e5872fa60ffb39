from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.quantities import Bound, find_percents, find_quantities
from bielelt.language.stems import stem


def told(text):
    return [(text[q.start : q.end], str(q.value)) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("130 мянган мал", [("130 мянган", "130000")]),
        ("1 сая 250 мянган төгрөг", [("1 сая 250 мянган", "1250000")]),
        ("2,5 тэрбум төгрөг", [("2,5 тэрбум", "2500000000.0")]),
        ("14 800 суулгац", [("14 800", "14800")]),
        ("3000000₮ шагнал", [("3000000", "3000000")]),
        ("хонь-1200, ямаа – 800", [("1200", "1200"), ("800", "800")]),
        ("Нийт:45 (30 эмэгтэй) /12 хүүхэд/", [("45", "45"), ("30", "30"), ("12", "12")]),
        ("Тарив.45 мод, 93-ийг услав", [("45", "45"), ("93", "93")]),
        ("14568000 төгрөг", [("14568000", "14568000")]),
        ("12га, 3км зам, 5ш", [("12", "12"), ("3", "3"), ("5", "5")]),
    ],
)
def test_figures_are_read_with_their_multipliers(text, figures):
    assert told(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "2024 оны 06 дугаар сарын 25, 2024-06-25, 3 дугаар сарын 8нд, 2025 он",
        "А/93, 2023_A/635, № 12, 1-10/364, 87 дугаар албан бичиг, 3 дахь заалт, 1-р баг",
        "18.5.1 дэх, 2.2-т заасны дагуу, 2.1, 2.3, 3.5 дахь заалт",
        "утас 99112233, данс 100900031005, РД:9129146, 70441234",
        "10-13 цаг, 2-5 хүн, 0–5 нас, 14:30, 3/4",
        "MNS 6395:2022, АИ-92, ковид-19, маягт 2, A4",
        "1. Сургалт 2) Аян; 3. Хурал",
        "75 хувь, 72.5%, 70 гаруй хувь",
        "",
    ],
)
def test_digits_that_count_nothing_are_no_quantities(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("160 иргэн", Bound.EXACT),
        ("160 гаруй иргэн", Bound.AT_LEAST),
        ("5-аас доошгүй мод", Bound.AT_LEAST),
        ("дор хаяж 5 мод", Bound.AT_LEAST),
        ("100 орчим иргэн", Bound.ABOUT),
        ("ойролцоогоор 100 иргэн", Bound.ABOUT),
        ("100 хүртэл иргэн", Bound.AT_MOST),
        ("100-аас илүүгүй иргэн", Bound.AT_MOST),
        ("5 сая гаруй төгрөг", Bound.AT_LEAST),
    ],
)
def test_words_around_a_figure_bound_it(text, bound):
    assert [q.bound for q in find_quantities(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("14800 ширхэг модны суулгацыг", ["суулгац"]),
        ("30 төрийн албан хаагчид", ["хаагч"]),
        ("5 сая төгрөгийн тусламж", ["төгрөг", "тусламж"]),
        ("120 өрхийн 90", ["өрх"]),
        ("11600, дараагийн", []),
        ("22 багш хамрагдахаас", ["багш"]),
        ("45 малчин өрх болон", ["малчин", "өрх"]),
    ],
)
def test_what_is_counted_is_the_noun_and_not_its_owner(text, nouns):
    assert find_quantities(text)[0].nouns == tuple(map(stem, nouns))


@pytest.mark.parametrize(
    ("text", "percents"),
    [
        ("72.5 хувь", [("72.5", 1, Bound.EXACT)]),
        ("75% хувьтай, 62,31%", [("75", 0, Bound.EXACT), ("62.31", 2, Bound.EXACT)]),
        ("70 гаруй хувьтай", [("70", 0, Bound.AT_LEAST)]),
        ("50 хувиас доошгүй", [("50", 0, Bound.AT_LEAST)]),
        ("90 хувийн гүйцэтгэл", [("90", 0, Bound.EXACT)]),
        ("40 орчим хувь", [("40", 0, Bound.ABOUT)]),
        ("2-5 хувиар, 3 хувийн эмнэлэг, 5 хувь хүн", []),
    ],
)
def test_percentages_are_read_with_digits_and_bounds(text, percents):
    assert [(str(p.value), p.digits, p.bound) for p in find_percents(text)] == percents


@given(st.integers(1, 999_999), st.sampled_from(["өрх", "мод", "иргэнд", "сая төгрөг"]))
def test_any_counted_number_is_found(number, noun):
    (found,) = find_quantities(f"Сумын {number} {noun} хүртэв.")

    assert found.value == Decimal(number) * (1_000_000 if "сая" in noun else 1)


@given(st.text(alphabet="0123456789 ,.-/%:мянгсаөрхувьтдA", max_size=80))
def test_spans_lie_in_order_in_the_text(text):
    places = [(q.start, q.end, q.stop) for q in find_quantities(text)]
    ends = [0, *(end for _, end, _ in places)]
    assert all(
        before <= start < end <= stop <= len(text)
        for before, (start, end, stop) in zip(ends, places, strict=False)
    )
