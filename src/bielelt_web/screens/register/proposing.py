"""What the reader of acts proposes, as the first values of the forms a person confirms."""

from collections.abc import Sequence
from typing import Any

from bielelt.acts import (
    Addressee,
    ProposedAct,
    ProposedClause,
    Recurrence,
    Role,
    match_addressees,
)
from bielelt.core.kinds import UNKNOWN
from bielelt_web.models import Organisation
from bielelt_web.screens.register.forms import GROUPS

_SCHEDULES = {
    Recurrence.QUARTERLY: "quarterly",
    Recurrence.HALF_AND_FULL_YEAR: "half_yearly",
    Recurrence.YEARLY: "yearly",
}


def facts_row(act: ProposedAct, text: str) -> dict[str, Any]:
    """Return the first values of ``FactsForm``."""
    return {
        "kind": "" if act.kind == UNKNOWN else act.kind,
        "number": act.numbers[0] if act.numbers else "",
        "joint": "; ".join(act.numbers[1:]),
        "date": act.date,
        "title": act.title,
        "legal_basis": act.basis,
        "text": text,
    }


def clause_rows(act: ProposedAct, bodies: Sequence[Organisation]) -> list[dict[str, Any]]:
    """Return the first values of one ``NewClauseForm`` per proposed clause."""
    return [_clause_row(clause, bodies) for clause in act.clauses]


def _clause_row(clause: ProposedClause, bodies: Sequence[Organisation]) -> dict[str, Any]:
    lead = [a for a in clause.addressees if a.role is Role.LEAD] or clause.addressees
    deadline = clause.deadline
    schedule = _SCHEDULES.get(clause.schedule) if clause.schedule else None
    return {
        "label": clause.label,
        "text": clause.text,
        "force": clause.force.value,
        "bodies": [key for addressee in lead for key in _chosen(addressee, bodies)],
        "role": "lead",
        "schedule": schedule or "default",
        "due_on": deadline.day if deadline else None,
        "continuing": clause.continuing,
        "weight": 1,
    }


def _chosen(addressee: Addressee, bodies: Sequence[Organisation]) -> list[str]:
    """Return the boxes to tick: a group by its key, bodies by code; only what is certain."""
    if addressee.group and addressee.group.value in GROUPS:
        return [f"group:{addressee.group.value}"]
    offered = [(body.code, body.name, body.kind) for body in bodies]
    found = match_addressees(addressee, offered)
    return list(found.keys) if found.certain else []
