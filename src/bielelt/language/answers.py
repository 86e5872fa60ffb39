"""Which figures of a text answer a figure that a duty demands.

«Нийт 12 дугуйлан» answers «15-аас доошгүй дугуйлан», and not its parts again; «200 айлаас 14»
is 14; «240 өрхийн 96 нь» is 40 per cent, though nobody says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bielelt.language.dates import find_dates
from bielelt.language.demands import TIMES, Demand, is_lacking
from bielelt.language.likeness import key
from bielelt.language.lists import OF_WHICH, unbracketed
from bielelt.language.numerals import CARDINALS
from bielelt.language.people import are_people
from bielelt.language.quantities import Percent, Quantity, find_quantities
from bielelt.language.sentences import sentence_at, sentence_spans
from bielelt.language.stems import Case, stem
from bielelt.language.worded import find_counts

_TOTAL = re.compile(r"\b(?:нийт(?:дээ)?|нийлээд|бүгд|дүн)\s+(?:нь\s+)?$", re.IGNORECASE)
# «буудлын тоо: 12», «буудал засварласан нь 12»
_NAMED = re.compile(
    r"(?:([^\W\d_]{2,}),\s+)?([^\W\d_]{2,})(?:\s+\w+с[аэоө]н)?(?:\s+(?:тоо|нь))?\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 40
_GAP = 45
_ENDS = re.compile(r"[.!?]\s|\n")
_SHARE_WORD = re.compile(r"\bхув\w*\s+\d", re.IGNORECASE)
_PLANNED = re.compile(r"төлөвл|зорилт", re.IGNORECASE)
_PERSON = re.compile(r"\b[А-ЯӨҮЁ]\.\s?[А-ЯӨҮЁ]\w+")
_NUMBER = re.compile(r"\d+")
_SOME = re.compile(r"\d\D+\d")
_WORD = re.compile(r"[^\W\d_]+")
_SPELT = {stem(word): n for n, word in enumerate(CARDINALS[:11])}
_ALL = re.compile(
    r"\bбүгд(?:ээрээ|ийг|ийг\s+нь)?\s+(?:\w+\s+)?\w+(?:ж|ч|с[аэоө]н|в)\b", re.IGNORECASE
)
_REGULARLY = re.compile(
    r"\b(?:\d+|долоо|арав|арван)\s+хоног\s+(?:бүр|тутам|тутм)", re.IGNORECASE
)
_ONCE = re.compile(r"\b(?:нэг|ганц)\s+удаа\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:\s+[^\W\d]+){0,4}?\s+нэмэгд", re.IGNORECASE)
_IN_ADDITION = re.compile(r"\b(?:нэмж|нэмэлт)", re.IGNORECASE)
_OWNS = (Case.ABLATIVE, Case.GENITIVE)
_PER_CENT = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A figure and the one of which it is a part: «240 өрхийн 96 нь»."""

    whole: Quantity
    part: Quantity

    @property
    def percent(self) -> Decimal:
        """How many per cent of the whole the part is."""
        return _PER_CENT * self.part.value / self.whole.value


def find_parts(text: str) -> Iterator[Part]:
    """Yield the figures that are told as parts of the figure just before them."""
    # Many texts have one figure or none and need not be read.
    exact = [q for q in find_quantities(text) if q.is_exact] if _SOME.search(text) else []
    for whole, part in pairwise(exact):
        between = text[whole.stop : part.start]
        near = len(between) <= _GAP and not _ENDS.search(between)
        same = not part.nouns or part.counts_same(whole)
        if whole.case in _OWNS and near and same and 0 < part.value <= whole.value:
            yield Part(whole, part)


def figures_for(text: str, demand: Demand) -> list[Quantity]:
    """Return the figures of ``text`` that count the things that are demanded.

    Only the totals where some are called so, and what they came in addition to; not the whole
    of which another is a part. In words («дөрвөн газарт») only where no digits count them.
    """
    if isinstance(demand.what, Percent):
        return []
    asked = frozenset(map(key, demand.what.nouns))
    same = [q for q in find_quantities(text) if _counts(text, q, asked)]
    wholes = [p.whole for p in find_parts(text) if p.part in same]
    same = [q for q in same if q not in wholes]
    same = same or list(in_words(text, asked))
    totals = [q for q in same if _is_total(text, q)]
    if totals:
        return [q for q in same if q in totals or _is_added_to(text, q, totals)]
    return [*same, *_listed_with(text, same), *_added(text, same)]


def _is_added_to(text: str, q: Quantity, totals: list[Quantity]) -> bool:
    """Whether a total of a later sentence came in addition: «64 тн авав. Нэмж нийт 12 тн …»."""
    _, stop = sentence_at(text, q.start)
    later = (sentence_at(text, total.start) for total in totals if total.start >= stop)
    return any(_IN_ADDITION.search(text, *span) for span in later)


def _added(text: str, same: list[Quantity]) -> Iterator[Quantity]:
    """Yield the people who came in addition: «114 сурагч ирсэн ба дараа нь 30 багш нэмэгдэв»."""
    if not any(are_people(q.nouns) for q in same):
        return
    for q in find_quantities(text):
        if q not in same and are_people(q.nouns) and _JOINED.match(text, q.end):
            yield q


def is_told_otherwise(text: str, demand: Demand) -> bool:
    """Whether ``text`` may answer a demand without a figure of its own kind.

    By a figure that is large enough and counts something near it («эрхийн бичиг 124»), in
    words, by days or names told one by one, or by two figures instead of their share.
    """
    if isinstance(demand.what, Percent):
        planned = _PLANNED.search(text) and len(find_quantities(text)) > 1
        return bool(planned or _SHARE_WORD.search(text) or any(find_parts(text)))
    least = demand.what.value
    if demand.what.nouns[0] != TIMES and any(
        q.value >= least and q.unit == demand.what.unit and not is_lacking(text, q)
        for q in find_quantities(text)
    ):
        return True
    return _is_told_by_words(text, demand.what)


def _is_told_by_words(text: str, wanted: Quantity) -> bool:
    least, nouns = wanted.value, frozenset(map(key, wanted.nouns))
    stems = {key(stem(word)) for word in _WORD.findall(text)}
    if least == 1 and wanted.nouns[0] != TIMES and nouns & stems:
        return True
    if wanted.nouns[0] == TIMES:
        if _REGULARLY.search(text) or _ONCE.search(text):
            return True
        days = {(d.month, d.day) for d in find_dates(text) if d.month}
        return max(len(days), len(_NUMBER.findall(text)) if days else 0) >= least
    spelt = sum(_SPELT.get(stem(word), 0) for word in _WORD.findall(text))
    return max(len(_PERSON.findall(text)), spelt) >= least


def is_of_all(text: str) -> bool:
    """Whether ``text`` says that all of them are: a share beside it is of something else."""
    return bool(_ALL.search(text))


def _counts(text: str, q: Quantity, asked: frozenset[str]) -> bool:
    if q.nouns:
        return not asked.isdisjoint(map(key, q.nouns))
    before = _NAMED.search(text, max(0, q.start - _LONGEST_BEFORE), q.start)
    # «хүүхэд, багачууд 218»: either word names what is counted
    named = [word for word in (before.groups() if before else ()) if word]
    return any(key(stem(word)) in asked for word in named)


def _listed_with(text: str, same: list[Quantity]) -> Iterator[Quantity]:
    """Yield the bare figures of a list that names what it counts once: «7, 8, 3 дугуйлан».

    What stands in brackets or behind «үүнээс» are the parts of it.
    """
    for start, end in sentence_spans(text) if same else ():
        first = next((q.start for q in same if start <= q.start < end), None)
        if first is not None:
            parts = OF_WHICH.search(text, first, end)
            stop = parts.start() if parts else end
            here = (q for q in unbracketed(text) if start <= q.start < stop)
            yield from (q for q in here if not q.nouns and not q.unit and q not in same)


def in_words(text: str, asked: frozenset[str]) -> Iterator[Quantity]:
    """Yield the numbers in words that count what is asked for: «дөрвөн шинэ газарт»."""
    for q in find_counts(text):
        if not text[q.start].isdecimal() and not asked.isdisjoint(map(key, q.nouns)):
            yield q


def _is_total(text: str, q: Quantity) -> bool:
    return bool(_TOTAL.search(text, max(0, q.start - _LONGEST_BEFORE), q.start))
