import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.leftovers import find_leftovers


def left(text, duty):
    return [text[r.start : r.end].strip() for r in find_leftovers(text, duty)]


@pytest.mark.parametrize(
    ("duty", "text", "found"),
    [
        ("Цалингийн өрийг тэглэх.", "Одоо цалингийн өр 3 сая төгрөг байна.", "Одоо цалингийн өр 3 сая төгрөг байна"),
        ("Өр, авлагыг барагдуулах.", "5 сая төгрөгийг төлж, 2 сая төгрөгийн авлага үлдээд байна.", "2 сая төгрөгийн авлага үлдээд байна"),
        ("Илэрсэн зөрчлийг бүрэн арилгах.", "9 зөрчил арилгасан. Одоогоор 4 зөрчил хяналтад байна.", "Одоогоор 4 зөрчил хяналтад байна"),
        ("Түрээсийн төлбөрийн өрийг барагдуулж дуусгах.", "Өрийн үлдэгдэл 1.8 сая төгрөг.", "Өрийн үлдэгдэл 1.8 сая төгрөг"),
    ],
)  # fmt: skip
def test_what_is_still_there_and_should_be_gone_is_found(duty, text, found):
    assert left(text, duty) == [found]


@pytest.mark.parametrize(
    ("duty", "text"),
    [
        ("Цалингийн өрийг тэглэх.", "Өр 3 сая төгрөг байсныг олгож дуусгав."),
        ("Цалингийн өрийг тэглэх.", "Одоо өр 0 төгрөг."),
        ("Цалингийн өрийг тэглэх.", "Одоо өргүй болсон."),
        ("Өр, авлагыг барагдуулах.", "Одоо 4 сая төгрөгийн авлагыг барагдуулаад байна."),
        ("Өр, авлагыг барагдуулах.", "Үлдсэн 2 сая төгрөгийн авлагыг 6 сард төлүүлэв."),
        ("Өр, авлагыг барагдуулах.", "Дансны үлдэгдэл 12 сая төгрөг."),
        ("Өвсний нөөц бүрдүүлэх.", "Одоо 4 тонн өвс үлдээд байна."),
        ("Өрийг тэглэх.", ""),
    ],
)  # fmt: skip
def test_what_is_gone_was_there_once_or_is_another_thing_is_not(duty, text):
    assert left(text, duty) == []


@given(st.text(alphabet="өр авлагыгтэлхдооүн 0123.,;", max_size=80), st.text(alphabet="өр авлагыгтэлх,", max_size=40))  # fmt: skip
def test_odd_texts_never_raise(text, duty):
    assert all(0 <= r.start < r.end <= len(text) for r in find_leftovers(text, duty))
