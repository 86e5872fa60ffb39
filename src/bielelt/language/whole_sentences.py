"""Sentences that tell a fact with its figures, to find them again to the letter.

«… цэвэрлэгээнд 312 иргэн, 16 албан газар гарч, 28 тн хог ачуулав» is told of one work; no two
offices and no two works have these words and these figures by chance.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from bielelt.language.dates import CACHED
from bielelt.language.folding import small
from bielelt.language.sentences import sentence_spans

_FEWEST_WORDS, _FEWEST_FIGURES, _MOST_OWNERS = 8, 2, 3
_WHOLE = 90  # per cent of the letters
_LONGER = 1.2  # times as long as its source no text is within it
_FIGURE = re.compile(r"\d+(?:[ .,]\d+)*")
# Behind a figure that is a day, a month, a year or the number of something.
_NO_COUNT = re.compile(
    r"/|\s?-?\s?(?:дугаар|дүгээр|р\b|сар|он\b|он[ыд]|н[дыи]|тоот|[–-]\d)", re.IGNORECASE
)
_WITHIN_A_NUMBER = ("/", ".", ",", "-")
# One order may stand behind many works, and everybody cites it in its words.
_ACTS = (
    "захирамж", "тогтоол", "тушаал", "шийдвэр", "даалгав", "хууль", "журам", "хөтөлбөр",
)  # fmt: skip
# Words of others.
_QUOTED = re.compile(r"[«“\"][^»”\"]{60}")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a text; ``words`` are equal where it is said to the letter."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Within:
    """A text all of which, or nearly, stands in another: their numbers and the first sentence."""

    text: int
    source: int
    said: Said
    there: Said


@lru_cache(maxsize=CACHED)  # several checks of a report look for the same sentences
def said_in(text: str) -> tuple[Said, ...]:
    """Return the sentences of ``text`` that tell a fact with figures of its own."""
    return tuple(_read_said(text))


def _read_said(text: str) -> Iterator[Said]:
    figures = [match.span() for match in _FIGURE.finditer(text)]
    if len(figures) < _FEWEST_FIGURES:
        return
    lowered, starts = small(text), [start for start, _ in figures]
    for start, end in sentence_spans(text):
        here = figures[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(here) < _FEWEST_FIGURES:
            continue
        sentence = text[start:end]
        if (
            len(sentence.split()) >= _FEWEST_WORDS
            and not any(map(lowered[start:end].__contains__, _ACTS))
            and any(_counts(text, *span) for span in here)
            and not _QUOTED.search(sentence)
        ):
            yield Said(start, end, folded(sentence))


def _counts(text: str, start: int, end: int) -> bool:
    """Whether the figure is an amount, and one of two digits: «312», not «3» nor «05»-нд."""
    return (
        text[end - 2 : end].isdigit()
        and not text.endswith(_WITHIN_A_NUMBER, 0, start)
        and not _NO_COUNT.match(text, end)
    )


def within(texts: Sequence[str]) -> Iterator[Within]:
    """Yield the texts that say nothing but what another one says too, each pair once.

    Only texts that share a sentence are compared, so that the cost grows with their length.
    """
    owners: defaultdict[str, dict[int, Said]] = defaultdict(dict)
    for number, text in enumerate(texts):
        for said in said_in(text):
            owners[said.words].setdefault(number, said)
    seen: set[tuple[int, int]] = set()
    few = (places for places in owners.values() if 1 < len(places) <= _MOST_OWNERS)
    for places in few:
        for one, other in combinations(places, 2):
            if (one, other) not in seen:
                seen.add((one, other))
                yield from _held(texts, (one, places[one]), (other, places[other]))


def _held(
    texts: Sequence[str], one: tuple[int, Said], other: tuple[int, Said]
) -> Iterator[Within]:
    for (here, said), (there, told) in ((other, one), (one, other)):
        if is_within(texts[here], texts[there]):
            yield Within(here, there, said, told)
            return


def is_within(text: str, source: str) -> bool:
    """Whether hardly anything stands in ``text`` but sentences of ``source``."""
    if len(text) > _LONGER * len(source):
        return False
    known = {words for words, _ in _sentences(source)}
    sizes = [(size, words in known) for words, size in _sentences(text)]
    shared = sum(size for size, is_known in sizes if is_known)
    return shared * 100 >= _WHOLE * sum(size for size, _ in sizes)


@lru_cache(maxsize=256)  # one text is held against several
def _sentences(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((folded(text[a:b]), b - a) for a, b in sentence_spans(text))


def folded(sentence: str) -> str:
    """Return what is equal of sentences that are the same to the letter."""
    return " ".join(sentence.split()).casefold().rstrip(".;")
