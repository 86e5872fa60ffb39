from decimal import Decimal

import pytest

from bielelt.language.means import find_means


@pytest.mark.parametrize(
    ("text", "stated", "values"),
    [
        ("Багаар 60, 70, 80 хувь, дундаж ирц 70 хувь.", 70, (60, 70, 80)),
        ("Музей 90 хувь, театр 80 хувь, цирк 70 хувь. Дундаж үнэлгээ 80 хувь.", 80, (90, 80, 70)),
        ("Дундаж ирц 55 хувь, багаар 50, 55 болон 60 хувь.", 55, (50, 55, 60)),
    ],
)  # fmt: skip
def test_a_mean_is_read_with_the_percentages_it_is_of(text, stated, values):
    assert [(m.stated.value, m.values) for m in find_means(text)] == [
        (Decimal(stated), tuple(map(Decimal, values)))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Дундаж ирц 55 хувь.",
        "Багаар 60, 70 хувь, дундаж ирц 70 хувь.",
        "Багаар 60, 70, 80 хувь байгаа нь аймгийн дундаж 75 хувиас бага.",
        "Багаар 60, 70, 80 хувь, хүн амаар жигнэсэн дундаж 66 хувь.",
        "Дундаж нас 35, эмэгтэй 60 хувь.",
    ],
)
def test_no_mean_of_a_list_is_claimed(text):
    assert list(find_means(text)) == []
