import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.answers import figures_for, find_parts, is_of_all, is_told_otherwise
from bielelt.language.demands import find_demands


def demand(text):
    (found,) = find_demands(text)
    return found


def figures(text, duty):
    return [int(q.value) for q in figures_for(text, demand(duty))]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Зорилтот 240 өрхийн 96 нь хамрагдав.", [(240, 96)]),
        ("45 объектоос 37-г шалгав.", [(45, 37)]),
        ("Нийт 45 200 толгой малаас 36 160 толгойг үзэв.", [(45200, 36160)]),
        ("240 өрхийн 96 хүүхэд суралцав.", []),
        ("240 өрх, 96 айл байна.", []),
        ("12 малчны 36 нь ирэв.", []),
        ("Малчин 240 өрхтэй. Үүний 96 нь гэрээтэй.", []),
    ],
)
def test_a_part_is_the_figure_just_behind_its_whole(text, pairs):
    assert [(int(p.whole.value), int(p.part.value)) for p in find_parts(text)] == pairs


@pytest.mark.parametrize(
    ("duty", "text", "found"),
    [
        ("12-оос доошгүй дугуйлан ажиллуулах;", "Спорт 5 дугуйлан, нийт 9 дугуйлан.", [9]),
        ("12-оос доошгүй дугуйлан ажиллуулах;", "Урлагийн 7, спортын 8, 3 дугуйлан.", [3, 7, 8]),
        ("Дугуйлангийн тоог 12-оос доошгүйд хүргэх;", "Дугуйлан 9 болсон.", [9]),
        ("20-иос доошгүй айлыг хамруулах;", "200 айлаас 14 айл орсон.", [14]),
        ("20-иос доошгүй айлыг хамруулах;", "40 мод тарив.", []),
    ],
)  # fmt: skip
def test_totals_answer_before_their_parts_and_parts_before_their_whole(duty, text, found):
    assert figures(text, duty) == found


@pytest.mark.parametrize(
    ("duty", "text", "told"),
    [
        ("100-аас доошгүй иргэнд олгох;", "Эрхийн бичиг 124-ийг хуваарилав.", True),
        ("100-аас доошгүй иргэнд олгох;", "Эрхийн бичиг 84-ийг хуваарилав.", False),
        ("100-аас доошгүй иргэнд олгох;", "124 сая төгрөг олгов.", False),
        ("2-оос доошгүй иргэнийг сургах;", "Ц.Бат, Д.Дорж нар суралцав.", True),
        ("3-аас доошгүй цэгт байрлуулах;", "Гурван цэгт байрлуулав.", True),
        ("3-аас доошгүй удаа хийх;", "1, 3, 5 дугаар сард хийв.", True),
        ("3-аас доошгүй удаа хийх;", "46 хүнтэй хийв.", False),
        ("80-аас доошгүй хувийг хамруулах;", "Хувиар 84.2 болно.", True),
        ("80-аас доошгүй хувийг хамруулах;", "Хамруулсан.", False),
    ],
)
def test_a_demand_may_be_answered_in_another_form(duty, text, told):
    assert is_told_otherwise(text, demand(duty)) == told


def test_all_of_them_is_more_than_a_share():
    assert [is_of_all("Сурагчид бүгд хамрагдаж байна."), is_of_all("Сурагчид ирэв.")] == [
        True,
        False,
    ]


@given(st.text(alphabet="өрхийн аас 0123нь.,нийт", max_size=80))
def test_odd_texts_never_raise(text):
    duty = demand("20-иос доошгүй өрхийг хамруулах;")

    assert all(0 < part.percent <= 100 for part in find_parts(text))
    assert isinstance(is_told_otherwise(text, duty), bool)
