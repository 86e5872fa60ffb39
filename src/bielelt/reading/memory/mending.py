"""How a text read from a picture differs from the known clause, word by word.

Letters are put right only where the word that was read is none or differs by letters that
recognition confuses. Figures, names and other words are told, not changed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from bielelt.language.spelling import Dictionary, dictionary
from bielelt.reading.memory.known import fold

_CONFUSED = str.maketrans("ъщёйөү", "ьшеиоу")  # what recognition takes for the other
_INNER = re.compile(r"\w(?:.*\w)?")
_PART = 4  # one letter in so many may be misread


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words as read and as known; ``is_mended`` if the known one is right."""

    read: str
    known: str
    right: str
    is_mended: bool

    @property
    def is_of_marks(self) -> bool:
        """Whether all letters are right, and no more than marks may differ."""
        return _letters(self.right) == _letters(self.known)


def compare(read: str, known: str) -> Iterator[Difference]:
    """Yield all stretches of ``read`` in order; what is the same is ``right`` as it stands."""
    found, expected = read.split(), known.split()
    matcher = SequenceMatcher(
        None, [fold(w) for w in found], [fold(w) for w in expected], autojunk=False
    )
    book = dictionary()
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        own, other = found[i1:i2], expected[j1:j2]
        if kind == "equal" or len(own) == len(other):
            for n, (word, right) in enumerate(zip(own, other, strict=True)):
                yield _difference([word], [right], book, opens=i1 + n == 0)
        else:
            yield _difference(own, other, book, opens=i1 == 0)


def _difference(
    own: Sequence[str], other: Sequence[str], book: Dictionary | None, *, opens: bool
) -> Difference:
    read, known = " ".join(own), " ".join(other)
    letters, right = _letters(read), _letters(known)
    if letters == right and len(own) == len(other):
        return Difference(read, known, read, is_mended=False)
    if not right or not _is_slip(own, letters, right, book, opens=opens):
        return Difference(read, known, read, is_mended=False)
    mended = _INNER.sub(lambda _: _inner(known), read, count=1)
    return Difference(read, known, mended, is_mended=True)


def _is_slip(
    own: Sequence[str], read: str, known: str, book: Dictionary | None, *, opens: bool
) -> bool:
    """Whether letters were misread, and it is not another word that stands there."""
    if not (read.isalpha() and known.isalpha()):
        return False
    if fold(read) == fold(known):  # other blanks, or letters of another alphabet
        return True
    confused = fold(read).translate(_CONFUSED) == fold(known).translate(_CONFUSED)
    is_name = known[0].isupper() and not opens
    if book is None or is_name:
        return confused
    near = Levenshtein.distance(read, known) <= max(1, len(known) // _PART)
    return (confused or near) and not all(book.knows(_letters(word)) for word in own)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def _inner(text: str) -> str:
    match = _INNER.search(text)
    return match[0] if match else text
