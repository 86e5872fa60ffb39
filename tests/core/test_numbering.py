from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.core.numbering import (
    CHAPTERS,
    act_key,
    join_label,
    label_key,
    number_key,
    part_label,
)

PRINTED = [
    ("2. Тооллогыг зохион байгуулсугай.", "2.", "Тооллогыг зохион байгуулсугай."),
    ("12.Хяналт тавихыг даалгасугай.", "12.", "Хяналт тавихыг даалгасугай."),
    ("15. 2.2.Шинэчлэлтийг хийх;", "15. 2.2", "Шинэчлэлтийг хийх;"),
    ("2.1 Тайланг ирүүлэх;", "2.1", "Тайланг ирүүлэх;"),
    ("3.1.4. Тайланг ирүүлэх;", "3.1.4", "Тайланг ирүүлэх;"),
    ("4. 5 сая төгрөг гаргах", "4.", "5 сая төгрөг гаргах"),
    (
        "11. Зургаа. Сумын Засаг дарга нарт: Мод тарих",
        "11. Зургаа",
        "Зургаа. Сумын Засаг дарга нарт: Мод тарих",
    ),
    (
        "14. Хоёр. Сумын Засаг дарга нарт: 2.1.Мод тарих",
        "14. 2.1",
        "Хоёр. Сумын Засаг дарга нарт: 2.1.Мод тарих",
    ),
    ("Зам талбайг цэвэрлэх", None, "Зам талбайг цэвэрлэх"),
    ("2024 онд багтаан дуусгах", None, "2024 онд багтаан дуусгах"),
    ("", None, ""),
]


@pytest.mark.parametrize(("cell", "label", "text"), PRINTED)
def test_a_clause_as_printed_is_parted_into_label_and_text(cell, label, text):
    assert part_label(cell) == (label, text)


@pytest.mark.parametrize(("_cell", "label", "text"), PRINTED)
def test_what_was_parted_can_be_printed_and_parted_again(_cell, label, text):
    assert part_label(join_label(label, text)) == (label, text)


@pytest.mark.parametrize(
    ("label", "text", "cell"),
    [
        ("2.", "Мод тарих", "2. Мод тарих"),
        ("15. 2.2", "Мод тарих", "15. 2.2. Мод тарих"),
        ("11. Зургаа", "Зургаа. Мод тарих", "11. Зургаа. Мод тарих"),
        ("2.", None, "2."),
        (None, "Мод тарих", "Мод тарих"),
        (None, None, ""),
    ],
)
def test_label_and_text_are_printed_as_the_paper_has_them(label, text, cell):
    assert join_label(label, text) == cell


NUMBERS = st.integers(1, 150)
INNER = st.lists(NUMBERS, min_size=2, max_size=3).map(lambda ns: ".".join(map(str, ns)))
OUTER = NUMBERS.map(lambda n: f"{n}.")
WORDS = st.lists(
    st.text("абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя0123456789,;«»%", min_size=1, max_size=8),
    max_size=8,
).map(" ".join)
TEXTS = st.builds("{}{}".format, st.sampled_from("БМӨҮШ"), WORDS)


@given(label=st.one_of(st.none(), OUTER, INNER), text=TEXTS)
def test_plain_labels_survive_printing(label, text):
    assert part_label(join_label(label, text)) == (label, text)


@given(outer=OUTER, inner=INNER, text=TEXTS)
def test_inner_numbers_survive_printing(outer, inner, text):
    label = f"{outer} {inner}"

    assert part_label(join_label(label, text)) == (label, text)


@given(outer=OUTER, chapter=st.sampled_from(CHAPTERS), inner=st.none() | INNER, text=TEXTS)
def test_chapter_headings_survive_printing(outer, chapter, inner, text):
    label = f"{outer} {inner or chapter}"
    text = f"{chapter}. Дарга нарт: {inner}.{text}" if inner else f"{chapter}. {text}"

    assert part_label(join_label(label, text)) == (label, text)


@given(cell=st.text(max_size=60))
def test_any_cell_is_parted_without_losing_a_letter(cell):
    label, text = part_label(cell)

    assert [c for c in text if c.isalpha()] == [c for c in cell if c.isalpha()]
    assert label is None or label[0].isdigit()


@pytest.mark.parametrize(
    ("label", "key"),
    [("2.", (2,)), ("15. 2.2", (15, 2, 2)), ("11. Зургаа", (11,)), (None, ())],
)
def test_labels_are_compared_by_their_numbers(label, key):
    assert label_key(label) == key


def test_labels_in_order_are_the_order_of_their_keys():
    labels = ["10. 2.10", "11.", "2.", "10. 2.1", "10."]

    assert sorted(labels, key=label_key) == ["2.", "10.", "10. 2.1", "10. 2.10", "11."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024_A/27", "2024_А/27"),  # Latin A, Cyrillic А
        ("2024_b/5", "2024_В/5"),
        (" 2024_а / 27 ", "2024_А/27"),
    ],
)
def test_a_number_written_with_look_alike_letters_is_the_same_number(one, other):
    assert number_key(one) == number_key(other) == other


@given(number=st.text("0123456789_/- АБВабвABab", max_size=12))
def test_the_key_of_a_key_is_the_key(number):
    assert number_key(number_key(number)) == number_key(number)


@pytest.mark.parametrize(
    ("number", "day", "key"),
    [
        ("2024_A/27", None, (2024, "А/27")),
        ("А/27", date(2024, 3, 1), (2024, "А/27")),
        ("2024_01", date(2023, 12, 31), (2024, "01")),
        ("195", None, (0, "195")),
        ("", date(2024, 3, 1), (2024, "")),
    ],
)
def test_an_act_has_one_key_however_its_year_is_written(number, day, key):
    assert act_key(number, day) == key
