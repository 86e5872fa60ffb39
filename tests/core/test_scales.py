from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.core.errors import InvalidRating
from bielelt.core.report import NOT_DUE
from bielelt.core.scales import SCALES, Rounding, scale_by_key, scale_on

BANDS = scale_by_key("2024")
MEANS = st.fractions(min_value=0, max_value=100)
ROUNDINGS = st.builds(Rounding, digits=st.integers(0, 6), truncate=st.booleans())


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2000, 1, 1), "2013"),
        (date(2017, 3, 14), "2013"),
        (date(2017, 3, 15), "2017"),
        (date(2019, 12, 20), "2017"),
        (date(2022, 12, 20), "2020"),
        (date(2024, 6, 25), "2024"),
        (date(2025, 1, 29), "2025"),
        (None, "2025"),
    ],
)
def test_a_report_is_rated_by_the_scale_in_force_on_its_day(day, key):
    assert scale_on(day).key == key


def test_scales_stand_in_the_order_of_their_dates_and_each_key_is_found():
    assert list(SCALES) == sorted(SCALES, key=lambda s: s.since)
    assert [scale_by_key(s.key) for s in SCALES] == list(SCALES)


@pytest.mark.parametrize("scale", SCALES, ids=lambda s: s.key)
def test_the_bands_of_a_scale_fall_from_best_to_worst_and_do_not_overlap(scale):
    limits = [limit for band in scale.bands for limit in (band.high, band.low)]

    assert limits == sorted(limits, reverse=True)
    assert all(best.low > next_.high for best, next_ in pairwise(scale.bands))


def test_an_unknown_scale_is_refused_with_the_keys_there_are():
    with pytest.raises(InvalidRating) as error:
        scale_by_key("2023")

    assert str(error.value) == (
        "There is no scale “2023”. Use one of: 2013, 2017, 2020, 2024, 2025."
    )


@pytest.mark.parametrize(
    ("rating", "band"),
    [(100, "100"), (90, "70-90"), (70, "70-90"), (50, "30-50"), (30, "30-50"), (0, "0")],
)
def test_a_rating_lies_in_the_band_whose_limits_hold_it(rating, band):
    assert BANDS.band(rating).key == band


@pytest.mark.parametrize("rating", [1, 29, 51, 69, 91, 99])
def test_a_rating_between_the_bands_lies_in_none(rating):
    assert BANDS.band(rating) is None


@pytest.mark.parametrize(
    ("mean", "band"),
    [
        (Fraction(100), "100"),
        (Fraction(9999, 100), "70-90"),
        (Fraction(3900, 52), "70-90"),
        (Fraction(6999, 100), "30-50"),
        (Fraction(1, 3), "0"),
        (Fraction(0), "0"),
    ],
)
def test_a_mean_belongs_to_the_best_band_it_reaches_since_means_fall_into_holes(mean, band):
    assert BANDS.band_of_mean(mean).key == band


@given(mean=MEANS, scale=st.sampled_from(SCALES))
def test_every_mean_belongs_to_a_band(mean, scale):
    assert scale.band_of_mean(mean).low <= mean


def test_steps_are_the_percentages_that_may_be_given():
    assert BANDS.steps == (100, 90, 80, 70, 50, 40, 30, 0)
    assert scale_by_key("2020").steps == (100, 70, 30, 0)


@pytest.mark.parametrize("rating", [*BANDS.steps, NOT_DUE])
def test_a_step_and_not_due_may_be_given(rating):
    assert BANDS.rate(rating) == rating


@pytest.mark.parametrize("rating", [71, 60, -10, 101, None])
def test_anything_else_is_refused_with_the_steps_there_are(rating):
    with pytest.raises(InvalidRating) as error:
        BANDS.rate(rating)

    assert str(error.value) == (
        f"{rating} is not a step of the scale “ЗГ-ын 2020 оны 206 дугаар тогтоол”. "
        "Use one of: 100, 90, 80, 70, 50, 40, 30, 0, or Х.Б (not due)."
    )


@pytest.mark.parametrize(
    ("value", "rounding", "printed"),
    [
        (Fraction(3900, 52), Rounding(), "75.0"),
        (Fraction(7040, 90), Rounding(digits=2), "78.22"),
        (Fraction(3260, 36), Rounding(), "90.6"),
        (Fraction(3260, 36), Rounding(truncate=True), "90.5"),
        (Fraction(165, 2), Rounding(digits=0), "83"),
        (Fraction(-165, 2), Rounding(digits=0), "-83"),
        (Fraction(-165, 2), Rounding(digits=0, truncate=True), "-82"),
        (Fraction(0), Rounding(), "0.0"),
    ],
)
def test_rounding_prints_exactly_its_digits(value, rounding, printed):
    assert str(rounding.round(value)) == printed


def test_a_value_a_hair_below_the_half_is_rounded_down():
    almost = Fraction(1, 2) - Fraction(1, 10**60)

    assert Rounding(digits=0).round(almost) == Decimal(0)


@given(value=st.fractions(min_value=-100, max_value=100), rounding=ROUNDINGS)
def test_rounding_moves_a_value_by_half_a_unit_at_most_and_cutting_never_away_from_zero(
    value, rounding
):
    printed = Fraction(rounding.round(value))
    unit = Fraction(1, 10**rounding.digits)

    if rounding.truncate:
        assert 0 <= abs(value) - abs(printed) < unit
    else:
        assert abs(value - printed) <= unit / 2


@given(value=MEANS, rounding=ROUNDINGS)
def test_what_is_rounded_stays_as_it_is_when_rounded_again(value, rounding):
    once = rounding.round(value)

    assert rounding.round(Fraction(once)) == once
