from decimal import Decimal
from fractions import Fraction

import pytest

from bielelt.language.shares_in_words import find_multiples, find_shares_in_words


@pytest.mark.parametrize(
    ("text", "whole", "part", "fraction"),
    [
        ("Нийт 60 багшийн тал хувь буюу 30 нь суув.", 60, 30, Fraction(1, 2)),
        ("90 айлаас 30 нь буюу гуравны нэг нь нүүв.", 90, 30, Fraction(1, 3)),
        (
            "40 хоршооны дөрөвний гурав буюу 30 хоршоо тайлагнав.",
            40,
            30,
            Fraction(3, 4),
        ),
        ("80 ажилтны тавны хоёр буюу 32 хүн эмэгтэй.", 80, 32, Fraction(2, 5)),
    ],
)
def test_a_share_in_words_is_read_with_its_figures(text, whole, part, fraction):
    assert [
        (p.whole.value, p.part.value, p.fraction) for p in find_shares_in_words(text)
    ] == [(whole, part, fraction)]


@pytest.mark.parametrize(
    "text",
    [
        "Багш нарын тал хувь буюу 30 нь суув.",
        "60 багшийн тал хувь нь суув.",
        "Арга хэмжээний гуравны нэг нь дууссан.",
        "30 багш, тал хувь буюу 15 сая төгрөг.",
    ],
)
def test_shares_without_a_figure_are_left_out(text):
    assert list(find_shares_in_words(text)) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Уншигч 300-аас 600 болж хоёр дахин өсөв.", (300, 600, Decimal(2), True)),
        (
            "Өмнө нь 40 га тарьж байсан бол одоо 60 га тарьж 1.5 дахин нэмэгдүүлэв.",
            (40, 60, Decimal("1.5"), True),
        ),
        ("Зөрчил 90-ээс 30 болж гурав дахин буурлаа.", (90, 30, Decimal(3), False)),
    ],
)
def test_a_multiple_is_read_with_what_was_and_what_is(text, facts):
    assert [
        (m.before.value, m.after.value, m.times, m.rose) for m in find_multiples(text)
    ] == [facts]


@pytest.mark.parametrize(
    "text",
    [
        "Хурлыг хоёр дахин хийв.",
        "Орлого хоёр дахин өссөн.",
        "30 хүн, 45 машин ажиллаж, хоёр дахин өсөв.",
    ],
)
def test_other_ways_to_say_twice_are_left_out(text):
    assert list(find_multiples(text)) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("60 багшийн бараг тал хувь буюу 28 нь суув.", (60, 28)),
        ("90 айлын тал орчим нь буюу 40 айл нүүв.", (90, 40)),
        ("70 ажилтны гуравны нэг гаруй буюу 26 нь чөлөөтэй.", (70, 26)),
    ],
)
def test_a_rough_share_is_read_as_one(text, figures):
    assert [
        (p.whole.value, p.part.value, p.roughly) for p in find_shares_in_words(text)
    ] == [(*figures, True)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("90 айлын тэн хагаст нь буюу 45 айлд олгов.", (90, 45)),
        ("24 цэгийн дөрөвний гурвыг нь буюу 18 цэгийг засав.", (24, 18)),
        ("Ажилтны гуравны хоёр буюу 40 хүн (нийт 60) суув.", (60, 40)),
        ("30 айлд олгосон нь зорилтот 40 айлын дөрөвний гурав болно.", (40, 30)),
    ],
)
def test_a_share_may_have_an_ending_and_its_whole_stand_behind(text, figures):
    assert [(p.whole.value, p.part.value) for p in find_shares_in_words(text)] == [figures]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Уншигч 300-аас 580 болж бараг хоёр дахин өсөв.", (300, 580, True)),
        ("Гомдол 60 байснаа гурав дахин буурч 20 боллоо.", (60, 20, False)),
        ("30 хүүхдийн 20 нь ирснээр гурав дахин цөөрч, 10 болсон.", (30, 10, False)),
    ],
)
def test_what_it_became_may_close_a_multiple_and_may_be_rough(text, facts):
    assert [(m.before.value, m.after.value, m.roughly) for m in find_multiples(text)] == [
        facts
    ]
