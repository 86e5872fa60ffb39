import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.spelt import in_digits


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("есөн айлын гурвыг нь", ["9", "3-ыг"]),
        ("Арван хоёр худгийн долоог", ["12", "7-г"]),
        ("тавын хоёр нь", ["5-ын", "2"]),
        ("дөрвөн багт, наймд нь", ["4", "8-д"]),
    ],
)
def test_numbers_in_words_become_digits(text, figures):
    assert [
        w for w in in_digits(text).replace(",", " ").split() if w[0].isdigit()
    ] == figures


@pytest.mark.parametrize(
    "text",
    ["хоёр дахь удаа", "долоо хоногт", "зуун гурван тонн", "гурав дугаар баг", "тавилга"],
)
def test_what_counts_nothing_alone_stays_in_words(text):
    assert in_digits(text) == text


@given(
    st.lists(st.sampled_from(["гурвыг", "арван", "тав", "худаг", "нь", "есөн", "5", ","]))
)
def test_every_place_stays_where_it_was(words):
    text = " ".join(words)

    assert len(in_digits(text)) == len(text)
