"""Figures that the clause demands and the progress does not give, or gives too small."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bielelt.checks.base import (
    Finding,
    Passage,
    Quote,
    Setting,
    Severity,
    Words,
    beginning,
    passages,
)
from bielelt.core.report import Clause, Report
from bielelt.language.amounts import find_misses
from bielelt.language.answers import (
    figures_for,
    is_of_all,
    is_told_otherwise,
)
from bielelt.language.asked_changes import find_changes, is_change_met, tells_change
from bielelt.language.asked_shares import is_share_met
from bielelt.language.attained import attained
from bielelt.language.dates import official_day
from bielelt.language.delays import Days, Delay, find_delay
from bielelt.language.demands import Demand, find_demands, is_lacking
from bielelt.language.demands_met import (
    is_for_each,
    is_of_people,
    is_over,
    is_reached_in_figures,
    is_short,
    is_told_each,
    misses,
    says_share,
    tells_of_all,
)
from bielelt.language.numerals import figure
from bielelt.language.places import least_of_places
from bielelt.language.quantities import (
    Percent,
    find_percents,
    find_quantities,
)
from bielelt.language.shortfalls import find_shortfalls
from bielelt.language.unmet_demands import find_unmet

_FULL = 100
_NEAR = 60
_MOST = 20  # a duty of more figures is a table
_WAS = re.compile(r"\bбай(?:с[аэ]н|снаас|сныг|жээ|в\b)", re.IGNORECASE)
TITLE = Words("Заалтад шаардсан тоо явцад алга", "Demanded figure not given")
EXAMPLE = Words(
    "Заалтад «60-аас доошгүй тонн өвс» гэсэн ч явцад 45 тонн гэж бичээд 100% гэж үнэлсэн.",
    "The clause demands at least 60 tons of hay; 45 are reported and rated 100%.",
)
_LATE = {
    Delay.ADMITTED: Words(
        "Заалтад хугацаа заасан бөгөөд хоцорсноо явцад бичжээ.",
        "The clause sets a time, and the progress says that it was late.",
    ),
    Delay.APPLIED: Words(
        "Мөрдөж эхлэх өдрөөс нь хойш шийдвэрлэсэн байна.",
        "It was decided after the day from which it had to apply.",
    ),
    Delay.BY_EVENT: Words(
        "Заалтад заасан хугацаанаас хоцорсон нь явцад бичсэн өдрөөс харагдаж байна.",
        "By the days that the progress tells, it took longer than the clause allows.",
    ),
    Delay.DONE: Words(
        "Хугацаа нь {last} байсан ч {done} хийсэн байна.",
        "It was due on {due} and was done on {day}.",
    ),
    Delay.OVERDUE: Words(
        "Хугацаа нь {last} байсан бөгөөд хоцорсноо явцад бичжээ.",
        "It was due on {due}, and the progress says that it was late.",
    ),
    Delay.OPEN: Words(
        "Хугацаа нь {last} дууссан ч ажил үргэлжилж байна.",
        "It was due on {due}, and the work still goes on.",
    ),
    Delay.UNTOLD: Words(
        "Хугацаа нь {last} байсан ч хэзээ хийснийг явцад бичээгүй байна.",
        "It was due on {due}; the progress does not say when it was done.",
    ),
}
_FIX = Words(
    "Заалтад шаардсан хэмжүүрээр биелэлтийг бичиж, үнэлгээг нягтлах.",
    "Report in the measure that the clause demands, and check the rating.",
)


@dataclass(frozen=True, slots=True)
class DemandedFigures:
    """The least that will do is not reached, or its figure is missing, with a high rating.

    Why: methodology §6.17. Figures per household, per month and the like are not compared.
    """

    slug: str = "demanded-figures"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting("high", Words("Өндөр үнэлгээ, хувь", "High rating, percent"), 0, 100),
    )
    is_on: bool = True
    high: int = 70

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT for too little at 100 and for nothing at all, else a HINT."""
        told = {(p.clause, p.field): p for p in passages(report)}
        days = {
            c.serial: Days(d.date, report.date) for d in report.decisions for c in d.clauses
        }
        for clause in report.clauses:
            serial = clause.serial
            text, progress = (told.get((serial, f)) for f in ("text", "progress"))
            rating = max((r for r in _ratings(clause)), default=-1)
            if text is None or progress is None or rating < self.high:
                continue
            found = [
                finding
                for demand in find_demands(text.text)[:_MOST]
                for finding in self._of(clause, text, progress, demand)
            ]
            found = found or [*self._of_plain(clause, text, progress, rating)]
            found = sorted(found, key=_by_severity)[:1]
            if all(finding.severity is Severity.HINT for finding in found):
                more = sorted(
                    self._of_amounts(clause, text, progress, days[serial]), key=_by_severity
                )
                if more and not _by_severity(more[0]):
                    told_of = more[0].quotes[0].start
                    found = [
                        f for f in found if f.arithmetic and f.quotes[0].start != told_of
                    ]
                found += [one for one in more[:1] if not (found and _by_severity(one))]
            yield from found
            if all(map(_by_severity, found)):
                late = self._late(clause, text, progress, days[serial])
                yield from (one for one in late if not (found and _by_severity(one)))

    def _of(
        self, clause: Clause, text: Passage, progress: Passage, demand: Demand
    ) -> Iterator[Finding]:
        if not isinstance(demand.what, Percent):
            yield from self._of_count(clause, text, progress, demand)
            return
        if is_share_met(progress.text, text.text, demand.start) or is_change_met(
            progress.text, text.text, demand.what
        ):
            return
        if says_share(progress.text):
            yield from self._of_share(clause, text, progress, demand)
        elif (
            not demand.is_plain
            or (is_of_people(text.text, demand) and not tells_of_all(progress.text))
        ) and not is_told_otherwise(progress.text, demand):
            yield from self._not_given(clause, text, progress, demand)

    def _of_count(
        self, clause: Clause, text: Passage, progress: Passage, demand: Demand
    ) -> Iterator[Finding]:
        """Tell of counted things that are fewer, or more, than the demand."""
        given = figures_for(progress.text, demand)
        if not given and not is_told_otherwise(progress.text, demand):
            yield from self._not_given(clause, text, progress, demand)
        full = max(_ratings(clause)) == _FULL
        given = [q for q in given if not is_lacking(progress.text, q)]
        if demand.is_rate:
            given = [q for q in given if not _WAS.search(progress.text, q.end, q.stop + 10)]
        if not full or not given:
            return
        if is_for_each(text.text, demand) and not is_told_each(progress.text, given):
            yield from self._of_places(clause, text, progress, demand)
            return
        if is_short(demand, given) or is_over(demand, given):
            sure = text.sure and progress.sure
            if demand.is_rate:
                sure = sure and len(given) == 1
                given = [min(given, key=lambda q: q.value)]
            places = [(q.start, q.stop) for q in given]
            value = sum(q.value for q in given)
            yield self._compared(
                clause, (text, demand), (progress, places), value, sure=sure
            )

    def _of_places(
        self, clause: Clause, text: Passage, progress: Passage, demand: Demand
    ) -> Iterator[Finding]:
        """Tell of a place with fewer than are demanded of each: «Элстэйд 39 хүн» of 40."""
        place = least_of_places(progress.text, text.text, demand.start, demand.nouns)
        if place and demand.is_least and place.value < demand.what.value:
            spans = [(place.start, place.end)]
            yield self._compared(
                clause, (text, demand), (progress, spans), place.value, sure=False
            )

    def _not_given(
        self, clause: Clause, text: Passage, progress: Passage, demand: Demand
    ) -> Iterator[Finding]:
        """Tell of a figure that the clause demands and the progress does not give."""
        full = max(_ratings(clause)) == _FULL
        share = isinstance(demand.what, Percent)
        bare = not find_quantities(progress.text) and not any(find_percents(progress.text))
        if demand.is_most or not (full or bare or share):
            return
        if share and tells_change(progress.text, text.text):
            return
        wanted = _quoted(text, demand.start, demand.end)
        sure = text.sure and progress.sure
        least = not demand.is_plain
        yield self._finding(
            Severity.DOUBT if full and bare and sure and least else Severity.HINT,
            clause,
            (wanted, beginning(progress)),
            Words(
                f"Заалтад «{wanted.text}» гэсэн боловч явцад энэ тоог бичээгүй байна.",
                f"The clause demands “{wanted.text}”, but the progress gives no such figure.",
            ),
            "",
        )

    def _compared(
        self,
        clause: Clause,
        asked: tuple[Passage, Demand],
        told: tuple[Passage, list[tuple[int, int]]],
        value: Decimal | int,
        *,
        sure: bool,
    ) -> Finding:
        """Tell that ``value``, which stands at these places, does not meet the demand."""
        text, demand = asked
        sign = ">" if demand.is_most else "<"
        line = f"{figure(value)} {sign} {figure(demand.what.value)}"
        span = (demand.start, demand.end)
        return self._told(clause, (text, span), told, line, sure=sure)

    def _of_share(
        self, clause: Clause, text: Passage, progress: Passage, demand: Demand
    ) -> Iterator[Finding]:
        """Tell of a percentage that answers the demand and does not reach it."""
        found = attained(progress.text, text.text, demand)
        rating = max(_ratings(clause))
        wanted_share = demand.what.value * (rating if demand.is_least else _FULL) / _FULL
        if not found.percents or is_of_all(progress.text):
            return
        if demand.is_least and is_reached_in_figures(progress.text, found.percents, demand):
            return
        if not all(misses(p, demand, wanted_share) for p in found.percents):
            return
        if not found.sure and (demand.is_plain or len(found.percents) > 1):
            return
        best = max if demand.is_least else min
        yield self._compared(
            clause,
            (text, demand),
            (progress, [(p.start, p.stop) for p in found.percents]),
            best(p.value for p in found.percents),
            sure=found.sure and rating == _FULL and text.sure and progress.sure,
        )

    def _of_plain(
        self, clause: Clause, text: Passage, progress: Passage, rating: int
    ) -> Iterator[Finding]:
        """Tell of a plain count of which a smaller share was reached than is rated."""
        for short in find_shortfalls(progress.text, text.text):
            wanted, given = short.wanted, short.given
            if 100 * given.value < rating * wanted.value:
                places = [(given.start, given.stop)]
                asked = (wanted.start, wanted.stop)
                line = f"{figure(given.value)} < {figure(wanted.value)}"
                yield self._of_pair(clause, (text, asked), (progress, places), line)

    def _of_amounts(
        self, clause: Clause, text: Passage, progress: Passage, days: Days
    ) -> Iterator[Finding]:
        """Tell of what is asked for or allowed, and other figures of the same thing."""
        rating = max(_ratings(clause))
        for unmet in find_unmet(progress.text, text.text, rating, days.weeks):
            told = (progress, list(unmet.given))
            yield self._of_pair(clause, (text, unmet.wanted), told, unmet.line)
        for change in find_changes(progress.text, text.text):
            line = f"{figure(change.reached)} < {figure(change.asked)}"
            told = (progress, [change.given])
            yield self._of_pair(clause, (text, change.wanted), told, line)
        for miss in find_misses(progress.text, text.text):
            wanted = miss.wanted
            if miss.is_over or 100 * miss.value < rating * wanted.value:
                sign = ">" if miss.is_over else "<"
                line = f"{figure(miss.value)} {sign} {figure(wanted.value)}"
                places = [(q.start, q.stop) for q in miss.given]
                asked = (wanted.start, wanted.stop)
                yield self._of_pair(clause, (text, asked), (progress, places), line)

    def _of_pair(
        self,
        clause: Clause,
        asked: tuple[Passage, tuple[int, int]],
        told: tuple[Passage, list[tuple[int, int]]],
        line: str,
    ) -> Finding:
        """Tell that what stands at these places does not meet what is asked for."""
        sure = max(_ratings(clause)) == _FULL and asked[0].sure and told[0].sure
        return self._told(clause, asked, told, line, sure=sure)

    def _told(
        self,
        clause: Clause,
        asked: tuple[Passage, tuple[int, int]],
        told: tuple[Passage, list[tuple[int, int]]],
        line: str,
        *,
        sure: bool,
    ) -> Finding:
        """Tell what is asked for, what is given at these places, and that line of arithmetic."""
        (text, span), (progress, places) = asked, told
        wanted = _quoted(text, *span)
        given = re.split(r" [<>] ", line)[0].rpartition(" = ")[2]
        return self._finding(
            Severity.DOUBT if sure else Severity.HINT,
            clause,
            (wanted, *(_quoted(progress, *place) for place in places)),
            Words(
                f"Заалтад «{wanted.text}» гэсэн боловч явцад {given} байна: {line}.",
                f"The clause demands “{wanted.text}”, the progress gives {given}: {line}.",
            ),
            line,
        )

    def _finding(
        self,
        severity: Severity,
        clause: Clause,
        quotes: tuple[Quote, ...],
        told: Words,
        arithmetic: str,
    ) -> Finding:
        serials = (clause.serial,)
        return Finding(
            self.slug, severity, serials, quotes, told, _FIX, arithmetic=arithmetic
        )

    def _late(
        self, clause: Clause, text: Passage, progress: Passage, days: Days
    ) -> Iterator[Finding]:
        """Tell of a time that was missed."""
        full = max(_ratings(clause)) == _FULL
        delay = find_delay(text.text, progress.text, days, full=full)
        open_ = (Delay.OPEN, Delay.UNTOLD)
        if delay is None or (delay.kind in open_ and not progress.sure):
            return
        sure = full and text.sure and progress.sure and delay.kind.is_sure
        said = progress.quote(*delay.told) if delay.told else beginning(progress)
        told = _LATE[delay.kind]
        day, due = delay.day, delay.due
        known = {
            "due": due,
            "day": day,
            "last": official_day(due) if due else "",
            "done": official_day(day) if day else "",
        }
        yield self._finding(
            Severity.DOUBT if sure else Severity.HINT,
            clause,
            (text.quote(*delay.wanted), said),
            Words(told.mn.format(**known), told.en.format(**known)),
            f"{day} − {due} = {(day - due).days}" if day and due else "",
        )


def _quoted(passage: Passage, start: int, end: int) -> Quote:
    """Return the words from a place on, whole where a figure in words was read as digits."""
    while start and passage.text[start - 1 : start + 1].isalpha():
        start -= 1
    return passage.quote(start, end)


def _by_severity(finding: Finding) -> bool:
    return finding.severity is Severity.HINT


def _ratings(clause: Clause) -> list[int]:
    return [rating for rating in clause.ratings if isinstance(rating, int)]
