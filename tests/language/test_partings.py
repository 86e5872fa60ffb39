import pytest
from tests.language.enumerated import as_written

from bielelt.language.partings import find_partings
from bielelt.language.sums import Form


def parted(text):
    return as_written(text, find_partings(text))


@pytest.mark.parametrize(
    ("text", "form", "whole", "parts"),
    [
        (
            "Сургуулийн 84 багшаас 61 нь сургалтад суусан, үлдсэн 23 нь дараа сууна.",
            Form.REST,
            "84",
            ["61", "23"],
        ),
        (
            "Нөөцөд 520 боодол өвс бэлтгэж, 340 боодлыг тараав. Одоо 180 боодол үлдсэн.",
            Form.REST,
            "520",
            ["340", "180"],
        ),
        (
            "Тэтгэмж авах 132 иргэнээс 116 нь тэтгэмж авсан, 16 нь тэтгэмж аваагүй.",
            Form.REST,
            "132",
            ["116", "16"],
        ),
    ],
)
def test_a_whole_that_stands_first_is_read_with_its_parts(text, form, whole, parts):
    assert (form, whole, parts) in parted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Дэл баг 157 өрх, Улаан баг 11 өрх, Өлзий баг 125 өрх, нийт 293 өрх.",
        "Үүнээс 30 нь эмэгтэй, 32 нь залуучууд байв.",
        "65 иргэн хамрагдсан. Үүнээс 30 нь эмэгтэй, 32 нь залуучууд байв.",
        "Тендерт 18 компани оролцсоноос 10 нь шаардлага хангаж, 7 нь гэрээ байгуулав.",
        "Дуудлага 90 ирснээс 52 нь галын, 30 нь ослын, бусад нь худал дуудлага байв.",
        "Өнгөрсөн онд 92 өргөдөл ирсэн бол энэ онд 51 гомдол, 38 өргөдөл ирлээ.",
        "3 зам байснаас 2-ыг засаж, 2-ыг тэгшлэв.",
        "",
    ],
)
def test_other_figures_part_nothing(text):
    assert parted(text) == []
