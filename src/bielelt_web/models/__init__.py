"""All tables, one module per noun."""

from bielelt_web.models.audit import AuditEntry, AuditHead
from bielelt_web.models.calendars import CalendarTerm
from bielelt_web.models.findings import Checked, KeptFinding, RuleTuning
from bielelt_web.models.imports import Correction, Import, LeftOut, Parcel
from bielelt_web.models.invitations import Invitation
from bielelt_web.models.notices import Notice
from bielelt_web.models.people import Membership, Organisation, Substitution, User
from bielelt_web.models.register import (
    Assignment,
    Clause,
    ControlEvent,
    Decision,
    JointNumber,
)
from bielelt_web.models.reports import (
    Citation,
    Evidence,
    Extension,
    Measure,
    PeriodReport,
    Quantity,
)
from bielelt_web.models.search import SearchEntry

__all__ = [
    "Assignment",
    "AuditEntry",
    "AuditHead",
    "CalendarTerm",
    "Checked",
    "Citation",
    "Clause",
    "ControlEvent",
    "Correction",
    "Decision",
    "Evidence",
    "Extension",
    "Import",
    "Invitation",
    "JointNumber",
    "KeptFinding",
    "LeftOut",
    "Measure",
    "Membership",
    "Notice",
    "Organisation",
    "Parcel",
    "PeriodReport",
    "Quantity",
    "RuleTuning",
    "SearchEntry",
    "Substitution",
    "User",
]
