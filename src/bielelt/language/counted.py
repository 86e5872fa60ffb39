"""What stands behind a figure: its unit, and the noun phrase that says what is counted."""

import re

from bielelt.language.stems import Case, case_of, stem
from bielelt.language.units import COUNTERS, case_of_ending, unit_at
from bielelt.language.verbs import is_verb

_WORD = r"[А-Яа-яЁёӨөҮү]+"
# A short name in Latin letters may stand before the noun: «74 LED гэрэл».
_NEXT_WORD = re.compile(rf"\s*(?:\s[A-Z]{{2,6}}\s)?({_WORD}(?:-{_WORD})?)")
_CASE_OF_FIGURE = re.compile(
    r"\s?-\s?([а-яөү]{1,4})\b|(?<=\d)(ны|ний|ын|ийн|ыг|ийг|нд|[аэоө]{2}[рс]|н[аэоө]{2}с|[дтгн])\b"
)
_COUNTERS = frozenset(
    {"ширхэг", "ширхэгийг", "тоо", "тооны", "толгой", "толгойг", "нэр", "ш"}
)
_MODIFIERS = frozenset({
    "албан", "шинэ", "хуучин", "том", "жижиг", "цахим", "дотоод", "гадаад", "бүх",
    "монгол", "нийт", "орон", "бусад", "өөр", "хамтран", "ард", "олон", "эрүүл", "зэрлэг",
    "тэжээвэр", "бүхий", "тус", "дунд", "бага", "ахлах", "насанд",
})  # fmt: skip
_BREAKS = frozenset({
    "болон", "ба", "нь", "бөгөөд", "нийт", "бүгд", "буюу", "мөн", "гэх", "гээд", "зэрэг", "тус",
    "үүнд", "үүнээс", "үнд", "харин", "гэсэн", "аль", "хүлээн", "бүрэн", "бүр", "бараг", "яг", "ердөө",
    "тул", "учир", "байсан", "авсан", "шинээр", "гуравны", "дөрөвний", "тавны", "аравны", "тэн", "юм", "билээ",
})  # fmt: skip
_MAX_NOUNS = 4


def counted_at(text: str, place: int) -> tuple[str, tuple[str, ...], Case, int]:
    """Return the unit and the stems of the noun phrase at ``place``, its case, its end."""
    name, case, nouns = "", Case.BARE, list[str]()
    unit = unit_at(text, place)
    own = None if unit else _CASE_OF_FIGURE.match(text, place)
    if unit:
        name, case, place = unit
        nouns = [] if name in COUNTERS else [stem(name)]
    elif own:
        case, place = case_of_ending(own[1] or own[2]), own.end()
    if case not in (Case.BARE, Case.GENITIVE):
        return name, tuple(nouns), case, place
    return name, *_noun_phrase(text, place, nouns, case)


def _noun_phrase(
    text: str, place: int, nouns: list[str], case: Case
) -> tuple[tuple[str, ...], Case, int]:
    """Return the stems of the words from ``place`` on, the last case, and the end."""
    owner = ""
    for _ in range(_MAX_NOUNS + 2):
        word = _NEXT_WORD.match(text, place)
        if word is None or word[1].casefold() in _BREAKS or is_verb(word[1]):
            break
        place, case = word.end(), case_of(word[1])
        owner = stem(word[1]) if case is Case.GENITIVE else ""
        if _names_the_counted(word[1], case):
            nouns.append(stem(word[1]))
        if case not in (Case.BARE, Case.GENITIVE):
            break
    # «45 малчин өрхийн 90»: nothing follows that the genitive could own.
    return (*nouns, owner) if owner else tuple(nouns), case, place


def _names_the_counted(word: str, case: Case) -> bool:
    """Whether a word after a figure is what it counts, and not its owner."""
    return case is not Case.GENITIVE and word.casefold() not in _COUNTERS | _MODIFIERS
