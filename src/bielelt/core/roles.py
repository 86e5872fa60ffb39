"""Who may do what: one table, read by code, tests and the printed manual."""

from dataclasses import dataclass
from enum import StrEnum, auto

from bielelt.core.errors import NotPermitted


class Permission(StrEnum):
    """Things a person can be allowed to do; the value completes “… may not”."""

    DECISION_VIEW = "see decisions"
    IMPORT_ACCEPT = "accept an imported report"
    IMPORT_ANSWER = "answer the doubts of an imported report"
    IMPORT_READ = "read an uploaded file"
    IMPORT_UPLOAD = "upload a report"
    IMPORT_VIEW = "see imported reports"
    PEOPLE_MANAGE = "manage the people"


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

_READING = frozenset({Permission.DECISION_VIEW, Permission.IMPORT_VIEW})
_IMPORTING = frozenset({Permission.IMPORT_UPLOAD, Permission.IMPORT_ANSWER})

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.REGISTRAR: _READING | _IMPORTING | {Permission.IMPORT_ACCEPT},
    Role.REPORTER: _READING | _IMPORTING,
    Role.REVIEWER: _READING,
    Role.ASSESSOR: _READING | _IMPORTING | {Permission.IMPORT_ACCEPT},
    Role.LEADER: _READING,
    Role.AUDITOR: _READING,
    Role.ADMINISTRATOR: _READING | {Permission.PEOPLE_MANAGE},
    Role.WORKER: frozenset({Permission.IMPORT_READ}),
    Role.OPERATOR: frozenset({Permission.PEOPLE_MANAGE}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person: a name for the audit trail and one role per organisation code."""

    name: str
    roles: dict[str, Role]

    def may(self, permission: Permission, *, organisation: str) -> bool:
        """Whether the role held in ``organisation`` grants ``permission``."""
        role = self.roles.get(organisation)
        return role is not None and permission in GRANTS[role]


def require(actor: Actor, permission: Permission, *, organisation: str) -> None:
    """Raise NotPermitted unless ``actor.may(permission, ...)``."""
    if not actor.may(permission, organisation=organisation):
        raise NotPermitted(f"{actor.name} may not {permission} of {organisation}.")
