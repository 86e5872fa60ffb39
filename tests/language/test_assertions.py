from bielelt.language.assertions import find_assertions, other_words, sentences_with_figures


def told(text):
    return [(a.about[0], text[a.start : a.figure.stop]) for a in find_assertions(text)]


def test_names_owners_and_close_subjects_are_told_of_a_figure():
    assert told("Тохижилтод «Хөх сувд» ХХК 300 суулгац тарьсан.") == [
        ("name", "«Хөх сувд» ХХК 300 суулгац")
    ]
    assert told("Манай сумын төрийн 8 байгууллага оролцов.") == [
        ("subject", "Манай сумын төрийн 8 байгууллага"),
        ("owners", "сумын төрийн 8 байгууллага"),
    ]


def test_rough_figures_dates_and_short_subjects_are_not():
    assert told("Сургалтад 45 хүн хамрагдсан.") == []
    assert told("«Хөх сувд» ХХК 300 орчим суулгац тарьсан.") == []
    assert told("5 дугаар сарын 3-нд «Хөх сувд» ХХК 300 суулгац тарьсан.") == []


def test_two_sentences_are_compared_by_their_words_without_figures():
    text = "Зүүн багт 18 өрх нүүв. Баруун багт 25 өрх нүүв. Хурал болов."
    one, other = sentences_with_figures(text)

    assert other_words(one, other) == ("Зүүн", "Баруун")
