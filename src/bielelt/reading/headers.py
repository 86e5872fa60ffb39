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


def is_header(texts: list[str]) -> bool:
    """Whether a row holds the names of the columns, be they broken by the scanner."""
    joined = "".join("".join(texts).split()).casefold()
    return sum(any(w in joined for w in words) for words in _WORDS) >= MINIMUM


def is_numbers(texts: list[str]) -> bool:
    """Whether a row is the line of column numbers «1 2 3 4 5 6 7»."""
    return len(texts) >= _NUMBERS_MINIMUM and texts == [
        str(n) for n in range(1, len(texts) + 1)
    ]
