import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.reached import reached

SIGNS = "10-аас доошгүй замын тэмдэг байрлуулсугай."
CONTRACTS = "Өрхтэй гэрээ байгуулсугай."


@pytest.mark.parametrize(
    ("text", "duty", "percent", "is_demanded"),
    [
        ("Зам дагуу 7 тэмдэг байрлуулав.", SIGNS, 70, True),
        ("Нийт 14 тэмдэг хатгав.", SIGNS, 100, True),
        ("Нийт 300 өрхөөс 210 нь гэрээтэй.", CONTRACTS, 70, False),
        ("520 өрхийн 364-ийг хамруулсан нь 70 хувь болов.", CONTRACTS, 70, False),
        ("Гэрээний хамралт 74 хувьтай яваа.", CONTRACTS, 74, False),
    ],
)
def test_what_was_reached_follows_from_the_demand_or_a_share(
    text, duty, percent, is_demanded
):
    found = reached(text, duty)

    assert found is not None
    assert (found.percent, found.is_demanded) == (percent, is_demanded)


@pytest.mark.parametrize(
    "text",
    [
        "Гэрээ байгуулав.",
        "Нийт 300 өрхөөс 210 нь гэрээтэй, 40 хүний 8 нь гомдол гаргав.",
        "Үлдсэн 40 өрхийн 30 нь отор дээр байна.",
        "Гэрээний тоо 75 хувиар өссөн.",
        "Гэрээг 90 хувьд хүргэх зорилготой.",
    ],
)
def test_several_shares_rests_changes_and_aims_tell_nothing(text):
    assert reached(text, CONTRACTS) is None


@given(st.text(alphabet="0123456789 %абнйхувь.,-сТ", max_size=80))
def test_odd_texts_never_raise(text):
    reached(text, SIGNS)
    reached(SIGNS, text)
