"""One fact with two figures, in two clauses or in one text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bielelt.checks.base import Finding, Passage, Quote, Setting, Severity, Words, passages
from bielelt.core.report import Report
from bielelt.language.assertions import (
    Assertion,
    Sentence,
    are_turned_round,
    find_assertions,
    other_words,
    sentences_with_figures,
    turned_round,
)
from bielelt.language.cumulative import shrunken
from bielelt.language.likeness import alike, telling, without_standing
from bielelt.language.listed_again import listed_again
from bielelt.language.members import members_twice
from bielelt.language.numerals import figure
from bielelt.language.pointing_back import pointed_back
from bielelt.language.pointing_words import find_those
from bielelt.language.populations import told_twice
from bielelt.language.quantities import Quantity
from bielelt.language.retold import retold
from bielelt.language.sentences import sentence_spans
from bielelt.language.slips import exchanged, one_too_many
from bielelt.language.spelt_numbers import told_in_both
from bielelt.language.taken_up import other_than_asked, taken_up
from bielelt.language.told_again import told_again

_MOST_TWINS = 12
_RELATED = 3  # a third of the telling words of the shorter clause
_MOST_OTHERS = 2
_FEW_LETTERS = 24
_BEFORE = 40
_LAST_LETTER = re.compile(r".*\w", re.DOTALL)
TITLE = Words("Нэг баримтын тоо зөрсөн", "Same fact, other figure")
EXAMPLE = Words(
    "Нэг заалтад «сумын төрийн 9 байгууллага», өөр заалтад «сумын төрийн 8 байгууллага» гэжээ.",
    "One clause counts 9 state bodies of the district, another one 8.",
)
_SHRUNKEN = Words(
    "Оны эхнээс өссөн дүн нь жилийн эхний хэсгийн тооноос бага байна.",
    "The total since the beginning of the year is smaller than that of its first part.",
)


@dataclass(frozen=True, slots=True)
class _Place:
    passage: Passage
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class SameFactOtherFigure:
    """Two sentences that differ in a figure only, or one named subject counted twice.

    Why: methodology §6.19. Other days, places, names or periods make another fact.
    ``words`` is how many words a sentence must have to be compared as a whole.
    """

    slug: str = "same-fact-other-figure"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting("words", Words("Хамгийн цөөн үг", "Fewest words"), 5, 50),
    )
    is_on: bool = True
    words: int = 7

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT for sentences and names, a HINT for what two owners have in common."""
        told = [p for p in passages(report) if p.field == "progress"]
        duties = {clause.serial: telling(clause.text or "") for clause in report.clauses}
        seen: set[tuple[int, int]] = set()
        for one, other, pairs in self._twins(told):
            for a, b in pairs:
                seen |= {(one.passage.clause, a.start), (other.passage.clause, b.start)}
            yield self._of_sentences(
                one, other, pairs, related=_related(one, other, duties)
            )
        yield from self._of_subjects(told, seen)
        yield from self._of_slips(told, seen)
        yield from self._shrunken(told, seen)
        asked = {clause.serial: clause.text or "" for clause in report.clauses}
        duties_of = [asked[p.clause] for p in told]
        yield from self._populations(told, duties_of, seen)
        yield from self._retold(told, duties_of, seen)
        yield from self._taken_up(told, asked, seen)
        yield from self._pointed_back(told, seen)
        numbers = {c.serial: n for n, d in enumerate(report.decisions) for c in d.clauses}
        yield from self._again(told, [numbers[p.clause] for p in told], seen)
        yield from self._members(told, seen)
        yield from self._in_both(told)

    def _shrunken(
        self, told: list[Passage], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield sums since January that are smaller than what was told of a part of the year."""
        for p in told:
            for early, late in shrunken(p.text):
                keys = {(p.clause, early.start), (p.clause, late.start)}
                if not keys <= seen:
                    seen |= keys
                    quotes = tuple(p.quote(_before(p, q), q.stop) for q in (early, late))
                    listed = f"{figure(early.value)} → {figure(late.value)}"
                    found = self._finding((p,), quotes, listed, sure=p.sure)
                    yield replace(found, explanation=_SHRUNKEN)

    def _taken_up(
        self, told: list[Passage], asked: dict[int, str], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield what a participle means by another figure than the sentence or duty that told it."""
        for p in told:
            duty = Passage(p.clause, "text", asked[p.clause])
            for pair in taken_up(p.text, duty.text):
                places = [(p, q) for q in (pair.first, pair.later)]
                yield from self._of_places(places, seen, sure=pair.is_sure)
            for items in listed_again(p.text):
                yield from self._of_places([(p, q) for q in items], seen, sure=True)
            for pair in other_than_asked(p.text, duty.text):
                if (p.clause, pair.later.start) not in seen:
                    seen.add((p.clause, pair.later.start))
                    places = [(duty, pair.first), (p, pair.later)]
                    yield from self._of_places(places, set(), sure=pair.is_sure)

    def _pointed_back(
        self, told: list[Passage], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield what a later sentence of one text means by another figure."""
        for p in told:
            for pair in pointed_back(p.text):
                places = [(p, q) for q in (pair.first, pair.later)]
                yield from self._of_places(places, seen, sure=pair.is_sure)
            for those in find_those(p.text):
                places = [(p, q) for q in (those.first, those.later)]
                more = those.later.value > those.first.value
                yield from self._of_places(places, seen, sure=more)

    def _populations(
        self, told: list[Passage], asked: list[str], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield what is told to be the number of one kind, and is another."""
        for one, other, is_sure in told_twice([p.text for p in told], asked):
            places = [(told[c.text], c.figure) for c in (one, other)]
            yield from self._of_places(places, seen, sure=is_sure)

    def _retold(
        self, told: list[Passage], asked: list[str], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield what two sentences count in nearly the same words with nearly the same figure."""
        for pair in retold([p.text for p in told], asked):
            places = [(told[c.text], c.figure) for c in (pair.one, pair.other)]
            why = ", ".join(pair.words)
            yield from self._of_places(places, seen, sure=pair.is_sure, why=why)

    def _again(
        self, told: list[Passage], decisions: list[int], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield what is counted again, in other words and with another figure."""
        for pair in told_again([p.text for p in told], decisions):
            places = [
                (told[n], q)
                for n, q in zip(pair.texts, (pair.one, pair.other), strict=True)
            ]
            yield from self._of_places(places, seen, sure=pair.is_sure)

    def _members(
        self, told: list[Passage], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield how many of one kind a body has, where two clauses say it differently."""
        for one, other in members_twice([p.text for p in told]):
            places = [(told[m.text], m.figure) for m in (one, other)]
            yield from self._of_places(places, seen, sure=False)

    def _of_places(
        self,
        places: list[tuple[Passage, Quantity]],
        seen: set[tuple[int, int]],
        *,
        sure: bool,
        why: str = "",
    ) -> Iterator[Finding]:
        """Yield figures of one fact with their words, unless one of them was told before."""
        keys = {(p.clause, q.start) for p, q in places}
        if not keys.isdisjoint(seen):
            return
        seen |= keys
        passages = tuple(dict.fromkeys(p for p, _ in places))
        listed = " ≠ ".join(figure(q.value) for _, q in places)
        quotes = tuple(p.quote(_before(p, q), _behind(p, q)) for p, q in places)
        sure = sure and all(p.sure for p in passages)
        yield self._finding(passages, quotes, listed, sure=sure, why=why)

    def _in_both(self, told: list[Passage]) -> Iterator[Finding]:
        """Yield a number in figures that the words in brackets give otherwise."""
        for p in told:
            for found in told_in_both(p.text):
                if not found.is_same:
                    listed = f"{figure(found.figures)} ≠ {figure(found.words)}"
                    quotes = (p.quote(found.start, found.end),)
                    yield self._finding((p,), quotes, listed, sure=p.sure)

    def _of_slips(
        self, told: list[Passage], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield figures that a slip of the pen sets apart."""
        pairs = [
            ((told[a.text], a.figure), (told[b.text], b.figure))
            for a, b in exchanged([p.text for p in told])
        ]
        pairs += [
            ((p, one), (p, other))
            for p in told
            for one, other in (
                *turned_round(p.text),
                *one_too_many(p.text),
            )
        ]
        for pair in pairs:
            keys = {(p.clause, q.start) for p, q in pair}
            if keys.isdisjoint(seen):
                seen |= keys
                quotes = tuple(p.quote(q.start, q.stop) for p, q in pair)
                listed = " ≠ ".join(figure(q.value) for _, q in pair)
                places = tuple(dict.fromkeys(p for p, _ in pair))
                yield self._finding(
                    places, quotes, listed, sure=all(p.sure for p in places)
                )

    def _twins(
        self, told: list[Passage]
    ) -> Iterator[tuple[_Place, _Place, list[tuple[Quantity, Quantity]]]]:
        places = [_Place(p, s) for p in told for s in sentences_with_figures(p.text)]
        bare = [place.sentence.bare for place in places]
        twins = alike(bare, words=self.words, share=0.6)
        # A sentence with two sisters is how this office writes, and no twin.
        for pair in without_standing(twins, most=1):
            one, other = places[pair.one], places[pair.other]
            pairs = _differing(one.sentence, other.sentence)
            if pairs:
                yield one, other, pairs

    def _of_sentences(
        self,
        one: _Place,
        other: _Place,
        pairs: list[tuple[Quantity, Quantity]],
        *,
        related: bool,
    ) -> Finding:
        a, b = one.passage, other.passage
        quotes: list[Quote] = []
        stops = 0, 0
        for x, y in pairs:
            quotes += (
                a.quote(_since(a, one.sentence, x, stops[0]), x.stop),
                b.quote(_since(b, other.sentence, y, stops[1]), y.stop),
            )
            stops = x.stop, y.stop
        listed = ", ".join(f"{figure(x.value)} ≠ {figure(y.value)}" for x, y in pairs)
        sure = related and a.sure and b.sure
        return self._finding((a, b), tuple(quotes), listed, sure=sure)

    def _of_subjects(
        self, told: list[Passage], seen: set[tuple[int, int]]
    ) -> Iterator[Finding]:
        facts: defaultdict[tuple[object, ...], list[tuple[Passage, Assertion]]]
        facts = defaultdict(list)
        for passage in told:
            for found in find_assertions(passage.text):
                if (passage.clause, found.figure.start) not in seen:
                    facts[found.about].append((passage, found))
        for same in facts.values():
            places = {(p.clause, found.figure.start) for p, found in same}
            apart = any(found.is_item for _, found in same) and len(_clauses(same)) > 1
            if apart or len(same) > _MOST_TWINS or places <= seen:
                continue
            values = {found.figure.value: (p, found) for p, found in reversed(same)}
            if len(values) > 1:
                seen |= places
                yield self._of_subject([values[value] for value in sorted(values)])

    def _of_subject(self, same: list[tuple[Passage, Assertion]]) -> Finding:
        listed = " ≠ ".join(figure(found.figure.value) for _, found in same)
        figures = [found.figure for _, found in same]
        close = all(found.named for _, found in same) or are_turned_round(*figures[:2])
        sure = close and all(p.sure for p, _ in same)
        quotes = tuple(p.quote(found.start, found.figure.stop) for p, found in same)
        return self._finding(tuple(p for p, _ in same), quotes, listed, sure=sure)

    def _finding(
        self,
        told: tuple[Passage, ...],
        quotes: tuple[Quote, ...],
        listed: str,
        *,
        sure: bool,
        why: str = "",
    ) -> Finding:
        serials = tuple(dict.fromkeys(p.clause for p in told))
        return Finding(
            self.slug,
            Severity.DOUBT if sure else Severity.HINT,
            serials,
            quotes,
            Words(
                f"Нэг баримтыг өөр өөр тоогоор бичсэн байж болзошгүй: {listed}."
                + (f" Хоёр газар хоёуланд нь тоолсон нь: {why}." if why else ""),
                f"The same fact seems to have different figures: {listed}."
                + (f" Both places count: {why}." if why else ""),
            ),
            Words(
                "Анхан шатны бүртгэлтэй тулгаж нэг мөр болгох; өөр баримт бол ялгааг нь бичих.",
                "Compare with the records and give one figure; if these are two facts, say how "
                "they differ.",
            ),
            arithmetic=listed,
        )


def _related(one: _Place, other: _Place, duties: dict[int, frozenset[str]]) -> bool:
    """Whether something says that two sentences are of one event, and not of one habit."""
    wrong = len(_differing(one.sentence, other.sentence))
    return len(one.sentence.figures) > wrong or _is_one_duty(
        one.passage, other.passage, duties
    )


def _is_one_duty(one: Passage, other: Passage, duties: dict[int, frozenset[str]]) -> bool:
    """Whether two passages stand in one clause, or in two that ask for nearly the same.

    Where each duty has words of its own, each has its own answer: «дууны, бүжгийн сургалт».
    """
    if one.clause == other.clause:
        return True
    a, b = duties[one.clause], duties[other.clause]
    if a - b and b - a:
        return False
    return len(a & b) * _RELATED >= min(len(a), len(b)) > 0


def _clauses(same: list[tuple[Passage, Assertion]]) -> set[int]:
    return {passage.clause for passage, _ in same}


def _differing(one: Sentence, other: Sentence) -> list[tuple[Quantity, Quantity]]:
    """Return the figures in which two sentences differ that say the same otherwise."""
    if len(one.figures) != len(other.figures) or one.has_date or other.has_date:
        return []
    pairs = list(zip(one.figures, other.figures, strict=True))
    if not all(a.is_exact and b.is_exact for a, b in pairs):
        return []
    wrong = [(a, b) for a, b in pairs if not set(a.readings) & set(b.readings)]
    foreign = other_words(one, other)
    same = len(pairs) - len(wrong)
    # A name apart is another fact, unless most of the figures say that it is not.
    if foreign and (same <= len(wrong) or len(foreign) > _MOST_OTHERS):
        return []
    return wrong


def _sentence_of(text: str, quantity: Quantity) -> tuple[int, int]:
    return next(span for span in sentence_spans(text) if quantity.start < span[1])


def _before(passage: Passage, quantity: Quantity) -> int:
    """Return where to begin to quote a figure of any sentence: a few words before it."""
    start, _ = _sentence_of(passage.text, quantity)
    begin = max(start, quantity.start - _BEFORE)
    blank = passage.text.find(" ", begin, quantity.start)
    return begin if begin == start else blank + 1


def _behind(passage: Passage, quantity: Quantity) -> int:
    """Return where to stop quoting a figure: a few words behind it, in its sentence."""
    text, stop = passage.text, quantity.stop
    _, end = _sentence_of(text, quantity)
    reach = min(end, stop + _FEW_LETTERS)
    last = _LAST_LETTER.search(
        text, stop, reach if reach == end else text.rfind(" ", 0, reach)
    )
    return last.end() if last else stop


def _since(
    passage: Passage, sentence: Sentence, quantity: Quantity, behind: int = 0
) -> int:
    """Return where to begin to quote a figure: a few words before it, not before ``behind``."""
    begin = max(sentence.start, quantity.start - _BEFORE, behind)
    blank = passage.text.find(" ", begin, quantity.start)
    return begin if begin == sentence.start else blank + 1
