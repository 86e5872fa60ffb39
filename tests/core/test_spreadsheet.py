import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.core.spreadsheet import guard, unguard


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("-Сургалт хийв", "'-Сургалт хийв"),
        ("+976 9911", "'+976 9911"),
        ("@сум", "'@сум"),
        ("'=1+1", "''=1+1"),
        ("-", "-"),
        ("70-90%", "70-90%"),
        ("'зүүлт'", "'зүүлт'"),
        ("", ""),
    ],
)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(text, guarded):
    assert guard(text) == guarded


@given(st.text(alphabet="'=+-@ өA1", max_size=6) | st.text())
def test_the_guard_can_always_be_taken_off_again(text):
    assert unguard(guard(text)) == text
