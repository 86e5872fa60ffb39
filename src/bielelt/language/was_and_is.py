"""What something was and what it is, told in one sentence or in two: «өмнөх онд 40, энэ онд 31».

Which of two figures was, say the words beside it: «өнгөрсөн онд», «оны эхэнд», «40 байсан».
"""

import re
from collections.abc import Iterator

from bielelt.language.folding import small
from bielelt.language.likeness import key
from bielelt.language.lists import OF_WHICH
from bielelt.language.people import are_people
from bielelt.language.quantities import Quantity
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case
from bielelt.language.units import COUNTERS
from bielelt.language.worded import find_counts

_THEN = re.compile(
    r"\b(?:(?:өмнөх|өнгөрсөн|урьд|урд|ноднин)\s+(?:\w+\s+)?(?:он|жил|үе|хагас|улир|сар)\w*|мөн\s+үед|урьд\s+нь|өмнө\s+нь|(?:оны|жилийн)\s+эхэнд|эхлэхэд)\b[^,;.]*$"
)
_WAS = re.compile(r"(?:\s+[^\W\d]+){0,4}?\s+байс?(?:ан|наа|наас|ныг|в|жээ|лаа)\b")
_NOW = re.compile(
    r"\b(?:(?:энэ|тайлант)\s+(?:он|жил|үе|хагас|улир|сар)\w*|одоо|(?:оны|жилийн)\s+эц[эс]\w*|эцсийн\s+дүнгээр|20\d\d\s+онд|хагас\s+жилд|тайлан\w*\s+өдр\w*)\b[^,;.]*$"
)
_BECAME = re.compile(
    r"(?:\s?-?[дт]\b)?(?:\s+[^\W\d]+){0,3}?\s+(?:бол[жсвлог]|хүр[члсэ]|үлд|бүртгэгд|бүртгэ|гар[чсла]|байна|байгаа|буур|цөөр|багас|нэмэгд|өс[сөч]|илэр|хөтл|ажилла|тогло|хий)"
)
_NO_LEVEL = (Case.INSTRUMENTAL, Case.ABLATIVE, Case.GENITIVE)
_BEFORE = 60
_REACH = 3  # sentences
_MOST = 40  # figures of a text; more are a table
_SAYS_THEN = (
    "байс",
    "байв",
    "байж",
    "мнөх",
    "нгөрсөн",
    "рьд",
    "эхэнд",
    "ноднин",
    " үед",
    "онд",
)


def find_was_and_is(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield what something was, and what the text tells of it later as what it is."""
    lowered = small(text)
    if not any(map(lowered.__contains__, _SAYS_THEN)):
        return
    figures = [q for q in find_counts(text) if q.is_exact][:_MOST]
    spans = list(sentence_spans(text))
    places = [
        next((n for n, (a, b) in enumerate(spans) if a <= q.start < b), 0) for q in figures
    ]
    used: set[int] = set()
    for n, was in enumerate(figures):
        if n in used or not _is_past(lowered, spans[places[n]][0], was):
            continue
        found: list[int] = []
        for later in range(n + 1, len(figures)):
            now, start = figures[later], spans[places[later]][0]
            if places[later] - places[n] >= _REACH or _is_past(lowered, start, now):
                break
            apart = places[later] != places[n]
            if _is_like(was, now, apart=apart) and _is_now(lowered, start, now):
                found.append(later)
        here = [later for later in found if places[later] == places[n]]
        if found:
            said = _around(lowered, was)
            best = (
                here[0]
                if here
                else max(
                    found, key=lambda later: len(said & _around(lowered, figures[later]))
                )
            )
            used.add(best)
            yield was, figures[best]


def _around(lowered: str, q: Quantity) -> frozenset[str]:
    """Return what is said behind a figure, by the keys of the words."""
    behind = lowered[q.end : q.end + _BEFORE].split(".", maxsplit=1)[0]
    return frozenset(map(key, re.findall(r"[^\W\d_]{3,}", behind)))


def _is_now(lowered: str, start: int, q: Quantity) -> bool:
    """Whether the words beside a figure say that it became, or is so now."""
    before = lowered[max(start, q.start - _BEFORE) : q.start]
    told = _BECAME.match(lowered, q.end) or _BECAME.match(lowered, q.stop)
    is_now = told or _NOW.search(before)
    return q.case not in _NO_LEVEL and bool(is_now) and not OF_WHICH.search(before)


def _is_past(lowered: str, begin: int, q: Quantity) -> bool:
    """Whether the words beside a figure say that it was so."""
    if q.case in (Case.INSTRUMENTAL, Case.ABLATIVE):
        return False
    before = lowered[max(begin, q.start - _BEFORE) : q.start]
    if _WAS.match(lowered, q.end) or _WAS.match(lowered, q.stop):
        return True
    then, now = _THEN.search(before), _NOW.search(before)
    return bool(then and not now)


def _is_like(was: Quantity, now: Quantity, *, apart: bool) -> bool:
    """Whether both may count the same; in two sentences, by a noun or by people."""
    units = {was.unit, now.unit} - COUNTERS - {""}
    if len(units) > 1 or (was.unit in units) != (now.unit in units):
        return False
    own, other = (frozenset(map(key, q.nouns)) for q in (was, now))
    people = are_people(was.nouns) and are_people(now.nouns)
    alike = bool(own & other) or people
    return alike if apart else alike or not own or not other
