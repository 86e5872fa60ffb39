"""Demands that are not met by what the figures of a text come to when calculated with."""

from collections.abc import Iterator
from itertools import chain

from bielelt.language.asked_means import find_means_missed
from bielelt.language.asked_moves import find_moves_missed
from bielelt.language.asked_shares import find_shares_missed
from bielelt.language.each_of_them import find_below_each
from bielelt.language.how_often import find_too_seldom
from bielelt.language.unmet import Unmet

_FULL = 100
_NEARLY = 90
_FINDERS = (
    find_shares_missed,
    find_below_each,
    find_moves_missed,
    find_too_seldom,
    find_means_missed,
)


def find_unmet(text: str, duty: str, rating: int) -> Iterator[Unmet]:
    """Yield what ``duty`` asks for or allows and ``text``, which is rated so high, does not meet.

    Whoever rates 90 and more says that the demand was met but for trifles; below, what was
    reached of it may be as much as the rating says.
    """
    for unmet in chain.from_iterable(find(text, duty) for find in _FINDERS):
        if rating >= _NEARLY or unmet.reached > 1 or _FULL * unmet.reached < rating:
            yield unmet
