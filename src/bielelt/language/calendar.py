"""From what an act says of a deadline to a day of the calendar, with the reason.

Source: docs/methodology.md §7.4.
"""

import calendar
import datetime as dt

from bielelt.language.terms import Moment, Recurrence

FROM_ACT = "no year is written; it is that of the act"
NEXT_YEAR = (
    "no year is written; the day had passed when the act was issued, so the next year"
)
SAID = "the year is given in words, counted from the act"
COUNTED = "counted from the day of the act"
WORKING_DAYS = "working days are not counted, because holidays are not known here"
NO_ACT_DATE = "the day of the act is not known"
NO_SUCH_DAY = "the calendar has no such day"

_NEXT = frozenset({"ирэх", "дараа"})


def day_in(moment: Moment, *, on: dt.date | None) -> tuple[dt.date | None, str | None]:
    """Return the day of a deadline that comes once, and what its year was taken from.

    The second is also why there is no day; both are None for what comes back.
    """
    if moment.every is not Recurrence.ONCE:
        return None, None
    if moment.working:
        return None, WORKING_DAYS
    written = moment.year is not None and moment.year.isdecimal()
    if on is None and not written:
        return None, NO_ACT_DATE
    if moment.days is not None and on:
        return on + dt.timedelta(days=moment.days), COUNTED
    return _on_the_calendar(moment, on)


def _on_the_calendar(
    moment: Moment, on: dt.date | None
) -> tuple[dt.date | None, str | None]:
    month, day = moment.month or 12, moment.month_day
    if moment.year is not None and moment.year.isdecimal():
        found = _date(int(moment.year), month, day)
        return found, None if found else NO_SUCH_DAY
    year = on.year if on else dt.MINYEAR
    if moment.year is not None:
        found = _date(year + (moment.year in _NEXT), month, day)
        return found, SAID if found else NO_SUCH_DAY
    found = _date(year, month, day)
    if found and on and found < on:
        found = _date(year + 1, month, day)
        return found, NEXT_YEAR if found else NO_SUCH_DAY
    return found, FROM_ACT if found else NO_SUCH_DAY


def _date(year: int, month: int, day: int | None) -> dt.date | None:
    """Return a day, without ``day`` the last of the month; None if there is no such day."""
    try:
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None
