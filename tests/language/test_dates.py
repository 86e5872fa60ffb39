from datetime import date

import pytest

from bielelt.language.dates import official, ordinal


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2024, 6, 25), "2024 оны 06 дугаар сарын 25"),
        (date(2024, 1, 2), "2024 оны 01 дүгээр сарын 02"),
        (date(2023, 12, 4), "2023 оны 12 дугаар сарын 04"),
        (date(2025, 11, 15), "2025 оны 11 дүгээр сарын 15"),
    ],
)
def test_a_date_is_written_as_in_the_heading_of_an_official_report(day, written):
    assert official(day) == written


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("дүгээр", [1, 4, 9, 11, 14, 21, 39, 40, 44, 89, 90, 94, 101, 374]),
        ("дугаар", [2, 3, 5, 8, 10, 12, 20, 30, 43, 50, 100, 206, 322, 1000]),
    ],
)
def test_the_ordinal_word_follows_the_vowels_of_the_last_spoken_word(word, numbers):
    assert {ordinal(number) for number in numbers} == {word}
