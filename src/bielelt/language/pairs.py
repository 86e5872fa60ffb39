"""A whole and a part that a percentage is of, whatever the words between them.

«250 хүсэлтээс 200-г нь шийдвэрлэж, шийдвэрлэлт 85 хувь»: no word decides alone. The whole
owns the part, the percentage rates it, and it is not far from what the figures give.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from bielelt.language.near_sums import is_slip
from bielelt.language.partings import FROM, OF_DONE
from bielelt.language.quantities import Percent, Quantity
from bielelt.language.rated_work import RATED_WORK
from bielelt.language.rates import (
    CLOSED,
    GROWTH,
    VERBAL,
    is_rate,
    names,
    names_deed,
    names_rate,
    tie,
)
from bielelt.language.stems import Case, stem
from bielelt.language.units import COUNTERS

MOVED = re.compile(
    r"\s*(?:өсөлт|бууралт|хэмнэлт|нэмэгдэл|хорогдол|хөнгөлөлт|амжилт)", re.IGNORECASE
)
"""Changes, and success, which is of those who took part."""

MAKES_UP = r"(?:эзэл|эзл|бүрдүүл)[^\W\d]*(?:\s+(?:буй|байгаа))?"
"""«гуравны нэгийг эзлэх 21», «40 хувийг эзэлж буй 30»: the verb between a share and its part."""

TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "удаа"})
"""Units of time, which are no part of things."""

# «Нэхэмжлэл 45 хүлээн авч», «Өртэй айл 226 байснаас»: a verb follows a bare whole.
_CAME_IN = re.compile(
    r"\s+(?:[^\W\d]+\s+){0,2}?(?!нь\b)[^\W\d]+(?:[жч]|с[аэоө]н|сн[аэоө]{2}с|[аэоө]{2}д|гаас)\b",
    re.IGNORECASE,
)
# Between a figure and a percentage, these turn to another whole or another time.
_AWAY = re.compile(
    r"\b(?:өмнө|гадна|бусад|үлдсэн|тэд(?:ний|нээс|гээр)|дунд(?:аж|жаар)|дүнгээр|зорилт(?!\s+\d)|төлөвл(?!өгөө|сөн|өсн)|"
    r"өнгөрсөн|мөн үе)",
    re.IGNORECASE,
)
# «30 хувийг эзлэх 92 өрх», «30 хувийг эмэгтэйчүүд эзэлж буй нь 92», «30 хувийг эмэгтэйчүүд буюу 92 өрх эзэлнэ»
_MADE_UP_BY = re.compile(
    rf"\s+(?:[^\W\d]+\s+){{0,5}}?{MAKES_UP}\s+(?:(?:нь|буюу)\s+)?", re.IGNORECASE
)
_MADE_UP_BEHIND = re.compile(rf"\s+(?:нь\s+)?{MAKES_UP}", re.IGNORECASE)
_WHO = re.compile(r"\s+(?:[^\W\d]+\s+){0,6}", re.IGNORECASE)
# «70 хувь нь элссэн буюу 78 сурагч», «гуравны нэг нь гэмтэлтэй байгаа ба энэ нь 60 цэг»
_WHICH_ARE = re.compile(r"\s+нь\s+(?:[^\W\d]+\s+){1,5}?(?:буюу|энэ\s+нь)\s+", re.IGNORECASE)
_LEADS_ON = re.compile(
    r"(?:\s*нь)?\s*(?:(?:,?\s*буюу|болж)\s*(?:нийт\s+)?|[:–—(-]\s*(?:[^\W\d]+\s+){0,3})",
    re.IGNORECASE,
)
_OWNED_RATE = re.compile(
    r"(?:\s+[^\W\d]+){0,3}\s+[^\W\d]+(?:ийн|ын|ний|ны|[аэоуү]йн)\s+", re.IGNORECASE
)
# «120 хэргийн илрүүлэлт»: the rate itself stands in the noun phrase.
_OWNS = re.compile(r"(?:ийн|ын|ний|ны|аас|ээс|оос|өөс)\s", re.IGNORECASE)
# «612 малтай өрхөөс 581», «52 булаг … байгаагийн 31-ийг»: the last word before the part owns it.
_OWNS_NEXT = re.compile(
    r"[^\d.;:]{2,60}(?:ийн|ын|ний|ны|аас|ээс|оос|өөс)\s+", re.IGNORECASE
)
_LABELLED_END = re.compile(r"\s*(?:[,;]|\.\s|(?:буюу|тул|учир|бөгөөд)\b)", re.IGNORECASE)
_OWN_ENDING = re.compile(r"\s?-\s?[а-яөү]{1,4}\b")
_OF_IT = re.compile(r"\s*(?:-\w+\s+)?нь\b", re.IGNORECASE)
_NEXT_ONE = re.compile(r"\s*(?:,|ба|болон)\s*", re.IGNORECASE)
# «… буюу 45 багш (нийт 90)», «48 хүн (80-аас)»
_BRACKET = re.compile(
    r"\s*\(\s*(?P<all>(?:нийт|бүгд)\s+(?:[^\W\d]+\s+){0,2})?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_PAIR = 2
_FEWEST = 5
_CLOSE, _FAR = 13, 25
_ENOUGH = 4


Pair = tuple[Quantity, Quantity]
"""A whole and a part of it."""


def find_pair(
    text: str, percent: Percent, near: list[Quantity], here: list[Quantity], begin: int
) -> Pair | None:
    """Return the pair that the percentage is of, as far as the text shows one.

    ``here`` are the figures of its sentence, which begins at ``begin``; ``near`` those
    before the percentage, in this sentence and the ones before.
    """
    return (
        _of_pair_behind(text, percent, here)
        or _of_next_whole(text, percent, here)
        or _of_labels(text, percent, here)
        or _of_labels_before(text, percent, near, begin)
        or _of_pair(text, percent, near, begin)
    )


def listed_pairs(
    text: str, percent: Percent, near: list[Quantity]
) -> list[tuple[Quantity, Quantity, Percent]]:
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
        if owns(text, whole) and is_part(text, whole, part)
    ]
    if len(pairs) != len(percents):
        return []
    return [(*pair, one) for pair, one in zip(pairs, percents, strict=True)]


def _of_pair(text: str, percent: Percent, near: list[Quantity], begin: int) -> Pair | None:
    """Find a whole and its part before a percentage that rates them, whatever the words.

    No word decides alone: that the whole owns the part, that nothing but a verb or the
    name of a rate stands before the percentage, and that the percentage is not far off.
    ``begin`` is where the sentence of the percentage begins.
    """
    counted = [q for q in near if q.unit not in TIMES and q.is_exact]
    if len(counted) < _PAIR or MOVED.match(text, percent.stop):
        return None
    alone = counted[-1].start < begin and names_rate(text, begin, percent, counted)
    for whole in reversed(counted[:-1]):
        behind = [q for q in counted if q.start > whole.start and is_part(text, whole, q)]
        itself_a_part = not whole.nouns and not whole.unit and _OF_IT.match(text, whole.end)
        if not behind or itself_a_part or names_deed(text, whole, percent):
            continue
        told = [q for q in behind if names_deed(text, q, percent)] or behind
        part = min(behind, key=partial(_off, percent, whole)) if alone else told[-1]
        if part.start >= begin and _is_slip_of(text, percent, whole, part):
            return (whole, part)
        if not _may_be_rated(text, whole, percent):
            continue
        rated = 1 if alone else _tie_of_last(text, percent, whole, part, counted)
        off = _off(percent, whole, part)
        close = 1 if off <= _CLOSE else 0 if off <= _FAR else -1
        next_to_it = whole is counted[-2]
        owned = _owned(text, whole, part, next_to_it=next_to_it)
        if rated and owned + rated + close >= _ENOUGH:
            return (whole, part)
        if not alone:
            break
    return None


def _tie_of_last(
    text: str, percent: Percent, whole: Quantity, part: Quantity, counted: list[Quantity]
) -> int:
    if part is counted[-1]:
        return tie(text, whole, part, percent)
    return 2 if names_deed(text, part, percent) else 0


def _owned(text: str, whole: Quantity, part: Quantity, *, next_to_it: bool) -> int:
    """Return how surely the part is of the whole: 2 by an ending, 1 by a verb or «нь»."""
    if _owns_part(text, whole, part):
        return 2
    came = not whole.unit and _CAME_IN.match(text, whole.end) is not None
    return int(came or bool(next_to_it and _OF_IT.match(text, part.end)))


def _owns_part(text: str, whole: Quantity, part: Quantity) -> bool:
    return owns(text, whole) or bool(_OWNS_NEXT.fullmatch(text, whole.end, part.start))


def _is_slip_of(text: str, percent: Percent, whole: Quantity, part: Quantity) -> bool:
    """Whether one digit of a percentage with decimals is another, or two are exchanged."""
    share = round(100 * part.value / whole.value, percent.digits)
    slipped = percent.digits > 0 and is_slip(share, percent.value)
    return slipped and _owns_part(text, whole, part)


def _of_pair_behind(text: str, percent: Percent, here: list[Quantity]) -> Pair | None:
    """Find «72.4 хувь буюу 3 000 сонгогчоос 2 100 нь», «62.5 хувьтай: 480 саяас 288-ыг»."""
    after = [q for q in here if q.start >= percent.stop and q.is_exact][:_PAIR]
    if len(after) < _PAIR or not _LEADS_ON.fullmatch(text, percent.stop, after[0].start):
        return None
    whole, part = after
    if not is_part(text, whole, part) or not owns(text, whole):
        return None
    return (whole, part)


def _of_next_whole(text: str, percent: Percent, here: list[Quantity]) -> Pair | None:
    """Find «14 байгаа нь бүх 40 ажилтны 30 хувь»: the percentage is of the figure before it."""
    counted = [q for q in here if q.start < percent.start and q.unit not in TIMES]
    if len(counted) < _PAIR:
        return None
    part, whole = counted[-2:]
    between = text[whole.end : percent.start]
    owned = _OWNED_RATE.fullmatch(between)
    if (
        not owned
        or not is_part(text, whole, part)
        or not _may_be_rated(text, whole, percent)
    ):
        return None
    near = _off(percent, whole, part) <= _CLOSE and not GROWTH.search(
        text, part.end, whole.start
    )
    return (whole, part) if near else None


def _of_labels(text: str, percent: Percent, here: list[Quantity]) -> Pair | None:
    """Find «Илэрсэн 75, арилгасан 57, арилгалт 82 хувь»: two labelled figures and their rate."""
    two = [q for q in here if q.stop <= percent.start and q.unit not in TIMES]
    if len(two) != _PAIR or two[0].unit != two[1].unit or not all(q.is_exact for q in two):
        return None
    closed = all(_LABELLED_END.match(text, q.stop) for q in two)
    tied = text[two[1].stop : percent.start].strip() == "буюу"
    tied = tied and percent.case is Case.BARE
    if not closed or not (tied or CLOSED.match(text, percent.stop)):
        return None
    part, whole = sorted(two, key=lambda q: q.value)
    said = re.findall(r"[^\W\d_]+", text[two[1].stop : percent.start])
    name = [w for w in said if w != "нь"][-1:]
    rate = name and (is_rate(name[0]) or VERBAL.search(name[0]))
    if not (tied or rate) or not part.value or _off(percent, whole, part) > _CLOSE:
        return None
    return (whole, part)


def _of_labels_before(
    text: str, percent: Percent, near: list[Quantity], begin: int
) -> Pair | None:
    """Find «Бэлтгэсэн: 98 000 литр. Боловсруулсан нь: 63 700 л. Хувь нь: 75»: sentences of their own."""
    two = [q for q in near if q.unit not in TIMES][-_PAIR:]
    if len(two) < _PAIR or two[-1].start >= begin:
        return None
    rated = names_rate(text, begin, percent, two)
    return _of_labels(text, percent, two) if rated else None


def is_part(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether a figure can be a part of another by its size and by what both count."""
    owner = _OWN_ENDING.match(text, part.end)  # «18-ын ус»
    bare = owner or any(not q.unit and not q.nouns for q in (whole, part))
    if owner and part.unit:
        return may_hold(text, whole, part)
    return (bool(bare) and 0 < part.value <= whole.value) or may_hold(text, whole, part)


def is_made_up_by(text: str, stop: int, part: Quantity) -> bool:
    """Whether a share that ends at ``stop`` is made up by a figure behind it.

    «30 хувийг эзлэх 92 өрх», «30 хувийг эмэгтэйчүүд буюу 92 өрх эзэлнэ», «70 хувь нь элссэн буюу 78».
    """
    if _MADE_UP_BY.fullmatch(text, stop, part.start):
        return True
    if part.nouns and _WHICH_ARE.fullmatch(text, stop, part.start):
        return True
    behind = max(part.end, part.stop)
    ends = any(_MADE_UP_BEHIND.match(text, place) for place in (part.end, behind))
    return ends and bool(_WHO.fullmatch(text, stop, part.start))


def whole_in_brackets(
    text: str, part: Quantity, here: Sequence[Quantity]
) -> Quantity | None:
    """Return the whole that is told in brackets behind its part: «48 хүн (нийт 80)»."""
    behind = next((q for q in here if q.start >= part.stop), None)
    opened = behind and _BRACKET.fullmatch(text, part.stop, behind.start)
    if behind is None or not opened:
        return None
    is_all = opened["all"] or behind.case is Case.ABLATIVE
    alike = behind.unit in {"", part.unit} and is_part(text, behind, part)
    return behind if is_all and alike and behind.is_exact else None


def _may_be_rated(text: str, whole: Quantity, percent: Percent) -> bool:
    """Whether the percentage can be of this figure, and of no work, plan or time before."""
    work = not whole.unit and not RATED_WORK.isdisjoint(whole.nouns)
    few = whole.value < _FEWEST or work
    return not few and not _AWAY.search(text, whole.end, percent.start)


def _off(percent: Percent, whole: Quantity, part: Quantity) -> Decimal:
    return abs(100 * part.value / whole.value - percent.value)


def owns(text: str, whole: Quantity) -> bool:
    """Whether parts are «of» this figure, by its own ending or that of its noun or verb."""
    return bool(
        whole.case in (Case.ABLATIVE, Case.GENITIVE)
        or FROM.search(text, whole.start, whole.stop)
        or OF_DONE.match(text, whole.end)
        or _OWNS.search(text[whole.end : whole.stop])
    )


def may_hold(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether an earlier figure can be what the part is of: the same noun or the same unit."""
    if not whole.value >= part.value > 0:
        return False
    if {part.unit, whole.unit} - COUNTERS - {""}:
        return part.unit == whole.unit
    if not part.nouns:
        return bool(whole.nouns or _CAME_IN.match(text, whole.end))
    counted = {*part.nouns, *map(stem, _WORD.findall(text[part.end : part.stop]))}
    return not names(text, whole).isdisjoint(counted)
