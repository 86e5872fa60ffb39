"""A figure that a participle defines: «засварласан 9 худаг», «ирсэн өргөдлийн тоо 72», «илэрсэн зөрчил 31».

The participle stands before the figure or before the thing that is counted, and says of which
deed these are. Behind «тоо», «нийт» or the thing itself all of them are meant.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bielelt.language.countings import is_any_verb, says
from bielelt.language.folding import small
from bielelt.language.quantities import Quantity
from bielelt.language.stems import Case, case_of
from bielelt.language.tallies import TIMES, Tally, tallies_and_times, thing_root
from bielelt.language.verb_roots import verb_root

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_PARTICIPLE = re.compile(r"[^\W\d_]{2,}с[аэоө]н")
# An ending of the figure itself: what stands behind is not counted by it.
_ENDING = re.compile(r"\s?-\s?[а-яөү]{1,4}\b")
_NEW = re.compile(r"шинэ|шинээр", re.IGNORECASE)
# They stand between the participle and the figure and say that all are meant, or nothing.
_ALL = frozenset({"нийт", "нийтдээ", "бүх", "бүгд", "ердөө"})
_FILLERS = _ALL | {"нь"}
_NUMBER_OF = re.compile(r"тоо(?:г|н?ы|гоо)?")
_ALL_OPEN = re.compile(r"\b(?:ийнхүү|ингээд|ингэснээр|дүнгээр|товчоор|дүгнэвэл)\b")
_ALL_BEHIND = re.compile(r"\s*[^\W\d]*\s*(?:бүгд|цөм|бүр(?:эн|ийг|т)?\b|тус\s+бүр)")
_AMONG = frozenset({"дотор", "доторх", "дунд", "дундаас", "дотроос"})
# «аж ахуйн нэгжийн тоо»; «бүртгэлтэй»
_ADJECTIVAL = (Case.BARE, Case.GENITIVE, Case.COMITATIVE)
_WHEN = re.compile(r"х(?:д[аэоө]{2}|[аэоө]д)$|^н[ыд]$|^ний$")
_POINTED = re.compile(
    r"^\s*(?:уг|энэхүү|дээрх|дурдсан|тухайн)\s+([^\W\d_]{3,})", re.IGNORECASE
)
_MOST, _MOST_MODIFIERS, _MOST_BETWEEN, _TAIL = 40, 4, 3, 60


@dataclass(frozen=True, slots=True)
class ByDeed:
    """A tally and the root of the deed that defines it, empty for what is new.

    ``things`` are the roots of what is counted in their order, ``modifiers`` the words
    before the participle, the nearest first, ``between`` those behind it; ``is_all`` says
    that all are meant.
    """

    tally: Tally
    things: tuple[str, ...]
    deed: str
    modifiers: tuple[str, ...]
    between: tuple[str, ...]
    is_all: bool


@lru_cache(maxsize=4_096)
def by_deeds(text: str) -> tuple[ByDeed, ...]:
    """Return the tallies of ``text`` that a deed defines, in order."""
    found = (by_deed(text, tally) for tally in tallies_and_times(text)[:_MOST])
    return tuple(again for again in found if again)


def by_deed(text: str, tally: Tally) -> ByDeed | None:
    """Return by which deed a tally of ``text`` is defined; None if no participle says so."""
    q = tally.figure
    before = _before(text, tally)
    if q.unit == TIMES:
        pointed = _POINTED.search(before)
        thing = (thing_root(pointed[1]),) if pointed else ()
        return ByDeed(tally, thing, "", (), (), is_all=True) if pointed else None
    words = _WORD.findall(before)
    if any(word in _AMONG for word in words):
        return None
    behind = things_behind(text, q)
    meant = _take_all(words)
    things = behind or _take_things(words, of_number=meant == "number")
    place = next((n for n in reversed(range(len(words))) if _defines(words[n])), None)
    if not things or place is None or (behind and meant == "number"):
        return None
    between = tuple(w for w in words[place + 1 :] if w.casefold() not in _FILLERS)
    if not _may_stand_between(between, named=not behind):
        return None
    opens = _ALL_OPEN.search(small(before)) or _ALL_BEHIND.match(small(text), q.stop)
    deed = "" if _NEW.fullmatch(words[place]) else verb_root(words[place])
    is_all = bool(meant or opens or not behind)
    return ByDeed(tally, things, deed, _modifiers(words[:place]), between, is_all)


def _before(text: str, tally: Tally) -> str:
    """Return the words before a figure; of one in brackets those before the brackets, too."""
    first = tally.start
    if text[: tally.start].rstrip().endswith("("):
        first = max(tally.sentence_start, tally.start - _TAIL)
    return text[first : tally.figure.start]


def _take_all(words: list[str]) -> str:
    """Take the words off the end that say that all are meant; return whether and how."""
    meant = ""
    while words and words[-1].casefold() in _FILLERS:
        meant = "all" if words.pop().casefold() in _ALL else meant
    is_number = len(words) > 1 and _NUMBER_OF.fullmatch(words[-1].casefold())
    if not is_number or case_of(words[-2]) is not Case.GENITIVE:
        return meant
    words.pop()
    return "number"


def _take_things(words: list[str], *, of_number: bool) -> tuple[str, ...]:
    """Take the thing off the end that stands before its figure: «ирсэн хүсэлт 31», «хүсэлтийн тоо 31»."""
    if not words or is_any_verb(words[-1]):
        return ()
    if case_of(words[-1]) is not (Case.GENITIVE if of_number else Case.BARE):
        return ()
    things = [thing_root(words.pop())]
    while words and not is_any_verb(words[-1]) and case_of(words[-1]) is Case.BARE:
        things.append(thing_root(words.pop()))
    return tuple(things)


def _may_stand_between(words: tuple[str, ...], *, named: bool) -> bool:
    """Whether words between participle and thing only define the thing."""
    if len(words) > _MOST_BETWEEN or any(map(is_any_verb, words)):
        return False
    return not named or all(case_of(word) in _ADJECTIVAL for word in words)


@lru_cache(maxsize=20_000)
def _defines(word: str) -> bool:
    if _NEW.fullmatch(word):
        return True
    return bool(_PARTICIPLE.fullmatch(word)) and is_any_verb(word)


def _modifiers(words: list[str]) -> tuple[str, ...]:
    """Return the words right before a participle, up to a verb that joins sentences."""
    found: list[str] = []
    for word in reversed(words[-_MOST_MODIFIERS:]):
        # «хүлээж авсан» is one deed; any other verb belongs to another statement.
        joins = found and is_any_verb(word)
        if joins or _PARTICIPLE.fullmatch(word) or _WHEN.search(word):
            break
        found.append(word)
    return tuple(found)


def things_behind(text: str, q: Quantity) -> tuple[str, ...]:
    """Return the roots of the words behind a figure that say what it counts."""
    if _ENDING.match(text, q.end):
        return ()
    words = _WORD.findall(text[q.end : q.stop])
    return tuple(thing_root(w) for w in words if says(w) and not is_any_verb(w))
