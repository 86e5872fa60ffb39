"""Text as it is compared: small letters, and Ө and Ү as the О and У they are mistyped for.

The length never changes, so that an offset in the folded text is one in the text.
"""

import re

_SLIPS = str.maketrans("өүё", "оуе")


def fold(text: str) -> str:
    """Return ``text`` for comparison, character by character as long as before."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.translate(_SLIPS)


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern, written in small letters, to search folded text with."""
    return re.compile(source.translate(_SLIPS))
