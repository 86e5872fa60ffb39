import pytest

from bielelt.language.gathered import find_gathered


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        (
            "Баруун багт 14 худаг гаргав. Зүүн багт 9 худаг гаргав. Ингээд 25 худаг шинээр гарлаа.",
            25,
            [14, 9],
        ),
        (
            "Засварт 12 сая төгрөг гарсан. Гүүрэнд 8 сая төгрөг зарцуулав. Хоёр ажилд нийт 21 сая төгрөг.",
            21_000_000,
            [12_000_000, 8_000_000],
        ),
    ],
)
def test_a_sum_is_read_with_the_parts_of_the_sentences_before(text, total, parts):
    assert [(e.total.value, [q.value for q in e.parts]) for e in find_gathered(text)] == [
        (total, parts)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "14 худаг гаргав. Ингээд 25 худаг боллоо.",
        "24 хүн суусан. 31 хүнд тараав. Нийт 57 хүн үзжээ.",
        "40 хүн явав. 38 хүн дараа явав. Ингээд 12 хүн үлдлээ.",
        "60 иргэнээс 24 нь ирэв. 12 иргэн дараа ирэв. Ингээд 80 иргэн бүртгүүлэв.",
        "Гурван ажилд нийт 25 хүн ажиллав.",
    ],
)
def test_what_is_no_sum_of_the_sentences_before_is_left_out(text):
    assert list(find_gathered(text)) == []
