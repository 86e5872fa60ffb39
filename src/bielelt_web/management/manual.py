"""Pages of the manual that are written from the code."""

from bielelt.core.roles import GRANTS, PERSONS, REACHING_BELOW, Permission, Role

_HEAD = """\
# Permissions

Written from `GRANTS` in `src/bielelt/core/roles.py` by `bielelt-web permissions`; a test compares.

A person has one role in an organisation. Most roles hold there and in the two levels below it: the
registrar of a province works with the reports of its districts; a role given nearer wins. {near} hold
in their own organisation only. What somebody may not see does not exist for them: unknown and
forbidden are the same page 404. During an absence a substitute has the roles of the absent person,
and the audit trail names both.

"""
_MACHINE = """
Two roles are not for people: `worker` does the background work and may
{worker}; `operator` runs commands on the machine itself and may {operator}.
"""


def permissions_page() -> str:
    """Return docs/permissions.md: who may do what, as a table."""
    roles = " | ".join(role.value for role in PERSONS)
    lines = [f"| may … | {roles} |", "|---|" + ":-:|" * len(PERSONS)]
    for permission in Permission:
        marks = ["✓" if permission in GRANTS[role] else "" for role in PERSONS]
        if any(marks):
            lines.append(f"| {permission.value} | {' | '.join(marks)} |")
    machine = _MACHINE.format(worker=_may(Role.WORKER), operator=_may(Role.OPERATOR))
    near = " and ".join(f"`{role}`" for role in PERSONS if role not in REACHING_BELOW)
    return _HEAD.format(near=near) + "\n".join(lines) + "\n" + machine


def _may(role: Role) -> str:
    return " and ".join(sorted(GRANTS[role]))
