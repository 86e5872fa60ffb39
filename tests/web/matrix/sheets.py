"""Working offline: the page of each sheet, its download and its confirmation."""

from tests.web.matrix.base import Row

from bielelt.core.roles import Role

REFUSED = 422  # nothing was sent along: who may do it is told so
# Topic → the places of its sheet, and who works with it.
SHEETS = {
    "progress": (lambda rooms: {"pk": rooms.measure.citation.report_id}, Role.REPORTER),
    "ratings": (lambda rooms: {"pk": rooms.submitted.citation.report_id}, Role.ASSESSOR),
    "decisions": (lambda rooms: {"code": rooms.cast.province.code}, Role.REGISTRAR),
    "organisations": ({}, Role.ADMINISTRATOR),
    "people": ({}, Role.ADMINISTRATOR),
}


def _rows(topic, place, role):
    only = {"kwargs": place, "who": frozenset({role}), "refused": 404}
    return {
        f"sheet-{topic}": Row(**only),
        f"sheet-{topic}-download": Row(**only),
        f"sheet-{topic}-confirm": Row("post", granted=REFUSED, **only),
    }


MATRIX = {
    "sheet-decisions-begin": Row(
        granted=302, who=frozenset({Role.REGISTRAR}), refused=404, stranger=302
    ),
}
for _topic, _about in SHEETS.items():
    MATRIX |= _rows(_topic, *_about)
