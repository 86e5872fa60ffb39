"""Organisations, their people, inviting and substituting them."""

from tests.web.matrix.base import GONE_ON, Row

from bielelt.core.roles import Role

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
REPORTER_TOO = ADMINISTRATORS | {Role.REPORTER}
DISTRICT = {"code": "26449"}
BAG = {"code": "2644951", "name": "Баг", "kind": "bag"}
ROLE = {"role": "reporter"}
LEAVE = {"first_day": "2031-07-01", "last_day": "2031-07-20"}


def _reporter(rooms):
    return {"pk": rooms.substitution.absent_id}


def _membership(rooms):
    return {"pk": rooms.substitution.absent.memberships.get().pk}


def _administering(kwargs, granted=GONE_ON, form=None):
    return Row("post", kwargs, granted, ADMINISTRATORS, 404, form=form or {})


MATRIX = {
    "organisation-list": Row(stranger=200),
    "organisation": Row(kwargs=DISTRICT),
    # The form is shown again: the body above is not named.
    "organisation-new": _administering({}, 200, BAG),
    "organisation-edit": _administering(DISTRICT, 200, BAG),
    "organisation-hand-over": _administering(DISTRICT),
    "membership-new": _administering(DISTRICT, form={**ROLE, "user": "stranger"}),
    "membership-edit": _administering(_membership, form=ROLE),
    "membership-end": _administering(_membership),
    "person": Row(kwargs=_reporter, who=REPORTER_TOO, refused=404),
    # Without a substitute the form is shown again.
    "substitution-new": Row("post", _reporter, 200, REPORTER_TOO, 404, form=LEAVE),
    "substitution-withdraw": Row(
        "post",
        lambda rooms: {"pk": rooms.substitution.pk},
        GONE_ON,
        REPORTER_TOO,
        404,
    ),
    "person-off": Row("post", _reporter, GONE_ON, REPORTER_TOO, 404),
    "person-on": Row("post", _reporter, GONE_ON, REPORTER_TOO, 404),
    "act-for": Row("post", _reporter, GONE_ON, frozenset({Role.REVIEWER}), 404),
    "act-stop": Row("post", {}, GONE_ON, stranger=GONE_ON),
    "invitation-list": Row(who=ADMINISTRATORS, refused=404),
    "invitation-resend": Row("post", {"pk": 1}, GONE_ON, ADMINISTRATORS, 404),
    "invitation-withdraw": Row("post", {"pk": 1}, GONE_ON, ADMINISTRATORS, 404),
}
