"""Which duties ask for the same thing in other words.

«Явуулын багшийн үйлчилгээг малчдын хүүхдэд хүргэх» is asked for again by «алслагдсан малчин
өрхийн хүүхдэд явуулын багшийн үйлчилгээ хүргэх»: one has nearly all the words of the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations

from bielelt.language.countings import are_defined_apart
from bielelt.language.dates import CACHED
from bielelt.language.likeness import Likeness, key, telling
from bielelt.language.stems import stem

_WORD = re.compile(r"[^\W\d_]{3,}")
_PARTS = re.compile(r"[,;]\s")
_MOST_OWNERS = 24
_LEAST_SHARED = 2
_REVIEW = re.compile(r"үр\s+дүн|тооцох|дүгнэ|үнэлэ|хяналт|хяна[хж]|тайлагна", re.IGNORECASE)
# Words of days, of counting clauses, and of what follows every duty.
_GENERAL = frozenset(key(stem(word)) for word in (
    "дугаар", "дүгээр", "сарын", "оны", "дотор", "ний", "өдрийн", "хариуцан", "бүрэн", "нэг", "хоёр", "гурав",
    "хүргүүлэх", "тайлагнах", "танилцуулах", "мэдээлэх",
))  # fmt: skip


def same_duties(texts: Sequence[str], *, words: int, share: float) -> Iterator[Likeness]:
    """Yield pairs of texts of which one statement has so great a share of another's words.

    Both statements have at least ``words`` telling words in common. Only those that share rare
    words are compared, so the cost grows with the length of all texts.
    """
    statements = [
        (place, said)
        for place, text in enumerate(texts)
        for part in _PARTS.split(text)
        if len(said := _things(part)) >= words
    ]
    best: dict[tuple[int, int], float] = {}
    for one, other in _sharing([said for _, said in statements]):
        (here, said), (there, told) = statements[one], statements[other]
        common = len(said & told) if here != there else 0
        found = common / min(len(said), len(told))
        if common >= words and found >= share:
            best[here, there] = max(found, best.get((here, there), 0))
    for (here, there), found in sorted(best.items()):
        yield Likeness(here, there, found)


def reordered(
    texts: Sequence[str], *, words: int, share: float, mostly: float = 0.6
) -> Iterator[Likeness]:
    """Yield pairs of texts that ask for nearly the same things, in whatever order.

    ``mostly`` is the share of the words of the longer that stand in the shorter, too. To do a
    thing and to look after what came of it are two duties.
    """
    said = [_things(text) for text in texts]
    for one, other in _sharing([s if len(s) >= words else frozenset() for s in said]):
        few, many = sorted((len(said[one]), len(said[other])))
        common = len(said[one] & said[other])
        enough = common >= max(words, share * few, mostly * many)
        if enough and not are_apart(texts[one], texts[other]):
            yield Likeness(one, other, common / few)


@lru_cache(maxsize=CACHED)  # the same two clauses stand in the reports of many
def are_apart(one: str, other: str) -> bool:
    """Whether two duties with the same words are of two things, or one looks after the other."""
    return looks_after(one) != looks_after(other) or are_defined_apart(one, other)


@lru_cache(maxsize=CACHED)
def looks_after(duty: str) -> bool:
    """Whether a duty asks to look after a thing, not to do it."""
    return bool(_REVIEW.search(duty))


def _sharing(said: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield those that share two rare words."""
    owners: defaultdict[str, list[int]] = defaultdict(list)
    for number, things in enumerate(said):
        for word in things:
            owners[word].append(number)
    rare = (numbers for numbers in owners.values() if 1 < len(numbers) <= _MOST_OWNERS)
    shared = Counter(chain.from_iterable(combinations(numbers, 2) for numbers in rare))
    yield from sorted(pair for pair, count in shared.items() if count >= _LEAST_SHARED)


@lru_cache(maxsize=CACHED)  # the clauses of a report are compared in two ways
def _things(text: str) -> frozenset[str]:
    kept = telling(text)
    words = [word for word in _WORD.findall(text) if key(word) in kept]
    return frozenset(map(key, map(stem, words))) - _GENERAL
