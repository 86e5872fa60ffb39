from collections import Counter

import pytest

from bielelt.language.lookalike_digits import DigitSlip, find_digit_slips


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("З айл", DigitSlip(0, 5, "3 айл")),
        ("2О31 он", DigitSlip(0, 4, "2031")),
        ("5О айл", DigitSlip(0, 2, "50")),
        ("А/О7", DigitSlip(2, 4, "07")),
        ("1б5 тонн", DigitSlip(0, 3, "165")),
        ("х0рол", DigitSlip(0, 5, "хорол")),
    ],
)
def test_slips_say_how_they_should_read(text, slip):
    assert list(find_digit_slips(text, Counter({"хорол": 1}))) == [slip]


@pytest.mark.parametrize(
    "text", ["З.Болд", "3з анги", "30 айл", "a30.mn", "б, в, З хэсэг", ""]
)
def test_true_letters_and_digits_are_none(text):
    assert list(find_digit_slips(text, Counter())) == []
