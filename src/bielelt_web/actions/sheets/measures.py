"""The two sheets of a report: what the office writes, how the body above rates it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.report import NOT_DUE, Rating
from bielelt.core.roles import Actor, Permission, require
from bielelt.sheets import Changed, Value
from bielelt.sheets.base import KEY, VERSION
from bielelt_web.actions import assessment, measures
from bielelt_web.actions.sheets.base import (
    Intake,
    Refusals,
    by_row,
    first_of,
    record,
    refuse_nothing,
)
from bielelt_web.models import Measure, PeriodReport
from bielelt_web.queries.drafts import draft_of
from bielelt_web.queries.sheets import progress_row, rating_row

# Column of the sheet → field of a draft.
_FIELDS = {
    "progress": "progress",
    "self_rating": "rating",
    "not_due_until": "not_due_until",
    "not_due_reason": "not_due_reason",
}


@transaction.atomic
def apply_progress(
    *, report: PeriodReport, intake: Intake, by: Actor, finish: bool = False
) -> None:
    """Write what an office filled in offline into its report, cell by cell.

    Args:
        report: the report the sheet was exported from.
        intake: the changed cells; what is not among them stays as it is.
        by: who takes it in; needs MEASURE_REPORT.
        finish: mark the measures done that are complete with it; the others stay open.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        CellsRefused: a measure is closed, or a cell was changed meanwhile; nothing is written.
        Refused: nothing is to be taken in.

    """
    require(by, Permission.MEASURE_REPORT, organisation=report.organisation.code)
    refuse_nothing(intake)
    rows, refusals = _hold(report, intake), Refusals()
    for key, cells in by_row(intake.changed).items():
        row = rows.get(key)
        now = progress_row(row) if row else None
        if refusals.agree(now, cells.values()) and row:
            with refusals.at(first_of(cells)):
                _write(row, cells, by, finish=finish)
    refusals.settle()
    record("sheets.apply_progress", f"report:{report.pk}", intake, by)


@transaction.atomic
def apply_ratings(*, report: PeriodReport, intake: Intake, by: Actor) -> None:
    """Give the upper ratings that an assessor filled in offline.

    Args:
        report: the report the sheet was exported from.
        intake: the changed cells, and the rows of the file: their versions say which words
            the assessor has read.
        by: who rates; needs REPORT_ASSESS.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        CellsRefused: whatever ``assessment.rate`` refuses; nothing is written.
        Refused: nothing is to be taken in.

    """
    require(by, Permission.REPORT_ASSESS, organisation=report.organisation.code)
    refuse_nothing(intake)
    rows, refusals = _hold(report, intake), Refusals()
    read = {row.values.get(KEY): row.values.get(VERSION) for row in intake.rows}
    for key, cells in by_row(intake.changed).items():
        row = rows.get(key)
        now = rating_row(row) if row else None
        if refusals.agree(now, cells.values()) and row:
            with refusals.at(first_of(cells)):
                _rate(row, cells, str(read.get(key)), by)
    refusals.settle()
    record("sheets.apply_ratings", f"report:{report.pk}", intake, by)


def _hold(report: PeriodReport, intake: Intake) -> dict[str, Measure]:
    """Lock the report, then its measures in the order of their keys."""
    PeriodReport.objects.select_for_update().only("pk").get(pk=report.pk)
    rows = (
        Measure.objects.select_for_update(of=("self",))
        .filter(citation__report=report, pk__in={int(c.key) for c in intake.changed})
        .select_related(
            "citation__report__organisation", "assignment__organisation", "previous"
        )
        .order_by("pk")
    )
    return {str(row.pk): row for row in rows}


def _write(row: Measure, cells: Mapping[str, Changed], by: Actor, *, finish: bool) -> None:
    base = draft_of(row)
    told: dict[str, Any] = {_FIELDS[key]: _text(c.after) for key, c in cells.items()}
    changes = replace(base, **told)
    saved = measures.save_draft(
        measure=row, version=row.version, base=base, changes=changes, by=by
    )
    if finish:
        _finish(saved.measure, by)


def _finish(row: Measure, by: Actor) -> None:
    """Mark a measure done if nothing is missing in it."""
    try:
        measures.mark_done(measure=row, version=row.version, by=by)
    except Refused:
        return


def _text(value: Value) -> str:
    """Return a value as drafts keep it."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _rate(row: Measure, cells: Mapping[str, Changed], version: str, by: Actor) -> None:
    now = {**rating_row(row), **{key: cell.after for key, cell in cells.items()}}
    rating = _rating(now["upper_rating"])
    if rating is None:
        raise Refused(
            _(
                "Choose the upper rating. One that was given is not taken back; give another."
            )
        )
    assessment.rate(
        measure=row,
        rating=rating,
        version=int(version) if version.isdecimal() else -1,
        reason=_text(now["upper_reason"]),
        comment=_text(now["upper_comment"]),
        by=by,
    )


def _rating(value: Value) -> Rating:
    return NOT_DUE if value == NOT_DUE else value if isinstance(value, int) else None
