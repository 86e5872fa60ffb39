from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.language.enumerated import as_written

from bielelt.language.near_sums import find_near_sums, is_slip
from bielelt.language.sums import Form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("113.5", "115.5"),
        ("46420", "46820"),
        ("59.6", "69.6"),
        ("6730", "6370"),
        ("8.5", "8.6"),
    ],
)
def test_one_digit_or_two_neighbours_are_a_slip(one, other):
    assert is_slip(Decimal(one), Decimal(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("115.5", "115.50"), ("98", "102"), ("640", "64"), ("1234", "4231"), ("512", "637")],
)
def test_the_same_figure_another_size_and_far_digits_are_none(one, other):
    assert not is_slip(Decimal(one), Decimal(other))


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        (
            "Агуулахын үлдэгдэл: улаан буудай 24,5 | арвай 13,0 | овъёос 9,8. Бүртгэлд 49,3 тн гэж бичжээ.",
            "49,3",
            ["24,5", "13,0", "9,8"],
        ),
        (
            "Нийтийн эзэмшлийн талбай 12 640 м.кв. Явган замд 7 480, ногоон байгууламжид 5 060 орсон.",
            "12 640",
            ["7 480", "5 060"],
        ),
    ],
)
def test_figures_are_found_with_the_one_their_sum_misses_by_a_slip(text, total, parts):
    assert as_written(text, find_near_sums(text)) == [(Form.SLIP, total, parts)]


@pytest.mark.parametrize(
    "text",
    [
        "Хойд багт 214, урд багт 187, төвд 96, нийт 497 айл.",
        "420 тонн түлшийг сургууль 160, эмнэлэг 110, цэцэрлэг 90 тонноор авч, 60 тонн нь үлдсэн.",
        "Нийт 310 айлын 120 нь өвс, 60 нь тэжээл, 150 нь мөнгө авсан, зарим айл хоёуланг авсан.",
        "Гурван сард 124, 131, 118 үзлэг хийж, өмнөх оны 378-аас буурав.",
        "Ажил 3: засвар 2 (7.4 сая), хашаа 1 (4.6 сая). Зарцуулсан 12 сая төгрөг.",
    ],
)
def test_what_adds_up_overlaps_or_compares_is_left_alone(text):
    assert list(find_near_sums(text)) == []


@given(
    st.lists(st.integers(1_100, 8_900), min_size=3, max_size=8, unique=True),
    st.integers(1, 3),
    st.integers(0, 9),
)
def test_one_wrong_digit_of_a_total_is_found_whatever_the_places_are_called(
    parts, place, digit
):
    right = str(sum(parts))
    wrong = right[:place] + str(digit) + right[place + 1 :]
    assume(wrong != right and max(parts) < int(wrong) <= 40 * min(parts))
    assume(len(wrong.rstrip("0")) >= 3)
    some = [c for n in range(2, len(parts)) for c in combinations(parts, n)]
    assume(not {int(wrong), *parts} & {*map(sum, some)})
    text = ", ".join(f"хэсэгт {n}" for n in parts) + f" болж дүн {wrong} гарав."

    found = [e for e in find_near_sums(text) if str(e.total.value) == wrong]

    assert [[int(q.value) for q in e.parts] for e in found] == [parts]
