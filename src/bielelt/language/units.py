"""Units that stand behind figures, in all the ways they are written: «тн», «тонн», «₮», «м²»."""

import re
from functools import lru_cache

from bielelt.language.stems import Case, case_of

# Symbols may touch the figure and take an ending behind a hyphen; words take endings.
_SYMBOLS = {
    "л/с": r"л/с(?:ек)?", "Мбит/с": r"(?:Мбит|мегабит)\w{0,3}/с(?:ек)?|(?:Мб|Mb)p?/?s", "г/л": r"г/л", "тн/хоног": r"(?:тн|тонн)/хон(?:ог)?", "км/ц": r"км/ц(?:аг)?",
    "м2": r"м[2²]|м\s²|мкв|м\.кв|кв\.?\s?м(?:етр\w*)?|метр\s+квадрат\w*|ам\s+(?:дөрвөлжин\s+)?метр\w*",
    "м3": r"м[3³]|м\s³|мкуб|м\.куб|куб\.?\s?м(?:етр\w*)?|метр\s+куб\w*|шоо\s?(?:метр\w*|м)",
    "кВт.ц": r"кВт\.?\s?/?\s?ц(?:аг)?", "кВт": r"кВт|киловатт\w*", "МВт": r"МВт|мегаватт\w*",
    "кВ": r"кВ|киловольт\w*", "га": r"га|гектар\w*", "км": r"км|километр\w*", "см": r"см|сантиметр\w*",
    "мм": r"мм|миллиметр\w*", "метр": r"(?-i:м)|метр\w*|у/м|уртааш\s+метр\w*", "кг": r"кг|килограмм\w*", "гр": r"гр|грамм\w*",
    "тонн": r"тн|тонн\w*", "центнер": r"центнер\w*", "мл": r"мл|миллилитр\w*", "литр": r"(?-i:л)|литр\w*",
    "төгрөг": r"₮|төгрөг\w*|төгр?\b", "доллар": r"ам\.?\s?доллар\w*|доллар\w*|\$",
    "юань": r"юан\w*", "евро": r"евро\w*|€",
    "минут": r"минут\w*", "цаг": r"цаг(?:ийн|т|аар|ийг|аас)?", "хоног": r"хоног\w*",
    "өдөр": r"өдөр|өдр\w+", "сар": r"сар(?:ын|ыг|аас|аар)?", "жил": r"жил(?:ийн|ийг|д|ээс|ээр)?",
    "нас": r"нас(?:ны|тай|аас|нд|анд)?(?!\s+бар)", "удаа": r"удаа(?:г|гаа|гийн)?",
    "ширхэг": r"ширхэг\w*|ширхг\w*|(?-i:ш)", "толгой": r"(?:тоо\s+)?толгой\w*", "хн": r"хн|х/н",
}  # fmt: skip

COUNTERS = frozenset({"ширхэг", "толгой"})
"""Units that say nothing of what is counted."""

MONEY = frozenset({"төгрөг", "доллар", "юань", "евро"})
"""Units of money."""

_UNIT = re.compile(
    r"(?:[ \u00a0]|\.(?=төг))?(?:"
    + "|".join(f"(?P<u{n}>{form})" for n, form in enumerate(_SYMBOLS.values()))
    + r")(?![\w²³])",
    re.IGNORECASE,
)
_NAMES = tuple(_SYMBOLS)
_ENDING = re.compile(r"\s?-\s?([а-яөү]{1,4})\b")
_SHORT_ENDINGS = {"г": Case.ACCUSATIVE, "ы": Case.GENITIVE, "ий": Case.GENITIVE}
_LONGEST_SYMBOL = 4


@lru_cache(maxsize=512)  # asked for where a figure may be named, and where it counts
def unit_at(text: str, place: int) -> tuple[str, Case, int] | None:
    """Return the unit that stands at ``place``, its case and where it ends; None if none does.

    The unit is given in the one form it is compared by: «тн» → «тонн», «₮» → «төгрөг».
    """
    match = _UNIT.match(text, place)
    if match is None:
        return None
    unit = _NAMES[int((match.lastgroup or "u0")[1:])]
    ending = _ENDING.match(text, match.end())
    if ending:
        return unit, case_of_ending(ending[1]), ending.end()
    last = match[0].split()[-1]
    case = Case.BARE if len(last) <= _LONGEST_SYMBOL else case_of(last)
    return unit, case, match.end()


def case_of_ending(ending: str) -> Case:
    """Return the case of an ending behind a hyphen: «тн-ы», «26-г», «40-ийг»."""
    return _SHORT_ENDINGS.get(ending) or case_of("өрх" + ending)


@lru_cache(maxsize=20_000)  # the words of a report come again and again
def unit_of(word: str) -> str | None:
    """Return the unit that ``word`` names, None if it names none."""
    found = unit_at(word, 0)
    return found[0] if found and found[2] == len(word) else None
