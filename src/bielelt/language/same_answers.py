"""Duties of one matter whose answers tell the same figures: «9 цэгийн 4-ийг», «есөн овоолгоос дөрвийг».

One act asks to clear the waste points, another to remove the dumps; whoever reports the same
four of nine for both has been asked for one thing. One figure in common says little, unless
no other text would have it («8.1 хувиар»).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from bielelt.language.asked_deeds import without_order
from bielelt.language.countings import roots_of
from bielelt.language.dates import find_dates
from bielelt.language.duties import are_apart, looks_after
from bielelt.language.likeness import without_chapter
from bielelt.language.sentences import sentence_at, sentence_spans
from bielelt.language.units import COUNTERS
from bielelt.language.whole_sentences import folded
from bielelt.language.worded import find_counts, find_shares_of_hundred

_MOST_OWNERS, _LONGEST = 6, 1_500
_FEWEST, _LEAST_SUM, _RARE = 2, 20, 100
_OF_FIGURES = Decimal("0.6")
_GREAT, _DATE = 20, "day"
_SURELY_NEAR = 5
_SURELY_AKIN, _NEAR = 4, 2  # words that both duties, and both answers, have in common
# Every duty asks somebody to do something by some day.
_NOTHING = frozenset(
    roots_of(
        "ажлыг арга хэмжээ хэрэгжүүлэхийг даалгасугай үүрэг болгосугай тасагт хэлтэст дарга мэргэжилтэн хэмжээнд сард онд зохион байгуулахыг "
        "байгууллага бүх нийт сумын багийн аймгийн иргэд дотор багтаан хийхийг хийж гүйцэтгэх алба албанд газарт Засаг захирал"
    )
)
_NO_UNIT = frozenset({*COUNTERS, "удаа"})  # «3 сургалт», «сургалт 3 удаа»
_Figure = tuple[Decimal, str]


@dataclass(frozen=True, slots=True)
class SameAnswer:
    """Two duties by their places; which share of the figures is the same, and where they stand.

    ``spans`` are the sentences of the two answers that tell the first figure in common.
    """

    one: int
    other: int
    share: float
    spans: tuple[tuple[int, int], tuple[int, int]]


def same_answers(duties: Sequence[str], answers: Sequence[str]) -> Iterator[SameAnswer]:
    """Yield the duties, of the same places as their answers, that are answered by the same figures.

    Figures are kept with who has them, and those of many are left out, so that the cost grows
    with the length of the texts.
    """
    told = [_figures(text[:_LONGEST]) for text in answers]
    owners: defaultdict[_Figure, list[int]] = defaultdict(list)
    for number, own in enumerate(told):
        for found in own:
            owners[found].append(number)
    few = (same for same in owners.values() if 1 < len(same) <= _MOST_OWNERS)
    shared: Counter[tuple[int, int]] = Counter()
    for same in few:
        shared.update(combinations(same, 2))
    for one, other in shared:
        both = set(told[one].keys() & told[other].keys())
        least = min(len(_plain(told[one])), len(_plain(told[other])))
        # A day in common alone is a day on which much was done.
        if not _plain(both) or len(_plain(both)) < _OF_FIGURES * least:
            continue
        texts = [answers[n][:_LONGEST] for n in (one, other)]
        near = len(_words(texts[0]) & _words(texts[1]))
        kin = _kin(duties[one], duties[other], both)
        enough = 1 if len(both) == least > 1 else _NEAR
        if _is_telling(both):
            is_one = near >= enough and (kin or _is_certain(both))
        else:
            # «дээврийн 140 м.кв» of both: one figure, and the same said of it.
            is_one = (
                _is_great(both) and kin and near >= _NEAR and kin + near >= _SURELY_NEAR
            )
        if not is_one or (kin < _SURELY_AKIN and _are_copied(*texts)):
            continue
        first = min(both, key=lambda figure: told[one][figure])
        spans = [sentence_at(answers[n], told[n][first]) for n in (one, other)]
        yield SameAnswer(one, other, len(both) / least, (spans[0], spans[1]))


def _figures(text: str) -> dict[_Figure, int]:
    """Return the figures of a text, each with its first place."""
    found: dict[_Figure, int] = {}
    for q in find_counts(text):
        found.setdefault((q.value, "" if q.unit in _NO_UNIT else q.unit), q.start)
    for p in find_shares_of_hundred(text):
        found.setdefault((p.value, "%"), p.start)
    for date in find_dates(text):
        if date.month and date.day:
            day = Decimal(date.month * _RARE + date.day)
            found.setdefault((day, _DATE), date.start)
    return {figure: place for figure, place in found.items() if figure[0] > 1}


def _plain(figures: Iterable[_Figure]) -> list[_Figure]:
    """Return the figures that are no days."""
    return [figure for figure in figures if figure[1] != _DATE]


def _is_telling(both: set[_Figure]) -> bool:
    """Whether these figures stand in two texts by no chance."""
    values = [value for value, _ in both]
    weight = sum(1 + (value % 1 != 0) for value in values)
    return weight >= _FEWEST and (sum(values) >= _LEAST_SUM or any(v % 1 for v in values))


def _is_great(both: set[_Figure]) -> bool:
    """Whether a figure is so great or exact that with the words beside it is of one thing."""
    return any(value >= _GREAT or value % 1 for value, _ in _plain(both))


def _is_certain(both: set[_Figure]) -> bool:
    """Whether so many great figures are the same that it is one thing whatever is asked for."""
    values = [value for value, _ in _plain(both)]
    return len(values) > _FEWEST and sum(values) >= _RARE


def _kin(one: str, other: str, both: set[_Figure]) -> int:
    """Return how many words two duties have in common; 0 of two things, people or places.

    So many figures, or such rare ones, are of one thing whatever it is called; to do it and to
    look after it are two duties even so, unless three figures are the same.
    """
    values = [value for value, _ in _plain(both)]
    rare = len(values) < len(both) or any(v >= _RARE or v % 1 for v in values)
    own = [without_order(duty) for duty in (one, other)]
    said = [_words(without_chapter(duty)) for duty in (one, other)]
    kin = len(said[0] & said[1])
    if _is_certain(both) or (len(values) > _FEWEST and kin > _NEAR):
        apart = False
    elif rare or len(values) > _FEWEST:
        apart = looks_after(one) != looks_after(other)
    else:
        apart = are_apart(*own)
    return 0 if apart else kin


def _words(text: str) -> frozenset[str]:
    return frozenset(root for root in roots_of(text) if len(root) > 1) - _NOTHING


def _are_copied(one: str, other: str) -> bool:
    """Whether a sentence of one text stands to the letter in the other.

    That may be a copy under another duty, which is told as such.
    """
    lines = [{folded(text[a:b]) for a, b in sentence_spans(text)} for text in (one, other)]
    return bool(lines[0] & lines[1])
