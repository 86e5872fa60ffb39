import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.countings import counts, root, roots_of


def counted(text):
    return {f"{c.figure.value:f}": c for c in counts(0, text)}


@pytest.mark.parametrize(
    ("text", "figure", "thing"),
    [
        ("Сайн дурын 42 гишүүн ирэв.", "42", "гишүүн"),
        ("Ус зайлуулах хоолой 46 байна.", "46", "хоолой"),
        ("Байнгын уншигчийн тоо 915 хүрэв.", "915", "уншигч"),
        ("Дэмжлэг авсан иргэн 37-д гэрчилгээ олгов.", "37", "иргэн"),
        ("Нийт 24 нэгжийн 15-ыг шалгасан.", "15", "нэгж"),
        ("Зам засварт 26 хүн ажиллав.", "26", "хүн"),
    ],
)
def test_a_figure_counts_the_noun_beside_it_or_that_of_its_whole(text, figure, thing):
    assert root(thing) in counted(text)[figure].thing


def test_what_was_done_is_the_participle_before_or_the_verb_behind():
    texts = ("Шалгасан 14 нэгж байна.", "Нийт 14 нэгжийг шалгав.", "Шалгасан аж нэгж 14.")

    assert {counted(text)["14"].deed for text in texts} == {root("шалгав")}


@pytest.mark.parametrize(
    ("text", "is_done"),
    [
        ("Хамрагдах 92 хүүхэд бүртгэв.", False),
        ("Хамрагдсан 92 хүүхэд байна.", True),
        ("Амьдардаг 92 хүүхэд байна.", None),
    ],
)
def test_the_participle_tells_what_is_to_be_done_from_what_was(text, is_done):
    assert counted(text)["92"].is_done is is_done


def test_what_there_is_is_a_stock_and_what_was_done_is_none():
    assert counted("Хог тээврийн 6 машин ажиллаж байна.")["6"].is_stock
    assert counted("Хүүхдийн тасаг 45 ортой.")["45"].is_stock
    assert not counted("Шинээр 6 машинд заагч тавив.")["6"].is_stock
    assert not counted("Тарьсан 43 мод ургаж байна.")["43"].is_stock


@pytest.mark.parametrize(
    "text",
    [
        "Ажил хийсэн.",
        "Нийт 42 орчим гишүүн ирэв.",
        "Уулзалтыг 12 удаа хийв.",
        "Уншигчдын 384 нь",
        "",
    ],
)
def test_rough_figures_times_and_bare_parts_count_nothing(text):
    assert counted(text) == {}


def test_forms_of_a_word_share_a_root():
    assert root("тарив") == root("тарьсан")
    assert root("сан") == root("сангийн")
    assert roots_of("Нийт 12 хүн") == frozenset()


@given(st.text(alphabet="0123456789 абнйхш.,«»-сТ", max_size=80))
def test_odd_texts_never_raise(text):
    list(counts(0, text))
