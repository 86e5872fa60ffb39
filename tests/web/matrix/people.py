"""Inviting people."""

from tests.web.matrix.base import GONE_ON, Row

from bielelt.core.roles import Role

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

MATRIX = {
    "invitation-list": Row(who=ADMINISTRATORS, refused=404),
    "invitation-resend": Row("post", {"pk": 1}, GONE_ON, ADMINISTRATORS, 404),
    "invitation-withdraw": Row("post", {"pk": 1}, GONE_ON, ADMINISTRATORS, 404),
}
