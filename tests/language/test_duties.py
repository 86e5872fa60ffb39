import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.duties import same_duties


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
