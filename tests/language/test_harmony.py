import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.harmony import Harmony, harmony_of, is_harmonic, seams


@pytest.mark.parametrize(
    "word",
    [
        "захирамж", "хэрэгжүүлэх", "өдрийн", "байгууллагын", "юүлэх", "аваагүй",
        "ирээгүйгээс", "аваагүйгээр", "Оюун-Эрдэнэ", "хөтөлбөр", "тийм", "ХЯНАСАН", "", "ХХК",
    ],
)  # fmt: skip
def test_native_words_are_harmonic(word):
    assert is_harmonic(word)


@pytest.mark.parametrize(
    "word", ["сумдүн", "олгохмэдээг", "тавихүед", "технологи", "өдрын", "Батчимэг"]
)
def test_glued_borrowed_and_compound_words_are_not_harmonic(word):
    assert not is_harmonic(word)


def test_the_seam_of_two_glued_words_is_the_first_vowel_of_the_second():
    assert seams("малчинөрх") == (6,)


@pytest.mark.parametrize(
    ("word", "harmony"),
    [
        ("дарга", Harmony.BACK),
        ("хэлтэс", Harmony.FRONT),
        ("систем", Harmony.FRONT),
        ("хивс", None),
        ("аваагүй", Harmony.FRONT),
    ],
)
def test_suffixes_follow_the_last_classed_vowel(word, harmony):
    assert harmony_of(word) is harmony


@given(st.text(alphabet="абгоуяёылнрсх"), st.text(alphabet="иймнрстх"))
def test_back_vowels_and_neutral_ones_stand_together(back, neutral):
    assert is_harmonic(back + neutral)


@given(st.text())
def test_any_text_has_an_answer_and_its_seams_are_vowels(text):
    assert all(text[i].casefold() in "аоуяёыэөүе" for i in seams(text))
