from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.worded import find_counts, find_shares_of_hundred, in_digits


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Арван дөрвөн хүн ажилд орсон.", [("Арван дөрвөн", 14)]),
        ("Багш зургаа, эмч гурав, жолооч тав.", [("зургаа", 6), ("гурав", 3), ("тав", 5)]),
        ("Арваас долоог нь засав.", [("Арваас", 10), ("долоог", 7)]),
        ("Хоёр зуун тавин айл.", [("Хоёр зуун тавин", 250)]),
        ("Гурван мянга таван зуун мал.", [("Гурван мянга таван зуун", 3500)]),
        ("Нийт 12 худгаас долоо нь хэвийн.", [("12", 12), ("долоо", 7)]),
        ("Зөвлөмжийн нэг нь биелсэн.", [("нэг", 1)]),
    ],
)
def test_figures_in_words_count_as_those_in_digits_do(text, counts):
    found = [(text[q.start : q.end], q.value) for q in find_counts(text)]

    assert found == counts


@pytest.mark.parametrize(
    "text",
    [
        "Нэг хүсэлт ирсэн.",
        "Гурав дахь удаагаа болов.",
        "Хоёрдугаар улиралд болно.",
        "Малын гуравны нэг.",
        "Долоо хоног бүр, таван жилийн хугацаатай.",
        "Нэгд, хашааг засав. Хоёрт, гэрлийг солив.",
        "Сумын Таван толгой багт болов.",
        "Даваа, гарам хоёр дээр тэмдэг тавив.",
        "Арван хоёр дугаар сард болно.",
        "Үерийн далан засав.",
        "Энэ хоёрын тайлан ирсэн, эхний гурван байр эзлэв.",
    ],
)
def test_words_that_order_share_date_or_name_count_nothing(text):
    assert find_counts(text) == ()


def test_what_a_figure_in_digits_counts_ends_before_one_in_words():
    text = "12 мал эмнэлгийн хоёр ажилтан"

    first, second = find_counts(text)

    assert (first.stop <= second.start, second.value) == (True, 2)


@pytest.mark.parametrize(
    ("text", "percents"),
    [
        ("Хамралт наян таван хувь.", [85]),
        ("Хамралт 40 хувиас тавин хувь болов.", [40, 50]),
        ("Таван хүн ирэв.", []),
    ],
)
def test_percentages_in_words_are_read(text, percents):
    assert [p.value for p in find_shares_of_hundred(text)] == percents


def test_what_is_counted_in_words_has_its_unit_and_noun():
    found = find_counts("Уулзалтад тавин хоёр малчин, 14 багш ирж, гурван тонн өвс байна.")

    assert [(q.value, q.unit, q.nouns) for q in found] == [
        (Decimal(52), "", ("малч",)),
        (Decimal(14), "", ("багш",)),
        (Decimal(3), "тонн", ("тон", "өвс")),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("есөн айлын гурвыг нь", ["9", "3-ыг"]),
        ("Арван хоёр худгийн долоог", ["12", "7-г"]),
        ("зуун гурван тонн", ["103"]),
        ("дөрвөн багт, наймд нь", ["4", "8-д"]),
    ],
)
def test_numbers_in_words_become_digits(text, figures):
    assert [
        w for w in in_digits(text).replace(",", " ").split() if w[0].isdigit()
    ] == figures


@pytest.mark.parametrize(
    "text",
    [
        "хоёр дахь удаа",
        "долоо хоногт",
        "тавны нэг",
        "гурвуулаа",
        "гурав дугаар баг",
        "тавилга",
    ],
)
def test_what_counts_nothing_alone_stays_in_words(text):
    assert in_digits(text) == text


@given(
    st.lists(st.sampled_from(["гурвыг", "арван", "тав", "худаг", "нь", "есөн", "5", ","]))
)
def test_every_place_stays_where_it_was(words):
    text = " ".join(words)

    assert len(in_digits(text)) == len(text)
