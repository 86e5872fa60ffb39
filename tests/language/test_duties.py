import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.duties import reordered, same_duties


def shares(*texts):
    found = same_duties(texts, words=5, share=0.8)
    return [(pair.one, pair.other, round(pair.share, 2)) for pair in found]


ROAD = "Сумын төвийн шороон замыг тэгшилж хайргаар хучих;"


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Иргэдийн хүсэлтээр сумын төвийн шороон замыг хайргаар хучиж, тэгшилж засах;", []),
        ("Зам барилгын компаниар сумын төвийн шороон зам тэгшилж хайргаар хучих;", [(0, 1, 1.0)]),
        ("Гэрэлтүүлэг татаж, сумын төвийн шороон замыг тэгшилж хайргаар хучих ажлыг дуусгах;", [(0, 1, 1.0)]),
        ("Сумын төвийн шороон замыг арчлах;", []),
        ("Багийн төвийн гүүрийг засах;", []),
        ("", []),
    ],
)  # fmt: skip
def test_one_statement_that_holds_the_words_of_another_is_the_same_duty(other, found):
    assert shares(ROAD, other) == found


def test_a_statement_is_not_compared_with_another_of_its_own_text():
    assert shares(f"{ROAD} {ROAD}") == []


@given(st.lists(st.text(alphabet="замсумтөвхучих ,;", max_size=60), max_size=5))
def test_odd_texts_never_raise(texts):
    assert all(pair.one < pair.other for pair in same_duties(texts, words=2, share=0.5))


LIBRARY = "Номын сангийн үйлчилгээг тогтмол явуулж, уншигчдын тоог нэмэгдүүлэх;"


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Уншигчдын тоог нэмэгдүүлж, номын сангийн үйлчилгээг тогтмолжуулах;", [(0, 1)]),
        ("Музейн үйлчилгээг тогтмол явуулж, үзэгчдийн тоог нэмэгдүүлэх;", []),
        (
            "Номын сангийн үйлчилгээг явуулж, уншигчдын тоог нэмэгдүүлсэн үр дүнг тооцох;",
            [],
        ),
        (
            LIBRARY.replace(";", ", ном хэвлэл захиалах, танхимыг засварлах, архив нээх."),
            [],
        ),
    ],
)
def test_the_things_of_a_duty_in_another_order_are_the_same_duty(other, found):
    pairs = reordered((LIBRARY, other), words=5, share=0.8)

    assert [(pair.one, pair.other) for pair in pairs] == found
