from collections import Counter

import pytest

from bielelt.language.mixed import find_mixed, respell, vocabulary

NOTHING_KNOWN: Counter[str] = Counter()


def test_a_mixed_word_is_found_with_its_place_and_what_is_glued_to_it():
    text = "Усан сaн, тарьсан.govийн"

    assert [text[m.start : m.end] for m in find_mixed(text)] == ["сaн", "тарьсан.govийн"]


@pytest.mark.parametrize(
    ("word", "known", "spelt"),
    [
        ("гer", [], "гэр"),
        ("гөl", ["гол"], "гөл"),
        ("Tөсөв", [], "Төсөв"),
        ("бeлчээр", [], "белчээр"),
        ("бeлчээр", ["бэлчээр"], "бэлчээр"),
        ("хамтraн", [], "хамтран"),
        ("багtarьсан", ["баг"], "баг тарьсан"),
        ("багaас", ["баг"], "багаас"),
    ],
)
def test_known_words_win_and_glued_ones_are_parted(word, known, spelt):
    (mixed,) = find_mixed(word)

    assert respell(mixed, word, Counter(known)) == spelt


def test_the_vocabulary_holds_pure_words_in_lower_case():
    assert vocabulary(["Сум сум баg", "ERP сумд"]) == Counter({"сум": 2, "сумд": 1})


def test_old_letters_are_mixed_only_where_the_rest_is_mongolian():
    text = "өдєр қазақ Є"

    assert [m.word for m in find_mixed(text)] == ["өдєр"]
    assert respell(next(find_mixed(text)), text, NOTHING_KNOWN) == "өдөр"
