"""One thing counted twice in other words, with another figure: «26 цонх сольж», «шинэчилсэн цонхны тоо 32».

Whoever sums up at the end of a text, or tells the same under the next clause, means the figure
told before: with «нийт», «тоо», «энэ», or with a name. Digits turned round need no such sign. Where the
words tell why there are more or fewer, or the difference itself is told, nothing is wrong.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations, pairwise

from bielelt.language.by_deed import by_deed
from bielelt.language.countings import is_any_verb, root, roots_of, says, words_of
from bielelt.language.dates import find_dates
from bielelt.language.folding import small
from bielelt.language.quantities import Quantity
from bielelt.language.regress import are_told_apart
from bielelt.language.retold import are_of_other_times
from bielelt.language.same_deeds import deeds_in, like_deed
from bielelt.language.stems import Case, case_of
from bielelt.language.tallies import (
    HOUSEHOLD,
    PERSON,
    TIMES,
    Tally,
    are_named_by_deed,
    tallies,
    thing_root,
)
from bielelt.language.verb_roots import verb_root
from bielelt.language.worded import find_counts

_MOST, _MOST_ALIKE, _RARE, _RARE_SHARE = 40, 24, 3, Decimal("0.15")
_LONG, _FEW, _MANY = 3, 2, 4
_WORD = re.compile(r"[^\W\d_]{2,}")
_HALF, _ROUNDED = Decimal("0.5"), Decimal("0.01")
_LEAST = 2
_NUMBER_OF = re.compile(r"\bтоо(?:\s+(?:нь|толгой))?\s", re.IGNORECASE)
_TELLING_GAP = 10  # less stands in any text
_OBJECTS = (Case.DATIVE, Case.ACCUSATIVE, Case.BARE)
_WRITES = frozenset(
    map(verb_root, ("бүртгэсэн", "тусгасан", "орсон", "багтсан", "тэмдэглэсэн", "дурдсан"))
)
_OWNS = (Case.GENITIVE, Case.ABLATIVE)
# All of small letters. The figure is meant to be all there are, or one told before.
_WHOLE = re.compile(
    r"\b(?:нийт(?:дээ)?|бүгд(?!эд нь )|цөм\w*|бүх|энэ|уг|тус|манай|дээрх|дурдсан|тоо(?:г|н?ы)?|хэмжээ|хэвээр|ийнхүү|товчо\w*|дүгнэ\w+|үр дүнд|ердөө|"
    r"одоо(?:гийн)?|маань|өөр\s+\w+\s+(?:байхгүй|байгаагүй))\b|өөрчлөгдөөгүй|\bгэж\s+(?:\w+\s+)?(?:тусга|бич|тэмдэглэ|тоол|мэдээл|гар|үзэ|тогто)"
)
_UNCHANGED = re.compile(r"\b(?:хэвээр|өөрчлөгдөөгүй|нэмэгдээгүй|хасагдаагүй)\b")
_POINTS = re.compile(r"\b(?:уг|энэ|энэхүү|дээрх|дурдсан|нэрлэсэн)\b")
# More were added or some went; of another time, a part, or not yet.
_CHANGED = re.compile(
    r"\b(?:нэмэгд|нэмж|нэмэлт|нэмбэл|нэмээд|нэмэн|өсс|өсө[нжх]|өсч|буур|багас|цөөр|хасагд|хассан|хасаж|шилжин|шилжиж|тодотг|элс|нийлсэн|нийлүүл|нийлээд|оролцуул|нэгтгэвэл|"
    r"оруулбал|оруулаад|тооцоход|тооцвол|байсан\s+бол\b|байсныг|өмнөх|өнгөрсөн|урьд|хуучин|дараа|үлд|бусад|зарим|төлөвл(?!өснөөс\s+(?:дав|хэт|илүү|их))|зорил(?!тот)|хүсэлт|санал\b(?!\s+ав)|"
    r"шинээр|дахин|давтан|тэдний|тэдгээр(?!т\b)|эдгээр(?!т\b)|үүнээс|үүний(?!\s+үр)|тус\s+бүр\b(?!д)|дунд(?:аж|жаар)|хүртэлх(?!\s+\d[\d.,]*\s*к?м\b)|дутуу|давхард|давхц|хагас\s+жил|"
    r"[1-4i]+\s*-?\s*(?:дугаар|дүгээр|р)?\s*улир|эхний\s+(?:ээлж|шат|удаа)|дунд\s+хэс|хэсэгт\s+нь|мөн\s+үе|хүрээгүй)|\bөөр\b(?!\s+\w+\s+(?:байхгүй|байгаагүй))"
)
_NOT = re.compile(r"(?<!өөрчлөгдөө)(?<!байх)(?<!байгаа)(?<!доош)(?<!дутуу)г[үу]й\b")
# «426 байгаа нь 85 хувь» tells what the figure is, «426-гийн дийлэнх нь» of what.
_ITS_PART = re.compile(
    r"\s*(?:-\s?\w{1,4}\s+)?(?:(?!байгаа\b|буй\b|болсон\b|болох\b)\w+\s+)?нь\b"
)
_NAME = re.compile(
    r"[«“\"„]([^»”\"“]{3,60})[»”\"]|(?<=[а-яөүё,.:] )([А-ЯӨҮЁ](?:\.[А-ЯӨҮЁ])?[\w-]{3,})"
)
_NAME_ROOT = 5
_PART_BEHIND = re.compile(r"\s*(?:нь\s+)?(?:\d|$|тал\b|гурав|дөрөв|зарим|дийлэнх)")
_PLACES = re.compile(
    r"\b([А-ЯӨҮЁ][\w-]{2,})\s+(?:баг|сум|хороо|дүүр|тосгон|газ[ар]|хэлт|алб|төв|сургуул|эмнэлэг|эмнэлг|цэцэрлэг|компани|хорш)"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A tally with the text it stands in and its value in the base of its unit."""

    text: int
    tally: Tally
    unit: str
    value: Decimal
    digits: str
    size: float
    sorted_digits: str


@dataclass(frozen=True, slots=True)
class ToldAgain:
    """Two figures of the texts with these numbers; ``is_sure`` where only a slip parts them."""

    texts: tuple[int, int]
    one: Quantity
    other: Quantity
    is_sure: bool


def told_again(texts: Sequence[str], groups: Sequence[int]) -> Iterator[ToldAgain]:
    """Yield two figures of one thing that differ, in one text or in two of one group.

    Args:
        texts: the progress of the clauses of a report.
        groups: the number of the decision of each. Outside of one decision only digits that
            are turned round count.

    Tallies are kept by what they count, by name and by digits, and what many have is left
    out, so that the cost grows with the length of the texts.

    """
    often = Counter(chain.from_iterable(map(roots_of, texts)))
    rare = max(Decimal(_RARE), len(texts) * _RARE_SHARE)
    common = frozenset(root[:4] for root in often if often[root] > rare)
    kept: defaultdict[tuple[object, ...], list[_Place]] = defaultdict(list)
    for number, text in enumerate(texts):
        for tally in tallies(text)[:_MOST]:
            place = _place(number, tally)
            for key in _keys(place, groups[number]):
                kept[key].append(place)
    seen: set[tuple[int, int, int, int]] = set()
    few = (same for same in kept.values() if len(same) <= _MOST_ALIKE)
    for one, other in chain.from_iterable(combinations(same, 2) for same in few):
        if not _may_differ(one, other):
            continue
        key = (one.text, one.tally.figure.start, other.text, other.tally.figure.start)
        if key in seen:
            continue
        seen.add(key)
        near = groups[one.text] == groups[other.text]
        sure = _compared(one, other, common, near=near)
        if sure is not None and not _differ_by_right(texts, one, other, sure=sure):
            yield ToldAgain(
                (one.text, other.text), one.tally.figure, other.tally.figure, sure
            )


def _differ_by_right(
    texts: Sequence[str], one: _Place, other: _Place, *, sure: bool
) -> bool:
    """Whether a text tells why two figures differ, or that they are of two deeds."""
    if not sure and one.text == other.text and _is_of_own_deed(texts, one, other):
        return True
    return _is_explained(texts, one, other)


def _may_differ(one: _Place, other: _Place) -> bool:
    """Whether two values may be one fact: told quickly, as most of all pairs may not."""
    small_one, large = sorted((one.size, other.size))
    if small_one == large or one.unit != other.unit:
        return False
    return small_one * 2 >= large or one.sorted_digits == other.sorted_digits


def _place(text: int, tally: Tally) -> _Place:
    value = tally.value
    digits = format(value.normalize(), "f").replace(".", "").strip("0")
    return _Place(
        text,
        tally,
        tally.unit,
        value,
        digits,
        float(value),
        "".join(sorted(digits)),
    )


def _keys(place: _Place, group: int) -> Iterator[tuple[object, ...]]:
    for thing in place.tally.things - {PERSON}:
        yield "thing", group, place.unit, thing
    if PERSON in place.tally.things:
        yield from (("person", group, said) for said in place.tally.said - {PERSON})
    if place.unit:
        yield from (("unit", group, place.unit, said) for said in place.tally.said)
    if len(place.digits) >= _LONG:
        yield "digits", place.unit, place.sorted_digits


def _compared(
    one: _Place, other: _Place, common: frozenset[str], *, near: bool
) -> bool | None:
    """Return whether two places surely tell one thing with two figures; None if they need not."""
    a, b = one.tally, other.tally
    if one.unit != other.unit or a.sentence == b.sentence or not _differ(one, other):
        return None
    long = len(one.digits) >= _LONG
    turned = _are_turned(one, other)
    if (a.figure.unit == TIMES) != (b.figure.unit == TIMES) or _says_otherwise(
        a, b, by_slip=turned and long
    ):
        return None
    telling = ((a.said & b.said) | (a.things & b.things)) - common
    beyond = telling - {PERSON}
    near_in_size = min(one.value, other.value) >= _HALF * max(one.value, other.value)
    shared = a.things & b.things
    same = shared - {PERSON} or (shared and beyond)
    here = one.text == other.text and bool(same) and near_in_size
    if turned and (long or len(beyond) >= _FEW or here):
        return _is_slip(a, b, beyond, near=near, long=long and near_in_size)
    meant = near and _may_be_one(one, other) and _is_meant_again(one, other, telling)
    return False if meant else None


def _is_slip(
    a: Tally, b: Tally, beyond: frozenset[str], *, near: bool, long: bool
) -> bool | None:
    """Return whether turned digits surely are of one thing; None if they need not."""
    things = (a.things & b.things) - {HOUSEHOLD}  # any report counts them for many things
    beyond -= {HOUSEHOLD}
    if len(beyond) < _MANY and _are_of_other_things(a, b):
        return None
    if len(beyond) >= _FEW:
        return long and (bool(things) or bool(a.unit))
    related = things or beyond or _are_of_one_name(a, b)
    return long and bool(things) if near and related else None


def _may_be_one(one: _Place, other: _Place) -> bool:
    """Whether two values are of one size, and neither is a part or of another kind."""
    a, b = one.tally, other.tally
    if min(one.value, other.value) < _HALF * max(one.value, other.value):
        return False
    larger = max(one, other, key=lambda p: p.value).tally
    parts = a.is_part or b.is_part or _is_whole_of_parts(larger)
    if parts or min(a.figure.value, b.figure.value) < _LEAST:
        return False
    here = one.text == other.text and len(a.said & b.said) > _FEW
    alike = here or not are_told_apart(a.clause, b.clause)
    return alike and not _are_other_kinds(a, b)


def _is_meant_again(one: _Place, other: _Place, telling: frozenset[str]) -> bool:
    """Whether a figure is said to be that which was told before."""
    a, b = one.tally, other.tally
    agent = one.text == other.text and are_named_by_deed(a, b)
    named = agent or _are_of_one_name(a, b)
    meant = named or any(_WHOLE.search(small(t.clause)) for t in (a, b))
    often = a.figure.unit == TIMES
    beyond, things = len(telling - {PERSON}), telling if often else a.things & b.things
    if one.unit:
        points = one.text == other.text and any(
            _POINTS.search(small(t.clause)) for t in (a, b)
        )
        return beyond + named + points >= _FEW
    if things <= {PERSON}:
        kept = any(_UNCHANGED.search(small(t.sentence)) for t in (a, b))
        if kept and meant and beyond and things and one.text == other.text:
            return True
        return meant and bool(things) and beyond + named >= _FEW
    enough = beyond >= _FEW or one.text == other.text
    return (meant and bool(things & telling) and enough) or beyond > _FEW


def _are_other_kinds(a: Tally, b: Tally) -> bool:
    """Whether two tallies define otherwise what they count: «малчин өрхийн тоо», «өрхийн тоо».

    Also where the same participle has another object: «зээлд хамрагдах», «тохижилтод хамрагдах».
    """
    if all(_NUMBER_OF.search(t.clause) for t in (a, b)):
        return a.said != b.said
    return _have_other_objects(a, b)


def _are_of_other_things(a: Tally, b: Tally) -> bool:
    """Whether the same is measured of another thing («дулааны шугам», «усны шугам»), or done to one."""
    if any(_POINTS.search(small(t.clause)) for t in (a, b)):
        return False
    apart = a.is_measured and are_told_apart(a.clause, b.clause)
    return apart or _have_other_objects(a, b)


def _have_other_objects(a: Tally, b: Tally) -> bool:
    """Whether one verb has other objects: «асрамж авч буй», «тэтгэмж авч буй»."""
    objects = [dict(pairwise(reversed(words_of(t.clause)))) for t in (a, b)]
    roots = [
        {
            root(v): root(o)
            for v, o in found.items()
            if is_any_verb(v) and case_of(o) in _OBJECTS
        }
        for found in objects
    ]
    return any(
        roots[0][verb] != roots[1][verb]
        and roots[0][verb][:4] not in b.said
        and roots[1][verb][:4] not in a.said
        for verb in roots[0].keys() & roots[1].keys()
    )


def _is_whole_of_parts(tally: Tally) -> bool:
    """Whether a part of what is counted follows at once: a smaller figure may be another part."""
    behind = tally.clause[tally.figure.stop - tally.start :]
    return tally.figure.case in _OWNS and _PART_BEHIND.match(behind) is not None


def _differ(one: _Place, other: _Place) -> bool:
    if set(one.tally.figure.readings) & set(other.tally.figure.readings):
        return one.tally.figure.unit != other.tally.figure.unit
    return abs(one.value - other.value) > _ROUNDED * min(one.value, other.value)


def _are_turned(one: _Place, other: _Place) -> bool:
    """Whether two values have the same digits in another order and are of one size."""
    return (
        one.digits != other.digits
        and one.sorted_digits == other.sorted_digits
        and one.value < other.value * 10
        and other.value < one.value * 10
    )


def _says_otherwise(a: Tally, b: Tally, *, by_slip: bool) -> bool:
    """Whether words tell that two tallies are not of the same.

    Of long figures with turned digits (``by_slip``) only what stands before them tells it,
    for a change told behind leads from another figure: «398 болсон нь өмнөх оныхоос 14-өөр цөөн».
    """
    said = [small(t.clause) for t in (a, b)]
    if any(
        not by_slip or begin <= found.start() < t.figure.end - t.start
        for t, clause in zip((a, b), said, strict=True)
        for begin in (_phrase_begins(t, a.said & b.said),)
        for found in _CHANGED.finditer(clause)
    ) or (by_slip and _BECAME_MORE.search(said[1])):
        return True
    # «зорилтот бүлгийн айл өрхийн тоо» are fewer than «нийт айл өрх».
    of_some = {
        "зорилтот" in small(t.clause[: t.figure.start - t.start])
        for t in (a, b)
        if not t.is_measured
    }
    if len(of_some) > 1 or bool(_NOT.search(said[0])) != bool(_NOT.search(said[1])):
        return True
    if any(
        _ITS_PART.match(t.clause[t.figure.end - t.start :])
        and not (by_slip and t.is_measured and _share_noun(a, b))
        for t in (a, b)
    ):
        return True
    if are_of_other_times(a.clause, b.clause):
        return True
    names = [{m.casefold()[:_NAME_ROOT] for m in _PLACES.findall(t.clause)} for t in (a, b)]
    if all(names) and names[0].isdisjoint(names[1]):
        return True
    months = [{(d.month, d.day) for d in find_dates(t.sentence) if d.month} for t in (a, b)]
    return all(months) and {m for m, _ in months[0]}.isdisjoint(m for m, _ in months[1])


def _are_of_one_name(a: Tally, b: Tally) -> bool:
    """Whether the sentences of two tallies share a name, in quotes or with a capital inside."""
    names = [
        {(x or y).casefold()[:_NAME_ROOT] for x, y in _NAME.findall(t.sentence)}
        for t in (a, b)
    ]
    return not names[0].isdisjoint(names[1])


def _is_of_own_deed(texts: Sequence[str], one: _Place, other: _Place) -> bool:
    """Whether a participle with its noun says of the later figure what the earlier sentence does not.

    «38 ахлагч суув. Сертификат авсан ахлагчийн тоо 21»; digits turned round need no deed.
    """
    first, later = sorted((one.tally, other.tally), key=lambda t: t.figure.start)
    again = None if _are_turned(one, other) else by_deed(texts[one.text], later)
    modifiers = [w for w in again.modifiers if says(w)] if again and again.deed else []
    # In what it is written tells no deed: «системд бүртгэгдсэн».
    if again is None or not modifiers or again.deed in _WRITES:
        return False
    noun = thing_root(modifiers[0])
    known = {thing_root(w) for w in _WORD.findall(first.sentence)}
    deeds = like_deed(again.deed)
    new_deed = deeds.isdisjoint(deeds_in(first.sentence))
    return new_deed and noun not in known and not is_any_verb(modifiers[0])


def _is_explained(texts: Sequence[str], one: _Place, other: _Place) -> bool:
    """Whether the difference is told, or either figure is told by the other text, too."""
    gap = abs(one.value - other.value)
    # «22 багшаас 21 багш хамрагдав. Нийт 21 багшийн …»: the first sentence has both.
    pairs = ((one, other), (other, one))
    if any(
        q.value == b.tally.figure.value and q.start != b.tally.figure.start
        for a, b in pairs
        for q in find_counts(texts[a.text])
        if a.tally.sentence_start
        <= q.start
        < a.tally.sentence_start + len(a.tally.sentence)
    ):
        return True
    places = [
        _place(number, t)
        for number in sorted({one.text, other.text})
        for t in tallies(texts[number])
    ]
    own = {p.tally.figure.start for p in (one, other)}
    if any(
        p.value == gap
        and p.tally.figure.start not in own
        and (gap >= _TELLING_GAP or _CHANGED.search(small(p.tally.sentence)))
        for p in places
    ):
        return True
    if one.text == other.text:
        first, last = sorted((one.tally.figure, other.tally.figure), key=lambda q: q.start)
        between = small(texts[one.text][first.end : last.start])
        return bool(_GREW.search(between))
    return any(
        p.text != of.text and p.value == of.value and p.unit == of.unit
        for of in (one, other)
        for p in places
    )


def _share_noun(a: Tally, b: Tally) -> bool:
    """Whether two clauses share more than a verb, which goes with any thing."""
    verbs = a.deeds & b.deeds
    return any(word[:_LONG] not in verbs for word in a.said & b.said)


def _phrase_begins(tally: Tally, both: frozenset[str]) -> int:
    """Return where the words begin that two clauses share, if they are many; else 0."""
    before = tally.clause[: tally.figure.start - tally.start]
    shared = [m.start() for m in _WORD.finditer(before) if thing_root(m[0]) in both]
    return shared[0] if len(shared) >= _MANY else 0


# «421 болж нэмэгдсэн»
_BECAME_MORE = re.compile(
    r"\b(?:бол|хүр)[жчс]\w*\s+(?:\w+\s+)?(?:нэмэгд|өс[сөч]|буур|багас|цөөр)"
)
_GREW = re.compile(
    r"нэмэгд|нэмж|элс|шилжин|хасагд|буур|өссөн|нэгд[сэ]|салж|татан буу|тодотг"
)
