import pytest

from bielelt.language.moves import find_move
from bielelt.language.quantities import find_quantities


def moved(text, mark, *, rose):
    place = text.index(mark)
    near = [q for q in find_quantities(text) if q.stop <= place]
    begin = text.rfind(". ", 0, place) + 1
    move = find_move(text, near, place, begin, rose=rose)
    return move and (move.was.value, move.now.value)


@pytest.mark.parametrize(
    ("text", "mark", "rose", "pair"),
    [
        ("Зөрчил 80-аас 60 болж 25 хувиар буурав.", "25", False, (80, 60)),
        ("Урьд оны 40 тн-оос энэ онд 50 тн болж 25 хувиар өсөв.", "25 х", True, (40, 50)),
        ("Энэ онд 50 тн түлсэн нь урьд оны 80 тн-оос 30 хувь бага.", "30", False, (80, 50)),
        ("Өр 90 сая байснаас 30 саяар буурч, бууралт 33 хувь.", "33", False, (90_000_000, 60_000_000)),
        ("Багш 20 байсан. Одоо 30 болж, багшийн тоо 50 хувиар өсөв.", "50 х", True, (20, 30)),
    ],
)  # fmt: skip
def test_what_was_and_what_became_are_told_by_the_direction(text, mark, rose, pair):
    assert moved(text, mark, rose=rose) == pair


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Жуулчин 300-аас 450 болж, төсвийн орлого 20 хувиар өсөв.", "20"),
        ("Багт 40 өрх, 50 айл байна. Орлого 20 хувиар өсөв.", "20"),
        ("Зөрчил 80 байв. 20 хувиар буурав.", "20"),
    ],
)
def test_another_thing_and_figures_without_a_tie_have_not_moved(text, mark):
    assert moved(text, mark, rose=True) is None
