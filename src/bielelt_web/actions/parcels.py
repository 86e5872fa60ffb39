"""Many files sent at once, and what comes out of the archives and mails among them."""

from collections.abc import Callable, Sequence
from pathlib import PurePath

from django.core.files.base import File
from django.db import transaction
from django.db.models import Sum

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt.reading.batch.members import (
    MAX_MEMBERS,
    MAX_UNPACKED_BYTES,
    Member,
    bomb,
)
from bielelt.reading.limits import check_count
from bielelt_web.actions import audit, imports
from bielelt_web.actions.jobs import READ_IMPORT, enqueue_for_each
from bielelt_web.models import Import, LeftOut, Organisation, Parcel
from bielelt_web.queries.imports import whole_twins


def send(
    *,
    organisation: Organisation,
    files: Sequence[File[bytes]],
    limit_for: Callable[[str], int],
    by: Actor,
) -> Parcel:
    """Keep files that were sent at once: each is an import of its own, or left out and why.

    Args:
        organisation: whose reports they are.
        files: the open files, in the order they were chosen.
        limit_for: the largest size of a file with this name, in bytes.
        by: who uploads; needs IMPORT_UPLOAD in ``organisation``.

    Returns:
        The parcel. Each file is written by itself, so that one keeps no other out.

    Raises:
        NotPermitted: ``by`` lacks the permission.

    """
    parcel = begin(organisation=organisation, files=files, by=by)
    for file in files:
        name = PurePath(file.name or "").name
        try:
            imports.upload(
                organisation=organisation,
                file=file,
                limit=limit_for(name),
                by=by,
                parcel=parcel,
            )
        except Refused as refusal:
            leave_out(parcel=parcel, name=name, why=str(refusal), by=by)
    return parcel


@transaction.atomic
def begin(*, organisation: Organisation, files: Sequence[File[bytes]], by: Actor) -> Parcel:
    """Open a parcel for ``files``. Needs IMPORT_UPLOAD."""
    require(by, Permission.IMPORT_UPLOAD, organisation=organisation.code)
    name = PurePath(files[0].name or "").name
    parcel = _parcel(organisation, name, len(files), by.name)
    after = {"name": name, "files": len(files), "organisation": organisation.code}
    audit.record("parcels.begin", f"parcel:{parcel.pk}", by, after=after)
    return parcel


@transaction.atomic
def leave_out(*, parcel: Parcel, name: str, why: str, by: Actor) -> LeftOut:
    """Note why a file of the parcel was not taken. Needs IMPORT_UPLOAD."""
    require(by, Permission.IMPORT_UPLOAD, organisation=parcel.organisation.code)
    row = LeftOut.objects.create(parcel=parcel, name=name, why=why)
    after = {"name": name, "error": why}
    audit.record("parcels.leave_out", f"parcel:{parcel.pk}", by, after=after)
    return row


def unpack(*, source: Import, members: Sequence[Member], by: Actor) -> Parcel:
    """Enter what came out of an archive or a mail, each file an import that points to it.

    Args:
        source: the import of the archive, being read; it keeps its file.
        members: what was unpacked or refused, see ``bielelt.reading.batch.members``.
        by: the worker; needs IMPORT_READ.

    Returns:
        The parcel in which they are. The bytes are stored first, the rows then all at once;
        what is here already, or twice inside, is left out and said to be.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: nothing is inside.
        UnreadableDocument: one parcel would have too many files, or fill the disk.

    """
    require(by, Permission.IMPORT_READ, organisation=source.organisation.code)
    if not members:
        raise Refused(
            f"“{source.name}” holds no files. Check that it is the right archive."
        )
    taken, left_out = _sort(source, members)
    _check_room(source, taken)
    rows = [_import_of(source, member) for member in taken]
    return _enter(source, rows, left_out, by)


def _sort(
    source: Import, members: Sequence[Member]
) -> tuple[list[Member], list[tuple[str, str]]]:
    """Return what is new, and the name of each other file with why it is left out."""
    twins = whole_twins(source.organisation).exclude(pk=source.pk)
    known = {
        row.sha256: imports.here_already(row)
        for row in twins.defer("pages", "report", "findings")
    }
    taken: list[Member] = []
    left_out = []
    for member in members:
        if member.refusal or member.sha256 in known:
            why = member.refusal or known[member.sha256]
            left_out.append((member.name, why))
            continue
        known[member.sha256] = (
            f"It is the same file as “{member.name}”, which came with it."
        )
        taken.append(member)
    return taken, left_out


def _check_room(source: Import, taken: Sequence[Member]) -> None:
    """Hold the whole parcel to the limits of one archive: archives hold archives."""
    here = Import.objects.filter(parcel=source.parcel_id) if source.parcel_id else None
    count = here.count() if here else 0
    size = (here.aggregate(size=Sum("size"))["size"] if here else 0) or 0
    check_count(count + len(taken), MAX_MEMBERS, file=source.name, what="files")
    if size + sum(_size(member) for member in taken) > MAX_UNPACKED_BYTES:
        raise bomb(source.name)


def _import_of(source: Import, member: Member) -> Import:
    """Store the bytes of a file from inside; return its row, not yet written."""
    row = Import(
        organisation=source.organisation,
        container=source,
        depth=source.depth + 1,
        name=member.name,
        sha256=member.sha256,
        size=_size(member),
        uploaded_by=source.uploaded_by,
    )
    if member.path:
        with member.path.open("rb") as file:
            imports.store_bytes(row, File(file, member.name))
    return row


@transaction.atomic
def _enter(
    source: Import, rows: list[Import], left_out: list[tuple[str, str]], by: Actor
) -> Parcel:
    parcel = source.parcel or _parcel(
        source.organisation, source.name, 1, source.uploaded_by
    )
    before = {"state": source.state}
    source.parcel, source.state = parcel, Import.State.UNPACKED
    source.save(update_fields=["parcel", "state"])
    for row in rows:
        row.parcel = parcel
    Import.objects.bulk_create(rows)
    LeftOut.objects.bulk_create(
        LeftOut(parcel=parcel, container=source, name=name, why=why)
        for name, why in left_out
    )
    enqueue_for_each(READ_IMPORT, [row.pk for row in rows])
    after = {"state": source.state, "files": len(rows), "left_out": len(left_out)}
    audit.record("parcels.unpack", f"import:{source.pk}", by, before=before, after=after)
    return parcel


def _parcel(organisation: Organisation, name: str, sent: int, uploaded_by: str) -> Parcel:
    return Parcel.objects.create(
        organisation=organisation, name=name, sent=sent, uploaded_by=uploaded_by
    )


def _size(member: Member) -> int:
    return member.path.stat().st_size if member.path else 0
