"""How figures in a row are told: what stands before and behind each of them.

Parts of one whole are told alike: all behind a place, a time or a name, all pointing back
(«52 нь», «9-ийг»), all with their noun.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bielelt.language.lists import words
from bielelt.language.partings import FROM
from bielelt.language.quantities import Quantity
from bielelt.language.remainders import LEFT_AFTER
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.verbs import joins_clauses

GAP = 110
"""So far apart two figures in a row may stand."""

LABEL = 70
"""So far back the words that name a figure are looked for."""

PARTED = re.compile(r"[,;:(\n]|\.\s|\s(?:ба|болон|бөгөөд)\s|\s[-–—]\s")
"""What parts one statement from the next."""

AND = re.compile(r"\s(?:ба|бөгөөд)\s", re.IGNORECASE)
"""What joins two statements."""

ITEM = re.compile(r"\s*(?:нь\s*)?(?:,|ба\b|болон\b)", re.IGNORECASE)
"""What closes an item of a list behind its figure."""

_POINTS = frozenset({Case.ACCUSATIVE, Case.DATIVE, Case.GENITIVE, Case.COMITATIVE})
_OF_IT = re.compile(r"\s*(?:-\w+\s+)?(?:[^\W\d]+\s+)?нь\b|-(?:г?ийн|ын)х", re.IGNORECASE)
_AFTER = re.compile(r"\s[^\W\d]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_DASHED = re.compile(r"\s*[-–—:]\s*$")
# «эрүүлжүүлэгдсэн нь 12», «гаргаагүй 5»: what the figure did.
_WHICH = re.compile(r"(?:с[аэоө]н|г[үу]й|буй|байгаа)$", re.IGNORECASE)
# Whatever stands before the others, this goes with it.
_REST = re.compile(r"(?:бусад|үлдсэн|үлдэгдэл|харин|одоо|нийт)$", re.IGNORECASE)
# A figure behind these is of another figure than the one before them.
_TURNS = re.compile(
    r"\b(?:үүн(?:ээс|ий|д)|түүн(?:ээс|ий)|(?:эд|тэд)гээр(?:ээс|ийн)|тэдн(?:ээс|ий)|мөн|гадна)\b",
    re.IGNORECASE,
)
# «дэмжсэн гэж 45, үгүй гэж 18»
_SAID_SO = frozenset({"гэж", "гэсэн", "гэх"})


class FiguresInRows:
    """A text with its figures, and how each of them is told."""

    def __init__(self, text: str, figures: Sequence[Quantity]) -> None:
        """Take the figures of ``text`` in their order; those in brackets are best left out."""
        self.text = text
        self.figures = list(figures)
        self.starts = [q.start for q in figures]
        self.sentences = list(sentence_spans(text))
        self.opens = [start for start, _ in self.sentences]

    def sentence(self, q: Quantity) -> int:
        """Return the number of the sentence in which a figure stands."""
        return max(0, bisect_right(self.opens, q.start) - 1)

    def owns_next(self, q: Quantity) -> bool:
        """Whether the figure has parts of its own: «9-ийн 9-ийг», «31 өрхөөс 12»."""
        genitive = q.case is Case.GENITIVE and self.touches_next(q)
        from_it = q.case is Case.ABLATIVE or FROM.search(self.text, q.start, q.stop)
        return bool(from_it or genitive)

    def touches_next(self, q: Quantity) -> bool:
        """Whether nothing stands between what a figure counts and the next figure."""
        index = bisect_left(self.starts, q.start) + 1
        return index < len(self.starts) and self.starts[index] <= q.stop + 1

    def are_alike(self, one: Quantity, other: Quantity, whole: Quantity) -> bool:
        """Whether two figures in a row are told alike, by what stands before or behind them."""
        one, other = sorted((one, other), key=_place)
        if other.start - one.stop > GAP or self.sentence(one) != self.sentence(other):
            return False
        if _TURNS.search(self.text, one.stop, other.start):
            return False
        if self.is_tied(one, whole) and self.is_tied(other, whole):
            # «40 нь утсаар … ирсэн ба 12 дуудлагад …»: tells something else of some.
            return not (other.nouns and AND.search(self.text, one.end, other.start))
        first, second = self.label(one), self.label(other)
        if first and second:
            # «лавлагаа 12, сунгах 8»: the figure closes its item, whatever its label.
            closed = ITEM.match(self.text, one.stop)
            return bool(closed) or first == second or "rest" in {first, second}
        posts = self.post(one), self.post(other)
        between = words(self.text[one.end : other.start])
        if any(joins_clauses(word) for word in between if word not in _SAID_SO):
            return False  # the steps of one work
        return not second and (posts[0] == posts[1] or posts == ("", "word"))

    def is_tied(self, q: Quantity, whole: Quantity) -> bool:
        """Whether the figure points at what is counted: «9-ийг», «12 нь», «31 хэргийг»."""
        if not q.unit and (q.counts_same(whole) or self._counted_before(whole, q)):
            return True
        bare = not q.nouns or (bool(q.unit) and q.unit == whole.unit and len(q.nouns) == 1)
        points = q.case in _POINTS or _OF_IT.match(self.text, q.stop if q.unit else q.end)
        left = bool(q.unit) and LEFT_AFTER.match(self.text, q.end)
        return bare and bool(points or left)

    def _counted_before(self, whole: Quantity, q: Quantity) -> bool:
        """Whether what a part counts stands before the whole: «хүсэлт 54 ирснээс … 9 хүсэлт»."""
        if whole.nouns or not q.nouns:
            return False
        return q.nouns[0] in map(stem, self.label_words(whole))

    def label(self, q: Quantity) -> str:
        """Return how the words before a figure end; empty if none name it."""
        found = [w for w in self.label_words(q) if w not in _SAID_SO]
        named = found[-1:] == ["нь"]
        found = [w for w in found if w != "нь"]
        if not found:
            return Case.BARE.value if named else "rest" if self._is_swallowed(q) else ""
        last = found[-1]
        if _REST.search(last):
            return "rest"
        if _WHICH.search(last):
            return "which"
        if named:
            return Case.BARE.value
        return "" if joins_clauses(last) else case_of(last).value

    def _is_swallowed(self, q: Quantity) -> bool:
        """Whether the label went into what the figure before counts: «48 машины эхний өдөр 17»."""
        index = bisect_left(self.starts, q.start)
        before = self.figures[index - 1] if index else None
        tied = _OF_IT.match(self.text, q.end)
        return bool(before and before.nouns and before.stop >= q.start - 1 and not tied)

    def label_words(self, q: Quantity) -> list[str]:
        """Return the last words of the statement before a figure, three at most."""
        index = bisect_left(self.starts, q.start)
        start = max(
            self.figures[index - 1].stop if index else 0,
            self.opens[self.sentence(q)],
            q.start - LABEL,
        )
        before = _DASHED.sub(" ", self.text[start : q.start])
        return _WORD.findall(PARTED.split(before)[-1].casefold())[-3:]

    def post(self, q: Quantity) -> str:
        """Return what stands behind a figure: its ending, a word or nothing."""
        if not q.nouns and q.case is not Case.BARE:
            return q.case.value
        return "word" if _AFTER.match(self.text, q.end) else ""


def _place(q: Quantity) -> int:
    return q.start
