"""The labelled sentences of ``labelled/``: what a person reads in them, and what we read.

A label is «where it begins = what it is», in the order of the text; a name that stands there
in the nominative is written once. Every sentence is labelled with every kind, and none where
a kind is left out; only names and stages are labelled in the files of that name alone.
Figures in words («хоёр удаа») are no quantities. The noun of a quantity is what is counted,
not its owner: «36 иргэний материал» counts papers. What reads a kind is one adapter in ``READERS``.
``afterwards.toml`` was written when the code was done, to see how it does on what it has not met.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from bielelt.core.kinds import kind_in
from bielelt.language.dates import find_dates
from bielelt.language.names import Named, find_names
from bielelt.language.organisations import find_organisations
from bielelt.language.periods import find_periods
from bielelt.language.quantities import Bound, find_percents, find_quantities
from bielelt.language.ranges import find_ranges
from bielelt.language.references import bare_number, find_references
from bielelt.language.stages import find_stages
from bielelt.language.stems import stem
from bielelt.language.terms import Recurrence, find_continuing, find_terms
from bielelt.language.units import unit_of

FOLDER = Path(__file__).parent / "labelled"
SIGNS = {Bound.EXACT: "", Bound.ABOUT: "~", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}


@dataclass(frozen=True)
class Sentence:
    """A sentence with the labels of each kind, as they are written."""

    group: str
    text: str
    labels: dict[str, list[str]]

    def expected(self, kind):
        """Return the labelled facts of a kind: where each begins, and what it is."""
        told = TOLD.get(kind, str)
        facts = [(place, told(what)) for place, what in self._placed(kind)]
        # A stage is told by a statement as a whole; where its words begin is not measured.
        return [(0, what) for _, what in facts] if kind == "stages" else facts

    def nouns(self):
        """Return the place of each labelled quantity with each word of what it counts."""
        return [
            (place, word)
            for place, what in self._placed("quantities")
            for word in what.split()[1:]
        ]

    def _placed(self, kind):
        place = 0
        for label in self.labels.get(kind, ()):
            words, _, told = label.partition(" = ")
            found = re.compile(rf"(?<!\d){re.escape(words)}(?!\d)").search(self.text, place)
            assert found, f"«{words}» does not stand in «{self.text}»"
            place = found.end()
            yield found.start(), told or words


def _told_figure(what):
    return what.split()[0]


def _told_act(what):
    kind, when, number = what.split()
    return f"{kind_in(kind)} {when} {bare_number(number)}"


TOLD = {"quantities": _told_figure, "ranges": _told_figure, "references": _told_act}
"""What of a label a reader must match, where it is not the whole."""


def sentences():
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


def quantities(text):
    for q in find_quantities(text):
        yield q.start, f"{'*' * q.repeated}{SIGNS[q.bound]}{number(q.value)}"


def percents(text):
    for p in find_percents(text):
        yield p.start, f"{SIGNS[p.bound]}{number(p.value)}"


def ranges(text):
    for r in find_ranges(text):
        yield r.start, f"{number(r.low)}..{number(r.high)}"


def dates(text):
    return ((found.start, day(found)) for found in find_dates(text))


def periods(text):
    for period in find_periods(text):
        yield period.start, f"{day(period.first)}..{day(period.last)}"


def terms(text):
    found = [
        (t.start, f"{t.moment.every} {t.moment.month_day or ''}".strip())
        for t in find_terms(text)
        if t.moment.every is not Recurrence.ONCE
    ]
    return sorted(found + [(start, "continuing") for start, _ in find_continuing(text)])


def references(text):
    for one in find_references(text):
        when = day(one.date) if one.date else one.year
        place = text.index(one.printed, one.date.end if one.date else one.start)
        yield place, f"{one.kind} {when or '-'} {bare_number(one.number)}"


def names(text):
    yield from ((one.start, one.name) for one in find_organisations(text))
    for one in find_names(text):
        if one.named is not Named.PERSON:
            yield one.start, one.name


def stages(text):
    return ((0, str(one.stage)) for one in find_stages(text))


READERS = {
    reader.__name__: reader
    for reader in (
        quantities,
        percents,
        ranges,
        dates,
        periods,
        terms,
        references,
        names,
        stages,
    )
}
"""What reads each kind: from a text the place and the content of what is found."""

PARTLY_LABELLED = ("names", "stages")


def read(kind, sentence):
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


@dataclass(frozen=True)
class Measured:
    """How well one kind is read: how many are labelled, read, and both."""

    kind: str
    labelled: int
    read: int
    right: int

    @property
    def precision(self):
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self):
        return self.right / self.labelled if self.labelled else 1.0

    def __str__(self):
        return (
            f"{self.kind:<12}{self.labelled:>9}{self.read:>7}{self.right:>7}"
            f"{self.precision:>11.3f}{self.recall:>8.3f}"
        )


def measure(kind):
    """Measure a kind over all sentences that are labelled with it."""
    here = [s for s in sentences() if kind not in PARTLY_LABELLED or s.group == kind]
    pairs = [(set(s.expected(kind)), set(read(kind, s))) for s in here]
    return Measured(
        kind,
        sum(len(expected) for expected, _ in pairs),
        sum(len(found) for _, found in pairs),
        sum(len(expected & found) for expected, found in pairs),
    )


def measure_nouns():
    """Measure how many labelled nouns are read; what else is read is not counted."""
    labelled = sum(len(s.nouns()) for s in sentences())
    found = sum(len(nouns_read(s)) for s in sentences())
    return Measured("nouns", labelled, found, found)
