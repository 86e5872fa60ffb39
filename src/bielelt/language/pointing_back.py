"""Figures that point back to one told before, and are not that one.

«37 шон суурилуулав. Суурилуулсан 73 шонг ашиглалтад оруулсан»: the second sentence speaks of the
poles of the first, for all that defines them stands there. Fewer may be a part of them; more,
or the same digits turned round, cannot.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from bielelt.language.assertions import Sentence, sentences_with_figures
from bielelt.language.countings import is_any_verb, root, words_of
from bielelt.language.quantities import Quantity
from bielelt.language.retold import are_of_other_times
from bielelt.language.stems import Case, case_of
from bielelt.language.units import COUNTERS

_REACH, _NEAR, _MOST_BEFORE, _SENTENCES = 60, 100, 6, 4
_BEGINNING = 3
_MOST_OF_THING = 2
_MOST_FIGURES = 20  # of a sentence; one of more is a table
_LONG, _TIMES_MORE, _LEAST = 3, Decimal("2.5"), 5
_HALF = Decimal("0.5")
_PAUSE = re.compile(r"[,;:.(]\s|\d")
_BREAK = re.compile(r"[,;:.()«»“”\"]|\d")
_POINTS = re.compile(
    r"\b(?:дээрх|дурдсан|нэрлэсэн|эдгээр|тэдгээр|уг|энэхүү)\s+$", re.IGNORECASE
)
_NAMED = re.compile(r"([^\W\d_]{2,})\s*[:–—-]\s*$")
_MARKS = (":", "–", "—", "-")
_PIECE = re.compile(r"\s*(?:[.,;|]|$|\()")
# Not those that were told of, some of them, more than they, or of another time.
_OTHERS = re.compile(
    r"г[үу]й\b|үлд|бусад|\bөөр\b|нэм|шинээр|дахин|давтан|зарим|хэсэг|өмнөх|өнгөрсөн|урьд|мөн үе|төлөвл|зорь|"
    r"зорил|ёстой|зохих|дутуу|илүү|нийт|бүгд|бүх|тус бүр|дундаж|\w[аэоө]х(?:аар|ээр|оор|өөр)?\b",
    re.IGNORECASE,
)
# Verbs that go with any thing: «судалгаанд орсон» are those of the study.
_PEOPLE, _PERSON = re.compile(r"\s*хүн(?!с)"), "хүн"
_GOES_WITH_ANY = re.compile(
    r"(?:ор|хамр|бай|бол|хий|ав|гар|яв)[а-яөү]*с[аэоө]н$", re.IGNORECASE
)
_VOWELS = re.compile("[аэиоуея]")
_PLANNED = re.compile(
    r"төлөвл|зорил|зорь|ёстой|зохих|шаардлагат|[аэоө]х(?:аар|ээр|оор|өөр)\b",
    re.IGNORECASE,
)
# «300 мянган төгрөгөөр тус бүр торгов»
_EACH = re.compile(r"\s+тус\s+бүр", re.IGNORECASE)
_PARTS_MORE = re.compile(r"нэмэгд|нэмж|нэмэлт|шинээр|дараа|дахин|өсч|өсөж", re.IGNORECASE)
_OF_WHOLE = (Case.GENITIVE, Case.ABLATIVE)
_TIMES = frozenset({"удаа", "хоног", "цаг", "минут", "өдөр", "сар", "жил", "хувь", "нас"})


@dataclass(frozen=True, slots=True)
class PointedBack:
    """A figure and the later one that means it.

    ``is_sure`` if only a slip sets them apart, or what was done to some cannot be done to more.
    """

    first: Quantity
    later: Quantity
    is_sure: bool


def pointed_back(text: str) -> Iterator[PointedBack]:
    """Yield the figures of ``text`` that point back to another figure of an earlier sentence.

    Each is compared with the last few sentences only, so that the cost is linear.
    """
    sentences = sentences_with_figures(text)
    for place, sentence in enumerate(sentences):
        before = sentences[max(0, place - _SENTENCES) : place]
        for later in sentence.figures if before else ():
            if later.is_exact and later.unit not in _TIMES and later.value >= _LEAST:
                yield from _of(text, sentence, later, before)


def _of(
    text: str, sentence: Sentence, later: Quantity, before: tuple[Sentence, ...]
) -> Iterator[PointedBack]:
    akin = [
        (_kinship(text, q, later), told, q)
        for told in before
        for q in told.figures[-_MOST_FIGURES:]
        if q.is_exact and q.unit == later.unit
    ]
    most = max((kinship for kinship, _, _ in akin), default=0)
    same = [(told, q) for kinship, told, q in akin if kinship == most > 0]
    if not same or any(q.value == later.value for _, q in same):
        return
    start = max(sentence.start, later.start - _REACH)
    said = _BREAK.split(text[start : later.start])[-1]
    defining = words_of(said)[-_MOST_BEFORE:]
    owned = text[: later.start - len(said)].endswith(tuple("0123456789"))
    if owned or _OTHERS.search(said) or not (defining or _POINTS.search(said)):
        return
    done = [(told, q) for told, q in same if _is_what_was_done(text, q, told, defining)]
    same = done if len(done) == 1 else same
    for told, first in same:
        turned = _are_turned(first, later)
        sure = turned and _digits(first) >= _LONG
        alone = len(same) == 1 and (bool(done) or not _is_listed(told, first))
        if not (
            sure
            or (alone and _is_other(text, first, later, turned=turned, is_done=bool(done)))
        ):
            continue
        if not _is_defined(defining, told, loosely=sure):
            continue
        near = text[
            max(told.start, first.start - _NEAR) : min(told.end, first.stop + _NEAR)
        ]
        behind = text[later.start : min(sentence.end, later.stop + _NEAR)]
        if (
            not _PLANNED.search(near)
            and not _EACH.match(text, first.stop)
            and not _PARTS_MORE.search(text, first.stop, later.start)
            and not are_of_other_times(near, said + behind)
        ):
            more = bool(done) and first.value < later.value
            yield PointedBack(first, later, more or (sure and _is_defined(defining, told)))
            return


def _kinship(text: str, first: Quantity, later: Quantity) -> int:
    """Return how surely two figures count one thing, which may stand before: «өрх – 58»."""
    if first.unit and first.unit not in COUNTERS:
        return 1
    counted = _counted(text, later)
    before = text[max(0, first.start - _REACH) : first.start]
    named = _NAMED.search(before) if before.rstrip().endswith(_MARKS) else None
    if named and _PIECE.match(text, first.end):
        return named[1] != "" and root(named[1]) in counted[:1]
    things = _counted(text, first)
    same = [a == b for a, b in zip(counted, things, strict=False)]
    return len(list(takewhile(bool, same))) or int(
        counted[:1] != [] and counted[0] in things
    )


def _counted(text: str, q: Quantity) -> list[str]:
    """Return the roots of the words behind a figure that say what it counts."""
    people = _PEOPLE.match(text, q.end)
    return [_PERSON] if people else [root(w) for w in words_of(text[q.end : q.stop])]


def _is_listed(told: Sentence, first: Quantity) -> bool:
    """Whether bare figures beside it may count more of the same: «5-нд 12, 22-нд 14 хүн»."""
    return any(
        not q.nouns and not q.unit and q is not first for q in told.figures[-_MOST_FIGURES:]
    )


def _is_what_was_done(
    text: str, first: Quantity, told: Sentence, defining: Sequence[str]
) -> bool:
    """Whether the verb behind a figure is that which the later repeats: «6-г сонгож, сонгогдсон»."""
    if not (defining and is_any_verb(defining[-1])):
        return False
    behind = text[first.end : min(told.end, first.end + _NEAR)]
    verbs = (w for w in words_of(_PAUSE.split(behind)[0]) if is_any_verb(w))
    verb = next(verbs, "")
    return any(
        _form(verb, loosely=loosely) == _form(defining[-1], loosely=loosely)
        for loosely in (True, False)
    )


def _is_other(
    text: str, first: Quantity, later: Quantity, *, turned: bool, is_done: bool
) -> bool:
    """Whether the later figure is no part of the first, or all of what was measured."""
    less = first.value > later.value >= first.value * _HALF
    if is_done and less and first.unit not in {*COUNTERS, ""}:
        behind = words_of(text[later.end : later.end + _REACH])[:_MOST_OF_THING]
        return any(case_of(word) is Case.ACCUSATIVE for word in behind)
    if is_done and first.value < later.value <= first.value * _TIMES_MORE:
        return True
    return _is_too_much(text, first, later, turned=turned)


def _is_too_much(text: str, first: Quantity, later: Quantity, *, turned: bool) -> bool:
    """Whether the later figure is no part of the first."""
    if later.value > first.value:
        near = turned or later.value <= first.value * _TIMES_MORE
        return first.value >= _LEAST and near
    behind = words_of(text[later.end : later.stop])[:1]
    case = case_of(behind[0]) if behind else later.case
    return turned and case in _OF_WHOLE


def _is_defined(defining: Sequence[str], told: Sentence, *, loosely: bool = False) -> bool:
    """Whether a sentence has the words that define a later figure: all, or all but one.

    One may be foreign behind which a participle repeats what was done, but neither what defines
    others («царцаатай тэмцсэн») nor another deed.
    """
    known = _roots(told.text, loosely=loosely)
    told_of = [w for w in defining if _form(w, loosely=loosely) in known]
    things = [w for w in defining if w not in told_of and not _GOES_WITH_ANY.match(w)]
    if defining and (not told_of or defining[0] in things):
        return False
    done = loosely or any(map(is_any_verb, told_of))
    apart = any(case_of(w) is Case.GENITIVE or is_any_verb(w) for w in things)
    return len(things) <= done and not apart


@lru_cache(maxsize=256)  # of the sentences before each figure
def _roots(sentence: str, *, loosely: bool) -> frozenset[str]:
    return frozenset(_form(word, loosely=loosely) for word in words_of(sentence))


def _form(word: str, *, loosely: bool) -> str:
    """Return the consonants of a root: «илрэв», «илэрсэн»; loosely the first letters alone."""
    found = root(word)
    return found[:_BEGINNING] if loosely else found[:1] + _VOWELS.sub("", found[1:])


def _are_turned(first: Quantity, later: Quantity) -> bool:
    """Whether two neighbouring digits are exchanged: 68.5, 86.5."""
    a, b = (format(q.value.normalize(), "f") for q in (first, later))
    if len(a) != len(b):
        return False
    apart = [
        place for place, digits in enumerate(zip(a, b, strict=True)) if len(set(digits)) > 1
    ]
    if len(apart) != 2:  # noqa: PLR2004
        return False
    one, other = apart
    return other - one == 1 and a[one] == b[other] and a[other] == b[one]


def _digits(quantity: Quantity) -> int:
    return len(format(quantity.value.normalize(), "f").replace(".", "").strip("0"))
