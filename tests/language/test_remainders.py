import pytest

from bielelt.language.remainders import find_remainders


def left_over(text):
    return [
        (e.total.value, [part.value for part in e.parts]) for e in find_remainders(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Гэрээ хийсэн 90 өрх нь нийт 140 өрхийн дийлэнх. Гэрээ хийгээгүй 50 өрх бий.",
            (140, [90, 50]),
        ),
        (
            "Агуулахад 80 тонн үр байв. Багуудад 52 тонныг олгож, нөөцөд 28 тонн байна.",
            (80, [52, 28]),
        ),
        (
            "Зураг төсөлд 30 сая төгрөг суулгав. Үүнээс 21 сая төгрөг төлж, 9 сая төгрөг үлдлээ.",
            (30_000_000, [21_000_000, 9_000_000]),
        ),
        (
            "Элс 40 тн, давс 10 тн хольж 50 тн болгов. Замд 35 тн цацаж, одоо 15 тн бий.",
            (50, [35, 15]),
        ),
    ],
)
def test_what_is_left_is_read_with_the_whole_and_what_was_taken(text, found):
    assert found in left_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "Гэрээ хийсэн 90 өрх, 140 хоршоо бий. Гэрээ хийгээгүй 50 аж ахуйн нэгж байна.",
        "Агуулахад 80 тонн үр байв. Багуудад 52 литр түлш олгож, нөөцөд 28 тонн байна.",
        "Өнгөрсөн онд 140 өрх, энэ онд 90 өрх нүүсэн, нүүгээгүй 50 өрх бий.",
        "Зуны 90 орчим өрх, нийт 140 өрхөөс нүүгээгүй 50 өрх бий.",
        "50 өрх үлдсэн.",
        "",
    ],
)
def test_other_nouns_other_years_and_rough_figures_are_no_rest(text):
    assert left_over(text) == []
