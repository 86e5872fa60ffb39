from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.deeds import find_deeds


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("2024 оны 3 дугаар сарын 4-нд уулзалт хийсэн.", [(date(2024, 3, 4), False, True)]),
        (
            "2024 оны 03 дугаар сарын 06-ны өдрийн А/17 дугаар тушаалаар баг томилов.",
            [(date(2024, 3, 6), True, True)],
        ),
        (
            "2024 оны 03 дугаар сарын 06-ны өдрийн 17 тоот албан бичгээр мэдээлж ажиллаж байна.",
            [(date(2024, 3, 6), True, False)],
        ),
        ("2024 оны 3 дугаар сарын 4-нд уулзалт хийж байна.", []),
        ("2024 оны 3 дугаар сарын 4-нд уулзалт хийнэ.", []),
        ("2024 оны 3 дугаар сарын 4-ний өдөр ирсэн өргөдлийг шийдсэн.", []),
        ("2024 оны 3 дугаар сарын 4-ний өдрөөс эхлэн ажилласан.", []),
        ("3 дугаар сарын 4-нд уулзалт хийсэн.", []),
    ],
)
def test_a_deed_needs_a_day_with_its_year_and_a_finished_statement(text, deeds):
    assert [(d.day, d.is_act, d.is_done) for d in find_deeds(text)] == deeds


@given(st.text(alphabet="2024оныдугаарсхийнэ 0136-.,", max_size=100))
def test_places_lie_in_the_text(text):
    assert all(
        0 <= d.start < d.end <= d.stop + len(text) and d.stop <= len(text)
        for d in find_deeds(text)
    )
