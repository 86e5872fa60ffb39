"""The reports of the demonstration as they were brought over: two whole periods, one on its way.

``STANDS`` says how far each report of the last period has come; the rest of the life in it
is ``present``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils.timezone import make_aware

from bielelt.core.report import Rating
from bielelt_web.actions.history import Course, Entry, Taken, enter_period
from bielelt_web.management.entering.acts import Given
from bielelt_web.management.entering.bodies import (
    clerk,
    reporter_of,
    reviewer_of,
    second_reporter_of,
)
from bielelt_web.management.province import places
from bielelt_web.management.province.calendar import BY_PERIOD, PERIODS
from bielelt_web.management.province.decisions import CLAUSES
from bielelt_web.management.province.figures import between, pick
from bielelt_web.management.province.outcomes import periods_of
from bielelt_web.management.province.progress import progress_for
from bielelt_web.management.province.values import ProgressText
from bielelt_web.models import (
    Assignment,
    Citation,
    Clause,
    Decision,
    Measure,
    Organisation,
    PeriodReport,
)
from bielelt_web.queries.drafts import Draft, Figure

NOW = PERIODS[-1]


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a report has come: steps taken, and of a hundred measures done and rated."""

    steps: int
    done: int = 100
    rated: int = 100


_DRAFT, _REVIEWED, _SUBMITTED, _ASSESSED, _CONFIRMED, _PUBLISHED = range(6)
WHOLE = Stand(_PUBLISHED)
_TURNS = (
    Stand(_CONFIRMED),
    Stand(_DRAFT, done=62),
    Stand(_DRAFT, done=85),
    Stand(_SUBMITTED, rated=0),
    Stand(_SUBMITTED, rated=55),
    Stand(_ASSESSED),
    Stand(_REVIEWED),
    Stand(_CONFIRMED),
    Stand(_DRAFT, done=35),
    Stand(_SUBMITTED, rated=92),
    Stand(_CONFIRMED),
    Stand(_DRAFT),
    Stand(_REVIEWED),
    Stand(_SUBMITTED, rated=25),
    Stand(_ASSESSED),
    Stand(_CONFIRMED),
    Stand(_SUBMITTED, rated=0),
    Stand(_DRAFT, done=12),
    Stand(_CONFIRMED),
    Stand(_ASSESSED),
)
REPORTING = tuple(p.code for p in places.DISTRICTS if p.code != places.YOUNG)
AGENCIES = tuple(p.code for p in places.AGENCIES)
STANDS: dict[str, Stand] = {
    **dict(zip(REPORTING, _TURNS, strict=True)),
    # One further, so that the agency of «reporter2» is being assessed.
    **dict(zip(AGENCIES, (*_TURNS[4:], *_TURNS[:4]), strict=True)),
}
"""Of the last period, by organisation; the young district reports step by step."""

_OPENED = {"2025-H1": (5, 20), "2025": (11, 15), "2026-H1": (5, 20)}
_DUE = {"2025-H1": (6, 25), "2025": (12, 25), "2026-H1": (6, 25)}
_LAST_CONFIRMED = 5  # so many reports of the middle period are not published yet


def enter_reports(bodies: dict[str, Organisation], given: Given) -> None:
    """Enter every report there has been, organisation by organisation, oldest first."""
    for code in (*REPORTING, *AGENCIES):
        assigned = [(key, row) for (key, to), row in given.items() if to == code]
        for period in PERIODS:
            stand = _stand(code, period)
            entries = list(_entries(code, period, assigned, stand))
            enter_period(
                organisation=bodies[code],
                period=period,
                entries=entries,
                course=_course(code, period, stand),
                by=clerk(),
            )
        _count_rows()


def _count_rows() -> None:
    """Let PostgreSQL see how many rows there are by now.

    Its own counting waits for the end of the transaction; until then it takes the tables for
    empty, and reads them from end to end for every report.
    """
    if connection.vendor == "postgresql":
        tables = (
            Organisation,
            Decision,
            Clause,
            Assignment,
            PeriodReport,
            Citation,
            Measure,
        )
        names = ", ".join(table._meta.db_table for table in tables)  # noqa: SLF001
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {names}")


def _stand(code: str, period: str) -> Stand:
    if period == NOW:
        return STANDS[code]
    late = period == PERIODS[1] and code in AGENCIES[-_LAST_CONFIRMED:]
    return Stand(_CONFIRMED) if late else WHOLE


def _course(code: str, period: str, stand: Stand) -> Course:
    """Return by whom and when the steps were taken, within a few days of each other."""
    by = reviewer_of(code)
    told, due = BY_PERIOD[period].told_until, due_of(period)
    taken = (
        Taken(by, _at(f"{code}/{period}/reviewed", told + timedelta(2), 2)),
        Taken(by, _at(f"{code}/{period}/submitted", told + timedelta(5), 2)),
        Taken(_assessor(code), _at(f"{code}/{period}/assessed", due + timedelta(14), 4)),
        Taken("leader", _at(f"{code}/{period}/confirmed", due + timedelta(20), 4)),
        Taken("leader", _at(f"{code}/{period}/published", due + timedelta(27), 2)),
    )
    return Course(
        opened_on=date(told.year, *_OPENED[period]),
        due_on=due,
        prepared_by=reporter_of(code),
        steps=taken[: stand.steps],
    )


def _entries(
    code: str, period: str, assigned: list[tuple[str, Assignment]], stand: Stand
) -> Iterator[Entry]:
    for key, row in assigned:
        clause = CLAUSES[key]
        if period not in periods_of(clause, code):
            continue
        told = progress_for(clause, code, period)
        luck = f"{key}/{code}/{period}"
        written = _written(luck, code, period)
        if pick(f"{luck}/done", 100) < stand.done:
            entry = Entry(row, draft_from(told), written, is_done=True)
            is_rated = (
                stand.steps >= _SUBMITTED and pick(f"{luck}/rated", 100) < stand.rated
            )
            yield _rated(entry, told, luck, code, period) if is_rated else entry
        elif pick(f"{luck}/begun", 2):
            yield Entry(row, _begun(told), written)
        else:
            yield Entry(row)


def _rated(entry: Entry, told: ProgressText, luck: str, code: str, period: str) -> Entry:
    at = _at(f"{luck}/upper", due_of(period) + timedelta(3), 9)
    return replace(
        entry,
        upper=told.upper_rating,
        upper_reason=told.upper_reason,
        rated=Taken(_assessor(code), at),
    )


def _begun(told: ProgressText) -> Draft:
    """Return words without a rating, as they stand in a draft overnight."""
    return Draft(told.text.split(". ")[0].removesuffix(".") + ".")


def draft_from(told: ProgressText) -> Draft:
    """Return what a reporter would have written."""
    return Draft(
        told.text,
        _written_rating(told.self_rating),
        told.not_due_until.isoformat() if told.not_due_until else "",
        told.not_due_reason,
        tuple(
            Figure(q.indicator, q.unit, str(q.baseline), str(q.target), str(q.value))
            for q in told.quantities
        ),
    )


def due_of(period: str) -> date:
    """Return the day a report is due."""
    return date(BY_PERIOD[period].last.year, *_DUE[period])


def _written_rating(rating: Rating) -> str:
    return "" if rating is None else str(rating)


def _written(luck: str, code: str, period: str) -> Taken:
    """Return who wrote a measure: in districts one in four the second reporter."""
    second = code in REPORTING and pick(f"{luck}/second", 4) == 0
    login = second_reporter_of(code) if second else reporter_of(code)
    return Taken(login, _at(luck, BY_PERIOD[period].told_until, 1))


def _assessor(code: str) -> str:
    return "assessor2" if code in AGENCIES else "assessor"


def _at(key: str, first: date, days: int) -> datetime:
    """Return an hour of work on one of ``days`` days from ``first`` on."""
    day = first + timedelta(pick(f"{key}/day", days))
    hour = time(between(f"{key}/hour", 9, 17), between(f"{key}/minute", 0, 59))
    return make_aware(datetime.combine(day, hour))
