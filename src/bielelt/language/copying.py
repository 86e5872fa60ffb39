"""Which texts hold the same run of words, found without comparing every two of them.

Winnowing (Schleimer, Wilkerson and Aiken, “Winnowing: Local Algorithms for Document
Fingerprinting”, 2003): every run of five words is hashed, and of every eight neighbouring
hashes the smallest is kept. Two texts that share twelve words in a row share a kept hash,
so an index of the kept ones finds them, in time that grows with the words and not with
the pairs. Figures are all alike here: a sentence with new figures is found, too.
"""

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import or_
from zlib import crc32

from bielelt.language.stems import stem

SHINGLE = 5
WINDOW = 8
SURELY_FOUND = SHINGLE + WINDOW - 1
"""Words in a row that two texts must share to be found for sure."""

_WORD = re.compile(r"\d+(?:[ .,:/-]?\d+)*|[^\W\d_]+")
_QUOTED = re.compile(r"«[^«»]{1,300}»|“[^“”]{1,300}”|\"[^\"]{1,300}\"")
_NO_DIGIT = re.compile(r"\W")
_FOLDED = str.maketrans("өүёaceopxyk", "оуеасеорхук")
_FIGURE = 0
_ROOT = 5  # letters that tell words apart: endings change from clause to progress
_SHORT = 3  # letters of words that join others
_OF_DATES = ("дугаар", "дүгээр", "сарын", "сард", "өдөр", "өдрийн", "өдрөөс")
_MOST_PLACES = 24  # of one hash: what stands more often is a phrase and no copy
_RUN = 4  # words that make a run when two texts are laid side by side
_MOST_ALIKE = 8
_WORDS_OF_A_FORM = 12  # for every figure that differs


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """A text as its words; ``keys`` are equal for equal words and for any two figures.

    ``own`` tells of each word whether it says something: figures, short words, words in
    quotation marks and those of dates and of the duty do not.
    """

    text: str
    keys: "array[int]"
    own: bytearray

    @property
    def has_figures(self) -> bool:
        """Whether there is any figure in it."""
        return _FIGURE in self.keys

    @property
    def telling(self) -> int:
        """How many words and figures can say something, at most."""
        return sum(self.own) + self.keys.count(_FIGURE)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.keys)

    def word(self, number: int) -> str:
        """Return a word as it is written."""
        return _written(self.text)[number][0]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that stand in two texts: the number of the first in each, how many."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts share.

    ``here`` and ``there`` are the places (start, end) of the longest stretch, small
    insertions included; ``shared`` is how many words stand in both texts. Of the words in
    long stretches ``own`` is how many say something, ``figures`` are the pairs of figures
    that differ, and ``same`` is how many figures are equal; those of dates do not count.
    """

    here: tuple[int, int]
    there: tuple[int, int]
    shared: int
    own: int
    figures: tuple[tuple[str, str], ...]
    same: int

    @property
    def telling(self) -> int:
        """How many words and equal figures say something; none are equal by chance."""
        return self.own + self.same

    @property
    def is_form(self) -> bool:
        """Whether so many figures differ that a form was filled in anew."""
        return len(self.figures) * _WORDS_OF_A_FORM > self.shared


def running(text: str, duty: Iterable[str | None] = ()) -> Running:
    """Take ``text`` apart; words whose roots stand in ``duty`` are not its own."""
    known = _OF_NOTHING.union(*(_roots(told) for told in duty if told))
    taken = list(map(_taken, _WORD.findall(text)))
    own = bytearray([root not in known for _, root in taken])
    for match in _QUOTED.finditer(text):
        starts = [word.start() for word in _written(text)]
        first, last = (bisect_left(starts, place) for place in match.span())
        own[first:last] = bytes(last - first)
    return Running(text, array("I", [key for key, _ in taken]), own)


@lru_cache(maxsize=64)  # one text is laid beside several; of most no word is asked for
def _written(text: str) -> list[re.Match[str]]:
    """Return the words of a text at their places."""
    return list(_WORD.finditer(text))


def fingerprints(text: Running) -> set[int]:
    """Return the hashes that are kept, of a short text the smallest; none of a shorter one."""
    size, keys = text.keys.itemsize, text.keys.tobytes()
    run = SHINGLE * size
    hashes = [crc32(keys[at : at + run]) for at in range(0, len(keys) - run + 1, size)]
    if len(hashes) < WINDOW:
        return {min(hashes)} if hashes else set()
    windows = zip(*(hashes[n:] for n in range(WINDOW)), strict=False)
    return set(map(min, windows))


class Index:
    """Fingerprints of many texts, by which a text finds its likes.

    Every text has an owner; what stands in the texts of more than ``most_owners`` is a
    standing phrase and makes no two texts alike.
    """

    def __init__(self, most_owners: int) -> None:
        """Begin without any text."""
        self._most = most_owners
        self._marks: list[array[int]] = []
        self._owners: list[Hashable] = []
        self._places: dict[int, array[int]] = {}

    def add(self, text: Running, owner: Hashable) -> None:
        """Take in a text; texts are numbered from 0 in the order of taking in."""
        marks, number = fingerprints(text), len(self._marks)
        for mark in marks:
            places = self._places.get(mark)
            if places is None:
                self._places[mark] = array("I", (number,))
            elif len(places) <= _MOST_PLACES:
                places.append(number)
        self._marks.append(array("I", marks))
        self._owners.append(owner)

    def alike(self, number: int) -> list[int]:
        """Return the texts that share fingerprints with text ``number``, most shared first."""
        shared = (self._places[mark] for mark in self._marks[number])
        found = Counter(
            chain.from_iterable(
                places
                for places in shared
                if len(places) > 1 and not self._is_standing(places)
            )
        )
        del found[number]
        return sorted(found, key=lambda other: (-found[other], other))[:_MOST_ALIKE]

    def _is_standing(self, places: "array[int]") -> bool:
        if len(places) > _MOST_PLACES:
            return True
        owners = self._owners
        return len(places) > self._most and len({owners[n] for n in places}) > self._most


def runs(here: Running, there: Running) -> list[Run]:
    """Lay two texts side by side; return the runs they share, in the order of ``there``."""
    places = _places(here)
    found: list[Run] = []
    free = 0  # the first word that no run holds
    for number, starts in enumerate(map(places.get, _rows(there))):
        if starts is None or number < free:
            continue
        lengths = [(_length(here, there, at, number), -at) for at in starts]
        length, at = max(lengths)
        found.append(Run(-at, number, length))
        free = number + length
    return found


@lru_cache(maxsize=16)  # one text is laid beside several
def _places(text: Running) -> dict[bytes, list[int]]:
    """Return where each row of words begins; those of a worn phrase in part."""
    places: dict[bytes, list[int]] = {}
    for number, row in enumerate(_rows(text)):
        starts = places.get(row)
        if starts is None:
            places[row] = [number]
        elif len(starts) < _MOST_ALIKE:
            starts.append(number)
    return places


@lru_cache(maxsize=64)  # one text is laid beside several
def _rows(text: Running) -> list[bytes]:
    """Return the keys of all words in a row that make a run."""
    size, keys = text.keys.itemsize, text.keys.tobytes()
    row = _RUN * size
    return [keys[at : at + row] for at in range(0, len(keys) - row + 1, size)]


def likeness(
    here: Running, there: Running, *, most_inserted: int = 5, least: int = 0
) -> Likeness | None:
    """Return what two texts share; None where they share no stretch of twelve words.

    Runs that only ``most_inserted`` words part, in either text, are one stretch. Words that
    say something in neither text are not ``own``. None too where less than ``least`` is ``telling``.
    """
    if not _may_share(here, there, most_inserted, least):
        return None
    chains: list[list[Run]] = []
    for run in runs(here, there):
        if chains and _goes_on(chains[-1][-1], run, most_inserted):
            chains[-1].append(run)
        else:
            chains.append([run])
    long = [chain for chain in chains if _words(chain) >= SURELY_FOUND]
    if not long:
        return None
    longest = max(long, key=_words)
    told = [run for chain in long for run in chain]
    own = sum(_own(here, there, run) for run in told)
    if own + sum(_keys(here, run).count(_FIGURE) for run in told) < least:
        return None
    same = sum(_same(here, there, run) for run in told)
    if own + same < least:
        return None
    first, last = longest[0], longest[-1]
    ends = last.here + last.length - 1, last.there + last.length - 1
    return Likeness(
        _stretch(here, first.here, ends[0]),
        _stretch(there, first.there, ends[1]),
        sum(map(_words, chains)),
        own,
        tuple(pair for run in told for pair in _figures(here, there, run)),
        same,
    )


def _stretch(text: Running, first: int, last: int) -> tuple[int, int]:
    words = _written(text.text)
    return words[first].start(), words[last].end()


def _may_share(here: Running, there: Running, most_inserted: int, least: int) -> bool:
    """Whether so many rows of ``there`` stand in ``here`` that a stretch can be long enough."""
    held = bytes(map(_places(here).__contains__, _rows(there)))
    return _most_words(held) >= max(SURELY_FOUND, least) and any(
        _most_words(part) >= SURELY_FOUND
        for part in held.split(bytes(most_inserted + _RUN))
    )


def _most_words(held: bytes) -> int:
    """Return how many words rows may hold, of each of which ``held`` tells whether it is held.

    ``n`` of them one behind the other are no more than ``n`` words and the rest of the last row.
    """
    return held.count(1) + (_RUN - 1) * (b"\0" + held).count(b"\0\1")


def _keys(here: Running, run: Run) -> "array[int]":
    return here.keys[run.here : run.here + run.length]


def _words(chain: list[Run]) -> int:
    return sum(run.length for run in chain)


def _goes_on(one: Run, other: Run, most: int) -> bool:
    here = other.here - one.here - one.length
    there = other.there - one.there - one.length
    return 0 <= here <= most and there <= most


def _length(here: Running, there: Running, one: int, other: int) -> int:
    """Return how many words are equal from two places on."""
    length = 0
    for a, b in zip(here.keys[one:], there.keys[other:], strict=False):
        if a != b:
            break
        length += 1
    return length


def _own(here: Running, there: Running, run: Run) -> int:
    one = here.own[run.here : run.here + run.length]
    other = there.own[run.there : run.there + run.length]
    return sum(map(or_, one, other))


def _figures(here: Running, there: Running, run: Run) -> Iterator[tuple[str, str]]:
    for n in range(run.length):
        if here.keys[run.here + n] == _FIGURE:
            pair = here.word(run.here + n), there.word(run.there + n)
            if not _are_equal(*pair):
                yield pair


def _are_equal(one: str, other: str) -> bool:
    """Whether two figures have the same digits: «3 200», «3200»."""
    if one == other or (one.isdecimal() and other.isdecimal()):
        return one == other
    return _NO_DIGIT.sub("", one) == _NO_DIGIT.sub("", other)


def _same(here: Running, there: Running, run: Run) -> int:
    """Return how many figures of a run are equal; those of dates and small ones not."""
    places = range(run.here, run.here + run.length)
    figures = [
        place
        for place in places
        if here.keys[place] == _FIGURE
        and len(here.word(place)) > 1
        and (place + 1 == len(here) or here.keys[place + 1] not in _AFTER_DATES)
    ]
    behind = run.there - run.here
    return sum(_are_equal(here.word(n), there.word(n + behind)) for n in figures)


@lru_cache(maxsize=4_096)  # the clauses of a province are those of every district
def _roots(text: str) -> frozenset[str]:
    return frozenset(_taken(match[0])[1] for match in _WORD.finditer(text))


@lru_cache(maxsize=100_000)
def _taken(word: str) -> tuple[int, str]:
    """Return the key of a word and its root; short words and figures have none."""
    if word[0].isdecimal():
        return _FIGURE, ""
    folded = word.casefold().translate(_FOLDED)
    root = stem(word).translate(_FOLDED)[:_ROOT] if len(word) > _SHORT else ""
    return crc32(folded.encode()), root


@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """Return the letters and digits of ``text`` alone, look-alikes folded: a key."""
    return re.sub(r"[\W_]+", "", text).casefold().translate(_FOLDED)


def are_alike(one: str | None, other: str | None, *, percent: int = 80) -> bool:
    """Whether two short texts have nearly the same words, endings apart; False for none."""
    shared, words = _overlap(one or "", other or "")
    return bool(max(words)) and shared * 100 >= percent * max(words)


def is_within(one: str | None, other: str | None, *, percent: int = 70) -> bool:
    """Whether the shorter of two texts says little that the longer does not."""
    shared, words = _overlap(one or "", other or "")
    return bool(min(words)) and shared * 100 >= percent * min(words)


@lru_cache(maxsize=2_048)  # the clauses of a report are compared with each other
def _counted_roots(text: str) -> Counter[str]:
    return Counter(root for m in _WORD.finditer(text) if (root := _taken(m[0])[1]))


def _overlap(one: str, other: str) -> tuple[int, tuple[int, int]]:
    """Return how many roots two texts share, and how many each has."""
    first, second = _counted_roots(one), _counted_roots(other)
    return (first & second).total(), (first.total(), second.total())


_OF_NOTHING = _roots(" ".join(_OF_DATES)) | {""}
"""Roots that say nothing of their own: those of dates, and that of figures and short words."""

_AFTER_DATES = frozenset(
    _taken(word)[0] for word in (*_OF_DATES, "оны", "онд", "ны", "ний", "нд", "р")
)
"""Keys of the words behind the figures of a date."""
