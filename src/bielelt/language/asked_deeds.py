"""The deeds that a duty asks for: its verbs, each with the things that stand before it.

«Журмыг боловсруулж, хурлаар батлуулах» asks for two: to write the rules and to have them
approved. Only the last one ends the duty: what is denied of it, was not done.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bielelt.language.likeness import key, keys, telling, without_chapter
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.verb_roots import root_of_stem, verb_root
from bielelt.language.verbs import joins_clauses

# Not the ending of a figure: «2-ыг».
_WORD = re.compile(r"(?<!\d-)\b[^\W\d_]+(?:-[^\W\d_]+)?")
# «… батлах», «… засварлах ажлыг», not «түгээх станц», which only describes.
_INFINITIVE = re.compile(
    r"\w+[аэоөуүиюяе]й?х(?:ыг|ийг)?(?=\s*(?:[,;.:)]|$)|\s+(?:ба|болон|ажил|ажл\w+|арга|асууд\w+|талаар|зорилг\w+|явд\w+|нь)\b)|"
    r"\w+с[уү]г[аэ]й",
    re.IGNORECASE,
)
_NO_VERBS = frozenset(
    {"бүх", "дотоод", "гадаад", "өмнөд", "баруун", "зүүн", "тулд", "нийт"}
)
# «… үүсгэхийг багийн дарга нарт үүрэг болгосугай»: the act's own verb.
_ORDER = re.compile(
    r"(?:(?<=\w[аэоөуүиюяей]хыг)|(?<=\w[аэоөуүиюяей]хийг))\s+[^;]*?(?:үүрэг\s+болго|даалга|хариуцуул|зөвлө|чиглэл\s+болго)\w*\s*[.;]?\s*$",
    re.IGNORECASE,
)
# Verbs that any duty may end with, and that say nothing of what is asked for.
_EMPTY_VERBS = frozenset(map(verb_root, ("ажиллах", "байх", "болох", "болгох", "дуусгах")))
_LEADS_TO_VERB = (Case.BARE, Case.DATIVE)
_HEADS = 2
_VERBAL = re.compile(
    r"(\w{3,}?)(?:лт|лга|лго|лгэ|лгө|л[аэ]г|(?<=л)г[аэоө]{2})(?:д|т|ыг|ийг|г|ын|ийн)?"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One deed of a duty.

    ``root`` is its verb's, ``things`` the stems of all words before it, ``heads`` of the last
    ones: what is done to it. ``is_last`` says that the duty ends with it.
    """

    root: str
    things: frozenset[str]
    heads: frozenset[str]
    is_last: bool


@lru_cache(maxsize=4_096)  # the clause is asked for with every statement of its progress
def find_asked(duty: str) -> tuple[Asked, ...]:
    """Return the deeds that ``duty`` asks for, in order."""
    own = _ORDER.sub("", without_chapter(duty))
    kept = telling(own)
    found: list[tuple[str, list[str]]] = []
    before: list[str] = []
    listed: list[str] = []
    for match in _WORD.finditer(own):
        word = match[0]
        joins = joins_clauses(word) and word.casefold() not in _NO_VERBS
        if joins or _INFINITIVE.match(own, match.start()):
            found.append((verb_root(word), before))
            before = []
        elif kept.intersection(keys(word)):
            before.append(word)
            if own[match.end() : match.end() + 1] == ",":
                listed.append(word)
    telling_verbs = (n for n, (root, _) in enumerate(found) if root not in _EMPTY_VERBS)
    last = max(telling_verbs, default=len(found) - 1)
    return tuple(_deeds(found, last, frozenset(listed)))


def without_order(duty: str) -> str:
    """Return a duty without who is ordered to do it: «… үүсгэх», not «… дарга нарт даалгасугай»."""
    return _ORDER.sub("", duty)


def verbal_roots(text: str) -> frozenset[str]:
    """Return the roots of the nouns that are made of verbs: «шалгалт», «шинжилгээ», «дэмжлэг»."""
    found = (_VERBAL.fullmatch(word.casefold()) for word in _WORD.findall(text))
    return frozenset(root_of_stem(match[1]) for match in found if match)


def _deeds(
    found: list[tuple[str, list[str]]], last: int, listed: frozenset[str]
) -> Iterator[Asked]:
    """Yield the deeds; what has no object of its own is done to the last one.

    ``listed`` are the words before a comma.
    """
    heads: frozenset[str] = frozenset()
    for n, (root, words) in enumerate(found):
        heads = frozenset(key(stem(word)) for word in _heads(words, listed)) or heads
        things = frozenset(key(stem(word)) for word in words)
        yield Asked(root, things, heads, n == last)


def _heads(words: list[str], listed: frozenset[str]) -> list[str]:
    """Return the objects: those in the accusative, and the word that leads to the verb.

    «самбар, байршлыг тогтоох» has two: what stands before a comma is listed with the next.
    """
    objects = [word for word in words if case_of(word) is Case.ACCUSATIVE][-_HEADS:]
    heads = objects + [word for word in words[-1:] if case_of(word) in _LEADS_TO_VERB]
    for word, following in zip(reversed(words[:-1]), reversed(words[1:]), strict=True):
        if word in listed and following in heads and case_of(word) is Case.BARE:
            heads.append(word)
    return heads
