"""What people correct in a report as read, beyond the answers to its doubts."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.corrections import Kind, correcting, corrections_json
from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt_web.actions import audit, correction_rows
from bielelt_web.actions.imports import lock_in_review
from bielelt_web.actions.jobs import READ_IMPORT, enqueue_after_commit
from bielelt_web.models import Correction, Import
from bielelt_web.queries.imports import corrections_of, report_of


@transaction.atomic
def correct(
    *,
    source: Import,
    kind: Kind,
    address: str,
    values: dict[str, str],
    reading: int,
    seen: dict[str, str] | None = None,
    by: Actor,
) -> Correction:
    """Edit, split, merge or move a clause, begin a decision at it, or place text in it.

    Args:
        source: an import in state "review".
        kind: what is done; not an answer to a doubt.
        address: of the clause, as ``Spot.address`` writes it; empty for the document.
        values: what ``core.corrections.correcting`` takes for this kind.
        reading: which reading the person saw, as in ``Import.readings``.
        seen: what they saw in the fields of ``values``, where it is known.
        by: who corrects; needs IMPORT_ANSWER in the organisation of the import.

    Returns:
        The stored correction. The report as read is not touched.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: not in review, read again or changed meanwhile, it cannot be done or changes nothing.
        InvalidRating: a rating that is none.

    """
    require(by, Permission.IMPORT_ANSWER, organisation=source.organisation.code)
    lock_in_review(source, reading=reading)
    before = [corrections_json.from_dict(row.data) for row in corrections_of(source)]
    made = correcting(report_of(source), before, kind, address, values, seen=seen)
    (row,) = correction_rows.add(source, [made], by)
    _audit("corrections.correct", source, by, after=_told(row))
    return row


@transaction.atomic
def take_back(*, source: Import, row: int, by: Actor) -> None:
    """Take a correction or an answer back; the others stay, and are tried again without it.

    Args:
        source: an import in state "review".
        row: the number of the correction's row.
        by: who takes it back; needs IMPORT_ANSWER in the organisation of the import.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: not in review, or it has been taken back already.

    """
    require(by, Permission.IMPORT_ANSWER, organisation=source.organisation.code)
    lock_in_review(source)
    found = source.corrections.filter(pk=row).first()
    if found is None:
        raise Refused(_("This has been taken back already."))
    before = _told(found)
    found.delete()
    correction_rows.recount(source)
    _audit("corrections.take_back", source, by, before=before)


@transaction.atomic
def read_again(*, source: Import, by: Actor) -> None:
    """Queue the file to be read once more; corrections are replayed on what will be read.

    What was read before stays until then, and for good if it cannot be read again.

    Args:
        source: an import in state "review", or one that could not be read.
        by: who asks; needs IMPORT_ANSWER in the organisation of the import.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: it is being read just now, or it has been accepted.

    """
    require(by, Permission.IMPORT_ANSWER, organisation=source.organisation.code)
    locked = Import.objects.select_for_update(of=("self",)).get(pk=source.pk)
    before = locked.state
    if before not in {Import.State.REVIEW, Import.State.FAILED}:
        raise Refused(
            _("“%(name)s” is in state “%(state)s”; it is not read again.")
            % {"name": source.name, "state": Import.State(before).label}
        )
    source.state, source.error = Import.State.QUEUED, ""
    source.save(update_fields=["state", "error"])
    enqueue_after_commit(READ_IMPORT, source_id=source.pk)
    _audit(
        "corrections.read_again",
        source,
        by,
        before={"state": before},
        after={"state": source.state},
    )


def _told(row: Correction) -> dict[str, Any]:
    """Return a correction in the words of the audit trail."""
    made = corrections_json.from_dict(row.data)
    clause = {"clause": made.spot.address} if made.spot else {}
    values = {c.field: c.after for c in made.changes if c.before != c.after}
    return {"kind": row.kind, **clause, "values": values}


def _audit(
    action: str,
    source: Import,
    by: Actor,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    audit.record(action, f"import:{source.pk}", by, before=before, after=after)
