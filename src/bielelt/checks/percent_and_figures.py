"""A percentage that does not follow from the figures beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from bielelt.checks.base import Finding, Passage, Setting, Severity, Words, passages
from bielelt.core.report import Report
from bielelt.language.numerals import figure
from bielelt.language.quantities import Bound, Percent, Quantity
from bielelt.language.shares import Change, Share, find_changes, find_shares

_ABOUT = 5
_LONGEST_QUOTE = 220
_MOST_OTHERS = 8
_PRINTED = {
    Bound.EXACT: Words("", ""),
    Bound.ABOUT: Words(" орчим", "about "),
    Bound.AT_LEAST: Words("-аас дээш", "over "),
    Bound.AT_MOST: Words("-аас ихгүй", "at most "),
}
TITLE = Words("Хувь тоо нь дүнгээс гарахгүй", "Percentage does not follow from its figures")
EXAMPLE = Words(
    "«400 өрхөөс 120 өрх буюу 40 хувь» гэжээ: 120 / 400 × 100 = 30%.",
    "“400 households, 120 of them or 40 per cent”: 120 / 400 × 100 = 30%.",
)


@dataclass(frozen=True, slots=True)
class PercentAndFigures:
    """Part and whole give another percentage than the text.

    Why: methodology §6.2. Rounding and truncating are both accepted, «гаруй» and «орчим»
    are taken at their word; growth and ratings of work are no shares.
    """

    slug: str = "percent-and-figures"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield an ERROR where «буюу» or brackets tie the figures, a DOUBT elsewhere."""
        for passage in passages(report):
            for share in find_shares(passage.text):
                if not _follows(share.percent, share.part, share.whole) and not _explained(
                    share
                ):
                    yield self._finding(passage, share)
            for change in find_changes(passage.text):
                if not _is_change(change):
                    yield self._changed(passage, change)

    def _changed(self, passage: Passage, change: Change) -> Finding:
        old, new, percent = change.old, change.new, change.percent
        more, less = sorted((old.value, new.value), reverse=True)
        computed = f"{figure(_changed_by(change, old), 1)}%"
        line = f"({figure(more)} − {figure(less)}) / {figure(old.value)} × 100 = {computed}"
        stated = passage.text[percent.start : percent.stop]
        return Finding(
            self.slug,
            Severity.DOUBT,
            (passage.clause,),
            (passage.quote(min(old.start, new.start), percent.stop),),
            Words(
                f"Өөрчлөлтийн хувь тоонуудаас гарахгүй: {line} ≠ «{stated}».",
                f"The change does not follow from the figures: {line}, but the text says "
                f"{figure(percent.value)}%.",
            ),
            _advice(computed),
            arithmetic=f"{line} ≠ {figure(percent.value)}%",
        )

    def _finding(self, passage: Passage, share: Share) -> Finding:
        part, whole, percent = share.part, share.whole, share.percent
        computed = f"{figure(100 * Fraction(part.value) / Fraction(whole.value), 1)}%"
        line = f"{figure(part.value)} / {figure(whole.value)} × 100 = {computed}"
        stated = passage.text[percent.start : percent.stop]
        bound = _PRINTED[percent.bound].en
        quotes = [passage.quote(part.start, percent.stop)]
        start = min(part.start, whole.start)
        if percent.stop - start <= _LONGEST_QUOTE:
            quotes = [passage.quote(start, max(part.stop, percent.stop))]
        else:
            quotes = [passage.quote(q.start, q.stop) for q in (whole, part, percent)]
        return Finding(
            self.slug,
            Severity.ERROR if share.explicit and passage.sure else Severity.DOUBT,
            (passage.clause,),
            tuple(quotes),
            Words(
                f"Хувь нь тоонуудаас гарахгүй: {line} ≠ «{stated}».",
                f"The percentage does not follow from the figures: {line}, but the text says "
                f"{bound}{figure(percent.value)}%.",
            ),
            _advice(computed),
            arithmetic=f"{line} ≠ {figure(percent.value)}%",
        )


def _advice(computed: str) -> Words:
    return Words(
        f"Хувийг {computed} болгож засах эсвэл тоонуудыг анхан шатны бүртгэлээс шалгах.",
        f"Make the percentage {computed}, or look up the figures in the records.",
    )


def _changed_by(change: Change, base: Quantity) -> Fraction:
    difference = abs(Fraction(change.new.value) - Fraction(change.old.value))
    return 100 * difference / Fraction(base.value)


def _is_change(change: Change) -> bool:
    """Whether the change is that percentage of the earlier figure, or at least of the later."""
    bases = (base for base in (change.old, change.new) if base.value)
    return change.falls != (change.new.value < change.old.value) or any(
        _agrees(change.percent, _changed_by(change, base)) for base in bases
    )


def _follows(percent: Percent, part: Quantity, whole: Quantity) -> bool:
    """Whether some reading of the figures gives the percentage, however it was rounded."""
    return any(
        _agrees(percent, 100 * Fraction(p) / Fraction(w))
        for p in part.readings
        for w in whole.readings
        if w
    )


def _agrees(percent: Percent, computed: Fraction) -> bool:
    stated = Fraction(percent.value)
    unit = Fraction(1, 10**percent.digits)
    if percent.bound is Bound.AT_LEAST:
        return computed > stated - unit
    if percent.bound is Bound.AT_MOST:
        return computed < stated + unit
    return abs(computed - stated) < (_ABOUT if percent.bound is Bound.ABOUT else unit)


def _explained(share: Share) -> bool:
    """Whether two other figures of the passage give the percentage.

    «Over» and «at most» are true of too many pairs: there only the whole is kept.
    """
    figures = (share.part, share.whole, *share.others[:_MOST_OTHERS])
    if share.percent.bound is not Bound.EXACT:
        return any(
            _follows(share.percent, part, share.whole)
            for part in share.others[:_MOST_OTHERS]
            if 0 < part.value <= share.whole.value
        )
    return any(
        _follows(share.percent, part, whole)
        for part, whole in permutations(figures, 2)
        if 0 < part.value <= whole.value
    )
