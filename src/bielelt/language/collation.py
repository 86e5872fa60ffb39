"""The order of the Mongolian alphabet: Ө after О, Ү after У, Ё after Е.

Python's own order puts Ө and Ү after Я. Checked against ICU's root order.
"""

from bielelt.language.lookalikes import ALPHABET

_PLACES = {letter: place for place, letter in enumerate(ALPHABET, start=1)}
_AFTER_DIGITS = 0x500
_AFTER_LETTERS = 0x1000

Key = tuple[tuple[int, ...], str]


def key(text: str) -> Key:
    """Return the sort key: letters in alphabetical order, case decides between equals.

    Digits, signs and Latin come before the Cyrillic letters, all else after them.
    """
    return tuple(_place(letter) for letter in text.casefold()), text.swapcase()


def _place(letter: str) -> int:
    place = _PLACES.get(letter)
    if place:
        return _AFTER_DIGITS + place
    return ord(letter) if ord(letter) < _AFTER_DIGITS else _AFTER_LETTERS + ord(letter)
