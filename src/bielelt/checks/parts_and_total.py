"""Parts that do not add up to the total printed beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from bielelt.checks.base import (
    Finding,
    Passage,
    Quote,
    Setting,
    Severity,
    Words,
    passages,
)
from bielelt.core.report import Report
from bielelt.language.demands import TIMES
from bielelt.language.enumerations import find_enumerations
from bielelt.language.flows import find_flows
from bielelt.language.gathered import find_gathered
from bielelt.language.near_sums import find_near_sums
from bielelt.language.numerals import figure
from bielelt.language.partings import find_partings
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.remainders import find_remainders, rests_before
from bielelt.language.rounding import is_rounded
from bielelt.language.runs import find_runs
from bielelt.language.statuses import Split, find_splits
from bielelt.language.sums import Enumeration, Form
from bielelt.language.units import COUNTERS
from bielelt.language.worded import find_counts

_MOST_FIGURES = 12
_FEWEST = 3  # a total and two parts, for every reader
_LONGEST_QUOTE = 240
_NEAR_BY = 40
_NEAR = Decimal("0.1")
_WIDE = Decimal("0.25")
_MANY, _FEW = Decimal("0.15"), 100
_NEXT = 80  # letters behind a parting in which its gap may be told
# An item of a list that is one thing and no figure: «, нэгдсэн эмнэлэг буюу».
_THING = re.compile(
    r"^(?!\s*(?:нийт|бүгд|дүн|ийнхүү|ингээд|нийл))\s*[^\W\d]{3,}[^\d.;]*$", re.IGNORECASE
)
# «нийт 40 тамирчин (үлдсэн нь өсвөрийнх)»: the list is not whole.
_REST_UNSAID = re.compile(
    r"(?:\s+[^\W\d]+){0,3}?\s*[(–—-]\s*(?:үлдсэн|бусад|нөгөө|цаад)[^\W\d]*\b[^)\d.;]{0,60}",
    re.IGNORECASE,
)
_AND_SO_ON = re.compile(r"\bзэрэг\b|гэх\s+мэт|\bг\.м", re.IGNORECASE)
_LIST_OF_PLACES = 3
_RESTS = (Form.REST, Form.LEFT, Form.NEARLY)
_TWO = 2
TITLE = Words("Бүрэлдэхүүн хэсгүүд нийт дүнтэй таарахгүй", "Parts do not add up")
EXAMPLE = Words(
    "«сургуульд 40, цэцэрлэгт 25, нийт 75 хүүхэд» гэжээ: 40 + 25 = 65 ≠ 75.",
    "“40 in school, 25 in kindergarten, 75 children in all”: 40 + 25 = 65 ≠ 75.",
)


@dataclass(frozen=True, slots=True)
class PartsAndTotal:
    """A total and its parts, or things received and their statuses, disagree.

    Why: methodology §6.1. Only what the text itself calls a total and lists as its parts
    counts; about, over, per-unit, overlapping and compared figures never do.
    """

    slug: str = "parts-and-total"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield an ERROR for named totals with complete lists, a DOUBT for the rest.

        Where the reader doubts its own parting of the cells, all are DOUBTs.
        """
        for passage in passages(report):
            if len(find_counts(passage.text)) < _FEWEST:
                continue
            told: set[frozenset[int]] = set()
            for split in find_splits(passage.text):
                figures = frozenset(q.start for _, q in split.parts)
                if _is_unsettled(split) and not any(figures & other for other in told):
                    told.add(figures)
                    yield self._of_split(passage, split)
            for found in _wrong_lists(passage.text):
                figures = frozenset(q.start for q in found[0].parts)
                # Statuses say more of their figures than a list does.
                if any(figures & other for other in told):
                    continue
                told.add(figures)
                yield self._of_list(passage, found)

    def _of_list(self, passage: Passage, found: list[Enumeration]) -> Finding:
        first = found[0]
        whole = first.form is Form.BY_SEX or (first.form is Form.COMPLETE and first.same)
        sums = _arithmetic(first.total, first.parts)
        quotes = _quotes(passage, [e.total for e in found], first.parts)
        return Finding(
            self.slug,
            Severity.ERROR if first.named and whole and passage.sure else Severity.DOUBT,
            (passage.clause,),
            quotes,
            Words(
                f"Хэсгүүдийн нийлбэр нийт дүнтэй таарахгүй: {sums.mn}.",
                f"The parts do not add up to the total: {sums.en}.",
            ),
            Words(
                f"Анхан шатны бүртгэлээс шалгаж, нийт дүнг {figure(_sum(first.parts))} болгох "
                "эсвэл буруу бичигдсэн хэсгийг засах.",
                f"Look at the records: make the total {figure(_sum(first.parts))}, or correct "
                "the part that is wrong.",
            ),
            arithmetic=_line(first.total, first.parts),
        )

    def _of_split(self, passage: Passage, split: Split) -> Finding:
        parts = _parts(split)
        sums = _arithmetic(split.total, parts)
        gap = split.total.value - _sum(parts)
        left = figure(abs(gap))
        what = (
            Words(f"шийдвэрлэлт нь тодорхойгүй үлдсэн нь {left}", f"{left} have no status")
            if gap > 0
            else Words(f"нийт тооноос илүү гарсан нь {left}", f"{left} more than the total")
        )
        return Finding(
            self.slug,
            Severity.DOUBT,
            (passage.clause,),
            _quotes(passage, [split.total], parts),
            Words(
                f"Шийдвэрлэлтийн тоонууд нийт тоотой таарахгүй: {sums.mn}; {what.mn}.",
                f"The statuses do not add up to the total: {sums.en}; {what.en}.",
            ),
            Words(
                f"Зөрүүг ({left}) бүртгэлээс шалгаж, шийдвэрлэлтийн байдлыг нэмж бичих эсвэл "
                "тоог засах.",
                f"Look up the difference ({left}) in the records: say what became of it, or "
                "correct the figures.",
            ),
            arithmetic=_line(split.total, parts),
        )


def _wrong_lists(text: str) -> Iterator[list[Enumeration]]:
    """Yield the enumerations that do not add up; those of one list and total together."""
    groups: list[list[Enumeration]] = []
    for found in find_enumerations(text):
        group = next((g for g in groups if _is_same_list(g[0], found)), None)
        if group is None:
            groups.append([found])
        else:
            group.append(found)
    partings = [
        *find_partings(text),
        *find_remainders(text),
        *find_runs(text),
        *find_near_sums(text),
        *find_flows(text),
        *find_gathered(text),
    ]
    settled = {
        part.start
        for found in (*(e for group in groups for e in group), *partings)
        if not _gap(found.total, found.parts)
        for part in found.parts
    }
    for group in groups:
        wrong = [
            e
            for e in group
            if _is_wrong(e)
            and not (_leaves_rest(text, e) or is_rounded(text, e) or _are_last_all(e))
        ]
        if wrong and all(_gap(found.total, found.parts) for found in group):
            yield wrong
    for parting in partings:
        # A part that makes up one whole is no part of another.
        apart = settled.isdisjoint(q.start for q in parting.parts)
        explained = _counts_unsaid(text, parting) or _tells_gap(text, parting)
        explained = explained or _leaves_rest(text, parting) or is_rounded(text, parting)
        explained = explained or _is_rest_of_more(text, parting)
        if apart and _is_wrong(parting) and not explained:
            yield [parting]


def _are_last_all(found: Enumeration) -> bool:
    """Whether the parts next to the total make it up: «90 өгсөн, 12 мод, 8 бут, бүгд 20»."""
    near = found.parts if found.total.start > found.parts[-1].start else found.parts[::-1]
    return any(not _gap(found.total, near[n:]) for n in range(1, len(near) - 1))


def _leaves_rest(text: str, found: Enumeration) -> bool:
    """Whether the text says of a total that more than the list belongs to it."""
    total, last = found.total, found.parts[-1]
    unsaid = _REST_UNSAID.match(text, total.stop)
    unsaid = unsaid or _AND_SO_ON.search(text, last.end, max(last.end, total.start))
    return _sum(found.parts) < total.value and bool(unsaid)


def _is_rest_of_more(text: str, found: Enumeration) -> bool:
    """Whether what is left is that of several wholes: «58-ын 57 нь, 61-ийн 60 нь …, үлдсэн 2»."""
    *taken, left = found.parts
    own = found.total.value - _sum(tuple(taken))
    rests = rests_before(text, found.total.start)
    return found.form in _RESTS and any(own + more == left.value for more in rests)


def _tells_gap(text: str, found: Enumeration) -> bool:
    """Whether the next words tell what is missing: «Дутуу мэт харагдах 7.5 тн нь хорогдол»."""
    missing = found.total.value - _sum(found.parts)
    own = {q.start for q in (found.total, *found.parts)}
    stop = max(own)
    return missing > 0 and any(
        q.value == missing and q.unit == found.total.unit and stop < q.start < stop + _NEXT
        for q in find_quantities(text)
    )


def _counts_unsaid(text: str, found: Enumeration) -> bool:
    """Whether items without a figure are one each: «14 төв, 5 эмнэлэг, нэгдсэн эмнэлэг, нийт 20»."""
    missing = found.total.value - _sum(found.parts)
    last = found.parts[-1]
    measured = found.total.unit and found.total.unit not in COUNTERS
    measured = measured or found.form is Form.FLOW
    if measured or not 0 < missing <= _TWO or found.total.start < last.start:
        return False
    items = re.split(r",|\s(?:ба|болон|буюу)\s", text[last.stop : found.total.start])[1:]
    return sum(bool(_THING.search(item)) for item in items) >= missing


def _is_same_list(one: Enumeration, other: Enumeration) -> bool:
    starts = {q.start for q in one.parts} & {q.start for q in other.parts}
    return len(starts) > 1 and one.total.value == other.total.value


def _is_wrong(found: Enumeration) -> bool:
    total, parts = found.total, found.parts
    if _adds_up_otherwise(found) or not _is_comparable(found):
        return False
    if found.form is Form.FLOW:
        return _is_near(total, parts)
    if found.form is Form.JOINED:
        return _is_near(total, parts) or _is_near_for_many(total, parts)
    if found.form is Form.AT_MOST:
        return _sum(parts) > total.value and _is_near(total, parts)
    if found.form in (Form.REST, Form.LEFT, Form.NEARLY):
        either_way = found.form is Form.LEFT
        either_way = either_way or (bool(total.unit) and len(parts) > _TWO)
        near = (
            found.form is Form.REST
            or _is_near(total, parts, either_way=either_way)
            or (_sum(parts) > total.value and _is_near_for_many(total, parts))
        )
        return near and _some_miss(found) and not _some_came_in(found)
    return found.form is not Form.OF_WHICH or _misses_narrowly(found)


def _adds_up_otherwise(found: Enumeration) -> bool:
    """Whether some reading of the figures, some of them or some more give the total."""
    total, parts = found.total, found.parts
    return (
        not _gap(total, parts)
        or _has_subtotals(total, parts)
        or _is_right_without_one(total, parts)
        or _fills(found.others, total, parts)
    )


def _is_right_without_one(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether the total is right without one of three or more parts, which then is none.

    «112, 98, нөөцөд 15, нийт 210». Where all are told alike, none stands apart: «11 өрх, 12
    өрх, 11 өрх, нийт 23 өрх».
    """
    too_much = _sum(parts) - total.value
    alike = all(part.nouns and part.counts_same(total) for part in parts)
    return len(parts) > _TWO and not alike and any(q.value == too_much for q in parts)


def _is_comparable(found: Enumeration) -> bool:
    """Whether the figures are of one size, so that they can be meant to add up.

    Bare figures without any noun must come near the total: they may have lost their
    «мянга» or «сая». With the noun said, a total with one digit too few or many is wrong.
    How many times something was is no part of how many there were: «3 удаа, … 41, 58 хүн».
    """
    counted = [part for part in found.parts if part.unit or part.nouns]
    if len({part.unit == TIMES or TIMES in part.nouns for part in counted}) > 1:
        return False
    ratio = _sum(found.parts) / found.total.value if found.total.value else Decimal(0)
    close = Decimal("0.5") <= ratio <= 2  # noqa: PLR2004
    said = any(part.counts_same(found.total) for part in found.parts)
    return close or (said and Decimal("0.05") <= ratio <= 20)  # noqa: PLR2004


def _misses_narrowly(found: Enumeration) -> bool:
    """Whether «of which» figures were surely meant to be all: three or more, nearly there."""
    gap = abs(found.total.value - _sum(found.parts))
    return (
        found.same
        and len(found.parts) >= _LIST_OF_PLACES
        and gap <= found.total.value * _NEAR
    )


def _some_miss(found: Enumeration) -> bool:
    """Whether leaving out one part, or more of many, does not make the total right either."""
    parts = found.parts
    return not any(
        sum(q.value for q in chosen) == found.total.value
        for count in range(2, len(parts))
        for chosen in combinations(parts, count)
    )


def _some_came_in(found: Enumeration) -> bool:
    """Whether what is left is right if some of the figures were added, not taken."""
    *moved, left = found.parts
    return len(moved) > 1 and any(
        found.total.value + sum(s * q.value for s, q in zip(signs, moved, strict=True))
        == left.value
        for signs in product((-1, 1), repeat=len(moved))
    )


def _is_near(
    total: Quantity, parts: tuple[Quantity, ...], *, either_way: bool = True
) -> bool:
    """Whether the parts miss the total so narrowly that they must be meant to give it.

    One wrong digit of one figure may make a wider gap, but a round one; where the parts
    may not be all, only one that is too much.
    """
    more = _sum(parts) - total.value
    digits = len(more.normalize().as_tuple().digits)
    one_digit = digits == 1 and abs(more) not in range(2, 10) and (more > 0 or either_way)
    return abs(more) < total.value * (_WIDE if one_digit else _NEAR) or more == 1


def _is_near_for_many(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether three or more parts miss a few things by one or two: «23 зөрчил» of 9, 8, 4, 5."""
    more = abs(_sum(parts) - total.value)
    few = not total.unit and total.value < _FEW
    return few and len(parts) > _TWO and more <= total.value * _MANY


def _gap(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether no reading of the figures makes the parts add up."""
    readings = product(*(part.readings for part in parts[:_MOST_FIGURES]))
    return len(parts) <= _MOST_FIGURES and not any(
        sum(chosen) in total.readings for chosen in readings
    )


def _has_subtotals(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether leaving out figures that sum up those before them makes the total right."""
    values = [part.value for part in parts]
    subtotals = [
        index
        for index in range(len(values))
        if any(sum(values[start:index]) == values[index] for start in range(index - 1))
        or any(
            sum(values[index + 1 : stop]) == values[index]
            for stop in range(index + 3, len(values) + 1)
        )
    ]
    return any(
        sum(v for i, v in enumerate(values) if i not in dropped) == total.value
        for count in range(1, len(subtotals) + 1)
        for dropped in combinations(subtotals, count)
    )


def _fills(
    others: tuple[Quantity, ...], total: Quantity, parts: tuple[Quantity, ...]
) -> bool:
    """Whether other figures of the sentence close the gap."""
    gap = total.value - _sum(parts)
    values = [q.value for q in others][:_MOST_FIGURES]
    return any(
        sum(chosen) == gap
        for count in range(1, len(values) + 1)
        for chosen in combinations(values, count)
    )


def _is_unsettled(split: Split) -> bool:
    """Whether neither all statuses, nor some of them, nor other figures give the total."""
    parts = _parts(split)
    some = (chosen for n in range(2, len(parts)) for chosen in combinations(parts, n))
    return (
        _gap(split.total, parts)
        and all(_gap(split.total, chosen) for chosen in some)
        and not _fills(split.others, split.total, parts)
    )


def _parts(split: Split) -> tuple[Quantity, ...]:
    return tuple(part for _, part in split.parts)


def _sum(parts: tuple[Quantity, ...]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _arithmetic(total: Quantity, parts: tuple[Quantity, ...]) -> Words:
    """Return «2 500 + 11 600 = 14 100 ≠ 14 800, зөрүү 700»."""
    line = _line(total, parts)
    gap = figure(abs(total.value - _sum(parts)))
    return Words(f"{line}, зөрүү {gap}", f"{line}, difference {gap}")


def _line(total: Quantity, parts: tuple[Quantity, ...]) -> str:
    first, *others = (part.value for part in parts)
    signed = (f" {'−' if value < 0 else '+'} {figure(abs(value))}" for value in others)
    added = figure(first) + "".join(signed)
    return f"{added} = {figure(_sum(parts))} ≠ {figure(total.value)}"


def _quotes(
    passage: Passage, totals: list[Quantity], parts: tuple[Quantity, ...]
) -> tuple[Quote, ...]:
    """Quote the parts as one stretch and each total that stands far from them apart."""
    everything = (*totals, *parts)
    first, last = min(q.start for q in everything), max(q.stop for q in everything)
    if last - first <= _LONGEST_QUOTE:
        return (passage.quote(first, last),)
    first, last = min(q.start for q in parts), max(q.stop for q in parts)
    near = [q for q in totals if first - _NEAR_BY <= q.start <= last + _NEAR_BY]
    first = min([first, *(q.start for q in near)])
    last = max([last, *(q.stop for q in near)])
    apart = [passage.quote(q.start, q.stop) for q in totals if q not in near]
    if last - first <= _LONGEST_QUOTE:
        return (*apart, passage.quote(first, last))
    pieces = sorted({*near, *parts}, key=lambda q: q.start)
    return (*apart, *(passage.quote(q.start, q.stop) for q in pieces))
