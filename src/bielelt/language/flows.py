"""A stock at its beginning, what came to it or went from it, and what it is then.

«Оны эхэнд 118 албан хаагчтай байсан. 9 хүн чөлөөлөгдөж, 6 хүн томилогдсон, … эцэст 117», «урьд
оны 31-ээс 17-гоор нэмэгдэж 46 болсон»: who tells all three can be recomputed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bielelt.language.folding import small
from bielelt.language.lists import are_persons, in_one_scale, is_bare_million, unbracketed
from bielelt.language.moves import FALLS, RISES, has_become, is_by
from bielelt.language.partings import OF_DONE
from bielelt.language.quantities import Quantity
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case
from bielelt.language.sums import Enumeration, Form
from bielelt.language.units import MONEY

_MORE = rf"{RISES}|нэм[жэс]|томилогд|элс|шинээр|байгуул|баригд|сэргээ|худалдан\s+ав|төр(?:ж|сөн|өв)\b|нүүж\s+ир|шилжин\s+ир|ирснээр|ирж\b|авснаар|тавьснаар|холбогдсон|өргөж|нийлүүл"
_LESS = rf"{FALLS}|хас[с]?|чөлөөлөгд|халагд|нүүж\s+(?:яв|шилж)|шилжин\s+яв|татан\s+буу|хаагд|актла|устга|нас\s+бар|хатсан|үхсэн|төлж|хорогд"
_MOVED = re.compile(
    rf"(?:\s+[^\W\d]+){{0,3}}?\s+(?:(?P<more>{_MORE})|(?P<less>{_LESS}))", re.IGNORECASE
)
_OPENS = re.compile(
    r"\b(?:(?:оны|жилийн|сарын|улирлын)\s+эх(?:энд|ний)|эхний\s+үлдэгдэл|анх|анхны|өмнө|өмнө\s+нь|урьд|өмнөх\s+\w+|өнгөрсөн\s+\w+)\b|"
    r"\b(?:байсан|байснаас|байснаа|байсныг|батлагдсан|эхэлсэн)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:бол(?:сон|жээ|ж|ов|лоо|оод)|хүр(?:сэн|ч|лээ|эв|снийг)|эцэст|эцсийн|одоо|одоогоор|дараах|ингээд|ийнхүү)\b",
    re.IGNORECASE,
)
# «9 камер шинээр тавьснаар 43 камер ажиллаж байна»
_SO_THAT = re.compile(r"[^\W\d]с[аэоө]?н[аэоө]{2}р\s+(?:[^\W\d]+\s+){0,3}$", re.IGNORECASE)
# «төрсөн 31, шилжин явсан 37», «нэмэгдсэн нь 45», «орлого 24 сая»: the deed is the label.
_LABELLED = re.compile(
    rf"(?:^|\s)(?:(?:(?P<less>{_LESS}|акт[аэ]л|шилж|нядал|эдгэр|үх|төгс|яв|гар|зар|нас\s+бар)|(?:{_MORE}|төр|төл|ир|ор(?!хи)|ав|томил))"
    r"[^\W\d]*(?:с[аэоө]н|лт|ол)|орлого|(?P<out>зарлага))(?:\s+нь)?\s*[:–—-]?\s*$"
)
# «шинээр 8-ыг авснаар»: what comes may be told before.
_NEW = re.compile(r"\b(?:шинээр|нэмж|нэмэлтээр)\s+(?:[^\W\d]+с[аэоө]н\s+)?$", re.IGNORECASE)
# «урьд тарьсан 15,0 га-тай нийлүүлбэл», «36 хүнийг нэмбэл»
_ADDED = re.compile(
    r"\s*(?:-\w+\s+)?(?:хамт\s+)?(?:нийл(?:үүл)?(?:бэл|ээд|эхэд|ж)|(?:дээр\s+)?нэм(?:бэл|эхэд|ээд))\b",
    re.IGNORECASE,
)
_ITEM_ENDS = re.compile(r"[,.;:]\s|\d")
_WAS = re.compile(r"\s+байс", re.IGNORECASE)
_BEFORE = re.compile(r"\s*(?:өмнө|урьд|өнгөрсөн\s+онд)\b[^\d]*$", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"дундаж|(?<!өдөр )тутам|хувь|%|давхард|тус\s+бүр(?!тг)|зорилт|төлөвлө|боловч|эсрэгээр|харин",
    re.IGNORECASE,
)
_LEAST, _MOST_MOVES = 5, 8
_LABEL, _REACH = 60, 330
_FEWEST = 3


def find_flows(text: str) -> Iterator[Enumeration]:
    """Yield what it is then as the total, and the beginning with all that moved as its parts.

    What went from it is a part below zero.
    """
    figures = [q for q in unbracketed(text) if q.is_exact and q.value > 0]
    if len(figures) < _FEWEST:
        return
    starts = [start for start, _ in sentence_spans(text)]
    for index, last in enumerate(figures):
        if last.value < _LEAST or not _is_closing(text, last):
            continue
        number = bisect_right(starts, last.start) - 1
        begin = max(starts[max(0, number - 2)], last.start - _REACH)
        near = [q for q in figures[:index] if q.start >= begin and _is_like(q, last)]
        # «… хоёроор нэмэгдэж 31 болсон. Өмнө 27 уст цэг байсан»
        behind = [q for q in figures[index + 1 : index + 2] if _is_told_behind(text, q)]
        found = _flow(text, [*behind, *near] if behind else near, last)
        if found:
            yield found
    yield from _of_differences(text, figures, starts)
    yield from _of_what_is_added(text, figures, starts)


def _of_differences(
    text: str, figures: Sequence[Quantity], starts: Sequence[int]
) -> Iterator[Enumeration]:
    """Yield «46 …, урьд оны 31-ээс 17-гоор олон»: what is now stands before what was."""
    for now, was, by in zip(figures, figures[1:], figures[2:], strict=False):
        if found := _told_in_order(text, now, was, by):
            yield found
            continue
        begin = starts[max(0, bisect_right(starts, by.start) - 1)]
        sign = _sign(text, by, by.stop + _LABEL)
        told = (
            now.start >= begin
            and was.case is Case.ABLATIVE
            and is_by(text, by)
            and len(text[was.stop : by.start].split()) <= 1
            and now.case in (Case.BARE, Case.DATIVE)
        )
        alike = _is_like(was, now) and _is_like(by, now)
        if told and sign and alike and not _OTHERWISE.search(text, now.start, by.stop):
            part = by if sign > 0 else replace(by, readings=tuple(-v for v in by.readings))
            yield Enumeration(Form.FLOW, now, (was, part), named=False, same=True)


def _told_in_order(
    text: str, was: Quantity, now: Quantity, by: Quantity
) -> Enumeration | None:
    """Return «2 610 байснаас 2 894 болж 284-өөр нэмэгдэв», where all three are told."""
    from_it = was.case is Case.ABLATIVE or OF_DONE.match(text, was.end)
    sign = _sign(text, by, by.stop + _LABEL)
    told = from_it and has_become(text, now) and is_by(text, by) and sign
    alike = _is_like(was, now) and _is_like(by, now)
    if not (told and alike) or _OTHERWISE.search(text, was.start, by.stop):
        return None
    if ". " in text[was.end : by.start]:
        return None
    part = by if sign > 0 else replace(by, readings=tuple(-v for v in by.readings))
    return Enumeration(Form.FLOW, now, (was, part), named=False, same=True)


def _of_what_is_added(
    text: str, figures: Sequence[Quantity], starts: Sequence[int]
) -> Iterator[Enumeration]:
    """Yield «… 6,0, … 4,0 га-г. Урьд тарьсан 15,0 га-тай нийлүүлбэл … 25,0 га болсон»."""
    for index, (added, last) in enumerate(pairwise(figures)):
        if not index or not any(_ADDED.match(text, end) for end in (added.end, added.stop)):
            continue
        number = bisect_right(starts, last.start) - 1
        begin = max(starts[max(0, number - 1)], last.start - _REACH)
        near = [
            q
            for q in figures[:index]
            if q.start >= begin and (_is_like(q, last) or not (q.unit or q.nouns))
        ]
        alike = near and _is_like(added, last) and last.start < added.stop + _LABEL * 2
        if alike and not _OTHERWISE.search(text, near[0].start, last.stop):
            parts = in_one_scale(text, (*near, added))
            yield Enumeration(Form.JOINED, last, parts, named=False, same=True)


def _flow(text: str, near: Sequence[Quantity], last: Quantity) -> Enumeration | None:
    """Return the flow into ``last`` if all figures between are told to have moved."""
    places = range(len(near) - 1, -1, -1)
    opening = next((n for n in places if _opens(text, near[n], last)), None)
    if opening is None:
        return None
    first, moved = near[opening], near[opening + 1 :]
    signs = [_sign(text, q, last.start) for q in moved]
    if not moved or len(moved) > _MOST_MOVES or 0 in signs:
        return None
    begin = min(first.start, moved[0].start)
    told = text[begin : last.stop + _LABEL // 2]
    # What is labelled as moved may be more than there was: «орлого 140 тн».
    strange = any(q.value >= first.value and not _label(text, q) for q in moved)
    if _OTHERWISE.search(told) or strange:
        return None
    parts = [
        q if sign > 0 else replace(q, readings=tuple(-v for v in q.readings))
        for q, sign in zip(moved, signs, strict=True)
    ]
    return Enumeration(Form.FLOW, last, (first, *parts), named=False, same=True)


def _is_told_behind(text: str, q: Quantity) -> bool:
    """Whether a sentence of its own tells what there was before."""
    label = re.split(r"[.;]\s", text[max(0, q.start - _LABEL) : q.start])[-1]
    return bool(_BEFORE.match(label))


def _opens(text: str, q: Quantity, last: Quantity) -> bool:
    still = _WAS.match(text, q.stop)  # «320 гишүүнтэй байснаас нэмэгдсэн нь 45»
    return _is_opening(text, q) and bool(still or not _sign(text, q, last.start))


def _is_opening(text: str, q: Quantity) -> bool:
    """Whether a figure is what there was: «байсан», «оны эхэнд», «урьд оны 31-ээс»."""
    label = re.split(r"[.;]\s", text[max(0, q.start - _LABEL) : q.start])[-1]
    behind = re.split(r"[,.;]\s", text[q.end : q.end + _LABEL])[0]
    if is_by(text, q) and _MOVED.match(text, q.stop):
        return False
    added_to = re.match(r"(?:\s+[^\W\d]+){0,2}?\s+дээр\b", text[q.end : q.end + _LABEL])
    return bool(
        added_to
        or q.case is Case.ABLATIVE
        or _OPENS.search(label)
        or re.search(r"\b(?:байс|батлагд|эхэл)", behind)
    )


def _is_closing(text: str, q: Quantity) -> bool:
    """Whether a figure is what there is then: «46 болсон», «жилийн эцэст 117»."""
    # «70 ажилчин унаагаар»: the ending is that of another word.
    by_so_many = is_by(text, q) and len(text[q.end : q.stop].split()) <= 1
    if q.case in (Case.ABLATIVE, Case.ACCUSATIVE) or by_so_many:
        return False
    label = re.split(r"[,.;]\s", text[max(0, q.start - _LABEL) : q.start])[-1]
    behind = re.split(r"[,.;]", text[q.end : q.end + _LABEL], maxsplit=1)[0]
    by_then = _SO_THAT.search(label)
    return bool(by_then or _CLOSES.search(label) or _CLOSES.search(behind))


def _sign(text: str, q: Quantity, stop: int) -> int:
    """Return 1 for what came, -1 for what went, 0 for what was not told to move."""
    moved = _MOVED.match(text, q.stop, stop) or _MOVED.match(text, q.end, stop)
    told = _label(text, q)
    # «малаа орхисон 9-ийг хасахад»: the verb that takes it away tells more.
    if told and not (moved and q.case is Case.ACCUSATIVE):
        return -1 if told["less"] or told["out"] else 1
    if moved is None:
        return int(bool(_NEW.search(text, max(0, q.start - _LABEL), q.start)))
    return 1 if moved["more"] else -1


def _label(text: str, q: Quantity) -> re.Match[str] | None:
    """Return the deed that labels a figure: «төрсөн 31», «зарлага 122 тн»."""
    before = _ITEM_ENDS.split(small(text)[max(0, q.start - _LABEL) : q.start])[-1]
    return _LABELLED.search(before)


def _is_like(q: Quantity, last: Quantity) -> bool:
    if last.unit in MONEY and is_bare_million(q):
        return True
    if q.unit != last.unit:
        return not q.unit and not q.nouns and q.case is not Case.BARE
    return not q.nouns or not last.nouns or q.counts_same(last) or are_persons(q, last)
