"""How many there are of one kind, told twice: «нийт 486 малчин өрхөөс», «малчин өрхийн тоо 512».

The same noun with the same words before it is one population, whatever was done with it. Where
it lives («сумын», «дүүргийн») may be left out; any other word of one place only is another.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations

from bielelt.language.assertions import Sentence, sentences_with_figures
from bielelt.language.countings import is_any_verb, root, roots_of, says
from bielelt.language.folding import small
from bielelt.language.quantities import Quantity
from bielelt.language.retold import are_of_other_times
from bielelt.language.stems import Case, case_of
from bielelt.language.units import COUNTERS

_MAY_NAME = re.compile(r"тоо(?:\s+нь)?\s+\d|нийт\s+[^\W\d_]+\s+\d")  # of small letters
_NUMBER_OF = re.compile(
    r"([^\W\d_]+)\s+(?:нийт\s+)?тоо(?:\s+нь)?\s*[:–-]?\s*$", re.IGNORECASE
)
_TOTAL_OF = re.compile(r"\bнийт\s+([^\W\d_]{2,})\s+$", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:нийт|бүх)\s+", re.IGNORECASE)
_BREAK = re.compile(r"[.,;:()\d]|\bнь\b")
_END = re.compile(r"[,;:.(]|\b(?:бөгөөд|тул|учир|ба)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DEFINES = (Case.GENITIVE, Case.BARE, Case.COMITATIVE)
_THERE_ARE = re.compile(r"\s*(?:бүртгэлтэй|бай(?:на|гаа|даг|сан)|амьдар|ажилладаг)")
_DOING = re.compile(r"\b([^\W\d_]{3,}х)\s+(?:айл\s+)?$")  # «холбогдох 240 өрхөөс»
_OWNS = (Case.GENITIVE, Case.ABLATIVE)
# Another time, a plan, some of them, and a change that the words tell.
_OTHER = re.compile(
    r"өмнө|өнгөрсөн|урьд|оны эхэнд|мөн үе|төлөвл|зорил|үлд|бусад|зарим|дундаж|тус бүр|хүртэл|"
    r"нэмэгд|нэмж|өссөн|өсөж|өсч|буур|багас|цөөр|тодотг|болж\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"шилж|нэмэгд|хасагд|салж|татан буу", re.IGNORECASE)
_WHERE = frozenset(map(root, (
    "сумын", "аймгийн", "дүүргийн", "нийслэлийн", "хотын", "багийн", "хорооны", "орон", "нутгийн", "улсын", "манай",
)))  # fmt: skip
_HOUSEHOLD = root("айл")
_HOUSEHOLDS = root("өрх")
_POSTPOSITIONS = frozenset(
    {"үед", "үеэр", "дотор", "дунд", "тухай", "дагуу", "хүрээнд", "дээр"}
)
_REACH, _MOST_WORDS, _MOST = 90, 4, 40
_LEAST = 5
_NEARLY = Decimal("0.75")


@dataclass(frozen=True, slots=True)
class Population:
    """A figure of the text with that number, and what it is the number of."""

    text: int
    figure: Quantity
    kind: str
    defining: frozenset[str]
    where: frozenset[str]
    is_named: bool
    is_total: bool
    deed: str
    sentence: Sentence


def told_twice(
    texts: Sequence[str], duties: Sequence[str]
) -> Iterator[tuple[Population, Population, bool]]:
    """Yield two figures of one population that differ, and whether both say that they are it.

    Few texts name a number of all; wholes are read only where one does.
    """
    if not any(map(_may_name, texts)):
        return
    kinds: defaultdict[str, list[Population]] = defaultdict(list)
    for number, text in enumerate(texts):
        for found in _populations(number, text):
            kinds[found.kind].append(found)
    few = (same for same in kinds.values() if len(same) <= _MOST)
    for one, other in chain.from_iterable(combinations(same, 2) for same in few):
        is_named = one.is_named or other.is_named
        if is_named and _is_one(one, other, texts, duties):
            sure = one.is_total and other.is_total and bool(one.where & other.where)
            yield one, other, sure and one.defining == other.defining


def _may_name(text: str) -> bool:
    """Whether a text may name a number of all."""
    lowered = small(text)
    return ("тоо" in lowered or "нийт" in lowered) and bool(_MAY_NAME.search(lowered))


def _place(found: Population) -> tuple[int, int]:
    return found.text, found.figure.start


def _populations(number: int, text: str) -> Iterator[Population]:
    for sentence in sentences_with_figures(text):
        for q in sentence.figures:
            if q.is_exact and q.value >= _LEAST and q.unit in {*COUNTERS, ""}:
                found = _population(number, text, sentence, q)
                if found:
                    yield found


def _population(
    number: int, text: str, sentence: Sentence, q: Quantity
) -> Population | None:
    before = text[max(sentence.start, q.start - _REACH) : q.start]
    behind = _WORD.findall(text[q.end : q.stop])
    named = _NUMBER_OF.search(before)
    total = None if named else _TOTAL_OF.search(before)
    match = named or total
    if match:
        is_bare = named or (case_of(match[1]) is Case.BARE and not q.nouns)
        if not is_bare or is_any_verb(match[1]):
            return None
        head, words = match[1], _WORD.findall(_last(before[: match.start(1)]))
    elif behind and (q.case in _OWNS or _THERE_ARE.match(text, q.stop)):
        head, words = behind[-1], [*_WORD.findall(_last(before)), *behind[:-1]]
    else:
        return None
    stop = q.end if match else q.stop
    after = text[stop : min(sentence.end, stop + _REACH // 2)]
    if _OTHER.search(before) or _OTHER.search(_END.split(after)[0]):
        return None
    defining = _defining([*words, head])
    where = defining & _WHERE
    is_total = bool(match or _WHOLE.search(_last(before)))
    doing = _DOING.search(before[: match.start(1)] if match else before)
    if not (is_total or where or doing):
        return None
    kind = _kind(head)
    return Population(
        number,
        q,
        kind,
        defining - where - {_HOUSEHOLDS},
        where,
        match is not None,
        is_total,
        root(doing[1]) if doing else "",
        sentence,
    )


def _last(before: str) -> str:
    return _BREAK.split(before)[-1]


def _defining(words: list[str]) -> frozenset[str]:
    """Return the roots of the words that say which of a kind are meant, from its end on."""
    found: list[str] = []
    behind = ""
    for word in reversed(words[:-1]):
        if not says(word):
            continue
        # «шугамд холбогдох айл»: a verb is defined by where it happens.
        defines = case_of(word) in _DEFINES or is_any_verb(word) or is_any_verb(behind)
        if word in _POSTPOSITIONS or not defines:
            break
        behind = word
        found.append(_kind(word))
    return frozenset(found[:_MOST_WORDS])


def _kind(word: str) -> str:
    found = root(word)
    return _HOUSEHOLDS if found == _HOUSEHOLD else found


def _share_deed(one: Population, other: Population) -> bool:
    return one.deed == other.deed != ""


def _is_one(
    one: Population, other: Population, texts: Sequence[str], duties: Sequence[str]
) -> bool:
    """Whether two figures are the number of one population, and cannot both be right."""
    a, b = one.figure, other.figure
    least, most = sorted((a.value, b.value))
    if least == most or least < _NEARLY * most or one.sentence == other.sentence:
        return False
    if one.where and other.where and one.where.isdisjoint(other.where):
        return False
    known = [roots_of(p.sentence.text + " " + duties[p.text]) for p in (one, other)]
    foreign = one.defining - known[1], other.defining - known[0]
    # Where it happens need not be told twice: «шугамд холбогдох 240 өрхөөс», «холбогдох өрхийн тоо».
    if all(foreign) or (any(foreign) and not _share_deed(one, other)):
        return False
    if are_of_other_times(one.sentence.text, other.sentence.text):
        return False
    told = {q.value for p in (one, other) for q in p.sentence.figures}
    both = any(
        q.value == p.figure.value
        for p, o in ((one, other), (other, one))
        for q in o.sentence.figures
    )
    if both or most - least in told:
        return False
    first, later = sorted((one, other), key=_place)
    between = texts[first.text][first.figure.stop : later.figure.start]
    return one.text != other.text or not _CHANGED.search(between)
