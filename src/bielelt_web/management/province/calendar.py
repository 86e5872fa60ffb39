"""The three reporting periods of the demonstration; nothing here asks what day it is."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A period as in ``core.periods``: first day of its work, last day told of, last day."""

    period: str
    first: dt.date
    told_until: dt.date
    last: dt.date


SPANS = (
    Span("2025-H1", dt.date(2025, 1, 6), dt.date(2025, 6, 18), dt.date(2025, 6, 30)),
    Span("2025", dt.date(2025, 7, 1), dt.date(2025, 12, 12), dt.date(2025, 12, 31)),
    Span("2026-H1", dt.date(2026, 1, 5), dt.date(2026, 6, 17), dt.date(2026, 6, 30)),
)
"""Figures are told from the beginning on, so the year 2025 tells its first half too."""
PERIODS = tuple(span.period for span in SPANS)
BY_PERIOD = {span.period: span for span in SPANS}
