"""Figures that a slip of the pen sets apart: digits exchanged, one more than were there.

«1 254 айл … хамрагдав» in one place and «1 245 айл … хамрагдсан» in another are one fact if the
words around them are the same; so are «26 хоршоонд … зээл» and «зээл авсан 27 хоршоо».
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from bielelt.language.assertions import Sentence, sentences_with_figures
from bielelt.language.countings import are_defined_apart
from bielelt.language.likeness import key, telling
from bielelt.language.quantities import Quantity
from bielelt.language.retold import are_of_other_times
from bielelt.language.sentences import sentence_at
from bielelt.language.stems import stem

_AROUND, _FEWEST_SHARED, _MOST_ALIKE = 70, 4, 12
_FEWEST_TELLING_DIGITS = 3
_OTHER_TIME = re.compile(
    r"\b(?:өмнөх|өнгөрсөн|урьд|урд|мөн\s+үе)\w*|\b(?:19|20)\d\d(?=\s*он)|\b\d{1,2}(?=\s*-?\s*(?:дугаар|дүгээр|р\b))",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[а-яөүё,]\s)[А-ЯӨҮЁ][\w-]{2,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_WHO_GOT = re.compile(r"(?P<what>[^\W\d_]{3,})\s+[^\W\d_]{2,}с[аэоө]н\s+$")
_PARTICIPLES = ("сан", "сэн", "сон", "сөн")
_MORE = re.compile(r"\b(?:нэмж|нэмэлт|шинээр|дахин|дараа|өмнө)\w*", re.IGNORECASE)
_LONGEST_BACK, _LEAST_OWNERS, _MOST_MORE = 400, 10, 2


@dataclass(frozen=True, slots=True)
class Told:
    """A figure and the sentence it stands in, of the text with that number."""

    text: int
    figure: Quantity
    sentence: Sentence

    # Read only of two figures with the same digits, which is seldom.
    @property
    def words(self) -> frozenset[str]:
        """What the words near the figure share in their forms."""
        opened = self.sentence.start
        start = max(0, self.figure.start - _AROUND - opened)
        near = self.sentence.text[start : self.figure.end + _AROUND - opened]
        kept = telling(near)
        return frozenset(key(stem(w)) for w in _WORD.findall(near) if key(w) in kept)


def exchanged(texts: Sequence[str]) -> Iterator[tuple[Told, Told]]:
    """Yield figures of two texts that say the same but for two neighbouring digits.

    Figures are kept by their digits, so the cost grows with their number only.
    """
    by_digits: defaultdict[str, list[Told]] = defaultdict(list)
    for number, text in enumerate(texts):
        for sentence in sentences_with_figures(text):
            for q in sentence.figures:
                digits = str(q.value)
                telling_digits = len(digits.rstrip("0"))
                if (
                    q.is_exact
                    and digits.isdigit()
                    and telling_digits >= _FEWEST_TELLING_DIGITS
                ):
                    told = Told(number, q, sentence)
                    by_digits["".join(sorted(digits))].append(told)
    few = (same for same in by_digits.values() if len(same) <= _MOST_ALIKE)
    for one, other in chain.from_iterable(combinations(same, 2) for same in few):
        if one.text != other.text and _is_one_fact(one, other):
            yield one, other


def _is_telling(quantity: Quantity) -> bool:
    """Whether the figure has digits enough to be known by them: 3 400 has two."""
    digits = str(quantity.value)
    long = len(digits.rstrip("0")) >= _FEWEST_TELLING_DIGITS
    return long and quantity.is_exact and digits.isdigit()


def _is_one_fact(one: Told, other: Told) -> bool:
    digits, others = str(one.figure.value), str(other.figure.value)
    apart = [i for i, (a, b) in enumerate(zip(digits, others, strict=True)) if a != b]
    if len(apart) != 2 or apart[1] - apart[0] != 1:  # noqa: PLR2004
        return False
    if len(one.words & other.words) < _FEWEST_SHARED:
        return False
    nouns = one.figure.nouns and other.figure.nouns
    if nouns and not one.figure.counts_same(other.figure):
        return False
    texts = one.sentence.text, other.sentence.text
    if are_defined_apart(*texts):
        return False
    times, names = (
        [set(form.findall(text)) for text in texts] for form in (_OTHER_TIME, _NAME)
    )
    return times[0] == times[1] and not (all(names) and names[0].isdisjoint(names[1]))


def one_too_many(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield who got something and, behind, «who got it», with one or two more.

    Fewer may be those of them who came; more cannot have got it.
    """
    figures = [q for s in sentences_with_figures(text) for q in s.figures if q.is_exact]
    for later in figures:
        first = max(0, later.start - _AROUND)
        if not text[first : later.start].rstrip().endswith(_PARTICIPLES):
            continue
        got = _WHO_GOT.search(text, first, later.start)
        owner = _last_alike(text, figures, later) if got else None
        if not got or not owner or owner.value < _LEAST_OWNERS:
            continue
        between = text[owner.stop : got.start()]
        more = 0 < later.value - owner.value <= _MOST_MORE
        told = [text[sentence_at(text, q.start)[0] : q.stop] for q in (owner, later)]
        if (
            more
            and not are_of_other_times(*told)
            and key(stem(got["what"])) in _stems(between)
            and not _MORE.search(between)
        ):
            yield owner, later


def _last_alike(text: str, figures: list[Quantity], later: Quantity) -> Quantity | None:
    """Return the last figure before ``later`` that counts the same, not far behind."""
    first, noun = later.start - _LONGEST_BACK, _owner(text, later)
    return next(
        (
            q
            for q in reversed(figures)
            if first <= q.start < later.start and (q.counts_same(later) or noun in q.nouns)
        ),
        None,
    )


def _owner(text: str, quantity: Quantity) -> str:
    """Return the first noun behind a figure: the 27 of «27 хоршооны гишүүд» are хоршоо."""
    noun = _WORD.search(text, quantity.end, quantity.stop)
    return stem(noun[0]) if noun else ""


def _stems(text: str) -> frozenset[str]:
    return frozenset(key(stem(word)) for word in _WORD.findall(text))
