"""Percentages with the two figures they are said to follow from: «120 өрхийн 90 буюу 75 хувь».

A share is a part of a whole; a change is how far a figure rose or fell against an earlier one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bielelt.language.quantities import (
    Bound,
    Percent,
    Quantity,
    find_percents,
    find_quantities,
)
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, stem


@dataclass(frozen=True, slots=True)
class Share:
    """A part, its whole, and the percentage the text gives for it.

    ``explicit`` says that «буюу» or brackets tie the percentage to the part. ``others`` are
    further figures near by that the percentage might belong to.
    """

    whole: Quantity
    part: Quantity
    percent: Percent
    explicit: bool
    others: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """An earlier and a later figure of one thing and by how much it is said to have changed."""

    old: Quantity
    new: Quantity
    percent: Percent
    falls: bool


_OR = r"(?:\s*нь)?\s*,?\s*буюу\s*(?:нийт\s+\w+\s+)?"
_TIED = re.compile(rf"(?:{_OR}|\s*\(\s*|\s+/\s*)", re.IGNORECASE)
_TIED_BEFORE = re.compile(_OR, re.IGNORECASE)
_GROWTH = re.compile(
    r"\s*(?:илүү|дутуу|\w+\s)?\s*(?:өс|нэмэгд|нэмж|буур|хэтэр|хорог|багас|хөнгөл|дээшл|хямд|давж|давс)",
    re.IGNORECASE,
)
# Recognition takes ө for э or е: «тэлөвлөснөөс».
_PLANNED = re.compile(r"т[өэе]л[өэе]вл[өэе]|хамрагдах ёстой|хамруулах ёстой", re.IGNORECASE)
_RATE = re.compile(
    r"хамр[аэу]гдалт|хамралт|хамруулалт|ирц|шийдвэрлэлт|с[аэоө]н\s+нь\s+$|[жч]\s+$",
    re.IGNORECASE,
)
# «22 хүнээс 20 нь суусан 95%.»: nothing but the percentage closes the statement.
_BARE_RATE = re.compile(r"с[аэоө]н\s*[,(]?\s*$", re.IGNORECASE)
_CLOSED = re.compile(r"\s*\)?\s*(?:(?:болно|байна|болсон|болов)\s*)?(?:[.;,)]|$)")
_OF_THEM = re.compile(r"\s?-?(?:ийг|ыг|г)?\s+нь\b", re.IGNORECASE)
_TIME = frozenset(
    map(stem, ("цаг", "хоног", "өдөр", "сар", "жил", "минут", "удаа", "насны"))
)
_ITS = re.compile(r"\s+нь\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s*(\w+)")
_FROM_DEED = re.compile(r"\b\w{2,}с[аэоө]?н(?:аас|ээс|оос|өөс)\b", re.IGNORECASE)
_FALLS = r"буур|багас|хорог|хямд"
_CHANGED = re.compile(
    rf"\s*(?:илүү\s+)?(?:(?P<falls>{_FALLS})|өс|нэмэгд|ихэс|дээшил)(?!төл)", re.IGNORECASE
)
_EARLIER = re.compile(
    r"(?:өмнөх|өнгөрсөн|урьд|урд|мөн)\s+(?:он|жил|үе|улирал|сар)|ондоос|оны\s+мөн|\b20\d\d\s+он",
    re.IGNORECASE,
)
_BECAME = re.compile(
    r"[\s,]*(?:болж|болсон\s+нь|болтол|хүрч|бол[оө]?од)\s+$", re.IGNORECASE
)
_RATED_WORK = frozenset(map(stem, (
    "ажил", "арга", "хэмжээ", "заалт", "зорилт", "ажиллагаа", "төсөл", "үзүүлэлт", "шалгуур",
    "зорилго", "заалтаас", "үүрэг", "даалгавар", "төлөвлөгөө",
)))  # fmt: skip
_WORK_DONE = re.compile(
    r"хэрэгжилт|биелэлт|гүйцэтгэл|үнэлгээ|дүн\b|хэрэгжиж", re.IGNORECASE
)
_FROM_VERB = re.compile(r"\s*\w+(?:[аэоө]х|с[аэоө]?н)(?:аас|ээс|оос|өөс)\b")
# «68 гомдол, мэдээллийн 35»: the noun phrase of the whole ends in the genitive.
_OWNED = re.compile(r"[^\d.;]{3,60}(?:ийн|ын|ний|ны|аас|ээс|оос|өөс)\s+")
_AIM = re.compile(r"\s*(?:\w+\s+)?хүр(?:эх|нэ|гэ(?:х|нэ)|гүүлэх)", re.IGNORECASE)
_REACH = 90


def find_shares(text: str) -> Iterator[Share]:
    """Yield the shares that ``text`` states; growth and ratings of work are none."""
    quantities = find_quantities(text)
    spans = list(sentence_spans(text))
    for percent in find_percents(text):
        aim = percent.case is Case.DATIVE and _AIM.match(text, percent.stop)
        if percent.case is Case.INSTRUMENTAL or aim or _GROWTH.match(text, percent.stop):
            continue
        index = next((i for i, s in enumerate(spans) if s[0] <= percent.start < s[1]), 0)
        here = [q for q in quantities if spans[index][0] <= q.start < spans[index][1]]
        before = [
            q
            for q in quantities
            if index and spans[index - 1][0] <= q.start < spans[index - 1][1]
        ]
        share = _tied(text, percent, here) or _of_plan(text, percent, here, before)
        share = share or _of_coverage(text, percent, here)
        if share:
            used = {share.part, share.whole}
            yield replace(share, others=tuple(q for q in (*before, *here) if q not in used))


def find_changes(text: str) -> Iterator[Change]:
    """Yield «N, өмнөх оны M-ээс P хувиар буурсан» and «M-ээс N болж P хувиар өссөн».

    Both figures count the same thing and no third one that does stands in the sentence.
    """
    quantities: tuple[Quantity, ...] | None = None
    for percent in find_percents(text):
        changed = _CHANGED.match(text, percent.stop)
        if percent.case is not Case.INSTRUMENTAL or not changed:
            continue
        quantities = find_quantities(text) if quantities is None else quantities
        start = next((a for a, b in sentence_spans(text) if a <= percent.start < b), 0)
        here = [q for q in quantities if start <= q.start < percent.start]
        pair = _earlier_and_later(text, percent, here)
        if pair and percent.bound is Bound.EXACT:
            yield Change(*pair, percent, falls=bool(changed["falls"]))


def _earlier_and_later(
    text: str, percent: Percent, here: list[Quantity]
) -> tuple[Quantity, Quantity] | None:
    if len(here) < 2:  # noqa: PLR2004
        return None
    first, last = here[-2:]
    behind = _NEXT_WORD.match(text, first.stop)  # «18 гэмт хэрэг»: two words name the thing
    same = first.unit == last.unit and (
        first.counts_same(last) or bool(behind and stem(behind[1]) in last.nouns)
    )
    third = any(q.counts_same(last) for q in here[:-2])
    if not (same and first.is_exact and last.is_exact and not third):
        return None
    between = text[first.stop : last.start]
    if (
        last.case is Case.ABLATIVE
        and not text[last.stop : percent.start].strip()
        and _EARLIER.search(between)
    ):
        return last, first
    became = _BECAME.fullmatch(text, last.stop, percent.start)
    if first.case is Case.ABLATIVE and not between.strip() and became:
        return first, last
    return None


def _tied(text: str, percent: Percent, here: list[Quantity]) -> Share | None:
    """Find «W-аас p буюу P хувь», «W-ийн p (P%)», «W-ийн P хувь буюу p»."""
    parts = [
        q
        for q in here
        if (q.stop <= percent.start and _TIED.fullmatch(text, q.stop, percent.start))
        or (q.start >= percent.stop and _TIED_BEFORE.fullmatch(text, percent.stop, q.start))
    ]
    if len(parts) != 1 or not parts[0].is_exact:
        return None
    first = min(parts[0].start, percent.start)
    wholes = [q for q in here if q.start < first and _is_whole(text, q)]
    wholes = wholes or [
        q for q in here if q.is_exact and _OWNED.fullmatch(text, q.end, first)
    ]
    wholes = [q for q in wholes if _can_hold(q, parts[0])]
    if wholes:
        return Share(wholes[-1], parts[0], percent, explicit=True, others=())
    taken = _taken_from(text, percent, parts[0], here)
    return Share(taken, parts[0], percent, explicit=False, others=()) if taken else None


def _taken_from(
    text: str, percent: Percent, part: Quantity, here: list[Quantity]
) -> Quantity | None:
    """Find the whole of «120 тонн … бэлтгэж, … 84 тонн буюу 70 хувийг нь».

    Its ending does not say that it is the whole; that the rest is told does, or that the
    percentage is «of it» and something was done with the whole before.
    """
    same = [q for q in here if q is not part and q.is_exact and q.counts_same(part)]
    larger = [q for q in same if q.start < part.start and q.value > part.value]
    if len(larger) != 1:
        return None
    (whole,) = larger
    between = text[whole.stop : part.start]
    rest = any(
        q.start > part.start
        and q.value == whole.value - part.value
        and q.unit == whole.unit
        for q in same
    )
    its = _ITS.match(text, percent.stop) and _FROM_DEED.search(between)
    return whole if rest or its else None


def _of_plan(
    text: str, percent: Percent, here: list[Quantity], before: list[Quantity]
) -> Share | None:
    """Find «W төлөвлөснөөс P хувь» with the figure of what was done near by."""
    wholes = [
        q
        for q in here
        if q.end < percent.start <= q.end + _REACH
        and (
            _PLANNED.search(text, q.end, percent.start)
            or _PLANNED.search(text, q.start - 15, q.start)
        )
    ]
    if not wholes or not wholes[0].is_exact or not _RATED_WORK.isdisjoint(wholes[0].nouns):
        return None
    whole = wholes[0]
    done = [q for q in here if q.start > whole.start and q.stop <= percent.start] or [
        q for q in (*before, *here) if q.start < whole.start and q.counts_same(whole)
    ]
    done = [q for q in done if q.is_exact and _can_hold(whole, q)]
    return Share(whole, done[-1], percent, explicit=False, others=()) if done else None


def _of_coverage(text: str, percent: Percent, here: list[Quantity]) -> Share | None:
    """Find «W-аас p хамрагдаж, хамрагдалт P хувь»; how long something took is no part."""
    here = [q for q in here if _TIME.isdisjoint(q.nouns[:1]) or q.case is Case.ABLATIVE]
    pairs = [
        (whole, part)
        for whole, part in pairwise(here)
        if part.stop <= percent.start <= part.stop + _REACH and _is_whole(text, whole)
    ]
    if len(pairs) != 1:
        return None
    whole, part = pairs[0]
    between = text[part.stop : percent.start]
    rated = not _RATED_WORK.isdisjoint(whole.nouns) or _WORK_DONE.search(between)
    last = part is [q for q in here if q.stop <= percent.start][-1]
    fits = whole.is_exact and part.is_exact and _can_hold(whole, part)
    if (
        rated
        or not fits
        or not last
        or not (_RATE.search(between) or _is_bare_rate(text, part, percent))
        or "хувь нь" in text[percent.start : percent.stop + 3]
    ):
        return None
    return Share(whole, part, percent, explicit=False, others=())


def _is_bare_rate(text: str, part: Quantity, percent: Percent) -> bool:
    """Whether only the percentage follows: «… 20 нь сургалтад суусан 95%.»."""
    between = text[part.stop : percent.start]
    return bool(
        _OF_THEM.match(text, part.end)
        and _BARE_RATE.search(between)
        and not _GROWTH.search(between)
        and _CLOSED.match(text, percent.stop)
    )


def _is_whole(text: str, q: Quantity) -> bool:
    """Whether the figure stands in «of»: өрхөөс, өрхийн, хамрагдахаас."""
    if q.case in (Case.ABLATIVE, Case.GENITIVE) or _FROM_VERB.match(text, q.stop):
        return q.is_exact
    return False


def _can_hold(whole: Quantity, part: Quantity) -> bool:
    same = not part.nouns or not whole.nouns or part.counts_same(whole)
    return same and 0 < part.value <= whole.value * 2
