"""How many of one kind a body has, told twice: «Тамгын газрын 23 албан хаагч бүгд», «газрын 27 албан хаагчийн».

Pupils of the school, staff of the office, committees of the district: whoever counts all of them, counts
the same. A figure is of all where it says so or where its owner stands right before it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations

from bielelt.language.assertions import Sentence, sentences_with_figures
from bielelt.language.countings import is_any_verb, root
from bielelt.language.folding import small
from bielelt.language.quantities import Quantity
from bielelt.language.retold import are_of_other_times
from bielelt.language.stems import Case, case_of
from bielelt.language.units import COUNTERS

_BODIES = frozenset(map(root, (
    "сургуулийн", "цэцэрлэгийн", "газрын", "эмнэлгийн", "төвийн", "хэлтсийн", "албаны", "компанийн", "байгууллагын", "сумын",
    "аймгийн", "дүүргийн", "хорооны", "багийн", "хоршооны", "тасгийн", "станцын", "отрядын", "ангийн",
)))  # fmt: skip
# They define which body is meant: «Тамгын газрын», «2 дугаар сургуулийн».
_WORD = re.compile(r"[^\W\d_]{2,}")
_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:(?P<owner>[^\W\d_]{2,}(?:ын|ийн|ны|ний|ы|ий|д|т|ад|эд|од|өд))\s+)"
    r"(?:(?:хэмжээн[ийд]\w*|нийт|бүх|одоогийн|үндсэн)\s+){0,2}"
    r"(?P<being>(?:ажилладаг|ажиллаж\s+б(?:уй|айгаа)|сур(?:даг|алцдаг|ч\s+б(?:уй|айгаа))|байгуулагдсан|байгуулсан|бүртгэлтэй|байгаа|буй|харьяалагддаг)\s+)?"
    r"(?:(?:нийт|бүх)\s+)?$",
    re.IGNORECASE,
)
_WHOLE_BEFORE = re.compile(r"\b(?:нийт|бүх)\s+$", re.IGNORECASE)
_WHOLE_BEHIND = re.compile(
    r"\s*(?:бүгд|бүр(?:эн|д)?\b|тус\s+бүр|байна|байгаа|байдаг|ажилладаг|ажиллаж\s+бай|сурч\s+бай|суралцаж\s+бай|бүртгэлтэй)",
    re.IGNORECASE,
)
_SAME = {root(word): root(kind) for word, kind in (
    ("айл", "өрх"), ("суралцагч", "сурагч"), ("хүүхэд", "сурагч"),
)}  # fmt: skip
_SCHOOL = root("сургууль")
_PUPILS = root("сурагч")
_OTHER = re.compile(
    r"\b(?:өмнөх|өнгөрсөн|урьд|хуучин|үүнээс|эдгээр|тэдгээр|зарим|бусад|үлдсэн|шинээр|нэмж|нэмэгд|хасагд|шилжин|цөөр|буур|өсс|орон\s+тоо|төлөвлөж)",
)
_OWNS = (Case.GENITIVE, Case.ABLATIVE)
_LEAST, _NEARLY, _MOST, _REACH, _MOST_NOUNS = 5, Decimal("0.75"), 40, 90, 3


@dataclass(frozen=True, slots=True)
class Members:
    """A figure of the text with that number, of whom it is and of which body."""

    text: int
    figure: Quantity
    kind: tuple[str, ...]
    body: str
    which: frozenset[str]
    is_total: bool
    sentence: Sentence


def members_twice(texts: Sequence[str]) -> Iterator[tuple[Members, Members]]:
    """Yield two figures of different texts that say how many of one kind one body has."""
    kept: defaultdict[tuple[object, ...], list[Members]] = defaultdict(list)
    for number, text in enumerate(texts):
        for sentence in sentences_with_figures(text):
            for q in sentence.figures:
                found = _members(number, text, sentence, q)
                if found:
                    kept[found.body, found.kind].append(found)
    few = (same for same in kept.values() if len(same) <= _MOST)
    for one, other in chain.from_iterable(combinations(same, 2) for same in few):
        if one.text != other.text and _are_one(one, other):
            yield one, other


def _members(number: int, text: str, sentence: Sentence, q: Quantity) -> Members | None:
    if not q.is_exact or q.value < _LEAST or q.unit not in {"", *COUNTERS} or not q.nouns:
        return None
    before = text[max(sentence.start, q.start - _REACH) : q.start]
    match = _BEFORE.search(before)
    body = root(match["owner"]) if match else ""
    if match is None or body not in _BODIES:
        return None
    is_total = bool(
        _WHOLE_BEFORE.search(before) or _WHOLE_BEHIND.match(text, q.stop) or match["being"]
    )
    kind = _kind(text[q.end : q.stop])
    if not kind or not (
        is_total or q.case in _OWNS or case_of(match["owner"]) is Case.GENITIVE
    ):
        return None
    if body == _SCHOOL:
        kind = tuple(_SAME.get(k, k) for k in kind)
        body = _PUPILS if kind == (_PUPILS,) else body
    said = small(before[: match.start()][-30:] + text[q.start : q.stop + 40])
    if _OTHER.search(said):
        return None
    which = frozenset(
        root(w)
        for w in _WORD.findall(before[: match.start("owner")])[-1:]
        if not is_any_verb(w)
    )
    return Members(number, q, kind, body, which, is_total, sentence)


def _kind(counted: str) -> tuple[str, ...]:
    """Return the roots of a noun and the words before it that define it, up to its case."""
    found: list[str] = []
    for word in _WORD.findall(counted)[:_MOST_NOUNS]:
        found.append(root(word))
        # «албан хаагчийн хувийн хэргийг»: what members own is not counted.
        if case_of(word) is not Case.BARE and word.casefold() != "хэсгийн":
            break
    return tuple(_SAME.get(k, k) if k == root("айл") else k for k in found)


def _are_one(one: Members, other: Members) -> bool:
    least, most = sorted((one.figure.value, other.figure.value))
    if least == most or least < _NEARLY * most or not (one.is_total or other.is_total):
        return False
    if one.which and other.which and one.which.isdisjoint(other.which):
        return False
    if are_of_other_times(one.sentence.text, other.sentence.text):
        return False
    return not any(
        q.value == p.figure.value
        for p, o in ((one, other), (other, one))
        for q in o.sentence.figures
    )
