"""One act with another number or another day in another report."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bielelt.checks.base import (
    Answerer,
    Finding,
    Quote,
    Setting,
    Severity,
    Words,
    first_clause,
)
from bielelt.checks.between.base import name_of
from bielelt.core.numbering import act_key
from bielelt.core.report import Decision, Report
from bielelt.language.copying import plain

_SHORTEST_TITLE = 24  # letters: «Төлөвлөгөө батлах тухай» is the title of many acts
_MAJORITY = 2
TITLE = Words("Нэг шийдвэр тайлан бүрд өөр дугаартай", "One act, registered in two ways")
EXAMPLE = Words(
    "«Өвөлжилтийн бэлтгэл хангах тухай» захирамж хоёр тайланд А/52, нэгд А/25 дугаартай байна.",
    "An order of one title and day has the number А/52 in two reports and А/25 in a third.",
)

_Key = tuple[tuple[int, str], date]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A decision with its number and day, and the report it stands in."""

    report: int
    organisation: str
    name: str
    decision: Decision
    number: tuple[int, str]
    day: date

    @property
    def key(self) -> _Key:
        return self.number, self.day


@dataclass(frozen=True, slots=True)
class RegisteredApart:
    """Acts of one kind and title agree in number or in day, but not in both.

    Why: methodology §6.45. The same long title with the same number is one act, and so is
    the same title of the same day, unless some report holds both.
    """

    slug: str = "registered-apart"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """Yield a finding per entry that differs from the usual one.

        A DOUBT where two reports or the same organisation have it otherwise, else a HINT.
        """
        groups: defaultdict[tuple[str, str], list[_Entry]] = defaultdict(list)
        for entry in _entries(reports):
            title = plain(entry.decision.title or "")
            if len(title) >= _SHORTEST_TITLE:
                groups[entry.decision.kind, title].append(entry)
        for group in groups.values():
            if len({entry.key for entry in group}) > 1:
                yield from self._compare(group)

    def _compare(self, group: list[_Entry]) -> Iterator[tuple[int, Finding]]:
        held: defaultdict[int, set[_Key]] = defaultdict(set)
        for entry in group:
            held[entry.report].add(entry.key)
        counts = Counter(key for keys in held.values() for key in keys)
        usual = sorted(counts, key=lambda key: -counts[key])
        firsts = {entry.key: entry for entry in reversed(group)}
        for entry in group:
            for key in usual:
                if counts[key] < counts[entry.key] or key == entry.key:
                    break
                together = any({key, entry.key} <= keys for keys in held.values())
                if _is_near(key, entry.key) and not together:
                    yield entry.report, self._finding(entry, firsts[key], counts[key])
                    break

    def _finding(self, entry: _Entry, usual: _Entry, count: int) -> Finding:
        numbers = entry.number != usual.number
        what = (
            Words("дугаар нь өөр", "has another number")
            if numbers
            else Words("огноо нь өөр", "has another date")
        )
        here, there = (_told(e, numbers=numbers) for e in (entry, usual))
        sure = count >= _MAJORITY or entry.organisation == usual.organisation
        field = "number" if numbers else "date"
        return Finding(
            self.slug,
            Severity.DOUBT if sure else Severity.HINT,
            tuple(clause.serial for clause in entry.decision.clauses),
            (
                Quote(first_clause(entry.decision), field, here),
                Quote(first_clause(entry.decision), "title", entry.decision.title or "", 0),
                Quote(first_clause(usual.decision), field, there, report=usual.name),
            ),
            Words(
                f"Ижил нэртэй шийдвэрийн {what.mn}: энд {here}, «{usual.name}» тайланд "
                f"{there} (нийт {count} тайланд).",
                f"An act of the same title {what.en}: {here} here, {there} in "
                f"“{usual.name}” ({count} reports in all).",
            ),
            Words(
                "Шийдвэрийн эх хувиас дугаар, огноог шалгаж засах.",
                "Take number and date from the act itself.",
            ),
            Answerer.REGISTRAR,
            arithmetic=f"{here} ≠ {there}",
        )


def _entries(reports: Sequence[Report]) -> Iterator[_Entry]:
    for number, report in enumerate(reports):
        organisation = plain(report.organisation or "") or f"#{number}"
        for decision in report.decisions:
            if decision.number and decision.date and decision.title:
                yield _Entry(
                    number,
                    organisation,
                    name_of(report),
                    decision,
                    act_key(decision.number, decision.date),
                    decision.date,
                )


def _is_near(one: _Key, other: _Key) -> bool:
    """Whether two registrations may be one act: exactly one of number and day differs."""
    return (one[0][1] == other[0][1]) != (one[1] == other[1])


def _told(entry: _Entry, *, numbers: bool) -> str:
    return entry.decision.number or "" if numbers else f"{entry.day:%Y-%m-%d}"
