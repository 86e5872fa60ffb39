"""Counts per band and one overall percentage, each with its explanation.

Source: docs/methodology.md §3. Exact fractions until the last step, which rounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from bielelt.core.report import NOT_DUE, Assessor, BandCounts, Clause, Report, Summary
from bielelt.core.scales import Band, Rounding, Scale

LeftOut = Literal["not_due", "missing"]


@dataclass(frozen=True, slots=True)
class Rollup:
    """The summary of one assessor's ratings.

    ``counts`` gives the clause serials per band of the scale, best band first; ``holes``
    the serials whose rating falls between bands; ``left_out`` the serials the mean does
    not count, with the reason. ``mean`` is exact percent, None where nothing is due.
    """

    by: Assessor
    scale: Scale
    rounding: Rounding
    total: int
    counts: tuple[tuple[Band, tuple[int, ...]], ...]
    holes: tuple[int, ...]
    left_out: tuple[tuple[int, LeftOut], ...]
    mean: Fraction | None
    formula: str

    @property
    def overall(self) -> Decimal | None:
        """The mean as it is printed."""
        return None if self.mean is None else self.rounding.round(self.mean)

    @property
    def not_due(self) -> tuple[int, ...]:
        """Serials of the clauses whose time has not come."""
        return tuple(serial for serial, why in self.left_out if why == "not_due")

    @property
    def missing(self) -> tuple[int, ...]:
        """Serials of the clauses without any rating; missing is not zero."""
        return tuple(serial for serial, why in self.left_out if why == "missing")

    @property
    def band_counts(self) -> BandCounts:
        """Number of clauses per band key, then ``not_due``: the shape of a printed summary."""
        counted = [(band.key, len(serials)) for band, serials in self.counts]
        return (*counted, ("not_due", len(self.not_due)))

    def as_summary(self) -> Summary:
        """Return the computed figures in the form of a summary page."""
        return Summary(self.by, self.total, self.band_counts, self.overall)


def roll_up(
    report: Report,
    by: Assessor,
    *,
    scale: Scale,
    rounding: Rounding | None = None,
    weights: Mapping[int, Decimal] | None = None,
) -> Rollup:
    """Roll the ratings of one assessor up.

    Args:
        report: the clauses with their ratings.
        by: whose ratings.
        scale: the scale in force on the day of the report, see ``scales.scale_on``.
        rounding: digits and mode of the period; one decimal, half up, if not given.
        weights: positive weight per clause serial; 1 where not given. Weights are
            normalised by their sum, so only their proportions matter.

    Returns:
        Not-due clauses are counted in their own row and, like clauses without a rating,
        left out of the mean. A rating in a hole of the scale counts in the mean, not in
        a band.

    Source:
        Methodology §3.1, formula (1); worked examples in tests/core/test_rollup.py.

    """
    clauses = list(report.clauses)
    rated = [(c, r) for c in clauses if isinstance(r := c.rating(by), int)]
    weights = weights or {}
    # Plain numbers are added many times as fast as fractions.
    weighted = [
        (Fraction(weights[c.serial]) if c.serial in weights else 1, r) for c, r in rated
    ]
    divisor = Fraction(sum(w for w, _ in weighted))
    points = Fraction(sum(w * r for w, r in weighted))
    bands = {rating: scale.band(rating) for _, rating in weighted}
    return Rollup(
        by=by,
        scale=scale,
        rounding=rounding or Rounding(),
        total=len(clauses),
        counts=tuple(
            (band, tuple(c.serial for c, r in rated if bands[r] == band))
            for band in scale.bands
        ),
        holes=tuple(c.serial for c, r in rated if bands[r] is None),
        left_out=tuple(_left_out(clauses, by)),
        mean=points / divisor if divisor else None,
        formula=_formula(weighted, points, divisor),
    )


def _left_out(clauses: list[Clause], by: Assessor) -> list[tuple[int, LeftOut]]:
    reasons: list[tuple[int, LeftOut]] = []
    for clause in clauses:
        rating = clause.rating(by)
        if rating == NOT_DUE:
            reasons.append((clause.serial, "not_due"))
        elif rating is None:
            reasons.append((clause.serial, "missing"))
    return reasons


def _formula(
    weighted: list[tuple[Fraction | int, int]], points: Fraction, divisor: Fraction
) -> str:
    """«(14×100 + 34×70 + 4×30) / 52 = 3900 / 52»; the factors are summed weights."""
    if not divisor:
        return "0 / 0"
    sums: dict[int, Fraction | int] = {}
    for weight, rating in weighted:
        sums[rating] = sums.get(rating, 0) + weight
    terms = " + ".join(f"{_plain(w)}×{r}" for r, w in sorted(sums.items(), reverse=True))
    return f"({terms}) / {_plain(divisor)} = {_plain(points)} / {_plain(divisor)}"


def _plain(value: Fraction | int) -> str:
    """Write a weight as people do: «14», «2.5»; a true fraction as «1/3»."""
    if value.denominator == 1:
        return str(value.numerator)
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{decimal:f}" if Fraction(decimal) == value else str(value)
