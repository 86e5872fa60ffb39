"""Amounts that a duty asks for or allows, and what a text tells of the same thing.

«3.2 км замыг хучих» is answered by «хучилт 2.6 км үргэлжилсэн», «6 сая төгрөгөөс
хэтрүүлэхгүй» by «нийт 7.4 сая төгрөг зарцуулсан», «өрх бүрд 200 кг» by «өрх тус бүрт 150 кг»:
by the unit or the thing that is counted, whatever the verb. All figures that may answer are
added up, so that only what stays below, or above, with all of them is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bielelt.language.amounts_told import Amount, amounts_in
from bielelt.language.answering_verbs import BECOMES, like_roots
from bielelt.language.answers import in_words
from bielelt.language.asked_deeds import find_asked, verbal_roots
from bielelt.language.demands import CONDITIONS, TIMES, is_lacking
from bielelt.language.folding import small
from bielelt.language.likeness import key, telling
from bielelt.language.people import ANYBODY, PERSONS
from bielelt.language.quantities import Bound, Quantity
from bielelt.language.sentences import sentence_at
from bielelt.language.shortfalls import ORDINAL, PART, PER
from bielelt.language.stems import Case, stem
from bielelt.language.units import COUNTERS, MONEY
from bielelt.language.verb_roots import verb_root
from bielelt.language.verbs import is_verb
from bielelt.language.worded import in_digits

_WORD = re.compile(r"[^\W\d_]{2,}")
_BEFORE = 45
_MOST = 20  # a duty of more figures is a table
_MANY = 40  # figures of one thing in a text; more are a table
_NO_DEMAND = re.compile(
    r"буур|багас|хязгаар|хориг|хорог|цөөр|татан|хасах|насны|настай|нас[аэ]{2}с",
    re.IGNORECASE,
)
_CAP = re.compile(
    r"(?:хэтрүүлэхгүй|хэтрэхгүй|хэтэрч\s+болохгүй|дээшгүй|илүүгүй|ихгүй|хэтэрсэнгүй)",
    re.IGNORECASE,
)
_CAP_BEHIND = re.compile(
    r"\s*-?\s*[аэоиө]{0,2}с?\s*(?:хэтрүүлэхгүй|хэтрэхгүй|хэтэрч\s+болохгүй|дээшгүй|илүүгүй|ихгүй)",
    re.IGNORECASE,
)
_ALL_OF = re.compile(r"\bбүх\s+$", re.IGNORECASE)
_KEPT_AT = re.compile(r"\s*(?:\w+\s+)?барих\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:нийт(?:дээ)?|нийлээд|нийлбэр|бүгд|дүн)\s+(?:нь\s+)?(?:\w+\s+)?$")
_OTHER_TIME = re.compile(
    r"\b(?:өмнөх|өнгөрсөн|урьд|ноднин|төлөвлө|батлагд|зах\s+зээл|байс(?:ан|наас)|үлдсэн|үлдэгдэл|нэмэлт|шаардлагатай)",
    re.IGNORECASE,
)
_PLAN_BEHIND = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:төлөвлө|батлагд|хуваарил|төсөвлө|шаардлагатай)", re.IGNORECASE
)
_ALL = re.compile(
    r"\b(?:бүгд(?:ийг|эд|ээрээ)?|бүх|(?<!иж )бүрэн|100\s*(?:%|хув))\b", re.IGNORECASE
)
_OVER_TIME = re.compile(
    r"\b(?:сард|(?<!хагас )(?<!бүтэн )жилд|улиралд|хоногт|өдөрт|цагт|удаа|сар\s+бүр|улирал\s+бүр|жил\s+бүр|сар\s+тутам|улирал\s+тутам|дундаж)",
    re.IGNORECASE,
)

# «45 хоногийн нөөц», «24 цагийн сургалт»: what is measured, and no condition.
_MEASURED = frozenset(map(key, map(stem, ("нөөц", "сургалт", "хичээл", "дадлага"))))
_MEASURE_UNITS = ("хоног", "цаг")
_DISTANCE = re.compile(r"\s*(?:\w+\s+)?(?:зай|өндөр|урт|гүн|өргөн|диаметр)", re.IGNORECASE)
_NO_PART = re.compile(
    r"(?:\b(?:энэ|тэр|тоо)\s+нь|\d\s?-?\s?н?[аэоө]{2}с)\s+$", re.IGNORECASE
)
# «энэ сарын 20-ны дотор»: no amount.
_OF_DAY = re.compile(r"\s?-?\s?(?:ны|ний|нд|наас|нээс)\b", re.IGNORECASE)
# «кейсийн тоог 20-оос»: what is counted, among other words before a figure.
_NUMBER_OF = re.compile(
    r"([^\W\d_]+(?:ийн|ын|ны|ний)?)\s+(?:тоог|тоо|хэмжээг)\s+$", re.IGNORECASE
)
_UP_TO = re.compile(r"\s*хүртэл", re.IGNORECASE)
# «орон нутгийн төсвөөс 12 сая төгрөг»
_SOURCE = re.compile(r"\w+\s+\w+[аэоө]{2}с\s+(?:нийт\s+)?$", re.IGNORECASE)
_SAME_SOURCE = 2
_OF_THOSE = re.compile(
    r"\d[^.;]*?\w+(?:х[аэоө]д|сн[аэоө]{2}с)\s+(?:[^\W\d]+\s+){0,2}?\d+\s+нь\b",
    re.IGNORECASE,
)
# «60 сая төгрөгт хүргэж», «45 сая төгрөг төвлөрүүлэх»: not to be spent, but to be got.
_COLLECTED = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:хүрг|төвлөр|бүрдүүл|цуглуул|хуримтлуул|барагдуул|босго)",
    re.IGNORECASE,
)
# «2.5 га-д хүргэх» asks for what there is in the end, which «шинээр» and «нэмж» do not tell.
_TO_REACH = re.compile(r"\s*(?:\w+\s+){0,2}хүрг", re.IGNORECASE)
_MORE = re.compile(r"\b(?:шинээр|нэмж|нэмэгд|нэмэлт)", re.IGNORECASE)
# «5 осол бүртгэгдсэнээс гурав нь …»: a whole of which each part may be within the limit.
_PARTED = re.compile(
    r"\s+(?:[^\W\d]+\s+){0,3}?(?:[^\W\d]+с[аэоө]н[аэоө]{2}с|\d\s+\w+[аэоө]{2}р|хуваа)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Miss:
    """A figure of a duty, the figures that answer it, and what they come to.

    ``is_over`` says that they are more than what is allowed, not less than what is asked for.
    """

    wanted: Quantity
    given: tuple[Quantity, ...]
    value: Decimal
    is_over: bool


def find_misses(text: str, duty: str) -> Iterator[Miss]:
    """Yield the amounts of ``duty`` that the figures of ``text`` do not reach, or exceed."""
    text, duty = in_digits(text), in_digits(duty)
    wanted = amounts_in(duty)[:_MOST]
    told = amounts_in(text) if wanted else []
    lowered = small(duty)
    for asked in wanted:
        if _is_cap(duty, asked.quantity):
            yield from _over(text, duty, asked, told)
        elif not _NO_DEMAND.search(lowered) and _is_asked(duty, asked):
            yield from _below(text, duty, asked, told)


def _is_cap(duty: str, q: Quantity) -> bool:
    most = q.bound is Bound.AT_MOST and _CAP.search(
        duty, q.start, q.stop + len("хэтрүүлэхгүй")
    )
    kept = q.case is Case.DATIVE and _KEPT_AT.match(duty, q.stop)  # «60 мянгад барих»
    return bool(most or kept or _CAP_BEHIND.match(duty, q.end))


def _is_asked(duty: str, asked: Amount) -> bool:
    q = asked.quantity
    if q.bound not in (Bound.EXACT, Bound.AT_LEAST) or TIMES in q.nouns:
        return False
    least = q.bound is Bound.AT_LEAST
    if _OF_DAY.match(duty, q.end):
        return False
    stock = q.unit in _MEASURE_UNITS and bool(_MEASURED & asked.behind)
    condition = not CONDITIONS.isdisjoint(q.nouns) and q.unit not in ("км", "метр")
    bare = not q.unit and not asked.things
    distance = q.unit in ("км", "метр") and _DISTANCE.match(duty, q.stop)
    if (
        (condition and not stock)
        or distance
        or bare
        or _UP_TO.search(duty[q.end : q.stop + 8])
    ):
        return False
    if q.unit in MONEY and not (least or asked.each):
        if _COLLECTED.match(duty, q.stop):
            return True
        return bool(_SOURCE.search(duty[max(0, q.start - _BEFORE) : q.start]))
    owned = (
        not (stock or _ALL_OF.search(duty, 0, q.start))
        and q.case in (Case.ABLATIVE, Case.GENITIVE, Case.COMITATIVE)
        and not least
    )
    return not owned and not (q.case is Case.INSTRUMENTAL and not q.unit and not least)


def _over(text: str, duty: str, asked: Amount, told: Sequence[Amount]) -> Iterator[Miss]:
    """Yield figures above what is allowed, where no other one of the same kind is within it."""
    cap = asked.quantity
    number_of = _NUMBER_OF.search(duty[max(0, cap.start - _BEFORE) : cap.start])
    counted = frozenset({key(stem(number_of[1]))}) if number_of else asked.things
    asked = replace(asked, before=counted) if number_of else asked
    same = [one for one in told if _is_same(one, asked, loose=True)][:_MANY]
    if same:  # «52 кейс хариуцаж, нэгд нь 26 ногдож»
        bare = (
            one for one in told if one.each and not one.things and not one.quantity.unit
        )
        spans = {sentence_at(text, one.quantity.start) for one in same}
        same += [one for one in bare if sentence_at(text, one.quantity.start) in spans]
    here = [one for one in same if not _is_of_another_time(text, one.quantity)]
    if not here or any(one.quantity.value <= cap.value for one in same):
        return
    asked_for = _stems(duty)
    near = [one for one in here if _stems(_sentence(text, one.quantity)) & asked_for]
    near = [one for one in near if not _is_parted(text, one.quantity)]
    each = [one for one in near if one.each]
    if near and (each or (len(near) == 1 and not asked.each)):
        chosen = min(each or near, key=lambda one: one.quantity.value)
        if chosen.quantity.bound in (Bound.EXACT, Bound.AT_LEAST):
            yield Miss(cap, (chosen.quantity,), chosen.quantity.value, is_over=True)


def _below(text: str, duty: str, asked: Amount, told: Sequence[Amount]) -> Iterator[Miss]:
    """Yield figures that stay below, all together, what is asked for."""
    wanted = asked.quantity
    told = _for_each(text, told) if asked.each else told
    before = duty[max(0, wanted.start - _BEFORE) : wanted.start]
    if not asked.each and _OVER_TIME.search(before):
        return
    same = _that_answer(text, asked, told)
    if wanted.case is Case.DATIVE and _TO_REACH.match(duty, wanted.stop):
        same = [one for one in same if not _MORE.search(_sentence(text, one.quantity))]
    roots = like_roots(
        frozenset(deed.root for deed in find_asked(duty)) | verbal_roots(duty)
    )
    answers = [one for one in same if one.verbs & roots]
    if not answers or _is_all(text, answers):
        return
    totals = [one for one in same if _is_total(text, one.quantity)]
    value = _value(totals or same)
    value += Decimal(0) if totals else _listed(text, same, told)
    if value < wanted.value:
        given = tuple(one.quantity for one in totals or same)
        yield Miss(wanted, given, value, is_over=False)


def _for_each(text: str, told: Sequence[Amount]) -> list[Amount]:
    """Return the figures that fall to each, and those that are added to them."""
    return [
        one
        for one in told
        if not _is_total(text, one.quantity)
        and (one.each or (one.quantity.unit and _adds(text, one.quantity)))
    ]


def _that_answer(text: str, asked: Amount, told: Sequence[Amount]) -> list[Amount]:
    """Return the figures of what is asked for; none where one is enough, or tells of a part."""
    wanted = asked.quantity
    same = [one for one in told if _is_same(one, asked, loose=False)]
    same = [one for one in same if not _is_of_those(text, one.quantity)]
    if len(same) > _MANY:
        return []
    spelt = _spelt(text, asked)
    for one in (*same, *_bare_beside(text, same, told), *spelt):
        if one.quantity.bound is Bound.AT_LEAST or one.quantity.value >= wanted.value:
            return []
    same = [
        one
        for one in same
        if not is_lacking(text, one.quantity)
        and not _is_of_another_time(text, one.quantity)
    ]
    if wanted.unit in MONEY and any(_is_enough(one, wanted) for one in told):
        return []
    same = same or spelt
    if asked.each and not any(one.each for one in same):
        return []
    return [] if any(_is_apart(text, one, asked) for one in same) else same


def _is_enough(one: Amount, wanted: Quantity) -> bool:
    """Whether some sum of money, told of whatever, is as much as wanted."""
    return one.quantity.unit in ("", wanted.unit) and one.quantity.value >= wanted.value


def _is_of_those(text: str, q: Quantity) -> bool:
    """Whether a figure tells of some of those just told: «… шалгахад 9 нь зөрчилтэй, 2 нь …»."""
    start = sentence_at(text, q.start)[0]
    return bool(_OF_THOSE.search(text, start, q.end + 4))


def _is_apart(text: str, one: Amount, asked: Amount) -> bool:
    """Whether a figure is a part, falls to each or to a time, or things have numbers as names."""
    q = one.quantity
    start, end = sentence_at(text, q.start)
    near = text[start : q.start]
    names = {key(stem(match[1])) for match in ORDINAL.finditer(text, start, end)}
    per = not asked.each and PER.search(re.split(r"[,;]\s", near)[-1])
    part = PART.search(near) and not (
        _is_total(text, q) or asked.quantity.unit in MONEY or _NO_PART.search(near)
    )
    return bool(per or part or names & asked.things)


def _bare_beside(
    text: str, same: Sequence[Amount], told: Sequence[Amount]
) -> Iterator[Amount]:
    """Yield the figures without unit or noun in the sentences of some others."""
    spans = {sentence_at(text, one.quantity.start) for one in same}
    for one in told:
        bare = not one.quantity.unit and not one.behind and not one.head
        if bare and sentence_at(text, one.quantity.start) in spans:
            yield one


def _value(amounts: Sequence[Amount]) -> Decimal:
    """Return what the amounts come to: the one that is the sum of the others, or their sum."""
    values = [one.quantity.value for one in amounts]
    most = max(values)
    return most if len(values) > 2 and 2 * most == sum(values) else sum(values, Decimal(0))  # noqa: PLR2004


def _listed(text: str, amounts: Sequence[Amount], told: Sequence[Amount]) -> Decimal:
    """Return the bare figures of the same sentences, which may count the same thing."""
    spans = {sentence_at(text, one.quantity.start) for one in amounts}
    things = frozenset[str]().union(*(one.things for one in amounts))
    return sum(
        (
            one.quantity.value
            for one in told
            if one not in amounts
            and not one.quantity.unit
            and not one.behind
            and not _is_of_those(text, one.quantity)
            and (not one.head or one.before & things or _is_of_list(text, one, amounts))
            and sentence_at(text, one.quantity.start) in spans
        ),
        Decimal(0),
    )


def _is_of_list(text: str, one: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a figure is joined to one behind it: «оператор 2 910, багийн цэг 655 лавлагаа»."""
    between = (text[one.quantity.stop : a.quantity.start] for a in amounts if a.behind)
    return any(
        said.startswith(",") and not any(map(is_verb, _WORD.findall(said)))
        for said in between
        if said
    )


def _is_parted(text: str, q: Quantity) -> bool:
    """Whether a figure is told only to be taken apart: «38 хүүхдийг хоёр рейсээр»."""
    return bool(_PARTED.match(text, q.stop))


def _is_same(one: Amount, asked: Amount, *, loose: bool) -> bool:
    """Whether a figure may answer: by its unit, or by what it counts."""
    unit, wanted = one.quantity.unit, asked.quantity.unit
    if wanted in MONEY and not (
        loose or asked.each or asked.quantity.bound is Bound.AT_LEAST
    ):
        return unit in ("", wanted) and _is_same_source(one, asked)
    if wanted in _MEASURE_UNITS:
        return unit == wanted
    physical = wanted not in COUNTERS and wanted != ""
    if physical:
        apart = one.things and asked.things and not one.things & asked.things
        return unit == wanted and (
            loose or asked.each or not (one.behind and asked.behind and apart)
        )
    if unit not in COUNTERS and unit != "":
        return False
    if one.things & asked.things:
        return bool(one.behind & asked.things) or not one.behind
    people = one.behind & ANYBODY and asked.things & PERSONS
    return bool(people or (one.things & PERSONS and asked.behind & ANYBODY))


def _is_same_source(one: Amount, asked: Amount) -> bool:
    """Whether money is of the same: by two words before it, or by the one just before it."""
    both = one.before & asked.before
    return len(both) >= _SAME_SOURCE or bool(asked.head and asked.head in both)


def _is_of_another_time(text: str, q: Quantity) -> bool:
    """Whether a figure is of another year, of a plan, or of what is left."""
    start = sentence_at(text, q.start)[0]
    before = re.split(r"[,;]\s", text[max(start, q.start - _BEFORE) : q.start])[-1]
    return bool(_OTHER_TIME.search(before) or _PLAN_BEHIND.match(text, q.stop))


def _is_total(text: str, q: Quantity) -> bool:
    return bool(_TOTAL.search(small(text[max(0, q.start - _BEFORE) : q.start])))


def _adds(text: str, q: Quantity) -> bool:
    """Whether a figure is told as more of the same: «нэмж 50 кг»."""
    before = text[max(0, q.start - _BEFORE) : q.start]
    return (
        bool(
            re.search(
                r"\b(?:нэмж|нэмэлт|дахин|мөн|дээр\s+нь|хоёр\s*дахь|суутга)\b",
                before,
                re.IGNORECASE,
            )
        )
        or q.case is Case.ACCUSATIVE
    )


def _is_all(text: str, amounts: Sequence[Amount]) -> bool:
    """Whether the sentence of a figure says that all of them were reached."""
    return any(_ALL.search(_sentence(text, one.quantity)) for one in amounts)


def _spelt(text: str, asked: Amount) -> list[Amount]:
    """Return the numbers in words that count what is asked for: «хоёр брэнд арга хэмжээ»."""
    things = asked.things
    found = []
    for q in in_words(text, things):
        behind = text[q.end : sentence_at(text, q.start)[1]]
        verbs = frozenset(verb_root(w) for w in _WORD.findall(behind) if is_verb(w))
        if q.case is not Case.GENITIVE or not asked.behind:
            found.append(Amount(q, things, frozenset(), "", verbs | BECOMES, each=False))
    return found


def _stems(text: str) -> frozenset[str]:
    kept = telling(text)
    return frozenset(key(stem(w)) for w in _WORD.findall(text) if key(w) in kept)


def _sentence(text: str, q: Quantity) -> str:
    start, end = sentence_at(text, q.start)
    return text[start:end]
