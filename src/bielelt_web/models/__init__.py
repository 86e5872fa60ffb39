"""All tables, one module per noun."""

from bielelt_web.models.audit import AuditEntry
from bielelt_web.models.imports import DoubtAnswer, Import
from bielelt_web.models.invitations import Invitation
from bielelt_web.models.people import Membership, Organisation, User
from bielelt_web.models.register import Assignment, Clause, Decision
from bielelt_web.models.reports import Citation, Measure, PeriodReport

__all__ = [
    "Assignment",
    "AuditEntry",
    "Citation",
    "Clause",
    "Decision",
    "DoubtAnswer",
    "Import",
    "Invitation",
    "Measure",
    "Membership",
    "Organisation",
    "PeriodReport",
    "User",
]
