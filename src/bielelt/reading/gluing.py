"""Words that may be glued together, cut where they may be, and what the document teaches.

Where two lines were read across, the last word of one and the first of the other often
stand without a blank. The document's own words say best what a word is.
Source: docs/methodology.md §5.4.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from bielelt.reading.mixing import bare, is_glued

TEXT, PROGRESS = 0, 1
_STEM = 5
_LONG = 7

_CASE = re.compile(
    r"(?<=[а-яөүё]{2})(?=[А-ЯӨҮЁA-Z“«(])|(?<=[а-яөүё]{2})(?=\d)|(?<=\d{2})(?=[а-яөүё]{3})|(?<=\d)(?=[А-ЯӨҮЁ])"
    r"|(?<=[а-яөүё][,;.)»”])(?=[А-ЯӨҮЁа-яөүё]{2}|\d\d)"
)
_VOWELS = "аоуэөүиеёяю"
# No word begins with a stop; no native one with й, ы, a sign or two consonants, or has no vowel.
_UNSPEAKABLE = re.compile(
    r"[.,;:!?)»”]|[йыьъ]|[бвгджзклмнпрстфхцчшщ]{2}|[^аоуэөүиеёяюА-ЯӨҮЁ\W\d]+\W*$"
)
_SUFFIX = re.compile(
    r"(?:ч?[нгдл]?[иы]йн|ын|[ыи]йг|т[аэо]й|[аэоө]{2}[рсдт]?|н[уү][уү]д\w*|[дт]|чин)\W*$"
)
_VOWEL_FIRST = 0.7  # four words in five begin with a consonant


def stem(plain: str) -> str:
    """Return the first letters of a word; every number is one word."""
    return "0" if plain[:1].isdigit() else plain[:_STEM]


@dataclass(slots=True)
class Lexicon:
    """What the clean cells of one document teach about its two columns."""

    seen: tuple[Counter[str], Counter[str]] = field(
        default_factory=lambda: (Counter(), Counter())
    )
    pairs: set[tuple[str, str]] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)

    def learn(self, cell: str, column: int) -> None:
        """Take in a cell that is surely of one column."""
        plain = [bare(word) for word in cell.split()]
        self.seen[column].update(stem(word) for word in plain)
        self.learn_words(plain)

    def leaning(self, plain: str) -> float:
        """Return the log-odds of a word for the clause column, at most 1 either way."""
        counts = [seen[stem(plain)] for seen in self.seen]
        if not any(counts):
            return 0.0
        shares = [
            (n + 0.5) / (seen.total() + 1)
            for n, seen in zip(counts, self.seen, strict=True)
        ]
        return max(-1.0, min(1.0, 0.5 * log(shares[TEXT] / shares[PROGRESS])))

    def learn_words(self, plain: Iterable[str]) -> None:
        """Take in words whose column is not known."""
        plain = list(plain)
        self.words.update(plain)
        self.pairs.update(pairwise(stem(word) for word in plain))


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or, where two words are glued, its half; ``seam`` rewards a line end before it."""

    word: str
    glued: bool = False
    seam: float = 0.0

    @property
    def size(self) -> int:
        """Letters with the blank in front."""
        return len(self.word) + (not self.glued)


def pieces_of(mixed: str, lexicon: Lexicon) -> list[Piece]:
    """Cut a cell into words, and words that may be glued wherever they may be."""
    pieces: list[Piece] = []
    for word in mixed.split():
        cuts = _cuts(word, lexicon)
        starts = [0, *cuts]
        for start, end in zip(starts, [*cuts, len(word)], strict=True):
            pieces.append(
                Piece(word[start:end], glued=start > 0, seam=cuts.get(start, 0.0))
            )
    return pieces


def _cuts(word: str, lexicon: Lexicon) -> dict[int, float]:
    """Return where a word may be glued, in order, and how telling each place is."""
    if "://" in word or "@" in word:
        return {}
    cuts = {
        m.start(): 3.0 if word[m.start() - 1].isalpha() else 1.0
        for m in _CASE.finditer(word)
    }
    if lexicon.words[bare(word)] <= 1 and len(word) >= _LONG:
        for place in range(2, len(word) - 1):
            telling = _telling(word[:place], word[place:], lexicon)
            if telling:
                cuts[place] = max(telling, cuts.get(place, 0.0))
        if is_glued(word):
            for place in _syllable_seams(word):
                cuts[place] = cuts.get(place, 0.0) + 1.5
    return {
        place: cuts[place] - _VOWEL_FIRST * (word[place] in _VOWELS)
        for place in sorted(cuts)
        if place > 1 and not _UNSPEAKABLE.match(word[place:])
    }


def _telling(left: str, right: str, lexicon: Lexicon) -> float:
    """How much two halves look like words that the document uses elsewhere."""
    if _SUFFIX.match(right):
        return 0.0
    whole = [len(half) > 1 and lexicon.words[bare(half)] > 0 for half in (left, right)]
    if all(whole):
        return 2.5
    if whole[1] and len(bare(right)) > 4:  # noqa: PLR2004
        return 1.5
    return 1.0 if whole[0] and len(left) > 4 else 0.0  # noqa: PLR2004


def _syllable_seams(word: str) -> Iterator[int]:
    """Where the vowels change class: before the new vowel, and before its consonant."""
    last = last_at = 0
    for index, letter in enumerate(word.casefold()):
        now = 1 if letter in "аоу" else 2 if letter in "эөү" else 0
        if now and last and now != last:
            yield from range(last_at + 1, index + 1)
            return
        if letter in _VOWELS:
            last, last_at = now or last, index
