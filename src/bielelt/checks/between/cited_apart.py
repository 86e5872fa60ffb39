"""One act that two reports cite with different days or numbers."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bielelt.checks.base import (
    Answerer,
    Finding,
    Passage,
    Quote,
    Setting,
    Severity,
    Words,
    first_clause,
)
from bielelt.checks.between.base import Told, name_of, told_in
from bielelt.core.numbering import act_key
from bielelt.core.report import Report
from bielelt.language.citations import GOVERNOR, Citation, find_citations

TITLE = Words("Нэг шийдвэрийг тайлан бүрд өөрөөр иш татсан", "One act, cited in two ways")
EXAMPLE = Words(
    "Нэг тайланд «аймгийн Засаг даргын 2031 оны 02 дугаар сарын 13-ны А/57 захирамж», нөгөөд "
    "«02 дугаар сарын 23-ны А/57 захирамж» гэжээ.",
    "One report cites А/57 of the governor as of 13 February, another one as of 23 February.",
)
_ORDER = "order"
_MOST_KNOWN = 60


@dataclass(frozen=True, slots=True)
class _Place:
    """A citation, the clause it stands in and the field."""

    told: Told
    field: str
    text: str
    cited: Citation

    @property
    def answerer(self) -> Answerer:
        """Who wrote it: a clause is what the register has."""
        return Answerer.REGISTRAR if self.field == "text" else Answerer.REPORTER

    def quote(self, *, here: bool) -> Quote:
        quote = Passage(self.told.clause.serial, self.field, self.text).quote(
            self.cited.start, self.cited.end
        )
        return (
            quote
            if here
            else Quote(quote.clause, quote.field, quote.text, quote.start, self.told.name)
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A decision of a report, as the source of a day."""

    report: int
    quote: Quote
    name: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class CitedApart:
    """Acts of one body, year and number have one day, and those of one day their number.

    Why: methodology §6.52. Who looks the act up finds it in one of the reports only.
    """

    slug: str = "cited-apart"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """Yield a DOUBT for a day that another report or its table has otherwise.

        A HINT where the same day of two years or turned digits of one day are cited.
        """
        places = list(_places(reports))
        entries = _entries(reports) if places else {}
        acts: defaultdict[object, list[_Place]] = defaultdict(list)
        days: defaultdict[object, list[_Place]] = defaultdict(list)
        for place in places:
            cited, own = place.cited, _owner(place)
            acts[own, cited.body, cited.kind, cited.day.year, cited.number].append(place)
            digits = "".join(sorted(cited.number))
            days[own, cited.body, cited.kind, cited.day, digits].append(place)
            years = cited.day.month, cited.day.day, cited.number
            days[own, cited.body, cited.kind, *years].append(place)
        seen: set[_Place] = set()
        for group in acts.values():
            yield from self._other_days(group, entries, seen)
        for group in days.values():
            yield from self._near(group, seen)

    def _other_days(
        self,
        group: list[_Place],
        entries: dict[object, list[_Entry]],
        seen: set[_Place],
    ) -> Iterator[tuple[int, Finding]]:
        """Tell the days of an act that no table has and that other reports have otherwise."""
        first = group[0].cited
        known: list[_Entry] = []
        if first.body == GOVERNOR and first.kind == _ORDER:
            known = entries.get((first.day.year, first.number), [])
        days = {entry.day for entry in known}
        usual = _usual(group, lambda place: place.cited.day)
        for place in group:
            day, report = place.cited.day, place.told.report
            if day in days or any(entry.report == report for entry in known[:_MOST_KNOWN]):
                continue
            entry = next((e for e in known[:_MOST_KNOWN] if _is_slip(e.day, day)), None)
            if entry:
                seen.add(place)
                yield report, self._finding(place, entry.quote, entry.name, entry.day)
            elif day != usual.cited.day and report != usual.told.report:
                seen.add(place)
                there = usual.quote(here=False)
                yield (
                    report,
                    self._finding(place, there, usual.told.name, usual.cited.day),
                )

    def _near(
        self, group: list[_Place], seen: set[_Place]
    ) -> Iterator[tuple[int, Finding]]:
        """Tell what differs from the usual number or year of an act in turned digits or in it."""
        usual = _usual(group, _act)
        for place in group:
            same = _act(place) == _act(usual) or place.told.report == usual.told.report
            if not same and place not in seen:
                seen.add(place)
                yield place.told.report, self._nearly(place, usual)

    def _finding(self, place: _Place, there: Quote, name: str, day: dt.date) -> Finding:
        cited = place.cited
        return Finding(
            self.slug,
            Severity.DOUBT,
            (place.told.clause.serial,),
            (place.quote(here=True), there),
            Words(
                f"{cited.number} дугаартай шийдвэрийг энд {cited.day}-ны, «{name}» тайланд {day}-ны "
                "өдрийнх гэжээ.",
                f"{cited.number} is cited as of {cited.day} here, but is of {day} in “{name}”.",
            ),
            _SUGGESTION,
            place.answerer,
            arithmetic=f"{cited.day} ≠ {day}",
        )

    def _nearly(self, place: _Place, other: _Place) -> Finding:
        here, there = (f"{p.cited.number} ({p.cited.day})" for p in (place, other))
        return Finding(
            self.slug,
            Severity.HINT,
            (place.told.clause.serial,),
            (place.quote(here=True), other.quote(here=False)),
            Words(
                f"Нэг шийдвэрийг энд {here}, «{other.told.name}» тайланд {there} гэж иш татсан бололтой.",
                f"One act seems to be cited as {here} here and as {there} in “{other.told.name}”.",
            ),
            _SUGGESTION,
            place.answerer,
            arithmetic=f"{here} ≠ {there}",
        )


_SUGGESTION = Words(
    "Шийдвэрийн эхтэй тулгаж огноо, дугаарыг засах.",
    "Correct date or number from the act itself.",
)


def _places(reports: Sequence[Report]) -> Iterator[_Place]:
    for told in told_in(reports):
        clause = told.clause
        for field, text in (("text", clause.text), ("progress", clause.progress)):
            for cited in find_citations(text) if text else ():
                yield _Place(told, field, text or "", cited)


def _act(place: _Place) -> tuple[str, dt.date]:
    return place.cited.number, place.cited.day


def _usual(group: list[_Place], said: Callable[[_Place], object]) -> _Place:
    """Return the first place that says what most reports say."""
    held = Counter(what for what, _ in {(said(p), p.told.report): p for p in group})
    return max(group, key=lambda place: held[said(place)])


def _owner(place: _Place) -> str:
    return place.told.organisation if place.cited.is_own else ""


def _entries(reports: Sequence[Report]) -> dict[object, list[_Entry]]:
    """Return the orders in the tables of all reports under year and number."""
    found: defaultdict[object, list[_Entry]] = defaultdict(list)
    for number, report in enumerate(reports):
        for decision in report.decisions:
            if decision.kind == _ORDER and decision.number and decision.date:
                quote = Quote(
                    first_clause(decision), "number", decision.number, None, name_of(report)
                )
                entry = _Entry(number, quote, name_of(report), decision.date)
                found[act_key(decision.number, decision.date)].append(entry)
    return dict(found)


def _is_slip(one: dt.date, other: dt.date) -> bool:
    """Whether two days of a year differ in the month or in the day alone."""
    return (one.month == other.month) != (one.day == other.day)
