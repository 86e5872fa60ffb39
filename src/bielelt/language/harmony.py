"""Vowel harmony: the vowels of a native word are all back or all front.

Back are а о у (with я ё ы), front э ө ү (with е); и, й and ю stand with both. Two classes
in one word mean a compound, a loanword, or two words glued together.
"""

import re
from enum import StrEnum

_BACK = frozenset("аоуяёы")
_FRONT = frozenset("эөүе")

# «-гүй» never changes («аваагүй»), and what follows it follows its ү («аваагүйгээс»).
_WITHOUT = re.compile(r"(?<=\w)(?=гүй)", re.IGNORECASE)


class Harmony(StrEnum):
    """The two classes of vowels."""

    BACK = "back"
    FRONT = "front"


def vowel_class(letter: str) -> Harmony | None:
    """Return the class of one letter; None for consonants and neutral vowels."""
    folded = letter.casefold()
    if folded in _BACK:
        return Harmony.BACK
    return Harmony.FRONT if folded in _FRONT else None


def harmony_of(word: str) -> Harmony | None:
    """Return the class that suffixes of ``word`` take: that of its last classed vowel.

    None when it has none; such words («хивс», «их») take front suffixes.
    """
    classes = (vowel_class(letter) for letter in reversed(word))
    return next((found for found in classes if found), None)


def seams(word: str) -> tuple[int, ...]:
    """Return the index of each vowel whose class differs from that of the vowel before.

    Words are cut at hyphens and before «-гүй», where the class may change: «Оюун-Эрдэнэ»
    and «аваагүй» have no seam; «тусчиглэсэн» has one at its first э.
    """
    found: list[int] = []
    before: Harmony | None = None
    free = {match.end() for match in _WITHOUT.finditer(word)}
    for index, letter in enumerate(word):
        if index in free or letter == "-":
            before = None
        now = vowel_class(letter)
        if now and before and now is not before:
            found.append(index)
        before = now or before
    return tuple(found)


def is_harmonic(word: str) -> bool:
    """Whether all vowels of ``word`` can stand together in one native word."""
    return not seams(word)
