"""A percentage that does not follow from the figures beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from bielelt.checks.base import Finding, Passage, Setting, Severity, Words, passages
from bielelt.core.report import Report
from bielelt.language.numerals import figure
from bielelt.language.quantities import Bound, Percent, Quantity
from bielelt.language.shares import Share, find_shares

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
            Words(
                f"Хувийг {computed} болгож засах эсвэл тоонуудыг анхан шатны бүртгэлээс шалгах.",
                f"Make the percentage {computed}, or look up the figures in the records.",
            ),
            arithmetic=f"{line} ≠ {figure(percent.value)}%",
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
