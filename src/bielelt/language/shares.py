"""Percentages with the two figures they are said to follow from: «120 өрхийн 90 буюу 75 хувь»."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bielelt.language.lists import OF_WHICH, are_persons, is_bare_million
from bielelt.language.moves import LONGEST_MOVE, MOVE_BEFORE
from bielelt.language.pairs import (
    MOVED,
    TIMES,
    find_pair,
    is_made_up_by,
    is_part,
    listed_pairs,
    may_hold,
    owns,
    whole_in_brackets,
)
from bielelt.language.partings import OF_DONE
from bielelt.language.quantities import Percent, Quantity
from bielelt.language.rated_work import RATED_WORK
from bielelt.language.rates import GROWTH, IS, names
from bielelt.language.said_again import pair_said_before
from bielelt.language.sentences import sentence_at, sentence_spans
from bielelt.language.stems import Case, stem
from bielelt.language.worded import find_counts, find_shares_of_hundred


@dataclass(frozen=True, slots=True)
class Share:
    """A part, its whole, and the percentage the text gives for it.

    ``explicit`` says that «буюу» or brackets tie the percentage to the part. ``others`` are
    further figures near by that the percentage might belong to. ``again`` says that only the
    words that were said again tie them.
    """

    whole: Quantity
    part: Quantity
    percent: Percent
    explicit: bool
    others: tuple[Quantity, ...]
    again: bool = False


_OR = r"(?:\s*нь)?\s*,?\s*буюу\s*(?:нийт\s+\w+\s+)?"
# «33-ыг засаж буюу», «249 км буюу сүлжээний»: a verb or the owner of the percentage between.
_LOOSELY_TIED = re.compile(
    r"(?:\s+[^\W\d]+){0,3}?\s*,?\s*буюу\s+(?:нийт\s+)?(?:[^\W\d]+\s+)?", re.IGNORECASE
)
_OWNER = re.compile(r"([^\W\d]+(?:ийн|ын|ний|ны|[аэоуү]йн))\s+$", re.IGNORECASE)
# «112 нь эхний шатыг давсан нь 70 хувь болов»
_THAT_IS = re.compile(
    r"[^\d.;]*?(?:с[аэоө]н|байгаа|буй)\s+нь\s*(?:нийт\s+)?", re.IGNORECASE
)
_APART = re.compile(r"\b(?:өмнө|гадна|хойш|бусад)\b", re.IGNORECASE)
_THAT_BY = re.compile(
    r"[^\d.;]*?(?:с[аэоө]н\s+нь|сн[аэоө]{2}р|нь\s+нийт)\b[^\d.;]*", re.IGNORECASE
)
_LABEL = re.compile(
    r"([^\W\d]+)\s+([^\W\d]+(?:ийн|ын|ний|ны|[аэоуү]йн))\s+(?:эзлэх\s+)?хувь\s*(?:нь\s*)?[:–—-]?\s*$",
    re.IGNORECASE,
)
_RATED_ONE = re.compile(
    r"(?<!\d)(\d{1,9})(?!\d)(?:\s+[^\W\d]+){0,2}\s+нь\s+(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:%|хув[ьи])",
    re.IGNORECASE,
)
_ALL, _NEXT_TO, _WHOLE = 105, 12, 100
_LABEL_TAIL = 80
_PHRASE = 40
_TIED = re.compile(rf"(?:{_OR}|(?:\s+нь)?\s*\(\s*|(?:\s+нь)?\s+/\s*)", re.IGNORECASE)
_TIED_BEFORE = re.compile(rf"(?:{_OR}|\s+болох\s+|\s*\(\s*)", re.IGNORECASE)
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
    r"т[өэе]л[өэе]вл(?![өэе]г[өэе]{2}ний)|т[өэе]с[өэе]вл(?:[өэе][жхн]|[өэе]?с[өэе]?н)|хамрагдах ёстой|хамруулах ёстой",
    re.IGNORECASE,
)
# «төлөвлөгөө 94 хувиар биелсэн»
_FULFILLED = re.compile(r"\s*(?:биел|хангагд|гүйцэтг)", re.IGNORECASE)
# «420 сая төгрөг төвлөрүүлэхээс 378 сая»: what was to be done.
_TO_BE = re.compile(r"(?:\s+[^\W\d]+)?\s+[^\W\d]+х(?:аас|ээс|оос|өөс)\b", re.IGNORECASE)
_FROM_VERB = re.compile(
    r"\s*\w+(?:[аэоөий]х|с[аэоө]?н)(?:аас|ээс|оос|өөс)\b(?!\s+(?:өмнө|урьд|гадна|хойш|эхл|илүү|бус))"
)
# «68 гомдол, мэдээллийн 35»: the noun phrase of the whole ends in the genitive.
_OWNED = re.compile(r"[^\d.;]{3,60}(?:ийн|ын|ний|ны|аас|ээс|оос|өөс)\s+")
# «эзлэх хувь 30 байснаас 25 болж»: what it was.
_WAS_SO = re.compile(r"\s*байсн(?:аас|ыг|аа)\b", re.IGNORECASE)
_OBJECTS = (Case.ACCUSATIVE, Case.BARE)
_REACH = 90
_MOST_NEAR = 40  # figures on either side: a sentence may be as long as a report
_SENTENCES = 2
# «120 тонн мах … борлуулснаас 84 тонн»: the verb owns the part, the whole stands before it.
_SINCE_DONE = re.compile(r"\b\w+с(?:а|э|о|ө)?н(?:аас|ээс|оос|өөс)\b", re.IGNORECASE)


def find_shares(text: str) -> Iterator[Share]:
    """Yield the shares that ``text`` states; growth and ratings of work are none."""
    quantities = find_counts(text)
    spans = list(sentence_spans(text))
    yield from _of_duties(text, quantities, spans)
    percents = find_shares_of_hundred(text)
    if not percents:
        return
    starts = [q.start for q in quantities]
    opens = [start for start, _ in spans]
    rated = _rated_apart(text)
    for percent in percents:
        if percent.start in rated or _is_no_share(text, percent):
            continue
        index = max(0, bisect_right(opens, percent.start) - 1)
        place = bisect_left(starts, percent.start)
        fewest, most = place - _MOST_NEAR, place + _MOST_NEAR
        begin = max(fewest, 0, bisect_left(starts, spans[index][0]))
        here = [*quantities[begin : min(most, bisect_left(starts, spans[index][1]))]]
        since = max(fewest, 0, bisect_left(starts, spans[max(0, index - 1)][0]))
        before = [*quantities[since:begin]]
        first = max(fewest, 0, bisect_left(starts, spans[max(0, index - _SENTENCES)][0]))
        near = [*quantities[first:place]]
        pairs = listed_pairs(text, percent, near)
        if pairs:
            yield from (Share(w, p, one, explicit=False, others=()) for w, p, one in pairs)
            continue
        share = _tied(text, percent, here) or _made_up(text, percent, here)
        share = share or _of_plan(text, percent, here, before)
        share = share or _told(text, percent, near) or _of_label(text, percent, near)
        opened = spans[index][0]
        share = share or _rated(text, percent, near, here, opened)
        if share:
            used = {share.part, share.whole}
            others = (*quantities[first:begin], *here)
            yield replace(share, others=tuple(q for q in others if q not in used))


def _rated(
    text: str, percent: Percent, near: list[Quantity], here: list[Quantity], opened: int
) -> Share | None:
    """Find a share whose words alone tell of what it is; ``opened`` is where its sentence begins."""
    again = pair_said_before(text, percent, near, opened)
    # «гэрээтэй 147 өрх. Гэрээгүй өрх 65 хувь»: the rest is meant.
    denied = "гүй" in text[max(opened, percent.start - _LABEL_TAIL) : percent.start]
    pair = None if denied and again else find_pair(text, percent, near, here, opened)
    if pair:
        return Share(*pair, percent, explicit=False, others=())
    return Share(*again, percent, explicit=False, others=(), again=True) if again else None


def _is_no_share(text: str, percent: Percent) -> bool:
    """Whether a percentage tells of growth, of a saving, or of what is still to be reached."""
    return bool(
        percent.case is Case.INSTRUMENTAL
        or _WAS_SO.match(text, percent.stop)
        or GROWTH.match(text, percent.stop)
        or _WILL_BE.match(text, percent.stop)
        or MOVED.match(text, percent.stop)
        or MOVE_BEFORE.search(text, max(0, percent.start - LONGEST_MOVE), percent.start)
    )


def _rated_apart(text: str) -> frozenset[int]:
    """Return where percentages stand that rate things in groups: «10 нь 100 хувь, 6 нь 70 хувь».

    As shares of one whole they could not be more than a hundred together.
    """
    found: set[int] = set()
    row: list[re.Match[str]] = []
    for match in (*_RATED_ONE.finditer(text), None):
        if match is None or (row and match.start() - row[-1].end() > _NEXT_TO):
            if len(row) > 1 and sum(float(m[2].replace(",", ".")) for m in row) > _ALL:
                found.update(m.start(2) for m in row)
            row = []
        if match:
            row.append(match)
    return frozenset(found)


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
    behind = None if wholes else whole_in_brackets(text, parts[0], here)
    if wholes or behind:
        return Share(behind or wholes[-1], parts[0], percent, explicit=True, others=())
    owners = [q for q in here if q.stop <= first and q.is_exact and owns(text, q)]
    if owners and is_part(text, owners[-1], parts[0]):
        return Share(owners[-1], parts[0], percent, explicit=False, others=())
    return _of_done(text, percent, parts[0], here)


def _made_up(text: str, percent: Percent, here: list[Quantity]) -> Share | None:
    """Find «W-ийн P хувийг эзлэх p», «W-ийн P хувийг … буюу p эзэлнэ»."""
    part = next((q for q in here if q.start >= percent.stop), None)
    if part is None or not part.is_exact or percent.case not in _OBJECTS:
        return None
    wholes = [q for q in here if q.start < percent.start and q.is_exact and owns(text, q)]
    if not wholes or not is_made_up_by(text, percent.stop, part):
        return None
    whole = wholes[-1]
    alike = is_part(text, whole, part) or are_persons(whole, part)
    same = alike and part.unit == whole.unit and part.value <= whole.value
    return Share(whole, part, percent, explicit=False, others=()) if same else None


def _told(text: str, percent: Percent, near: list[Quantity]) -> Share | None:
    """Find a share whose whole may stand in a sentence before: the last figure is the part."""
    counted = [q for q in near if q.unit not in TIMES and q.is_exact]
    if not counted or MOVED.match(text, percent.stop):
        return None
    last = counted[-1]
    if last.case is Case.GENITIVE and text[last.stop : percent.start].isspace():
        return _of_whole_behind(text, percent, counted)
    part = counted[-1]
    between = text[part.end : percent.start]
    owned = _OWNER.search(text[max(part.stop, percent.start - _PHRASE) : percent.start])
    wholes = [q for q in counted[:-1] if may_hold(text, q, part)]
    if owned:
        name = stem(owned[1])
        if percent.case is Case.ACCUSATIVE:
            return _of_owner(text, percent, counted, name)
        wholes = [q for q in wholes if name in names(text, q)]
    # What is measured may be of something else: «60 тонн тарьж, 45 тонн буюу 70 хувийг хураав».
    tied = (owned or not part.unit) and _LOOSELY_TIED.fullmatch(
        text, part.stop, percent.start
    )
    is_told = _THAT_IS.fullmatch(between) and IS.match(text, percent.stop)
    rated = is_told
    # «403 нь сайн, 62 нь дунд гэж үнэлсэн нь 75 хувь» adds parts up.
    if not (tied or (rated and wholes[-1:] == counted[-2:-1])):
        return None
    rated_work = wholes and not RATED_WORK.isdisjoint(wholes[-1].nouns)
    # «23 ажиллагааны 14 нь цахимаар явагдсан нь 73.9 хувь» rates no work.
    counted_out = is_told and percent.digits and owns(text, wholes[-1]) if wholes else False
    if (
        not wholes
        or (rated_work and not counted_out)
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
        if may_hold(text, whole, q) and _THAT_BY.fullmatch(text, q.end, whole.start)
    ]
    if not parts or not RATED_WORK.isdisjoint(whole.nouns):
        return None
    return Share(whole, parts[-1], percent, explicit=False, others=())


def _of_owner(
    text: str, percent: Percent, counted: list[Quantity], name: str
) -> Share | None:
    """Find «64 км замаас 27 км-ийг засаж, … замын 42 хувийг», where all are measured alike."""
    wholes = [q for q in counted if q.unit and name in names(text, q)]
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
    begin = max(0, percent.start - _LABEL_TAIL)
    named = "хувь" in text[begin : percent.start].lower()
    label = _LABEL.search(text, begin, percent.start) if named else None
    if label is None:
        return None
    which, name = label[1].casefold(), stem(label[2])
    same = [q for q in near if q.is_exact and name in names(text, q)]
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
    if not wholes or not wholes[0].is_exact or not RATED_WORK.isdisjoint(wholes[0].nouns):
        return None
    whole = wholes[0]
    planned = _PLANNED.search(text, whole.start - 15, whole.start)
    done = [
        q
        for q in here
        if q.start > whole.start
        and q.stop <= percent.start
        # «840 тн өвс, 45 тн хужир бэлтгэх төлөвлөгөө 87 хувь»: all of it was planned.
        and (planned or _PLAN.search(text, whole.end, q.start))
    ] or [q for q in (*before, *here) if q.start < whole.start and q.counts_same(whole)]
    done = [q for q in done if q.is_exact and _can_hold(whole, q)]
    if done and percent.value < _WHOLE and done[-1].value > whole.value:
        # «240 сая төсөвлөсөн. … 180 сая нь төсөвлөсөн мөнгөний 65 хувь»: the plan came first.
        return Share(done[-1], whole, percent, explicit=False, others=())
    return Share(whole, done[-1], percent, explicit=False, others=()) if done else None


def _of_duties(
    text: str, quantities: Sequence[Quantity], spans: Sequence[tuple[int, int]]
) -> Iterator[Share]:
    """Yield «W төвлөрүүлэхээс p орж, төлөвлөгөө P хувиар биелсэн»."""
    exact = [q for q in quantities if q.is_exact]
    for percent in find_shares_of_hundred(text):
        if percent.case is Case.INSTRUMENTAL and _FULFILLED.match(text, percent.stop):
            begin = max(a for a, _ in spans if a <= percent.start)
            before = [q for q in exact if begin <= q.start and q.stop <= percent.start]
            wholes = [q for q in before if _is_to_be(text, q)]
            done = [
                q
                for q in before
                if wholes and q.start > wholes[0].stop and q.unit == wholes[0].unit
            ]
            if not wholes and (pair := _of_planned(text, percent, quantities)):
                yield Share(*pair, percent, explicit=False, others=())
            if len(wholes) == len(done) == 1 and _can_hold(wholes[0], done[0]):
                yield Share(wholes[0], done[0], percent, explicit=False, others=())


def _of_planned(
    text: str, percent: Percent, quantities: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Find «260 сая …, төлөвлөсөн 250 саяыг 104 хувиар биелүүлсэн»: the figure of what was done.

    It stands before the plan, the nearest, or behind; either of them must come near.
    """
    begin, end = sentence_at(text, percent.start)
    here = [q for q in quantities if begin <= q.start < end and q.is_exact]
    plans = [q for q in here if text[q.stop : percent.start].isspace()]
    if not plans or not _PLANNED.search(
        text, max(begin, plans[0].start - 20), plans[0].start
    ):
        return None
    whole = plans[0]
    done = [
        q
        for q in here
        if q is not whole
        and _is_of_plan(q, whole)
        and not OF_WHICH.search(text, max(begin, q.start - _PHRASE), q.start)
    ]
    follows = [q for q in done if abs(100 * q.value / whole.value - percent.value) < 1]
    nearest = [q for q in done if q.stop <= whole.start][-1:] or done[:1]
    return (whole, (follows or nearest)[0]) if nearest else None


def _is_of_plan(q: Quantity, whole: Quantity) -> bool:
    alike = q.unit == whole.unit or is_bare_million(whole) or is_bare_million(q)
    return alike and whole.value / 2 < q.value < whole.value * 2


def _is_to_be(text: str, q: Quantity) -> bool:
    """Whether the figure is what was to be done: «420 саяыг төвлөрүүлэхээс», «төсөвлөснөөс»."""
    planned = OF_DONE.match(text, q.stop)
    return bool(_TO_BE.match(text, q.stop) or (planned and _PLAN.search(planned[0])))


def _is_whole(text: str, q: Quantity) -> bool:
    """Whether the figure stands in «of»: өрхөөс, өрхийн, хамрагдахаас."""
    if q.case in (Case.ABLATIVE, Case.GENITIVE) or _FROM_VERB.match(text, q.stop):
        return q.is_exact
    return False


def _can_hold(whole: Quantity, part: Quantity) -> bool:
    same = not part.nouns or not whole.nouns or part.counts_same(whole)
    return same and 0 < part.value <= whole.value * 2
