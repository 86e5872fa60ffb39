"""What a person writes into a measure, as one value: what a form holds and a browser keeps."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.report import NOT_DUE, Rating
from bielelt_web.models import Measure, Quantity

MOST_LETTERS = 2000
"""The longest progress text, counted in characters as a person sees them."""

MOST_FIGURES = 50
_LENGTHS = {"indicator": 200, "unit": 40}
_DIGITS, _DECIMALS = 15, 3
_PERCENT = re.compile(r"[0-9]{1,3}")
_NUMBER = re.compile(rf"[-−]?\d{{1,{_DIGITS}}}(?:[.,]\d{{1,{_DECIMALS}}})?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of quantities; numbers are written plainly, «1250.5», or empty."""

    indicator: str = ""
    unit: str = ""
    baseline: str = ""
    target: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that two people can change at once in a measure.

    ``rating`` is a percentage, ``not_due`` or empty; ``not_due_until`` a day as 2026-06-25.
    """

    progress: str = ""
    rating: str = ""
    not_due_until: str = ""
    not_due_reason: str = ""
    quantities: tuple[Figure, ...] = ()

    @property
    def value(self) -> Rating:
        """The rating as a value of the library."""
        if self.rating == NOT_DUE:
            return NOT_DUE
        return int(self.rating) if self.rating else None

    @property
    def until(self) -> date | None:
        """The day until which it is not due."""
        return date.fromisoformat(self.not_due_until) if self.not_due_until else None


def draft_of(row: Measure) -> Draft:
    """Return what stands in a measure. One query, none if its quantities were prefetched."""
    rating = "" if row.self_percent is None else str(row.self_percent)
    return Draft(
        row.progress or "",
        str(NOT_DUE) if row.self_not_due else rating,
        row.not_due_until.isoformat() if row.not_due_until else "",
        row.not_due_reason,
        tuple(_figure(quantity) for quantity in row.quantities.all()),
    )


def as_plain(draft: Draft) -> dict[str, Any]:
    """Return the draft as JSON has it."""
    return asdict(draft)


def from_plain(told: Mapping[str, Any]) -> Draft:
    """Return the draft a form or a browser sent.

    Raises:
        Refused: a rating, day or number that is none, or more rows than anybody needs.

    """
    rows = told.get("quantities") or ()
    if not isinstance(rows, list | tuple) or len(rows) > MOST_FIGURES:
        raise Refused(
            _("At most %(allowed)s indicators are kept with a measure.")
            % {"allowed": MOST_FIGURES}
        )
    figures = [_read_figure(row) for row in rows if isinstance(row, Mapping)]
    return Draft(
        _lines(told.get("progress")),
        _rating(_words(told.get("rating"))),
        _day(_words(told.get("not_due_until"))),
        _lines(told.get("not_due_reason")),
        tuple(figure for figure in figures if figure != Figure()),
    )


def decimal_of(number: str) -> Decimal | None:
    """Return the number of a figure, None where none is written."""
    return Decimal(number) if number else None


def plain_number(number: Decimal | None) -> str:
    """Write a number as figures keep it: without zeros behind the last digit that counts."""
    if number is None:
        return ""
    text = f"{number or Decimal():f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figure(row: Quantity) -> Figure:
    numbers = (plain_number(n) for n in (row.baseline, row.target, row.value))
    return Figure(row.indicator, row.unit, *numbers)


def _read_figure(told: Mapping[str, Any]) -> Figure:
    words = {}
    for field, most in _LENGTHS.items():
        words[field] = _words(told.get(field))
        if len(words[field]) > most:
            raise Refused(
                _("“%(found)s…” is longer than %(allowed)s characters. Shorten it.")
                % {"found": words[field][:20], "allowed": most}
            )
    numbers = {f: _number(_words(told.get(f))) for f in ("baseline", "target", "value")}
    return Figure(**words, **numbers)


def _number(written: str) -> str:
    bare = re.sub(r"\s", "", written)
    if not bare:
        return ""
    if not _NUMBER.fullmatch(bare):
        raise Refused(
            _("“%(found)s” is no number. Write digits, with at most three after the comma.")
            % {"found": written[:30]}
        )
    return plain_number(Decimal(bare.replace(",", ".").replace("−", "-")))


def _rating(written: str) -> str:
    """Return a rating that can be one; whether the scale has it is for the action to say."""
    if written in {"", NOT_DUE}:
        return written
    if _PERCENT.fullmatch(written):
        return str(int(written))
    raise Refused(
        _("“%(found)s” is no rating. Choose one of the scale.") % {"found": written[:30]}
    )


def _day(written: str) -> str:
    if not written:
        return ""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise Refused(
            _("“%(found)s” is no date. Write year-month-day, e.g. 2026-06-25.")
            % {"found": written[:30]}
        ) from None


def _words(told: object) -> str:
    """Return one line without outer blanks; databases take no NUL."""
    return " ".join(str(told or "").replace("\x00", "").split())


def _lines(told: object) -> str:
    """Return a text with the line ends of the web folded to one, else letter for letter."""
    text = str(told or "").replace("\x00", "")
    return text.replace("\r\n", "\n").replace("\r", "\n")
