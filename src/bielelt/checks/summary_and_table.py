"""The printed summary page against the table it summarises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bielelt.checks.base import ANSWERER_OF, Finding, Quote, Setting, Severity, Words
from bielelt.core.report import NOT_DUE, Assessor, Report, Summary
from bielelt.core.rollup import Rollup, roll_up
from bielelt.core.scales import NOT_DUE_NAME, Rounding, Scale, scale_on
from bielelt.language.numerals import figure

_FIELDS = {Assessor.SELF: "summary:self", Assessor.UPPER: "summary:upper"}
_WHO = {
    Assessor.SELF: Words("Өөрийн үнэлгээний нэгтгэл", "The summary of the self rating"),
    Assessor.UPPER: Words(
        "Дээд шатны байгууллагын үнэлгээний нэгтгэл", "The summary of the upper rating"
    ),
}
_TOTAL = Words("нийт арга хэмжээний тоо", "the number of measures")
_OVERALL = Words("нийт хувь", "the overall percentage")
TITLE = Words("Нэгтгэл хүснэгттэй зөрүүтэй", "Summary differs from the table")
EXAMPLE = Words(
    "Нэгтгэлд «Үр дүнтэй: 14» гэж хэвлэсэн, хүснэгтэд 13 заалт байна.",
    "The summary prints “effective: 14”, the table holds 13 such clauses.",
)


@dataclass(frozen=True, slots=True)
class SummaryAndTable:
    """Total, counts per band and overall percentage of each summary, recomputed.

    Why: methodology §6.3. Clauses whose rating could not be read may stand in any band, so
    a difference that they can explain is none. Provinces round or truncate: both are right.
    """

    slug: str = "summary-and-table"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield one finding per figure that differs."""
        scale = scale_on(report.date)
        for summary in report.summaries:
            counted = roll_up(report, summary.by, scale=scale)
            if counted.total:
                yield from self._of_total(summary, counted)
                yield from self._of_counts(report, summary, counted, scale)
                yield from self._of_overall(summary, counted)

    def _of_total(self, summary: Summary, counted: Rollup) -> Iterator[Finding]:
        if summary.total is not None and summary.total != counted.total:
            yield self._differs(
                summary,
                counted,
                _TOTAL,
                printed=str(summary.total),
                computed=str(counted.total),
            )

    def _of_counts(
        self, report: Report, summary: Summary, counted: Rollup, scale: Scale
    ) -> Iterator[Finding]:
        for key, printed in summary.counts:
            serials = _in_band(report, summary.by, key)
            if serials is None or len(serials) <= printed <= len(serials) + len(
                counted.missing
            ):
                continue
            name = _name(key, scale)
            yield self._differs(
                summary,
                counted,
                name,
                printed=str(printed),
                computed=str(len(serials)),
                serials=serials,
            )

    def _of_overall(self, summary: Summary, counted: Rollup) -> Iterator[Finding]:
        printed = summary.overall
        if printed is None or counted.mean is None or _agrees(printed, counted):
            return
        digits = max(1, -int(printed.as_tuple().exponent))
        computed = f"{counted.formula} = {figure(counted.mean, digits)}%"
        yield self._differs(
            summary, counted, _OVERALL, printed=f"{figure(printed)}%", computed=computed
        )

    def _differs(
        self,
        summary: Summary,
        counted: Rollup,
        what: Words,
        *,
        printed: str,
        computed: str,
        serials: tuple[int, ...] = (),
    ) -> Finding:
        who = _WHO[summary.by]
        missing = ", ".join(map(str, counted.missing))
        note = Words(
            f" (үнэлгээ нь алга: заалт {missing})" if missing else "",
            f" (no rating: clauses {missing})" if missing else "",
        )
        return Finding(
            self.slug,
            Severity.DOUBT if missing else Severity.ERROR,
            serials,
            (Quote(None, _FIELDS[summary.by], _as_printed(what, printed)),),
            Words(
                f"{who.mn}: {what.mn} {printed} гэж хэвлэгдсэн, хүснэгтээр {computed}{note.mn}.",
                f"{who.en} prints {what.en} as {printed}; the table gives {computed}{note.en}.",
            ),
            Words(
                "Хүснэгтийн үнэлгээг шалгаж, нэгтгэлийн тоог хүснэгтээс дахин бодож бичих.",
                "Look over the ratings of the table and count the summary from it again.",
            ),
            ANSWERER_OF[summary.by],
            arithmetic=f"{computed} ≠ {printed}",
        )


def _as_printed(what: Words, printed: str) -> str:
    """Return a line of the summary page: «Үр дүнтэй 100%: 14»."""
    return f"{re.sub('[«»()]', '', what.mn)}: {printed}"


def _in_band(report: Report, by: Assessor, key: str) -> tuple[int, ...] | None:
    """Return the serials whose rating lies in the band that ``key`` names: «70-90», «100»."""
    if key == NOT_DUE:
        return tuple(c.serial for c in report.clauses if c.rating(by) == NOT_DUE)
    low, _, high = key.partition("-")
    if not low.isdecimal() or (high and not high.isdecimal()):
        return None
    limits = range(int(low), int(high or low) + 1)
    rated = ((c.serial, c.rating(by)) for c in report.clauses)
    return tuple(serial for serial, r in rated if isinstance(r, int) and r in limits)


def _name(key: str, scale: Scale) -> Words:
    if key == NOT_DUE:
        return Words(f"«{NOT_DUE_NAME}»", "“not due”")
    band = next((b for b in scale.bands if b.key == key), None)
    if band is None:
        return Words(f"«{key}%»", f"“{key}%”")
    return Words(f"«{band.name}» ({band.range})", f"“{band.english}” ({band.range})")


def _agrees(printed: Decimal, counted: Rollup) -> bool:
    """Whether some way of rounding, and some rating of the missing clauses, gives it."""
    mean, missing = counted.mean, len(counted.missing)
    if mean is None:
        return True
    if missing:
        due = counted.total - len(counted.not_due)
        points = mean * (due - missing)
        low, high = points / due, (points + 100 * missing) / due
        return low - 1 < Fraction(printed) < high + 1
    digits = max(0, -int(printed.as_tuple().exponent))
    ways = {Rounding(digits, truncate).round(mean) for truncate in (True, False)}
    return printed in ways
