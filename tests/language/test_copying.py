import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.copying import (
    SURELY_FOUND,
    Index,
    Likeness,
    are_alike,
    fingerprints,
    likeness,
    plain,
    running,
)

WORDS = "мал тоо худаг хашаа өвс багш эмч ном зам мод гол уул нуур хот тал ус гэр ан шувуу загас"
VOCABULARY = st.sampled_from(WORDS.split())
SONG = "Тал нутгийн хөх тэнгэр дор торго шиг ногоо ургаж тогоруун сүрэг цуварч ирээд нуурын эрэгт буулаа"


def texts(size):
    return st.lists(VOCABULARY, min_size=size, max_size=60).map(" ".join)


def alike(here, there):
    return likeness(running(here), running(there))


def test_what_two_texts_share_is_shown_at_its_places():
    here, there = f"Эхлээд ажилласан. {SONG}. Дараа нь амрав.", SONG.upper()

    assert alike(here, there) == Likeness(
        here=(18, 18 + len(SONG)),
        there=(0, len(SONG)),
        shared=16,
        own=12,
        figures=(),
        same=0,
    )


def test_figures_that_differ_are_told_and_do_not_part_a_stretch():
    here = f"{SONG} 45 айл 3 200 мал 12,5 га"
    there = f"{SONG} 54 айл 3200 мал 12.5 га"

    assert alike(here, there).figures == (("45", "54"),)
    assert alike(here, there).same == 2


def test_equal_figures_count_but_not_those_of_dates_and_small_ones():
    text = f"{SONG} 2024 оны 11 дүгээр сарын 12-ны өдөр 45 айл 3 хүн"

    assert alike(text, text).same == 1


def test_a_few_words_put_in_do_not_part_a_stretch():
    here = SONG.replace("торго", "өнгө өнгийн сайхан торго")

    assert alike(here, SONG).here == (0, len(here))


def test_words_of_the_duty_of_dates_in_quotation_marks_and_figures_are_not_own():
    text = "Худгийг «Тал нутаг» 2024 оны 3 дугаар сарын 5-нд засварлан малчдад"
    words = running(text, ["Худаг гаргасугай.", None])

    assert [words.word(n) for n in range(len(words)) if words.own[n]] == [
        "засварлан",
        "малчдад",
    ]


def test_texts_that_share_less_than_twelve_words_are_not_alike():
    shared = " ".join(SONG.split()[: SURELY_FOUND - 1])

    assert alike(f"{shared} нэг хоёр", f"{shared} гурав дөрөв") is None
    assert alike("", SONG) is None


@given(texts(0), texts(0), texts(SURELY_FOUND), texts(0), texts(0))
def test_texts_that_share_twelve_words_share_a_fingerprint(a, b, shared, c, d):
    one, other = (running(f"{x} {shared} {y}") for x, y in ((a, b), (c, d)))

    assert set(fingerprints(one)) & set(fingerprints(other))


@given(texts(5))
def test_a_fingerprint_of_every_thirteen_words_is_kept(text):
    kept = list(fingerprints(running(text)))
    words = len(text.split())

    assert words // SURELY_FOUND <= len(kept) <= words - 4


def found(*texts, owners=None, most=5):
    index = Index(most)
    for number, text in enumerate(texts):
        index.add(running(text), (owners or range(99))[number])
    return [index.alike(number) for number in range(len(texts))]


def test_an_index_finds_the_likest_first_and_never_the_text_itself():
    part, more = " ".join(SONG.split()[:14]), f"{SONG} {WORDS}"

    assert found(more, f"{part} нэг хоёр гурав", more, "хөх") == [
        [2, 1],
        [0, 2],
        [0, 1],
        [],
    ]


def test_what_stands_with_many_owners_is_a_phrase():
    assert found(SONG, SONG, SONG, most=2) == [[], [], []]
    assert found(SONG, SONG, SONG, most=2, owners="ABA") == [[1, 2], [0, 2], [0, 1]]


def test_what_stands_very_often_is_a_phrase_whoever_owns_it():
    assert found(*[SONG] * 25, owners="A" * 25) == [[]] * 25


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Худгийг засварлах ажил", "Худаг засварласан ажлыг", True),
        ("Худгийг засварлах ажил", "Сургуулийн багшийн хурал", False),
        ("ажил", None, False),
        ("", "", False),
    ],
)
def test_short_texts_are_alike_whatever_their_endings(one, other, are):
    assert are_alike(one, other, percent=60) is are


def test_a_plain_text_is_the_same_however_it_was_typed():
    assert plain("Өвс, тэжээл-ийн: (нөөц)") == plain("овс тэжээлийн НOOЦ")
