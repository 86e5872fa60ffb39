"""One thing counted in two texts, near in number: «бүгд 37 дурсгал», «39 дурсгалын 21-д нь».

How rare the words that explain a figure are in the report tells how surely two figures count
the same; how alike their digits are, how surely one is wrong: nobody is surprised by 40 and
400 people. Words that stand in one another's place («малын даатгал», «эрүүл мэндийн
даатгал») tell of two facts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations

from bielelt.language.countings import Count, counts, root, roots_of, words_of
from bielelt.language.quantities import Quantity
from bielelt.language.stems import Case

_NEARLY, _ROUGHLY, _HALF = Decimal("0.85"), Decimal("0.7"), Decimal("0.5")
_RARE, _RARE_SHARE = 3, Decimal("0.15")
_MOST_OWNERS = 40
_FEW, _MANY, _ENOUGH, _LONG = 2, 3, 3, 3
_LONG_SLIP = 5  # digits
_SMALL, _LARGE = 10, 1_000
_PIECES = ("ширхэг", "толгой")
_MORE = 2  # points that small or only roughly equal figures need besides
# What the words in common weigh: in the sentences around, in what was asked for; a figure.
_NEAR, _ASKED, _MOST_ASKED, _ANCHOR = Decimal("0.7"), Decimal("0.3"), Decimal("0.9"), 2
_POINTS_BACK = re.compile(r"\b(?:дээрх|дурдсан|нэрлэсэн)\b", re.IGNORECASE)
_SEASON = re.compile(
    r"\b(хав(?=а?р(?:ын|т|аар)?\b)|зун(?=(?:ы|аар)?\b)|нам(?=а?р(?:ын|т|аар)?\b)|өв(?=ө?л(?:ийн|өөр)?\b))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?=\s*он)")
_MONTH = re.compile(r"\b\d{1,2}(?=\s*-?\s*(?:дугаар|дүгээр|р)?\s*сар)")
_PLACE = re.compile(
    r"\b(\d{1,3}(?=\s?-?\s?(?:дугаар|дүгээр|р)\b)|нэг(?=дүгээр)|хоёр(?=дугаар)|гурав(?=дугаар)|"
    r"дөрөв(?=дүгээр)|тав(?=дугаар))\s?-?\s?(?:дугаар|дүгээр|р)\s+(?!сар)(\w+)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[а-яөүё,]\s)[А-ЯӨҮЁ][\w-]{2,}")
_QUOTED = re.compile(r"[«“\"„]([^»”\"“]{1,60})[»”\"]")
# «VI-XII ангийн»
_ROMAN = re.compile(r"\b[IVX]{1,5}(?:\s?-\s?[IVX]{1,5})?(?=\s+анги)")
# «А блокийн»
_LETTER = re.compile(r"(?<![\w.])[А-ЯӨҮЁ](?=\s+[а-яөүё])")
_FORMS = (_YEAR, _SEASON, _PLACE, _ROMAN, _QUOTED, _LETTER)


@dataclass(frozen=True, slots=True)
class Retold:
    """Two counts that seem to be of one fact; ``is_sure`` where hardly anything else can be.

    ``words`` say why, as the first text writes them.
    """

    one: Count
    other: Count
    words: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """The roots that stand in many of the texts, and those that the duty of each text has."""

    common: frozenset[str]
    asked: list[frozenset[str]]


def retold(texts: Sequence[str], duties: Sequence[str]) -> Iterator[Retold]:
    """Yield figures of two sentences that count one thing and nearly agree.

    ``duties`` say what each text answers. Of two sentences of one text only figures that a
    slip of the pen sets apart are taken. Counts are kept by what they count and by their
    digits, and what very many have is left out, so that the cost grows with the length of
    the texts.
    """
    often = Counter(chain.from_iterable(map(roots_of, texts)))
    rare = max(Decimal(_RARE), len(texts) * _RARE_SHARE)
    asked = [roots_of(duty) for duty in duties]
    known = _Known(frozenset(root for root in often if often[root] > rare), asked)
    kept: defaultdict[str, list[tuple[Count, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for count in counts(number, text):
            long = _long(count.figure)
            for thing in sorted(count.thing):
                kept[thing].append((count, long))
            if long >= _LONG:
                kept[_written(count.figure.readings[0])[2]].append((count, long))
    seen: set[tuple[int, int, int, int]] = set()
    few = (same for same in kept.values() if len(same) <= _MOST_OWNERS)
    pairs = chain.from_iterable(combinations(same, 2) for same in few)
    for (one, digits), (other, others) in pairs:
        # First of all, as it is quickly told and most have nothing in common that tells anything.
        may_be_slip = min(digits, others) >= _LONG_SLIP
        if not _have_much_in_common(one, other, known, may_be_slip=may_be_slip):
            continue
        place = (one.text, one.figure.start, other.text, other.figure.start)
        if place not in seen and one.sentence != other.sentence:
            seen.add(place)
            yield from _compared(one, other, known)


def _have_much_in_common(
    one: Count, other: Count, known: _Known, *, may_be_slip: bool
) -> bool:
    """Whether words or figures let two counts be of one fact.

    ``may_be_slip`` says that they have so many digits that chance gives the same to few.
    """
    shared = one.phrase & other.phrase
    return (
        len(shared) >= _MANY
        or not shared <= known.common
        or not one.anchors.isdisjoint(other.anchors)
        or (
            not one.thing.isdisjoint(other.thing)
            and _are_turned(one.figure, other.figure)
            and (may_be_slip or _have_words_around(one, other, known))
        )
    )


def _have_words_around(one: Count, other: Count, known: _Known) -> bool:
    """Whether figures of three digits that are turned round have rare words around in common."""
    longest = max(_long(one.figure), _long(other.figure))
    return longest >= _LONG and len((one.near & other.near) - known.common) >= _MANY


def _compared(one: Count, other: Count, known: _Known) -> Iterator[Retold]:
    """Yield two counts if they seem to be of one fact."""
    a, b = one.figure, other.figure
    if _unit(a) != _unit(b) or a.value == b.value:
        return
    # «520» and «502»: a nought at the end of one is a digit like the others.
    turned = max(_long(a), _long(b)) >= _LONG and _are_turned(a, b)
    missing = _missing(one, other, turned=turned)
    if missing is None:
        return
    shared = one.phrase & other.phrase
    few = shared - known.common
    anchors = one.anchors & other.anchors
    around = (one.near & other.near) - known.common - shared
    asked = [known.asked[count.text] | count.near for count in (one, other)]
    context = (asked[0] & asked[1]) - known.common - shared - around
    beside = one.beside & other.beside
    points = len(shared) + len(few) + _ANCHOR * len(anchors) + turned + bool(beside)
    points += _is_one_deed(one, other) and one.deed not in shared
    points += bool(few and (one.is_whole or other.is_whole))
    if not beside and _does_otherwise(one, other):
        part = one.is_part or other.is_part
        whole = one.is_whole or other.is_whole
        if part or not (whole or turned):
            return
        points -= not whole
    weighed = points + _NEAR * len(around) + min(_ASKED * len(context), _MOST_ASKED)
    if weighed < _ENOUGH + missing:
        return
    one_thing = one.thing & other.thing or (len(shared) >= _FEW and one.deed == other.deed)
    if not one_thing or _are_apart(one, other, turned=turned):
        return
    sure = (
        one_thing or _long(a) > _LONG or bool(_POINTS_BACK.search(other.before))
        if turned
        else one.is_whole and other.is_whole and len(shared) >= _MANY
    )
    sure = sure or (bool(anchors) and len(around) > _MANY)
    sure = sure or (_are_turned(a, b) and a.value >= _LARGE and _is_one_deed(one, other))
    told = _told(one, shared | around)
    sure = sure and not (missing or (turned and _does_otherwise(one, other)))
    sure = sure and (one.is_done is False) == (other.is_done is False)
    sure = sure and not _tells_difference(one, other)
    yield Retold(one, other, told, sure)


def _missing(one: Count, other: Count, *, turned: bool) -> int | None:
    """Return how many points more two figures need the less alike they are; None for never."""
    a, b = one.figure, other.figure
    least, most = sorted((a.value, b.value))
    same_thing = bool(one.thing & other.thing)
    if turned:
        return 0 if same_thing else _MORE
    if one.text == other.text or not same_thing or least == most:
        return None
    if one.beside & other.beside and least >= _HALF * most:
        return 0
    if least < _SMALL:
        return 1 if least >= _HALF * most else None
    if _are_turned(a, b) or least >= _NEARLY * most:
        return 0
    return _MORE if least >= _ROUGHLY * most else None


def _is_one_deed(one: Count, other: Count) -> bool:
    return bool(one.deed) and one.deed == other.deed


def _unit(quantity: Quantity) -> str:
    return "" if quantity.unit in _PIECES else quantity.unit


def _does_otherwise(one: Count, other: Count) -> bool:
    """Whether two verbs tell of two deeds, and neither text has the other’s verb near.

    What was done with a part was not done with the whole, and with some of what there is
    something may be done, but not with more.
    """
    if one.is_stock != other.is_stock:
        stock, done = (one, other) if one.is_stock else (other, one)
        some = done.acts and not done.is_whole and done.figure.case is not Case.GENITIVE
        return some and done.figure.value < stock.figure.value
    deeds = one.deed, other.deed
    if one.is_part or other.is_part:
        return not all(deeds) or deeds[0] != deeds[1]
    apart = all(deeds) and deeds[0] != deeds[1]
    return apart and deeds[0] not in other.near and deeds[1] not in one.near


@lru_cache(maxsize=4_096)  # of every two figures that count one thing
def _written(value: Decimal) -> tuple[str, int, str]:
    """Return the digits of a figure, how many without the noughts at its ends, and in order."""
    digits = format(value.normalize(), "f")
    return digits, len(digits.replace(".", "").strip("0")), "".join(sorted(digits))


def _long(quantity: Quantity) -> int:
    """Return how many digits a figure has without the noughts at its ends."""
    return _written(quantity.readings[0])[1]


def _are_turned(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same digits, of three or more the same at least once."""
    (a, _, ordered), (b, _, others) = map(_written, (one.readings[0], other.readings[0]))
    if a == b or len(a) != len(b) or a.find(".") != b.find("."):
        return False
    return ordered == others or (len(a) > _LONG and set(a) == set(b))


def _are_apart(one: Count, other: Count, *, turned: bool) -> bool:
    """Whether words say that two counts are of two facts.

    Years, numbered places, names or months; another word in the place of one; what is
    planned and what was done; or the figure of one stands beside the other, too.
    """
    if one.some != other.some or one.figure.repeated != other.figure.repeated:
        return True
    if _are_both_told(one, other) or _are_defined_apart(one, other):
        return True
    if are_of_other_times(one.around, other.around):
        return True
    found = [[frozenset(root(m) for m in _NAME.findall(c.before)) for c in (one, other)]]
    if not (turned or one.is_whole or other.is_whole):
        found.append([_told_by(_MONTH, c.around) for c in (one, other)])
    return any(a and b and a.isdisjoint(b) for a, b in found)


def are_of_other_times(one: str, other: str) -> bool:
    """Whether years, seasons, numbered places and quarters, or names in quotes are others."""
    here = _marks(one)
    return any(here) and any(
        a and b and a.isdisjoint(b) for a, b in zip(here, _marks(other), strict=True)
    )


def _are_both_told(one: Count, other: Count) -> bool:
    """Whether a text tells both figures, or plans the one and has done the other."""
    if (
        one.deed
        and one.deed == other.deed
        and {one.is_done, other.is_done} == {True, False}
    ):
        return True
    return any(
        q.value == b.figure.value and q.start != b.figure.start
        for a, b in ((one, other), (other, one))
        for q in a.sentence.figures[:_MOST_OWNERS]
    )


def _tells_difference(one: Count, other: Count) -> bool:
    """Whether either sentence tells by how much two figures differ: «27-той нийлүүлбэл 241»."""
    gap = abs(one.figure.value - other.figure.value)
    figures = (*one.sentence.figures[:_MOST_OWNERS], *other.sentence.figures[:_MOST_OWNERS])
    return any(q.value == gap for q in figures)


def _are_defined_apart(one: Count, other: Count) -> bool:
    """Whether the same word is defined by another one here and there: «малын, мэндийн даатгал»."""
    known = {head: word for word, head in other.links}
    pairs = [(word, known[head]) for word, head in one.links if head in known]
    if one.owner and other.owner and one.owner[1] is other.owner[1]:
        pairs.append((one.owner[0], other.owner[0]))
    return any(a != b and a not in other.near and b not in one.near for a, b in pairs)


@lru_cache(maxsize=4_096)  # one count is compared with many
def _marks(text: str) -> tuple[frozenset[str], ...]:
    """Return the years, seasons and whatever else tells one fact from another, kind by kind."""
    return tuple(_told_by(form, text) for form in _FORMS)


def _told_by(form: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(
        " ".join(map(root, found)) if isinstance(found, tuple) else found.casefold()
        for found in form.findall(text)
    )


def _told(count: Count, roots: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in words_of(count.around) if root(w) in roots))
