"""What a comparison of reports is, and what all of them need."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from bielelt.checks.base import Finding, Passage, Quote, Rule
from bielelt.core.numbering import act_key
from bielelt.core.periods import bounds, order
from bielelt.core.report import Clause, Decision, Report
from bielelt.language.copying import plain


class Comparison(Rule, Protocol):
    """A pure rule over many reports; see checks/between/shrunken_totals.py for a short one."""

    def run(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """Yield findings, each with the number of the report that it belongs to.

        A finding quotes its own report first; what is quoted from another one says so in
        ``Quote.report``. Never raise on odd data; cost grows with the clauses and not with
        the pairs of reports.
        """


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A clause with the report it stands in; ``report`` is the number of the report.

    One is equal to itself only: to compare or hash whole decisions would cost more than
    the comparisons do.
    """

    report: int
    name: str
    organisation: str
    period: str
    decision: Decision
    clause: Clause

    def quote(self, start: int, end: int, *, here: bool) -> Quote:
        """Return words of the progress; ``here`` is False where another report is told."""
        passage = Passage(self.clause.serial, "progress", self.clause.progress or "")
        quote = passage.quote(start, end)
        return quote if here else replace(quote, report=self.name)


def told_in(reports: Sequence[Report]) -> Iterator[Told]:
    """Yield every clause of every report, in their order.

    Reports without an organisation are each of one of their own; without a period, of none.
    """
    for number, report in enumerate(reports):
        name, organisation = (
            name_of(report),
            plain(report.organisation or "") or f"#{number}",
        )
        for decision in report.decisions:
            for clause in decision.clauses:
                yield Told(
                    number, name, organisation, report.period or "", decision, clause
                )


def name_of(report: Report) -> str:
    """Return how a quotation names a report: «Найрамдал сум, 2023-H1»."""
    return ", ".join(part for part in (report.organisation, report.period) if part) or "?"


def duty(told: Told) -> tuple[str, ...]:
    """Return what is equal for the same clause of the same act in any report.

    Without number and day the title names the act; without a text the label the clause.
    Empty where nothing tells which duty it is.
    """
    act, clause = told.decision, told.clause
    number = act_key(act.number, act.date) if act.number else (0, "")
    what = plain(clause.text or "") or (clause.label or "")
    named = plain(act.title or "") if not all(number) else ""
    if not what or not (all(number) or named):
        return ()
    return (act.kind, str(number[0]), number[1], named, what)


def is_period(period: str) -> bool:
    """Whether a period is written as one."""
    try:
        bounds(period)
    except ValueError:
        return False
    return True


def by_period(group: list[Told]) -> list[Told]:
    """Return the clauses whose period is known, the earliest first."""
    known = [told for told in group if is_period(told.period)]
    return sorted(known, key=lambda told: (order(told.period), told.report))


def grouped(
    clauses: Iterator[Told], *, by_organisation: bool
) -> dict[tuple[str, ...], list[Told]]:
    """Return the clauses of each duty that stands in two reports or more.

    ``by_organisation`` keeps organisations, otherwise periods, apart.
    """
    groups: defaultdict[tuple[str, ...], list[Told]] = defaultdict(list)
    for told in clauses:
        key = duty(told)
        if key and told.clause.progress:
            side = told.organisation if by_organisation else told.period
            groups[side, *key].append(told)
    return {k: g for k, g in groups.items() if len({told.report for told in g}) > 1}


def consecutive(group: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield each clause with the same clause of the period before it."""
    yield from (
        (one, other)
        for one, other in pairwise(by_period(group))
        if one.period != other.period
    )


def is_same_year(one: Told, other: Told) -> bool:
    """Whether both periods begin on one day, so that the later holds the earlier."""
    return bounds(one.period)[0] == bounds(other.period)[0]
