"""The same clause elsewhere in the document tells what was read into a mixed one.

Acts repeat their clauses word for word from decision to decision. Where a clean twin is
found, its words are the clause, and what stands between them came from the other column.
Source: docs/methodology.md §5.4.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from bielelt.reading.mixing import bare

_SHORTEST = 8  # words of a clause that can be told from another
_ALIKE = 0.88  # share of the twin's words that must be there
_INSERTED = 3  # fewer words in a row are a wording of its own: «аймгийн нийт …»
_LOST = 0.1


@dataclass(slots=True)
class Freed:
    """A clause by the words of its twin, and the pieces that stood between them."""

    text: list[str] = field(default_factory=list)
    foreign: list[list[str]] = field(default_factory=list)
    lost: int = 0


def free_by_twin(mixed: str, clean: Iterable[str]) -> Freed | None:
    """Return the clause that ``mixed`` holds by its likeliest twin among ``clean``, or None."""
    words = mixed.split()
    seen = Counter(map(bare, words))
    best: list[str] = []
    likest = _ALIKE
    for text in clean:
        twin = text.split()
        if not _SHORTEST <= len(twin) <= len(words) - _INSERTED:
            continue
        share = sum((Counter(map(bare, twin)) & seen).values()) / len(twin)
        if share > likest:
            best, likest = twin, share
    return _align(best, words) if best else None


def _align(twin: list[str], words: list[str]) -> Freed | None:
    freed = Freed()
    plain = [bare(word) for word in twin], [bare(word) for word in words]
    matcher = SequenceMatcher(None, plain[0], plain[1], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal" or (kind == "insert" and j2 - j1 < _INSERTED):
            freed.text += words[j1:j2]
        elif kind == "insert":
            freed.foreign.append(words[j1:j2])
        elif kind == "delete":
            freed.lost += i2 - i1
        elif not _replace(freed, twin[i1:i2], words[j1:j2]):
            return None
    return freed if freed.foreign and freed.lost <= _LOST * len(twin) else None


def _replace(freed: Freed, expected: list[str], found: list[str]) -> bool:
    """Part a stretch that differs; False where nobody can say whose it is."""
    if len(found) <= len(expected) + 1 and len(found[0]) <= len(expected[0]) + _INSERTED:
        freed.text += found
        return True
    first, last = expected[0], expected[-1]
    if len(expected) == 1 and found[0].startswith(first):
        freed.text.append(found[0][: len(first)])
        freed.foreign.append([found[0][len(first) :], *found[1:]])
        return True
    if len(expected) == 1 and found[-1].endswith(last):
        cut = len(found[-1]) - len(last)
        freed.foreign.append([*found[:-1], found[-1][:cut]])
        freed.text.append(found[-1][cut:])
        return True
    return False
