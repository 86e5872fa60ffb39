"""A text with its first numbers in digits instead of words, every place where it was.

«есөн гудамжны гурвыг нь» becomes «   9 гудамжны   3-ыг нь»: then whoever reads figures reads
these as well, and a place in the one text is a place in the other.
"""

import re
from functools import lru_cache

_FORMS = {
    2: ("хоёр", "хоёр"), 3: ("гурав", "гурв"), 4: ("дөрөв", "дөрв"), 5: ("тав", "тав"),
    6: ("зургаа", "зургаа"), 7: ("долоо", "долоо"), 8: ("найм", "найм"), 9: ("ес", "ес"),
    10: ("арав", "арв"),
}  # fmt: skip
_LAST_DIGIT = 9
_ENDINGS = r"ыг|ийг|г|ын|ийн|гийн|аас|ээс|оос|өөс|гаас|гоос|т|д|ад|өд"
_TENS = {
    "арван": 10, "хорин": 20, "гучин": 30, "дөчин": 40, "тавин": 50, "жаран": 60, "далан": 70,
    "наян": 80, "ерэн": 90,
}  # fmt: skip
_NUMBER = re.compile(
    rf"(?<!зуун )(?<!зуу )(?<!мянга )(?<!мянган )(?<!сая )\b(?:(?P<tens>{'|'.join(_TENS)})(?P<gap>\s+))?(?:"
    + "|".join(
        rf"(?P<n{n}>{bare}|{stem}(?:ан|эн|он|өн|н)|(?:{bare}|{stem})(?P<e{n}>{_ENDINGS})|{bare}н)"
        for n, (bare, stem) in _FORMS.items()
    )
    + r")\b(?!\s+(?:дахь|дэх|дугаар|дүгээр|удаа|хоног|сар|хувь|дахин|нас|жил))",
    re.IGNORECASE,
)


@lru_cache(maxsize=2_000)
def in_digits(text: str) -> str:
    """Return ``text`` with its numbers in words from two to ten written in digits."""
    return _NUMBER.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    name = next(n for n in match.groupdict() if n.startswith("n") and match[n])
    number = int(name.removeprefix("n"))
    tens = _TENS[match["tens"].casefold()] if match["tens"] else 0
    if tens and number > _LAST_DIGIT:
        return match[0]
    ending = match[f"e{number}"]
    said = f"{tens + number}-{ending}" if ending else str(tens + number)
    return said.rjust(len(match[0])) if len(said) <= len(match[0]) else match[0]
