"""The audit trail: what it says of one thing, and whether it is whole."""

from dataclasses import dataclass

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

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


def entry_at(number: int) -> AuditEntry | None:
    """Return the entry with this number for whoever proves the chain; None if it is missing."""
    return AuditEntry.objects.filter(number=number).first()


def verify(*, after: int = 0, most: int | None = None) -> Verdict:
    """Prove the chain to its end; memory stays the same for any length.

    Entries may be written meanwhile: the end is the one there was when this began.

    Args:
        after: the entry to start behind; its own digest is taken as proved. 0 is the start.
        most: how many entries to look at; all if None. Short of the end, the end itself is
            not compared.

    """
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()
    start = entry_at(after)
    number, digest = (start.number, start.digest) if start else (0, "")
    last = head.number if most is None else min(head.number, number + most)
    rows = AuditEntry.objects.filter(number__gt=number, number__lte=last)
    for entry in rows.order_by("number").iterator(chunk_size=2000):
        why = _flaw(entry, number, digest)
        if why:
            return Verdict(number, entry.number, why)
        number, digest = entry.number, entry.digest
    if number == last < head.number:
        return Verdict(number)
    if (number, digest) != (head.number, head.digest):
        why = f"the trail ends at {number}, but {head.number} entries were written"
        return Verdict(number, number + 1, why)
    beyond = _beyond_the_end()
    if beyond:
        return Verdict(number, beyond.number, "it was added past the end of the trail")
    return Verdict(number)


def _beyond_the_end() -> AuditEntry | None:
    """Return an entry that no action wrote: actions move the end in the same transaction."""
    end = AuditHead.objects.filter(pk=1).values("number")
    return AuditEntry.objects.filter(number__gt=Coalesce(Subquery(end), 0)).last()


def _flaw(entry: AuditEntry, number: int, digest: str) -> str:
    """Say what is wrong with ``entry`` after entry ``number`` with ``digest``; empty if nothing."""
    if entry.number != number + 1:
        return f"entry {number + 1} is missing"
    if entry.previous != digest:
        return "it does not follow the entry before it"
    if entry.digest != digest_of(entry):
        return "its content was changed after it was written"
    return ""
