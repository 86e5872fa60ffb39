import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.folding import fold, small


@pytest.mark.parametrize(
    ("text", "lowered", "folded"),
    [
        ("Өвс, ҮР", "өвс, үр", "овс, ур"),
        ("Ёс зүй", "ёс зүй", "ес зуй"),
        ("İ 5", "İ 5", "İ 5"),
    ],
)
def test_small_letters_keep_the_slips_that_folding_takes(text, lowered, folded):
    assert (small(text), fold(text)) == (lowered, folded)


@given(st.text())
def test_a_place_in_the_folded_text_is_one_in_the_text(text):
    assert len(small(text)) == len(fold(text)) == len(text)
