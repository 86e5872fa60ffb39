"""Who may do what: one table, read by code, tests and the printed manual."""

from dataclasses import dataclass
from enum import StrEnum, auto

from bielelt.core.errors import NotPermitted


class Permission(StrEnum):
    """Things a person can be allowed to do; the value completes “… may not”."""

    AUDIT_VIEW = "see the audit trail"
    CALENDAR_MANAGE = "set the reporting calendar"
    DECISION_MANAGE = "register the decisions"
    DECISION_VIEW = "see decisions"
    EXTENSION_DECIDE = "decide on an extension"
    IMPORT_ACCEPT = "accept an imported report"
    IMPORT_ANSWER = "answer the doubts of an imported report"
    IMPORT_READ = "read an uploaded file"
    IMPORT_UPLOAD = "upload a report"
    IMPORT_VIEW = "see imported reports"
    MEASURE_REPORT = "report on the measures"
    NOTICE_SEND = "send notices to the people"
    PEOPLE_MANAGE = "manage the people"
    REPORT_ASSESS = "assess the reports"
    REPORT_CONFIRM = "confirm the reports"
    REPORT_OPEN = "open the reports"
    REPORT_PUBLISH = "publish the reports"
    REPORT_REOPEN = "reopen the confirmed reports"
    REPORT_REVIEW = "sign off the reports"
    REPORT_SUBMIT = "submit the reports"
    RULE_TUNE = "tune the rules"


class Role(StrEnum):
    """What a person is in one organisation (docs/glossary.md)."""

    REGISTRAR = auto()
    REPORTER = auto()
    REVIEWER = auto()
    ASSESSOR = auto()
    LEADER = auto()
    AUDITOR = auto()
    ADMINISTRATOR = auto()
    # Not people: the background worker, and who runs commands on the machine itself.
    WORKER = auto()
    OPERATOR = auto()


PERSONS = (
    Role.REGISTRAR,
    Role.REPORTER,
    Role.REVIEWER,
    Role.ASSESSOR,
    Role.LEADER,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)
"""The roles a membership can give; nobody signs in as the machine."""

REACHING_BELOW = frozenset(PERSONS) - {Role.REPORTER, Role.REVIEWER}
"""Roles that hold in the bodies below the organisation too: a province's registrar works
with its districts. Who reports or signs off does so for one organisation only."""

_READING = frozenset({Permission.DECISION_VIEW, Permission.IMPORT_VIEW})
_IMPORTING = frozenset({Permission.IMPORT_UPLOAD, Permission.IMPORT_ANSWER})

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.REGISTRAR: _READING
    | _IMPORTING
    | {
        Permission.CALENDAR_MANAGE,
        Permission.DECISION_MANAGE,
        Permission.IMPORT_ACCEPT,
        Permission.REPORT_OPEN,
        Permission.RULE_TUNE,
    },
    Role.REPORTER: _READING
    | _IMPORTING
    | {Permission.MEASURE_REPORT, Permission.REPORT_SUBMIT},
    Role.REVIEWER: _READING | {Permission.REPORT_REVIEW, Permission.REPORT_SUBMIT},
    Role.ASSESSOR: _READING
    | _IMPORTING
    | {
        Permission.EXTENSION_DECIDE,
        Permission.IMPORT_ACCEPT,
        Permission.REPORT_ASSESS,
        Permission.RULE_TUNE,
    },
    Role.LEADER: _READING
    | {
        Permission.REPORT_CONFIRM,
        Permission.REPORT_PUBLISH,
        Permission.REPORT_REOPEN,
    },
    Role.AUDITOR: _READING | {Permission.AUDIT_VIEW},
    Role.ADMINISTRATOR: _READING | {Permission.PEOPLE_MANAGE},
    Role.WORKER: frozenset(
        {Permission.IMPORT_READ, Permission.NOTICE_SEND, Permission.REPORT_OPEN}
    ),
    Role.OPERATOR: frozenset({Permission.PEOPLE_MANAGE}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person: a name for the audit trail and one role per organisation code.

    ``on_behalf_of`` is the person whose work this one does during an absence; the roles
    are then those of the absent person. ``address`` is where the request came from.
    """

    name: str
    roles: dict[str, Role]
    on_behalf_of: str = ""
    address: str = ""

    def may(self, permission: Permission, *, organisation: str) -> bool:
        """Whether the role held in ``organisation`` grants ``permission``."""
        role = self.roles.get(organisation)
        return role is not None and permission in GRANTS[role]

    def where(self, permission: Permission) -> list[str]:
        """Return the codes of all organisations in which ``permission`` is granted."""
        return [code for code, role in self.roles.items() if permission in GRANTS[role]]


def require(actor: Actor, permission: Permission, *, organisation: str) -> None:
    """Raise NotPermitted unless ``actor.may(permission, ...)``."""
    if not actor.may(permission, organisation=organisation):
        raise NotPermitted(f"{actor.name} may not {permission} of {organisation}.")
