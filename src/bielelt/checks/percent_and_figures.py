"""A percentage that does not follow from the figures beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain, permutations

from bielelt.checks.base import Finding, Passage, Quote, Setting, Severity, Words, passages
from bielelt.core.report import Report
from bielelt.language.averages import Average, find_averages
from bielelt.language.halves import find_halves
from bielelt.language.means import Mean, find_means
from bielelt.language.numerals import MULTIPLIERS, figure
from bielelt.language.quantities import Bound, Percent, Quantity
from bielelt.language.ratios import Change, find_changes
from bielelt.language.remainders import LEFT_AFTER
from bielelt.language.shares import Share, find_shares
from bielelt.language.shares_in_words import (
    Multiple,
    Sense,
    ShareInWords,
    find_multiples,
    find_shares_in_words,
)
from bielelt.language.worded import find_counts, find_shares_of_hundred

_ABOUT = 5
_NEAR_WORDS = Fraction(1, 20)
_NEAR_ROUGHLY = Fraction(3, 20)
_UNDER = Fraction(3, 20)
_NEAR_MEAN = 3  # groups of unlike size make another mean
_ROUGH_TIMES = Fraction(1, 4)
_LONGEST_QUOTE = 220
_MOST_OTHERS = 8
_PRINTED = {
    Bound.EXACT: Words("", ""),
    Bound.ABOUT: Words(" орчим", "about "),
    Bound.AT_LEAST: Words("-аас дээш", "over "),
    Bound.AT_MOST: Words("-аас ихгүй", "at most "),
}
_NOT = {Sense.JUST: "≠", Sense.MORE: "≤", Sense.LESS: "≥"}
_IN_ENGLISH = {Sense.JUST: "", Sense.MORE: "more than ", Sense.LESS: "less than "}
TITLE = Words("Хувь тоо нь дүнгээс гарахгүй", "Percentage does not follow from its figures")
EXAMPLE = Words(
    "«400 өрхөөс 120 өрх буюу 40 хувь» гэжээ: 120 / 400 × 100 = 30%.",
    "“400 households, 120 of them or 40 per cent”: 120 / 400 × 100 = 30%.",
)

_PAIR = 2  # a whole and its part, for every reader


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
            yield from self._of_means(passage)  # of percentages alone
            if len(find_counts(passage.text)) < _PAIR:
                continue
            yield from self._of_percents(passage)
            yield from self._of_words(passage)
            for average in find_averages(passage.text):
                if not _is_mean(average):
                    yield self._of_average(passage, average)

    def _of_means(self, passage: Passage) -> Iterator[Finding]:
        for mean in find_means(passage.text):
            if abs(_mean_of(mean) - Fraction(mean.stated.value)) >= _NEAR_MEAN:
                yield self._of_mean(passage, mean)

    def _of_mean(self, passage: Passage, mean: Mean) -> Finding:
        computed = f"{figure(_mean_of(mean), 1)}%"
        added = " + ".join(map(figure, mean.values))
        line = f"({added}) / {len(mean.values)} = {computed}"
        return Finding(
            self.slug,
            Severity.DOUBT,
            (passage.clause,),
            (passage.quote(mean.start, mean.stop),),
            Words(
                f"Дундаж хувь нь хувиудаас гарахгүй: {line} ≠ {figure(mean.stated.value)}%.",
                f"The mean does not follow from the percentages: {line}, but the text says "
                f"{figure(mean.stated.value)}%.",
            ),
            Words(
                f"Дунджийг {computed} болгож засах эсвэл хувиудыг анхан шатны бүртгэлээс шалгах.",
                f"Make the mean {computed}, or look up the percentages in the records.",
            ),
            arithmetic=f"{line} ≠ {figure(mean.stated.value)}%",
        )

    def _of_percents(self, passage: Passage) -> Iterator[Finding]:
        printed = tuple(find_shares_of_hundred(passage.text))
        for share in (_in_one_unit(passage.text, s) for s in find_shares(passage.text)):
            # «30 худгийн 24 нь буюу 80 хувь, … 70 хувь»: the pair has its own percentage.
            follows = any(
                _follows(percent, share.part, share.whole)
                for percent in (share.percent, *printed)
                if percent.bound is Bound.EXACT or percent is share.percent
            )
            if (
                not follows
                and not _is_of_both(passage.text, share)
                and not _explained(share)
            ):
                yield self._finding(passage, share)
        for change in find_changes(passage.text):
            if not _moves_so(change):
                yield self._of_change(passage, change)

    def _of_words(self, passage: Passage) -> Iterator[Finding]:
        """Yield what is told in words: «гуравны нэг», «хоёр дахин»."""
        for part in chain(find_shares_in_words(passage.text), find_halves(passage.text)):
            if not _is_fraction(part):
                yield self._of_part(passage, part)
        for multiple in find_multiples(passage.text):
            if not _is_multiple(multiple):
                yield self._of_multiple(passage, multiple)

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

    def _of_change(self, passage: Passage, change: Change) -> Finding:
        before, after, percent = change.before, change.after, change.percent
        moved = _moved(before.value, after.value)
        computed = f"{figure(abs(moved), 1)}%"
        line = f"({figure(after.value)} − {figure(before.value)}) / {figure(before.value)}"
        line = f"{line} × 100 = {'−' if moved < 0 else ''}{computed}"
        word = Words("өсөлт", "rise") if moved > 0 else Words("бууралт", "fall")
        stated = passage.text[percent.start : percent.stop]
        return Finding(
            self.slug,
            Severity.DOUBT,
            (passage.clause,),
            _stretch(passage, before, after, percent),
            Words(
                f"Өөрчлөлтийн хувь тоонуудаас гарахгүй: {line} ({word.mn}) ≠ «{stated}».",
                f"The change does not follow from the figures: {line}, a {word.en}, but the "
                f"text says {figure(percent.value)}%.",
            ),
            Words(
                f"Хувийг {computed} болгож засах эсвэл тоонуудыг анхан шатны бүртгэлээс шалгах.",
                f"Make the percentage {computed}, or look up the figures in the records.",
            ),
            arithmetic=f"{line} ≠ {figure(percent.value)}%",
        )

    def _of_part(self, passage: Passage, told: ShareInWords) -> Finding:
        part, whole = told.part, told.whole
        computed = f"{figure(100 * Fraction(part.value) / Fraction(whole.value), 1)}%"
        line = f"{figure(part.value)} / {figure(whole.value)} × 100 = {computed}"
        stated = passage.text[told.start : told.stop]
        first = min(whole.start, part.start, told.start)
        last = max(whole.stop, part.stop, told.stop)
        return Finding(
            self.slug,
            Severity.DOUBT,
            (passage.clause,),
            (passage.quote(first, last),),
            Words(
                f"Хэсэг нь тоонуудаас гарахгүй: {line} ≠ «{stated}».",
                f"The share does not follow from the figures: {line}, but the text says "
                f"{_IN_ENGLISH[told.sense]}{told.fraction.numerator}/{told.fraction.denominator}.",
            ),
            Words(
                "Хэсгийг хэлсэн үгийг засах эсвэл тоонуудыг анхан шатны бүртгэлээс шалгах.",
                "Correct the words for the share, or look up the figures in the records.",
            ),
            arithmetic=f"{line} {_NOT[told.sense]} {figure(100 * told.fraction, 1)}%",
        )

    def _of_multiple(self, passage: Passage, told: Multiple) -> Finding:
        big, small = told.before, told.after
        if told.rose:
            big, small = small, big
        computed = figure(Fraction(big.value) / Fraction(small.value), 1)
        line = f"{figure(big.value)} / {figure(small.value)} = {computed}"
        stated = passage.text[told.start : told.stop]
        return Finding(
            self.slug,
            Severity.DOUBT,
            (passage.clause,),
            (passage.quote(told.before.start, told.stop),),
            Words(
                f"Өөрчлөлт нь тоонуудаас гарахгүй: {line} дахин ≠ «{stated}».",
                f"The change does not follow from the figures: {line} times, but the text "
                f"says {figure(told.times)} times.",
            ),
            Words(
                f"«{computed} дахин» болгож засах эсвэл тоонуудыг анхан шатны бүртгэлээс шалгах.",
                f"Make it {computed} times, or look up the figures in the records.",
            ),
            arithmetic=f"{line} ≠ {figure(told.times)}",
        )

    def _of_average(self, passage: Passage, average: Average) -> Finding:
        total, count, each = average.total, average.count, average.each
        computed = figure(Fraction(total.value) / Fraction(count.value), _digits(each))
        line = f"{figure(total.value)} / {figure(count.value)} = {computed}"
        stated = passage.text[each.start : each.stop]
        return Finding(
            self.slug,
            Severity.DOUBT,
            (passage.clause,),
            _stretch(passage, total, count, each),
            Words(
                f"Дундаж нь тоонуудаас гарахгүй: {line} ≠ «{stated}».",
                f"The mean does not follow from the figures: {line}, but the text says "
                f"{figure(each.value)}.",
            ),
            Words(
                f"Дунджийг {computed} болгож засах эсвэл тоонуудыг анхан шатны бүртгэлээс шалгах.",
                f"Make the mean {computed}, or look up the figures in the records.",
            ),
            arithmetic=f"{line} ≠ {figure(each.value)}",
        )


def _stretch(passage: Passage, *spots: Quantity | Percent) -> tuple[Quote, ...]:
    """Quote figures as one stretch, or each alone where they stand far apart."""
    first, last = min(q.start for q in spots), max(q.stop for q in spots)
    if last - first <= _LONGEST_QUOTE:
        return (passage.quote(first, last),)
    return tuple(passage.quote(q.start, q.stop) for q in spots)


def _moved(before: Decimal, after: Decimal) -> Fraction:
    """Return by how many per cent a figure rose; below zero if it fell."""
    return 100 * (Fraction(after) - Fraction(before)) / Fraction(before)


def _moves_so(change: Change) -> bool:
    """Whether some reading of the figures rises or falls as the text says."""
    sign = 1 if change.rose else -1
    return any(
        not before or _agrees(change.percent, sign * _moved(before, after))
        for before in change.before.readings
        for after in change.after.readings
    )


def _is_fraction(told: ShareInWords) -> bool:
    """Whether the part comes near to the fraction: words are round, and things are whole."""
    over = Fraction(told.part.value) - told.fraction * Fraction(told.whole.value)
    if told.sense is not Sense.JUST:
        return over > 0 if told.sense is Sense.MORE else over < 0
    off = abs(over)
    near = _NEAR_ROUGHLY if told.roughly else _NEAR_WORDS
    return off < 1 or off < near * Fraction(told.whole.value)


def _is_multiple(told: Multiple) -> bool:
    """Whether the figure rose or fell as often as told; «twice» may be more than twice."""
    big, small = told.before.value, told.after.value
    if told.rose:
        big, small = small, big
    if small >= big or not small:
        return True  # something else rose or fell
    over = Fraction(big) / Fraction(small) - Fraction(told.times)
    if told.roughly:
        return abs(over) <= _ROUGH_TIMES * Fraction(told.times)
    whole = told.times == int(told.times)
    return -_UNDER < over < (1 if whole else _UNDER)


def _is_mean(average: Average) -> bool:
    """Whether the mean is right as it is rounded, or so far off that another one is meant."""
    stated = Fraction(average.each.value)
    rounded = min(stated / 20, _last_place(average.each))
    for total in average.total.readings:
        mean = Fraction(total) / Fraction(average.count.value or 1)
        if abs(mean - stated) < max(Fraction(1, 10 ** _digits(average.each)), rounded):
            return True
        if not stated / 2 < mean < stated * 2:
            return True
    return False


def _last_place(each: Quantity) -> Fraction:
    """Return what one more in the last digit that is no zero makes: 10 000 of 1 680 000."""
    exponent = each.value.normalize().as_tuple().exponent
    return Fraction(10) ** (exponent if isinstance(exponent, int) else 0)


def _mean_of(mean: Mean) -> Fraction:
    """Return the mean of the percentages, each counted once."""
    return Fraction(sum(mean.values)) / len(mean.values)


def _digits(each: Quantity) -> int:
    """Return how many decimals of a figure say something."""
    exponent = each.value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _in_one_unit(text: str, share: Share) -> Share:
    """Give the part the «сая» that only the whole says: «13 740 сая …-аас 7 144 нь»."""
    part, whole = share.part, share.whole
    said = text[whole.start : whole.end].casefold()
    factor = next((n for word, n in MULTIPLIERS.items() if word in said), 1)
    if part.value * factor > whole.value or part.value * 1000 > whole.value:
        return share
    readings = tuple(value * factor for value in part.readings)
    return replace(share, part=replace(part, readings=readings))


def _follows(percent: Percent, part: Quantity, whole: Quantity) -> bool:
    """Whether some reading of the figures gives the percentage, however it was rounded."""
    return any(
        _agrees(percent, 100 * Fraction(p) / Fraction(w))
        for p in part.readings
        for w in whole.readings
        if w
    )


def _is_of_both(text: str, share: Share) -> bool:
    """Whether one figure is the rest of the other: «840 м нь хучигдсан, 360 м үлдсэн нь 70 хувь»."""
    pair = (share.part, share.whole)
    if share.percent.bound is not Bound.EXACT:
        return False
    if not any(LEFT_AFTER.match(text, figure.end) for figure in pair):
        return False
    both = sum(Fraction(figure.value) for figure in pair)
    return any(_agrees(share.percent, 100 * Fraction(f.value) / both) for f in pair)


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
