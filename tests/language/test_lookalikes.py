import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language import lookalikes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Cум", "Сум"),
        ("хөтөлбөp", "хөтөлбөр"),
        ("MAЛЫН", "МАЛЫН"),
        ("Yндэсний", "Үндэсний"),
        ("єдєр", "өдөр"),
        ("Їйл", "Үйл"),
        ("Θвөлжилт", "Өвөлжилт"),
    ],
)
def test_letters_that_look_alike_become_cyrillic(typed, meant):
    assert lookalikes.by_look(typed) == meant


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("sumын", "сумын"),
        ("Shine", "Шинэ"),
        ("баgийн", "багийн"),
        ("tsагаан", "цагаан"),
        ("KHOVД", "ХОВД"),
    ],
)
def test_the_first_reading_by_sound_is_the_usual_one(typed, usual):
    assert lookalikes.readings(typed)[0] == usual


def test_a_letter_with_two_sounds_gives_all_readings():
    assert lookalikes.readings("гer") == ("гэр", "гер", "гөр")


@pytest.mark.parametrize(("text", "yes"), [("Cayн", True), ("aймag", False), ("хот", True)])
def test_only_true_twins_look_cyrillic(text, yes):
    assert lookalikes.looks_cyrillic(text) is yes


def test_digits_and_letters_of_one_shape_are_exchanged():
    assert lookalikes.digits_for_letters("З") == "3"
    assert lookalikes.letters_for_digits("3асаг 6айна") == "Засаг байна"


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L"]), max_size=12))
def test_every_reading_of_latin_letters_is_cyrillic(text):
    assert all(
        lookalikes.is_cyrillic(c) for word in lookalikes.readings(text) for c in word
    )


@given(st.text(max_size=30))
def test_reading_never_fails_and_gives_at_most_64(text):
    assert 1 <= len(lookalikes.readings(text)) <= 64
