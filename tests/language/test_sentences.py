import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.sentences import last_words, sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Мод тарив. Усалсан.", ["Мод тарив.", " Усалсан."]),
        ("Даргаар Б.Дорж ажиллав.Мод тарив.", ["Даргаар Б.Дорж ажиллав.", "Мод тарив."]),
        (
            "Үүнд: 1. Өвс 20 тонн; 2. Тэжээл 5 тонн.",
            ["Үүнд: 1. Өвс 20 тонн; 2. Тэжээл 5 тонн."],
        ),
        ("Нийт 12.5 га талбай. Хашаа барив", ["Нийт 12.5 га талбай.", " Хашаа барив"]),
        ("Хамрагдсан иргэд 45. Мөн аян хийв.", ["Хамрагдсан иргэд 45.", " Мөн аян хийв."]),
        ("алдаа зааж байна.. Дахин хандсан", ["алдаа зааж байна..", " Дахин хандсан"]),
        ("", []),
    ],
)
def test_sentences_end_where_people_end_them(text, sentences):
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet="Аб1. !\n"))
def test_no_letter_is_lost_between_sentences(text):
    assert "".join(text[start:end] for start, end in sentence_spans(text)) == text


@given(st.text(alphabet="Аб. \n"), st.integers(1, 3))
def test_the_last_words_begin_behind_all_others(text, count):
    place = last_words(text, count)

    assert text[place:].split() == text.split()[-count:]
