"""Header rows of the table: the names of the seven columns, and their numbers."""

_WORDS = (
    ("шийдвэрд/д",),
    ("заалтд/д",),
    ("шийдвэрийннэр", "огноо"),
    ("агуулга",),
    ("явц",),
    ("өөрийн",),
    ("дээдшат",),
)
MINIMUM = 4
_NUMBERS_MINIMUM = 5
_FIGURE = 2  # letters of «7» misread as «7.» or «Ч:»


def is_header(texts: list[str]) -> bool:
    """Whether a row holds the names of the columns, be they broken by the scanner."""
    joined = "".join("".join(texts).split()).casefold()
    return sum(any(w in joined for w in words) for words in _WORDS) >= MINIMUM


def is_numbers(texts: list[str]) -> bool:
    """Whether a row is the line of column numbers «1 2 3 4 5 6 7».

    Two of the seven may be misread, as no row of a clause has nothing but single figures.
    """
    numbers = [str(n) for n in range(1, len(texts) + 1)]
    if len(texts) >= _NUMBERS_MINIMUM and texts == numbers:
        return True
    alone = len(texts) == len(_WORDS) and all(len(text) <= _FIGURE for text in texts)
    return alone and sum(map(str.__eq__, texts, numbers)) >= _NUMBERS_MINIMUM
