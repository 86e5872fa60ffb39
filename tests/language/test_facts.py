"""What holds for everything that is read from running text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.dates import find_dates
from bielelt.language.organisations import find_organisations
from bielelt.language.periods import find_periods
from bielelt.language.quantities import Bound, find_percents, find_quantities
from bielelt.language.ranges import find_ranges
from bielelt.language.terms import find_terms

FINDERS = (
    find_dates, find_organisations, find_percents, find_periods, find_quantities, find_ranges,
    find_terms,
)  # fmt: skip
WORDS = (
    '5 14 2024 1,250 3.5 2-5 а А . , - – ( ) « » " / % ₮ м2 аас оос ын д хувь хувиас доошгүй '
    "гаруй орчим сая мянга төгрөг га тн оны дугаар дүгээр сарын сард ны ний өдөр хүртэл хооронд "
    "бүр тухай улирал хагас жилээр нас цаг газар хэлтсийн ЗДТГ Онцгой комисс мал өрхийн"
)
PIECES = st.sampled_from(WORDS.split())
GROUPS = {
    "plain": "{:d}", "blanks": "{:,d}", "hard blanks": "{:,d}", "commas": "{:,d}", "apostrophes": "{:,d}",
}  # fmt: skip
MARKS = {"blanks": " ", "hard blanks": "\u00a0", "apostrophes": "'"}
MULTIPLIERS = {"": 1, " мянган": 1_000, " сая": 1_000_000, " тэрбум": 1_000_000_000}
BOUNDS = {
    "{}": Bound.EXACT, "{} гаруй": Bound.AT_LEAST, "{} орчим": Bound.ABOUT, "{} шахам": Bound.AT_MOST,
    "дор хаяж {}": Bound.AT_LEAST, "ихдээ {}": Bound.AT_MOST, "бараг {}": Bound.ABOUT,
}  # fmt: skip


@pytest.mark.parametrize("find", FINDERS)
@given(
    text=st.lists(PIECES, max_size=25).map(" ".join)
    | st.lists(PIECES, max_size=25).map("".join)
)
def test_whatever_is_read_stands_in_the_text(find, text):
    for one in find(text):
        stop = getattr(one, "stop", getattr(one, "end", None))
        assert 0 <= one.start < stop <= len(text)
        assert text[one.start : stop].strip() == text[one.start : stop]


@pytest.mark.parametrize("find", FINDERS)
@given(text=st.text(max_size=80))
def test_no_text_is_too_odd(find, text):
    list(find(text))


@given(
    st.integers(1_000, 99_999_999),
    st.sampled_from(sorted(GROUPS)),
    st.sampled_from(["мод", "толгой мал", "иргэнд", "га талбай", "₮", " төгрөгийн"]),
    st.sampled_from(sorted(BOUNDS)),
)
def test_any_grouped_figure_is_found_with_value_bound_and_place(number, group, noun, bound):
    digits = GROUPS[group].format(number).replace(",", MARKS.get(group, ","))
    counted = noun if group != "plain" or number < 1_000_000 else "төгрөг"
    text = f"Сумын хэмжээнд {bound.format(digits)} {counted} хүртэв."
    (found,) = find_quantities(text)

    assert (found.value, text[found.start : found.end], found.bound) == (
        number,
        digits,
        BOUNDS[bound],
    )


@given(
    st.decimals("0.1", 999, places=1),
    st.sampled_from([".", ","]),
    st.sampled_from(sorted(MULTIPLIERS)),
    st.sampled_from(["", " гаруй", " орчим"]),
)
def test_any_decimal_is_found_with_its_multiplier(number, mark, multiplier, bound):
    written = f"{number}".replace(".", mark) + multiplier
    text = f"Үүнд нийт {written}{bound} төгрөг зарцуулсан."
    (found,) = find_quantities(text)

    assert (found.value, found.unit) == (
        number * Decimal(MULTIPLIERS[multiplier]),
        "төгрөг",
    )
    assert text[found.start : found.end] == written


@given(
    st.decimals("0.1", 100, places=1),
    st.sampled_from(["%", " хувь", " хувьтай", " хувиар", " хувийг", " хувьд"]),
    st.sampled_from([".", ","]),
)
def test_any_percentage_is_found_and_is_no_quantity(number, sign, mark):
    written = f"{number}".replace(".", mark)
    text = f"Ажил {written}{sign} хэрэгжсэн."
    (found,) = find_percents(text)

    assert (found.value, text[found.start :].startswith(written)) == (number, True)
    assert find_quantities(text) == ()
