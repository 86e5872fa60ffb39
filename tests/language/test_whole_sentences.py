import pytest

from bielelt.language.whole_sentences import said_in, within

CLEANING = "Хаврын цэвэрлэгээнд 312 иргэн, 16 албан газар гарч, 28 тн хог ачуулав."


def test_a_text_within_another_is_found_with_the_sentence_in_both():
    texts = ["Бэлтгэл хийв.", f"Бэлтгэл хийв. {CLEANING}", f"{CLEANING} Зураг 4 авав."]

    assert list(within(texts)) == []
    assert [(w.text, w.source, w.said.start, w.there.start) for w in within([*texts, CLEANING])] == [
        (3, 1, 0, 13),
        (3, 2, 0, 0),
    ]  # fmt: skip


def test_blanks_and_capitals_make_no_other_sentence():
    one = CLEANING.replace(" гарч", "  гарч").upper()

    assert [w.text for w in within([one, CLEANING])] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Хаврын цэвэрлэгээг 5 дугаар сарын 11-нд бүх багт зохион байгуулж дуусгав.",
        "Цэвэрлэгээнд 312 иргэн гарч, 28 тн ачив.",
        "Засаг даргын А/12 захирамжаар 12 хүнтэй ажлын хэсэг байгуулж 3 удаа хуралдав.",
        f"«{CLEANING}» гэж мэдээлэв.",
        "",
    ],
)
def test_dates_acts_quotations_and_few_words_tell_no_fact_of_their_own(text):
    assert said_in(text) == ()
