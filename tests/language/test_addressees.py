import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.addressees import find_addressees, is_addressed


def found(duty):
    return [duty[to.start : to.end] for to in find_addressees(duty)]


@pytest.mark.parametrize(
    ("duty", "told"),
    [
        (
            "Дүнг 5 дугаар сарын 1-ний дотор Эрүүл мэндийн газарт хүргүүлэх;",
            ["Эрүүл мэндийн газарт хүргүүлэх"],
        ),
        (
            "Хэрэгжилтийг улирал бүр Засаг даргын Тамгын газарт тайлагнаж байх;",
            ["Засаг даргын Тамгын газарт тайлагнаж"],
        ),
        ("Явцыг Засаг даргын зөвлөлд сар бүр танилцуулсугай.", ["Засаг даргын зөвлөлд сар бүр танилцуулсугай"]),
        ("Мэдээг АЗДТГ-т ирүүлэхийг даалгасугай.", ["АЗДТГ-т ирүүлэхийг"]),
        ("Саналыг аймагт хүргүүлж, гэрээ байгуулах;", ["аймагт хүргүүлж"]),
        ("Дүнг нэгтгэж, Засаг даргад танилцуулах;", ["Засаг даргад танилцуулах"]),
        ("Дүнг иргэдэд танилцуулах;", []),
        ("Мэдээг хугацаанд нь хүргүүлэх;", []),
        ("Хэлтэст ирүүлсэн гомдлыг шийдвэрлэх;", []),
        ("Эмнэлгийн тусламжийг малчдад хүргэх;", []),
        ("Хороонд байр барих;", []),
    ],
)  # fmt: skip
def test_offices_to_which_something_has_to_be_sent_are_found(duty, told):
    assert found(duty) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Дүнг эрүүл мэндийн газарт өгсөн.", True),
        ("Дүнг ЭМГ-т өгсөн.", True),
        ("Дүнг аймгийн төв эмнэлгийн хэлтэст өгсөн.", True),
        ("Дүнг 1/58 тоотоор явуулсан.", True),
        ("Дүнг албан бичгээр явуулсан.", True),
        ("Дүнг 5 дугаар сарын 3-нд гаргав.", False),
        ("Дүнг хүргүүлсэн.", False),
        ("", False),
    ],
)
def test_an_office_or_a_letter_addresses(text, told):
    (to,) = find_addressees("Дүнг Эрүүл мэндийн газарт хүргүүлэх;")

    assert is_addressed(text, to) is told


@given(st.text(max_size=80))
def test_odd_texts_never_raise(text):
    assert all(not is_addressed("", to) for to in find_addressees(text))
