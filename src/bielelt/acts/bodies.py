"""Words for those who can be addressed: bodies, posts and groups, in all their cases.

Data: a new kind of body is one row. Source: docs/methodology.md §7.3.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bielelt.acts.base import Group
from bielelt.language.folding import fold, pattern
from bielelt.language.stems import Case

_PLURAL = r"чууд|чүүд|нууд|нүүд|ууд|үүд|иуд|уд|үд"
_CASES = (
    (Case.COMITATIVE, r"(?:тай|тэй|той)"),
    (Case.GENITIVE, r"(?:гийн|ийн|ын|йн|ний|ны|ы|ий|н)"),
    (Case.DATIVE, r"(?:нд|ад|эд|од|өд|ид|д|т)"),
    (Case.ACCUSATIVE, r"(?:ыг|ийг|г)"),
    (Case.ABLATIVE, r"(?:наас|нээс|аас|ээс|оос|өөс)"),
    (Case.INSTRUMENTAL, r"(?:аар|ээр|оор|өөр)"),
)


@dataclass(frozen=True, slots=True)
class Noun:
    """``word`` in the nominative; ``stem`` a pattern for what all its forms begin with.

    ``group`` is whom the word means where no proper name stands before it; ``many`` says
    that the stem is a plural already.
    """

    word: str
    stem: str
    group: Group | None = None
    post: bool = False
    many: bool = False


_NOUNS = (
    Noun("сум", "сумд", Group.DISTRICTS, many=True),
    Noun("сум", "сум", Group.DISTRICTS),
    Noun("дүүрэг", "дүүр(?:эг|г)", Group.DISTRICTS),
    Noun("баг", "баг(?!ш)", Group.BAGS),
    Noun("хороо", "хороо"),
    Noun("агентлаг", "агентлаг", Group.AGENCIES),
    Noun("газар", "газ(?:ар|р)", Group.AGENCIES),
    Noun("алба", "албад", Group.AGENCIES, many=True),
    Noun("алба", "алба", Group.AGENCIES),
    Noun("хэлтэс", "хэлт(?:эс|с)", Group.DEPARTMENTS),
    Noun("тасаг", "тас(?:аг|г)", Group.DEPARTMENTS),
    Noun("нэгж", "нэгж", Group.DEPARTMENTS),
    Noun("сургууль", "сургуул(?:ь|(?=и))", Group.SCHOOLS),
    Noun("цэцэрлэг", "цэцэрлэг", Group.KINDERGARTENS),
    Noun("эмнэлэг", "эмнэл(?:эг|г)", Group.HOSPITALS),
    Noun("төв", "төв"),
    Noun("байгууллага", "байгууллаг(?:а|(?=[ыу]))", Group.ORGANISATIONS),
    Noun("компани", "компани", Group.BUSINESSES),
    Noun("комисс", "комисс"),
    Noun("штаб", "штаб"),
    Noun("зөвлөл", "зөвлөл"),
    Noun("хурал", "хур(?:ал|л)"),
    Noun("яам", "ям|яам"),
    Noun("товчоо", "товчоо"),
    Noun("анги", "анги"),
    Noun("хэсэг", "хэс(?:эг|г)"),
    Noun("театр", "театр"),
    Noun("музей", "музей"),
    Noun("сан", "сан(?=г|$)"),
    Noun("банк", "банк"),
    Noun("станц", "станц"),
    Noun("Тэргүүлэгчид", "тэргүүлэгч(?:ид)?"),
    Noun("иргэн", "иргэд", Group.CITIZENS, many=True),
    Noun("иргэн", "иргэн|иргэ(?=н)", Group.CITIZENS),
    Noun("өрх", "өрх", Group.CITIZENS),
    Noun("малчин", "малч(?:ид|д)", Group.CITIZENS, many=True),
    Noun("малчин", "малч(?:ин|н)", Group.CITIZENS),
    Noun("дарга", "дарг(?:а|(?=[ыу]))", post=True),
    Noun("эрхлэгч", "эрхлэгч(?:ид|д)", post=True, many=True),
    Noun("эрхлэгч", "эрхлэгч", post=True),
    Noun("захирал", "захир(?:ал|л)", post=True),
    Noun("захирагч", "захирагч", post=True),
    Noun("орлогч", "орлогч", post=True),
    Noun("менежер", "менежер", post=True),
    Noun("мэргэжилтэн", "мэргэжил(?:тэн|тн)", post=True),
    Noun("сайд", "сайд", post=True),
    Noun("удирдлага", "удирдлаг(?:а|(?=[ыу]))", post=True),
    Noun("нягтлан", "нягтлан", post=True),
    Noun("байцаагч", "байцаагч", post=True),
    Noun("эмч", "эмч", post=True),
    Noun("гишүүн", "гиш(?:үүн|үүд)", post=True),
)
_STEMS = "|".join(f"(?P<n{index}>{noun.stem})" for index, noun in enumerate(_NOUNS))
_ENDINGS = "|".join(f"(?P<{case}>{ending})" for case, ending in _CASES)
_FORM = pattern(f"(?:{_STEMS})(?P<many>{_PLURAL})?(?:{_ENDINGS})?")
_FIRST_LETTERS = frozenset(fold(noun.word[0]) for noun in _NOUNS)

# «аж ахуйн нэгж» is a business, and no word of it alone says so.
_BUSINESS = pattern(r"аж ахуйн? нэгж")

_ABBREVIATION = re.compile(
    r"(?P<short>[А-ЯӨҮЁ]{3,9})(?:-?(?P<ending>ын|ийн|ны|ний|гийн|т|д|нд|тай|тэй|той))?"
)
_ENDINGS_OF_ABBREVIATIONS = {"т": Case.DATIVE, "д": Case.DATIVE, "нд": Case.DATIVE}
ABBREVIATED_GROUPS = {
    "ЕБС": Group.SCHOOLS,
    "ЦЭЦ": Group.KINDERGARTENS,
    "ААН": Group.BUSINESSES,
}


@dataclass(frozen=True, slots=True)
class Form:
    """A word recognised as a form of a noun, or as an abbreviation (``short``)."""

    noun: Noun
    case: Case
    many: bool
    short: str | None = None


@lru_cache(maxsize=4096)
def form_of(word: str) -> Form | None:
    """Return which noun ``word`` is a form of; None if of none."""
    short = _ABBREVIATION.fullmatch(word)
    if short and (short["ending"] or len(word) <= 9):  # noqa: PLR2004 - no whole word in capitals
        name = short["short"]
        case = _ENDINGS_OF_ABBREVIATIONS.get(short["ending"] or "", Case.GENITIVE)
        case = case if short["ending"] else Case.BARE
        case = Case.COMITATIVE if (short["ending"] or "").endswith("й") else case
        return Form(
            Noun(name, name, ABBREVIATED_GROUPS.get(name)), case, many=False, short=name
        )
    folded = fold(word)
    # «сүм» is a temple, the one word that a slip of the pen would turn into another.
    if folded[:1] not in _FIRST_LETTERS or word[1:3].lower() == "үм":
        return None
    match = _FORM.fullmatch(folded)
    if match is None:
        return None
    groups = match.groupdict()
    noun = next(n for index, n in enumerate(_NOUNS) if groups[f"n{index}"] is not None)
    case = next((case for case, _ in _CASES if groups[case] is not None), Case.BARE)
    return Form(noun, case, many=noun.many or bool(groups["many"]))


def is_business(text: str) -> bool:
    """Whether the words are «аж ахуйн нэгж»."""
    return _BUSINESS.search(fold(text)) is not None
