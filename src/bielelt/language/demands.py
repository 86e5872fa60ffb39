"""What a clause demands in figures: «70 хувиас доошгүй», «5-аас доошгүй мод», «2 удаа»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bielelt.language.dates import CACHED
from bielelt.language.folding import small
from bielelt.language.quantities import (
    Bound,
    Percent,
    Quantity,
    find_percents,
    find_quantities,
    has_percent_sign,
)
from bielelt.language.sentences import sentence_spans
from bielelt.language.stages import Stage, find_stages
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.worded import in_digits

_LEAST = re.compile(
    r"доошгүй|багагүй|цөөнгүй|дутуугүй|дор\s+хаяж|багадаа|доод\s+тал\s+нь", re.IGNORECASE
)
# «90-ээс дээш хувьд хүргэх», «25-аас дээш залууг»; «18-аас дээш насны» is a condition.
_OVER = re.compile(r"дээш|илүү|гаруй", re.IGNORECASE)
_REACHED = re.compile(
    r"\s*(?:(?:түвшин|хэмжээ|үзүүлэлт)\w*\s+)?(?:хүр(?:гэ|эх)|байлга|байх\b|болго|болох|ханга|ахиул|биелүүл|өсгө|нэмэгдүүл|бүрдүүл)",
    re.IGNORECASE,
)
# «дугуйлан, секцийн тоог 15-аас доошгүйд хүргэх»: what is counted stands before.
_NUMBER_OF = re.compile(
    r"((?:\w+,\s+|\w+\s+(?:болон|ба)\s+)*\w+(?:ийн|ын|ний|ны))\s+тоо(?:г|ыг)?\s+$|(\w{3,}(?:ыг|ийг|г))\s+$",
    re.IGNORECASE,
)
_LONGEST_NUMBERED = 60
_LOOK_BACK = 14
_AGE = re.compile(r"\bнас", re.IGNORECASE)
_KEPT = re.compile(
    r"\s*(?:\w+\s+)?(?:буу(?:лга|руула)хгүй|багасгахгүй|доошлуулахгүй)", re.IGNORECASE
)
_KEPT_SO = re.compile(r"(?<=т[аэ]й)\s+(?:бай(?:лга|х\b)|болго)", re.IGNORECASE)
_NO_MORE = re.compile(r"илүүгүй|дээшгүй|ихгүй|хэтр\w+гүй", re.IGNORECASE)
# «10 хувь хүртэл бууруулах»: the most that is left.
_DOWN_TO = re.compile(r"хүртэл\s+(?:\w+\s+)?(?:бууруул|багасга)", re.IGNORECASE)
# «30 хувийн урамшуулал», «90 хувь хүрсэн багийг»: of another thing, no figure to be reached.
_OF_OTHER = (Case.GENITIVE, Case.INSTRUMENTAL, Case.ABLATIVE, Case.COMITATIVE)
_PARTICIPLE = re.compile(
    r"\w+(?:с[аэоө]н(?!\s+бай[хлд])|д[аэоө]г|ж\s+буй)\b", re.IGNORECASE
)
_FALLS = re.compile(r"\s*(?:\w+\s+){0,3}?(?:бууруул|багасга)", re.IGNORECASE)
_TAIL = re.compile(r"[;:.,]\s|\d|$")
_RISE = r"(?:өсгө|өсөх|нэмэгд|бууруул|сайжруул|ахиул|дээшлүүл|хэмнэ)"
_INCREASE = re.compile(rf"\s+(?:\w+\s+){{0,2}}?{_RISE}", re.IGNORECASE)
_RANGE = re.compile(
    rf"(\d{{1,2}})\s?[-–]\s?\d{{1,2}}\s*(?:%|хув\w*)(?=\s+(?:\w+\s+){{0,2}}?{_RISE})",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\s*(?:багтаа\w*|хэтр\w+гүй)", re.IGNORECASE)
_WORDS = {
    word: n
    for n, word in enumerate(
        (
            "нэгээс",
            "хоёроос",
            "гурваас",
            "дөрвөөс",
            "таваас",
            "зургаагаас",
            "долоогоос",
            "наймаас",
            "есөөс",
            "арваас",
        ),
        1,
    )
}
_IN_WORDS = re.compile(
    rf"\b({'|'.join(_WORDS)})\s+(?:доошгүй|цөөнгүй)\s+(\w+)", re.IGNORECASE
)
_MONEY = stem("төгрөг")
TIMES = stem("удаа")
"""The noun of how many times something was done."""
_SHARE = stem("хувь")
# Ages, terms and lengths are conditions: «18-аас доошгүй насны», «30-аас доошгүй хоног».
CONDITIONS = frozenset(
    map(
        stem,
        (
            "нас",
            "насны",
            "хоног",
            "сар",
            "жил",
            "цаг",
            "өдөр",
            "метр",
            "км",
            "градус",
            "минут",
        ),
    )
)
"""Nouns of figures that are conditions, not demands."""
_LENGTHS = frozenset(map(stem, ("метр", "км")))
_WORD = re.compile(r"\s+([^\W\d_]+)")


_AIMED = re.compile(
    r"\s*(?:\w+\s+)?(?:хүр(?:эх|гэх|гүүлэх|нэ|гэнэ)|хүргэхээр|байх\s+ёстой|хангах(?:аар|ад)?)",
    re.IGNORECASE,
)
_LACKING_BEFORE = re.compile(
    r"\b(?:дут(?:уу|ах|сан|агдах|агдаж\s+буй)|шаардлагатай)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_LACKING_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:дутуу|дутаж|дутагдаж|үлдээд|үлдэж|үлдсэн\s*(?:[.;,]|байна|$))",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:үлдсэн|үлдэх)\s+(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Demand:
    """A figure a clause demands; ``what`` is the percentage or the counted thing.

    ``is_plain`` says that no word calls it the least or the most that will do.
    """

    start: int
    end: int
    what: Percent | Quantity
    is_plain: bool = False

    @property
    def is_least(self) -> bool:
        """Whether the figure is the least that will do."""
        return self.what.bound is Bound.AT_LEAST

    @property
    def is_most(self) -> bool:
        """Whether no more than the figure is allowed."""
        return self.what.bound is Bound.AT_MOST

    @property
    def nouns(self) -> tuple[str, ...]:
        """What is counted; nothing where a percentage is demanded."""
        return () if isinstance(self.what, Percent) else self.what.nouns

    @property
    def is_rate(self) -> bool:
        """Whether the figure is so much per time («8 л/с»), so that two do not add up."""
        return isinstance(self.what, Quantity) and "/" in self.what.unit


def is_aim(text: str, percent: Percent) -> bool:
    """Whether a progress names a percentage that is still to be reached."""
    return bool(_AIMED.match(text, percent.stop))


def is_lacking(text: str, quantity: Quantity) -> bool:
    """Whether a progress says that so much is lacking, or left over and not done either."""
    before = text[max(0, quantity.start - _LOOK_BACK * 2) : quantity.start]
    if _LACKING_BEFORE.search(before) or _LACKING_AFTER.match(text, quantity.end):
        return True
    if not _REST.search(before):
        return False
    end = next((b for a, b in sentence_spans(text) if a <= quantity.start < b), len(text))
    told = (w for w in find_stages(text) if quantity.stop <= w.start < end)
    return next((w.stage is not Stage.DONE for w in told), True)


@lru_cache(maxsize=CACHED)  # asked for with every statement of a progress
def find_demands(text: str) -> tuple[Demand, ...]:
    """Return the figures that a clause wants reached, in order.

    Only what the clause calls the least that will do, percentages by which something has to
    rise or fall, and how many times something has to be done.
    """
    return tuple(sorted(_demands(text), key=lambda demand: demand.start))


def _demands(text: str) -> Iterator[Demand]:
    text = in_digits(text)
    yield from _percents(text)
    lowered = small(text)
    may = "доошгүй" in lowered or "цөөнгүй" in lowered
    for match in _IN_WORDS.finditer(text) if may else ():
        value, noun = Decimal(_WORDS[match[1].casefold()]), stem(match[2])
        place = (match.start(), match.end(), match.end())
        counted = Quantity(*place, (value,), Bound.AT_LEAST, (noun,), case_of(match[2]))
        yield Demand(*match.span(), counted)
    for quantity in find_quantities(text):
        within = _WITHIN.match(text, quantity.stop)
        if within and _MONEY in quantity.nouns:
            most = replace(quantity, bound=Bound.AT_MOST)
            yield Demand(quantity.start, within.end(), most)
        elif quantity.nouns[:1] != (_SHARE,):
            counted = quantity if quantity.nouns else _with_nouns_before(text, quantity)
            if _is_count(text, counted):
                plain = counted.is_exact
                counted = replace(counted, bound=Bound.AT_LEAST) if plain else counted
                yield Demand(quantity.start, quantity.stop, counted, is_plain=plain)


def _percents(text: str) -> Iterator[Demand]:
    yield from filter(None, (_share(text, percent) for percent in find_percents(text)))
    for match in _RANGE.finditer(text) if has_percent_sign(text) else ():
        place = match.span()
        low = Percent(*place, Decimal(match[1]), 0, Bound.AT_LEAST, Case.INSTRUMENTAL)
        yield Demand(*place, low)
    for quantity in find_quantities(text):
        if quantity.nouns[:1] == (_SHARE,) and _is_least(text, quantity):
            start, stop = quantity.start, quantity.stop
            share = Percent(start, stop, quantity.value, 0, Bound.AT_LEAST, quantity.case)
            yield Demand(start, stop, share)


def _share(text: str, percent: Percent) -> Demand | None:
    """Return what a percentage of a duty demands, None if nothing."""
    start, stop = percent.start, percent.stop
    least = replace(percent, bound=Bound.AT_LEAST)
    if kept := _KEPT.match(text, stop):
        return Demand(start, kept.end(), least)
    if down := _DOWN_TO.search(text, start, stop + len(" хүртэл бууруулах")):
        return Demand(start, down.end(), replace(percent, bound=Bound.AT_MOST))
    most = percent.bound is Bound.AT_MOST and _NO_MORE.search(text, start, stop)
    over = percent.bound is Bound.AT_LEAST and _OVER.search(text, start, stop)
    if most or _is_least(text, percent) or (over and not _is_of_other(text, percent)):
        return Demand(start, stop, percent)
    if percent.bound is not Bound.EXACT:
        return None
    if _INCREASE.match(text, stop) and percent.case is not Case.DATIVE:
        return Demand(start, stop, least)
    return Demand(start, stop, least, is_plain=True) if _is_reached(text, percent) else None


def _is_reached(text: str, percent: Percent) -> bool:
    """Whether a plain percentage is what a duty wants reached: «95 хувьд хүргэх»."""
    other = percent.case in _OF_OTHER and not _KEPT_SO.match(text, percent.stop)
    if other or _FALLS.match(text, percent.stop):
        return False
    return not _is_of_other(text, percent)


def _is_of_other(text: str, percent: Percent) -> bool:
    """Whether a participle follows, and the percentage describes who it is of."""
    stop = _TAIL.search(text, percent.stop)
    return bool(_PARTICIPLE.search(text[percent.stop : stop.start() if stop else None]))


def _with_nouns_before(text: str, quantity: Quantity) -> Quantity:
    """Return a figure without nouns with those of «… тоог» before it, if it is to be reached."""
    before = text[max(0, quantity.start - _LONGEST_NUMBERED) : quantity.start]
    named = _NUMBER_OF.search(before)
    if named is None or not _REACHED.match(text, quantity.stop):
        return quantity
    words = re.findall(r"[^\W\d_]{3,}", named[1] or named[2])
    return replace(quantity, nouns=tuple(map(stem, words)))


def _is_least(text: str, figure: Percent | Quantity) -> bool:
    if figure.bound is not Bound.AT_LEAST:
        return False
    if _LEAST.search(text, max(0, figure.start - _LOOK_BACK), figure.stop):
        return True
    is_object = figure.case is Case.ACCUSATIVE
    return bool(
        _OVER.search(text, figure.start, figure.stop)
        and (is_object or _REACHED.match(text, figure.stop))
    )


def _is_count(text: str, quantity: Quantity) -> bool:
    if not quantity.nouns or _is_condition(text, quantity):
        return False
    if _AGE.search(text, quantity.end, quantity.stop):
        return False
    return _is_least(text, quantity) or quantity.nouns[0] == TIMES


def _is_condition(text: str, quantity: Quantity) -> bool:
    """Whether a term, an age or a length is of what is wanted, and not itself wanted.

    «5 км-ээс доошгүй зайд», but not «30 км-ээс доошгүй замыг тэгшлэх».
    """
    owner = _WORD.match(text, quantity.stop)
    is_object = owner is not None and case_of(owner[1]) is Case.ACCUSATIVE
    if quantity.nouns[0] in _LENGTHS and is_object:
        return False
    return not CONDITIONS.isdisjoint(quantity.nouns)
