from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.numerals import figure, values


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("14800", ["14800"]),
        ("14 800", ["14800"]),
        ("1 250 000", ["1250000"]),
        ("1,250,000", ["1250000"]),
        ("1.250.000", ["1250000"]),
        ("14,800", ["14800", "14.800"]),
        ("14.800", ["14800", "14.800"]),
        ("0.125", ["0.125"]),
        ("72.5", ["72.5"]),
        ("72,5", ["72.5"]),
        ("18.5.1", []),
        ("", []),
    ],
)
def test_printed_digits_have_these_meanings(printed, meant):
    assert values(printed) == tuple(map(Decimal, meant))


@pytest.mark.parametrize(
    ("value", "digits", "printed"),
    [
        (Decimal(15760), None, "15 760"),
        (Decimal("1250.50"), None, "1 250.5"),
        (Fraction(80950, 1300), 1, "62.3"),
        (Decimal(75), 1, "75.0"),
        (0, None, "0"),
    ],
)
def test_figures_are_grouped_by_three(value, digits, printed):
    assert figure(value, digits) == printed


@given(st.integers(0, 10**12))
def test_a_figure_reads_back(value):
    assert values(figure(value)) == (Decimal(value),)
