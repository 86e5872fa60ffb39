import pytest
from tests.dictionary import needs_dictionary

from bielelt.language.spelling import cyrillic_words, dictionary

pytestmark = needs_dictionary


@pytest.mark.parametrize(
    "word",
    [
        "сургууль",
        "СУРГУУЛИЙН",
        "Сургуульд",
        "томилгоожуулах",
        "түвшнийг",
        "авлигын",
        "э-мэйл",
        "эх-хүүхэд",
        "зургаадугаар",
        "гуравдахь",
        "онлайнаар",
    ],
)
def test_words_variants_and_compounds_are_known(word):
    assert dictionary().knows(word)


@pytest.mark.parametrize("word", ["зерчил", "сумынхэмжээнд", "бултиг", "ххх"])
def test_what_is_no_word_is_not_known(word):
    assert not dictionary().knows(word)


def test_only_what_stands_there_as_it_is_may_be_suggested():
    assert dictionary().has("сургуульд")
    assert dictionary().has("түвшин")
    assert not dictionary().has("түвшинууд")


def test_words_are_pure_cyrillic_and_touch_no_digit():
    text = "Сум-ын 8нд ERP-ээр, хүн2 A/ба (мод) e@мн"

    assert [m[0] for m in cyrillic_words(text)] == ["Сум-ын", "мод"]
