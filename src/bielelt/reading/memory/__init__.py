"""Clause memory: clauses known from elsewhere are witnesses for those read badly.

A clause is recognised by its act and its label, and by its words: nothing else that is
known may be nearly as near. What it then tells (``recalling``) never changes a figure, a
rating or a progress, and the letters of the source stay kept. Source: docs/methodology.md
§5.7.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from bielelt.reading.memory.aligning import Aligned, align
from bielelt.reading.memory.known import (
    REGISTER,
    Act,
    KnownClause,
    clean_clauses,
    fold,
    same_label,
    stems,
)

__all__ = [
    "NOTHING",
    "REGISTER",
    "Act",
    "KnownClause",
    "Match",
    "Memory",
    "clean_clauses",
]

MOST = 20_000
"""Clauses that are remembered: those of a province in ten years; more are left out."""

_SHORTEST = 3  # words of a clause that can be recognised at all
_TELLING = 8  # words of one that can be without its act
_NUMBERED, _OF_ACT, _ALONE = 0.8, 0.9, 0.95  # least likeness by what else agrees
_NEARLY = 0.05  # two that differ by less in likeness are nearly as near
_SHARED = 0.6  # of the words of a clause, for it to be looked at
_SHARED_OF_ACT = 0.4  # many words may be glued, and the act tells
_TRIED = 4  # of those that share most words
_COMMON = 50  # clauses a word may stand in and still be looked up, or a tenth of all
_WITNESSES = 2  # that agree letter by letter, where none of them was typed
_OUTVOTED = 2  # times the witnesses of the other


@dataclass(frozen=True, slots=True)
class Match:
    """A clause that was recognised: how like it is (0 to 1), and what agrees beside."""

    known: KnownClause
    likeness: float
    same_act: bool
    same_label: bool
    aligned: Aligned | None = None

    @property
    def is_numbered(self) -> bool:
        """Whether the act and the label agree, not only the words."""
        return self.same_act and self.same_label

    @property
    def suffices(self) -> bool:
        """Whether the words are like enough, by what else agrees."""
        if self.same_act:
            return self.likeness >= (_NUMBERED if self.same_label else _OF_ACT)
        return self.likeness >= _ALONE and len(self.known.words) >= _TELLING

    @property
    def why(self) -> str:
        """Who knows the clause, its act and label, and how like it is."""
        names = " ".join(filter(None, (self.known.act.number, self.known.label)))
        return f"known from {self.known.witness} ({names}, {self.likeness:.0%})"


@dataclass(frozen=True, slots=True)
class _Index:
    """Which clauses a word stands in, those it stands in too often left out."""

    places: dict[str, list[int]]
    sizes: list[int]
    acts: dict[str, list[int]]

    @classmethod
    def of(cls, clauses: Sequence[KnownClause]) -> "_Index":
        places: defaultdict[str, list[int]] = defaultdict(list)
        acts: defaultdict[str, list[int]] = defaultdict(list)
        words = [sorted(set(stems(clause.text))) for clause in clauses]
        for number, clause in enumerate(clauses):
            acts[_series(clause.act.number)].append(number)
            for word in words[number]:
                places[word].append(number)
        most = max(_COMMON, len(clauses) // 10)
        telling = {word: at for word, at in places.items() if len(at) <= most}
        sizes = [sum(word in telling for word in found) for found in words]
        return cls(telling, sizes, dict(acts))

    def near(self, text: str, number: str | None) -> Iterator[int]:
        """Yield the clauses of an act, then those that share most of their words."""
        yield from self.acts.get(_series(number), ()) if number else ()
        shared = Counter(
            at for word in set(stems(text)) for at in self.places.get(word, ())
        )
        likely = (
            (count / self.sizes[at], at)
            for at, count in shared.items()
            if count >= _SHARED * self.sizes[at]
        )
        yield from (
            at for _, at in sorted(likely, key=lambda pair: (-pair[0], pair[1]))[:50]
        )


@dataclass(frozen=True, slots=True)
class Memory:
    """Known clauses, found by their words; make it with ``of``. Equal ones are one.

    ``hidden`` is a source that is no witness: the file in hand itself.
    """

    clauses: tuple[KnownClause, ...] = ()
    hidden: str = ""
    _index: _Index = field(default_factory=lambda: _Index({}, [], {}), compare=False)

    @classmethod
    def of(cls, clauses: Iterable[KnownClause]) -> "Memory":
        """Return the memory of some clauses; their order does not matter."""
        alike: defaultdict[tuple[Act, str | None, str], list[KnownClause]]
        alike = defaultdict(list)
        for clause in clauses:
            if len(clause.words) >= _SHORTEST:
                alike[clause.act, clause.label, clause.text].append(clause)
        merged = (_merged(alike[key]) for key in sorted(alike, key=repr))
        kept = tuple(
            clause for clause in merged if clause.is_typed or clause.votes >= _WITNESSES
        )[:MOST]
        return cls(kept, _index=_Index.of(kept))

    def apart_from(self, source: str) -> "Memory":
        """Return the memory without what only this source says."""
        return replace(self, hidden=source)

    def contained(self, pages: Sequence[str], label: str | None, act: Act) -> Match | None:
        """Return the clause that stands in a cell beside other words, if it is certain."""
        return self._surest(" ".join(pages), label, act, pages)

    def same(self, text: str, label: str | None, act: Act) -> Match | None:
        """Return the clause that a text is, read well or badly, if it is certain."""
        return self._surest(text, label, act, ())

    def _surest(
        self, text: str, label: str | None, act: Act, pages: Sequence[str]
    ) -> Match | None:
        matches = [
            match
            for known in self._candidates(text, act)
            if (match := _match(known, text, label, act, pages)) and match.suffices
        ]
        matches.sort(key=lambda m: (m.is_numbered, m.likeness), reverse=True)
        if not matches or any(_rivals(matches[0], other) for other in matches[1:]):
            return None
        return matches[0]

    def _candidates(self, text: str, act: Act) -> list[KnownClause]:
        """Return the clauses that share most of their words with a text."""
        words = Counter(stems(text))
        shares = {}
        for at in self._index.near(text, act.number):
            known = self.clauses[at]
            if set(known.sources) != {self.hidden}:
                own = Counter(stems(known.text))
                shares[at] = (own & words).total() / own.total()
        likely = [at for at, share in shares.items() if share >= _SHARED]
        likely.sort(key=lambda at: (-shares[at], at))
        numbered = [at for at in likely if self.clauses[at].act.is_that(act)]
        return [
            self.clauses[at] for at in dict.fromkeys(numbered[:_TRIED] + likely[:_TRIED])
        ]


NOTHING = Memory()


def _merged(clauses: Sequence[KnownClause]) -> KnownClause:
    """Return one clause for several that are equal, with all who say so."""
    sources = {source for clause in clauses for source in clause.sources}
    # The register is nobody's file: what it says needs no other witness.
    by_register = any(not clause.sources for clause in clauses)
    return replace(
        clauses[0],
        sources=() if by_register else tuple(sorted(sources)),
        is_typed=any(clause.is_typed for clause in clauses),
    )


def _series(number: str | None) -> str:
    """Return by what acts are looked up: the figures of their number."""
    return "".join(filter(str.isdecimal, (number or "").rpartition("/")[2]))


def _match(
    known: KnownClause, text: str, label: str | None, act: Act, pages: Sequence[str]
) -> Match | None:
    aligned = align(known.text, pages) if pages else None
    if pages and aligned is None:
        return None
    folded = " ".join(map(fold, text.split()))
    likeness = aligned.likeness if aligned else ratio(folded, " ".join(known.words)) / 100
    numbered = same_label(known.label, label)
    return Match(known, likeness, known.act.is_that(act), numbered, aligned)


def _rivals(first: Match, other: Match) -> bool:
    """Whether another clause, with other words, is nearly as near as the likeliest."""
    if first.known.words == other.known.words:
        return False
    if other.likeness < first.likeness - _NEARLY:
        return False
    if first.is_numbered and not other.is_numbered:
        # Another act's clause is a rival only if it explains more of the cell.
        return other.likeness > first.likeness or len(other.known.words) > len(
            first.known.words
        )
    return not (
        first.is_numbered
        and first.known.votes >= _WITNESSES
        and first.known.votes > _OUTVOTED * other.known.votes
    )
