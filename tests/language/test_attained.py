import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.attained import attained
from bielelt.language.demands import find_demands


def reached(duty, text):
    (demand,) = find_demands(duty)
    found = attained(text, duty, demand)
    return [float(percent.value) for percent in found.percents]


@pytest.mark.parametrize(
    ("duty", "text", "found"),
    [
        ("Хамралтыг 80 хувьд хүргэх;", "Хамралт 75 хувь. Үүний 35 хувь нь эрэгтэй.", [75]),
        ("Хамралтыг 80 хувьд хүргэх;", "Хамралт 2023 онд 61 хувь байсан, одоо 75 хувь.", [75]),
        ("Хамралтыг 80 хувьд хүргэх;", "Хамралт 1 дүгээр багт 82 хувь, 2 дугаар багт 71 хувь.", [82, 71]),
        ("Хамралтыг 80 хувьд хүргэх;", "Хамралт 1-р багт 82 хувь, 2-р багт 71 хувь, дундаж 76 хувь.", [76]),
        ("Хамралтыг 80 хувьд хүргэх;", "Хамралт 5 хувиар өслөө.", []),
        ("Хамралтыг 80 хувьд хүргэх;", "Хамралт 62 хувиас 75 хувь болж өслөө.", [75]),
        ("Зардлыг 5 хувиар хэмнэх;", "Зардал 94 хувьтай, 3.4 хувийн хэмнэлт гарав.", [3.4]),
        ("Авлагыг 20 хувь бууруулах;", "Авлага 24 хувиар, гомдол 6 хувиар буурав.", [24]),
        ("Алдагдлыг 12 хувиас хэтрүүлэхгүй;", "Дулааны алдагдал 15.3 хувьтай гарсан.", [15.3]),
        ("Малын 90 хувийг ээмэглэх;", "Сургуулийн засвар 40 хувьтай байна.", []),
        ("Малын 90 хувийг ээмэглэх;", "", []),
    ],
)  # fmt: skip
def test_the_percentage_in_the_words_of_the_demand_answers(duty, text, found):
    assert reached(duty, text) == found


@given(st.text(alphabet="хамралт 0123%хувь.,нь", max_size=80))
def test_odd_texts_never_raise(text):
    assert isinstance(reached("Хамралтыг 80 хувьд хүргэх;", text), list)
