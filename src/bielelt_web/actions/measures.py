"""Everything an organisation does with a measure of its own: write, finish, hand on."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.report import NOT_DUE
from bielelt.core.roles import Actor, Permission, require
from bielelt.core.scales import scale_by_key
from bielelt.core.workflow import LOCKED
from bielelt_web.actions import audit, findings, notices, search
from bielelt_web.actions.drafts import Merging, merge_drafts
from bielelt_web.models import Measure, PeriodReport, Quantity, User
from bielelt_web.queries.colleagues import reporters_of
from bielelt_web.queries.drafts import (
    MOST_LETTERS,
    Draft,
    as_plain,
    decimal_of,
    draft_of,
)
from bielelt_web.queries.measures import is_writable, organisation_of


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a draft.

    ``draft`` stands in the measure now. With ``conflicts`` nothing was written: they name
    the fields to decide on, and ``proposal`` has both changes. ``others`` is who had
    changed the measure meanwhile, empty if nobody had.
    """

    measure: Measure
    draft: Draft
    proposal: Draft
    conflicts: tuple[str, ...] = ()
    others: str = ""


@transaction.atomic
def save_draft(
    *,
    measure: Measure,
    version: int,
    base: Draft,
    changes: Draft,
    by: Actor,
) -> Saved:
    """Keep what a person wrote, together with what others wrote meanwhile.

    Args:
        measure: a measure of a report in draft, or one that was returned.
        version: the version the person began with.
        base: what stood there then.
        changes: what the person made of it, in full.
        by: who writes; needs MEASURE_REPORT.

    Returns:
        What stands in the measure now; or, where two people contradict each other, both
        versions with a proposal, and nothing is written. Writing takes the mark "done" off:
        it was said about other words. Without a change there is no new version, so the same
        draft may be sent again when no answer came.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the measure is closed, or a value that it cannot hold.
        InvalidRating: not a step of the scale of the report.

    """
    require(by, Permission.MEASURE_REPORT, organisation=organisation_of(measure))
    row = _lock_writable(measure)
    theirs = draft_of(row)
    merging, others = Merging(changes), ""
    if version != row.version:
        merging = merge_drafts(base, changes, theirs)
        others = row.edited_by if theirs not in (base, merging.draft) else ""
    if merging.conflicts:
        return Saved(row, theirs, merging.draft, merging.conflicts, row.edited_by)
    check(row.citation.report, merging.draft)
    _write(row, theirs, merging.draft, by)
    return Saved(row, merging.draft, merging.draft, others=others)


@transaction.atomic
def mark_done(*, measure: Measure, version: int, by: Actor) -> Measure:
    """Say that a measure is ready to be signed off; a return is answered with it.

    Args:
        measure: a measure that may be written.
        version: the version the person saw; what changed since has not been read.
        by: who says so; needs MEASURE_REPORT.

    Returns:
        The measure. Day and reason of "not due" are left out where a percentage is given.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: something is missing, or the measure was changed meanwhile.

    """
    require(by, Permission.MEASURE_REPORT, organisation=organisation_of(measure))
    row = _lock_writable(measure)
    if row.version != version:
        raise Refused(
            _("Somebody changed this measure meanwhile. Read it, then finish it.")
        )
    if row.done_at:
        return row
    check_complete(draft_of(row))
    before = {"done_by": row.done_by, "returned_reason": row.returned_reason}
    if not row.self_not_due:
        row.not_due_until, row.not_due_reason = None, ""
    row.done_by, row.done_at = by.name, timezone.now()
    row.returned_reason, row.returned_by, row.returned_at = "", "", None
    row.version += 1
    row.save()
    report = row.citation.report
    if not Measure.objects.filter(citation__report=report, done_at=None).exists():
        notices.tell(report=report, on=timezone.localdate())
    after = {"done_by": by.name, "returned_reason": ""}
    _record("measures.mark_done", row, by, before=before, after=after)
    return row


@transaction.atomic
def reopen(*, measure: Measure, by: Actor) -> Measure:
    """Take the mark "done" off again. Needs MEASURE_REPORT."""
    require(by, Permission.MEASURE_REPORT, organisation=organisation_of(measure))
    row = _lock_writable(measure)
    if row.done_at is None:
        raise Refused(_("This measure is open already."))
    before = {"done_by": row.done_by}
    row.done_by, row.done_at = "", None
    row.version += 1
    row.save(update_fields=["done_by", "done_at", "version"])
    _record("measures.reopen", row, by, before=before, after={"done_by": ""})
    return row


@transaction.atomic
def delegate(*, measure: Measure, to: User | None, by: Actor) -> Measure:
    """Hand a measure to a colleague, or to nobody.

    Args:
        measure: a measure of a report that is not locked.
        to: somebody who reports for the same organisation; None takes it back.
        by: who hands it on; needs MEASURE_REPORT.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the report is locked, or ``to`` does not report for this organisation.

    """
    require(by, Permission.MEASURE_REPORT, organisation=organisation_of(measure))
    row = _lock(measure)
    report = row.citation.report
    if report.state in LOCKED or report.source_id:
        raise Refused(_("The report is closed; nothing in it changes any more."))
    if to and not reporters_of(report.organisation).filter(pk=to.pk).exists():
        raise Refused(
            _("%(who)s does not report for this organisation. Choose a colleague who does.")
            % {"who": to.get_username()}
        )
    if row.delegate == to:
        return row
    before = {"delegate": row.delegate.get_username() if row.delegate else ""}
    row.delegate = to
    row.save(update_fields=["delegate"])
    after = {"delegate": to.get_username() if to else ""}
    _record("measures.delegate", row, by, before=before, after=after)
    return row


def lock_writable(measure: Measure, by: Actor) -> Measure:
    """Hold a measure and its report until the transaction ends; refuse who may not write."""
    require(by, Permission.MEASURE_REPORT, organisation=organisation_of(measure))
    return _lock_writable(measure)


def _lock(measure: Measure) -> Measure:
    """Hold the report, then the measure: in this order, as whoever moves a report does."""
    PeriodReport.objects.select_for_update().only("pk").get(pk=measure.citation.report_id)
    return (
        Measure.objects.select_for_update(of=("self",))
        .select_related("citation__report__organisation__parent", "delegate")
        .get(pk=measure.pk)
    )


def _lock_writable(measure: Measure) -> Measure:
    row = _lock(measure)
    if not is_writable(row):
        raise Refused(
            _("The report is “%(state)s”; this measure is not written any more. Ask whoever "
              "has the report to return it.")
            % {"state": row.citation.report.get_state_display()}
        )  # fmt: skip
    return row


def check(report: PeriodReport, draft: Draft) -> None:
    """Refuse what a measure of ``report`` cannot hold."""
    for text in (draft.progress, draft.not_due_reason):
        if len(text) > MOST_LETTERS:
            raise Refused(
                _("The text has %(found)s characters; at most %(allowed)s are allowed.")
                % {"found": len(text), "allowed": MOST_LETTERS}
            )
    if isinstance(draft.value, int):
        scale_by_key(report.scale).rate(draft.value)


def check_complete(draft: Draft) -> None:
    """Refuse to call a measure done that says too little, naming all that is missing."""
    missing = []
    if not draft.progress.strip():
        missing.append(_("write the progress"))
    if not draft.rating:
        missing.append(_("choose the self rating"))
    if draft.value == NOT_DUE and not draft.not_due_until:
        missing.append(_("give the day until which it is not due"))
    if draft.value == NOT_DUE and not draft.not_due_reason.strip():
        missing.append(_("give the reason why it is not due"))
    if any(not row.indicator or not row.value for row in draft.quantities):
        missing.append(_("give every quantity its name and value"))
    if missing:
        raise Refused(
            _("Before it is done, %(missing)s.") % {"missing": ", ".join(missing)}
        )


def _write(row: Measure, old: Draft, new: Draft, by: Actor) -> None:
    """Write what changed, one version further; nothing if nothing did."""
    was, now = as_plain(old), as_plain(new)
    changed = [f.name for f in fields(Draft) if was[f.name] != now[f.name]]
    if not changed:
        return
    before = {name: was[name] for name in changed}
    after = {name: now[name] for name in changed}
    if row.done_at:
        before["done_by"], after["done_by"] = row.done_by, ""
    fill(row, new)
    row.edited_by, row.edited_at = by.name, timezone.now()
    row.done_by, row.done_at = "", None
    row.version += 1
    row.save()
    if "quantities" in changed:
        row.quantities.all().delete()
        Quantity.objects.bulk_create(quantities_of(row, new))
    if "progress" in after:
        search.index_measure(row)
    findings.outdated(row.citation.report)
    _record("measures.save_draft", row, by, before=before, after=after)


def fill(row: Measure, draft: Draft) -> None:
    """Put a draft, but for its quantities, into a measure that another step saves."""
    row.progress = draft.progress or None
    row.self_not_due = draft.value == NOT_DUE
    row.self_percent = draft.value if isinstance(draft.value, int) else None
    row.not_due_until, row.not_due_reason = draft.until, draft.not_due_reason


def quantities_of(row: Measure, draft: Draft) -> list[Quantity]:
    """Return the quantities of a draft for another step to save."""
    numbers = ("baseline", "target", "value")
    return [
        Quantity(
            measure=row,
            **{f: decimal_of(v) if f in numbers else v for f, v in asdict(figure).items()},
        )
        for figure in draft.quantities
    ]


def _record(
    action: str, row: Measure, by: Actor, *, before: dict[str, Any], after: dict[str, Any]
) -> None:
    audit.record(action, f"measure:{row.pk}", by, before=before, after=after)
