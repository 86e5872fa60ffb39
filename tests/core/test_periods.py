from datetime import date

import pytest

from bielelt.core.periods import (
    bounds,
    order,
    parse_period,
    part_name,
    period_name,
    period_of,
)


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2024", "2024 он"),
        ("2024-H1", "2024 оны хагас жил"),
        ("2024-H2", "2024 оны сүүлийн хагас жил"),
        ("2024-M9", "2024 оны 9 сар"),
        ("2024-Q1", "2024 оны 1 дүгээр улирал"),
        ("2024-Q2", "2024 оны 2 дугаар улирал"),
        ("2024-Q3", "2024 оны 3 дугаар улирал"),
        ("2024-Q4", "2024 оны 4 дүгээр улирал"),
    ],
)
def test_a_period_is_named_as_reports_name_it(period, name):
    assert period_name(period) == name


@pytest.mark.parametrize(
    ("part", "name"), [("H1", "хагас жил"), ("M9", "9 сар"), ("", "бүтэн жил")]
)
def test_a_part_of_the_year_has_a_name_too(part, name):
    assert part_name(part) == name


@pytest.mark.parametrize("period", ["2024-Q5", "24-H1", "2024-H1 ", "", "٢٠٢٤"])
def test_anything_else_is_refused_with_the_forms_there_are(period):
    with pytest.raises(ValueError, match="is no period") as error:
        period_name(period)

    assert str(error.value) == (
        f"“{period}” is no period. Write a year alone or with -Q1…-Q4, -H1, -H2 or -M9, "
        "e.g. 2024-H1."
    )


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q2", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-M9", date(2024, 1, 1), date(2024, 9, 30)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_has_its_days(period, first, last):
    assert bounds(period) == (first, last)
    assert period_of(*parse_period(period)) == period


def test_periods_are_ordered_by_their_end_and_the_longer_is_later():
    periods = ["2024", "2024-Q4", "2024-H1", "2023", "2024-Q2", "2024-M9"]

    assert sorted(periods, key=order) == [
        "2023", "2024-Q2", "2024-H1", "2024-M9", "2024-Q4", "2024",
    ]  # fmt: skip
