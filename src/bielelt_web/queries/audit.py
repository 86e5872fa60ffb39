"""The audit trail: what it says of one thing, and whether it is whole."""

from dataclasses import dataclass

from django.db.models import QuerySet

from bielelt_web.models import AuditEntry, AuditHead
from bielelt_web.models.audit import digest_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries were proved; ``broken`` is the first that does not fit, with why."""

    proved: int
    broken: int | None = None
    why: str = ""


def history_of(*subjects: str) -> QuerySet[AuditEntry]:
    """Return what was done to these subjects, newest first; the caller has the right to see."""
    return AuditEntry.objects.filter(subject__in=subjects)


def verify() -> Verdict:
    """Prove the chain from its first entry to its end; memory stays the same for any length."""
    number, digest = 0, ""
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=2000):
        why = _flaw(entry, number, digest)
        if why:
            return Verdict(number, entry.number, why)
        number, digest = entry.number, entry.digest
    head = AuditHead.objects.filter(pk=1).first()
    if head and (head.number, head.digest) != (number, digest):
        why = f"the trail ends at {number}, but {head.number} entries were written"
        return Verdict(number, number + 1, why)
    return Verdict(number)


def _flaw(entry: AuditEntry, number: int, digest: str) -> str:
    """Say what is wrong with ``entry`` after entry ``number`` with ``digest``; empty if nothing."""
    if entry.number != number + 1:
        return f"entry {number + 1} is missing"
    if entry.previous != digest:
        return "it does not follow the entry before it"
    if entry.digest != digest_of(entry):
        return "its content was changed after it was written"
    return ""
