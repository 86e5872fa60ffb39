"""Writing measures, evidence, requests for more time."""

from tests.web.matrix.base import GONE_ON, Row

from bielelt.core.roles import Role

REPORTERS = frozenset({Role.REPORTER})
ASSESSORS = frozenset({Role.ASSESSOR})
REFUSED = 422


def measure(rooms):
    return {"pk": rooms.measure.pk}


def evidence(rooms):
    return {"pk": rooms.evidence.pk}


def writes(kwargs=measure, **form):
    return Row("post", kwargs, GONE_ON, REPORTERS, REFUSED, form=form)


MATRIX = {
    "progress-list": Row(stranger=200),
    "progress-measure": writes(version="0", base="{}", progress="Хийж эхэлсэн."),
    "progress-draft": Row("post", measure, REFUSED),  # a form is no draft, whoever sends it
    "progress-version": Row(kwargs=measure),
    "progress-history": Row(kwargs=measure),
    "progress-reopen": writes(lambda rooms: {"pk": rooms.finished.pk}),
    "progress-delegate": writes(to=""),
    "progress-files": Row("post", measure, REFUSED),  # nor is there a file in it
    "progress-links": writes(url="https://example.mn/medee"),
    "progress-extension": writes(new_due_on="2027-01-31", reason="Хөрс хөлдсөн."),
    "evidence": Row(kwargs=evidence),
    "evidence-remove": writes(evidence),
    "evidence-restore": writes(lambda rooms: {"pk": rooms.removed.pk}),
    "extension-list": Row(stranger=200),
    "extension-decide": Row(
        "post",
        lambda rooms: {"pk": rooms.extension.pk},
        GONE_ON,
        ASSESSORS,
        REFUSED,
        form={"decision": "grant"},
    ),
}
