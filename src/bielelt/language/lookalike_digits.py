"""Figures and words in which З and 3, О and 0, б and 6 are mistaken for each other."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.lookalikes import digits_for_letters, letters_for_digits
from bielelt.language.mixed import find_addresses
from bielelt.language.spelling import dictionary


@dataclass(frozen=True, slots=True)
class DigitSlip:
    """A slip with the word it concerns, and how it should read."""

    start: int
    end: int
    right: str


# «З иргэн»: alone before a word. After «А, Б,» or before «анги» it is a letter of a list.
_ALONE = re.compile(
    r"(?<![\w.,/«\"“(-])(?<![\s(][А-ЯӨҮЁа-яөү],\s)З\s+(?P<next>[А-ЯӨҮЁа-яөүё]{2,})(?!\.)"
)
_NOT_COUNTED = re.compile(r"анги|бүлэг|хэсэг|бүлгий|хавсралт|цэгт?|зүйл|индекс|төрлийн")
# Inside a figure: «2О31», «1З5», «1О дугаар», «А/О5».
_FIGURE = re.compile(
    r"(?<![\w.-])(?:\d+[ОоOoЗзб]+\d+(?:[ОоOЗ]\d*)*|\d{1,5}[ОO]{1,6}(?![\w])|\d*[1-9]З(?=\s+[а-яөү]{3})|"
    r"(?<=/)[ОоO]\d{1,3}(?!\w)|З\d{1,4}(?=\s+[а-яөү]{2})|[О]\d{1,2}(?=\s+(?:дугаар|дүгээр|сар)))"
)
_SCHOOL = re.compile(r"\s*(?:дугаар|дүгээр|-?р)?\s*(?:анги|бүлэг|байр|тоот)", re.IGNORECASE)
_WORD = re.compile(
    r"(?<![\w./-])(?:[А-ЯӨҮЁа-яөүё]{1,}[306][А-ЯӨҮЁа-яөүё]+|3[а-яөүё]{3,}|0[а-яөүё]{3,}|6[а-яөүё]{3,})"
    r"(?![\w.]*@)"
)


# «3урган» is no 3 of anything: a verb is not counted.
_CONVERB = re.compile(r"\w{2,}(?:[аэоө]н|[жч]|[аэоө][аэоө]д)", re.IGNORECASE)
# Whether «З », «3О», «О3», «а3а» or «3ааа» stands anywhere; the engine skips to З and digits.
_SUSPECT = re.compile(
    r"[З\d](?:(?<=З)(?<!\wЗ)\s|(?<=\d)[ОоOoЗзб]|(?<=[ОоOЗ]\d)|"
    r"(?<=[А-ЯӨҮЁа-яөүё][306])[а-яөүёА-ЯӨҮЁ]|(?<=[306])(?<!\w.)[а-яөүё]{3})"
)


def find_digit_slips(text: str, known: Counter[str]) -> Iterator[DigitSlip]:
    """Yield the slips of ``text``; ``known`` counts the words of the whole document."""
    if _SUSPECT.search(text):
        addresses = list(find_addresses(text))
        for slip in (*_figures(text), *_words(text, known)):
            if not any(s <= slip.start < e for s, e in addresses):
                yield slip


def _figures(text: str) -> Iterator[DigitSlip]:
    for match in _ALONE.finditer(text):
        if not _NOT_COUNTED.match(match["next"].casefold()):
            yield DigitSlip(*match.span(), f"3 {match['next']}")
    for match in _FIGURE.finditer(text):
        if not _SCHOOL.match(text, match.end()) or match[0][-1] not in "Ззб":
            yield DigitSlip(*match.span(), digits_for_letters(match[0]))


def _words(text: str, known: Counter[str]) -> Iterator[DigitSlip]:
    for match in _WORD.finditer(text):
        right = letters_for_digits(match[0])
        right = right if match[0][0] in "306" else right.lower()
        plain = re.sub(r"^\d+", "", match[0])
        itself = text.count(match[0])  # the letters behind the digit were counted, too
        counted = _is_word(plain, known, itself) and not _CONVERB.fullmatch(plain)
        sure = right.casefold() in known or not counted
        if sure and _is_word(right, known):
            yield DigitSlip(*match.span(), _cased(right, match[0]))


def _is_word(word: str, known: Counter[str], itself: int = 0) -> bool:
    book = dictionary()
    return known[word.casefold()] > itself or bool(book and book.has(word.casefold()))


def _cased(right: str, written: str) -> str:
    if written.isupper():
        return right.upper()
    if written[0] in "306":
        return right[:1] + right[1:].lower()
    return written[:1] + right[1:]
