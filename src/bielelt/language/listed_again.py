"""A list told twice, of which one figure differs: «хүрз 12, шанага 9», «9 шанага, 14 хүрз».

What stands in both lists by the same names, got or done by the same verb, is one list: as long
as another of its figures agrees, the one that does not is wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from bielelt.language.countings import is_any_verb, root, words_of
from bielelt.language.quantities import Quantity
from bielelt.language.retold import are_of_other_times
from bielelt.language.same_deeds import verbs_of
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of
from bielelt.language.taken_up import changes
from bielelt.language.units import COUNTERS
from bielelt.language.worded import find_counts

_FEWEST, _MOST_ITEMS, _MOST_LISTS, _REACH = 2, 12, 8, 40


@dataclass(frozen=True, slots=True)
class _List:
    """Figures by the root of their name, and the sentence."""

    items: dict[str, Quantity]
    sentence: str
    start: int


def listed_again(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of one name in two lists of ``text`` that are otherwise one."""
    if len(find_counts(text)) < _FEWEST + _FEWEST:
        return
    lists = list(_lists(text))[:_MOST_LISTS]
    for one, other in combinations(lists, 2):
        names = one.items.keys() & other.items.keys()
        apart = [n for n in names if one.items[n].value != other.items[n].value]
        if len(names) < _FEWEST or len(apart) != 1:
            continue
        if frozenset(verbs_of(one.sentence)).isdisjoint(verbs_of(other.sentence)):
            continue
        between = text[one.start : other.start + len(other.sentence)]
        if changes(between) or are_of_other_times(one.sentence, other.sentence):
            continue
        yield one.items[apart[0]], other.items[apart[0]]


def _lists(text: str) -> Iterator[_List]:
    """Yield the sentences that count several things by name, each once."""
    figures = find_counts(text)
    for start, end in sentence_spans(text):
        own = [q for q in figures if start <= q.start < end]
        if not _FEWEST <= len(own) <= _MOST_ITEMS:
            continue
        named = [(_name(text, start, q), q) for q in own if q.is_exact]
        items = {name: q for name, q in named if name}
        if len(items) >= _FEWEST and len(items) == sum(name != "" for name, _ in named):
            yield _List(items, text[start:end], start)


def _name(text: str, start: int, q: Quantity) -> str:
    """Return the root of what a figure counts: the noun behind, else the one before."""
    if q.unit and q.unit not in COUNTERS:
        return ""
    behind = [w for w in words_of(text[q.end : q.stop]) if not is_any_verb(w)]
    if behind:
        return root(behind[-1])
    before = words_of(text[max(start, q.start - _REACH) : q.start])[-1:]
    bare = before and case_of(before[0]) is Case.BARE and not is_any_verb(before[0])
    return root(before[0]) if bare else ""
