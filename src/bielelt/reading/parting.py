"""Part one cell that holds two columns read across, line by line in turns.

A dynamic programme over the words chooses where each printed line ends. It rests on four
things: lines are as wide as their column (a line is never so short that the next word of
its column would have fitted); a clause closes as an order and a progress as a report;
small letters do not follow a full stop, nor capitals a comma; and words that the document
uses in clean clauses, or in clean progress, lean that way. Source: docs/methodology.md §5.4.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest

from bielelt.core.numbering import part_label
from bielelt.language.endings import closes_order, closes_report, is_order, is_report
from bielelt.reading.gluing import PROGRESS, TEXT, Lexicon, Piece, stem
from bielelt.reading.mixing import bare, signs, weight

_FAIL = -1e9
_SEAM = -0.8  # a new line needs a reason
_BEAM = 4  # states that are followed from one word
_FEWEST = 3  # words of a column that can be judged
# Letters per line on landscape A4, from a narrow clause column to a wide progress one.
_TEXT_WIDTHS = range(24, 45, 4)
_PROGRESS_WIDTHS = range(40, 71, 6)
_PROPORTION = 0.57  # of the form: a clause column is a little over half as wide
_UNUSUAL = 0.3  # per letter away from it
FITTING = 2 * len(_TEXT_WIDTHS) + len(_PROGRESS_WIDTHS)  # partings that one fit costs
_OVER, _SLACK = 0.5, 0.35  # per letter beyond the width, per letter left empty
_MIDDLE = 3.0  # for small letters after a full stop, or at the head of a column
_AHEAD = 2.5  # for each line of one column above the first of the other
_LONGEST_WORD = 18
_WIDEST = 1.2  # times the width of the column, for letters are not equally wide

_OBJECT = re.compile(r"[а-яөүё]{2,}(?:[аэоө]х|лах|лэх|х)[ыи]йг$")
_ADDRESSEE = re.compile(r"^(?:нарт|дарга|эрхлэгч|захирал|сумдын|болгосугай|\([А-ЯӨҮЁ]\..+)")
_REPORTING = re.compile(
    r"^(?:байна|байлаа|байгаа|мөн|нийт|ажилласан|ажиллаж|хийсэн|болсон)\W*$"
)


@dataclass(frozen=True, slots=True)
class Parted:
    """The two columns of a mixed cell; ``score`` only compares partings of one cell."""

    text: str
    progress: str
    score: float


@dataclass(frozen=True, slots=True)
class Widths:
    """Letters per line of the two columns; the same for the whole document."""

    text: int = 30
    progress: int = 52

    def of(self, column: int) -> int:
        """Return the width of one column."""
        return self.text if column == TEXT else self.progress


def part(
    pieces: list[Piece],
    widths: Widths,
    lexicon: Lexicon,
    *,
    closes: tuple[bool, bool] = (True, True),
) -> Parted | None:
    """Return the best parting of one mixed cell.

    Args:
        pieces: the words of the cell in the order read.
        widths: of the two columns, in letters.
        lexicon: what the document teaches.
        closes: whether the clause and the progress end with this cell, or go on elsewhere.

    Returns:
        None if no parting is possible at all.

    """
    table = _Table(pieces, widths, lexicon, closes=closes)
    return table.best()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one piece says, looked up once; ``endings`` are for the two columns."""

    stem: str
    lean: float
    endings: tuple[float, float]
    closes_order: bool
    stops: bool
    small: bool
    capital: bool
    open_ended: bool

    @classmethod
    def of(cls, word: str, lexicon: Lexicon) -> "_Seen":
        """Look at one piece."""
        plain, order = bare(word), closes_order(word)
        return cls(
            stem=stem(plain),
            lean=_lean(word, plain, lexicon),
            endings=(4.0 if order else -4.0, 3.0 if is_report(word) else -3.0),
            closes_order=order,
            stops=word[-1] in ".!?" and not word[:-1].isdigit(),
            small=word[0].islower(),
            capital=word[0].isupper() and word[1:2].islower(),
            open_ended=word[-1].isalnum(),
        )


def _lean(word: str, plain: str, lexicon: Lexicon) -> float:
    """How much a word belongs to the clause (positive) or to the progress."""
    if closes_order(word):
        return 6.0
    if closes_report(word):
        return -6.0
    object_of_order = 2.0 * bool(_OBJECT.search(plain))
    addressee = 1.0 * bool(_ADDRESSEE.match(word))
    reporting = 1.5 * bool(_REPORTING.match(plain))
    return lexicon.leaning(plain) + object_of_order + addressee - reporting


_Path = tuple[float, tuple[int, ...]]
"""A score, and where the lines end that gave it."""


class _Table:
    """The dynamic programme; a state is (start of the line before, start of this line)."""

    def __init__(
        self,
        pieces: list[Piece],
        widths: Widths,
        lexicon: Lexicon,
        *,
        closes: tuple[bool, bool],
    ) -> None:
        self.pieces, self.widths = pieces, widths
        self.closes = closes
        self.count = len(pieces)
        self.seen = [_Seen.of(piece.word, lexicon) for piece in pieces]
        self.pairs = lexicon.pairs
        sizes = [0]
        leans, joins = [0.0], [0.0, 0.0]
        for piece, seen in zip(pieces, self.seen, strict=True):
            sizes.append(sizes[-1] + piece.size)
            leans.append(leans[-1] + seen.lean)
        for index in range(1, self.count):
            glued = pieces[index].glued
            joins.append(joins[-1] + (0.0 if glued else self._follows(index - 1, index)))
        self.sizes, self.leans, self.joins = sizes, leans, joins

    def best(self) -> Parted | None:
        """Run over all states; return the parting of the highest score."""
        # A state only leads to states whose line starts later.
        self.states: list[dict[tuple[int, int], _Path]] = [
            {} for _ in range(self.count + 1)
        ]
        self.states[0][0, TEXT] = (0.0, ())
        self.finished: _Path = (_FAIL, ())
        for start in range(self.count):
            states = self.states[start]
            likely = nlargest(_BEAM, states, key=lambda state: states[state][0])
            for before, column in likely:
                self._go_on(states[before, column], before, start, column)
        return self._parted(*self.finished) if self.finished[1] else None

    def _go_on(self, path: _Path, before: int, start: int, column: int) -> None:
        """Try every end of the line that begins at ``start``."""
        score, ends = path
        if start:  # at least one seam: the cell is known to be mixed
            self._close(score, ends, start, column)
        for end in self._ends(start, column):
            gain = score + self._line(before, start, end, column)
            if not self._is_full(start, end, column):
                # A short line is the last of its column; the other one goes on.
                self._close(gain, (*ends, end), end, 1 - column)
                continue
            known = self.states[end].get((start, 1 - column))
            if known is None or gain > known[0]:
                self.states[end][start, 1 - column] = (gain, (*ends, end))

    def _close(self, score: float, ends: tuple[int, ...], start: int, column: int) -> None:
        score += self._finish(start, column)
        if score > self.finished[0]:
            self.finished = (score, (*ends, self.count))

    def _ends(self, start: int, column: int) -> Iterator[int]:
        widest = _WIDEST * self.widths.of(column) + 1
        for end in range(start + 1, self.count):
            if start and self.sizes[end] - self.sizes[start] > widest:
                return
            yield end

    def _is_full(self, start: int, end: int, column: int) -> bool:
        """Whether a line is so long that a long word may not have fitted on it."""
        return self.sizes[end] - self.sizes[start] >= self.widths.of(column) - _LONGEST_WORD

    def _line(self, before: int, start: int, end: int, column: int) -> float:
        """Score the line [start, end) and the seam behind it."""
        score = self._inside(start, end, column) + _SEAM + self.pieces[end].seam
        size, width = self.sizes[end] - self.sizes[start] - 1, self.widths.of(column)
        # Several lines of one column may stand above the other, but seldom do.
        score -= _OVER * max(0, size - width) if start else _AHEAD * (size // (width + 2))
        if start > before:  # the other column goes on after its line [before, start)
            score += self._follows(start - 1, end)
            score -= _SLACK * self._slack(before, start, end, 1 - column)
        elif self.seen[end].small:
            score -= _MIDDLE  # the first line of the other column opens a sentence
        return score

    def _slack(self, before: int, start: int, following: int, column: int) -> int:
        """Letters by which the next word of the column would have fitted on its line."""
        filled = self.sizes[start] - self.sizes[before] - 1
        needed = filled + 1 + len(self.pieces[following].word)
        return max(0, self.widths.of(column) - 1 - needed)

    def _inside(self, start: int, end: int, column: int) -> float:
        lean = self.leans[end] - self.leans[start]
        return (lean if column == TEXT else -lean) + self.joins[end] - self.joins[start + 1]

    def _finish(self, start: int, column: int) -> float:
        """Score the last line, as long as it may be, and how both columns end.

        The last line may hold many lines of its column if the other one has come to its
        end; both end here unless the cell goes on over the page.
        """
        score = self._inside(start, self.count, column)
        alone = self.sizes[-1] - self.sizes[start] > _WIDEST * self.widths.of(column)
        other = 1 - column
        if start and (self.closes[other] or (alone and not any(self.closes))):
            score += self.seen[start - 1].endings[other]
        if self.closes[column]:
            score += self.seen[-1].endings[column]
        return score

    def _follows(self, index: int, following: int) -> float:
        """How well one word follows another inside one column."""
        word, after = self.seen[index], self.seen[following]
        if word.stops:
            return -_MIDDLE if after.small else 0.0
        if word.closes_order:
            return -2.0
        if (word.stem, after.stem) in self.pairs:
            return 1.5
        return -1.2 if after.capital and word.open_ended else 0.0

    def _parted(self, score: float, ends: tuple[int, ...]) -> Parted:
        columns: tuple[list[str], list[str]] = ([], [])
        start, column = 0, TEXT
        for end in ends:
            columns[column].append(_write(self.pieces[start:end]))
            start, column = end, 1 - column
        return Parted(" ".join(columns[TEXT]), " ".join(columns[PROGRESS]), score)


def _write(pieces: list[Piece]) -> str:
    return "".join(p.word if p.glued else f" {p.word}" for p in pieces).strip()


def has_enough(parted: Parted) -> bool:
    """Whether both columns have words enough to be judged."""
    text = part_label(parted.text)[1]
    return min(len(text.split()), len(parted.progress.split())) >= _FEWEST


def is_honest(parted: Parted) -> bool:
    """Whether both columns read as what they are, without any sign of the other left."""
    text = part_label(parted.text)[1]
    if not has_enough(parted):
        return False
    complete = is_order(text) and is_report(parted.progress)
    return complete and weight(signs(text, parted.progress)) < 1


def fit_widths(cells: list[list[Piece]], lexicon: Lexicon) -> Widths:
    """Return the widths at which the given cells part best, one column at a time."""

    def score(widths: Widths) -> float:
        parted = (part(cell, widths, lexicon) for cell in cells)
        usual = abs(widths.text - _PROPORTION * widths.progress)
        return sum(p.score for p in parted if p is not None) - _UNUSUAL * usual

    def best(texts: Iterable[int], progresses: Iterable[int]) -> Widths:
        return max((Widths(t, p) for t in texts for p in progresses), key=score)

    start = best(_TEXT_WIDTHS, [Widths().progress])
    wide = best([start.text], _PROGRESS_WIDTHS)
    return best(_TEXT_WIDTHS, [wide.progress])
