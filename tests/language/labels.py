"""The labelled sentences of ``labelled/``: what a person reads in them, and what we read.

A label is «where it begins = what it is», in the order of the text. Kinds that every
sentence is labelled with are empty where nothing is written; names and stages are only
labelled in the files of that name. What a kind is read with is one adapter in ``READERS``.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bielelt.language.periods import find_periods
from bielelt.language.quantities import Bound, find_percents, find_quantities
from bielelt.language.dates import find_dates
from bielelt.language.ranges import find_ranges
from bielelt.language.stems import stem
from bielelt.language.terms import find_continuing, find_recurring
from bielelt.language.terms import Recurrence, find_terms
from bielelt.language.units import unit_of

FOLDER = Path(__file__).parent / "labelled"
SIGNS = {Bound.EXACT: "", Bound.ABOUT: "~", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}

Fact = tuple[int, str]
"""Where it begins, and what it is."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with the labels of each kind, as they are written."""

    group: str
    text: str
    labels: dict[str, list[str]]

    def __str__(self) -> str:
        return f"{self.group}: {self.text[:40]}"

    def expected(self, kind: str) -> list[Fact]:
        """Return the labelled facts of a kind."""
        return list(self._placed(kind, WHAT.get(kind, str)))

    def nouns(self) -> list[tuple[int, str]]:
        """Return the place of each labelled quantity with each word of what it counts."""
        counted = self._placed("quantities", lambda what: what.partition(" ")[2])
        return [(place, word) for place, words in counted for word in words.split()]

    def _placed(self, kind: str, what: Callable[[str], str]) -> Iterator[Fact]:
        place = 0
        for label in self.labels.get(kind, ()):
            words, _, told = label.partition(" = ")
            found = re.compile(rf"(?<!\d){re.escape(words)}(?!\d)").search(self.text, place)
            assert found, f"{words!r} does not stand in {self.text!r}"
            place = found.end()
            yield found.start(), what(told)


def sentences() -> list[Sentence]:
    """Return all labelled sentences."""
    return [
        Sentence(path.stem, one.pop("text"), one)
        for path in sorted(FOLDER.glob("*.toml"))
        for one in tomllib.loads(path.read_text("utf-8"))["sentence"]
    ]


def number(value):
    return f"{value.normalize():f}"


def day(found):
    year = "-" if found.year is None else f"{found.year}"
    rest = [f"{part:02}" for part in (found.month, found.day) if part is not None]
    return "-".join([year, *rest])


def _quantities(text):
    for q in find_quantities(text):
        yield q.start, f"{'*' * q.repeated}{SIGNS[q.bound]}{number(q.value)}"


def _percents(text):
    for p in find_percents(text):
        yield p.start, f"{SIGNS[p.bound]}{number(p.value)}"


def _ranges(text):
    for r in find_ranges(text):
        yield r.start, f"{number(r.low)}..{number(r.high)}"


def _dates(text):
    return ((found.start, day(found)) for found in find_dates(text))


def _periods(text):
    for period in find_periods(text):
        yield period.start, f"{day(period.first)}..{day(period.last)}"


def _terms(text):
    found = [
        (t.start, f"{t.moment.every} {t.moment.month_day or ''}".strip())
        for t in find_terms(text)
        if t.moment.every is not Recurrence.ONCE
    ]
    always = [(start, "continuing") for start, _ in find_continuing(text)]
    return sorted(found + always)


READERS = {
    "quantities": _quantities,
    "percents": _percents,
    "ranges": _ranges,
    "dates": _dates,
    "periods": _periods,
    "terms": _terms,
}
"""What reads each kind: a text to the place and the content of what is found."""

WHAT = {
    "quantities": lambda told: told.partition(" ")[0],
    "ranges": lambda told: told.partition(" ")[0],
}
"""The part of a label that a reader must match, where it is not the whole."""


def read(kind, sentence):
    """Return what is read of a kind in a sentence; None if the kind is not labelled there."""
    return list(READERS[kind](sentence.text))


def nouns_read(sentence):
    """Return the labelled nouns that are found with their figure."""
    found = {q.start: q for q in find_quantities(sentence.text)}
    return [
        (place, word)
        for place, word in sentence.nouns()
        if place in found
        and (unit_of(word) == found[place].unit != "" or stem(word) in found[place].nouns)
    ]
