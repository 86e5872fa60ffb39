import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.spelt_numbers import find_spelt, told_in_both


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("арван хоёр өрх", [12]),
        ("хорин найман удаа явсан", [28]),
        ("худгийн гурвыг сэргээв", [3]),
        ("долоон бүлгийн хүүхэд", [7]),
        ("мянга хоёр зуун хүн", [1_200]),
        ("нэг зуун наян дөрөв байсан", [184]),
        ("наян дөрвөн сая зургаан зуун мянган төгрөг", [84_600_000]),
        ("гурав нь засварт, тавыг нь сольсон", [3, 5]),
        ("арваас хэтрэхгүй", [10]),
        ("арваас долоог нь засав", [10, 7]),
        # which, about how many, another word
        ("хоёр дахь ээлж, гуравдугаар баг", []),
        ("хоёр гурван хүн", []),
        ("ардын дал, хор, ер нь", []),
        ("сая ирсэн", []),
        ("5 мянган мод", []),
        ("", []),
    ],
)
def test_numbers_in_words_are_read_in_the_order_of_numbers(text, values):
    assert [found.value for found in find_spelt(text)] == values


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("35,4 сая төгрөг (гучин таван сая дөрвөн зуун мянган төгрөг)", [True]),
        ("34,5 сая төгрөг (гучин таван сая дөрвөн зуун мянган төгрөг)", [False]),
        ("12 (арван хоёр) өрх", [True]),
        ("12 (арван гурав) өрх", [False]),
        ("арван дөрөв (15) байгууллага", [False]),
        ("24 хүн буюу хорин хоёр хүн ирсэн", [False]),
        ("2 500 000 (хоёр сая таван зуун мянга) төгрөг", [True]),
        # rounded to a tenth of a million
        ("37.5 сая төгрөг (гучин долоон сая дөрвөн зуун наян мянга)", [True]),
        # of something else, or a unit alone
        ("45 иргэн (гурван баг)", []),
        ("12 баг буюу гурван сум", []),
        ("зардал 45.2 (мянган төгрөг)", []),
        ("12 (2024 оны) өрх", []),
    ],
)
def test_a_number_in_figures_and_in_words_is_one_number(text, same):
    assert [found.is_same for found in told_in_both(text)] == same


@given(st.text(alphabet="арвнхоёгудөмс ьяйз0(15), ", max_size=60))
def test_places_lie_in_the_text_and_in_order(text):
    found = list(find_spelt(text))

    assert all(0 <= f.start < f.end <= len(text) and f.value > 0 for f in found)
    assert [f.start for f in found] == sorted(f.start for f in found)
