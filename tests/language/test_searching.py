import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.searching import MOST_WORDS, Sought, indexed, marked, owning, sought


def found(text, words):
    """Whether every word of a search stands in ``text``, as a database would say."""
    there = indexed([text]).split()
    return all(
        set(word.exact) & set(there)
        or (word.start and any(token.startswith(word.start) for token in there))
        for word in sought(words)
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Иргэдийн хүсэлтийг шийдвэрлэсэн", "иргэд хүсэлт"),
        ("иргэн бүр", "Иргэдэд"),
        ("Өвөлжилтийн бэлтгэл", "овол"),
        ("Өвөлжилтийн бэлтгэл", "ӨВӨЛЖИЛТ бэл"),
        ("Байгууллагын дарга", "бaйгyyллaгa"),
        ("Ёс зүйн дүрэм", "ес зуйн"),
        ("GPS хэмжилт", "gps"),
        ("бичгийг өгсөн", "бичиг"),
        ("бичгийг өгсөн", "бичги"),
        ("А/27 дугаар захирамж", "a-027"),
        ("2024_А/27", "A/27"),
        ("2024_А/27", "2024_A/27"),
        ("Тогтоол 125", "125"),
    ],
)
def test_is_found(text, words):
    assert found(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Иргэдийн хүсэлт", "иргэд өргөдөл"),
        ("А/27 дугаар захирамж", "А/2"),
        ("А/27 дугаар захирамж", "Б/27"),
        ("2023_А/27", "2024_А/27"),
        ("Худаг гаргах", "даг"),
    ],
)
def test_is_not_found(text, words):
    assert not found(text, words)


def test_the_own_number_of_a_decision_is_told_from_a_mention():
    assert owning(sought("2024_A/27")) == [Sought(("№а27",))]
    assert owning(sought("худаг")) == []
    assert "№а27" in indexed(["Мод тарих"], own_numbers=["2024_А/27"]).split()
    assert "№а27" not in indexed(["А/27 дугаар захирамж"]).split()


def test_only_the_last_word_is_a_beginning_and_no_number_is():
    words = sought("мод тари")

    assert [word.start for word in words] == ["", "тари"]
    assert [word.start for word in sought("мод А/2")] == ["", ""]


def test_a_search_has_at_most_twelve_words():
    assert len(sought("мод " * 40)) == MOST_WORDS
    assert sought(" ?! «» ") == ()


def test_what_was_sought_is_marked_and_the_rest_cut_off():
    pieces = marked("Тус сумын малчдын худгийг зассан", sought("малчин худ"), around=16)

    assert pieces == (
        ("Тус сумын ", False),
        ("малчдын", True),
        (" ", False),
        ("худгийг", True),
        (" зассан", False),
    )


def test_a_long_text_is_cut_on_both_sides():
    assert marked("мод " * 9 + "худаг" + " өвс" * 9, sought("худаг"), around=6) == (
        ("…", False),
        ("д мод ", False),
        ("худаг", True),
        (" өвс ө", False),
        ("…", False),
    )


@given(st.text(), st.text())
def test_pieces_make_up_the_text_and_words_hold_letters_and_digits_only(text, words):
    wanted = sought(words)

    assert "".join(piece for piece, _ in marked(text, wanted, around=len(text))) == text
    for word in wanted:
        for token in (*word.exact, word.start):
            assert not {*token} & {*"\"'\\ *&|!()<>:-^\0\t\n"}
