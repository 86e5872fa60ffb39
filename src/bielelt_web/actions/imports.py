"""Everything that happens to an uploaded report before it enters the register."""

import hashlib
from pathlib import PurePath
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core import report_json
from bielelt.core.corrections import AnswerKind, answering, corrections_json, questions
from bielelt.core.errors import Refused
from bielelt.core.report import Report
from bielelt.core.roles import Actor, Permission, require
from bielelt_web.actions import audit, correction_rows
from bielelt_web.actions.jobs import ALONE, IN_PARCEL, READ_IMPORT, enqueue_after_commit
from bielelt_web.models import Correction, Import, Organisation, Parcel
from bielelt_web.models.imports import stored_name
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.imports import (
    accepted_suffixes,
    corrections_of,
    replayed,
    report_of,
    whole_twins,
)


@transaction.atomic
def upload(
    *,
    organisation: Organisation,
    file: File[bytes],
    limit: int,
    by: Actor,
    parcel: Parcel | None = None,
) -> Import:
    """Keep an uploaded file and queue it for reading.

    Args:
        organisation: whose report it is.
        file: the open file; stored byte for byte under its SHA-256.
        limit: the largest size allowed, in bytes.
        by: who uploads; needs IMPORT_UPLOAD in ``organisation``.
        parcel: the files it was sent with, if it was not sent alone.

    Returns:
        The new import in state "queued". Its task is queued when the transaction ends.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: no reader for this kind of file, too large, empty, or uploaded before; in
            English, since it may be kept (``screens.reasons``).

    """
    require(by, Permission.IMPORT_UPLOAD, organisation=organisation.code)
    name = PurePath(file.name or "").name
    _check_file(name, file.size, limit)
    file.seek(0)  # it was read already if the database had us try again
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    _refuse_twice(organisation, digest)
    file.seek(0)
    source = Import(
        organisation=organisation,
        name=name,
        sha256=digest,
        size=file.size,
        uploaded_by=by.name,
        parcel=parcel,
    )
    store_bytes(source, file)
    source.save()
    priority = IN_PARCEL if parcel else ALONE
    enqueue_after_commit(READ_IMPORT, priority=priority, source_id=source.pk)
    after = {"name": name, "sha256": digest, "organisation": organisation.code}
    _audit("imports.upload", source, by, after=after)
    return source


@transaction.atomic
def begin_reading(*, source: Import, by: Actor) -> None:
    """Say that the worker has taken the file up. Needs IMPORT_READ."""
    _advance(source, by, "imports.begin_reading", state=Import.State.READING)


@transaction.atomic
def store_reading(
    *,
    source: Import,
    pages: list[dict[str, Any]],
    report: Report,
    reading_ms: int | None = None,
    by: Actor,
) -> None:
    """Keep the carrier as found and what the reader made of it, in place of a reading before.

    What people corrected stays, and is replayed on the new reading from now on.

    Args:
        source: the import being read.
        pages: the carrier's pages as ``tasks.carrier`` writes them.
        report: what the reader made of them.
        reading_ms: how long that took, in milliseconds.
        by: the worker; needs IMPORT_READ in the organisation of the import.

    Raises:
        NotPermitted: ``by`` lacks the permission.

    """
    _advance(
        source,
        by,
        "imports.store_reading",
        state=Import.State.CHECKING,
        pages=pages,
        report=report_json.dumps(report),
        doubt_count=len(questions(report)),
        reading_ms=reading_ms,
        readings=source.readings + 1,
        error="",
    )
    correction_rows.recount(source)


@transaction.atomic
def add_parts(*, source: Import, parts: int, by: Actor) -> list[Import]:
    """Enter the second and all further reports of a file, each an import of its own.

    Args:
        source: the import being read; it stays that of the first report.
        parts: how many reports there are in the file.
        by: the worker; needs IMPORT_READ.

    Returns:
        The further imports in their order, those of an earlier reading among them.

    Raises:
        NotPermitted: ``by`` lacks the permission.

    """
    require(by, Permission.IMPORT_READ, organisation=source.organisation.code)
    there = {row.part: row for row in source.other_parts.all()}
    shared = ("organisation", "parcel", "container", "depth", "name", "file", "sha256")
    new = [
        Import(
            first=source,
            part=part,
            parts=parts,
            state=Import.State.READING,
            size=source.size,
            uploaded_by=source.uploaded_by,
            **{name: getattr(source, name) for name in shared},
        )
        for part in range(2, parts + 1)
        if part not in there
    ]
    if new:
        source.other_parts.update(parts=parts)
        source.parts = parts
        source.save(update_fields=["parts"])
        Import.objects.bulk_create(new)
        _audit("imports.add_parts", source, by, after={"parts": parts})
    there |= {row.part: row for row in new}
    return [there[part] for part in range(2, parts + 1)]


@transaction.atomic
def store_findings(*, source: Import, findings: list[dict[str, Any]], by: Actor) -> None:
    """Keep what the checks found and open the review. Needs IMPORT_READ."""
    _advance(
        source, by, "imports.store_findings", state=Import.State.REVIEW, findings=findings
    )


@transaction.atomic
def fail(*, source: Import, error: str, by: Actor) -> None:
    """Say why the file could not be read, and no further report in it; the file itself stays.

    What was read of it before, and corrected, stays in review. Needs IMPORT_READ.
    """
    unread = [
        row for row in source.other_parts.select_related("organisation") if row.in_work
    ]
    for row in (source, *unread):
        state = Import.State.REVIEW if row.readings else Import.State.FAILED
        _advance(row, by, "imports.fail", state=state, error=error)


@transaction.atomic
def move(*, source: Import, organisation: Organisation, by: Actor) -> None:
    """Say that an uploaded report is another organisation's, before it is accepted.

    Args:
        source: an import in state "review"; its answers go with it.
        organisation: whose report it is.
        by: who says so; needs IMPORT_UPLOAD in both organisations.

    Raises:
        NotPermitted: ``by`` lacks the permission in one of them.
        Refused: not in review, or this report is there already.

    """
    require(by, Permission.IMPORT_UPLOAD, organisation=source.organisation.code)
    require(by, Permission.IMPORT_UPLOAD, organisation=organisation.code)
    lock_in_review(source)
    twins = organisation.imports.filter(sha256=source.sha256, part=source.part)
    if first := twins.exclude(state=Import.State.FAILED).exclude(pk=source.pk).first():
        raise Refused(here_already(first))
    before = {"organisation": source.organisation.code}
    source.organisation = organisation
    source.save(update_fields=["organisation"])
    _audit(
        "imports.move", source, by, before=before, after={"organisation": organisation.code}
    )


@transaction.atomic
def answer(
    *,
    source: Import,
    doubt: int,
    kind: AnswerKind,
    values: dict[str, str],
    by: Actor,
    reading: int | None = None,
) -> Correction:
    """Answer all doubts about one part of a clause, or answer anew what one answered before.

    Args:
        source: an import in state "review".
        doubt: the number of the question, see ``core.corrections.questions``.
        kind: right as it stands, other values, or text and progress parted.
        values: new value per field for an edit; ``whole`` with one seam for a split.
        by: who answers; needs IMPORT_ANSWER in the organisation of the import.
        reading: which reading the person saw, as in ``Import.readings``; None is not asked.

    Returns:
        The stored correction. The report as read is not touched.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: no such doubt, not in review, read again or answered by somebody else
            meanwhile, or a value that its field cannot hold.
        InvalidRating: a rating that is none.

    """
    require(by, Permission.IMPORT_ANSWER, organisation=source.organisation.code)
    lock_in_review(source, reading=reading)
    rows = corrections_of(source)
    old = _answer_to(source, doubt, rows)
    _refuse_other_hand(old, by)
    kept = [row for row in rows if row is not old]
    before = [corrections_json.from_dict(row.data) for row in kept]
    made = answering(report_of(source), before, doubt, kind, values)
    told = _told(doubt, old)
    if old:
        old.delete()
    (row,) = correction_rows.add(source, [made], by)
    _audit("imports.answer", source, by, before=told, after=_told(doubt, row))
    return row


@transaction.atomic
def reopen(*, source: Import, doubt: int, by: Actor) -> None:
    """Take an answer back, so that the doubt is open again. Needs IMPORT_ANSWER."""
    require(by, Permission.IMPORT_ANSWER, organisation=source.organisation.code)
    lock_in_review(source)
    old = _answer_to(source, doubt, corrections_of(source))
    if not old:
        raise Refused(_("This doubt is open already."))
    before = _told(doubt, old)
    old.delete()
    correction_rows.recount(source)
    _audit("imports.reopen", source, by, before=before)


def store_bytes(source: Import, file: File[bytes]) -> None:
    """Store the bytes under their digest; if they lie there already, leave them."""
    place = stored_name(source, source.name)
    if source.file.storage.exists(place):
        source.file.name = place
    else:
        source.file.save(source.name, file, save=False)


def here_already(first: Import) -> str:
    """Return why a file is not taken whose bytes are those of ``first``."""
    when = f"{first.uploaded_at:%Y-%m-%d}"
    return f"This file is here already: “{first.name}” ({first.uploaded_by}, {when})."


def _refuse_other_hand(old: Correction | None, by: Actor) -> None:
    """Refuse to write over what somebody else answered; it is taken back knowingly."""
    if old and old.made_by != by.name:
        who = names_of([old.made_by]).get(old.made_by, old.made_by)
        raise Refused(
            _(
                "%(who)s answered this doubt meanwhile. Look at the answer; if yours is "
                "right, take it back and answer again."
            )
            % {"who": who}
        )


def _check_file(name: str, size: int, limit: int) -> None:
    suffix, known = PurePath(name).suffix.lower(), accepted_suffixes()
    if suffix not in known:
        raise Refused(
            f"“{suffix or name}” files cannot be read. Upload one of: {', '.join(known)}."
        )
    if size > limit:
        raise Refused(
            f"The file has {-(-size // 1024**2)} MB; at most {limit // 1024**2} MB are "
            "allowed. Split it, or leave its pictures out."
        )
    if not size:
        raise Refused("The file is empty. Choose the file again.")


def _refuse_twice(organisation: Organisation, digest: str) -> None:
    """Refuse the same bytes again, unless they could not be read the first time."""
    if first := whole_twins(organisation).filter(sha256=digest).first():
        raise Refused(here_already(first))


def _advance(source: Import, by: Actor, action: str, **changes: Any) -> None:  # noqa: ANN401
    """Write the worker's next step; what it read is too large for the audit trail."""
    require(by, Permission.IMPORT_READ, organisation=source.organisation.code)
    before = source.state
    for field, value in changes.items():
        setattr(source, field, value)
    source.save(update_fields=list(changes))
    after = {"state": source.state, **({"error": source.error} if source.error else {})}
    _audit(action, source, by, before={"state": before}, after=after)


def lock_in_review(source: Import, *, reading: int | None = None) -> None:
    """Hold the import until the transaction ends; refuse if it is not in review.

    If ``reading`` is given, refuse, too, if the file has been read again since.
    """
    locked = Import.objects.select_for_update().values_list("state", "readings")
    state, readings = locked.get(pk=source.pk)
    if state != Import.State.REVIEW:
        raise Refused(
            _("“%(name)s” is in state “%(state)s”; only in review can this be done.")
            % {"name": source.name, "state": Import.State(state).label}
        )
    if reading is not None and reading != readings:
        raise Refused(_("The file has been read again meanwhile. Look at the page anew."))


def _answer_to(source: Import, doubt: int, rows: list[Correction]) -> Correction | None:
    """Return the correction that answers a question, if there is one."""
    asked = replayed(source, rows).asked
    place = next((a.answered_by for a in asked if a.question.number == doubt), None)
    return None if place is None else rows[place]


def _told(doubt: int, row: Correction | None) -> dict[str, Any]:
    """Return an answer in the words of the audit trail; it names what was changed only."""
    if row is None:
        return {}
    changes = corrections_json.from_dict(row.data).changes
    values = {c.field: c.after for c in changes if c.before != c.after}
    return {"doubt": doubt, "kind": row.kind, "values": values}


def _audit(
    action: str,
    source: Import,
    by: Actor,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    audit.record(action, f"import:{source.pk}", by, before=before, after=after)
