"""The inbox, the daily mail and the calendars."""

from tests.web.matrix.base import GONE_ON, Row

from bielelt.core.roles import Role
from bielelt_web.models import Notice

REGISTRAR = frozenset({Role.REGISTRAR})
TERM = {
    "opens_month": 5, "opens_day": 20, "due_month": 6, "due_day": 25, "since": "2999-01-01",
}  # fmt: skip


def registrars_notice(_rooms):
    return {"pk": Notice.objects.get(user__username=Role.REGISTRAR).pk}


MATRIX = {
    "notice-list": Row(stranger=200),
    # Somebody else's is unknown.
    "notice-read": Row("post", registrars_notice, GONE_ON, REGISTRAR, 404),
    "notice-read-all": Row("post", granted=GONE_ON, stranger=GONE_ON),
    "notice-digest": Row("post", granted=GONE_ON, stranger=GONE_ON),
    "notice-calendar": Row("post", granted=GONE_ON, stranger=GONE_ON),
    # The stranger is the registrar of another province, with a calendar of its own.
    "calendar": Row(who=REGISTRAR, refused=404, stranger=200),
    "calendar-term": Row(
        "post", {"code": "264", "slug": "H1"}, GONE_ON, REGISTRAR, 404, form=TERM
    ),
}
