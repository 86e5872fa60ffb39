"""The desk of the head of an office."""

from tests.web.matrix.base import GONE_ON, Row

from bielelt.core.roles import Role

SPEAKERS = frozenset({Role.REPORTER, Role.REVIEWER})

MATRIX = {
    "report-review": Row(
        kwargs=lambda rooms: {"pk": rooms.reviewed.citation.report_id},
        who=SPEAKERS,
        refused=404,
    ),
    "review-move": Row(
        "post",
        lambda rooms: {"pk": rooms.reviewed.citation.report_id},
        GONE_ON,
        SPEAKERS,
        404,
        form={"step": "submit"},
    ),
    "review-return": Row(
        "post",
        lambda rooms: {
            "pk": rooms.reviewed.citation.report_id,
            "measure": rooms.reviewed.pk,
        },
        GONE_ON,
        frozenset({Role.REVIEWER}),
        404,
        form={"reason": "Тоог засна уу."},
    ),
}
