import pytest

from bielelt.language.quantities import find_percents, find_quantities
from bielelt.language.said_again import pair_said_before


def pair(text):
    (percent,) = find_percents(text)
    near = [q for q in find_quantities(text) if q.stop <= percent.start]
    begin = text.rfind(". ", 0, percent.start) + 1
    found = pair_said_before(text, percent, near, begin)
    return found and tuple(q.value for q in found)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Багийн 310 өрхөөс 124 нь гэрээтэй. Гэрээтэй өрх нийт өрхийн 45 хувь болно.", (310, 124)),
        ("Багийн 310 өрхөөс гэрээтэй 124 өрх бий. Гэрээгүй өрх 50 хувийг эзэлнэ.", (310, 186)),
        ("Төлөх 250 айлаас уулын баг 90, талын баг 85 айл төлсөн тул төлөлт 80 хувь боллоо.", (250, 175)),
        ("Багийн 310 айлаас 124 нь нүүв. Ийнхүү 310 айлын 45 хувь нүүсэн.", (310, 124)),
        ("Төсөв 300 сая, гүйцэтгэл 240 сая болж, 90 хувийн гүйцэтгэлтэй.", (300_000_000, 240_000_000)),
    ],
)  # fmt: skip
def test_a_percentage_is_of_the_figures_of_which_its_words_were_said(text, figures):
    assert pair(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Багийн 310 өрхөөс 124 нь гэрээтэй. Торгуулийн төлөлт 45 хувь болно.",
        "Багийн 310 өрхөөс 124 нь гэрээтэй. Өмнөх онд гэрээтэй өрх 45 хувь байв.",
        "Төлөвлөсөн 40 ажлаас 30 нь хийгдсэн. Ажлын гүйцэтгэл 85 хувь байна.",
        "Багт 310 өрх бий. Гэрээтэй өрх 45 хувь болно.",
    ],
)
def test_a_percentage_of_something_new_has_no_pair(text):
    assert pair(text) is None
