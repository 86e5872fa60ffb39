import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.likeness import (
    Likeness,
    Run,
    alike,
    copied,
    keys,
    means_its_own_act,
    telling,
    without_chapter,
)

ONE = "Хашааны дундах зүлгийг усалж, хогийг тогтмол цэвэрлэж, модны тойргийг шохойдсон."
OTHER = "Автобусны буудлын сүүдрэвчийг засаж, вандан сандлыг будаж, гэрэлтүүлэг нэмсэн."


def test_forms_and_slips_of_one_word_have_one_key():
    assert keys("Үүргийг ҮҮРГИЙГ уургийг") == ("уурги", "уурги", "уурги")


def test_what_only_carries_a_statement_tells_nothing():
    assert telling("Усан сангийн засварын ажлыг хийж гүйцэтгэн ажиллаж байна.") == {
        "усан",
        "санги",
        "засва",
    }


@pytest.mark.parametrize(
    ("clause", "own"),
    [
        ("Тав. Багийн Засаг дарга нарт: Худгийг засах;", "Худгийг засах;"),
        ("Арван нэг. Захирал, эрхлэгч наарт: Хоолыг шалгах;", "Арван нэг. Захирал, эрхлэгч наарт: Хоолыг шалгах;"),
        ("Худгийг засах;", "Худгийг засах;"),
        ("Дараах ажлыг хийх: худгийг засах;", "Дараах ажлыг хийх: худгийг засах;"),
    ],
)  # fmt: skip
def test_the_heading_of_a_chapter_is_no_part_of_a_clause(clause, own):
    assert without_chapter(clause) == own


@pytest.mark.parametrize(
    ("clause", "is_so"),
    [
        ("Энэ захирамжийн хэрэгжилтэд хяналт тавихыг даалгасугай.", True),
        ("Төлөвлөгөөг батлагдсан хугацаанд хэрэгжүүлэхийг даалгасугай.", True),
        ("Худаг, уст цэгийг тоолохыг багийн дарга нарт даалгасугай.", False),
    ],
)
def test_what_means_its_own_act_is_known_by_its_words(clause, is_so):
    assert means_its_own_act(clause) == is_so


def test_equal_and_nearly_equal_texts_are_alike_and_others_not():
    assert list(alike([ONE, OTHER, ONE], words=5, share=0.8)) == [Likeness(0, 2, 1.0)]
    assert list(alike([ONE, OTHER], words=5, share=0.1)) == []
    assert list(alike(["Хийсэн.", "Хийсэн.", ""], words=5, share=0.1)) == []


@given(st.lists(st.sampled_from([ONE, OTHER]), max_size=8))
def test_pairs_are_exactly_the_equal_texts(texts):
    pairs = [(p.one, p.other) for p in alike(texts, words=5, share=0.9)]

    assert pairs == [
        (a, b)
        for a in range(len(texts))
        for b in range(a + 1, len(texts))
        if texts[a] == texts[b]
    ]


def test_copied_stretches_have_their_place():
    text = "Мөн " + ONE[:-1] + " байна."

    assert copied(text, [OTHER, ONE]) == (Run(4, 4 + len(ONE) - 1, 10),)
    assert copied(OTHER, [ONE]) == ()


@given(st.text(alphabet="абвгд, .", max_size=80), st.text(alphabet="абвгд, .", max_size=80))
def test_copied_stretches_are_words_of_both(text, source):
    theirs = " ".join(keys(source))

    assert all(
        " ".join(keys(text[run.start : run.end])) in theirs
        for run in copied(text, [source])
    )
