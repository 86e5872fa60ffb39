"""Rating what was submitted."""

from tests.web.matrix.base import GONE_ON, Row

from bielelt.core.roles import Role

ABOVE = frozenset({Role.ASSESSOR, Role.LEADER})
ASSESSOR = frozenset({Role.ASSESSOR})


def looking(kwargs):
    return Row(kwargs=kwargs, who=ABOVE, refused=404)


def doing(kwargs, **form):
    return Row("post", kwargs, GONE_ON, ASSESSOR, 404, form=form)


def measure(rooms):
    return {"pk": rooms.submitted.pk}


def report(rooms):
    return {"pk": rooms.submitted.citation.report_id}


MATRIX = {
    "assessment": looking(lambda _rooms: {}),
    "assessment-clauses": looking(lambda _rooms: {}),
    "assessment-agreement": looking(lambda _rooms: {}),
    "assessment-clause": looking(
        lambda rooms: {"pk": rooms.submitted.assignment.clause_id}
    ),
    "assessment-report": looking(report),
    "assessment-move": doing(report, step="return_to_reviewer", reason="Засна уу."),
    "assessment-rate": doing(measure, rating="70", version="0"),
    "assessment-return": doing(measure, reason="Тоог засна уу."),
}
