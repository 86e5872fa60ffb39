"""Counted and measured things in running text: «130 мянган мал», «160 гаруй иргэн».

Many digits count nothing: dates, ordinals, numbers of acts, phones and accounts, ranges,
clock times, list numbers. They are left out here, once, for all who reason with figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bielelt.language.counted import counted_at
from bielelt.language.dates import CACHED, PROVINCE, find_dates
from bielelt.language.figures import (
    TAIL,
    Bound,
    bound_after,
    digits_in,
    read_figure,
)
from bielelt.language.folding import small
from bielelt.language.named_digits import is_name, quotations
from bielelt.language.numerals import values
from bielelt.language.ranges import find_ranges
from bielelt.language.spans import Spans
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.terms import find_recurring

__all__ = ["Bound", "Percent", "Quantity", "find_percents", "find_quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that counts something.

    ``text[start:end]`` is the figure with its multiplier, ``text[start:stop]`` also holds
    what it counts. ``readings`` are its possible values, the likelier first; ``nouns`` the
    stems of what is counted, empty if only the figure is given; ``case`` the last ending;
    ``unit`` the unit in its one form (language/units.py). ``repeated`` says that one person
    may be counted more than once: «давхардсан тоогоор».
    """

    start: int
    end: int
    stop: int
    readings: tuple[Decimal, ...]
    bound: Bound
    nouns: tuple[str, ...]
    case: Case
    unit: str = ""
    repeated: bool = False

    @property
    def value(self) -> Decimal:
        """The likelier reading."""
        return self.readings[0]

    @property
    def is_exact(self) -> bool:
        """Whether the figure is one number and not «about», «over» or «up to» it."""
        return self.bound is Bound.EXACT

    def counts_same(self, other: "Quantity") -> bool:
        """Whether both name a counted thing and it is the same."""
        return not set(self.nouns).isdisjoint(other.nouns)


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage; ``digits`` are the decimals printed, ``case`` the ending of «хувь»."""

    start: int
    stop: int
    value: Decimal
    digits: int
    bound: Bound
    case: Case


_SHARE_NOUN = r"(?:гүйцэтгэл|биелэлт|хэрэгжилт|хамрагдалт|хамралт|ирц|өсөлт|бууралт|амжилт|хөнгөлөлт|хэмнэлт|үзүүлэлт|түвшин|дүүргэлт)"
_PERCENT = re.compile(
    rf"\s*(?:%(?:-?\s?х[уү]в[ьитй]\w*|-\w+)?|х[уү]вь(?!\s+(?:хүн|нэмэр|заяа|этгээд|үйлд|хэвл|олшр|хуул))\w*|х[уү]ви(?:ар|ас|йг|д|н)?\b|"
    rf"х[уү]вийн(?=\s+{_SHARE_NOUN}|\s+эзлэх)|х[уү]в(?:тай|т)\b|х[уү]в\.(?:-?[^\W\d]+)?(?!\s*\d))",
    re.IGNORECASE,
)

_NO_PERCENT_BEFORE = re.compile(r"\d\s?[-–—]\s?$|[A-Za-zА-Я]$")
_LABELLED = re.compile(
    r"\bхув(?:ь(?:\s+нь)?\s*[:–—-]|(?:иар|ьд)\s+[^\W\d]+(?:[бв][аэо]л|х[аэо]д)\s*:?)\s*$",
    re.IGNORECASE,
)
# «Дууссан төслийн хувь 81.4.»: closed by the figure, and no figure before «хувь».
_LABEL_ALONE = re.compile(r"(?:[^\W\d]|[,;])\s+хувь\s+(?:нь\s+)?$", re.IGNORECASE)
_CLOSES = re.compile(
    r"\s*(?:[,;)]|\.(?!\d)|$)|(?:\s?-?[дт])?\s+(?:ч\s+)?(?:хүр(?!тэл)|бай|юм\b|гэ[жсв]|гар[сч]|буюу\b|тэнц|бол(?!гож))",
    re.IGNORECASE,
)
# «эзлэх хувийг 25-д хүргэх», «эхийн хувийг 90-ээс дээш байлгах».
_LABEL_OBJECT = re.compile(r"[^\W\d]\s+хувийг\s+(?:[^\W\d]+\s+){0,3}$", re.IGNORECASE)
_TO_OR_FROM = re.compile(
    r"\s?-?(?:[дт]|[аэоө]{2}[рс]|иас)\b|\s+бол(?:го(?:в|лоо|сон|жээ)|гож\s)", re.IGNORECASE
)
# «39 нь нутгийнх байсан нь 75 хувийн нутгийн ажилтан болно»: no private thing is so many.
_OF_PERCENT = re.compile(
    r"\s*х[уү]вийн(?=\s+(?:[^\W\d]+\s+){1,3}(?:болно|болов|болсон|боллоо|байна|юм|эзэлж|эзэлнэ))",
    re.IGNORECASE,
)
_THAT = re.compile(r"(?:[^\W\d]с[аэоө]н|\bбайгаа|\bбуй)\s+нь\s+$", re.IGNORECASE)
# «55-аас 80 хувь болж»: the first figure is a percentage, too.
_GROWS_TO = re.compile(
    r"\s?-?\s?(?:аас|ээс|оос|өөс|иас)\s+(?=\d+(?:[.,]\d+)?\s*(?:%|хувь\b)\s*(?:бол|өс|ахи|нэмэгд|дээшил|буур))",
    re.IGNORECASE,
)
# A look ahead, to be quick where no percentage can be.
_SIGNS = ("%", "хув", "хүв")
_SIGN = re.compile("|".join(_SIGNS))
_NEAR = 48
_MONEY_NOUN = stem("төгрөг")
# The last vowel of «сая» is that of its ending, too: «120 саяас 150 сая болж».
_CASES_OF_MILLION = {"саяас": Case.ABLATIVE, "саяар": Case.INSTRUMENTAL}
_REPEATED_BEFORE = re.compile(r"давхардсан\s+тоо\w*\s*[:,]?\s*(?:нийт\s+)?$", re.IGNORECASE)
_REPEATED_AFTER = re.compile(r"\s*[(/]\s*давхардсан", re.IGNORECASE)
_LONGEST_REPEATED = 40


def find_percents(text: str) -> Iterator[Percent]:
    """Yield the percentages of ``text`` in order; ranges such as «2-5 хувь» are none."""
    return iter(_percents(text))


@lru_cache(maxsize=CACHED)
def _percents(text: str) -> tuple[Percent, ...]:
    return tuple(_read_percents(text))


def has_percent_sign(text: str) -> bool:
    """Whether a percentage may stand in ``text``: «%» or the word."""
    return any(map(small(text).__contains__, _SIGNS))


def _read_percents(text: str) -> Iterator[Percent]:
    lowered = small(text)
    if not has_percent_sign(text):
        return
    for match in digits_in(text):
        readings = values(match[0])
        tail = text[max(0, match.start() - TAIL) : match.start()]
        behind = _SIGN.search(lowered, match.end(), match.end() + _NEAR)
        near = behind or _is_labelled(text, match)
        if not near or not readings or _NO_PERCENT_BEFORE.search(tail):
            continue
        figure = read_figure(text, match)
        unit = (
            _PERCENT.match(text, figure.stop)
            or _GROWS_TO.match(text, figure.stop)
            or (_THAT.search(tail) and _OF_PERCENT.match(text, figure.stop))
            or (_is_labelled(text, match) and match)
        )
        if not unit:
            continue
        bound, end = figure.bound, max(figure.stop, unit.end())
        if bound is Bound.EXACT:
            bound, end = bound_after(text, end) or (bound, end)
        yield Percent(
            match.start(),
            end,
            readings[-1],
            _digits_of(match[0]),
            bound,
            case_of(unit[0].strip(" %-")),
        )


def _is_labelled(text: str, match: re.Match[str]) -> bool:
    """Whether the words before a figure say that it is a percentage: «хувь: 81.4»."""
    before = text[max(0, match.start() - 2 * TAIL) : match.start()]
    if "хув" not in before.lower():
        return False
    tail = before[-TAIL:]
    return bool(
        _LABELLED.search(tail)
        or (_LABEL_ALONE.search(tail) and _CLOSES.match(text, match.end()))
        or (_LABEL_OBJECT.search(before) and _TO_OR_FROM.match(text, match.end()))
    )


def _digits_of(printed: str) -> int:
    """Return how many decimals are printed."""
    fraction = re.search(r"[.,](\d+)$", printed)
    return len(fraction[1]) if fraction else 0


@lru_cache(maxsize=PROVINCE)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the counted quantities of ``text`` in order, without percentages."""
    figures = digits_in(text)
    if not figures:
        return ()
    taken = Spans(
        [(d.start, d.end) for d in find_dates(text)]
        + [(p.start, p.stop) for p in find_percents(text)]
        + [(t.start, t.end) for t in find_recurring(text)]
        + [(r.start, r.end) for r in find_ranges(text)]
        + quotations(text)
    )
    found: list[Quantity] = []
    for match in figures:
        done = found[-1].stop if found else 0  # the 3 of «м3» is none
        if match.start() < done or taken.holds(match.start()) or is_name(text, match):
            continue
        if values(match[0]):
            found.append(_quantity(text, match))
    return tuple(found)


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    figure = read_figure(text, match)
    multiplier = text[match.end() : figure.end].strip()
    own = _CASES_OF_MILLION.get(multiplier.casefold()) or case_of(multiplier)
    unit, nouns, case, stop = counted_at(text, figure.stop)
    if own is not Case.BARE and not unit:
        nouns, case, stop = (), own, figure.stop  # «12 мянгыг Баян нуурт»
    if not unit and text.startswith("₮", figure.start - 1):
        unit, nouns = "төгрөг", (_MONEY_NOUN, *nouns)
    bound = figure.bound
    if bound is Bound.EXACT and case is Case.ABLATIVE:
        bound, stop = bound_after(text, stop) or (bound, stop)
    return Quantity(
        figure.start,
        figure.end,
        stop,
        figure.readings,
        bound,
        nouns,
        case,
        unit,
        repeated=_is_repeated(text, figure.start, stop),
    )


def _is_repeated(text: str, start: int, stop: int) -> bool:
    before = small(text)[max(0, start - _LONGEST_REPEATED) : start]
    told = "давхардсан" in before and _REPEATED_BEFORE.search(before)
    return bool(told or _REPEATED_AFTER.match(text, stop))
