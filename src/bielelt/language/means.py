"""The mean of percentages that stand beside it: «71, 58, 66 хувь, дундаж ирц 65 хувь»."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bielelt.language.folding import small
from bielelt.language.quantities import Bound, Percent
from bielelt.language.sentences import sentence_spans
from bielelt.language.worded import find_shares_of_hundred


@dataclass(frozen=True, slots=True)
class Mean:
    """A percentage that is told as the mean of others, and their values."""

    stated: Percent
    values: tuple[Decimal, ...]
    start: int
    stop: int


_MEAN = re.compile(r"\bдунд(?:аж|жаар)\b[^\d.;%]{0,40}$")  # of small letters
_OTHERWISE = re.compile(
    r"\b(?:улсын|аймгийн|нийслэлийн|өмнөх|өнгөрсөн|зорилт|төлөвл|хооронд|жигнэ)|г[үу]йцэтгэл|\bөс|\bбуур"
)
# «64, хоёрдугаарт 72, гуравдугаарт 80 хувь»: only the last says what they are.
_BEFORE = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)(?:,|\s+(?:ба|болон))\s+(?:[^\W\d]+\s+){0,2}$"
)
_APART = 60
_FEWEST = 3
_HUNDRED = 100


def find_means(text: str) -> Iterator[Mean]:
    """Yield each mean with the list of three percentages or more in its sentence or beside it."""
    lowered = small(text)
    if "дунда" not in lowered and "дундж" not in lowered:
        return
    percents = find_shares_of_hundred(text)
    stated = [
        p for p in percents if _MEAN.search(lowered, max(0, p.start - _APART), p.start)
    ]
    starts = [start for start, _ in sentence_spans(text)]
    if len(stated) != 1 or stated[0].bound in (Bound.AT_LEAST, Bound.AT_MOST):
        return
    (mean,) = stated
    number = bisect_right(starts, mean.start) - 1
    begin = starts[max(0, number - 1)]
    rows = _rows(lowered, [p for p in percents if p is not mean], mean)
    rows = [row for row in rows if row[0] >= begin and len(row[2]) >= _FEWEST]
    if len(rows) != 1:
        return
    first, last, values = rows[0]
    start, stop = min(first, mean.start), max(last, mean.stop)
    if not _OTHERWISE.search(lowered, begin, stop):
        yield Mean(mean, values, start, stop)


def _rows(
    lowered: str, percents: Sequence[Percent], mean: Percent
) -> list[tuple[int, int, tuple[Decimal, ...]]]:
    """Return where each list of percentages begins and ends, and its values."""
    rows: list[tuple[int, int, tuple[Decimal, ...]]] = []
    for percent in percents:
        first, values = percent.start, [percent.value]
        while before := _BEFORE.search(lowered, max(0, first - _APART), first):
            first = before.start(1)
            values.insert(0, Decimal(before[1].replace(",", ".")))
        near = rows and first - rows[-1][1] < _APART
        parted = near and rows[-1][1] <= mean.start < first
        if near and not parted and "." not in lowered[rows[-1][1] : first]:
            begin, _, told = rows.pop()
            rows.append((begin, percent.stop, (*told, *values)))
        else:
            rows.append((first, percent.stop, tuple(values)))
    return [row for row in rows if max(row[2]) <= _HUNDRED]
