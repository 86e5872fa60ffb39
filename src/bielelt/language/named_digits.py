"""Digits that name something instead of counting it.

Acts, phones, accounts, standards, makes, places in a list, clock times, ages, scores,
measurements «40х60», titles in quotation marks, anniversaries.
"""

import re
from functools import lru_cache

from bielelt.language.figures import TAIL, bound_after
from bielelt.language.units import MONEY, unit_at

_MAKES = (
    "ковид", "covid", "маягт", "хавсралт", "хүснэгт", "хэлбэр", "форм", "загвар", "аи", "хувилбар", "windows", "office",
    "android", "iec", "зил", "уаз", "камаз", "краз",
)  # fmt: skip
_NUMBERED = (
    "дугаар", "утас", "утасны", "данс", "дансны", "рд", "регистр", "код", "хавсралт", "маягт", "mns", "iso", "тоот", "тойрог",
)  # fmt: skip
_BEFORE = re.compile(
    rf"(?:[A-Za-z/_№#@+°]|[A-Za-z]-|\d\s?[ксм]?м|\w[.:]|\d\s?[-–—:/]\s?|\d\s?[хx×*]\s?|(?-i:[А-ЯӨҮЁ]{{2,}})-|(?-i:\b[А-ЯӨҮЁ])-?|"
    rf"\b(?:{'|'.join(_MAKES)})\s?-?\s?|"
    rf"(?:№|\b(?:{'|'.join(_NUMBERED)}))\s*[:-]?\s*)$",
    re.IGNORECASE,
)
# How a word ends after which ``_BEFORE`` may find something; any other ends in a small letter.
_MAY_NAME = (*_MAKES, *_NUMBERED, "м", "х")
_LABEL_BEFORE = re.compile(r"(?:(?<![\d])[А-Яа-яЁёӨөҮү]+[.:]|(?:^|[\s(«\"“,;:)])/)$")
_AGE = re.compile(r"\s*(?:нас(?:ны|тай|аас|нд|анд|\s+хүр)|жилийн\s+ой)", re.IGNORECASE)
# «Зураг 3-т»: names only where nothing is counted behind («Зураг 30 ширхэг»), nor before that
# says whose they are («хадны зураг 6»).
_PLACES = ("зураг", "хуудас", "бүлэг", "зүйл")
_PLACE_BEFORE = re.compile(
    rf"(?<!ны )(?<!ний )(?<!ын )(?<!ийн )\b(?:{'|'.join(_PLACES)})\s?$", re.IGNORECASE
)
_GLUED_ENDING = (
    r"(?:ны|ний|ын|ийн|ыг|ийг|нд|аас|ээс|оос|өөс|наас|нээс|аар|ээр|оор|өөр|д|т|г|н)\b"
)
_AFTER = re.compile(
    r"\s?[-–—]\s?\d|[/:]\d|\.[a-z]|[_+]|°|\s*тоот\b|\s*,\s*\d{4}\s*оны\s*\d+\s*(?:дугаар|дүгээр)|\s?[хx×*]\s?\d|"
    r"(?:\s*(?:,|болон|ба)\s*\d+(?:\.\d+)*){1,9}\s?-?\s?(?:дугаар|дүгээр|дахь|дэх)\b|"
    r"\s?-?\s?(?:дугаар|дүгээр|дахь|дэх|р)\b|-?[тд]\s+заас|-[тд]\s+(?=\d)|"
    r"\s*(?:он|оны|онд|хагас жил|жилийн эхн)\b|"
    rf"(?!(?:мян|сая)\b|{_GLUED_ENDING})(?-i:[A-ZА-ЯӨҮЁ]|[a-z]|[а-яөүё](?![а-яөүё]))",
    re.IGNORECASE,
)
_ORDINAL_BEHIND = re.compile(
    r",\s*(\d{1,3})\s?-?\s?(?:дугаар|дүгээр|дахь|дэх)\b", re.IGNORECASE
)
_LIST_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s*(?=[^\d\s])")
_LIST_START = re.compile(r"(?:^|[.:;!?\n(]|/)\s*$")
_COUNTED = re.compile(r"\s*(?:төгрөг|толгой|ширхэг|тоо\b)")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d\s*(?:цаг|минут)")
_CLOCK_WORDS = re.compile(
    r"(?:(?:[01]?\d|2[0-4])\s*цаг\s*)?[0-5]?\d\s*минут(?:ад|анд|аас)\b", re.IGNORECASE
)
_HOUR_BEFORE = re.compile(r"(?:[01]?\d|2[0-4])\s*цаг\s*$", re.IGNORECASE)
_MANY_DECIMALS = re.compile(r"[1-9]?\d{0,2}[.,]\d{4,}")
_QUOTATION = re.compile(r"[«“\"](?<!\w.)(?=\S)[^«»“”\"\n]{1,60}(?<=\S)[»”\"]")
_QUOTES = ("«", "“", '"')
_LONGEST_COUNT = 6
_LONGEST_BRACKET = 400


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the places of short quotations: titles, whose digits count nothing."""
    if not any(map(text.__contains__, _QUOTES)):
        return []
    return [match.span() for match in _QUOTATION.finditer(text)]


@lru_cache(maxsize=512)  # of percentages, ranges and figures of one text
def is_named_before(before: str) -> bool:
    """Whether the words in front, ``before`` a figure, make a name of it."""
    word = before.rstrip()
    if word[-1:].islower() and word[-1] > "z" and not word.lower().endswith(_MAY_NAME):
        return False  # as nearly always, and told at once
    return bool(_BEFORE.search(before)) and not _LABEL_BEFORE.search(before)


def is_named_after(text: str, place: int) -> bool:
    """Whether what stands at ``place``, behind a figure, makes a name of it."""
    return unit_at(text, place) is None and _AFTER.match(text, place) is not None


def is_code(digits: str) -> bool:
    """Whether digits are no number: «02», or degrees such as 46.5213."""
    leads = digits[0] == "0" and len(digits) > 1 and digits[1].isdigit()
    return leads or bool(_MANY_DECIMALS.fullmatch(digits))


def is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the digits that ``match`` found name something."""
    start, end = match.span()
    before = text[max(0, start - TAIL) : start]
    if is_named_before(before) or is_code(match[0]):
        return True
    if is_named_after(text, end) and not _falls(text, match):
        return True
    if (
        _AGE.match(text, end)
        or _is_clock(text, start, before)
        or _is_place(before, text[end : end + 2])
    ):
        return True
    opens_item = _LIST_START.search(before) or _closes_nothing(text, end)
    if opens_item and _LIST_NUMBER.match(text, start):
        return True
    return _is_too_long(text, match)


def _falls(text: str, match: re.Match[str]) -> bool:
    """Whether a lesser ordinal follows, which can be no list of them: «58, 2 дугаар анги»."""
    after = _ORDINAL_BEHIND.match(text, match.end())
    grouped = "".join(match[0].split())  # «1 дүгээр багт 5 120, 2 дугаар багт …»
    return bool(after and grouped.isdigit() and int(after[1]) <= int(grouped))


def _is_too_long(text: str, match: re.Match[str]) -> bool:
    """Whether ungrouped digits are a phone or an account, because nobody counts so many."""
    if len(match[0]) <= _LONGEST_COUNT or not match[0].isdigit():
        return False
    if bound_after(text, match.end()):
        return False
    unit = unit_at(text, match.end())
    is_money = (unit and unit[0] in MONEY) or text.startswith("₮", match.start() - 1)
    return not (is_money or _COUNTED.match(text, match.end()))


def _is_place(before: str, after: str) -> bool:
    may = before.rstrip().lower().endswith(_PLACES)
    return may and bool(_PLACE_BEFORE.search(before)) and not after.strip(" ").isalpha()


def _is_clock(text: str, start: int, before: str) -> bool:
    """Whether a time of day begins or goes on here: «9.00 цагт», «14 цаг 30 минутад»."""
    if _CLOCK.match(text, start):
        return True
    told = _CLOCK_WORDS.match(text, start)
    return bool(told and ("цаг" in told[0] or _HOUR_BEFORE.search(before)))


def _closes_nothing(text: str, place: int) -> bool:
    """Whether a bracket closes at ``place`` that was not opened: «2) Хурал»."""
    begin = max(0, place - _LONGEST_BRACKET)
    opened, closed = text.rfind("(", begin, place), text.rfind(")", begin, place)
    return text.startswith(")", place) and opened <= closed
