"""What an earlier text says was done, and a later one less of.

«420 м-ээс 260 м-ийг татсан» cannot become «420 м-ээс 215 м-ийг»; nor can what is summed up since
January be less than what was done by June, in whatever words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.answers import Part, find_parts
from bielelt.language.countings import Count, counts, is_any_verb, root
from bielelt.language.quantities import Quantity
from bielelt.language.retold import are_of_other_times
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case

_FAR = 160  # letters to the verb
_DIGITS = re.compile(r"\d\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_REACH, _MOST = 60, 40
_SINCE = re.compile(
    r"өссөн\s+дүн|оны?\s+эхнээс|он\s+гар(?:саар|снаас)|жилийн\s+эхнээс", re.IGNORECASE
)
# What is no deed, or one that should become rarer.
_MAY_FALL = re.compile(
    r"хоцр|хоцор|хэтэр|хэтр|дут|үлд|алд|зөрч|г[үу]й\b|татгалз|буур|багас|хасагд|хассан|чөлөө|хорогд|өвчил|өвчл|гомдол|"
    r"гэмт|осол|үхсэн|үхэв|нас\s+бар|шинээр|нэмж|дундаж|цуцл|залруул|тодотг|сүүлийн|өмнөх|хүлээгд|хэрэгтэй",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"зохих|ёстой|в[аэоө]л\b|зорил|төлөвл|захиал|х[аэоө]{2}р\b|\w{2}н[аэоө]\b(?<!байна)(?<!болно)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,;]\s")
_STANDS = re.compile(r"(?:бай(?!гуул)|бол(?!овс)|гэ)", re.IGNORECASE)
_SUMMING = frozenset(
    map(root, ("өссөн", "дүнгээр", "эхнээс", "эхний", "хагас", "нийт", "оны"))
)
_OF_PARTS = (Case.ABLATIVE, Case.GENITIVE)


@dataclass(frozen=True, slots=True)
class Less:
    """A figure of the earlier text and the smaller one of the later."""

    before: Quantity
    after: Quantity


def less_done(earlier: str, later: str) -> Iterator[Less]:
    """Yield what was done of one whole, or since January, and is less in the later text."""
    numbers = [set(_DIGITS.findall(text)) for text in (earlier, later)]
    if not all(numbers):
        return
    found = _of_whole(earlier, later) if not numbers[0].isdisjoint(numbers[1]) else None
    if found:
        yield found
    elif _SINCE.search(later):
        yield from _since_january(earlier, later)


def _of_whole(earlier: str, later: str) -> Less | None:
    """Return the parts of the only whole that both texts have."""
    olds, news = (list(_parts(text)) for text in (earlier, later))
    if max(len(olds), len(news)) > _MOST:
        return None
    pairs = [(a, b) for a in olds for b in news if _is_one_whole(a[0], b[0])]
    if len(pairs) != 1:
        return None
    (old, deed), (new, its) = pairs[0]
    smaller = new.part.value < old.part.value and new.part.unit == old.part.unit
    return Less(old.part, new.part) if smaller and deed == its != "" else None


def _parts(text: str) -> Iterator[tuple[Part, str]]:
    """Yield the parts of wholes of which something was done, with the verb."""
    ends = [end for _, end in sentence_spans(text)]
    for part in find_parts(text):
        end = ends[bisect_right(ends, part.part.start)]
        near = text[max(0, part.whole.start - _REACH) : min(end, part.part.stop + _REACH)]
        if not _MAY_FALL.search(near):
            yield part, _deed(text[part.part.end : min(end, part.part.end + _FAR)])


def _deed(behind: str) -> str:
    verbs = (
        root(w) for w in _WORD.findall(behind) if is_any_verb(w) and not _STANDS.match(w)
    )
    return next(verbs, "")


def _is_one_whole(one: Part, other: Part) -> bool:
    a, b = one.whole, other.whole
    if a.value != b.value or a.unit != b.unit:
        return False
    return bool(a.unit) or a.counts_same(b)


def _since_january(earlier: str, later: str) -> Iterator[Less]:
    """Yield what a sentence sums up since January, if one deed of the earlier text is more."""
    olds = [c for c in counts(0, earlier) if _is_done(c)][:_MOST]
    for new in counts(1, later) if olds else ():
        said = new.before + _COMMA.split(new.around[len(new.before) :])[0]
        sums_up = _SINCE.search(new.before) and not _MAY_FALL.search(said)
        if not sums_up or new.some or new.figure.case in _OF_PARTS:
            continue
        same = [old for old in olds if _is_one_deed(old, new)]
        if len(same) == 1 and new.figure.value < same[0].figure.value:
            yield Less(same[0].figure, new.figure)


def _is_done(count: Count) -> bool:
    planned = not count.is_part and _PLANNED.search(count.around)
    if planned or count.some - {"эхний"} or count.is_stock:
        return False
    return count.figure.case not in _OF_PARTS and not _MAY_FALL.search(count.around)


def _is_one_deed(old: Count, new: Count) -> bool:
    if old.figure.unit != new.figure.unit or not old.thing & new.thing:
        return False
    if are_of_other_times(old.around, new.around):
        return False
    said = [(c.phrase | {c.deed}) - c.thing - _SUMMING - {""} for c in (old, new)]
    return new.deed in said[0] or len(said[0] & said[1]) > 1
