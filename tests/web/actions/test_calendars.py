from datetime import date

import pytest

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Role
from bielelt_web.actions import calendars
from bielelt_web.models import AuditEntry, CalendarTerm
from bielelt_web.queries.duties import calendar_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 1)


def set_term(cast, *, role=Role.REGISTRAR, **changes):
    given = {
        "part": "H1",
        "since": TODAY,
        "opens": (6, 1),
        "due": (6, 20),
        "due_next_year": False,
        "for_all": True,
    }
    return calendars.set_term(
        **{"organisation": cast.province, **given, **changes},
        on=TODAY,
        by=cast.actor(role),
    )


def test_a_term_holds_for_the_province_from_its_day_on(cast):
    row = set_term(cast)

    assert calendar_of(cast.district, TODAY)[1] == row.term
    assert (row.term.opens, row.term.due) == ((6, 1), (6, 20))
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == ("calendars.set_term", "organisation:264")
    assert entry.before == {}


def test_a_later_term_leaves_the_earlier_one_and_one_of_the_same_day_replaces_it(cast):
    set_term(cast)
    set_term(cast, due=(6, 22))
    set_term(cast, due=(6, 28), since=date(2027, 1, 1))

    rows = CalendarTerm.objects.order_by("since").values_list("since", "due_day")
    assert list(rows) == [(TODAY, 22), (date(2027, 1, 1), 28)]
    assert AuditEntry.objects.get(number=2).before["due_day"] == 20


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"part": "Q2"}, Refused),
        ({"opens": (2, 29)}, Refused),
        ({"due": (6, 31)}, Refused),
        ({"due": (6, 1)}, Refused),
        ({"due": (1, 15)}, Refused),
        ({"since": date(2026, 2, 28)}, Refused),
        ({"role": Role.REPORTER}, NotPermitted),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(cast, changes, error):
    with pytest.raises(error):
        set_term(cast, **changes)

    assert not CalendarTerm.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_year_may_be_due_in_the_next_one(cast):
    row = set_term(cast, part="", due=(1, 15), due_next_year=True)

    assert row.term.due_on(2026) == date(2027, 1, 15)


def test_an_address_is_renewed_and_closed_by_its_owner_only(cast):
    user, by = cast.user(Role.REPORTER), cast.actor(Role.REPORTER)

    first = calendars.renew_feed(user=user, by=by)
    second = calendars.renew_feed(user=user, by=by)
    user.refresh_from_db()
    assert (len(second), user.calendar_token) == (43, second)
    assert first != second

    with pytest.raises(NotPermitted):
        calendars.close_feed(user=user, by=cast.actor(Role.LEADER))
    calendars.close_feed(user=user, by=by)

    user.refresh_from_db()
    assert user.calendar_token == ""
    assert second not in str(list(AuditEntry.objects.values()))
