"""Decision numbers that are cut, and decisions registered twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from bielelt.checks.base import (
    Answerer,
    Finding,
    Quote,
    Setting,
    Severity,
    Words,
    first_clause,
)
from bielelt.core.numbering import act_key, number_key
from bielelt.core.report import Decision, Report
from bielelt.language.dates import ordinal

_CUT = re.compile(
    r".*\w.*[/_\-№]|(?:.*[/_\-№\s])?[A-ZА-ЯӨҮ]*/?0+|\d{4}[/_-][A-ZА-ЯӨҮ]+|[A-ZА-ЯӨҮ]+"
)
_IN_SERIES = re.compile(r"((?:[А-ЯӨҮ]{1,3}/)?)0*([1-9]\d*)")
_ALIKE = 90
_PAIR = 2
_ONE_ISSUER = frozenset({"order", "directive"})
TITLE = Words("Шийдвэрийн дугаар дутуу эсвэл давхар", "Decision number cut or doubled")
EXAMPLE = Words(
    "«2031_А/0» гэсэн дугаарын сүүлийн цифр алга; «А/14» тушаал 3, 7 дугаарт хоёр удаа бүртгэгдсэн.",
    "The number “2031_А/0” has lost its last digit; order “А/14” is registered under 3 and again under 7.",
)


@dataclass(frozen=True, slots=True)
class DecisionNumbers:
    """A number without its last digits («2024_А/0», «А/1» in April), or one act under two serials.

    Why: methodology §6.6. The number is the key of an act in every register; a cut or
    doubled one cannot be looked up, and clauses are counted twice.
    """

    slug: str = "decision-numbers"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield an ERROR for a cut number and for a doubled act, DOUBTs for near doubles."""
        for decision in report.decisions:
            if decision.number and _is_cut(decision.number):
                yield self._cut(decision, decision.number)
        alone = len(_governors(report.title)) <= 1
        for before, decision in _too_low(report.decisions) if alone else ():
            yield self._too_low(before, decision)
        for one, other in combinations(report.decisions, 2):
            severity = _doubled(one, other)
            if not severity and alone and _of_one_series(one, other):
                severity = Severity.DOUBT
            if severity:
                yield self._twice(one, other, severity)

    def _cut(self, decision: Decision, number: str) -> Finding:
        of = f"{decision.date:%Y-%m-%d}" if decision.date else "–"
        return Finding(
            self.slug,
            Severity.ERROR,
            _clauses(decision),
            (Quote(first_clause(decision), "number", number),),
            Words(
                f"{decision.serial} {ordinal(decision.serial)} шийдвэрийн дугаар «{number}» дутуу: төгсгөлийн цифр алга "
                f"(огноо {of}).",
                f"The number “{number}” of decision {decision.serial} is cut: its last digits are "
                f"missing (date {of}).",
            ),
            Words(
                "Шийдвэрийн эх хувиас бүтэн дугаарыг нь авч бичих.",
                "Take the full number from the act itself.",
            ),
            Answerer.REGISTRAR,
        )

    def _too_low(self, before: Decision, decision: Decision) -> Finding:
        return Finding(
            self.slug,
            Severity.DOUBT,
            _clauses(decision),
            tuple(
                Quote(first_clause(d), "number", d.number or "") for d in (decision, before)
            ),
            Words(
                f"{decision.date} өдрийн шийдвэрийн дугаар «{decision.number}» дутуу бололтой: түүнээс өмнө, "
                f"{before.date} өдөр «{before.number}» гарчээ.",
                f"The number “{decision.number}” of {decision.date} seems to have lost digits: "
                f"“{before.number}” was issued before, on {before.date}.",
            ),
            Words(
                "Шийдвэрийн эх хувиас бүтэн дугаар, огноог нь авч бичих.",
                "Take the full number and the date from the act itself.",
            ),
            Answerer.REGISTRAR,
            arithmetic=f"{before.number} → {decision.number}",
        )

    def _twice(self, one: Decision, other: Decision, severity: Severity) -> Finding:
        serials = f"{one.serial}, {other.serial}"
        same = severity is Severity.ERROR
        apart = (
            one.date != other.date
            and fuzz.ratio(_plain(one.title), _plain(other.title)) < _ALIKE
        )
        quotes = tuple(
            Quote(first_clause(d), field, text)
            for d in (one, other)
            for field, text in (("number", d.number), ("title", d.title))
            if text
        )
        return Finding(
            self.slug,
            severity,
            tuple(dict.fromkeys((*_clauses(one)[:1], *_clauses(other)))),
            quotes,
            Words(
                f"Нэг дугаарыг хоёр шийдвэрт өгсөн байна: шийдвэр {serials} ижил дугаартай, огноо, нэр "
                "нь өөр.",
                f"One number stands on two acts: decisions {serials} have the same number, but "
                "other dates and titles.",
            )
            if apart
            else Words(
                f"Нэг шийдвэр хоёр удаа бүртгэгдсэн бололтой: шийдвэр {serials} ижил дугаартай"
                f"{', ижил огноо, нэртэй' if same else ', харин огноо эсвэл нэр нь зөрүүтэй'}.",
                f"One act seems to be registered twice: decisions {serials} have the same number"
                f"{', date and title' if same else ', but their dates or titles differ'}.",
            ),
            Words(
                "Нэг шийдвэр бол заалтуудыг нь нэг дугаарт нэгтгэх, өөр бол дугаар, огноог засах.",
                "If it is one act, bring its clauses under one number; if not, correct number or "
                "date.",
            ),
            Answerer.REGISTRAR,
        )


def _is_cut(number: str) -> bool:
    return bool(_CUT.fullmatch(number.strip().upper()))


def _too_low(decisions: Iterable[Decision]) -> Iterator[tuple[Decision, Decision]]:
    """Yield an act and a later one of its series whose number has fewer digits than its neighbours'.

    A governor numbers the acts of a year in their order. The last act has no neighbour
    behind it; two before it have to tell the order.
    """
    series: defaultdict[tuple[object, ...], list[tuple[int, Decision]]] = defaultdict(list)
    dated = [d for d in decisions if d.date and d.number and d.kind in _ONE_ISSUER]
    for decision in dated:
        year, printed = act_key(decision.number or "", decision.date)
        found = _IN_SERIES.fullmatch(printed)
        if found:
            series[year, decision.kind, found[1]].append((int(found[2]), decision))
    for acts in series.values():
        acts.sort(key=lambda act: (str(act[1].date), act[0]))
        told: list[tuple[int, Decision]] = []
        for place, (number, decision) in enumerate(acts):
            after = acts[place + 1][0] if place + 1 < len(acts) else None
            if told and _is_too_low(told, number, after):
                yield told[-1][1], decision
            else:
                told.append((number, decision))


def _is_too_low(told: list[tuple[int, Decision]], number: int, after: int | None) -> bool:
    before = told[-1][0]
    if after is None:
        in_order = len(told) >= _PAIR and told[-_PAIR][0] < before
    else:
        in_order = before <= after
    return in_order and len(str(number)) < len(str(before))


def _doubled(one: Decision, other: Decision) -> Severity | None:
    """Return how surely two decisions are one; None if they are not."""
    if not one.number or not other.number or one.kind != other.kind:
        return None
    if number_key(one.number) != number_key(other.number) or _is_cut(one.number):
        return None
    alike = fuzz.ratio(_plain(one.title), _plain(other.title)) >= _ALIKE
    if one.date == other.date:
        return Severity.ERROR if alike else Severity.DOUBT
    return Severity.DOUBT if alike else None


def _of_one_series(one: Decision, other: Decision) -> bool:
    """Whether both have one number in the series of a year, which gives each only once.

    Resolutions and ministers' orders of one report come from several issuers.
    """
    same_kind = one.kind == other.kind and one.kind in _ONE_ISSUER
    if not same_kind or not (one.number and other.number):
        return False
    year, key = act_key(one.number, one.date)
    same = year > 0 and (year, key) == act_key(other.number, other.date)
    return same and not _is_cut(one.number)


def _governors(title: str | None) -> set[str]:
    """Return of what levels the governors are whom the title of the report names."""
    return set(re.findall(r"(аймг|сум|нийслэл|дүүр)\w+\s+засаг\s+дарг", _folded(title)))


def _folded(title: str | None) -> str:
    return (title or "").casefold()


def _plain(title: str | None) -> str:
    return re.sub(r"\W+", "", _folded(title))


def _clauses(decision: Decision) -> tuple[int, ...]:
    return tuple(clause.serial for clause in decision.clauses)
