"""What is reported as done before the decision was issued, or after the day of the report."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    LEAST_DAYS,
    Finding,
    Passage,
    Quote,
    Setting,
    Severity,
    Words,
    passages,
)
from bielelt.core.report import Decision, Report
from bielelt.language.ahead import find_ahead
from bielelt.language.dates import official_day
from bielelt.language.deeds import Deed, find_begun, find_deeds, is_as_of

_SUNDAY = 6
_EVERY_YEAR = 4  # days by which an act may come before that of above which comes every year
_LONGEST_QUOTE = 160
TITLE = Words(
    "Шийдвэрээс өмнөх, эсвэл ирээдүйн огноо", "Done before it was decided, or later"
)
EXAMPLE = Words(
    "2024-05-20-нд гарсан даалгаврыг 2024-03-11-ний захирамжаар биелүүлсэн гэжээ.",
    "A directive of 2024-05-20 is reported fulfilled by an order of 2024-03-11.",
)


@dataclass(frozen=True, slots=True)
class ReportedBeforeIssued:
    """A deed offered as fulfilment is older than its decision, or later than the report.

    Why: methodology §6.15. Only days whose statement is finished count; legal bases and what
    runs from or until a day do not. A day without its year is one of the time told, or one
    that lies ahead. ``days`` is the least difference.
    """

    slug: str = "reported-before-issued"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (LEAST_DAYS,)
    is_on: bool = True
    days: int = 1

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield an ERROR for finished deeds of the future, else a DOUBT or a HINT."""
        acts = {c.serial: d for d in report.decisions for c in d.clauses}
        told, year = _time_told(report), _year(report)
        for passage in passages(report):
            if passage.field != "progress":
                continue
            decision = acts[passage.clause]
            deeds = find_deeds(passage.text, told)
            yield from self._of_deeds(passage, decision, deeds, report.date)
            if decision.date and not any(d.day < decision.date for d in deeds):
                begun = find_begun(passage.text, told)
                yield from self._of_begun(passage, decision, begun, decision.date)
            if report.date:
                yield from self._ahead(passage, decision, report.date, year)

    def _of_deeds(
        self,
        passage: Passage,
        decision: Decision,
        deeds: tuple[Deed, ...],
        day: dt.date | None,
    ) -> Iterator[Finding]:
        for deed in deeds:
            if day and (deed.day - day).days >= self.days:
                yield self._later(passage, deed, day)
            elif decision.date and (decision.date - deed.until).days >= self.days:
                newer = any(d.day >= decision.date for d in deeds)
                yield self._earlier(passage, deed, decision, decision.date, newer=newer)
            elif deed.is_act and deed.day == deed.until and deed.day.weekday() == _SUNDAY:
                yield self._on_sunday(passage, deed)

    def _of_begun(
        self,
        passage: Passage,
        decision: Decision,
        begun: tuple[Deed, ...],
        issued: dt.date,
    ) -> Iterator[Finding]:
        """Tell of what began earlier, which may go on under the decision: never a DOUBT."""
        for deed in begun:
            if (issued - deed.until).days >= self.days:
                yield self._earlier(passage, deed, decision, issued, newer=True)

    def _ahead(
        self, passage: Passage, decision: Decision, day: dt.date, year: int
    ) -> Iterator[Finding]:
        """Tell of days without their year; under an older decision it may be that year."""
        if decision.date is None or decision.date.year >= year:
            for deed in find_ahead(passage.text, day, year):
                if (deed.day - day).days >= self.days:
                    yield self._later(passage, deed, day)

    def _later(self, passage: Passage, deed: Deed, day: dt.date) -> Finding:
        gap = (deed.day - day).days
        return Finding(
            self.slug,
            Severity.ERROR if passage.sure and deed.is_done else Severity.DOUBT,
            (passage.clause,),
            (_quote(passage, deed),),
            Words(
                f"Тайлангийн өдрөөс ({official_day(day)}) {gap} хоногийн дараах ажлыг хийсэн гэж "
                "бичсэн байна.",
                f"This is reported as done {gap} days after the day of the report ({day}).",
            ),
            Words(
                "Огноог засах эсвэл төлөвлөсөн ажил гэж бичих.",
                "Correct the date, or write that it is planned.",
            ),
            arithmetic=f"{deed.day} − {day} = {gap}",
        )

    def _earlier(
        self,
        passage: Passage,
        deed: Deed,
        decision: Decision,
        issued: dt.date,
        *,
        newer: bool,
    ) -> Finding:
        gap = (issued - deed.until).days
        name = decision.number or "—"
        sunday = deed.is_act and deed.day.weekday() == _SUNDAY
        newer = newer or is_as_of(passage.text, deed)
        known = newer or (deed.is_act and gap < _EVERY_YEAR)
        return Finding(
            self.slug,
            Severity.DOUBT if passage.sure and not known else Severity.HINT,
            (passage.clause,),
            (_quote(passage, deed),),
            Words(
                f"Биелэлт болгон бичсэн ажил шийдвэр ({name}, {official_day(issued)}) гарахаас "
                f"{gap} хоногийн өмнөх байна{'; тэр өдөр ням гараг' if sunday else ''}.",
                f"What is reported as fulfilment is {gap} days older than the decision ({name}, "
                f"{issued}){'; that day was a Sunday' if sunday else ''}.",
            ),
            Words(
                "Огноог шалгах; шийдвэр гарснаас хойш хийсэн ажлыг бичих.",
                "Check the date; write what was done since the decision was issued.",
            ),
            arithmetic=f"{issued} − {deed.until} = {gap}",
        )

    def _on_sunday(self, passage: Passage, deed: Deed) -> Finding:
        return Finding(
            self.slug,
            Severity.HINT,
            (passage.clause,),
            (_quote(passage, deed),),
            Words(
                f"{official_day(deed.day)} нь ням гараг байна.",
                f"{deed.day} was a Sunday.",
            ),
            Words("Актын огноог эхтэй нь тулгах.", "Compare the date with the act itself."),
        )


def _year(report: Report) -> int:
    """Return the year that the report is about."""
    day = report.date or dt.date.min
    return (
        int(year[0]) if (year := re.match(r"[0-9]{4}", report.period or "")) else day.year
    )


def _time_told(report: Report) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of what the report may tell of."""
    if report.date is None or _year(report) > report.date.year:
        return None
    return dt.date(_year(report), 1, 1), report.date


def _quote(passage: Passage, deed: Deed) -> Quote:
    whole = deed.stop - deed.start <= _LONGEST_QUOTE
    return passage.quote(deed.start, deed.stop if whole else deed.end)
