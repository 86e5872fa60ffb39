import pytest

from bielelt.language.averages import find_averages
from bielelt.language.ratios import find_changes


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (
            "Зардал 12 сая төгрөгөөс 9 сая төгрөг болж 25 хувиар буурсан.",
            (12_000_000, 9_000_000, 25, False),
        ),
        ("Зөрчил 40-өөс 34 болж 15 хувиар буурав.", (40, 34, 15, False)),
        ("Уншигч 320-оос 25 хувиар өсөж 400 болсон.", (320, 400, 25, True)),
        (
            "Энэ улиралд 66 дуудлага ирсэн нь өмнөх оны 88-аас 25 хувиар буурсан.",
            (88, 66, 25, False),
        ),
    ],
)
def test_a_change_is_read_with_what_it_was_and_what_it_became(text, change):
    (found,) = find_changes(text)

    assert (
        found.before.value,
        found.after.value,
        found.percent.value,
        found.rose,
    ) == change


@pytest.mark.parametrize(
    "text",
    [
        "Цалин өмнөх оныхоос 12 хувиар өсөв.",
        "120 айлаас 30 айл нүүж, 15 хувиар буурсан төсвөөр ажиллав.",
        "Ажилгүйдэл 12.4-өөс 9.7 хувь болж буурав.",
        "Хог 18 тонноос 12 тонн болж буурсан.",
    ],
)
def test_a_change_without_its_two_figures_is_none(text):
    assert list(find_changes(text)) == []


def test_a_mean_is_read_with_the_total_and_the_count_before_it():
    told = "612 өрх 2 087 хүнтэй. Нэг өрхөд дунджаар 3.4 хүн ногдоно."
    (found,) = find_averages(told)

    assert (found.total.value, found.count.value, float(found.each.value)) == (
        2087,
        612,
        3.4,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Нэг өрхөд дунджаар 3.4 хүн ногдоно.",
        "3 баг, 5 машин ажиллав. Нэг машинд дунджаар 2 тонн хог ачив.",
        "12 өрх 40 хүнтэй, 15 өрх 60 хүнтэй. Нэг өрхөд дунджаар 4 хүн ногдоно.",
        "Дундаж нас 40.",
    ],
)
def test_a_mean_of_unclear_figures_is_none(text):
    assert list(find_averages(text)) == []
