"""What nouns and verbs of one thing share: «хамрагдалт», «хамруулах» begin alike."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bielelt.language.likeness import key, telling
from bielelt.language.stems import stem

_LETTERS = 4
_SHORTEST = 2
_FOLDED = str.maketrans("өүё", "оуе")
_WORD = re.compile(r"[^\W\d_]+")
# What short words have more in a case, which stems.py leaves alone: «өр», «өрийн».
_SHORT_ENDINGS = frozenset(
    ("ий", "ии", "ын", "ны", "аа", "ее", "ээ", "оо", "ыг", "тэ", "та", "то")
)
_NOTHING = frozenset(
    {"нийт", "хаг", "хагс", "жил", "сум", "баг", "тоо", "тоог", "хувь", "хув", "нар"}
)


@lru_cache(maxsize=20_000)
def opening_of(word: str) -> str:
    """Return the first letters of the stem of a word, folded."""
    # Twice: what is left of a plural may still lose its fleeting vowel.
    return stem(stem(word)).translate(_FOLDED)[:_LETTERS]


def openings_of(text: str) -> frozenset[str]:
    """Return the openings of the words of ``text`` that say something."""
    kept = telling(text)
    words = (w for w in _WORD.findall(text) if key(w) in kept and is_thing(w))
    return frozenset(map(opening_of, words))


def is_thing(word: str) -> bool:
    """Whether a word may name what is counted, and is none that stands beside anything."""
    return len(word) > 1 and opening_of(word) not in _NOTHING


def meet(asked: Iterable[str], named: Iterable[str]) -> bool:
    """Whether an opening is among others, short words in any case."""
    others = frozenset(map(_bare, named))
    return any(_bare(one) in others for one in asked)


def _bare(opening: str) -> str:
    """Return an opening without the case that stems.py leaves to a short word: «эх», «эхийн»."""
    if len(opening) == _LETTERS and opening[_SHORTEST:] in _SHORT_ENDINGS:
        return opening[:_SHORTEST]
    return opening[:_SHORTEST] if opening[_SHORTEST:] in ("н", "т", "д") else opening
