import pytest

from bielelt.language.flows import find_flows


def flows(text):
    return [(e.total.value, [q.value for q in e.parts]) for e in find_flows(text)]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        (
            "Оны эхэнд 64 багштай байсан. 7 багш чөлөөлөгдөж, 9 багш томилогдсон тул одоо 66 багш бий.",
            (66, [64, -7, 9]),
        ),
        (
            "Ажиллаж байсан 18 худаг дээр 6 худаг нэмж гаргаснаар худгийн тоо 24 болсон.",
            (24, [18, 6]),
        ),
        ("Энэ онд 58 гэмтэл гарсан нь урьд оны 41-ээс 17-гоор олон.", (58, [41, 17])),
        ("Энэ онд 58 гэмтэл гарсан нь урьд оны 71-ээс 13-аар цөөн.", (58, [71, -13])),
    ],
)
def test_what_there_was_and_what_moved_give_what_there_is(text, flow):
    assert flow in flows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Оны эхэнд 64 багштай байсан. Одоо 66 багштай болсон.",
        "Сургалтад 64 багш, 7 эцэг эх, 9 сурагч оролцож, 80 хүн болсон.",
        "Дунджаар 41-ээс 17-гоор нэмэгдэж 58 болсон.",
        "",
    ],
)
def test_where_nothing_is_told_to_move_there_is_no_flow(text):
    assert flows(text) == []
