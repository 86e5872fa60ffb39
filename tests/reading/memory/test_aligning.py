"""A known clause laid over a cell: what is of the clause, what is not, and how sure that is."""

from collections import Counter
from itertools import zip_longest
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.reading.memory.known_clauses import TEXT

from bielelt.reading.memory.aligning import align

PROGRESS = (
    "Нийт 14 цэгт шинээр ус гаргаж, 230 өрхийн 41 мянган толгой мал хүрэлцээтэй уух "
    "боломжтой болсон бөгөөд ажлын зардалд 86 сая төгрөг зарцуулсан байна."
)


def across(text=TEXT, progress=PROGRESS, widths=(32, 54), seam=" "):
    lines = zip_longest(wrap(text, widths[0]), wrap(progress, widths[1]))
    return seam.join(line for pair in lines for line in pair if line)


def told(aligned):
    return " ".join(aligned.text), " ".join(aligned.rest)


def is_exact(aligned):
    return not aligned.differing and not aligned.is_one_of_two


def test_what_stands_between_the_words_is_left():
    aligned = align(TEXT, [across()])

    assert told(aligned) == (TEXT, PROGRESS)
    assert (is_exact(aligned), aligned.is_even, aligned.opens) == (True, True, True)
    assert aligned.likeness == 1


def test_words_that_are_glued_at_the_ends_of_lines_are_cut():
    aligned = align(TEXT, [across(seam="")])

    assert told(aligned) == (TEXT, PROGRESS)
    assert is_exact(aligned)


def test_what_is_left_stays_on_its_page():
    first, second = TEXT[: TEXT.index("12")].strip(), TEXT[TEXT.index("12") :]

    aligned = align(TEXT, [f"{first} Нийт цэгт", f"{second} болсон."])

    assert aligned.rests == (("Нийт", "цэгт"), ("болсон.",))


@pytest.mark.parametrize(
    ("found", "known"),
    [
        ("худгийг", "худгийн"),
        ("15", "12"),
        ("", "байгуулахыг"),
    ],
)
def test_a_word_that_is_another_one_or_missing_is_told(found, known):
    text = TEXT.replace("худгийг", "худгийн") if known == "худгийн" else TEXT

    aligned = align(text, [across(TEXT.replace(known, found, 1) if text == TEXT else TEXT)])

    assert aligned.differing == ((found, known),)
    assert not is_exact(aligned)
    assert aligned.likeness < 1


def test_another_word_amid_the_clause_is_of_the_clause():
    aligned = align(TEXT, [across(TEXT.replace("усан", "тэжээлийн"))])

    assert told(aligned) == (TEXT.replace("усан", "тэжээлийн"), PROGRESS)
    assert aligned.differing == (("тэжээлийн", "усан"),)


def test_a_word_that_is_broken_is_one_word():
    aligned = align(TEXT, [TEXT.replace("засварлаж", "засвар лаж")])

    assert is_exact(aligned)
    assert told(aligned) == (TEXT, "")


def test_a_clause_of_which_a_piece_stands_in_the_progress_as_well_is_not_exact():
    progress = PROGRESS.replace("Нийт 14 цэгт", "Бэлчээрийн усан хангамжийг нэмэгдүүлэх")

    aligned = align(TEXT, [across(progress=progress)])

    assert not is_exact(aligned)


def test_a_clause_that_goes_on_where_the_known_one_does_not_leaves_uneven_pieces():
    longer = TEXT.replace("усан", "ундны болон мал услах усан")

    aligned = align(TEXT, [across(longer)])

    assert is_exact(aligned)
    assert not aligned.is_even


def test_words_before_the_clause_are_told():
    assert not align(TEXT, [f"Хоёр. Дарга нарт: {across()}"]).opens


def test_texts_too_long_to_try_all_ways_are_left():
    assert align(TEXT, [across() * 40]) is None
    assert align(TEXT * 20, [across()]) is None


WORDS = st.lists(
    st.sampled_from(
        ["аа", "бб", "вв", "гг", "дд", "12", "34", "аабб", "ввгг,", "—", "(дд)"]
    ),
    max_size=12,
)


@settings(max_examples=examples(80), deadline=None)
@given(known=WORDS, pages=st.lists(WORDS, min_size=1, max_size=3))
def test_no_letter_of_a_cell_is_lost_or_made(known, pages):
    texts = [" ".join(words) for words in pages]

    aligned = align(" ".join(known), texts)

    if aligned is not None:
        given_out = "".join([*aligned.text, *aligned.rest])
        assert Counter(given_out) == Counter("".join(texts).replace(" ", ""))
        for page, rest in zip(texts, aligned.rests, strict=True):
            assert not Counter("".join(rest)) - Counter(page)
