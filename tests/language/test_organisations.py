import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.organisations import find_organisations


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Аймгийн Мал эмнэлгийн газраас ирэв.", ["Мал эмнэлгийн газар"]),
        ("Хүнс, хөдөө аж ахуйн газартай, Татварын хэлтэст", ["Хүнс, хөдөө аж ахуйн газар", "Татварын хэлтэс"]),
        ("Шийдвэрийг Шүүхийн шийдвэр гүйцэтгэх албанд өгөв.", ["Шүүхийн шийдвэр гүйцэтгэх алба"]),
        ("Иргэдийн Төлөөлөгчдийн Хурлаар", ["Иргэдийн Төлөөлөгчдийн Хурал"]),
        ("ЗДТГ-ын хурал, ИТХ", ["ЗДТГ", "ИТХ"]),
        ("Ойн анги, Онцгой комиссын хурал", ["Ойн анги", "Онцгой комисс"]),
    ],
)  # fmt: skip
def test_bodies_are_named_in_the_nominative(text, names):
    assert [one.name for one in find_organisations(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Ажлын хэсэг, ажлын газар, сумын сургууль", "Иргэдийн нийтийн хурал хийв.", "Нохой ХХК",
        "НАМАР 9 САРД ГЭРЭЭ БАЙГУУЛНА", "Тариалангийн газар 30 га", "",
    ],
)  # fmt: skip
def test_bodies_without_a_name_are_none(text):
    assert list(find_organisations(text)) == []


@given(st.text(alphabet="АХБазрглтэсийн ,.-3\n", max_size=60))
def test_names_begin_and_end_in_the_text(text):
    for one in find_organisations(text):
        assert 0 <= one.start < one.end <= len(text)
