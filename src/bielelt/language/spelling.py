"""What is a Mongolian word: the dictionary of hunspell-mn and a short list of our own.

The dictionary is a package of the operating system. Where it is not installed nobody knows
a word: ``dictionary()`` is None, and what needs it stays silent. It is read once, in two
seconds and 80 MB.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from bielelt.language.sentences import LONGEST

_FOLDER = Path("/usr/share/hunspell")
_NAME = "mn_MN"

# Endings of case, plural, possession and verbs, one after the other.
_ENDING = (
    r"(?:[нгч]?(?:ууд|үүд)|чид|[нг]?(?:ын|ийн|ы|ий|ыг|ийг)|г|н?(?:аас|ээс|оос|өөс)|"
    r"г?н?(?:аар|ээр|оор|өөр)|т[аэо]й|руу|рүү|луу|лүү|[нд]?[аэоө]?[дт]|н|"
    r"л?(?:аа|ээ|оо|өө)|[аэоө]?[жч]|[аэоө]?х|с[аэоө]н|[нл][аэоө]|[аэоө]н|[аэоө]?в|гд|уул|үүл|лт|л|"
    r"ж(?:уул|үүл)?|чил|жилт|гүй|нь|х[аэоө]д|[аэоө]д)"
)
_CONNECTED = re.compile(r"[^-–—]+")


class Dictionary:
    """Tells whether a word is one; case does not matter, words with hyphens are parted."""

    def __init__(self, folder: Path) -> None:
        """Read the dictionary that stands in ``folder``."""
        from hunspell import Hunspell  # noqa: PLC0415 - optional like its words

        self._hunspell = Hunspell(_NAME, hunspell_data_dir=str(folder))
        self._stems = _own_stems()
        self._own = _with_endings(self._stems)
        self.knows = lru_cache(maxsize=200_000)(self._knows)  # of every word of every text

    @lru_cache(maxsize=8_192)  # noqa: B019 - there is one dictionary
    def knows_all(self, text: str) -> bool:
        """Whether every word of ``text`` is right, as nearly always."""
        return all(map(self.knows, _WORD.findall(text)))

    def _knows(self, word: str) -> bool:
        """Whether ``word`` is right in any of its forms."""
        if self._spelt(word):
            return True
        parts = _CONNECTED.findall(word)
        return len(parts) > 1 and all(len(p) == 1 or self._spelt(p) for p in parts)

    @lru_cache(maxsize=200_000)  # noqa: B019 - there is one dictionary
    def has(self, word: str) -> bool:
        """Whether ``word``, in lower case, stands there as it is: good enough to suggest."""
        return bool(self._hunspell.spell(word) or word in self._stems)

    def _spelt(self, word: str) -> bool:
        folded = word.casefold()
        return bool(
            self._hunspell.spell(folded)
            or self._hunspell.spell(folded.capitalize())
            or (word.isupper() and self._hunspell.spell(word))
            or self._own.fullmatch(folded)
            or self._ordinal(folded)
        )

    def _ordinal(self, word: str) -> bool:
        """Whether this is an ordinal number in words: «зургаадугаар»."""
        number = re.fullmatch(r"(\w{2,}?)(?:д[уү]г[аэ]+р\w{0,5}|дахь|дэх)", word)
        return bool(number and self._hunspell.spell(number[1]))


@cache
def dictionary() -> Dictionary | None:
    """Return the dictionary of this machine, or None where it is not installed."""
    if not (_FOLDER / f"{_NAME}.dic").exists():
        return None
    try:
        return Dictionary(_FOLDER)
    except ImportError:
        return None


def _own_stems() -> frozenset[str]:
    text = files("bielelt.language").joinpath("words.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def _with_endings(stems: Iterable[str]) -> re.Pattern[str]:
    # A vowel may fall out before an ending: «түвшин», «түвшнийг»; «авлига», «авлигын».
    fleeting = [s[:-2] + s[-1] for s in stems if re.fullmatch(r"[^-]{3,}[иаэоө][нлг]", s)]
    last = [s[:-1] for s in stems if re.fullmatch(r"[^-]{4,}[аэоөи]", s)]
    return re.compile(
        rf"(?:{'|'.join(sorted({*stems, *fleeting, *last}))}){_ENDING}{{0,4}}"
    )


_LETTERS = "[а-яөүёА-ЯӨҮЁ]+"
_WORD = re.compile(rf"(?<![\w@/-]){_LETTERS}(?:-{_LETTERS})*(?!\w)")


def cyrillic_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of ``text`` in Cyrillic alone, of at most LONGEST letters.

    What a digit or a Latin letter is glued to is no word here: «8нд», «ERP-ээр».
    """
    return (match for match in _WORD.finditer(text) if len(match[0]) <= LONGEST)
