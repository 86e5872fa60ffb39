"""Where a text tells a figure that reaches or surpasses what was planned.

«2 655 тонн өвс хадсан нь төлөвлөсөн 2 400 тонноос арвин», «төлөвлөсөн 12 худгийн оронд 14-ийг гаргав».
"""

import re
from collections.abc import Iterator

from bielelt.language.folding import small
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.sentences import sentence_at
from bielelt.language.worded import in_digits

_SAY_PLAN = ("төлөвл", "зорьсон", "зорилт", "даалга", "заасан", "ёстой", "зохих", "захиал")
_PLANNED = re.compile(
    r"\b(?:төлөвлө\w+|зорьсон|зорилтот|даалга\w+|заасан|ёстой|зохих|захиалсан)\s+(?:байсан\s+)?(?:[^\W\d]+\s+){0,2}$"
)
_LOOK, _NEAR = 60, 15
# «төлөвлөсөн 12-ын 14 нь» would be a part; more than that is no part.
_MORE = re.compile(
    r"\b(?:илүү|арвин|их\b|давс|давуул|давж|давла|хэтэр|хэтр|өндөр|оронд|багагүй)"
)
_OPEN = re.compile(r"гүй\b|\bдутуу|х(?:аар|ээр|оор|өөр)\b|\bбага\b|хүрэхгүй")
_MANY = 20  # figures of a text; more are a table


def find_surpassed(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences that tell more than was planned, of a thing with one measure."""
    if not any(map(small(text).__contains__, _SAY_PLAN)):
        return
    digits = in_digits(text)
    lowered = small(digits)
    figures = [q for q in find_quantities(digits) if q.is_exact][:_MANY]
    for planned in figures:
        start, end = sentence_at(digits, planned.start)
        before = lowered[max(start, planned.start - _LOOK) : planned.start]
        if not _PLANNED.search(before) or not _MORE.search(lowered, start, end):
            continue
        if _OPEN.search(lowered, start, end):
            continue
        here = (q for q in figures if start <= q.start < end and q is not planned)
        instead = "оронд" in lowered[planned.start : planned.stop + _NEAR]
        if any(_reaches(q, planned, alike=instead) for q in here):
            yield start, end


def _reaches(told: Quantity, planned: Quantity, *, alike: bool) -> bool:
    """Whether a figure of the same measure, or a bare one, is as great as what was planned.

    ``alike`` says that the text puts the one for the other («80 хүний оронд 95»).
    """
    same = (
        told.unit == planned.unit
        if told.unit or planned.unit
        else told.counts_same(planned)
    )
    bare = not told.unit and not told.nouns
    return told.value >= planned.value > 1 and (same or bare or alike)
