"""Sentences with figures and what their figures are said of, to find the same fact twice.

«Сумын төрийн 9 байгууллага» counts the state bodies of a district; so does «сумын төрийн 8
байгууллага» elsewhere. Different days, places, names and periods make different facts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bielelt.language.dates import find_dates
from bielelt.language.likeness import key, telling
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of
from bielelt.language.verbs import is_verb

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_PARTS = re.compile(r"[,;:]\s|[()]|\s(?:боловч|бөгөөд|харин|болон)\s")
_NAME = re.compile(
    r"[«“\"„][^»”\"“]{3,80}[»”\"]|\b\w{2,}\s+(?:ХХК|ХК|ТӨХК|ТББ|НҮТББ|БҮТЭЗХ)\b"
)
_DIGITS = re.compile(r"\d+(?:[.,\s]\d+)*")
_OWNER = 2
_CONTEXT = 3
_NEAR = 30
_LEAST_PAIR = 5
_FEWEST_DIGITS = 3
_LONGEST_TOTAL = 8
_TOTAL = re.compile(r"нийт\s*$", re.IGNORECASE)
_REACH = 400  # letters, and _BESIDE figures: a sentence of a thousand figures is a table
_BESIDE = 60
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with figures; ``words`` without them, ``day`` whether it names a date."""

    start: int
    end: int
    text: str
    figures: tuple[Quantity, ...]
    has_date: bool

    @property
    def bare(self) -> str:
        """The sentence without its figures: two of one kind differ in nothing else."""
        return _DIGITS.sub(" ", self.text)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A figure and what it is said of; equal ``about`` of two figures is one fact.

    Items of two lists are seldom one fact: «… багт 38 малчин, … багт 45 малчин».
    """

    figure: Quantity
    about: tuple[object, ...]
    start: int
    is_item: bool = False

    @property
    def named(self) -> bool:
        """Whether the subject is a name."""
        return self.about[0] == "name"


@lru_cache(maxsize=2_000)  # read once for whole sentences, once for their subjects
def sentences_with_figures(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` that count something, in order."""
    figures = find_quantities(text)
    if not figures:
        return ()
    dates = [found.start for found in find_dates(text)]
    return tuple(
        Sentence(start, end, text[start:end], own, any(start <= d < end for d in dates))
        for start, end in sentence_spans(text)
        if (own := tuple(q for q in figures if start <= q.start < end))
    )


def other_words(one: Sentence, other: Sentence) -> tuple[str, ...]:
    """Return the words, as written, that only one of two sentences has."""
    words = [_WORD.findall(s.bare) for s in (one, other)]
    known = [{key(word) for word in found} for found in words]
    return tuple(
        word
        for found, foreign in zip(words, reversed(known), strict=True)
        for word in found
        if key(word) not in foreign
    )


def find_assertions(text: str) -> Iterator[Assertion]:
    """Yield the figures of ``text`` whose subject is told closely enough to compare.

    One figure may be told of by several subjects: what is counted, a name, its owners.
    """
    for sentence in sentences_with_figures(text):
        for owner, counted in pairwise(sentence.figures):
            if _are_pair(owner, counted):
                about = ("pair", owner.value, owner.nouns[0], counted.nouns[0])
                yield Assertion(counted, about, owner.start)
        for quantity in sentence.figures:
            if quantity.is_exact and quantity.nouns and not sentence.has_date:
                yield from _assertions(text, sentence, quantity)


def are_turned_round(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of three digits or more differ in the order of the digits only."""
    digits = [str(int(q.value)) for q in (one, other)]
    return (
        len(digits[0]) >= _FEWEST_DIGITS
        and digits[0] != digits[1]
        and sorted(digits[0]) == sorted(digits[1])
    )


def turned_round(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield a total and a later figure of another sentence with its digits turned round.

    «… нийт 435 иргэн болов. Оролцсон 453 иргэний …»: one noun, one of the two wrong.
    """
    sentences = sentences_with_figures(text)
    totals = [
        (place, q)
        for place, sentence in enumerate(sentences)
        for q in sentence.figures
        if q.nouns and _TOTAL.search(text[max(0, q.start - _LONGEST_TOTAL) : q.start])
    ]
    for place, total in totals:
        for sentence in sentences[place + 1 : place + 3]:
            for q in sentence.figures:
                if q.counts_same(total) and are_turned_round(total, q):
                    yield total, q


def _assertions(text: str, sentence: Sentence, quantity: Quantity) -> Iterator[Assertion]:
    begin = max(sentence.start, quantity.start - _REACH)
    for match in _PARTS.finditer(text, begin, quantity.start):
        begin = match.end()
    before = text[begin : quantity.start]
    verb = _verb_behind(text, sentence, quantity)
    noun = quantity.nouns[0]
    names = list(_NAME.finditer(before))
    if names and len(before) - names[-1].end() <= _NEAR:
        name = telling(names[-1][0])
        yield Assertion(quantity, ("name", name, noun, verb), begin + names[-1].start())
    elif verb and not _DIGITS.search(before) and len(telling(before)) >= _CONTEXT:
        start = begin
        if quantity.start - begin > _LONGEST_SHOWN:
            start = text.find(" ", quantity.start - _LONGEST_SHOWN, quantity.start) + 1
        about = ("subject", telling(before), noun, verb)
        yield Assertion(quantity, about, start, is_item=_is_item(sentence, quantity))
    owners = _WORD.findall(before)[-_OWNER:]
    if len(owners) == _OWNER and _are_owners(owners):
        place = text.rindex(owners[0], begin, quantity.start)
        yield Assertion(quantity, ("owners", *map(key, owners), noun), place)


def _is_item(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the sentence counts the same thing more than once, as a list does."""
    first = bisect_left(sentence.figures, quantity.start, key=lambda q: q.start)
    near = sentence.figures[max(0, first - _BESIDE) : first + _BESIDE + 1]
    return any(q is not quantity and q.counts_same(quantity) for q in near)


def _are_pair(owner: Quantity, counted: Quantity) -> bool:
    """Whether one figure owns the other: «22 байгууллагын 318 хүн»."""
    return bool(
        owner.is_exact
        and counted.is_exact
        and owner.nouns
        and counted.nouns
        and owner.value >= _LEAST_PAIR
        and owner.case is Case.GENITIVE
        and counted.start - owner.stop <= 1
    )


def _are_owners(words: Sequence[str]) -> bool:
    """Whether words own what is counted: «сумын төрийн 9 байгууллага»."""
    return all(case_of(word) is Case.GENITIVE for word in words)


def _verb_behind(text: str, sentence: Sentence, quantity: Quantity) -> str:
    reach = min(sentence.end, quantity.end + _REACH)
    words = _WORD.finditer(text, quantity.end, reach)
    return next((key(match[0])[:4] for match in words if is_verb(match[0])), "")
