import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.core.numbering import CHAPTERS
from bielelt.language.endings import closes_order, closes_report, is_order, is_report


@pytest.mark.parametrize(
    "word",
    [
        "болгосугай.",
        "даалгасугай",
        "тусгасүгэй.",
        "мөрдсүгэй!",
        "ажиллах;",
        "«байгуулсугай.»",
    ],
)
def test_an_order_closes_with_the_voluntative_or_a_duty_with_a_semicolon(word):
    assert (closes_order(word), closes_report(word)) == (True, False)


@pytest.mark.parametrize(
    "word",
    [
        "байна.",
        "байлаа.",
        "дуусгасан.",
        "хүргэсэн.",
        "тогтоожээ.",
        "явуулав.",
        "хүргэв.",
        "хийв.",
        "тарив.",
        "ирээгүй.",
        "боллоо..",
    ],
)
def test_a_report_closes_with_a_past_or_continuous_form_and_a_stop(word):
    assert (closes_order(word), closes_report(word)) == (False, True)


@pytest.mark.parametrize("word", ["байна", "ажиллах", "өвс.", "архив.", "тав.", ";", ""])
def test_other_words_close_nothing(word):
    assert (closes_order(word), closes_report(word)) == (False, False)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_number_of_a_chapter_closes_nothing(chapter):
    assert not closes_report(f"{chapter.split()[-1]}.")


@pytest.mark.parametrize(
    ("text", "order", "report"),
    [
        ("Мод тарихыг даалгасугай.", True, False),
        ("Мод тарих;", True, False),
        ("Мод тарих", True, False),
        ("Мод тарьсан байна", False, True),
        ("Мод тарьсан.", False, True),
        ("Мод тарьсан;", False, True),
        ("Мод тарихыг даалгасугай. Тарьсан байна.", False, True),
        ("Мод", False, False),
        ("", False, False),
    ],
)
def test_the_last_word_tells_an_order_from_a_report(text, order, report):
    assert (is_order(text), is_report(text)) == (order, report)


@given(st.text(alphabet="абйнсугэөү.;« "))
def test_no_text_is_an_order_and_a_report(text):
    assert not (is_order(text) and is_report(text))
