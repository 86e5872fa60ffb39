"""Rating scales and rounding, dated. A new scale is a new row in SCALES and nothing else.

A report is always computed with the scale that was in force on its date, so that it
recomputes identically ten years later. Which regulation prescribes what is told in
docs/methodology.md §2; a row whose ``verified`` is False rests on no document anyone read.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from bielelt.core.errors import InvalidRating
from bielelt.core.report import NOT_DUE, Rating


@dataclass(frozen=True, slots=True)
class Band:
    """An interval of the scale with a name; ``low`` and ``high`` are percent, inclusive."""

    key: str
    name: str
    english: str
    low: int
    high: int

    @property
    def range(self) -> str:
        """How the interval is printed: «70-90%»."""
        return f"{self.key}%"


NOT_DUE_NAME = "Хэрэгжих хугацаа болоогүй"
NOT_DUE_SIGN = "Х.Б"


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands from best to worst, in force from ``since`` until the next scale begins."""

    key: str
    regulation: str
    since: date
    bands: tuple[Band, ...]
    verified: bool = True
    step: int = 10

    def band(self, rating: int) -> Band | None:
        """Return the band whose interval holds ``rating``; the intervals leave holes."""
        return next((b for b in self.bands if b.low <= rating <= b.high), None)

    def band_of_mean(self, mean: Fraction) -> Band:
        """Return the best band whose lower limit ``mean`` reaches: means fall into holes."""
        return next((b for b in self.bands if mean >= b.low), self.bands[-1])

    @property
    def steps(self) -> tuple[int, ...]:
        """Every percentage that may be given, best first."""
        allowed = {r for b in self.bands for r in range(b.low, b.high + 1, self.step)}
        return tuple(sorted(allowed, reverse=True))

    def rate(self, rating: Rating) -> Rating:
        """Return ``rating`` if it is NOT_DUE or a step; raise InvalidRating otherwise."""
        if rating == NOT_DUE or rating in self.steps:
            return rating
        allowed = ", ".join(map(str, self.steps))
        raise InvalidRating(
            f"{rating} is not a step of the scale “{self.regulation}”. Use one of: {allowed}, "
            f"or {NOT_DUE_SIGN} (not due)."
        )


_FOUR_STEPS = (
    Band("100", "Бүрэн хэрэгжсэн", "Carried out in full", 100, 100),
    Band("70", "Хэрэгжих шатандаа", "Being carried out", 70, 70),
    Band("30", "Хэрэгжилт хангалтгүй", "Carried out insufficiently", 30, 30),
    Band("0", "Хэрэгжээгүй", "Not carried out", 0, 0),
)
_FOUR_BANDS = (
    Band("100", "Үр дүнтэй", "Effective", 100, 100),
    Band("70-90", "Тодорхой үр дүнд хүрсэн", "Certain results reached", 70, 90),
    Band("30-50", "Эрчимжүүлэх шаардлагатай", "Has to be intensified", 30, 50),
    Band("0", "Үр дүнгүй", "Without effect", 0, 0),
)

SCALES: tuple[Scale, ...] = (
    Scale(
        "2013",
        "ЗГ-ын 2013 оны 322 дугаар тогтоол",
        date(2013, 9, 21),
        _FOUR_STEPS,
        verified=False,
    ),
    Scale("2017", "ЗГ-ын 2017 оны 89 дүгээр тогтоол", date(2017, 3, 15), _FOUR_STEPS),
    Scale("2020", "ЗГ-ын 2020 оны 206 дугаар тогтоол", date(2020, 7, 1), _FOUR_STEPS),
    Scale("2024", "ЗГ-ын 2020 оны 206 дугаар тогтоол", date(2024, 1, 1), _FOUR_BANDS),
    Scale(
        "2025",
        "ЗГ-ын 2025 оны 43 дугаар тогтоол",
        date(2025, 1, 29),
        _FOUR_BANDS,
        verified=False,
    ),
)
"""In the order of their dates. 206/2020: only its year is known, the day is a setting."""


def scale_on(day: date | None) -> Scale:
    """Return the scale in force on ``day``; the newest if the day is unknown."""
    if day is None:
        return SCALES[-1]
    return next((s for s in reversed(SCALES) if s.since <= day), SCALES[0])


def scale_by_key(key: str) -> Scale:
    """Return the scale with this key; raise InvalidRating naming the keys there are."""
    for scale in SCALES:
        if scale.key == key:
            return scale
    known = ", ".join(s.key for s in SCALES)
    raise InvalidRating(f"There is no scale “{key}”. Use one of: {known}.")


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a province prints a mean: decimals, and whether halves go up or all is cut.

    Source: methodology §3.4. Published reports differ: one province truncates to one
    decimal, another gives two, so both are settings of the period.
    """

    digits: int = 1
    truncate: bool = False

    def round(self, value: Fraction) -> Decimal:
        """Return ``value`` with exactly ``digits`` decimals; the input is exact.

        Halves go away from zero. Whole numbers only: a Decimal quotient would already be
        rounded before it is rounded.
        """
        steps = abs(value) * 10**self.digits
        whole = floor(steps if self.truncate else steps + Fraction(1, 2))
        return Decimal(whole if value >= 0 else -whole).scaleb(-self.digits)
