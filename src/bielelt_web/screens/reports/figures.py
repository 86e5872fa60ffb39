"""The summary of one assessor beside the printed one, each figure with its explanation."""

from dataclasses import dataclass
from decimal import Decimal

from bielelt.core.report import Assessor, Report, Summary
from bielelt.core.rollup import Rollup, roll_up
from bielelt.core.scales import NOT_DUE_NAME, NOT_DUE_SIGN, scale_on
from bielelt_web.queries.reports import Basis


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the summary: computed, printed (None if not printed), and what it counts."""

    name: str
    range: str
    computed: int | Decimal | None
    printed: int | Decimal | None
    serials: tuple[int, ...] = ()

    @property
    def differs(self) -> bool:
        """The printed figure says something else."""
        return self.printed is not None and self.printed != self.computed


@dataclass(frozen=True, slots=True)
class Explained:
    """All figures of one assessor and where they come from."""

    by: Assessor
    rollup: Rollup
    rows: tuple[Figure, ...]
    total: Figure
    overall: Figure
    is_printed: bool

    @property
    def differs(self) -> bool:
        """Some printed figure says something else."""
        return any(f.differs for f in (*self.rows, self.total, self.overall))


def explain(report: Report, by: Assessor, basis: Basis | None = None) -> Explained:
    """Roll up ``report`` as ``basis`` says and lay the printed summary beside.

    Without a basis: the scale of its date, one decimal, equal weights.
    """
    basis = basis or Basis()
    rollup = roll_up(
        report,
        by,
        scale=basis.scale or scale_on(report.date),
        rounding=basis.rounding,
        weights=basis.weights,
    )
    printed = next((s for s in report.summaries if s.by is by), None)
    counts = dict(printed.counts) if printed else {}
    bands = [
        Figure(band.name, band.range, len(serials), counts.get(band.key), serials)
        for band, serials in rollup.counts
    ]
    not_due = Figure(
        NOT_DUE_NAME,
        NOT_DUE_SIGN,
        len(rollup.not_due),
        counts.get("not_due"),
        rollup.not_due,
    )
    shown = printed or Summary(by)
    return Explained(
        by=by,
        rollup=rollup,
        rows=(*bands, not_due),
        total=Figure("", "", rollup.total, shown.total),
        overall=Figure("", "%", rollup.overall, shown.overall),
        is_printed=printed is not None,
    )
