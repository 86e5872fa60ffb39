"""The audit trail: what it says of one thing, and whether it is whole."""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, StrIndex, Substr
from django.http import Http404
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt_web.models import (
    Assignment,
    AuditEntry,
    AuditHead,
    Clause,
    Decision,
    Import,
    Invitation,
    Measure,
    Membership,
    Parcel,
    PeriodReport,
    User,
)
from bielelt_web.models.audit import digest_of
from bielelt_web.queries.collate import in_order

# Whose an entry is follows from its subject: kind → table, and the way to the organisation.
# Organisations and persons are subjects too; they are named by code and login, not by row.
OWNERS: dict[str, tuple[type[Model], str]] = {
    "assignment": (Assignment, "organisation"),
    "clause": (Clause, "decision__issuer"),
    "decision": (Decision, "issuer"),
    "import": (Import, "organisation"),
    "invitation": (Invitation, "organisation"),
    "measure": (Measure, "citation__report__organisation"),
    "parcel": (Parcel, "organisation"),
    "report": (PeriodReport, "organisation"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries were proved; ``broken`` is the first that does not fit, with why."""

    proved: int
    broken: int | None = None
    why: str = ""


def history_of(*subjects: str) -> QuerySet[AuditEntry]:
    """Return what was done to these subjects, newest first; the caller has the right to see."""
    return AuditEntry.objects.filter(subject__in=subjects)


def may_view(actor: Actor) -> bool:
    """Whether ``actor`` may see the audit trail of any organisation."""
    return bool(actor.where(Permission.AUDIT_VIEW))


def visible(actor: Actor) -> QuerySet[AuditEntry]:
    """Return the entries about what belongs to organisations ``actor`` audits, newest first.

    Raises:
        Http404: ``actor`` audits none.

    """
    codes = actor.where(Permission.AUDIT_VIEW)
    if not codes:
        raise Http404
    members = Membership.objects.filter(organisation__code__in=codes)
    persons = members.values(subject=Concat(Value("person:"), "user__username"))
    theirs = Q(subject__in=[f"organisation:{code}" for code in codes])
    theirs |= Q(subject__in=persons)
    for kind, (table, way) in OWNERS.items():
        rows = table._default_manager.filter(  # noqa: SLF001 - the name Django gives it
            **{"pk": OuterRef("row"), f"{way}__code__in": codes}
        )
        theirs |= Q(Exists(rows), subject__startswith=f"{kind}:")
    key = Substr("subject", StrIndex("subject", Value(":")) + 1)
    numbered = When(subject__regex=r"^[a-z]+:[0-9]+$", then=Cast(key, BigIntegerField()))
    return AuditEntry.objects.alias(row=Case(numbered)).filter(theirs)


def trail(
    actor: Actor,
    *,
    person: str = "",
    action: str = "",
    subject: str = "",
    day: date | None = None,
    before: int | None = None,
) -> QuerySet[AuditEntry]:
    """Return the visible entries that fit, newest first; what is empty does not matter.

    ``person`` did it or had it done for them; ``before`` is the number of an entry.
    """
    rows = visible(actor)
    if person:
        rows = rows.filter(Q(actor=person) | Q(on_behalf_of=person))
    if day:
        rows = rows.filter(at__date=day)
    wanted = {"action": action, "subject": subject, "number__lt": before}
    return rows.filter(**{field: value for field, value in wanted.items() if value})


def get_entry(actor: Actor, number: int) -> AuditEntry:
    """Return one visible entry; unknown and forbidden are the same 404."""
    return get_object_or_404(visible(actor), number=number)


def people_of(actor: Actor) -> QuerySet[User]:
    """Return who works in the organisations ``actor`` audits, by name."""
    codes = actor.where(Permission.AUDIT_VIEW)
    members = Membership.objects.filter(organisation__code__in=codes).values("user")
    return User.objects.filter(pk__in=members).order_by(in_order("first_name"), "username")


def fits(entry: AuditEntry) -> bool:
    """Whether ``entry`` is as it was written and follows the one before it."""
    earlier = entry_at(entry.number - 1)
    number, digest = (earlier.number, earlier.digest) if earlier else (0, "")
    return not _flaw(entry, number, digest)


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


def length() -> int:
    """Return how many entries were written."""
    head = AuditHead.objects.filter(pk=1).first()
    return head.number if head else 0


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
