"""Stems and cases of nouns, roughly: enough to see that two figures count the same thing.

No library stems Mongolian. This one strips the endings of case, plural and possession;
a stem is a key for comparison, never a word to show.
"""

import re
from enum import StrEnum
from functools import lru_cache

_MIN_STEM = 3
_LONG = r"(?<=аа|ээ|оо|өө|уу|үү|ий|ай|эй|ой)"
_POSSESSIVE = r"(?:нь|аа|ээ|оо|өө)?"


class Case(StrEnum):
    """What the ending of a noun says; BARE is the nominative."""

    BARE = "bare"
    GENITIVE = "genitive"
    ABLATIVE = "ablative"
    INSTRUMENTAL = "instrumental"
    ACCUSATIVE = "accusative"
    COMITATIVE = "comitative"
    DIRECTIVE = "directive"
    DATIVE = "dative"


_CASES = {
    Case.GENITIVE: rf"(?:ын|ийн|{_LONG}гийн|{_LONG}гын|(?<=н)(?:ы|ий))(?:х(?:аа|ээ|оо|өө)?)?",
    Case.ABLATIVE: rf"(?:аас|ээс|оос|өөс|иас|{_LONG}г(?:аас|ээс|оос|өөс))",
    Case.INSTRUMENTAL: rf"(?:аар|ээр|оор|өөр|иар|{_LONG}г(?:аар|ээр|оор|өөр))",
    Case.ACCUSATIVE: rf"(?:ыг|ийг|{_LONG}г)",
    Case.COMITATIVE: r"(?:тай|тэй|той)",
    Case.DIRECTIVE: r"(?:руу|рүү|луу|лүү)",
    Case.DATIVE: r"(?:ад|эд|од|өд|д|т)",
}

# Words that end like a case and are bare; «-лт» makes nouns of verbs.
_BARE = re.compile(
    r".*(?:[аэоөуү]?лт|ууд|үүд|чид|гид|[кнф]т)|стандарт|гэмт|маягт|спорт|паспорт|текст|тест|мод|хүүхэд|арав|бод|эмэгтэй|эрэгтэй|тамирчид|төлөөлөгчид|дунд|худалдаа|ахмад|залуу"
)
_ENDINGS = tuple(
    (case, re.compile(rf"(.{{{_MIN_STEM},}}?){ending}{_POSSESSIVE}"))
    for case, ending in _CASES.items()
)
_PLURAL = re.compile(r"(.{2,}?)(?:н?ууд|н?үүд|ч?ууд|ч?үүд|ид)")
_FLEETING = re.compile(r"(.+[^аэоөуүи])[аэоөуүи]([бвгджзклмнпрстфхцчшщ])")
_FINAL_VOWEL = re.compile(r"(.{2,}[^аэоөуүи])[аэоөуүи]")


@lru_cache(maxsize=20_000)
def case_of(word: str) -> Case:
    """Return the case ``word`` stands in; BARE when no ending is seen."""
    return _part(word.casefold())[1]


@lru_cache(maxsize=20_000)  # the words of a report come again and again
def stem(word: str) -> str:
    """Return what the forms of a noun share: «өрхөөс» → «өрх», «иргэдийн» → «ирг».

    Vowels that some stems lose before an ending and the н or д that others gain are
    dropped in all forms alike: «бичиг», «бичгийг» → «бичг».
    """
    found = _part(word.casefold())[0]
    many = _PLURAL.fullmatch(found)
    found = (many[1] if many else found).removesuffix("ь")
    final = _FINAL_VOWEL.fullmatch(found)
    found = final[1] if final else found
    fleeting = _FLEETING.fullmatch(found)
    if fleeting and len(found) > _MIN_STEM:
        found = fleeting[1] + fleeting[2]
    return found[:-1] if len(found) > _MIN_STEM and found[-1] in "нд" else found


@lru_cache(maxsize=20_000)
def _part(word: str) -> tuple[str, Case]:
    """Return the word without its case, and the case."""
    if _BARE.fullmatch(word):
        return word, Case.BARE
    for case, ending in _ENDINGS:
        match = ending.fullmatch(word)
        if match:
            return match[1], case
    return word, Case.BARE
