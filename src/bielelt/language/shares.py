"""Percentages with the two figures they are said to follow from: «120 өрхийн 90 буюу 75 хувь»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bielelt.language.quantities import Percent, Quantity, find_percents, find_quantities
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


_OR = r"(?:\s*нь)?\s*,?\s*буюу\s*(?:нийт\s+\w+\s+)?"
_TIED = re.compile(rf"(?:{_OR}|\s*\(\s*|\s+/\s*)", re.IGNORECASE)
_TIED_BEFORE = re.compile(_OR, re.IGNORECASE)
_GROWTH = re.compile(
    r"\s*(?:илүү|дутуу|\w+\s)?\s*(?:өс|нэмэгд|нэмж|буур|хэтэр|хорог|багас|хөнгөл|дээшл|хямд|давж|давс)",
    re.IGNORECASE,
)
# «85 хувьд хүрнэ»: what is meant to be does not follow from what was done.
_WILL_BE = re.compile(
    r"[^.;,\d]{0,40}?\b(?:хүр(?:нэ|эх)|хүргэ(?:нэ|х)|нэмэгдэ(?:нэ|х)|хамр(?:агдана|уулна)|биелнэ|"
    r"болго(?:но|х)|дээшлүүл(?:нэ|эх)|төлөвл|зорь|зорин|зорилт)",
    re.IGNORECASE,
)
# Recognition takes ө for э or е: «тэлөвлөснөөс».
_PLANNED = re.compile(r"т[өэе]л[өэе]вл[өэе]|хамрагдах ёстой|хамруулах ёстой", re.IGNORECASE)
_RATE = re.compile(
    r"хамр[аэу]гдалт|хамралт|хамруулалт|ирц|шийдвэрлэлт|с[аэоө]н\s+(?:нь\s+)?$|[жч]\s+$",
    re.IGNORECASE,
)
_BARE = re.compile(r"с[аэоө]н\s*$", re.IGNORECASE)
_CLOSED = re.compile(r"\s*\)?\s*(?:(?:болно|байна|болсон|болов)\s*)?(?:[.;,)]|$)")
_RATED_WORK = frozenset(map(stem, (
    "ажил", "арга", "хэмжээ", "заалт", "зорилт", "ажиллагаа", "төсөл", "үзүүлэлт", "шалгуур",
    "зорилго", "заалтаас", "үүрэг", "даалгавар", "төлөвлөгөө",
)))  # fmt: skip
_WORK_DONE = re.compile(
    r"хэрэгжилт|биелэлт|гүйцэтгэл|үнэлгээ|дүн\b|хэрэгжиж", re.IGNORECASE
)
_FROM_VERB = re.compile(
    r"\s*\w+(?:[аэоөий]х|с[аэоө]?н)(?:аас|ээс|оос|өөс)\b(?!\s+(?:өмнө|урьд|гадна|хойш|эхл|илүү|бус))"
)
# «68 гомдол, мэдээллийн 35»: the noun phrase of the whole ends in the genitive.
_OWNED = re.compile(r"[^\d.;]{3,60}(?:ийн|ын|ний|ны|аас|ээс|оос|өөс)\s+")
_REACH = 90
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "удаа"})
# «120 тонн мах … борлуулснаас 84 тонн»: the verb owns the part, the whole stands before it.
_SINCE_DONE = re.compile(r"\b\w+с(?:а|э|о|ө)?н(?:аас|ээс|оос|өөс)\b", re.IGNORECASE)


def find_shares(text: str) -> Iterator[Share]:
    """Yield the shares that ``text`` states; growth and ratings of work are none."""
    quantities = find_quantities(text)
    spans = list(sentence_spans(text))
    for percent in find_percents(text):
        if percent.case is Case.INSTRUMENTAL or _GROWTH.match(text, percent.stop):
            continue
        if _WILL_BE.match(text, percent.stop):
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
    return _of_done(text, percent, parts[0], here)


def _of_done(
    text: str, percent: Percent, part: Quantity, here: list[Quantity]
) -> Share | None:
    """Find «W нөөцөлж борлуулснаас p буюу P хувь»: one figure before counts the same."""
    same = [q for q in here if q.unit == part.unit and q.counts_same(part)]
    alike = [q for q in same if q.stop <= min(part.start, percent.start)]
    behind = [q for q in same if q.start >= max(part.stop, percent.stop)]
    if len(alike) != 1 or not (alike[0].is_exact and _can_hold(alike[0], part)):
        return None
    # «… 84 тонн буюу 70 хувийг айлд, 36 тонныг …»: the rest shows what it was taken from.
    rest = any(q.value == alike[0].value - part.value for q in behind)
    done = rest or _SINCE_DONE.search(text, alike[0].stop, part.start)
    return Share(alike[0], part, percent, explicit=False, others=()) if done else None


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
    """Find «W-аас p хамрагдаж, хамрагдалт P хувь»; hours and days between are no part."""
    here = [q for q in here if q.unit not in _TIMES]
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
        or not _RATE.search(between)
        or (_BARE.search(between) and not _is_closed(text, percent, between))
        or "хувь нь" in text[percent.start : percent.stop + 3]
    ):
        return None
    return Share(whole, part, percent, explicit=False, others=())


def _is_closed(text: str, percent: Percent, between: str) -> bool:
    """Whether a bare percentage closes the statement and no growth is told: «… суусан 95%.»."""
    return bool(_CLOSED.match(text, percent.stop)) and not _GROWTH.search(between)


def _is_whole(text: str, q: Quantity) -> bool:
    """Whether the figure stands in «of»: өрхөөс, өрхийн, хамрагдахаас."""
    if q.case in (Case.ABLATIVE, Case.GENITIVE) or _FROM_VERB.match(text, q.stop):
        return q.is_exact
    return False


def _can_hold(whole: Quantity, part: Quantity) -> bool:
    same = not part.nouns or not whole.nouns or part.counts_same(whole)
    return same and 0 < part.value <= whole.value * 2
