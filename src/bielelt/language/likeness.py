"""Which texts say the same: words reduced to what their forms share, and texts that are alike.

A key is rough on purpose (the first letters, Ө as О, Ү as У), so that a slip of the pen, an
ending or a tense does not hide that two people wrote the same.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, combinations

from bielelt.core.numbering import CHAPTERS

_KEY = 5
_WORD = re.compile(r"[^\W_]+")
_FOLDED = str.maketrans("өүёь", "оуе'")
_SHINGLE = 3
_MOST_OWNERS = 12
_FEWEST_TELLING = 2
_CHAPTER = re.compile(
    rf"\s*(?:{'|'.join(chapter.split()[-1] for chapter in CHAPTERS)})\.[^:]{{0,400}}\b(?:нарт|наарт|нарын|нар)\s*:",
    re.IGNORECASE,
)
# Words that carry a statement and say nothing of their own, by their keys.
_EMPTY = frozenset({
    "ажилл", "байна", "байга", "болсо", "болго", "болно", "байв", "хийж", "хийсэ", "хийгд", "явуул", "зохио", "байгу",
    "ханга", "хугац", "хоцро", "тухай", "бур", "бурд", "бурэн", "нь", "ба", "болон", "мон", "тус", "энэ",
    "уг", "хэрэг", "гуйцэ", "биелу", "биелэ", "хийх", "хийлэ", "авч", "тавьж", "цаг", "хэвшс", "хэвши", "хэвшу", "хэвжи",
    "ажил", "ажлыг", "асууд", "арга", "хэмжэ", "талаа", "чигл", "чиглэ", "холбо", "дагуу", "урэг",  "нарт", "дарга",
    "гуй", "тогтм", "байнг", "идэвх", "чанар", "ур", "дун", "дунтэ", "сайжр", "дээр", "дор", "бугд", "бух", "жил", "жилээ",

})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts of a list by their places, and which share of the longer is in both."""

    one: int
    other: int
    share: float


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    """Return what the forms of a word share, roughly: its first letters, folded."""
    return word.casefold().translate(_FOLDED)[:_KEY]


@lru_cache(maxsize=8_192)  # a dozen checks ask for the same text
def keys(text: str) -> tuple[str, ...]:
    """Return the keys of all words of ``text`` in order."""
    return tuple(map(key, _WORD.findall(text)))


@lru_cache(maxsize=4_096)  # the clause is asked for with every statement of its progress
def telling(text: str) -> frozenset[str]:
    """Return the keys of the words that say something of their own."""
    return frozenset([k for k in keys(text) if k not in _EMPTY and len(k) > 1])


def repeats(text: str, source: str, percent: int) -> bool:
    """Whether so many per cent of the telling words of ``text`` stand in ``source``."""
    words = telling(text)
    again = words.intersection(keys(source))
    return len(words) >= _FEWEST_TELLING and 100 * len(again) >= percent * len(words)


def without_chapter(text: str) -> str:
    """Return a clause without the chapter heading that is repeated before it.

    «Зургаа. Сумдын Засаг дарга нарт: …» stands before each clause of the chapter.
    """
    match = _CHAPTER.match(text) if ":" in text else None
    return text[match.end() :].strip() if match else text.strip()


def alike(texts: Sequence[str], *, words: int, share: float) -> Iterator[Likeness]:
    """Yield pairs of texts of at least so many words that share that part of their wording.

    Only texts that share rare word triples are compared, so the cost grows with the length
    of all texts and not with the square of their number.
    """
    least = max(words, _SHINGLE)
    shingled = [_shingles(text if len(keys(text)) >= least else "") for text in texts]
    held = Counter(chain.from_iterable(shingled))
    rare = {shingle for shingle, times in held.items() if 1 < times <= _MOST_OWNERS}
    frequent = {shingle for shingle, times in held.items() if times > _MOST_OWNERS}
    owners: defaultdict[int, list[int]] = defaultdict(list)
    for place, shingles in enumerate(shingled):
        for shingle in rare & shingles:
            owners[shingle].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    # A sentence has them all from the same texts.
    for places, times in Counter(map(tuple, owners.values())).items():
        for pair in combinations(places, 2):
            shared[pair] += times
    often = [frequent & shingles for shingles in shingled]
    most, sizes = [list(map(len, sets)) for sets in (often, shingled)]
    # Few pairs share so many rare triples that the frequent ones can make them alike.
    near = [
        (one, other)
        for (one, other), count in shared.items()
        if (count + most[one]) / sizes[one] >= share
        and (count + most[other]) / sizes[other] >= share
    ]
    for one, other in sorted(near):
        common = shared[one, other] + len(often[one] & often[other])
        found = common / max(len(shingled[one]), len(shingled[other]))
        if found >= share:
            yield Likeness(one, other, found)


def without_standing(pairs: Iterable[Likeness], *, most: int = 2) -> Iterator[Likeness]:
    """Leave out texts that are like more than ``most`` others: wording that stands in every act.

    «Шийдвэрийн биелэлтийг ханган ажиллахыг … үүрэг болгосугай» is no twin of its twenty
    sisters.
    """
    found = list(pairs)
    sisters = Counter(place for pair in found for place in (pair.one, pair.other))
    for pair in found:
        if sisters[pair.one] <= most and sisters[pair.other] <= most:
            yield pair


@lru_cache(maxsize=2_048)
def _shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of three words: of 64 bits, no two are equal by chance."""
    found = keys(text)
    return frozenset(map(hash, zip(found, found[1:], found[2:], strict=False)))


_OWN_ACT = re.compile(
    r"\b(?:энэ|уг|тус|дээрх|нэрлэсэн|дурдсан)\s+(?:захирамж|тогтоол|тушаал|даалгавар|даалгавр|шийдвэр|төлөвлөгөө|хөтөлбөр|жил|арга|аян)|"
    r"\b(?:захирамж|тогтоол|тушаал|даалгавр|шийдвэр)(?:ын|ийн)\s+(?:хэрэгжилт|биелэлт)|"
    r"(?:^|\.\s*)(?:төлөвлөгөөнд|төлөвлөгөөг|хөтөлбөрийг|хөтөлбөрт|арга хэмжээг|хавсралт)",
    re.IGNORECASE,
)


@lru_cache(maxsize=2_048)  # many organisations report on the same clause
def means_its_own_act(text: str) -> bool:
    """Whether a clause speaks of the act it stands in: in another act it is another duty."""
    return bool(_OWN_ACT.search(without_chapter(text)))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text that stands word for word in another one."""

    start: int
    end: int
    words: int


_LEAST_RUN = 6


def copied(text: str, sources: Sequence[str]) -> tuple[Run, ...]:
    """Return the runs of six words or more that ``text`` has from one of ``sources``."""
    # Laying two texts side by side is dear.
    near = [
        source for source in sources if not _shingles(text).isdisjoint(_shingles(source))
    ]
    taken = _taken(keys(text), near)
    places = list(_WORD.finditer(text)) if any(taken) else []
    runs: list[Run] = []
    first: int | None = None
    for index, is_taken in enumerate([*taken, False]):
        if is_taken and first is None:
            first = index
        if not is_taken and first is not None:
            runs.append(Run(places[first].start(), places[index - 1].end(), index - first))
            first = None
    return tuple(runs)


def _taken(own: Sequence[str], sources: Sequence[str]) -> list[bool]:
    """Return of each word whether it stands in such a run."""
    taken = [False] * len(own)
    rows = set(_rows(own))
    for theirs in map(keys, sources):
        if rows.isdisjoint(_rows(theirs)):
            continue
        matcher = SequenceMatcher(None, own, theirs, autojunk=False)
        for block in matcher.get_matching_blocks():
            if block.size >= _LEAST_RUN:
                taken[block.a : block.a + block.size] = [True] * block.size
    return taken


def _rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return all runs of six words."""
    return zip(*(words[n:] for n in range(_LEAST_RUN)), strict=False)


_DIGIT = re.compile(r"\d")
_CONCRETE = re.compile(r"https?:|www\.|\b\w+\.(?:gov|mn|com)\b|[А-ЯӨҮЁ]\.[А-ЯӨҮЁ]\w|%|№")


def is_concrete(text: str) -> bool:
    """Whether a figure, an address or the name of a person stands in ``text``."""
    return bool(_DIGIT.search(text) or _CONCRETE.search(text))
