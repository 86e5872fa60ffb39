"""Demands that are not met by what the figures of a text come to when calculated with."""

from collections.abc import Iterator
from itertools import chain

from bielelt.language.asked_means import find_means_missed
from bielelt.language.asked_moves import find_moves_missed
from bielelt.language.asked_shares import find_shares_missed
from bielelt.language.each_of_them import find_below_each
from bielelt.language.how_often import find_too_seldom
from bielelt.language.lists_below import find_lists_below
from bielelt.language.unmet import Unmet

_FULL = 100
_NEARLY = 90
_ROOM = 5
_OF_ALL = (find_shares_missed, find_moves_missed, find_means_missed)


def find_unmet(
    text: str, duty: str, rating: int, weeks: int | None = None
) -> Iterator[Unmet]:
    """Yield what ``duty`` asks for or allows and ``text``, which is rated so high, does not meet.

    Whoever rates 90 says that the demand was met but for trifles, and means what lies between
    85 and 95; below, what was reached of it may be as much as the rating says, and of what
    each has to do the rating says nothing. ``weeks`` passed since the act, if it is known.
    """
    room = _ROOM if _NEARLY <= rating < _FULL else 0
    found = chain.from_iterable(find(text, duty) for find in _OF_ALL)
    if rating >= _NEARLY:
        of_each = find_below_each(text, duty)
        in_lists = find_lists_below(text, duty)
        found = chain(found, of_each, in_lists, find_too_seldom(text, duty, weeks))
    for unmet in found:
        if rating == _FULL or unmet.reached > 1 or _FULL * unmet.reached < rating + room:
            yield unmet
