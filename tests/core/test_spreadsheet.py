import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bielelt.core.spreadsheet import guard, unguard


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+976 1234", "'+976 1234"),
        ("-Сургалт хийв", "'-Сургалт хийв"),
        ("@дарга", "'@дарга"),
        ("'=1+1", "''=1+1"),
    ],
)
def test_a_text_that_would_be_computed_is_guarded(text, guarded):
    assert guard(text) == guarded


@pytest.mark.parametrize("text", ["", "-", "Мод тарьсан", "75%", "2024_А/15", "a=b"])
def test_any_other_text_stays_as_it_is(text):
    assert guard(text) == text


@given(text=st.text() | st.text("'=+-@a\n", max_size=5))
@example("'")
@example("'-")
def test_what_was_guarded_comes_back_letter_by_letter(text):
    assert unguard(guard(text)) == text
