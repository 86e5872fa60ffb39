"""Moving the day by which something has to be carried out: asked for, granted or refused."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt.core.workflow import LOCKED
from bielelt_web.actions import audit, notices
from bielelt_web.models import Assignment, Extension, Measure, PeriodReport
from bielelt_web.queries.measures import organisation_of


@transaction.atomic
def ask(*, measure: Measure, new_due_on: date, reason: str, by: Actor) -> Extension:
    """Ask the body above for a later day.

    Args:
        measure: a measure of a report that is not locked.
        new_due_on: the day asked for, after the one that holds.
        reason: why.
        by: who asks; needs MEASURE_REPORT.

    Returns:
        The open request. Nothing moves before it is granted.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the report is locked, a request is open already, no reason, or a day that
            is not later.

    """
    require(by, Permission.MEASURE_REPORT, organisation=organisation_of(measure))
    PeriodReport.objects.select_for_update().only("pk").get(pk=measure.citation.report_id)
    row = (
        Measure.objects.select_for_update(of=("self",))
        .select_related("citation__report")
        .get(pk=measure.pk)
    )
    report = row.citation.report
    if report.state in LOCKED or report.source_id:
        raise Refused(_("The report is closed; nothing in it changes any more."))
    if row.extensions.filter(state=Extension.State.ASKED).exists():
        raise Refused(_("A request is open already. Wait until it is decided."))
    if not reason.strip():
        raise Refused(_("Give a reason why more time is needed."))
    old = row.due_on or report.due_on
    if old and new_due_on <= old:
        raise Refused(
            _("%(found)s is not after %(allowed)s, the day that holds. Choose a later day.")
            % {"found": new_due_on, "allowed": old}
        )
    extension = Extension.objects.create(
        measure=row,
        old_due_on=row.due_on,
        new_due_on=new_due_on,
        reason=reason.strip(),
        asked_by=by.name,
    )
    notices.tell(report=report, on=timezone.localdate())
    after = {"new_due_on": new_due_on, "reason": extension.reason}
    _record("extensions.ask", extension, by, after=after)
    return extension


@transaction.atomic
def grant(*, extension: Extension, by: Actor) -> None:
    """Move the due day of the assignment and of its measures that are not locked.

    Args:
        extension: an open request.
        by: who decides; needs EXTENSION_DECIDE in the organisation that asked.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: it is decided already.

    """
    row = _open(extension, by)
    assignment = Assignment.objects.select_for_update().get(pk=row.measure.assignment_id)
    measures = (
        Measure.objects.select_for_update(of=("self",))
        .filter(assignment=assignment)
        .exclude(citation__report__state__in=LOCKED)
        .order_by("pk")
    )
    keys = [measure.pk for measure in measures]
    before = {"due_on": assignment.due_on, "state": row.state}
    assignment.due_on = row.new_due_on
    assignment.save(update_fields=["due_on"])
    Measure.objects.filter(pk__in=keys).update(due_on=row.new_due_on)
    _decide(row, Extension.State.GRANTED, "", by)
    after = {"due_on": row.new_due_on, "state": row.state}
    _record("extensions.grant", row, by, before=before, after=after)


@transaction.atomic
def refuse(*, extension: Extension, reason: str, by: Actor) -> None:
    """Refuse a later day; everything stays as it is.

    Args:
        extension: an open request.
        reason: why not; the organisation reads it.
        by: who decides; needs EXTENSION_DECIDE in the organisation that asked.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: it is decided already, or no reason.

    """
    row = _open(extension, by)
    if not reason.strip():
        raise Refused(_("Give a reason: whoever asked will read it."))
    before = {"state": row.state}
    _decide(row, Extension.State.REFUSED, reason.strip(), by)
    after = {"state": row.state, "reason": row.decision_reason}
    _record("extensions.refuse", row, by, before=before, after=after)


def _open(extension: Extension, by: Actor) -> Extension:
    """Hold an open request, after whoever decides was found to have the right."""
    code = organisation_of(extension.measure)
    require(by, Permission.EXTENSION_DECIDE, organisation=code)
    row = (
        Extension.objects.select_for_update(of=("self",))
        .select_related("measure")
        .get(pk=extension.pk)
    )
    if row.state != Extension.State.ASKED:
        raise Refused(
            _("The request is decided: %(state)s.") % {"state": row.get_state_display()}
        )
    return row


def _decide(row: Extension, state: Extension.State, reason: str, by: Actor) -> None:
    row.state, row.decision_reason = state, reason
    row.decided_by, row.decided_at = by.name, timezone.now()
    row.save()
    notices.tell(report=row.measure.citation.report, on=timezone.localdate())


def _record(
    action: str,
    row: Extension,
    by: Actor,
    *,
    after: dict[str, Any],
    before: dict[str, Any] | None = None,
) -> None:
    audit.record(action, f"measure:{row.measure_id}", by, before=before, after=after)
