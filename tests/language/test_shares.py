import pytest

from bielelt.language.shares import find_shares


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Нийт 120 өрхийн 90 буюу 75 хувь.", (120, 90, 75, True)),
        ("120 өрхөөс 90 (75%) хамрагдав.", (120, 90, 75, True)),
        ("120 өрхийн 75 хувь буюу 90 нь.", (120, 90, 75, True)),
        ("120 гомдол, мэдээллийн 90 буюу 75 хувь.", (120, 90, 75, True)),
        ("Нийт 90 мал угаав. Нийт 120 мал төлөвлөснөөс 75 хувьтай.", (120, 90, 75, False)),
        ("120 хүүхдээс 90 нь үзүүлж, хамрагдалт 75 хувь.", (120, 90, 75, False)),
    ],
)
def test_a_percentage_is_found_with_whole_and_part(text, share):
    (found,) = find_shares(text)
    whole, part, percent = found.whole.value, found.part.value, found.percent.value

    assert (whole, part, percent, found.explicit) == share


@pytest.mark.parametrize(
    "text",
    [
        "90 буюу 75 хувь.",
        "Мал 120-иос 90 болж 25 хувиар буурсан.",
        "120 заалтаас 90 нь хэрэгжиж 75 хувьтай.",
        "120 өрхийн 90 нь малчин, 75 хувь нь залуу.",
        "120 өрх, 90 иргэн, 75 хувь.",
    ],
)
def test_growth_ratings_and_other_percentages_are_no_shares(text):
    assert list(find_shares(text)) == []
