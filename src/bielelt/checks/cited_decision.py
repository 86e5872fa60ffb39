"""Decisions that a text cites otherwise than the register or another text has them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bielelt.checks.base import (
    Finding,
    Passage,
    Quote,
    Setting,
    Severity,
    Words,
    first_clause,
    kept,
    once,
    passages,
)
from bielelt.core.kinds import UNKNOWN
from bielelt.core.report import Decision, Report
from bielelt.language.act_numbers import (
    Above,
    are_far,
    are_turned,
    is_from_above,
    is_issuer_in,
    is_slip,
    means_above,
    names_nobody,
    parts_of,
)
from bielelt.language.references import (
    Reference,
    bare_number,
    find_cut_numbers,
    find_references,
    year_of_number,
)

TITLE = Words("Шийдвэрийг буруу иш татсан", "Decision cited wrongly")
EXAMPLE = Words(
    "«2031 оны 02 дугаар сарын 03-ны А/18 захирамж» гэсэн ч А/18 нь 2031-02-13-ны захирамж.",
    "The text cites А/18 of 2031-02-03; the register has А/18 of 2031-02-13.",
)
_CORRECT = Words(
    "Шийдвэрийн эхтэй тулгаж огноо, дугаарыг засах.",
    "Correct date or number from the act itself.",
)
# Offices with a governor of their own.
_GOVERNED = re.compile(r"сум|дүүрэг|дүүргийн|баг|хороо|засаг дарг", re.IGNORECASE)
_SATURDAY = 5
_WEEKDAYS = {5: Words("бямба", "Saturday"), 6: Words("ням", "Sunday")}
_LONG_ENOUGH = 2
_DIRECTIVE = "directive"

_find = kept(find_references)


@dataclass(frozen=True, slots=True)
class CitedDecision:
    """A cited act has another date than in this report, two dates, or no full number.

    Why: methodology §6.25. Who looks the act up finds another one, or none. Only acts of
    the same year, kind and, as far as the text says, issuer are compared.
    """

    slug: str = "cited-decision"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield DOUBTs for wrong dates and cut numbers, a HINT for a day off."""
        cited = [
            (p, _completed(r, p, report)) for p in passages(report) for r in _find(p.text)
        ]
        told: set[tuple[int, str]] = set()
        register = _by_number(report)
        for passage, reference in cited:
            alike = register.get(bare_number(reference.number), [])
            finding = self._against_register(passage, reference, report, alike)
            if finding:
                told.add((passage.clause, reference.number))
                yield finding
            finding = self._numbered_otherwise(passage, reference, report)
            if finding:
                yield finding
        yield from self._against_each_other(cited, told)
        yield from self._in_one_clause(cited, report)
        for passage, reference in cited:
            yield from self._by_itself(passage, reference)
        for passage in passages(report):
            for match in find_cut_numbers(passage.text):
                yield self._cut(passage, match)

    def _against_register(
        self,
        passage: Passage,
        reference: Reference,
        report: Report,
        same_number: list[Decision],
    ) -> Finding | None:
        if reference.day is None:
            return None
        alike = [d for d in same_number if _same_act(reference, d)]
        if not alike or any(d.date == reference.day for d in alike):
            return None
        decision = alike[0]
        if not _ours(reference, passage, decision, report):
            return None
        return self._otherwise(
            passage,
            reference,
            decision,
            Words(
                f"{reference.printed} дугаартай шийдвэрийг {reference.day}-ны өдрийнх гэжээ; энэ тайланд "
                f"{decision.number} нь {decision.date}-ны өдрийнх.",
                f"{reference.printed} is cited with the date {reference.day}; in this report "
                f"{decision.number} is of {decision.date}.",
            ),
            f"{reference.day} ≠ {decision.date}",
            severity=Severity.DOUBT,
        )

    def _numbered_otherwise(
        self, passage: Passage, reference: Reference, report: Report
    ) -> Finding | None:
        """Return a finding where an act of that day has another number here."""
        decision = _same_day(reference, passage, report)
        if decision is None:
            return None
        dated = reference.day is not None
        return self._otherwise(
            passage,
            reference,
            decision,
            Words(
                f"{reference.printed} дугаартай шийдвэр иш татжээ; энэ тайланд {decision.date}-ны "
                f"өдрийн шийдвэр нь {decision.number}.",
                f"{reference.printed} is cited; in this report the act of {decision.date} is "
                f"{decision.number}.",
            ),
            f"{reference.printed} ≠ {decision.number}",
            severity=Severity.DOUBT if dated and passage.sure else Severity.HINT,
        )

    def _otherwise(
        self,
        passage: Passage,
        reference: Reference,
        decision: Decision,
        told: Words,
        arithmetic: str,
        *,
        severity: Severity,
    ) -> Finding:
        """Tell that an act of the report stands there otherwise than it is cited."""
        return Finding(
            self.slug,
            severity,
            (passage.clause,),
            (
                passage.quote(reference.start, reference.end),
                Quote(first_clause(decision), "number", decision.number or ""),
            ),
            told,
            _CORRECT,
            arithmetic=arithmetic,
        )

    def _against_each_other(
        self, cited: list[tuple[Passage, Reference]], told: set[tuple[int, str]]
    ) -> Iterator[Finding]:
        acts: dict[object, list[tuple[Passage, Reference]]] = {}
        for passage, reference in cited:
            known = reference.day and reference.issuer and reference.kind != UNKNOWN
            if known and (passage.clause, reference.number) not in told:
                last = " ".join(reference.issuer.split()[-_LONG_ENOUGH - 1 :])
                key = (reference.kind, reference.year, bare_number(reference.number), last)
                acts.setdefault(key, []).append((passage, reference))
        for places in acts.values():
            days = dict.fromkeys(r.day for _, r in places)
            if len(days) > 1:
                listed = ", ".join(map(str, days))
                number = places[0][1].printed
                yield self._cited_twice(
                    places,
                    Words(
                        f"Нэг байгууллагын {number} дугаартай шийдвэрийг өөр өөр огноотой иш татжээ: {listed}.",
                        f"The act {number} of one body is cited with different dates: {listed}.",
                    ),
                )

    def _in_one_clause(
        self, cited: list[tuple[Passage, Reference]], report: Report
    ) -> Iterator[Finding]:
        """Yield acts of one day that a duty and its answer cite with turned digits."""
        known = {bare_number(d.number or "") for d in report.decisions}
        by_day: dict[object, list[tuple[Passage, Reference]]] = {}
        for passage, reference in cited:
            if reference.day and bare_number(reference.number) not in known:
                key = (passage.clause, reference.day, reference.kind)
                by_day.setdefault(key, []).append((passage, reference))
        for places in by_day.values():
            (p, one), (q, other) = places[0], places[-1]
            series = {parts_of(r.number)[0] for r in (one, other)}
            turned = p.field != q.field and are_turned(one.number, other.number)
            if turned and len(series) == 1:
                yield self._cited_twice(
                    [(p, one), (q, other)],
                    Words(
                        f"{one.day}-ны өдрийн шийдвэрийг {one.printed}, {other.printed} гэсэн хоёр "
                        "дугаартай иш татжээ.",
                        f"The act of {one.day} is cited as {one.printed} and as {other.printed}.",
                    ),
                )

    def _cited_twice(self, places: list[tuple[Passage, Reference]], told: Words) -> Finding:
        return Finding(
            self.slug,
            Severity.DOUBT,
            tuple(dict.fromkeys(p.clause for p, _ in places)),
            tuple(dict.fromkeys(p.quote(r.start, r.end) for p, r in places)),
            told,
            _CORRECT,
        )

    def _by_itself(self, passage: Passage, reference: Reference) -> Iterator[Finding]:
        quotes = (passage.quote(reference.start, reference.end),)
        issued = _issued(reference)
        if issued:
            yield Finding(
                self.slug,
                Severity.DOUBT,
                (passage.clause,),
                quotes,
                Words(
                    f"{issued.mn} гаргадаг; энд өөр төрлийн шийдвэр гэж бичжээ.",
                    f"{issued.en}; here another kind of act is cited.",
                ),
                Words(
                    "Шийдвэрийн төрөл, гаргасан байгууллагыг эхтэй нь тулгаж засах.",
                    "Correct kind or issuer from the act itself.",
                ),
            )
        year = year_of_number(reference.number)
        if year and reference.date and reference.date.year not in {None, year}:
            yield Finding(
                self.slug,
                Severity.DOUBT,
                (passage.clause,),
                quotes,
                Words(
                    f"Дугаар нь {year} оных, огноо нь {reference.date.year} оных байна.",
                    f"The number is of {year}, the date of {reference.date.year}.",
                ),
                _CORRECT,
                arithmetic=f"{year} ≠ {reference.date.year}",
            )
        if reference.day and reference.day.weekday() >= _SATURDAY:
            weekday = _WEEKDAYS[reference.day.weekday()]
            yield Finding(
                self.slug,
                Severity.HINT,
                (passage.clause,),
                quotes,
                Words(
                    f"{reference.day} нь {weekday.mn} гараг, амралтын өдөр байв.",
                    f"{reference.day} was a {weekday.en}, no working day.",
                ),
                Words(
                    "Огноог шийдвэрийн эхтэй тулгах.",
                    "Compare the date with the act itself.",
                ),
            )

    def _cut(self, passage: Passage, match: re.Match[str]) -> Finding:
        quote = passage.quote(*match.span())
        return Finding(
            self.slug,
            Severity.DOUBT,
            (passage.clause,),
            (quote,),
            Words(
                f"Иш татсан шийдвэрийн дугаар «{quote.text}» дутуу: цифр нь алга.",
                f"The number of the cited act «{quote.text}» is cut: its digits are missing.",
            ),
            Words(
                "Шийдвэрийн эхээс бүтэн дугаарыг нь бичих.",
                "Take the full number from the act itself.",
            ),
        )


def _issued(reference: Reference) -> Words | None:
    """Return what the issuer really issues, if the kind named is none of it."""
    if reference.issuer.endswith("засаг даргын") and reference.kind == "resolution":
        return Words("Засаг дарга захирамж", "A governor issues orders (захирамж)")
    minister = re.search(r"(?<!ерөнхий )(?<!шадар )сайдын$", reference.issuer)
    if minister and reference.kind in {"order", "resolution"}:
        return Words("Сайд тушаал", "A minister issues ministerial orders (тушаал)")
    return None


def _by_number(report: Report) -> dict[str, list[Decision]]:
    """Return the decisions under their numbers without a year."""
    register: dict[str, list[Decision]] = {}
    for decision in report.decisions:
        if decision.number:
            register.setdefault(bare_number(decision.number), []).append(decision)
    return register


def _same_act(reference: Reference, decision: Decision) -> bool:
    """Whether two acts of one number are of one year, and no kind speaks against it.

    The same day of another year is a slip of the year.
    """
    if not decision.number or decision.date is None:
        return False
    year = year_of_number(decision.number) or decision.date.year
    day, date = reference.day, decision.date
    same = day is not None and (day.month, day.day) == (date.month, date.day)
    return (same or reference.year == year) and _may_be_one_kind(reference, decision)


@once
def _by_clause(report: Report) -> dict[int, Decision]:
    """Return the decision under which each clause stands."""
    return {c.serial: decision for decision in report.decisions for c in decision.clauses}


def _completed(reference: Reference, passage: Passage, report: Report) -> Reference:
    """Return a reference without a year with that of the decision above, if it may be meant."""
    date, above = reference.date, _by_clause(report).get(passage.clause)
    if (
        not (date and date.month and date.day)
        or date.year
        or above is None
        or not above.date
    ):
        return reference
    same_day = (date.month, date.day) == (above.date.month, above.date.day)
    if same_day or bare_number(reference.number) == bare_number(above.number or ""):
        return replace(reference, date=replace(date, year=above.date.year))
    return reference


def _same_day(reference: Reference, passage: Passage, report: Report) -> Decision | None:
    """Return the decision of this report that a reference means by another number.

    One issuer numbers the acts of one series in their order, so that those of a day have
    neighbouring numbers; of directives there are a dozen a year, and a clause of one does not
    cite another of its day. Without a date only the decision that a clause stands under can
    be meant, and only where the digits are turned round.
    """
    directives = [
        d
        for d in (report.decisions if reference.kind == _DIRECTIVE else ())
        if d.kind == _DIRECTIVE and d.date == reference.day
    ]
    for decision in directives:
        if any(clause.serial == passage.clause for clause in decision.clauses):
            numbers = {bare_number(n) for n in (reference.number, decision.number or "")}
            return decision if decision.number and len(numbers) > 1 else None
    series = _by_series(report).get(parts_of(reference.number)[0], [])
    acts = [d for d in series if _may_be_one_kind(reference, d)]
    number = bare_number(reference.number)
    over = _by_clause(report).get(passage.clause)
    here = Above(over.kind, over.date, over.number or "") if over else None
    if here and means_above(reference, here, passage.text):
        return None if number in _by_number(report) else over
    if any(number == bare_number(d.number or "") for d in acts):
        return None
    if day := reference.day:
        acts = [d for d in acts if d.date == day]
        if is_issuer_in(reference, report.title or ""):
            return next(
                (d for d in acts if are_far(reference.number, d.number or "")), None
            )
        same = (d for d in acts if _ours(reference, passage, d, report))
        return next((d for d in same if are_turned(reference.number, d.number or "")), None)
    above = [d for d in acts if any(c.serial == passage.clause for c in d.clauses)]
    ours = not reference.issuer or is_issuer_in(reference, report.title or "")
    turned = reference.date is None and ours
    return next(
        (d for d in above if turned and are_turned(reference.number, d.number or "")), None
    )


@once  # a report may cite as many acts as it has
def _by_series(report: Report) -> dict[str, list[Decision]]:
    """Return the decisions under the series of their numbers: «А» has А/39 and А/93."""
    found: dict[str, list[Decision]] = {}
    for decision in report.decisions:
        series, _ = parts_of(decision.number or "")
        if series:
            found.setdefault(series, []).append(decision)
    return found


def _may_be_one_kind(reference: Reference, decision: Decision) -> bool:
    kinds = reference.kind, decision.kind
    return kinds[0] == kinds[1] or UNKNOWN in kinds


def _ours(
    reference: Reference, passage: Passage, decision: Decision, report: Report
) -> bool:
    """Whether a reference may be to this decision: no other issuer is named.

    The governor of the province may be meant where nothing but a slip of the date speaks against
    it. Who names nobody means the act that the clause stands under, or the only governor there
    is. A district has one of its own, who numbers his acts alike: there only a slip counts.
    """
    days = reference.day, decision.date
    slip = days[0] is not None and days[1] is not None and is_slip(days[0], days[1])
    if reference.issuer:
        if is_issuer_in(reference, report.title or "") or (
            slip and is_from_above(reference)
        ):
            return True
        if not names_nobody(reference):
            return False
    above = _by_clause(report).get(passage.clause) is decision
    if _GOVERNED.search(report.organisation or "сум"):
        return above and slip
    return above or reference.kind != UNKNOWN
