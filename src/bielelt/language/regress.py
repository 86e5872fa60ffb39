"""What an earlier text says was done, and a later one less of.

«420 м-ээс 260 м-ийг татсан» cannot become «420 м-ээс 215 м-ийг»; nor can what is summed up since
January be less than what was done by June, in whatever words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bielelt.language.answers import Part, find_parts
from bielelt.language.countings import (
    Count,
    are_defined_apart,
    counts,
    is_any_verb,
    root,
    roots_of,
)
from bielelt.language.folding import small
from bielelt.language.quantities import Quantity
from bielelt.language.retold import are_of_other_times
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case
from bielelt.language.units import COUNTERS

_FAR = 160  # letters to the verb
_FAR_BACK = 400
_DIGITS = re.compile(r"\d\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_REACH, _MOST = 60, 40
# Both of small letters.
_SINCE = re.compile(r"өссөн\s+дүн|оны?\s+эхнээс|он\s+гар(?:саар|снаас)|жилийн\s+эхнээс")
_SAY_YEAR = ("өссөн", "эхнээс", "гарсаар", "гарснаас", "жилийн", "эхний")
# The whole year, or a part of what there was when it began.
_OF_YEAR = re.compile(
    rf"{_SINCE.pattern}|(?<!хагас )\bжилийн\s+(?:нэгдсэн\s+)?(?:дүн(?:гээр|д)|эцсийн|хугацаанд|турш)|"
    r"\b(?:оны|жилийн)\s+эхний\s+(?=\d)"
)
# What is no deed, or one that should become rarer.
_MAY_FALL = re.compile(
    r"хоцр|хоцор|хэтэр|хэтр|дут|үлд|алд|зөрч|г[үу]й\b|татгалз|буур|багас|хасагд|хассан|чөлөө|хорогд|өвчил|өвчл|гомдол|"
    r"гэмт|осол|үхсэн|үхэв|нас\s+бар|шинээр|нэмж|дундаж|цуцл|залруул|тодотг|сүүлийн|өмнөх|хүлээгд|хэрэгтэй|"
    r"тоолог|тооллог",
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


# Such words before a thing say when, and not which.
_WHEN = re.compile(
    r"\b(?:эхний|хагас|бүтэн|жил\w*|эцсийн|эцэст|байдлаар|дүнгээр|нийт(?:дээ)?|бүрэн|бүгдийг)\b",
    re.IGNORECASE,
)
_MEANT_FOR = re.compile(r"\b[^\W\d_]{3,}х(?=\s+[^\W\d_])", re.IGNORECASE)
_DONE_SO_FAR = re.compile(r"[аэоө]{2}д\s+байна", re.IGNORECASE)
_LEAST_PART = Decimal("0.4")  # less is hardly the same thing
_PERSON = root("хүн")


@dataclass(frozen=True, slots=True)
class Less:
    """A figure of the earlier text and the smaller one of the later.

    ``is_sure`` where both say what was done, to what, and the later that it sums up the year.
    """

    before: Quantity
    after: Quantity
    is_sure: bool = False


def less_done(earlier: str, later: str) -> Iterator[Less]:
    """Yield what was done of one whole, or since January, and is less in the later text."""
    numbers = [set(_DIGITS.findall(text)) for text in (earlier, later)]
    if not all(numbers):
        return
    found = _of_whole(earlier, later) if not numbers[0].isdisjoint(numbers[1]) else None
    if found:
        yield found
    elif _sums_up(small(later)):
        yield from _since_january(earlier, later)


def _sums_up(lowered: str) -> bool:
    """Whether a text in small letters tells of the whole year or of a part of what there was."""
    may = any(map(lowered.__contains__, _SAY_YEAR))
    return may and bool(_OF_YEAR.search(lowered))


def _of_whole(earlier: str, later: str) -> Less | None:
    """Return the parts of the only whole that both texts have."""
    olds = list(_parts(earlier))
    news = list(_parts(later)) if olds else []
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


def are_told_apart(one: str, other: str) -> bool:
    """Whether two texts define the same things otherwise, or mean them for something else."""
    texts = [_WHEN.sub(",", text) for text in (one, other)]
    meant = [roots_of(" ".join(_MEANT_FOR.findall(text))) for text in texts]
    return (all(meant) and meant[0].isdisjoint(meant[1])) or are_defined_apart(*texts)


def _since_january(earlier: str, later: str) -> Iterator[Less]:
    """Yield what a sentence sums up since January, if one deed of the earlier text is more."""
    olds = [c for c in counts(0, earlier) if _is_done(c)][:_MOST]
    for new in counts(1, later) if olds else ():
        sums_up = _sums_up(small(new.before)) and not _MAY_FALL.search(_said(new))
        if not sums_up or new.some - {"эхний"} or new.figure.case in _OF_PARTS:
            continue
        same = [old for old in olds if _is_one_deed(old, new)]
        if len(same) == 1 and _is_less(same[0].figure, new.figure):
            since = _SINCE.search(small(_COMMA.split(new.before)[-1])) is not None
            sure = since and _is_told_alike(same[0], new)
            yield Less(same[0].figure, new.figure, sure)


def _is_less(old: Quantity, new: Quantity) -> bool:
    return old.value * _LEAST_PART <= new.value < old.value


def _said(count: Count) -> str:
    """Return the words before a figure, and those behind it up to a comma."""
    return count.before + _behind(count)


def _behind(count: Count) -> str:
    return _COMMA.split(count.around[len(count.before) :])[0]


def _is_done(count: Count) -> bool:
    planned = not count.is_part and _PLANNED.search(count.around)
    stock = count.is_stock and not _DONE_SO_FAR.search(_said(count))
    if planned or count.some - {"эхний"} or stock:
        return False
    return count.figure.case not in _OF_PARTS and not _MAY_FALL.search(_said(count))


def _is_one_deed(old: Count, new: Count) -> bool:
    if old.figure.unit != new.figure.unit or are_of_other_times(old.around, new.around):
        return False
    verb, verbs = _verb(new), _verbs(old)
    is_measured = old.figure.unit not in {*COUNTERS, ""}
    things = old.thing & new.thing
    if not (things or (verb in verbs and (is_measured or _PERSON in new.thing))):
        return False
    if are_told_apart(_said(old), _said(new)):
        return False
    said = [(c.phrase | roots_of(_behind(c))) - things - _SUMMING for c in (old, new)]
    return verb in verbs or len((said[0] | verbs) & said[1]) > 1


def _is_told_alike(old: Count, new: Count) -> bool:
    """Whether two figures count one thing by one verb."""
    return old.thing == new.thing and _verb(old) == _verb(new) != ""


def _verb(count: Count) -> str:
    """Return what was done: the first verb behind a figure up to a comma, else as counted."""
    return _deed(_behind(count)) or count.deed


def _verbs(count: Count) -> frozenset[str]:
    """Return what was done; of a figure in a list, whatever the sentence says was done."""
    verb = _verb(count)
    if verb:
        return frozenset({verb})
    told = _WORD.findall(count.sentence.text[:_FAR_BACK])
    return frozenset(root(w) for w in told if is_any_verb(w) and not _STANDS.match(w))
