"""Letters that look or sound alike across alphabets, and digits that look like letters.

Two ways lead from a Latin letter to a Cyrillic one: by look, as in a word typed with the
wrong keyboard («Oрон»), and by sound, as character recognition writes («анgid»).
"""

import re

ALPHABET = "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"
"""The 35 letters of Mongolian Cyrillic in order."""

# By look. Capital Y is the shape of Ү, small y the shape of у; v and V are typed for ү.
_LOOK = dict(zip("ABCEHKMOPTXYVaceopxyv", "АВСЕНКМОРТХҮҮасеорхуү", strict=True))

# By look in lower-case italics and small capitals, where recognition goes wrong too.
_LOOK |= dict(zip("kmtbhi", "кмтвни", strict=True))

# Letters of other alphabets that old encodings and fonts put in the place of Ө and Ү.
_FOREIGN = dict(zip("ЄєЇїѲѳΘθϴƟɵ", "ӨөҮүӨөӨөӨӨө", strict=True))

# By sound, longest first; the first letter is the usual one, the others are possible.
_SOUND: dict[str, tuple[str, ...]] = {
    "shch": ("щ",),
    "sh": ("ш",), "ch": ("ч",), "kh": ("х",), "ts": ("ц",), "zh": ("ж",),
    "ya": ("я",), "yo": ("ё",), "yu": ("ю",), "ye": ("е",), "ii": ("ий",),
    "a": ("а",), "b": ("б", "в"), "c": ("с", "ц"), "d": ("д",), "e": ("э", "е", "ө"),
    "f": ("ф",), "g": ("г",), "h": ("х", "н"), "i": ("и", "й"), "j": ("ж",), "k": ("к", "х"),
    "l": ("л",), "m": ("м",), "n": ("н",), "o": ("о", "ө"), "p": ("п", "р"), "q": ("к",),
    "r": ("р",), "s": ("с",), "t": ("т",), "u": ("у", "ү"), "v": ("в", "ү"), "w": ("в",),
    "x": ("х",), "y": ("у", "ы", "й"), "z": ("з",),
}  # fmt: skip

_UNITS = re.compile("|".join(sorted(_SOUND, key=len, reverse=True)), re.IGNORECASE)

_TO_DIGIT = str.maketrans(
    {"З": "3", "з": "3", "О": "0", "о": "0", "O": "0", "o": "0", "б": "6"}
)
_FROM_DIGIT = str.maketrans({"3": "З", "0": "О", "6": "б"})

_MAX_READINGS = 64


def is_latin(letter: str) -> bool:
    """Whether ``letter`` is one of the 52 letters of basic Latin."""
    return letter.isascii() and letter.isalpha()


def is_cyrillic(letter: str) -> bool:
    """Whether ``letter`` is a letter of Mongolian Cyrillic, of either case."""
    return letter.casefold() in ALPHABET


def is_foreign(letter: str) -> bool:
    """Whether ``letter`` stands for Ө or Ү in texts of old encodings: Є, Ї, Θ."""
    return letter in _FOREIGN


def by_look(text: str) -> str:
    """Return ``text`` with every letter that looks Cyrillic made Cyrillic."""
    return "".join(_LOOK.get(c) or _FOREIGN.get(c) or c for c in text)


def looks_cyrillic(text: str) -> bool:
    """Whether every Latin letter of ``text`` has a Cyrillic twin in the same case.

    Only the letters whose printed shape is the same count, not those that resemble it in
    some typefaces.
    """
    return all(not is_latin(c) or c in "ABCEHKMOPTXYaceopxy" for c in text)


def readings(text: str) -> tuple[str, ...]:
    """Return the Cyrillic words ``text`` may stand for by sound, the usual one first.

    Cyrillic letters stay as they are. Ambiguous letters multiply; at most 64 are given.
    """
    found = [""]
    place = 0
    while place < len(text):
        unit = _UNITS.match(text, place)
        piece = unit[0] if unit else text[place]
        options = _SOUND[piece.lower()] if unit else (_FOREIGN.get(piece, piece),)
        cased = [_like(option, piece) for option in options]
        found = [start + option for option in cased for start in found][:_MAX_READINGS]
        place += len(piece)
    return tuple(found)


def digits_for_letters(text: str) -> str:
    """Return ``text`` with З, О and б read as 3, 0 and 6: «З» → «3»."""
    return text.translate(_TO_DIGIT)


def letters_for_digits(text: str) -> str:
    """Return ``text`` with 3, 0 and 6 read as З, О and б: «3асаг» → «Засаг»."""
    return text.translate(_FROM_DIGIT)


def _like(option: str, piece: str) -> str:
    """Give ``option`` the case of the Latin letters it replaces."""
    if piece.isupper():
        return option.upper()
    return option.capitalize() if piece[0].isupper() else option
