"""What each of several has to do, and the one that did less: «Салбар бүр 12-оос доошгүй сургалт».

«Номын сан 14, Музей 9 сургалт хийв» tells each of them; «8 салбар 60 сургалт хийв» cannot be
twelve each. Months and quarters are told alike: «2 дугаар сард 3, 3 дугаар сард 1 удаа».
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bielelt.language.demands import TIMES
from bielelt.language.folding import small
from bielelt.language.likeness import key
from bielelt.language.lists import OF_WHICH
from bielelt.language.numerals import figure
from bielelt.language.openings import opening_of
from bielelt.language.people import ANYBODY, are_people
from bielelt.language.quantities import Bound, Quantity
from bielelt.language.sentences import sentence_at, sentence_spans
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.units import COUNTERS
from bielelt.language.unmet import Unmet, of_number
from bielelt.language.verbs import is_verb
from bielelt.language.worded import find_counts, in_digits

# «байгууллага бүр», «сум тус бүрээс», «нэг ангид», «бүлэг тутамд», «сар бүр», «улиралд»
_EACH = re.compile(
    r"\b(?P<of>[^\W\d_]{2,})(?:\s+дарга)?\s+(?:тус\s+)?(?:бүр|тутам|тутм)\w*|"
    r"\bнэг\s+(?P<one>[^\W\d_]{2,}?)(?:[дт]|ид|ад|эд|од|өд)\b|"
    r"(?<!хагас )(?<!бүтэн )\b(?P<time>сар|улирал|жил|долоо\s+хоног)[дт]\b|"
    # «багт 5-аас доошгүй удаа»; not «12 багт»
    r"(?<!\d )\b(?P<place>баг|сум|хороо|дүүрэг|анги|бүлэг|сургууль|цэцэрлэг)(?:[дт]|нд|ид)\b"
)
_SAYS_EACH = ("бүр", "тутам", "тутм", "нэг ", "сард", "улиралд", "хоногт", "удаа")
_STATEMENT = re.compile(r"[,;:.]\s|\s[-–—]\s")
_TIME_NAMES = ("сар", "улирал", "жил", "хоног", "өдөр", "удаа", "цаг", "ээлж")
_TIMES = frozenset(opening_of(name) for name in _TIME_NAMES)
# «3 дугаар сард», «хоёрдугаар улиралд», «5-р багт», «Ширээт сумд»
_ITEM = re.compile(
    r"(?:^|[,;:]|\b(?:ба|болон|харин)\b)\s*(?P<name>(?:(?:\d{1,2}|i{1,3}|iv)\s?-?\s?(?:дугаар|дүгээр|р)\s+)?[«\"]?[^\W\d_][^,;:.\d]{1,45}?)\s*[-–:]?\s*$",
    re.IGNORECASE,
)
_OPENS_NAME = re.compile(r"(?P<name>[^\W\d_][\w-]*(?:\s+[^\W\d_]+){0,2})\s*[-–:]?\s*$")
_BODIES = frozenset(map(opening_of, (
    "сургууль", "цэцэрлэг", "эмнэлэг", "төв", "алба", "хэлтэс", "тасаг", "газар", "баг", "сум",
    "хороо", "дүүрэг", "анги", "бүлэг", "бригад", "компани", "ххк", "нөхөрлөл", "хоршоо", "музей",
    "байр", "барилга", "байшин", "өрөө", "танхим", "цэг", "салбар", "нэгж", "агентлаг", "байгууллага", "сан", "холбоо", "клуб", "хэсэг", "станц", "театр",
)))  # fmt: skip
# «3 дугаар сард 2, 4 дүгээр сард 1 удаа»: no days of these months.
_MONTH = re.compile(
    r"\b(?P<name>\d{1,2}\s?-?\s?(?:дугаар|дүгээр|р)?\s*сард)\s+(?P<n>\d{1,3})(?![\d.-])(?P<of>(?:\s+[^\W\d_]+){0,2})"
)
_PLACES = frozenset(map(opening_of, ("сум", "баг", "дүүрэг", "хороо", "тосгон", "аймаг")))
_PROPER = re.compile(r"(?:^|\s)[«\"]?[А-ЯӨҮЁ][\w-]*[»\"]?$")
_TOLD_EACH = re.compile(r"\bтус\s+(?:тус\s+)?бүр\w{0,2}\s+$")
_ADDED = re.compile(r"\b(?:нэмж|нэмэлтээр|дахин|дээр\s+нь)\b")
_MEAN = re.compile(r"\b(?:дунджаар|дундаж)")
_TOGETHER = re.compile(r"\b(?:нийт(?:дээ)?|нийлээд|бүгд|дүн|хамтдаа)\b", re.IGNORECASE)
_OTHER_TIME = re.compile(r"\b(?:өмнөх|өнгөрсөн|урьд|ноднин|төлөвлө)", re.IGNORECASE)
_LONGEST_NAME = 50
_NEAR, _BEHIND = 60, 24
_MOST = 20
_LEAST_ITEMS = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list: how it is called, and its figure."""

    name: str
    quantity: Quantity


def find_below_each(text: str, duty: str) -> Iterator[Unmet]:
    """Yield figures of ``duty`` that each has to reach, and that one of a list in ``text`` misses.

    Also what all of them together come to, if that cannot be so much for each.
    """
    lowered = small(duty)
    if not any(map(lowered.__contains__, _SAYS_EACH)):
        return
    for wanted in find_counts(in_digits(duty))[:_MOST]:
        each = _of_each(lowered, wanted)
        bounded = wanted.bound in (Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST)
        mean = _MEAN.search(lowered, max(0, wanted.start - _NEAR), wanted.start)
        for one in each if bounded and not mean else ():
            yield from _oflists_of(text, wanted, one)
            yield from _of_all(text, wanted, one)


def _oflists_of(text: str, wanted: Quantity, each: str) -> Iterator[Unmet]:
    """Yield the one of a list that did less, or more, than each should."""
    nouns = frozenset(map(key, wanted.nouns))
    most = wanted.bound is Bound.AT_MOST
    is_time = opening_of(each) in _TIMES
    months = months_of(text, nouns, most=most) if is_time else ()
    lists = [*lists_of(text, wanted, nouns), *months]
    if not most and _ADDED.search(small(text)):
        return
    if len(lists) > 1 and not is_time:
        lists = []  # «1 дүгээр улиралд …; 2 дугаар улиралд …»: each of them has several
    for items in (*lists, *_told_each(text, wanted, nouns)):
        worst = (max if most else min)(items, key=lambda item: item.quantity.value)
        value = worst.quantity.value
        beyond = value > wanted.value if most else value < wanted.value
        if beyond and all(not item.name or _is_one(item.name, each) for item in items):
            start = max(0, worst.quantity.start - len(worst.name) - 1)
            given = ((start, worst.quantity.stop),)
            span = (wanted.start, wanted.stop)
            yield of_number(span, given, ("", Fraction(value)), wanted.value, is_most=most)


def _told_each(
    text: str, wanted: Quantity, nouns: frozenset[str]
) -> Iterator[tuple[Item, ...]]:
    """Yield the figure that is told of each: «тус бүр 5 мэдээ»."""
    lowered = small(text)
    if "бүр" not in lowered:
        return
    told = [
        q
        for q in find_counts(text)
        if q.is_exact
        and _TOLD_EACH.search(lowered, max(0, q.start - _BEHIND), q.start)
        and not nouns.isdisjoint(map(key, q.nouns))
    ]
    if len(told) != 1 or told[0].unit != wanted.unit:
        return
    start, end = sentence_at(text, told[0].start)
    others = (q for q in find_counts(text) if start <= q.start < end and q != told[0])
    if not any(q.nouns[:1] in ((), told[0].nouns[:1]) for q in others):
        yield (Item("", told[0]),)


def _of_each(lowered: str, wanted: Quantity) -> list[str]:
    """Return the words for those, or for the times, each of which has to reach a figure."""
    begin = max(0, wanted.start - _NEAR)
    near = lowered[begin : wanted.start]
    near = _STATEMENT.split(near)[-1]
    places = wanted.unit == TIMES or TIMES in wanted.nouns[:1]
    return [
        of
        for m in _EACH.finditer(near)
        if (of := m["of"] or m["one"] or m["time"] or (m["place"] if places else None))
    ]


def lists_of(
    text: str, wanted: Quantity, nouns: frozenset[str]
) -> Iterator[tuple[Item, ...]]:
    """Yield the lists whose figures count what is wanted, named once or with each."""
    figures = find_counts(text)
    for start, end in sentence_spans(text):
        here = [q for q in figures if start <= q.start < end][: 2 * _MOST]
        items: list[Item] = []
        last = start
        for q in here:
            name = _name(text, last, q, is_first=not items)
            fits = q.is_exact and _is_of(q, wanted, nouns)
            if items and not (name and fits):
                yield from _whole_list(items, nouns, text[start:last])
                items = []
                name = _name(text, last, q, is_first=True)
            if name and fits:
                items.append(Item(name, q))
            last = q.stop
        yield from _whole_list(items, nouns, text[start:end])


def months_of(
    text: str, nouns: frozenset[str], *, most: bool
) -> Iterator[tuple[Item, ...]]:
    """Yield the months of a sentence, each with a figure of what is wanted.

    One month is enough where more than so much is not allowed.
    """
    for start, end in sentence_spans(text) if "сард" in text else ():
        items = [
            Item(
                match["name"],
                Quantity(
                    match.start("n"),
                    match.end("n"),
                    match.end(),
                    (Decimal(match["n"]),),
                    Bound.EXACT,
                    tuple(map(stem, match["of"].split())),
                    Case.BARE,
                ),
            )
            for match in _MONTH.finditer(text, start, end)
        ]
        if most and len(items) == 1:
            yield tuple(items)
        yield from _whole_list(items, nouns, text[start:end])


def _whole_list(
    items: Sequence[Item], nouns: frozenset[str], sentence: str
) -> Iterator[tuple[Item, ...]]:
    """Yield the items if they are several, counted with the noun or by it in their sentence."""
    counted = any(not nouns.isdisjoint(map(key, item.quantity.nouns)) for item in items)
    bare = not any(item.quantity.nouns for item in items)
    said = (key(stem(word)) for word in re.findall(r"[^\W\d_]{3,}", sentence))
    counted = counted or (
        bare and any(word.startswith(noun) for word in said for noun in nouns)
    )
    several = len({item.name for item in items}) == len(items) >= _LEAST_ITEMS
    if several and (counted or not nouns):
        yield tuple(items)


def _is_of(q: Quantity, wanted: Quantity, nouns: frozenset[str]) -> bool:
    own = frozenset(map(key, q.nouns))
    if not own and not q.unit:
        return True
    people = own & ANYBODY and are_people(wanted.nouns)
    return bool(own & nouns or people or (q.unit and q.unit == wanted.unit and not nouns))


def _name(text: str, last: int, q: Quantity, *, is_first: bool) -> str:
    """Return how the item is called that a figure is of; nothing where a verb stands before."""
    before = text[max(last, q.start - _LONGEST_NAME) : q.start]
    found = _ITEM.search(before) or (_OPENS_NAME.search(before) if is_first else None)
    if found is None or OF_WHICH.search(before) or _OTHER_TIME.search(before):
        return ""
    words = found["name"].split()
    return "" if not is_first and any(map(is_verb, words)) else found["name"]


def _is_one(name: str, each: str) -> bool:
    """Whether a name is of one of those: a time of times, a body or a place of bodies."""
    openings = [opening_of(word) for word in re.findall(r"[^\W\d_]{2,}", name)]
    # «Хагас жилд Номын сан 14»: when is no part of the name.
    times = [n for n, opening in enumerate(openings[:-1], 1) if opening in _TIMES]
    openings = openings[times[-1] :] if times else openings
    of = opening_of(each.rsplit(maxsplit=1)[-1])
    if of in openings[-1:]:
        return True
    if of in _PLACES and not _PLACES.isdisjoint(openings):
        return False  # «сум бүр» and «Овоот багт»
    if of in _TIMES or not _TIMES.isdisjoint(openings):
        return False
    return not _BODIES.isdisjoint(openings[-1:]) or _is_proper(name)


def _is_proper(name: str) -> bool:
    """Whether a name ends with a proper one, bare or as a place: «Ширээт», «Ширээтэд»."""
    found = _PROPER.search(name)
    return bool(found) and case_of(name.rsplit(maxsplit=1)[-1].strip('«»"')) in (
        Case.BARE,
        Case.DATIVE,
    )


def _of_all(text: str, wanted: Quantity, each: str) -> Iterator[Unmet]:
    """Yield what several did together, where that is less than so much for each of them."""
    nouns = frozenset(map(key, wanted.nouns))
    if not nouns:
        return
    own = opening_of(each.rsplit(maxsplit=1)[-1])
    if own in _TIMES:
        return
    figures = [q for q in find_counts(text) if q.is_exact]
    for many in figures:
        if own not in map(opening_of, many.nouns) or many.value <= 1:
            continue
        together = _together(text, figures, many, (wanted, nouns))
        if together is None:
            continue
        between = text[min(many.stop, together.stop) : max(many.start, together.start)]
        mean = Fraction(together.value) / Fraction(many.value)
        most = wanted.bound is Bound.AT_MOST
        beyond = mean > wanted.value if most else mean < wanted.value
        if beyond and mean >= 1 and not re.search(r"[;:(]", between):
            how = f"{figure(together.value)} / {figure(many.value)}"
            given = ((many.start, many.stop), (together.start, together.stop))
            span = (wanted.start, wanted.stop)
            yield of_number(span, given, (how, mean), wanted.value, is_most=most)


def _together(
    text: str,
    figures: list[Quantity],
    many: Quantity,
    asked: tuple[Quantity, frozenset[str]],
) -> Quantity | None:
    """Return what so many did together: the only figure of that kind in their sentence."""
    wanted, nouns = asked
    # «19 өрхөд нийт 190 м.кв»: times and measures are of all of them only if it is said.
    is_bare = wanted.unit in {"", *COUNTERS} and wanted.nouns[0] != TIMES
    start, end = sentence_at(text, many.start)
    here = [q for q in figures if start <= q.start < end and q is not many]
    same = [q for q in here if _counts(q, wanted, nouns)]
    if len(same) != 1 or (many.case is Case.BARE and many.start > same[0].start):
        return None
    (together,) = same
    named = _TOGETHER.search(text, max(start, together.start - _BEHIND), together.start)
    if not (named or is_bare) or together.unit != wanted.unit:
        return None
    alone = all(q.nouns for q in here if q is not together)
    return together if named or alone else None


def _counts(q: Quantity, wanted: Quantity, nouns: frozenset[str]) -> bool:
    own = frozenset(map(key, q.nouns))
    return bool(own & nouns) or bool(own & ANYBODY and are_people(map(stem, wanted.nouns)))
