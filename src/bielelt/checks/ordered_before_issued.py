"""Clauses that want something from or by a day before their decision was issued."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    LEAST_DAYS,
    Finding,
    Passage,
    Setting,
    Severity,
    Words,
    passages,
)
from bielelt.core.report import Decision, Report
from bielelt.language.dates import official_day
from bielelt.language.due import DueDay, find_due_days, find_first_days

TITLE = Words("Шийдвэр гарахаас өмнөх хугацаа", "Ordered for a day already past")
EXAMPLE = Words(
    "2024-04-15-нд гарсан захирамж «4 дүгээр сарын 1-ний өдрөөс эхлэн» хийхийг даалгажээ.",
    "An order of 2024-04-15 wants work «4 дүгээр сарын 1-ний өдрөөс эхлэн», from 1 April.",
)
_FIX = Words(
    "Шийдвэрийн огноо, заалтын хугацааг эхтэй нь тулгах.",
    "Compare the date of the decision and the day in the clause with the document itself.",
)


@dataclass(frozen=True, slots=True)
class OrderedBeforeIssued:
    """A day from which or by which a clause wants something was over when it was ordered.

    Why: methodology §6.53. Either the date of the decision or the day in the clause is
    mistyped, or the office was given no time. ``days`` is the least difference.
    """

    slug: str = "ordered-before-issued"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (LEAST_DAYS,)
    is_on: bool = True
    days: int = 1

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per such day, a HINT where clause and progress may be mixed."""
        acts = {c.serial: d for d in report.decisions for c in d.clauses}
        for passage in passages(report):
            if passage.field != "text":
                continue
            decision = acts[passage.clause]
            if decision.date:
                yield from self._of(passage, decision, decision.date)

    def _of(
        self, passage: Passage, decision: Decision, issued: dt.date
    ) -> Iterator[Finding]:
        wanted = (
            *find_first_days(passage.text, issued),
            *find_due_days(passage.text, issued),
        )
        for due in wanted:
            if (issued - due.day).days >= self.days:
                yield self._early(passage, due, decision, issued)

    def _early(
        self, passage: Passage, due: DueDay, decision: Decision, issued: dt.date
    ) -> Finding:
        gap, name = (issued - due.day).days, decision.number or "—"
        return Finding(
            self.slug,
            Severity.DOUBT if passage.sure else Severity.HINT,
            (passage.clause,),
            (passage.quote(due.start, due.end),),
            Words(
                f"Заалтад заасан өдөр шийдвэр ({name}, {official_day(issued)}) гарахаас {gap} "
                "хоногийн өмнөх байна.",
                f"The clause names a day {gap} days before the decision ({name}, {issued}) was "
                "issued.",
            ),
            _FIX,
            arithmetic=f"{issued} − {due.day} = {gap}",
        )
