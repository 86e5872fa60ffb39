"""To whom a duty wants something sent or told, and whether a text says to whom it was.

«Дүнг Эрүүл мэндийн газарт хүргүүлэх», «явцыг Засаг даргын зөвлөлд танилцуулах». Only
offices are addressees: whether all «иргэд» were told, nobody can say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bielelt.language.dates import CACHED
from bielelt.language.likeness import key
from bielelt.language.stems import Case, case_of, stem

_OFFICES = frozenset(key(stem(word)) for word in (
    "газарт", "хэлтэст", "албанд", "хуралд", "зөвлөлд", "хороонд", "комисст", "яаманд", "даргад", "тэргүүлэгчдэд", "агентлагт",
    "товчоонд", "цагдаад", "прокурорт", "сайдад", "аймагт", "суманд", "сумдад", "дүүрэгт",
))  # fmt: skip
_ACRONYM = re.compile(r"[А-ЯӨҮЁ]{2,}-?[дт]")
_SENDING = (
    "хүргүүл",
    "тайлагн",
    "танилцуул",
    "ирүүл",
    "илгээ",
    "мэдээл",
    "мэдэгд",
    "мэдүүл",
)
_SENT = re.compile(
    r"\b((?:[^\W\d_]+(?:[ыи]й?н|ны),?\s+|(?:Засаг|[А-ЯӨҮЁ][^\W\d_]*(?<!г)),?\s+|[^\W\d_]+(?<![жч]),\s+){0,6})([^\W\d_]{2,}(?:-?[дт]))"
    rf"(?:\s+[\w./-]+){{0,4}}?\s+(?:{'|'.join(_SENDING)})"
    r"(?:[аэ]?х(?:ыг|ийг|аар|ээр)?|[аэ]?[жч]|с[уү]г[аэ]й)\b",
)
_WORD = re.compile(r"[^\W\d_]+(?:-[дт]\b)?")
# The number of a letter that went out, an office in capitals: «1/58 тоотоор», «ЗДТГ-т».
_WENT_OUT = re.compile(r"\bтоот|№|\d/\d|\bалбан\s+бич|\b[А-ЯӨҮЁ]{3,}\b")


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is to get it; ``text[start:end]`` also holds the verb of sending."""

    start: int
    end: int
    words: frozenset[str]


def find_addressees(duty: str) -> Iterator[Addressee]:
    """Yield the offices to which ``duty`` wants something sent or told."""
    return iter(_addressees(duty))


@lru_cache(maxsize=CACHED)
def _addressees(duty: str) -> tuple[Addressee, ...]:
    return tuple(_read_addressees(duty))


def _read_addressees(duty: str) -> Iterator[Addressee]:
    if not any(verb in duty for verb in _SENDING):
        return
    for match in _SENT.finditer(duty):
        if _is_office(match[2]):
            words = frozenset(map(key, _WORD.findall(match[1] + match[2])))
            yield Addressee(match.start(), match.end(), words)


def is_addressed(text: str, to: Addressee) -> bool:
    """Whether ``text`` names this addressee, another office that got it, or a letter."""
    if _WENT_OUT.search(text):
        return True
    words = _WORD.findall(text)
    return any(_is_office(word) or key(word) in to.words for word in words)


def _is_office(word: str) -> bool:
    if _ACRONYM.fullmatch(word):
        return True
    return case_of(word) is Case.DATIVE and key(stem(word)) in _OFFICES
