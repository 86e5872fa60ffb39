"""Percentages with the two figures they are said to follow from: «120 өрхийн 90 буюу 75 хувь»."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bielelt.language.partings import FROM, OF_DONE
from bielelt.language.quantities import Percent, Quantity, find_percents, find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.verbs import is_verb


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
# «33-ыг засаж буюу», «249 км буюу сүлжээний»: a verb or the owner of the percentage between.
_LOOSELY_TIED = re.compile(
    r"(?:\s+[^\W\d]+){0,3}?\s*,?\s*буюу\s+(?:нийт\s+)?(?:[^\W\d]+\s+)?", re.IGNORECASE
)
_OWNER = re.compile(r"([^\W\d]+(?:ийн|ын|ний|ны))\s+$", re.IGNORECASE)
# «112 нь эхний шатыг давсан нь 70 хувь болов»
_THAT_IS = re.compile(
    r"[^\d.;]*?(?:с[аэоө]н|байгаа|буй)\s+нь\s*(?:нийт\s+)?", re.IGNORECASE
)
_IS = re.compile(
    r"\s*(?:[.,;)]|$|(?:[^\W\d]+\s+){0,3}(?:бол|бай|юм|тэнц|эзэл|эзл|гэсэн|хамрагд|хүр(?!г)))",
    re.IGNORECASE,
)
# «204 нь явж хамрагдалт 85 хувь»: nothing but a verb stands before what is rated.
_VERB_AND_RATE = re.compile(
    r"[^\d.;]*?[^\W\d]+(?:[жч]|с[аэоө]н|[аэоө]{2}д),?\s+(?:хамр[аэу]гдалт|хамралт|хамруулалт|ирц|"
    r"шийдвэрлэлт|санхүүжилт|зарцуулалт)\s+(?:нь\s+)?",
    re.IGNORECASE,
)
# «9-ийг гэрэлтүүлэгтэй болгосноор», «1008 нь ургасан, амьдралт нь»: what was done is so much.
_CONCLUDES = re.compile(
    r"[^\d.;]*?[^\W\d]+(?:[жч]|с[аэоө]н|сн[аэоө]{2}р|[аэоө]{2}д|тул),?\s+(?:өөрөөр\s+хэлбэл\s+)?"
    r"(?:(?!амжилт|өсөлт|бууралт|хөнгөлөлт|биелэлт|хэтрэлт|гүйцэт|борлуулалт|төлөлт)[^\W\d]+лт\s+(?:нь\s+)?)?",
    re.IGNORECASE,
)
# «Нэхэмжлэл 45 хүлээн авч», «Өртэй айл 226 байснаас»: a verb follows a bare whole.
_CAME_IN = re.compile(
    r"\s+(?:[^\W\d]+\s+){0,2}?(?!нь\b)[^\W\d]+(?:[жч]|с[аэоө]н|сн[аэоө]{2}с|[аэоө]{2}д|гаас)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?:өмнө|гадна|хойш|бусад)\b", re.IGNORECASE)
_MOVED = re.compile(r"\s*(?:өсөлт|бууралт|хөнгөлөлт|амжилт)", re.IGNORECASE)
_THAT_BY = re.compile(
    r"[^\d.;]*?(?:с[аэоө]н\s+нь|сн[аэоө]{2}р|нь\s+нийт)\b[^\d.;]*", re.IGNORECASE
)
_LABEL = re.compile(
    r"([^\W\d]+)\s+([^\W\d]+(?:ийн|ын|ний|ны))\s+(?:эзлэх\s+)?хувь\s*(?:нь\s*)?[:–—-]?\s*$",
    re.IGNORECASE,
)
_LABEL_TAIL = 80
_PHRASE = 40
_TIED = re.compile(rf"(?:{_OR}|(?:\s+нь)?\s*\(\s*|(?:\s+нь)?\s+/\s*)", re.IGNORECASE)
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
# A plan as a whole is no figure: «төлөвлөгөөний 80 хувь».
_PLAN = re.compile(
    r"т[өэе]л[өэе]вл(?![өэе]г[өэе]{2}ний)|хамрагдах ёстой|хамруулах ёстой", re.IGNORECASE
)
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
# What a percentage is called that tells how much of the whole the part is.
_RATES = re.compile(
    r"(?:хувь|хамр[аэу]гдалт|хамралт|хамруулалт|ирц|гүйцэтгэл|биелэлт|биелэл|үзүүлэлт|дүүргэлт|хангамж|"
    r"хангалт|шийдвэрлэлт|санхүүжилт|зарцуулалт|дүн|сургалт|түвшин|төлөвлөгөө)(?:ийн|ын|тай|тэй|г)?",
    re.IGNORECASE,
)
_VERBAL = re.compile(r"[^\W\d](?:лт|лго|лга|лгө|лгэ)(?:ын|ийн|тай|тэй)?$", re.IGNORECASE)
_PARTED = re.compile(r"с[аэоө]н$|сн[аэоө]{2}[рс]?$|[аэоө]{2}д$|д[аэоө]г$", re.IGNORECASE)
_EMPTY = frozenset((
    "нь", "нийт", "энэ", "буюу", "тул", "гэсэн", "тус", "бүр", "өөрөөр", "хэлбэл", "одоо",
    "бөгөөд", "ба", "болон", "үүнийг", "нийтдээ",
))  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+")
# Between a figure and a percentage, these turn to another whole or another time.
_AWAY = re.compile(
    r"\b(?:өмнө|гадна|бусад|үлдсэн|тэд(?:ний|нээс|гээр)|дунд(?:аж|жаар)|зорилт|төлөвл(?!өгөө|сөн)|"
    r"он(?:ы|оос|д)\b|жил(?:ийн|ээс)\b)",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"(?:\s*нь)?\s*(?:,?\s*буюу|:|болж|[–—-])\s*(?:нийт\s+)?", re.IGNORECASE
)
_OWNED_RATE = re.compile(
    r"(?:\s+[^\W\d]+){0,3}\s+[^\W\d]+(?:ийн|ын|ний|ны)\s+", re.IGNORECASE
)
_OF_ALL = re.compile(r"\b(?:нийт|бүх)\s+([^\W\d]+(?:ийн|ын|ний|ны))\s+$", re.IGNORECASE)
_NEXT_ONE = re.compile(r"\s*(?:,|ба|болон)\s*", re.IGNORECASE)
_PAIR = 2
_FEWEST = 5
_LONGEST_NAME = 3
_LONGEST_TIE = 110
_CLOSE, _FAR = 13, 25
_ENOUGH = 4
_REACH = 90
_SENTENCES = 2
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "удаа"})
# «120 тонн мах … борлуулснаас 84 тонн»: the verb owns the part, the whole stands before it.
_SINCE_DONE = re.compile(r"\b\w+с(?:а|э|о|ө)?н(?:аас|ээс|оос|өөс)\b", re.IGNORECASE)


def find_shares(text: str) -> Iterator[Share]:
    """Yield the shares that ``text`` states; growth and ratings of work are none."""
    quantities = find_quantities(text)
    starts = [q.start for q in quantities]
    spans = list(sentence_spans(text))
    opens = [start for start, _ in spans]
    for percent in find_percents(text):
        if percent.case is Case.INSTRUMENTAL or _GROWTH.match(text, percent.stop):
            continue
        if _WILL_BE.match(text, percent.stop):
            continue
        index = max(0, bisect_right(opens, percent.start) - 1)
        begin = bisect_left(starts, spans[index][0])
        here = [*quantities[begin : bisect_left(starts, spans[index][1])]]
        before = [*quantities[bisect_left(starts, spans[max(0, index - 1)][0]) : begin]]
        first = bisect_left(starts, spans[max(0, index - _SENTENCES)][0])
        near = [*quantities[first : bisect_left(starts, percent.start)]]
        listed = _listed(text, percent, near)
        yield from listed
        if listed:
            continue
        share = _tied(text, percent, here) or _of_plan(text, percent, here, before)
        share = share or _of_coverage(text, percent, here)
        share = share or _told(text, percent, near) or _of_label(text, percent, near)
        share = share or _of_pair_behind(text, percent, here)
        share = share or _of_next_whole(text, percent, here)
        share = share or _of_pair(text, percent, near, spans[index][0])
        if share:
            used = {share.part, share.whole}
            others = (*quantities[first:begin], *here)
            yield replace(share, others=tuple(q for q in others if q not in used))


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


def _told(text: str, percent: Percent, near: list[Quantity]) -> Share | None:
    """Find a share whose whole may stand in a sentence before: the last figure is the part."""
    counted = [q for q in near if q.unit not in _TIMES and q.is_exact]
    if not counted or _MOVED.match(text, percent.stop):
        return None
    last = counted[-1]
    if last.case is Case.GENITIVE and text[last.stop : percent.start].isspace():
        return _of_whole_behind(text, percent, counted)
    part = counted[-1]
    between = text[part.end : percent.start]
    owned = _OWNER.search(text[max(part.stop, percent.start - _PHRASE) : percent.start])
    wholes = [q for q in counted[:-1] if _may_hold(text, q, part)]
    if owned:
        name = stem(owned[1])
        if percent.case is Case.ACCUSATIVE:
            return _of_owner(text, percent, counted, name)
        wholes = [q for q in wholes if name in _names(text, q)]
    # What is measured may be of something else: «60 тонн тарьж, 45 тонн буюу 70 хувийг хураав».
    tied = (owned or not part.unit) and _LOOSELY_TIED.fullmatch(
        text, part.stop, percent.start
    )
    is_told = _THAT_IS.fullmatch(between) and _IS.match(text, percent.stop)
    concluded = (
        _CONCLUDES.fullmatch(between)
        and not _GROWTH.search(between)
        and _IS.match(text, percent.stop)
    )
    rated = is_told or concluded or _VERB_AND_RATE.fullmatch(between)
    # «403 нь сайн, 62 нь дунд гэж үнэлсэн нь 75 хувь» adds parts up.
    if not (tied or (rated and wholes[-1:] == counted[-2:-1])):
        return None
    if (
        not wholes
        or not _RATED_WORK.isdisjoint(wholes[-1].nouns)
        or _APART.search(text, wholes[-1].end, part.start)
    ):
        return None
    return Share(wholes[-1], part, percent, explicit=False, others=())


def _of_whole_behind(text: str, percent: Percent, counted: list[Quantity]) -> Share | None:
    """Find «271 өрх орсон нь 402 өрхийн 67 хувь»: the percentage is of the figure before it."""
    *before, whole = counted
    parts = [
        q
        for q in before
        if _may_hold(text, whole, q) and _THAT_BY.fullmatch(text, q.end, whole.start)
    ]
    if not parts or not _RATED_WORK.isdisjoint(whole.nouns):
        return None
    return Share(whole, parts[-1], percent, explicit=False, others=())


def _of_owner(
    text: str, percent: Percent, counted: list[Quantity], name: str
) -> Share | None:
    """Find «64 км замаас 27 км-ийг засаж, … замын 42 хувийг», where all are measured alike."""
    wholes = [q for q in counted if q.unit and name in _names(text, q)]
    whole = wholes[-1] if wholes else None
    parts = [
        q
        for q in counted
        if whole
        and q.start > whole.start
        and q.unit == whole.unit
        and q.value < whole.value
    ]
    if whole is None or len(parts) != 1:
        return None
    return Share(whole, parts[0], percent, explicit=False, others=())


def _of_label(text: str, percent: Percent, near: list[Quantity]) -> Share | None:
    """Find «118 төсөл … Дууссан төсөл 96 … Дууссан төслийн хувь 81.4»."""
    label = _LABEL.search(text, max(0, percent.start - _LABEL_TAIL), percent.start)
    if label is None:
        return None
    which, name = label[1].casefold(), stem(label[2])
    same = [q for q in near if q.is_exact and name in _names(text, q)]
    parts = [
        q
        for q in same
        if which in text[max(0, q.start - _PHRASE) : q.start].casefold().split()
    ]
    wholes = (
        [q for q in same if q not in parts and q.value > parts[0].value] if parts else []
    )
    if len(parts) != 1 or not wholes:
        return None
    return Share(wholes[-1], parts[0], percent, explicit=False, others=())


def _may_hold(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether an earlier figure can be what the part is of: the same noun or the same unit."""
    if not whole.value >= part.value > 0:
        return False
    if part.unit or whole.unit:
        return part.unit == whole.unit
    if not part.nouns:
        return bool(whole.nouns or _CAME_IN.match(text, whole.end))
    return not _names(text, whole).isdisjoint(part.nouns)


def _names(text: str, q: Quantity) -> frozenset[str]:
    """Return what a figure counts, and the two words before it: «сүлжээ 312 км»."""
    label = re.findall(r"[^\W\d_]+", text[max(0, q.start - _PHRASE) : q.start])[-2:]
    words = re.findall(r"[^\W\d_]+", text[q.end : q.stop])
    return frozenset((*q.nouns, *map(stem, (*label, *words))))


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
            _PLAN.search(text, q.end, percent.start)
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


def _of_pair(text: str, percent: Percent, near: list[Quantity], begin: int) -> Share | None:
    """Find a whole and its part before a percentage that rates them, whatever the words.

    No word decides alone: that the whole owns the part, that nothing but a verb or the
    name of a rate stands before the percentage, and that the percentage is not far off.
    ``begin`` is where the sentence of the percentage begins.
    """
    counted = [q for q in near if q.unit not in _TIMES and q.is_exact]
    if len(counted) < _PAIR or _MOVED.match(text, percent.stop):
        return None
    alone = counted[-1].start < begin and _names_rate(text, begin, percent, counted)
    for whole in reversed(counted[:-1]):
        behind = [q for q in counted if q.start > whole.start and _is_part(text, whole, q)]
        parts = behind if alone else behind[-1:]
        if not _may_be_rated(text, whole, percent) or not parts:
            continue
        part = min(parts, key=lambda q: _off(percent, whole, q))
        tie = 1 if alone else _tie(text, whole, part, percent) if part is counted[-1] else 0
        off = _off(percent, whole, part)
        close = 1 if off <= _CLOSE else 0 if off <= _FAR else -1
        if tie and 2 * _owns(text, whole) + tie + close >= _ENOUGH:
            return Share(whole, part, percent, explicit=False, others=())
        if not alone:
            break
    return None


def _of_pair_behind(text: str, percent: Percent, here: list[Quantity]) -> Share | None:
    """Find «72.4 хувь буюу 3 000 сонгогчоос 2 100 нь», «62.5 хувьтай: 480 саяас 288-ыг»."""
    after = [q for q in here if q.start >= percent.stop and q.is_exact][:_PAIR]
    if len(after) < _PAIR or not _LEADS_ON.fullmatch(text, percent.stop, after[0].start):
        return None
    whole, part = after
    if not _is_part(text, whole, part) or not _owns(text, whole):
        return None
    return Share(whole, part, percent, explicit=False, others=())


def _of_next_whole(text: str, percent: Percent, here: list[Quantity]) -> Share | None:
    """Find «14 байгаа нь бүх 40 ажилтны 30 хувь»: the percentage is of the figure before it."""
    counted = [q for q in here if q.start < percent.start and q.unit not in _TIMES]
    if len(counted) < _PAIR:
        return None
    part, whole = counted[-2:]
    between = text[whole.end : percent.start]
    owned = _OWNED_RATE.fullmatch(between)
    if (
        not owned
        or not _is_part(text, whole, part)
        or not _may_be_rated(text, whole, percent)
    ):
        return None
    near = _off(percent, whole, part) <= _CLOSE and not _GROWTH.search(
        text, part.end, whole.start
    )
    return Share(whole, part, percent, explicit=False, others=()) if near else None


def _listed(text: str, percent: Percent, near: list[Quantity]) -> list[Share]:
    """Find «500 айлаас 350, 40 ангиас 34 …, тус тус 70, 85 хувь»: as many pairs as percentages."""
    percents, counted = [percent], [*near]
    while counted and _NEXT_ONE.fullmatch(text, counted[-1].end, percents[0].start):
        q = counted.pop()
        digits = len(text[q.start : q.end].partition(".")[2])
        percents.insert(
            0, replace(percent, start=q.start, stop=q.end, value=q.value, digits=digits)
        )
    if len(percents) < _PAIR:
        return []
    pairs = [
        (whole, part)
        for whole, part in pairwise(counted)
        if _owns(text, whole) and _is_part(text, whole, part)
    ]
    if len(pairs) != len(percents):
        return []
    return [
        Share(whole, part, one, explicit=False, others=())
        for (whole, part), one in zip(pairs, percents, strict=True)
    ]


def _is_part(text: str, whole: Quantity, part: Quantity) -> bool:
    bare = not part.unit and not part.nouns and 0 < part.value <= whole.value
    return bare or _may_hold(text, whole, part)


def _may_be_rated(text: str, whole: Quantity, percent: Percent) -> bool:
    """Whether the percentage can be of this figure, and of no work, plan or time before."""
    few = whole.value < _FEWEST or not _RATED_WORK.isdisjoint(whole.nouns)
    return not few and not _AWAY.search(text, whole.end, percent.start)


def _off(percent: Percent, whole: Quantity, part: Quantity) -> Decimal:
    return abs(100 * part.value / whole.value - percent.value)


def _owns(text: str, whole: Quantity) -> bool:
    return bool(
        whole.case in (Case.ABLATIVE, Case.GENITIVE)
        or FROM.search(text, whole.start, whole.stop)
        or OF_DONE.match(text, whole.end)
    )


def _names_rate(text: str, begin: int, percent: Percent, counted: list[Quantity]) -> bool:
    """Whether a sentence tells nothing but a percentage and its name: «Ирц 88.5 хувь байв»."""
    said = [
        w for w in _WORDS.findall(text[begin : percent.start]) if w.casefold() not in _EMPTY
    ]
    behind = _CLOSED.match(text, percent.stop) or _IS.match(text, percent.stop)
    if (
        len(said) > _LONGEST_NAME
        or not behind
        or re.search(r"\d", text[begin : percent.start])
    ):
        return False
    return not said or bool(
        _RATES.fullmatch(said[-1])
        or _VERBAL.search(said[-1])
        or any(stem(said[-1]) in q.nouns for q in counted)
    )


def _tie(text: str, whole: Quantity, part: Quantity, percent: Percent) -> int:
    """Return how surely the percentage is of the part: 2 if it follows on it, 0 if not."""
    between = text[part.end : percent.start]
    if len(between) > _LONGEST_TIE or _GROWTH.search(between):
        return 0
    words = _WORDS.findall(between)
    last = max(
        (n for n, w in enumerate(words) if is_verb(w) or _PARTED.search(w)), default=-1
    )
    tail = [w for w in words[last + 1 :] if w.casefold() not in _EMPTY]
    if last < 0:
        tail = [w for w in tail if stem(w) not in part.nouns]
    if not tail:
        return 2
    verbs = _WORDS.findall(text[max(0, part.start - _PHRASE) : percent.start])
    roots = {_root(w) for w in verbs if is_verb(w) or _PARTED.search(w)}
    verbal = _VERBAL.search(tail[-1]) and _root(tail[-1]) in roots
    whole_again = _OF_ALL.search(between)
    if whole_again and (whole.unit or stem(whole_again[1]) in _names(text, whole)):
        return 1
    if len(tail) > _LONGEST_NAME or not (verbal or _RATES.fullmatch(tail[-1])):
        return 0
    owned = any(case_of(w) is Case.GENITIVE for w in tail[:-1])
    return 1 if owned and not verbal else 2


def _root(word: str) -> str:
    """Return what «илэрсэн» and «илрүүлэлт» share: the first consonants."""
    folded = word.casefold()
    return folded[:1] + re.sub(r"[аэоөиуүыйяеё]", "", folded[1:])[:1]
