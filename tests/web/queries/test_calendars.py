from datetime import date

import pytest
from tests.factories import MembershipFactory, OrganisationFactory

from bielelt.core.roles import Role
from bielelt.core.schedules import CALENDAR
from bielelt_web.models import CalendarTerm
from bielelt_web.queries.calendars import managed, rows_of

pytestmark = pytest.mark.django_db


def test_a_registrar_looks_after_the_uppermost_bodies_only(cast):
    other = OrganisationFactory(code="999")
    MembershipFactory(
        user=cast.user(Role.REGISTRAR), organisation=other, role=Role.REGISTRAR
    )

    assert list(managed(cast.actor(Role.REGISTRAR))) == [cast.province, other]
    assert list(managed(cast.actor(Role.ASSESSOR))) == []


def test_a_calendar_shows_what_holds_what_held_and_what_will(cast):
    days = [date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)]
    past, now, coming = (
        CalendarTerm.objects.create(
            organisation=cast.province, part="H1", since=since,
            opens_month=6, opens_day=1, due_month=6, due_day=due,
        )
        for since, due in zip(days, (20, 22, 24), strict=True)
    )  # fmt: skip

    rows = rows_of(cast.province, date(2026, 6, 1))

    assert [row.part for row in rows] == ["Q1", "H1", "M9", ""]
    assert (rows[0].term, rows[0].since) == (CALENDAR[0], None)
    assert (rows[1].term, rows[1].since) == (now.term, days[1])
    assert (rows[1].coming, rows[1].past) == ([coming], [past])
