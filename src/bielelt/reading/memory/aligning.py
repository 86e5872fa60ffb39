"""A known clause laid over the words of a cell that may also hold the other column.

The words of the clause stand in the cell in their order; what stands between them is of
the progress. The columns were read line by line, so that the likeliest way has the fewest
changes from one to the other. Where two ways are equally likely, or a word is missing or
was read otherwise, the alignment is not exact and a person looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from rapidfuzz.fuzz import ratio

from bielelt.reading.memory.known import fold

# Costs, in tenths of a change of column.
_SEAM, _CUT, _NEAR, _UNLIKELY, _LOST, _OTHER = 10, 3, 15, 25, 40, 45
_MARGIN = 20  # by which another way must be dearer, for this one to be the only one
_TOLERANCE = 0.15  # of the width of a column: letters are not equally wide
_NEVER = 1_000_000
_LIKE = 70  # percent of two words that are one, misread
_LONG = 4  # letters of a word that may be misread and still be known
_LONGEST = 100  # words of a clause, and some times as many of a cell: more takes too long
_TIMES = 4
_GLUED = 2  # letters that are left where a word of the other column is glued on

TEXT, REST = 0, 1


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of one column: its letters, and those of the word that follows on its page."""

    column: int
    letters: int
    following: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """The words of the clause as the cell has them, and what is left, page by page.

    ``likeness`` runs from 0 to 1: how much of the known clause was found. ``differing`` are
    pairs of words, as found and as known; the first is empty where a word is missing.
    ``runs`` are its pieces in order; ``is_one_of_two`` says that words of the clause may
    as well stand elsewhere in the cell.
    """

    text: tuple[str, ...]
    rests: tuple[tuple[str, ...], ...]
    likeness: float
    differing: tuple[tuple[str, str], ...] = ()
    runs: tuple[Line, ...] = ()
    is_one_of_two: bool = False

    @property
    def opens(self) -> bool:
        """Whether the cell begins with the clause, as it does where two columns are read."""
        return self.runs[:1] != () and self.runs[0].column == TEXT

    @property
    def is_even(self) -> bool:
        """Whether the pieces are as long as printed lines of one column are.

        No line is so short that the next word of its column would have fitted. A clause that
        was known abridged, or is longer here, leaves pieces of any length.
        """
        return all(
            line.letters + line.following >= width - _TOLERANCE * width
            for column in (TEXT, REST)
            for width in [max((n.letters for n in self.lines(column)), default=0)]
            for line in self.lines(column)
        )

    def lines(self, column: int) -> list[Line]:
        """Return the pieces of a column that are one printed line: all but its last."""
        return [line for line in self.runs if line.column == column and line.following]

    @property
    def rest(self) -> tuple[str, ...]:
        """What is left over all pages."""
        return tuple(word for words in self.rests for word in words)


def align(known: str, pages: Sequence[str]) -> Aligned | None:
    """Lay a known clause over the texts of a cell, one for each page.

    Returns:
        The likeliest way; None if the texts are too long to try all ways.

    """
    words = [word for word in known.split() if fold(word)]
    tokens = [(n, word) for n, page in enumerate(pages) for word in page.split()]
    if not 0 < len(words) <= _LONGEST or len(tokens) > _TIMES * _LONGEST:
        return None
    return _Table(words, tokens, len(pages)).best()


_State = tuple[int, int, int]
"""Words of the cell given out, words of the clause found, column of the last one."""


@dataclass(frozen=True, slots=True)
class _Move:
    """A step: what it costs, where it leads, and what it gives to the columns, in order."""

    cost: int
    to: _State
    given: tuple[tuple[int, str], ...] = ()
    differing: tuple[str, str] | None = None

    def takes(self, state: _State) -> bool:
        """Whether a word of the cell is taken for one of the clause."""
        return bool(self.given) and self.to[1] > state[1]


@dataclass(slots=True)
class _Table:
    """All ways to give the words of a cell to the two columns."""

    words: list[str]
    tokens: list[tuple[int, str]]
    pages: int
    keys: list[str] = field(init=False)
    folded: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.keys = [fold(word) for word in self.words]
        self.folded = [fold(word) for _, word in self.tokens]

    def best(self) -> Aligned:
        """Return the cheapest way; of equals that in which the words stand early."""
        start: _State = (0, 0, TEXT)
        costs: dict[_State, int] = {start: 0}
        came: dict[_State, tuple[_State, _Move]] = {}
        edges: list[tuple[_State, _Move]] = []
        for at in range(len(self.tokens) + 1):
            for found in range(len(self.words) + 1):
                for column in (TEXT, REST):
                    state = (at, found, column)
                    if state not in costs:
                        continue
                    for move in self._moves(state):
                        edges.append((state, move))
                        cost = costs[state] + move.cost
                        if cost < costs.get(move.to, _NEVER):
                            costs[move.to] = cost
                            came[move.to] = (state, move)
        ends = [(len(self.tokens), len(self.words), column) for column in (TEXT, REST)]
        end = min((e for e in ends if e in costs), key=costs.__getitem__)
        way = [*_back(end, came)]
        aligned = self._told(way)
        return replace(
            aligned, is_one_of_two=self._may_stand_elsewhere(costs, edges, end, way)
        )

    def _may_stand_elsewhere(
        self,
        costs: dict[_State, int],
        edges: list[tuple[_State, _Move]],
        end: _State,
        way: list[tuple[_State, _Move]],
    ) -> bool:
        """Whether a word of the clause may as well stand elsewhere in the cell."""
        left = {(end[0], end[1], column): 0 for column in (TEXT, REST)}
        for state, move in reversed(edges):
            if move.to in left:
                cost = left[move.to] + move.cost
                left[state] = min(cost, left.get(state, _NEVER))
        places = {state[1]: state[0] for state, move in way if move.takes(state)}
        return any(
            costs[state] + move.cost + left.get(move.to, _NEVER) <= costs[end] + _MARGIN
            and not self._is_twin(places.get(state[1]), state[0])
            for state, move in edges
            if move.takes(state)
        )

    def _is_twin(self, place: int | None, other: int) -> bool:
        """Whether a word stands at one place, or twice in a row, so that either may be it."""
        if place is None:
            return False
        one, two = sorted((place, other))
        return all(word == self.folded[one] for word in self.folded[one : two + 1])

    def _moves(self, state: _State) -> Iterator[_Move]:
        at, found, column = state
        if found < len(self.words):
            word = self.words[found]
            yield _Move(_LOST, (at, found + 1, column), differing=("", word))
        if at == len(self.tokens):
            return
        token, folded = self.tokens[at][1], self.folded[at]
        if not folded:  # a dash stays where it stands
            yield _Move(0, (at + 1, found, column), ((column, token),))
            return
        turns = at == 0 or self.tokens[at][0] == self.tokens[at - 1][0]
        to_rest = _SEAM * (turns and column == TEXT)
        yield _Move(to_rest, (at + 1, found, REST), ((REST, token),))
        if found < len(self.words):
            to_text = _SEAM * (turns and column == REST)
            yield from self._matches(state, token, to_text, to_rest)

    def _matches(
        self, state: _State, token: str, to_text: int, to_rest: int
    ) -> Iterator[_Move]:
        """Yield the moves in which the next word of the clause is found in this one."""
        at, found, _ = state
        key, folded = self.keys[found], self.folded[at]
        after = (at + 1, found + 1)
        if folded == key:
            yield _Move(to_text, (*after, TEXT), ((TEXT, token),))
        elif is_misread(folded, key):
            pair = (token, self.words[found])
            glued = folded.startswith(key) or folded.endswith(key)
            cost = to_text + (_UNLIKELY if glued else _NEAR)
            yield _Move(cost, (*after, TEXT), ((TEXT, token),), pair)
        elif not any(map(str.isdecimal, folded + key)):
            # Another word in its place, where the clause goes on behind it.
            pair = (token, self.words[found])
            yield _Move(to_text + _OTHER, (*after, TEXT), ((TEXT, token),), pair)
        yield from self._joined(state, token, to_text)
        if len(folded) < len(key) + _GLUED:
            return
        if folded.startswith(key):
            cut = _behind(token, key)
            given = ((TEXT, token[:cut]), (REST, token[cut:]))
            yield _Move(to_text + _SEAM + _CUT, (*after, REST), given)
        if folded.endswith(key):
            cut = _before(token, key)
            given = ((REST, token[:cut]), (TEXT, token[cut:]))
            yield _Move(to_rest + _SEAM + _CUT, (*after, TEXT), given)

    def _joined(self, state: _State, token: str, to_text: int) -> Iterator[_Move]:
        """Yield the moves in which a word of the clause is broken, or two are glued."""
        at, found, _ = state
        key, folded = self.keys[found], self.folded[at]
        if key == folded + self._following(at):  # broken where a line ended
            whole = token + self.tokens[at + 1][1]
            yield _Move(to_text + _CUT, (at + 2, found + 1, TEXT), ((TEXT, whole),))
        if folded == key + "".join(self.keys[found + 1 : found + 2]) != key:
            cut = _behind(token, key)
            both = ((TEXT, token[:cut]), (TEXT, token[cut:]))
            yield _Move(to_text + _CUT, (at + 1, found + 2, TEXT), both)

    def _following(self, at: int) -> str:
        """Return the next word, as it is compared, if it stands on the same page."""
        if at + 1 == len(self.tokens) or self.tokens[at][0] != self.tokens[at + 1][0]:
            return "\0"  # no word
        return self.folded[at + 1]

    def _told(self, way: list[tuple[_State, _Move]]) -> Aligned:
        """Gather what a way gives to each column."""
        text: list[str] = []
        rests: list[list[str]] = [[] for _ in range(self.pages)]
        for before, move in way:
            for column, word in move.given:
                page = self.tokens[before[0]][0]
                (text if column == TEXT else rests[page]).append(word)
        given = [
            (self.tokens[before[0]][0], column, len(word))
            for before, move in way
            for column, word in move.given
        ]
        differing = [move.differing for _, move in way if move.differing]
        return Aligned(
            tuple(text),
            tuple(map(tuple, rests)),
            self._likeness(differing),
            tuple(differing),
            tuple(_lines(given)),
        )

    def _likeness(self, differing: list[tuple[str, str]]) -> float:
        letters = sum(map(len, self.keys))
        wrong = sum(
            len(fold(known)) * (1 - ratio(fold(found), fold(known)) / 100)
            for found, known in differing
        )
        return 1 - wrong / letters


def _lines(given: list[tuple[int, int, int]]) -> Iterator[Line]:
    """Yield the pieces of what was given out: page, column and letters of each word."""
    pieces = [
        (page, column, [letters for *_, letters in words])
        for (page, column), words in groupby(given, key=itemgetter(0, 1))
    ]
    for n, (page, column, words) in enumerate(pieces):
        later = (p[2][0] for p in pieces[n + 1 :] if p[:2] == (page, column))
        yield Line(column, sum(words) + len(words) - 1, next(later, 0))


def _back(
    end: _State, came: dict[_State, tuple[_State, _Move]]
) -> list[tuple[_State, _Move]]:
    """Return the way that led to ``end``, from its start."""
    way = []
    while end in came:
        way.append(came[end])
        end = came[end][0]
    return way[::-1]


@lru_cache(maxsize=50_000)  # the words of a cell are compared with each word of a clause
def is_misread(found: str, known: str) -> bool:
    """Whether one folded word may be the other, misread; figures may be any other figure."""
    figures = [any(map(str.isdecimal, word)) for word in (found, known)]
    if any(figures):
        return all(figures)
    return min(len(found), len(known)) >= _LONG and ratio(found, known) >= _LIKE


def _behind(token: str, key: str) -> int:
    """Return where ``key`` ends in a word that begins with it, its marks included."""
    cut = next(n for n in range(1, len(token) + 1) if fold(token[:n]) == key)
    while cut < len(token) and token[cut] in ',.;:!?)»”"':
        cut += 1
    return cut


def _before(token: str, key: str) -> int:
    """Return where ``key`` begins in a word that ends in it, its marks included."""
    cut = next(n for n in range(len(token) - 1, 0, -1) if fold(token[n:]) == key)
    while cut > 1 and token[cut - 1] in '(«“"':
        cut -= 1
    return cut
