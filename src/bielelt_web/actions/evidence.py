"""Attaching what shows that something was done, and taking it off."""

import hashlib
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor
from bielelt_web.actions import audit, findings
from bielelt_web.actions.contents import KINDS, Kind, kind_of
from bielelt_web.actions.measures import lock_writable
from bielelt_web.models import Evidence, Measure
from bielelt_web.models.reports import evidence_name
from bielelt_web.queries.evidence import evidence_of

_is_web_address = URLValidator(schemes=["http", "https"])


@transaction.atomic
def attach_file(*, measure: Measure, file: File[bytes], limit: int, by: Actor) -> Evidence:
    """Keep a document as evidence, byte for byte, readable only through permission.

    Args:
        measure: a measure that may be written.
        file: the open file; what it is its content says.
        limit: the largest size allowed, in bytes.
        by: who attaches it; needs MEASURE_REPORT.

    Returns:
        The evidence, under its own name with the ending of what it is.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the measure is closed, or the file is empty, too large, of another kind or
            attached already.

    """
    row = lock_writable(measure, by)
    kind = _checked(file, limit)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    if twin := evidence_of(row).filter(sha256=digest).first():
        raise Refused(
            _("This file is attached already, as “%(name)s”.") % {"name": twin.title}
        )
    evidence = Evidence(
        measure=row,
        title=_title(file.name or "", kind),
        media_type=kind.media_type,
        sha256=digest,
        size=file.size,
        added_by=by.name,
    )
    _store(evidence, file)
    evidence.save()
    _record("evidence.attach_file", evidence, by, sha256=digest)
    return evidence


@transaction.atomic
def attach_link(*, measure: Measure, url: str, title: str, by: Actor) -> Evidence:
    """Keep the address of a page as evidence.

    Args:
        measure: a measure that may be written.
        url: an address of the web, http or https.
        title: how it is shown; the address itself if empty.
        by: who attaches it; needs MEASURE_REPORT.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the measure is closed, no such address, or attached already.

    """
    row = lock_writable(measure, by)
    url = url.strip()
    try:
        _is_web_address(url)
    except ValidationError:
        raise Refused(
            _("“%(found)s” is no address of the web. Write it with http:// or https://.")
            % {"found": url[:60]}
        ) from None
    if evidence_of(row).filter(url=url).exists():
        raise Refused(_("This address is attached already."))
    evidence = Evidence.objects.create(
        measure=row, title=title.strip() or url[:255], url=url, added_by=by.name
    )
    _record("evidence.attach_link", evidence, by, url=url)
    return evidence


@transaction.atomic
def remove(*, evidence: Evidence, by: Actor) -> None:
    """Take evidence off its measure; row and file stay. Needs MEASURE_REPORT."""
    row = _lock(evidence, by)
    if row.removed_at:
        raise Refused(_("This evidence was taken off already."))
    row.removed_by, row.removed_at = by.name, timezone.now()
    row.save(update_fields=["removed_by", "removed_at"])
    _record("evidence.remove", row, by)


@transaction.atomic
def restore(*, evidence: Evidence, by: Actor) -> None:
    """Put evidence back that was taken off. Needs MEASURE_REPORT."""
    row = _lock(evidence, by)
    if not row.removed_at:
        raise Refused(_("This evidence is attached already."))
    row.removed_by, row.removed_at = "", None
    row.save(update_fields=["removed_by", "removed_at"])
    _record("evidence.restore", row, by)


def _lock(evidence: Evidence, by: Actor) -> Evidence:
    lock_writable(evidence.measure, by)
    return Evidence.objects.select_for_update().get(pk=evidence.pk)


def _checked(file: File[bytes], limit: int) -> Kind:
    if file.size > limit:
        raise Refused(
            _("The file has %(found)s MB; at most %(allowed)s MB are allowed.")
            % {"found": -(-file.size // 1024**2), "allowed": limit // 1024**2}
        )
    if not file.size:
        raise Refused(_("The file is empty. Choose the file again."))
    kind = kind_of(file)
    if kind is None:
        allowed = ", ".join(known.suffix for known in KINDS)
        raise Refused(
            _("By its content “%(found)s” is none of %(allowed)s, or it holds macros. Save it "
              "as one of these.")
            % {"found": PurePath(file.name or "").name, "allowed": allowed}
        )  # fmt: skip
    return kind


def _title(name: str, kind: Kind) -> str:
    """Return the name of the file with the ending of what it is."""
    stem = PurePath(name.replace("\\", "/")).stem or "file"
    return stem[: 255 - len(kind.suffix)] + kind.suffix


def _store(evidence: Evidence, file: File[bytes]) -> None:
    """Store the bytes under their digest; if they lie there already, leave them."""
    place = evidence_name(evidence, evidence.title)
    if evidence.file.storage.exists(place):
        evidence.file.name = place
    else:
        file.seek(0)
        evidence.file.save(evidence.title, file, save=False)


def _record(action: str, evidence: Evidence, by: Actor, **facts: Any) -> None:  # noqa: ANN401
    findings.outdated(evidence.measure.citation.report)
    subject = f"measure:{evidence.measure_id}"
    audit.record(action, subject, by, after={"evidence": evidence.title, **facts})
