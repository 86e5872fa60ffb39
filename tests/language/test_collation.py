from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.collation import key
from bielelt.language.lookalikes import ALPHABET


def test_own_letters_stand_in_their_places():
    words = [
        "Ямаат",
        "Үүрт",
        "Өлзийт",
        "Улаан",
        "Орхон",
        "Пүрэв",
        "Ёлын ам",
        "Ес",
        "Жаргалант",
    ]

    assert sorted(words, key=key) == [
        "Ес", "Ёлын ам", "Жаргалант", "Орхон", "Өлзийт", "Пүрэв", "Улаан", "Үүрт", "Ямаат",
    ]  # fmt: skip


def test_digits_come_first_and_case_decides_last():
    assert sorted(["Сум", "сум", "1-р баг", "Суман"], key=key) == [
        "1-р баг",
        "сум",
        "Сум",
        "Суман",
    ]


@given(st.permutations(ALPHABET))
def test_the_alphabet_sorts_into_itself(letters):
    assert "".join(sorted(letters, key=key)) == ALPHABET


@given(st.text(), st.text())
def test_only_equal_texts_have_equal_keys(one, other):
    assert (key(one) == key(other)) == (one == other)
