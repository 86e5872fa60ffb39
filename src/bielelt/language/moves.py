"""What a figure was and what it became, for whoever reads by how much it moved.

«80 хүүхэд авдаг байлаа. … 120 хүүхэд хүлээн авах болж 75 хувиар өссөн»: the order of the two
may be either, and so may their words. Which was first is told by the direction: who rises
was less. That they belong together is told by «байсан», «болж», «-аас» or the time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bielelt.language.partings import OF_DONE
from bielelt.language.quantities import Quantity
from bielelt.language.said_again import is_repeated, opens_statement, words_of
from bielelt.language.stems import Case

RISES = r"өс(?!вөр)|нэмэгд|ахи[жсвул]|дээшил|ихэс|арвиж|олшир|тэлэ|(?:их|илүү|олон|өндөр)\b"
"""How verbs and adjectives begin that say that something became more."""

FALLS = r"буур|бууруул|хорогд|багас|цөөр|цөөл|хямд|хэмн|богинос|татр|(?:бага|цөөн|дутуу|доогуур)\b"
"""How those begin that say that it became less."""

MOVE_BEFORE = re.compile(
    r"\b(?:(?P<rise>өсөлт|нэмэгдэл)|бууралт|хэмнэлт)(?:(?:ийн|ын)\s+(?:хувь|хэмжээ)|ийг|ыг)?(?:\s+нь)?\s*[-–—:]?\s*$",
    re.IGNORECASE,
)
"""The name of a change before its percentage: «энэ жил 15,6 тн, өсөлт 36 хувь»."""

LONGEST_MOVE = 30
"""So far before the percentage its name is looked for."""

_SAYS_MOVED = re.compile(rf"(?:\s+[^\W\d]+){{0,2}}?\s+(?:{RISES}|{FALLS})", re.IGNORECASE)
_BECAME = re.compile(
    r"(?:\s*-?\s?[^\W\d]+)?(?:\s+[^\W\d]+){0,4}?\s+(?:бол(?:ж|сон|ов|оод|го)|хүр[чгс]|буур|өс[өчж]|нэмэгд|цөөр|багас|ир(?:ж|сэн)|"
    r"зарцуул|гар(?:ч|сан|га)|бүртгэ|илэр|түлс|тарьс|хураа|төвлөр|байна)",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?:\s*-?\s?[дт])?\s+(?:бол(?:ж|сон|ов|лоо|оод)|хүр(?:ч|сэн|эв|лээ))", re.IGNORECASE
)
_WAS = re.compile(
    r"\b(?:байс(?:ан|наа|анаас|наас|ныг|ны)|байлаа|байв|авдаг|болсноос)\b|[^\W\d]с[аэоө]н\s+бол\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:өнгөрсөн|өмнөх|урьд|урд)\s+(?:\w+\s+)?(?:он|жил|үе|сар|долоо|ээлж|хагас|улир|өвөл|зун|хавар|намар)|\bмөн үе|\bөмнө\s+нь|\bоны\s+эхэнд|\bэхний\s+(?:хагас|улир)|"
    r"\b20\d\d\s+он(?:д|ы)\b",
    re.IGNORECASE,
)
# «96 саяар төсөвлөснийг 86 саяар гэрээлж»: what was to be, and what it came to.
_PLANNED = re.compile(r"төл[өе]вл|төс[өе]в|батлагд|зардл|үнэ|өртөг|өртгө", re.IGNORECASE)
_CAME_TO = re.compile(r"гэрээл|гүйцэтг|зарцуул|худалд|авч|авсан|хийс", re.IGNORECASE)
# These say nothing of what moved.
_EMPTY = frozenset((
    "тоо", "тоогоор", "тооны", "хэмжээ", "хэмжээгээр", "үзүүлэлт", "үзүүлэлтээр", "нь", "энэ", "нийт",
    "үеийнхээс", "үеэс", "үеийн", "мөн", "оны", "оноос", "жилийн", "жилээс", "өмнөх", "өнгөрсөн", "урьд",
    "өмнөхөөсөө", "тэгэхээр", "ингэснээр", "ийнхүү", "ингээд", "маань", "даруй", "харьцуулахад", "харьцуулбал",
    "тайлант", "онд", "жил", "дүн", "дүнгээр", "өөрөөр", "хэлбэл", "буюу", "хувь", "бүр", "тоог", "ч", "л",
    "бөгөөд", "ба", "үүнийг", "үүнээс", "байгаа", "тул", "өсөлт", "бууралт", "хэмнэлт", "хэмнэлтийг", "гэсэн",
    "болсноор", "болсон", "болж", "хүрснээр", "гэрээлсэн", "гүйцэтгүүлсэн", "гүйцэтгэсэн", "төсвийг", "бууралтын", "өсөлтийн", "хэмнэлтийн", "бууралтыг", "өсөлтийг", "хамаагүй",
))  # fmt: skip
_TIMES = frozenset({"минут", "цаг", "жил", "нас", "удаа"})
_TWO = 2
_REACH = 260
_SHORTLY = 40


@dataclass(frozen=True, slots=True)
class Move:
    """A figure before and after, and whether the text ties both by a word."""

    was: Quantity
    now: Quantity


def find_move(
    text: str, near: Sequence[Quantity], place: int, begin: int, *, rose: bool
) -> Move | None:
    """Return what moved, told before ``place`` in the sentence from ``begin`` or the one before.

    ``near`` are the figures before the place.
    """
    here = [
        q
        for q in near
        if q.is_exact and q.value and place - q.start < _REACH and q.unit not in _TIMES
    ]
    if len(here) < _TWO or not _is_of_it(text, here, place, begin):
        return None
    last = here[-1]
    earlier = [q for q in here[:-1] if _is_like(q, last)]
    if not earlier:
        return None
    other = earlier[-1]
    if is_by(text, last) and _SAYS_MOVED.match(text, last.stop):
        return _moved_by(other, last, rose=rose)
    if not _are_tied(text, other, last, place):
        return None
    small, big = sorted((other, last), key=lambda q: q.value)
    if small.value == big.value:
        return None
    return Move(small, big) if rose else Move(big, small)


def is_by(text: str, q: Quantity) -> bool:
    """Whether a figure tells by how much: «17-гоор», «30 саяар»."""
    said = text[q.start : q.stop].casefold()
    return q.case is Case.INSTRUMENTAL or said.endswith(("аар", "ээр", "оор", "өөр", "яар"))


def has_become(text: str, q: Quantity) -> bool:
    """Whether a figure is told as what something became: «10 болсон», «10-т хүрэв»."""
    return bool(_RESULT.match(text, q.end) or _RESULT.match(text, q.stop))


def _is_of_it(text: str, here: list[Quantity], place: int, begin: int) -> bool:
    """Whether what moved, as named before the place, was spoken of beside the figures."""
    last = here[-1]
    opens = opens_statement(text, max(begin, last.stop), place)
    name = [w for w in words_of(text, opens, place) if w not in _EMPTY]
    since = max(0, here[-_TWO].start - _SHORTLY * _TWO)
    said = words_of(text, since, max(opens, last.stop))
    return all(is_repeated(w, said) or w in said for w in name)


def _moved_by(was: Quantity, by: Quantity, *, rose: bool) -> Move | None:
    """Return what a figure became where the text tells the difference: «93 саяар бууруулсан»."""
    now = was.value + (by.value if rose else -by.value)
    return Move(was, replace(by, readings=(now,))) if now > 0 else None


def _are_tied(text: str, one: Quantity, other: Quantity, place: int) -> bool:
    """Whether a word says that the one was, or that the other is what it became."""
    between = text[one.end : other.start]
    was = (
        one.case is Case.ABLATIVE
        or OF_DONE.match(text, one.end)
        or _WAS.search(between)
        or _THEN.search(text, max(0, one.start - _SHORTLY), other.start)
    )
    planned = _PLANNED.search(text, max(0, one.start - _SHORTLY), other.start)
    if planned and _CAME_TO.search(text, other.end, place):
        return True
    compared = other.case is Case.ABLATIVE and len(text[other.stop : place].split()) <= _TWO
    became = _BECAME.match(text, other.end) or _BECAME.match(text, other.stop)
    return bool(compared or (was and (became or other.stop + _SHORTLY > place)))


def _is_like(one: Quantity, other: Quantity) -> bool:
    """Whether both figures may count the same."""
    if one.unit != other.unit:
        bare = [q for q in (one, other) if not q.unit and not q.nouns]
        return bool(bare)
    return not one.nouns or not other.nouns or one.counts_same(other)
