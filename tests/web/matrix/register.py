"""Decisions, their clauses, and giving them out."""

from tests.web.matrix.base import GONE_ON, Row

from bielelt.core.roles import Role

REGISTRARS = frozenset({Role.REGISTRAR})
FACTS = {"kind": "order", "number": "А/1", "date": "2026-01-02", "title": "Ус"}
CLAUSE = {"label": "9.", "text": "Худаг гаргах", "force": "duty"}
TERMS = {"role": "lead", "schedule": "default", "bodies": "group:districts"}
EVENT = {"kind": "removed", "on": "2026-05-01", "basis": "А/2"}
NO_CLAUSES = {"clause-TOTAL_FORMS": 0, "clause-INITIAL_FORMS": 0}


def _decision(rooms):
    return {"pk": rooms.measure.citation.decision_id}


def _clause(rooms):
    return {"pk": rooms.measure.assignment.clause_id}


def _writing(kwargs, form):
    return Row("post", kwargs, GONE_ON, REGISTRARS, 200, form=form)


MATRIX = {
    "decision-list": Row(stranger=200),
    "decision-begin": Row(stranger=200),
    "decision-confirm": Row(
        "post", {}, GONE_ON, REGISTRARS, 404, form={"issuer": "264", **FACTS, **NO_CLAUSES}
    ),
    "decision": Row(kwargs=_decision),
    "decision-file": Row(kwargs=_decision),
    "decision-edit": _writing(_decision, FACTS),
    "decision-control": _writing(_decision, EVENT),
    "clause-new": _writing(_decision, {**CLAUSE, **TERMS}),
    "clause-edit": _writing(_clause, CLAUSE),
    "clause-assign": _writing(_clause, TERMS),
    "assignment-end": Row(
        "post",
        lambda rooms: {"pk": rooms.measure.assignment_id},
        GONE_ON,
        REGISTRARS,
        422,
    ),
}
