"""Figures that the clause demands and the progress does not give, or gives too small."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from bielelt.core.report import Assessor, Clause, Report
from bielelt.language.answers import (
    Part,
    figures_for,
    find_parts,
    is_of_all,
    is_told_otherwise,
)
from bielelt.language.attained import attained
from bielelt.language.dates import find_dates, official_day
from bielelt.language.deeds import Deed, Within, find_deeds
from bielelt.language.demands import Demand, find_demands, is_lacking
from bielelt.language.due import find_due_days
from bielelt.language.numerals import figure
from bielelt.language.quantities import (
    Bound,
    Percent,
    Quantity,
    find_percents,
    find_quantities,
)
from bielelt.language.shortfalls import find_shortfalls
from bielelt.language.stages import Stage, StageWord, find_stages
from bielelt.language.stems import stem

_FULL = 100
_NEAR = 60
_MOST = 20  # a duty of more figures is a table
_OPEN = (Stage.UNDER_WAY, Stage.WAITING)
_WORD = re.compile(r"[^\W\d_]{3,}")
_STATEMENT = re.compile(r"[,;]\s")
_PER = re.compile(
    r"\b(?:бүр|тутам|тус бүр|(?<!хагас )(?<!бүтэн )жилд|(?<![ынйр] )(?:сард|улиралд)|хашаандаа)\b",
    re.IGNORECASE,
)
# «хугацаандаа дууссан», «хугацаанаас өмнө»; not «хугацаанаас 16 хоногоор хожимдож».
_IN_TIME = re.compile(
    r"(?<!\d нь )\bхугацаа(?:нд(?:аа|\s+нь)|наас\s+өмнө)\b(?!.*\b(?:хоцор|хоцр|хожимд))",
    re.IGNORECASE | re.DOTALL,
)
_OVERDUE = re.compile(
    r"\bхугацаанаас(?:\s+[\w-]+){0,4}?\s+(?:хоцор|хожимд)(?:ч\b|ож\b|(?:сон|лоо|ов|жээ)(?:\s+бай\w+)?(?=\s*[.,;]|\s*$))",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"\s*(?:өдөр\s+)?(?:[^\W\d]+\s+){0,3}?эх(?:эл|лүүл)\w*", re.IGNORECASE)
# «3-ыг 10-нд, 4 дэхийг 19-нд томилсон», «үлдсэнийг 6-нд»: one day for each part.
_PART = re.compile(
    r"(?:нд|өдөр)[,;]\s+(?:\w+\s+){0,2}?(?:\d\s?-?\s?(?:ыг|ийг|г|д[эа]хийг|д[үу]г[эа]{2}рийг)|\b(?:үлдсэн|сүүлийнх|сүүлчийнх|нөгөөх|бусд)(?:ийг|ыг|г|ээ))"
    r"(?:\s+нь)?\s+$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d-?нд\b|\bхугацаа|\bсар|\bулирал|\bулирл|\bөдөр|\bхоног", re.IGNORECASE
)
TITLE = Words("Заалтад шаардсан тоо явцад алга", "Demanded figure not given")
EXAMPLE = Words(
    "Заалтад «60-аас доошгүй тонн өвс» гэсэн ч явцад 45 тонн гэж бичээд 100% гэж үнэлсэн.",
    "The clause demands at least 60 tons of hay; 45 are reported and rated 100%.",
)
_FIX = Words(
    "Заалтад шаардсан хэмжүүрээр биелэлтийг бичиж, үнэлгээг нягтлах.",
    "Report in the measure that the clause demands, and check the rating.",
)


@dataclass(frozen=True, slots=True)
class _Days:
    """When the decision was issued and when the report is of."""

    issued: dt.date | None
    reported: dt.date | None


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
        days = {c.serial: d.date for d in report.decisions for c in d.clauses}
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
            yield from sorted(found, key=lambda f: f.severity is Severity.HINT)[:1]
            if not found:
                yield from self._late(
                    clause, text, progress, _Days(days[serial], report.date)
                )

    def _of(
        self, clause: Clause, text: Passage, progress: Passage, demand: Demand
    ) -> Iterator[Finding]:
        if not isinstance(demand.what, Percent):
            yield from self._of_count(clause, text, progress, demand)
            return
        parts = list(find_parts(progress.text))
        if _says_share(progress.text):
            yield from self._of_share(clause, text, progress, demand)
        elif len(parts) == 1 and max(_ratings(clause)) == _FULL:
            yield from self._by_part(clause, text, progress, demand, parts[0])
        elif not demand.is_plain and not is_told_otherwise(progress.text, demand):
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
        if not full or not given or _is_for_each(text.text, demand):
            return
        if _is_short(demand, given) or _is_over(demand, given):
            sure = text.sure and progress.sure
            places = [(q.start, q.stop) for q in given]
            value = sum(q.value for q in given)
            yield self._compared(
                clause, (text, demand), (progress, places), value, sure=sure
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
        wanted = text.quote(demand.start, demand.end)
        sure = text.sure and progress.sure
        least = share or not demand.is_plain
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
        progress, places = told
        wanted = text.quote(demand.start, demand.end)
        given = figure(value)
        sign = ">" if demand.is_most else "<"
        line = f"{given} {sign} {figure(demand.what.value)}"
        return self._finding(
            Severity.DOUBT if sure else Severity.HINT,
            clause,
            (wanted, *(progress.quote(*place) for place in places)),
            Words(
                f"Заалтад «{wanted.text}» гэсэн боловч явцад {given} байна: {line}.",
                f"The clause demands “{wanted.text}”, the progress gives {given}: {line}.",
            ),
            line,
        )

    def _of_share(
        self, clause: Clause, text: Passage, progress: Passage, demand: Demand
    ) -> Iterator[Finding]:
        """Tell of a percentage that answers the demand and does not reach it."""
        found = attained(progress.text, text.text, demand)
        rating = max(_ratings(clause))
        wanted_share = demand.what.value * (rating if demand.is_least else _FULL) / _FULL
        if not found.percents or is_of_all(progress.text):
            return
        if not all(_misses(p, demand, wanted_share) for p in found.percents):
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

    def _by_part(
        self,
        clause: Clause,
        text: Passage,
        progress: Passage,
        demand: Demand,
        part: Part,
    ) -> Iterator[Finding]:
        """Tell of a share that nobody calculated: «240 өрхийн 96 нь» of 50 per cent."""
        start, stop = part.whole.start, part.part.stop
        near = _stems(progress.text[start:stop]) & _stems(text.text)
        if not (demand.is_least and near and part.percent < demand.what.value):
            return
        wanted = text.quote(demand.start, demand.end)
        percent = figure(part.percent, 1)
        line = (
            f"{figure(part.part.value)} / {figure(part.whole.value)} = {percent}% < "
            f"{figure(demand.what.value)}%"
        )
        yield self._finding(
            Severity.DOUBT if text.sure and progress.sure else Severity.HINT,
            clause,
            (wanted, progress.quote(start, stop)),
            Words(
                f"Заалтад «{wanted.text}» гэсэн боловч явцад {percent} хувь байна: {line}.",
                f"The clause demands “{wanted.text}”, the progress gives {percent}%: {line}.",
            ),
            line,
        )

    def _of_plain(
        self, clause: Clause, text: Passage, progress: Passage, rating: int
    ) -> Iterator[Finding]:
        """Tell of a plain count of which a smaller share was reached than is rated."""
        for short in find_shortfalls(progress.text, text.text):
            wanted, given = short.wanted, short.given
            if 100 * given.value >= rating * wanted.value:
                continue
            asked = text.quote(wanted.start, wanted.stop)
            line = f"{figure(given.value)} < {figure(wanted.value)}"
            sure = rating == _FULL and text.sure and progress.sure
            yield self._finding(
                Severity.DOUBT if sure else Severity.HINT,
                clause,
                (asked, progress.quote(given.start, given.stop)),
                Words(
                    f"Заалтад «{asked.text}» гэсэн боловч явцад {figure(given.value)} байна: "
                    f"{line}.",
                    f"The clause demands “{asked.text}”, the progress gives "
                    f"{figure(given.value)}: {line}.",
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
        self, clause: Clause, text: Passage, progress: Passage, days: _Days
    ) -> Iterator[Finding]:
        due = find_due_days(text.text, days.issued)
        if len(due) != 1 or days.reported is None or due[0].day >= days.reported:
            return
        wanted = text.quote(due[0].start, due[0].end)
        last = official_day(due[0].day)
        full = max(_ratings(clause)) == _FULL and text.sure and progress.sure
        within = (days.issued, days.reported) if days.issued else None
        stages = find_stages(progress.text)
        if late := _late_deed(progress.text, due[0].day, within):
            yield self._finding(
                Severity.DOUBT if full else Severity.HINT,
                clause,
                (wanted, progress.quote(late.start, late.end)),
                Words(
                    f"Хугацаа нь {last} байсан ч {official_day(late.day)} хийсэн байна.",
                    f"It was due on {due[0].day} and was done on {late.day}.",
                ),
                f"{late.day} − {due[0].day} = {(late.day - due[0].day).days}",
            )
        elif admitted := _OVERDUE.search(progress.text):
            yield self._finding(
                Severity.DOUBT if full else Severity.HINT,
                clause,
                (wanted, progress.quote(*admitted.span())),
                Words(
                    f"Хугацаа нь {last} байсан бөгөөд хоцорсноо явцад бичжээ.",
                    f"It was due on {due[0].day}, and the progress says that it was late.",
                ),
                "",
            )
        elif not progress.sure or any(find_dates(progress.text)):
            return
        elif _is_open(stages):
            yield self._finding(
                Severity.HINT,
                clause,
                (wanted, progress.quote(stages[-1].since, stages[-1].end)),
                Words(
                    f"Хугацаа нь {last} дууссан ч ажил үргэлжилж байна.",
                    f"It was due on {due[0].day}, and the work still goes on.",
                ),
                "",
            )
        elif full and not _TIME.search(progress.text):
            yield self._finding(
                Severity.HINT,
                clause,
                (wanted, beginning(progress)),
                Words(
                    f"Хугацаа нь {last} байсан ч хэзээ хийснийг явцад бичээгүй байна.",
                    f"It was due on {due[0].day}; the progress does not say when it was done.",
                ),
                "",
            )


def _late_deed(text: str, due: dt.date, within: Within | None) -> Deed | None:
    """Return what was done after the day it was due, if nothing was in time or one part late.

    A day on which work began («10-нд эхлүүлж») says nothing of when it was over.
    """
    deeds = [deed for deed in find_deeds(text, within) if not _BEGUN.match(text, deed.end)]
    late = sorted((deed for deed in deeds if deed.day > due), key=lambda deed: deed.day)
    parts = [d for d in late if _PART.search(text, max(0, d.start - _NEAR), d.start)]
    in_time = len(late) < len(deeds) or _IN_TIME.search(text) or _is_dated_by(text, due)
    return next(iter(parts if in_time else late), None)


def _is_dated_by(text: str, due: dt.date) -> bool:
    """Whether the progress names a day, in whatever form, that is not behind the due one."""
    found = (f for f in find_dates(text) if not _BEGUN.match(text, f.end))
    days = (replace(f, year=f.year or due.year).value for f in found)
    return any(day is not None and day <= due for day in days)


def _ratings(clause: Clause) -> list[int]:
    ratings = (clause.rating(by) for by in Assessor)
    return [rating for rating in ratings if isinstance(rating, int)]


def _says_share(text: str) -> bool:
    """Whether a text has a percentage, and not only «over 70 %» beside two figures."""
    percents = list(find_percents(text))
    exact = any(p.bound is Bound.EXACT for p in percents)
    return exact or (bool(percents) and not any(find_parts(text)))


def _misses(percent: Percent, demand: Demand, share: Decimal) -> bool:
    """Whether a percentage stays below the least, or above the most, that will do."""
    if demand.is_least:
        return percent.value < share and percent.bound is not Bound.AT_LEAST
    return percent.value > share and percent.bound is not Bound.AT_MOST


def _is_short(demand: Demand, given: list[Quantity]) -> bool:
    """Whether the figures, all together, stay below the demand."""
    if not demand.is_least or any(q.bound is Bound.AT_LEAST for q in given):
        return False
    return sum(q.value for q in given) < demand.what.value


def _is_open(stages: tuple[StageWord, ...]) -> bool:
    return bool(stages) and all(word.stage in _OPEN for word in stages)


def _is_over(demand: Demand, given: list[Quantity]) -> bool:
    """Whether the only figure is more than what is allowed."""
    return (
        demand.is_most
        and len(given) == 1
        and given[0].bound in (Bound.EXACT, Bound.AT_LEAST)
        and given[0].value > demand.what.value
    )


def _is_for_each(text: str, demand: Demand) -> bool:
    """Whether the demand is a rate per household, month and the like."""
    near = text[max(0, demand.start - _NEAR) : demand.start]
    near = _STATEMENT.split(near)[-1] + text[demand.start : demand.end + _NEAR // 4]
    return bool(_PER.search(near))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text))
