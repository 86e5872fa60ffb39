"""The deadlines of a clause: terms of the language on the days of the act.

Source: docs/methodology.md §7.4.
"""

import datetime as dt

from bielelt.acts.base import Deadline, Words
from bielelt.language.calendar import day_in
from bielelt.language.terms import Term, find_continuing, find_terms


def continues(text: str) -> bool:
    """Whether the text asks for something all the time: «байнга», «тогтмол»."""
    return any(find_continuing(text))


def read_deadlines(text: str, *, on: dt.date | None) -> tuple[Deadline, ...]:
    """Return the deadlines of a clause in order.

    Args:
        text: the clause, on one line.
        on: the day of the act; years the text does not write are taken from it.

    """
    return tuple(_deadline(text, term, on) for term in find_terms(text))


def _deadline(text: str, term: Term, on: dt.date | None) -> Deadline:
    day, reason = day_in(term.moment, on=on)
    return Deadline(
        Words(text[term.start : term.end], term.start, term.end),
        term.moment.every,
        day,
        term.moment.month,
        day.day if day else term.moment.month_day,
        reason,
    )
