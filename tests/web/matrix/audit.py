"""The audit trail: for auditors; to everybody else there is none."""

from tests.web.matrix.base import Row

from bielelt.core.roles import Role
from bielelt_web.models import AuditEntry

AUDITORS = frozenset({Role.AUDITOR})


def last_entry(rooms):
    subject = f"import:{rooms.accepted.source_id}"
    return {"number": AuditEntry.objects.filter(subject=subject).first().number}


MATRIX = {
    "audit-list": Row(who=AUDITORS, refused=404),
    "audit-entry": Row(kwargs=last_entry, who=AUDITORS, refused=404),
    "audit-proof": Row(who=AUDITORS, refused=404),
}
