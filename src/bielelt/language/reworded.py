"""Two texts that tell the same figures in the same words, put in another order.

«740 м явган зам засаж, 18 сандал тавив», «Явган замын 740 метрийг зассан. Сандал 18»: whoever copies
a text for another duty changes endings and order, but not the figures.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from bielelt.language.countings import roots_of
from bielelt.language.quantities import find_percents
from bielelt.language.units import COUNTERS
from bielelt.language.worded import find_counts

_FEWEST, _MOST_OWNERS, _LONGEST = 3, 6, 1_500
_OF_FIGURES, _OF_WORDS = Decimal("0.7"), Decimal("0.5")
_LEAST_SUM = 20  # of the figures: «2 удаа, 3 хүн, 4 баг» stand in any two texts

_Figure = tuple[Decimal, str]


def reworded(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield two texts, the earlier first, that tell the same with the same figures.

    Figures are kept with who has them, and those of many are left out, so that the cost grows
    with the length of the texts.
    """
    figures = [_figures(text[:_LONGEST]) for text in texts]
    owners: defaultdict[_Figure, list[int]] = defaultdict(list)
    for number, own in enumerate(figures):
        for found in own:
            owners[found].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for same in owners.values():
        if len(same) <= _MOST_OWNERS:
            shared.update(combinations(same, 2))
    for (one, other), count in shared.items():
        both = figures[one] & figures[other]
        fewest = min(len(figures[one]), len(figures[other]))
        if count < _FEWEST or count < _OF_FIGURES * fewest or _sum(both) < _LEAST_SUM:
            continue
        words = roots_of(texts[one][:_LONGEST]), roots_of(texts[other][:_LONGEST])
        if len(words[0] & words[1]) >= _OF_WORDS * min(map(len, words)):
            yield one, other


def _sum(figures: frozenset[_Figure]) -> Decimal:
    return sum((value for value, _ in figures), Decimal(0))


def _figures(text: str) -> frozenset[_Figure]:
    counted = ((q.value, "" if q.unit in COUNTERS else q.unit) for q in find_counts(text))
    percents = ((p.value, "%") for p in find_percents(text))
    return frozenset((*counted, *percents))
