"""A deed taken up again with its figure: «9 гудамж гэрэлтүүлэв. Гэрэлтүүлсэн гудамжны тоо 11».

A participle before what is counted means the deed that an earlier sentence tells. What was done
to them cannot be done to more; nor to fewer, where all of them are meant: by «тоо», «нийт»,
«бүгд», or the thing before its figure («илэрсэн зөрчил 31»).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.answering_verbs import BECOMES, LIGHT_ROOTS, like_roots
from bielelt.language.by_deed import ByDeed, by_deed, by_deeds, things_behind
from bielelt.language.countings import is_any_verb, root, roots_of, says
from bielelt.language.folding import small
from bielelt.language.quantities import Quantity
from bielelt.language.retold import are_of_other_times
from bielelt.language.same_deeds import (
    TAKES_PART,
    are_like_deeds,
    deeds_in,
    like_deed,
    names_deed,
    verbs_of,
)
from bielelt.language.stems import Case, case_of
from bielelt.language.tallies import (
    LASTED,
    PERSON,
    TIMES,
    Tally,
    tallies_and_times,
    thing_root,
)
from bielelt.language.verb_roots import verb_root
from bielelt.language.worded import find_counts

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_MADE_NEW = re.compile(
    r"шинэ|суурилуул|байрш?л?уул|босго|бари|барь|тави|тавь|байгуул|худалдан\s+ав",
    re.IGNORECASE,
)
# Words before a participle that tell where it is written, or point back.
_RECORDS = frozenset(map(root, (
    "акт", "тайлан", "мэдээ", "бүртгэл", "жагсаалт", "дүгнэлт", "тэмдэглэл", "танилцуулга", "нэгтгэл", "судалгаа", "журнал", "маягт",
    "ингээд", "ийнхүү", "энэ", "тус", "уг", "дээрх", "мөн", "бүгд", "нийт", "оны", "эхнээс", "жилийн", "дүнгээр", "байдлаар", "хагас",
    "хугацаанд", "тайлант", "сарын", "өдрийн", "мэдээгээр", "одоогоор", "сумын", "дүүргийн", "аймгийн", "хэмжээнд", "ажил", "болно",
)))  # fmt: skip
# What offices call by several words.
_PEOPLE = tuple(
    frozenset(map(thing_root, words.split()))
    for words in ("ажилтан хаагч", "ахмад настан", "сурагч суралцагч хүүхэд", "иргэн хүн")
)
# Others than those told before, more or fewer of them, or of another time.
_OTHERS = re.compile(
    r"үлд|бусад|\bөөр\b|нэмж|нэмэлт|нэмэгд|дахин|давтан|зарим|хэсэг\b|өмнөх|өнгөрсөн|урьд|хуучин|мөн\s+үе|үүнээс|үүний|тэд[нг]|"
    r"тус\s+бүр|дунд(?:аж|жаар)|дутуу|төлөвлөсөн|зорил|дараа\w*\s|эхний|сүүлийн|давхард|хасаад|хасаж|хассан|оруулбал|оролцуул|нийлүүл"
)
_CHANGED = re.compile(
    r"нэмэгд|нэмж|нэмэлт|шилжи[нж]|\bэлс|хасагд|хасаад|хасаж|хассан|тодотг|нийл[сүү]|оруулбал|оролцуул|дахин|давтан|дараагийн|цуцл|татгалз|\bсалж|татан\s+буу|"
    r"хоёр\s*дахь|2\s+дахь|өөрчлө"
)
_PLANNED = re.compile(
    r"төлөвл(?!өгөө(?:ний|нд|т)\b)|зорил(?!тот)|зорь|ёстой|зохих|х[аэоө]{2}р\b|хүсэлт(?:\s+(?:гарга|ирүүл|өг|тавь)|тэй)|хүссэн|шаардлагат|өмнөх|өнгөрсөн|урьд|мөн\s+үе"
)
_EACH = re.compile(r"\s+тус\s+бүр")
_NOT = re.compile(r"(?<!байгаа)(?:[аэоө]{2}|с[аэоө]н|[^\W\d][аэоө]х)г[үу]й\b")
_TIME = re.compile(
    r"\b(?:улир|хагас|хавар|хаврын|зун|намар|намрын|өвөл|сарын|сард|долоо\s+хоног|өдөрт)"
)
_SUMS_UP = re.compile(r"жил(?:ийн|д)|өссөн|эхнээс|\bонд\b|нийлбэр")
_PLACES = re.compile(
    r"([А-ЯӨҮЁ][\w-]{2,})\s+(?:баг|сум|хороо|дүүр|тосгон|газ[ар]|хэлт|алб|төв|сургуул|эмнэлэг|эмнэлг|цэцэрлэг|компани|хорш)"
)
_NAMED_ROOT = 5
_POINTING = re.compile(r"уг|энэ(?:хүү)?|дээрх|дурдсан|тухайн", re.IGNORECASE)
_CITES = frozenset(
    map(verb_root, ("заасан", "дурдсан", "тусгасан", "нэрлэсэн", "өгсөн", "даалгасан"))
)
_DECISION = re.compile(
    r"захирамж|тогтоол|шийдвэр|заалт|даалгавар|үүр[эг]|тушаал", re.IGNORECASE
)
_ITS_PART = re.compile(r"\s*(?:\d|$)")
_OWNS = (Case.GENITIVE, Case.ABLATIVE)
# By which something was done: «4 цэгээр борлуулав» under a duty to have such places.
_MEANS = (Case.INSTRUMENTAL, Case.DATIVE)
_WEAK = (LIGHT_ROOTS | BECOMES | {verb_root("орсон")}) - {verb_root("ажилласан")}
_MOST, _MOST_THINGS, _TWICE, _TELLING_GAP, _LEAST, _MANY = 40, 3, 2, 10, 2, 100


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A figure and the later one that means it; ``is_sure`` if hardly anything else can be."""

    first: Quantity
    later: Quantity
    is_sure: bool


def taken_up(text: str, duty: str) -> Iterator[TakenUp]:
    """Yield the figures of ``text`` that take up an earlier one of it, and differ.

    ``duty`` says what the text answers. Each is compared with a few figures before it only,
    so that the cost is linear.
    """
    asked = roots_of(duty)
    asked_deeds = deeds_in(duty)
    for again in by_deeds(text):
        start = again.tally.sentence_start
        before = [t for t in tallies_and_times(text)[:_MOST] if t.sentence_start < start]
        if before:
            yield from _of(text, again, before, asked, asked_deeds)


def other_than_asked(text: str, duty: str) -> Iterator[TakenUp]:
    """Yield a figure of ``duty`` and the one by which ``text`` means it, if they differ.

    «Захирамжид заасан 9 цэгийг» has to be what the decision says; so has what the duty itself
    tells as done: «ирсэн 34 хүсэлтийг», «ирсэн 43 хүсэлтийн».
    """
    defined = [again for again in by_deeds(text) if not again.tally.is_part]
    asked = tallies_and_times(duty)[:_MOST] if defined else ()
    told = tallies_and_times(text)[:_MOST]
    for first in asked:
        if any(t.value == first.value and t.unit == first.unit for t in told):
            continue
        for again in defined:
            meant = _is_cited(again) or _is_told_as_done(duty, first, again)
            if not meant or not _is_akin(duty, first, again):
                continue
            if not _says_otherwise(first, again.tally):
                yield TakenUp(first.figure, again.tally.figure, is_sure=True)


def _is_cited(again: ByDeed) -> bool:
    """Whether a figure is said to stand in the decision: «захирамжид заасан 9 цэг»."""
    cites = again.deed in _CITES
    return cites and any(_DECISION.match(word) for word in again.modifiers)


def _is_told_as_done(duty: str, told: Tally, again: ByDeed) -> bool:
    """Whether a duty tells a deed with its figure, and the text the same with more."""
    own = by_deed(duty, told)
    if own is None or not own.deed or not again.deed or not _may_be_one(told, again.tally):
        return False
    turned = _are_turned(told, again.tally)
    meant = turned or again.tally.value > told.value or again.is_all
    return (
        meant and again.deed in like_deed(own.deed) and _is_known(again, told, frozenset())
    )


def _of(
    text: str,
    again: ByDeed,
    before: list[Tally],
    asked: frozenset[str],
    asked_deeds: frozenset[str],
) -> Iterator[TakenUp]:
    later = again.tally
    said = small(text[later.start : later.figure.stop])
    if _OTHERS.search(said) or _PLANNED.search(said) or later.is_part:
        return
    akin = [t for t in before if _is_akin(text, t, again) and _may_be_one(t, later)]
    if not akin:
        slips = [t for t in before if _is_slip_of_deed(text, t, again)]
        if len(slips) == 1 and not _is_explained(text, slips[0], later):
            yield TakenUp(slips[0].figure, later.figure, is_sure=True)
    if not akin or any(t.value == later.value for t in akin):
        return
    deeds = like_deed(again.deed)
    done = [t for t in akin if not deeds.isdisjoint(_deeds(text, t))]
    same = done or akin
    first = same[-1]
    is_means = first.figure.case in _MEANS and not deeds.isdisjoint(asked_deeds)
    if len({t.value for t in same}) > 1 or _is_explained(text, first, later):
        return
    turned = _are_turned(first, later)
    is_known = _is_known(again, first, asked, spare=int(turned))
    if is_known and not done and _is_of_other_deed(text, first, again):
        return
    is_one = bool(done) or is_means
    sure = _verdict(again, first, same=is_one, turned=turned) if is_known else None
    if sure is not None and not _says_otherwise(first, later):
        yield TakenUp(first.figure, later.figure, sure)


def _is_slip_of_deed(text: str, first: Tally, again: ByDeed) -> bool:
    """Whether a deed is taken up with the same digits in another order, whatever it is called by.

    «2 400 бургас тарив. Тарьсан 2 040 модыг …»
    """
    later = again.tally
    if again.modifiers or again.between or again.deed in _WEAK or first.unit != later.unit:
        return False
    long = len(format(first.value.normalize(), "f").strip("0").replace(".", "")) >= _LEAST
    turned = _are_turned_within(first, later) and long and later.value >= _MANY
    return turned and not like_deed(again.deed).isdisjoint(_deeds(text, first))


def _are_turned_within(first: Tally, later: Tally) -> bool:
    """Whether two values are written by the same digits, noughts among them."""
    digits = [format(t.value.normalize(), "f") for t in (first, later)]
    return digits[0] != digits[1] and sorted(digits[0]) == sorted(digits[1])


def _is_of_other_deed(text: str, first: Tally, again: ByDeed) -> bool:
    """Whether a participle before the earlier figure is another one: «ирсэн 62 өрх», «явсан 38»."""
    own = by_deed(text, first)
    if own is None or not own.deed or not again.deed:
        return False
    return not are_like_deeds(own.deed, again.deed)


def _is_akin(text: str, first: Tally, again: ByDeed) -> bool:
    """Whether an earlier tally counts the same thing by the same unit."""
    later = again.tally
    if first.unit != later.unit or (first.figure.unit == TIMES) != (
        later.figure.unit == TIMES
    ):
        return False
    if later.figure.unit == TIMES:
        return again.things[0] in map(thing_root, _WORD.findall(first.sentence))
    things = {*things_behind(text, first.figure), *first.things} - {PERSON}
    same = not things.isdisjoint(again.things[:_MOST_THINGS])
    return same or _lasted(first, later) or _are_like_people(first, later)


def _are_like_people(first: Tally, later: Tally) -> bool:
    """Whether two tallies call people by words that mean the same."""
    return any(
        not first.things.isdisjoint(group) and not later.things.isdisjoint(group)
        for group in _PEOPLE
    )


def _may_be_one(first: Tally, later: Tally) -> bool:
    """Whether two figures are of one size."""
    least, most = sorted((first.value, later.value))
    return least >= _LEAST and most <= least * _TWICE


def _lasted(first: Tally, later: Tally) -> bool:
    """Whether two figures say how long something lasted."""
    return first.figure.unit == later.figure.unit and first.unit in LASTED


def changes(text: str) -> bool:
    """Whether words tell that something became more or fewer, or comes again."""
    return _CHANGED.search(small(text)) is not None


def _deeds(text: str, first: Tally) -> frozenset[str]:
    """Return the verb behind a figure, and the participle right before it."""
    stop = first.sentence_start + len(first.sentence)
    behind = verbs_of(text[first.figure.end : stop])[:_LEAST]
    before = verbs_of(text[first.start : first.figure.start])[-1:]
    return frozenset((*behind, *before))


def _is_known(
    again: ByDeed, first: Tally, asked: frozenset[str], *, spare: int = 0
) -> bool:
    """Whether all words that define the later figure were said of the earlier, or asked for."""
    said = roots_of(first.sentence)
    verbs = deeds_in(first.sentence)
    known = said | asked | _RECORDS
    if _MADE_NEW.search(small(first.clause)):
        known |= {root("шинэ"), root("шинээр")}
    named = _is_named(again, verbs)
    unknown = [
        w
        for w in (*again.modifiers[named:], *again.between)
        if says(w) and root(w) not in known and like_deed(verb_root(w)).isdisjoint(verbs)
    ]
    if len(unknown) > spare or any(
        w[0].isupper() and w not in again.modifiers[-1:] for w in unknown
    ):
        return False
    # «орсон», «авсан» tell nothing alone.
    told = any(root(w) in said | asked for w in again.modifiers)
    return again.deed not in _WEAK or named or told


def _verdict(again: ByDeed, first: Tally, *, same: bool, turned: bool) -> bool | None:
    """Return whether two figures surely are of one deed; None if they need not."""
    later = again.tally
    if later.figure.unit == TIMES:
        return True
    if not again.deed and not _MADE_NEW.search(small(first.clause)):
        return None
    said = deeds_in(first.sentence)
    same = same or (again.deed in said and again.deed not in _WEAK)
    other = like_deed(again.deed) - {again.deed}
    same = same or not other.isdisjoint(said) or _is_named(again, said)
    same = same or _was_done_first(again, said)
    like = like_roots(frozenset({again.deed})) - BECOMES
    akin = same or not again.deed or not like.isdisjoint(said)
    if later.value > first.value or again.is_all:
        points = any(_POINTING.fullmatch(w) for w in again.modifiers)
        return (same or turned or points) if akin else None
    owns = _owns(again, first) and (same or (akin and turned))
    return turned if owns else None


def _is_named(again: ByDeed, said: frozenset[str]) -> bool:
    """Whether a noun names the deed that was told: «малжуулалтад хамрагдсан»."""
    noun = again.modifiers[:1] if again.deed in TAKES_PART else ()
    return bool(noun) and names_deed(noun[0], said)


def _was_done_first(again: ByDeed, said: frozenset[str]) -> bool:
    """Whether the verb joined to a participle was told: «үзэж тэмдэглэсэн» after «үзлэг хийв»."""
    joined = again.modifiers[:1]
    return (
        bool(joined)
        and is_any_verb(joined[0])
        and not like_deed(verb_root(joined[0])).isdisjoint(said)
    )


def _owns(again: ByDeed, first: Tally) -> bool:
    """Whether something of what is counted is told: «17 байшингийн дээвэр», but no part of it."""
    later = again.tally
    q = later.figure
    counted = _WORD.findall(later.clause[q.end - later.start : q.stop - later.start])
    if not again.modifiers and _ITS_PART.match(later.clause, q.stop - later.start):
        return False
    same = [word for word in counted if thing_root(word) in first.things]
    return case_of(same[-1]) in _OWNS if same else q.case in _OWNS


def _are_turned(first: Tally, later: Tally) -> bool:
    digits = [format(t.value.normalize(), "f").strip("0") for t in (first, later)]
    return sorted(digits[0]) == sorted(digits[1]) and len(digits[0]) >= _LEAST


def _is_explained(text: str, first: Tally, later: Tally) -> bool:
    """Whether the text tells what makes the difference, or the later figure elsewhere, too."""
    stop = max(first.figure.stop, first.start + len(first.clause))
    between = small(text[stop : later.start])
    if _CHANGED.search(between):
        return True
    if _is_listed(text, first) or any(
        q.value == later.figure.value and q.start != later.figure.start
        for q in find_counts(text)
    ):
        return True
    gap = abs(first.value - later.value)
    own = (first.figure.start, later.figure.start)
    return any(
        t.value == gap
        and t.figure.start not in own
        and (gap >= _TELLING_GAP or _may_add(t, first))
        for t in tallies_and_times(text)
    )


def _is_listed(text: str, first: Tally) -> bool:
    """Whether bare figures beside one may count more of the same: «5-нд 12, 22-нд 14 хүн»."""
    stop = first.sentence_start + len(first.sentence)
    return any(
        not q.nouns and not q.unit and q.case is Case.BARE and q.start < first.figure.start
        for q in find_counts(text)
        if first.sentence_start <= q.start < stop and q is not first.figure
    )


def _may_add(other: Tally, first: Tally) -> bool:
    """Whether a small figure may be what was added to another: of the same, or of nothing."""
    if other.unit != first.unit:
        return False
    if first.unit:
        return True
    return not other.things.isdisjoint(first.things) or bool(
        _CHANGED.search(small(other.sentence))
    )


def _says_otherwise(first: Tally, later: Tally) -> bool:
    """Whether words tell that two tallies are not of the same."""
    said = [small(t.clause) for t in (first, later)]
    if _PLANNED.search(said[0]) or _EACH.match(said[0], first.figure.stop - first.start):
        return True
    if bool(_NOT.search(said[0])) != bool(
        _NOT.search(small(later.clause[: later.figure.stop - later.start]))
    ):
        return True
    if are_of_other_times(first.sentence, later.sentence):
        return True
    if _grew(first, later):
        return True
    names = [
        {m.casefold()[:_NAMED_ROOT] for m in _PLACES.findall(t.clause)}
        for t in (first, later)
    ]
    return all(names) and names[0].isdisjoint(names[1])


def _grew(first: Tally, later: Tally) -> bool:
    """Whether the later figure is of a longer or another time: «улиралд 64», «хагас жилд 112»."""
    times = [frozenset(_TIME.findall(small(t.clause))) for t in (first, later)]
    if all(times):
        return times[0].isdisjoint(times[1])
    return bool(times[0]) and bool(_SUMS_UP.search(small(later.clause)))
