"""Which percentage of a text answers a percentage that a duty demands.

«Хамралт 75.0 хувь. Үүний 35 хувь нь эрэгтэй» answers «хамралтыг 80 хувьд хүргэх» with 75: the
one that is told in the words of the demand. What was so before, what falls to a part of the
answer, and a rise for a level answer nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.demands import Demand, is_aim
from bielelt.language.likeness import key, telling
from bielelt.language.openings import opening_of
from bielelt.language.quantities import Bound, Percent, find_percents
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of
from bielelt.language.verbs import joins_clauses

_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
_STOPS = re.compile(r"[,;.:]\s|\bбуюу\b|$")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|хув)", re.IGNORECASE)
_NEAR = 2
_FEW = 3
_REACH = 300
# What is counted everywhere says nothing of what is counted here.
_NOTHING = frozenset(
    {
        "хувь",
        "хув",
        "нийт",
        "сум",
        "айм",
        "баг",
        "сар",
        "он",
        "тайл",
        "юм",
        "дуг",
        "ханг",
        "одоо",
    }
)
_LIGHT = re.compile(
    r"бол(?:[жсвл]|но|ов)|бай(?:на|гаа|в|с[аэ]н|х|лаа|жээ)|хүр(?:[сэчвл]|т)|эзэ?л|гар[сч]|гарав",
    re.IGNORECASE,
)
# The names of any measure; of what, the words before them tell.
_MEASURES = frozenset({"хамр", "гуйц", "биел", "ирц", "дунд", "тувш", "ханг"})
_FALLS = re.compile(
    r"\b(?:буур|бууруул|багас|цөөр|хэмн|хорогд|(?:бага|цөөн|доогуур)\b)", re.IGNORECASE
)
_RISES = re.compile(
    r"\b(?:өс(?!вөр)|нэмэгд|нэмс|ахи[жсвгу]|дээшил|дээшл|сайж|илүү|их\b|өндөр\b)",
    re.IGNORECASE,
)
# «үүний 35 хувь», «өмнөх онд 52 хувь байсан»: not of all, not of now.
_OF_PART = re.compile(
    r"\b(?:үүн(?:ий|ээс)|(?:эд|тэд)\w*(?:ий|ээс)|үлдсэн|бусад)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:өмнөх|өнгөрсөн|урьд|оны\s+эхэнд|\d{4}\s+онд)\b|тулд\b", re.IGNORECASE
)
_WAS = re.compile(
    r"\s*(?:\([^()]{1,20}\)\s*)?(?:\w+\s+)?бай(?:сан|в|снаас)\b", re.IGNORECASE
)
# «58 хувьтай байсан бол … 71 хувь болж», «буурсан 12 хувьтай харьцуулахад»
_WAS_BUT = re.compile(r"\s*(?:\w+\s+)?байс(?:ан\s+(?:бол|ч|боловч)|ныг)\b", re.IGNORECASE)
_COMPARED = re.compile(r"\s*(?:\w+\s+)?харьцуул", re.IGNORECASE)
_OVERALL = re.compile(r"\b(?:дундаж|дундч|нийт(?:дээ)?|хэмжээнд|нийлбэр)", re.IGNORECASE)
_DENIED = re.compile(r"[аэоө]{2}гүй\b|с[аэоө]нгүй\b", re.IGNORECASE)
_OWN_MEASURE = re.compile(r"(\w+лт)(?:ын|ийн)?(?:\s+(?:нь|хувь))?\s*$", re.IGNORECASE)
_BECOMES = re.compile(r"\b(?:бол[жсвог]|хүр)", re.IGNORECASE)
_IS_SO = re.compile(r"\s*нь\b", re.IGNORECASE)
# «үзлэгт хамрагдвал зохих 21400 иргэнээс 11342 нь буюу 53 хувь»: of all, and not of those who
# were reached («хамрагдсан 600 хүний 210 нь буюу 35 хувь нь эрэгтэй»).
_OF_WHOLE = re.compile(
    r"(?<!с[аэоө]н )\b\d[\d\s]*\s(?:\w+,?\s){0,3}?\w+(?:[аэоө]{2}с|[ыи]й?н)\s(?:\w+\s+){0,2}?\d[\d\s]*\s*(?:нь|\w+)\s+буюу\s*$",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\s*(?:пункт|нэгж)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attained:
    """The percentages that answer; ``sure`` says that they are told in the demand's words."""

    percents: tuple[Percent, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """The roots of a demand: all of its statement, the ones just before it, what it measures.

    ``whole`` is whether the last word before it owns the percentage: «өрхийн 60 хувийг».
    """

    words: frozenset[str]
    near: tuple[str, ...]
    measures: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands between the last percentage and one, behind it, and before the last."""

    before: str
    tail: str
    far: str


def attained(text: str, duty: str, demand: Demand) -> Attained:
    """Return the percentages of ``text`` that answer ``demand`` of ``duty`` best."""
    asked = _asked(duty, demand)
    change = ""
    if isinstance(demand.what, Percent) and not demand.is_most:
        change = _change(duty, demand.what)
    scored = [
        (score, percent)
        for percent, said in _told(text)
        if _is_answer(text, percent, said)
        and _change(text, percent) == change
        and (score := _score(asked, said, percent)) > 0
    ]
    best = max((score for score, _ in scored), default=0)
    return Attained(tuple(p for score, p in scored if score == best), sure=best >= _SURE)


_SURE = 2


def _asked(duty: str, demand: Demand) -> _Asked:
    begin = max((p.stop for p in find_percents(duty) if p.stop <= demand.start), default=0)
    here = (a for a, b in sentence_spans(duty) if a <= demand.start < b)
    begin = max(begin, demand.start - _REACH, *here)
    for comma in re.finditer(r"(\w+)[,;]\s", duty[begin : demand.start]):
        if joins_clauses(comma[1]) or comma[0].rstrip().endswith(";"):
            last = begin + comma.end()
            begin = last if _WORD.search(duty, last, demand.start) else begin
            break
    stop = _STOPS.search(duty, demand.end)
    before = [
        w
        for w in _WORD.findall(duty[begin : demand.start])
        if opening_of(w) not in _NOTHING
    ]
    after = duty[demand.end : stop.start() if stop else None]
    whole = case_of("".join(before[-1:])) is Case.GENITIVE
    objects = [n for n, word in enumerate(before, 1) if case_of(word) is Case.ACCUSATIVE]
    head = objects[-1] if objects and not whole else len(before)
    near = tuple(opening_of(w) for w in before[max(0, head - _NEAR) : head])
    measures = _roots(after) if whole or not before else frozenset(near[-1:])
    return _Asked(_roots(duty[begin : demand.start]) | _roots(after), near, measures, whole)


def _told(text: str) -> Iterator[tuple[Percent, _Said]]:
    """Yield each percentage with the words around it."""
    percents = list(find_percents(text))
    spans = list(sentence_spans(text)) if percents else []
    starts = [start for start, _ in spans]
    last = 0
    for percent in percents:
        place = bisect_right(starts, percent.start) - 1
        start, end = spans[place]
        start = max(start, percent.start - _REACH)
        own = text[max(last, start) : percent.start]
        far = text[start : max(last, start)]
        if far and not _roots(own) - _MEASURES:
            own, far = text[start : percent.start], ""
        elif not far and place and (len(percents) == 1 or len(_roots(own)) < _FEW):
            far = text[max(starts[place - 1], start - _REACH) : start]
        stop = _STOPS.search(text, percent.stop, min(end, percent.stop + _REACH))
        tail = text[percent.stop : stop.start() if stop else end]
        other = _PERCENT.search(tail)
        yield percent, _Said(own, tail[: other.start()] if other else tail, far)
        last = percent.stop


def _is_answer(text: str, percent: Percent, said: _Said) -> bool:
    """Whether this may be what was reached: not an aim, not of a part, not of the past."""
    if percent.bound is Bound.EXACT and percent.case is Case.ABLATIVE:
        return False
    if is_aim(text, percent) or _OF_PART.search(said.before) or _POINTS.match(said.tail):
        return False
    if _WAS.match(said.tail) and _BEFORE.search(said.before):
        return False
    if _WAS_BUT.match(said.tail) or _COMPARED.match(said.tail):
        return False
    return not _DENIED.search(said.tail)


def _score(asked: _Asked, said: _Said, percent: Percent) -> int:
    """Return how much a percentage is told in the words of the demand; 0 if not at all."""
    own = _roots(said.tail)
    here = _roots(said.before) | own
    far = _roots(said.far)
    words = [opening_of(w) for w in _WORD.findall(said.before)]
    beside = len(set(asked.near).intersection(words[-_NEAR:]))
    covers = percent.case is Case.DATIVE  # «хашааны 41 хувьд нь хийв»
    is_so = _IS_SO.match(said.tail) and not covers
    common = len(here & asked.words)
    if is_so and common >= _SURE and _OF_WHOLE.search(said.before):
        is_so = None
    composition = is_so or case_of(_last(said.before)) is Case.GENITIVE
    if composition and own and not own & (asked.words | asked.measures | _MEASURES):
        return 0
    measure = _OWN_MEASURE.search(said.before)
    known = asked.words | asked.measures | _MEASURES
    if measure and opening_of(measure[1]) not in known:
        return 0
    around = len(far & asked.words)
    named = bool(here & _MEASURES) and around > 0
    measured = not asked.measures.isdisjoint({*words, *own})
    owned = asked.whole and not {*asked.near[-1:]}.isdisjoint(words)
    if not (measured or named or owned or common + around >= _SURE):
        return min(common, 1)
    overall = bool(_OVERALL.search(said.before))
    return _SURE + 2 * (common + measured + beside + overall) + around


def _change(text: str, percent: Percent) -> str:
    """Return «rises» or «falls» where a percentage tells by how much; else nothing."""
    tail = text[percent.stop : percent.stop + 40]
    stop = _STOPS.search(tail)
    listed = percent.case is Case.INSTRUMENTAL and tail.startswith(",")
    tail = tail[: stop.start()] if stop and not listed else tail
    near = " ".join(w for w in _WORD.findall(tail)[:3] if not w.endswith("хгүй"))
    before = text[max(0, percent.start - 24) : percent.start]
    name = _WORD.findall(before)[-1:]
    if percent.case is Case.DATIVE or percent.case is Case.ACCUSATIVE:
        return ""
    becomes = _BECOMES.search(near)
    end = becomes.start() if becomes else len(near)
    for kind, pattern in (("falls", _FALLS), ("rises", _RISES)):
        if pattern.search(near, 0, end) or (name and pattern.match(name[0])):
            return kind
    return ""


def _last(text: str) -> str:
    words = _WORD.findall(text)
    return words[-1] if words else ""


def _roots(text: str) -> frozenset[str]:
    kept = telling(text)
    words = (w for w in _WORD.findall(text) if key(w) in kept and not _LIGHT.match(w))
    return frozenset(map(opening_of, words)) - _NOTHING
