"""Names in quotation marks that are one name in two forms: «Ухаалаг сум», «Ухаант сум».

The words of one stand in the other in another order, with one more, or one of them begins alike.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from bielelt.language.stems import stem

_QUOTED = re.compile(
    r"[«“\"„]([^«»“”\"„]{5,80})[»”\"“](?!\s*(?:Х+К|ХК|ТББ|НҮТББ|БХН|ТӨХК))"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST, _MOST, _MOST_ALIKE = 2, 7, 12
_SHARED = 3  # words of names that one has with another word between
_BEGINNING = 4

Name = tuple[str, ...]


def quoted_names(text: str) -> Iterator[tuple[int, int, Name]]:
    """Yield the names of several words in quotation marks, with their places inside."""
    for match in _QUOTED.finditer(text):
        words = tuple(word.casefold() for word in _WORD.findall(match[1]))
        if _FEWEST <= len(words) <= _MOST and match[1][:1].isupper():
            yield match.start(1), match.end(1), words


def are_one_name(one: Name, other: Name) -> bool:
    """Whether two names are one, written otherwise; a case of the last word makes no other."""
    a, b = ((*name[:-1], stem(name[-1])) for name in (one, other))
    if a == b or a[-1] != b[-1]:
        return False
    if sorted(a) == sorted(b):
        return True
    short, long = sorted((set(a), set(b)), key=len)
    if len(a) != len(b):
        return short < long and len(short) >= _SHARED and abs(len(a) - len(b)) == 1
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == 1 and apart[0][0][:_BEGINNING] == apart[0][1][:_BEGINNING]


def alike_names(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of different names that are one; kept by their last word."""
    by_last: defaultdict[str, list[Name]] = defaultdict(list)
    for name in dict.fromkeys(names):
        by_last[stem(name[-1])].append(name)
    for same in by_last.values():
        if len(same) <= _MOST_ALIKE:
            yield from (pair for pair in combinations(same, 2) if are_one_name(*pair))
