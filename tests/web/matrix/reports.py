"""Reports, their downloads, the steps and answers given on their page."""

from tests.web.matrix.base import GONE_ON, Row

from bielelt.core.roles import Role

MATRIX = {
    "report-list": Row(stranger=200),
    "report": Row(kwargs=lambda rooms: {"pk": rooms.accepted.pk}),
    "report-download": Row(kwargs=lambda rooms: {"pk": rooms.accepted.pk, "format": "csv"}),
    "report-move": Row(
        "post",
        lambda rooms: {"pk": rooms.accepted.pk},
        GONE_ON,
        frozenset({Role.LEADER}),
        422,
        form={"step": "publish"},
    ),
    "measure-answer": Row(
        "post",
        lambda rooms: {"pk": rooms.assessed.pk},
        GONE_ON,
        frozenset({Role.REPORTER, Role.REVIEWER}),
        422,
        form={"text": "Акт хавсралтад бий."},
    ),
}
