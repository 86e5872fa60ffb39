"""Totals since the beginning of the year that are smaller in a later period."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

from bielelt.checks.base import Finding, Setting, Severity, Words
from bielelt.checks.between.base import (
    Told,
    by_period,
    consecutive,
    grouped,
    is_same_year,
    told_in,
)
from bielelt.core.periods import bounds
from bielelt.core.report import Report
from bielelt.language.countings import roots_of, words_of
from bielelt.language.folding import small
from bielelt.language.likeness import key, telling
from bielelt.language.numerals import figure
from bielelt.language.periods import Period, find_periods
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.regress import are_told_apart, less_done
from bielelt.language.same_totals import SINCE, SINCE_NEW_YEAR, may_shrink, same_totals
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case
from bielelt.language.summed_up import (
    ever_done_less,
    fewer_standing,
    first_of,
    since_one_year_less,
    summed_up_less,
    years_since,
)
from bielelt.language.verbs import is_verb

# «жилийн дүнгээр», «жилийн эцсийн байдлаар»: all that was done since January.
_ALL_YEAR = re.compile(
    r"\b(?:бүтэн\s+)?жилийн\s+(?:нэгдсэн\s+)?(?:дүн(?:гээр|д)|эц(?:сийн|эст)|байдлаар|хугацаанд|турш)|"
    r"9\s+сарын\s+байдлаар|өссөн дүн|оны? эхнээс|он гар(?:саар|снаас)|жилийн эхнээс|"
    r"\b(?:20\d\d|энэ|тайлант)\s+онд\b(?=[^.;]*\bнийт)|\bнийт(?:дээ)?\s+(?:20\d\d|энэ|тайлант)\s+онд\b"
)
# Without any of these words the patterns above find nothing, and are not tried.
_SAY_ALL_YEAR = ("жилийн", "байдлаар", "өссөн", "эхнээс", "он гар", "онд")
# Each begins with letters that the engine skips to.
_EXPLAINED = re.compile(
    r"залруул|тодотг|тодруул|алдаа(?<!\wалдаа)|давхард|хасагд|хасаж|хассан|буурс[аэоө]н нь|багасс[аэоө]н нь|цөөрс[аэоө]н нь|давхар тоо"
)
_MONTH = re.compile(
    r"\d\s*(?:дугаар|дүгээр)?\s*сар(?:ын\s+\d|д\b)|улир(?:алд|лын|лаар)", re.IGNORECASE
)
_PARTED = re.compile(r"[,;]\s")
_FEWEST_SHARED, _MOST_ALIKE = 3, 24
_MOSTLY = 6
_ROOT = 3
# Verbs that go with any deed, as far as their forms agree.
_LIGHT = ("бай", "бол", "хий", "хам", "оро", "ав", "ог", "олг", "яв", "зох", "гар", "хур")
_FOUNDED = "байгу"  # байгуулах is no байх
_SUMMING = telling(
    "нийт нийтдээ оны он онд эхнээс эхний хагас гарсаар гарснаас хойш жилийн жилд дүнгээр "
    "байдлаар эцсийн эцэст өссөн бүгд одоогоор энэ тайлант 2023 2024 2025 2026"
)
_LONGEST_BEFORE, _LONGEST_BEHIND = 40, 30
_BREAKS = re.compile(r"[.,;:\d]")
_NAMED = re.compile(r"(?:[^\W\d_]+\s+){1,3}$")
_OF_PARTS = (Case.ABLATIVE, Case.GENITIVE)
TITLE = Words("Өссөн дүн дараагийн үед багассан", "A total shrinks between periods")
EXAMPLE = Words(
    "Хагас жилд «оны эхнээс нийт 140 хашаа зассан», бүтэн жилд «оны эхнээс нийт 120 хашаа зассан» гэжээ.",
    "The half year says “140 fences repaired since January”, the whole year “120 fences”.",
)


_Day = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Deed:
    """A figure, the words of its phrase and its verb, and whether its sentence sums up the year.

    ``since`` and ``until`` are month and day between which it was done, if they are told.
    """

    figure: Quantity
    said: str
    words: frozenset[str]
    verb: str
    sums_up: bool
    is_total: bool
    since: _Day | None
    until: _Day | None


@dataclass(frozen=True, slots=True)
class ShrunkenTotals:
    """The same clause tells fewer of the same than in an earlier period of the year.

    Why: methodology §6.41. Reports count from 1 January: what was done by June is done in
    December. Only totals of things done count, in sentences that are otherwise the same or
    where the later one says that it sums up the year, or a longer time since the same day.
    """

    slug: str = "shrunken-totals"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """Yield a DOUBT per clause and total that shrinks, in the later report.

        A HINT where less of one whole is done, or the deed is told in other words.
        """
        seen: set[tuple[int, ...]] = set()
        for number, finding in self._of_one_duty(reports):
            seen.add((number, *finding.clauses[:1]))
            yield number, finding
        for number, finding in self._since_years(reports):
            if (number, *finding.clauses[:1]) not in seen:
                yield number, finding

    def _of_one_duty(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        for group in grouped(told_in(reports), by_organisation=True).values():
            for before, after in consecutive(group):
                if is_same_year(before, after):
                    yield from self._compare(before, after)
                elif _is_one_year(before, after):
                    yield from self._summed_up(before, after, since_january=True)
                else:
                    yield from self._ever(before, after)
                yield from self._stocks(before, after)

    def _compare(self, before: Told, after: Told) -> Iterator[tuple[int, Finding]]:
        texts = before.clause.progress or "", after.clause.progress or ""
        duty = telling(after.clause.text or "")
        pairs = list(same_totals(*texts)) or list(_same_deeds(*texts, duty))
        for old, new in pairs:
            if max(new.readings) < min(old.readings):
                yield after.report, self._finding(before, after, old, new)
        if _is_explained(*texts):
            return
        told = {new.start for old, new in pairs if max(new.readings) < min(old.readings)}
        for less in less_done(*texts):
            if less.after.start not in told:
                found = self._finding(before, after, less.before, less.after)
                sure = Severity.DOUBT if less.is_sure else Severity.HINT
                yield after.report, replace(found, severity=sure)
                told.add(less.after.start)
        if not told:
            yield from self._summed_up(before, after)

    def _summed_up(
        self, before: Told, after: Told, *, since_january: bool = False
    ) -> Iterator[tuple[int, Finding]]:
        """Tell what is summed up in other words; of a list that shrank one figure is enough.

        ``since_january`` takes only what the text itself counts from there: a report of the
        second half of the year tells of that half, unless it says otherwise.
        """
        texts = before.clause.progress or "", after.clause.progress or ""
        if _is_explained(*texts):
            return
        duty = roots_of(after.clause.text or "")
        period = after.period
        less = first_of([*summed_up_less(*texts, period, duty, only_since=since_january)])
        if less:
            found = self._finding(before, after, less.before, less.after)
            sure = Severity.DOUBT if less.is_sure else Severity.HINT
            yield after.report, replace(found, severity=sure)

    def _ever(self, before: Told, after: Told) -> Iterator[tuple[int, Finding]]:
        """Tell what was done in all the years and has become less in a later one."""
        texts = before.clause.progress or "", after.clause.progress or ""
        if _is_explained(*texts):
            return
        year = bounds(before.period)[1].year
        less = first_of([*ever_done_less(*texts, after.clause.text or "", year)])
        if less:
            found = self._finding(before, after, less.before, less.after)
            sure = Severity.DOUBT if less.is_sure else Severity.HINT
            yield after.report, replace(found, severity=sure)

    def _since_years(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """Tell what one organisation counts since one year, under whatever act, and is less now."""
        groups: defaultdict[tuple[str, int], list[Told]] = defaultdict(list)
        for told in told_in(reports):
            for year in years_since(told.clause.progress or ""):
                groups[told.organisation, year].append(told)
        few = (by_period(group) for group in groups.values() if len(group) <= _MOST_ALIKE)
        for before, after in chain.from_iterable(combinations(g, 2) for g in few):
            texts = before.clause.progress or "", after.clause.progress or ""
            if before.period == after.period or _is_explained(*texts):
                continue
            less = first_of([*since_one_year_less(*texts)])
            if less:
                yield (
                    after.report,
                    self._finding(before, after, less.before, less.after),
                )

    def _stocks(self, before: Told, after: Told) -> Iterator[tuple[int, Finding]]:
        """Tell what stands there and does not go away, and has become fewer."""
        texts = before.clause.progress or "", after.clause.progress or ""
        for old, new in fewer_standing(*texts):
            found = self._finding(before, after, old, new)
            why = Words(
                f"Өмнөх тайланд {figure(old.value)} байсан нь {figure(new.value)} болж цөөрсөн, шалтгааныг бичээгүй байна.",
                f"There were {figure(old.value)} in the report before and are {figure(new.value)} now; nothing says why.",
            )
            yield after.report, replace(found, severity=Severity.HINT, explanation=why)

    def _finding(
        self,
        before: Told,
        after: Told,
        old: Quantity,
        new: Quantity,
    ) -> Finding:
        line = f"{figure(old.value)} → {figure(new.value)}"
        less = figure(old.value - new.value)
        return Finding(
            self.slug,
            Severity.DOUBT,
            (after.clause.serial,),
            (
                after.quote(_since(after, new), _until(after, new), here=True),
                before.quote(_since(before, old), _until(before, old), here=False),
            ),
            Words(
                f"Оны эхнээс өссөн дүнгээр тайлагнадаг тоо өмнөх үеийнхээс {less}-аар бага "
                f"байна: {before.period} – {figure(old.value)}, {after.period} – "
                f"{figure(new.value)}.",
                f"A total counted from the beginning of the year is smaller by {less} than in "
                f"the period before: {before.period} {figure(old.value)}, {after.period} "
                f"{figure(new.value)}.",
            ),
            Words(
                "Аль тоо зөв болохыг бүртгэлээс шалгаж засах.",
                "Look up in the records which figure is right.",
            ),
            arithmetic=line,
        )


def _is_explained(earlier: str, later: str) -> bool:
    """Whether a text tells why there may be less; that none is counted twice does not, if it was so."""
    said = small(later)
    if "давхардаагүй" in small(earlier):
        said = said.replace("давхардаагүй", " ")
    return _EXPLAINED.search(said) is not None


def _is_one_year(before: Told, after: Told) -> bool:
    """Whether a half or quarter follows another one of the same year."""
    return bounds(before.period)[0].year == bounds(after.period)[1].year


def _since(told: Told, total: Quantity) -> int:
    """Return where the words begin that make a figure a total: «оны эхнээс нийт»."""
    text = told.clause.progress or ""
    first = max(0, total.start - _LONGEST_BEFORE)
    begin = total.start
    while words := SINCE_NEW_YEAR.search(small(text), first, begin):
        if _BREAKS.search(text, words.end(), begin):
            break
        begin = words.start()
    if begin == total.start and not words_of(text[total.end : total.stop]):
        # «зассан талбай 2 780 м²»: what is counted stands before it.
        named = _NAMED.search(text[first : total.start])
        begin = first + named.start() if named else begin
    return begin


def _until(told: Told, total: Quantity) -> int:
    """Return where the verb ends that says what was done, if it follows the figure."""
    text = told.clause.progress or ""
    if total.stop == total.end:
        return total.stop
    behind = text[total.stop : total.stop + _LONGEST_BEHIND]
    words = re.finditer(r"[^\W\d_]+", _BREAKS.split(behind, maxsplit=1)[0])
    return next((total.stop + w.end() for w in words if is_verb(w[0])), total.stop)


def _same_deeds(
    earlier: str, later: str, duty: frozenset[str]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of one deed, where the later text says that it tells all the time."""
    # Few texts sum up or tell a time; figures are read of these only.
    lowered = small(later)
    may = any(map(lowered.__contains__, _SAY_ALL_YEAR))
    if not (may and _ALL_YEAR.search(lowered)) and not any(find_periods(later)):
        return
    if _is_explained(earlier, later):
        return
    news = [deed for deed in _deeds(later) if deed.sums_up or deed.since]
    olds = list(_deeds(earlier)) if news else []
    for new in news:
        likes = [
            old
            for old in olds
            if _is_same_deed(old, new, duty) and not are_told_apart(old.said, new.said)
        ]
        back = [other for other in news if likes and _is_same_deed(likes[0], other, duty)]
        if len(likes) == len(back) == 1:
            yield likes[0].figure, new.figure


def _deeds(text: str) -> Iterator[_Deed]:
    """Yield the figures that tell how much was done, with the words around each."""
    periods = list(find_periods(text))
    for start, end in sentence_spans(text):
        if may_shrink(text, start, end):
            continue
        is_strict = SINCE.search(text, start, end) is not None
        sums_up = _ALL_YEAR.search(small(text), start, end) is not None
        figures = [q for q in find_quantities(text) if start <= q.start < end]
        for before, q, after in zip(
            [None, *figures], figures, [*figures[1:], None], strict=False
        ):
            if not q.is_exact or q.case in _OF_PARTS:
                continue
            span = _behind(text, start, before, q), after.start if after else end
            period = next((p for p in periods if start <= p.start < q.start), None)
            since, until = _days(period)
            if since or is_strict or not _MONTH.search(text, start, end):
                told = text[span[0] : q.start], _PARTED.split(text[q.end : span[1]])[0]
                yield _Deed(
                    q,
                    " ".join(told),
                    (telling(told[0]) | telling(told[1])) - _SUMMING,
                    _verb(text[q.end : end]),
                    sums_up,
                    SINCE_NEW_YEAR.search(small(text), span[0], q.start) is not None,
                    since,
                    until,
                )


def _behind(text: str, start: int, before: Quantity | None, quantity: Quantity) -> int:
    """Return where the phrase of a figure begins: behind a comma, else behind a figure.

    «14 удаагийн шалгалтаар 268 хэрэгсэл»: how often something was done is of the phrase.
    """
    if before and before.unit != "удаа":
        start = before.stop
    commas = list(_PARTED.finditer(text, start, quantity.start))
    return commas[-1].end() if commas else start


def _days(period: Period | None) -> tuple[_Day | None, _Day | None]:
    """Return month and day of both ends of a period; None where it does not tell both."""
    if period is None:
        return None, None
    ends = [(d.month or 0, d.day or 0) for d in (period.first, period.last)]
    return (ends[0], ends[1]) if all(map(all, ends)) else (None, None)


def _verb(text: str) -> str:
    """Return how the first verb of a text begins: «авав», «авч» alike."""
    words = re.findall(r"[^\W\d_]+", text)
    verb = next((key(word) for word in words if is_verb(word)), _LIGHT[0])
    if verb == _FOUNDED:
        return verb
    return next((light for light in _LIGHT if verb.startswith(light)), verb[:_ROOT])


def _is_same_deed(one: _Deed, other: _Deed, duty: frozenset[str]) -> bool:
    a, b = one.figure, other.figure
    shared = len(one.words & other.words)
    same_thing = a.counts_same(b)
    if a.unit != b.unit or not (same_thing or not a.nouns or not b.nouns):
        return False
    if other.since:
        longer = one.since == other.since and None not in (one.until, other.until)
        same_verb = bool(one.verb) and one.verb == other.verb
        return (
            longer and (one.until or ()) < (other.until or ()) and same_thing and same_verb
        )
    few, many = sorted(map(len, (one.words, other.words)))
    if shared >= _FEWEST_SHARED and shared * 10 >= _MOSTLY * few:
        return True
    if same_thing and set(b.nouns) <= set(a.nouns) and _tells_one(one, other):
        near = shared * 10 >= _MOSTLY * many
        less = shared * 10 >= _MOSTLY * few and len(other.words - one.words - duty) <= 1
        if near or (less and one.verb == other.verb):
            return True
    # Two totals of one thing by one verb under one duty need no more words in common.
    return (
        one.is_total
        and other.is_total
        and same_thing
        and one.verb == other.verb
        and not one.verb.startswith(_LIGHT)
    )


def _tells_one(one: _Deed, other: _Deed) -> bool:
    """Whether two phrases tell of something done and do not each name something else.

    «Уралдаанд 20 малчин» is nothing of «зээлд 30 малчин»; how many wait may be fewer.
    """
    own = [
        {word for word in a.words - b.words if not word.startswith(a.verb)}
        for a, b in ((one, other), (other, one))
    ]
    return not all(own) and _LIGHT[0] not in (one.verb, other.verb)
