from datetime import date

import pytest
from tests.factories import AssignmentFactory, ClauseFactory, DecisionFactory

from bielelt.core.errors import NotPermitted
from bielelt.core.roles import Role
from bielelt.core.schedules import CALENDAR
from bielelt.core.workflow import State
from bielelt_web.actions import opening
from bielelt_web.models import (
    AuditEntry,
    CalendarTerm,
    Decision,
    Measure,
    PeriodReport,
)
from bielelt_web.queries.duties import calendar_of
from bielelt_web.queries.reports import build_report

pytestmark = pytest.mark.django_db

MAY, NOVEMBER = date(2026, 5, 25), date(2026, 11, 20)


def open_reports(cast, on=MAY, role=Role.REGISTRAR):
    return opening.open_all(organisations=[cast.district], on=on, by=cast.actor(role))


@pytest.fixture
def assigned(cast):
    """One act with two clauses for the district, one of which is reported once a year."""
    decision = DecisionFactory(issuer=cast.province, number="А/7")
    first, second = ClauseFactory.create_batch(2, decision=decision)
    return [
        AssignmentFactory(clause=first, organisation=cast.district),
        AssignmentFactory(clause=second, organisation=cast.district, schedule="yearly"),
    ]


def test_a_report_opens_with_what_is_due_in_its_period(cast, assigned):
    added = open_reports(cast)

    report = PeriodReport.objects.get()
    assert (added, report.period, report.state) == (1, "2026-H1", State.DRAFT)
    assert (report.due_on, report.scale) == (date(2026, 6, 25), "2025")
    assert [m.assignment for m in Measure.objects.all()] == assigned[:1]
    assert [d.number for d in build_report(report).decisions] == ["А/7"]


@pytest.mark.usefixtures("assigned")
def test_opening_again_adds_only_what_was_assigned_since(cast):
    open_reports(cast)
    later = AssignmentFactory(
        clause=ClauseFactory(decision=Decision.objects.get()), organisation=cast.district
    )

    assert open_reports(cast) == 1
    assert open_reports(cast) == 0
    serials = Measure.objects.order_by("serial").values_list("serial", "assignment")
    assert [serial for serial, _ in serials] == [1, 2]
    assert serials[1][1] == later.pk
    assert AuditEntry.objects.count() == 2


@pytest.mark.parametrize("change", ["left control", "ended", "signed off"])
def test_nothing_is_added_that_is_not_owed_or_after_the_draft(cast, assigned, change):
    if change == "left control":
        Decision.objects.update(control=Decision.Control.REMOVED)
    elif change == "ended":
        assigned[0].ended_on = MAY
        assigned[0].save()
    else:
        open_reports(cast)
        PeriodReport.objects.update(state=State.REVIEWED)
        AssignmentFactory(
            clause=ClauseFactory(decision=Decision.objects.get()),
            organisation=cast.district,
        )

    assert open_reports(cast) == 0


def test_a_measure_knows_the_one_before_it_and_completed_duties_stay_away(cast, assigned):
    open_reports(cast)
    first = Measure.objects.get()
    open_reports(cast, NOVEMBER)
    second = Measure.objects.get(citation__report__period="2026", assignment=assigned[0])
    assert second.previous == first

    Measure.objects.filter(pk=first.pk).update(upper_percent=100)
    PeriodReport.objects.filter(period="2026-H1").update(state=State.CONFIRMED)
    Measure.objects.filter(citation__report__period="2026").delete()

    assert open_reports(cast, NOVEMBER) == 1  # the yearly one alone


def test_the_calendar_of_the_province_holds_for_its_districts_from_its_day_on(cast):
    CalendarTerm.objects.create(
        organisation=cast.province,
        part="H1",
        since=date(2026, 1, 1),
        opens_month=6,
        opens_day=1,
        due_month=6,
        due_day=20,
    )

    before, after = (calendar_of(cast.district, date(y, 5, 1)) for y in (2025, 2026))
    assert before == CALENDAR
    assert [t.due for t in after] == [(3, 25), (6, 20), (9, 25), (12, 25)]


@pytest.mark.usefixtures("assigned")
def test_only_a_registrar_or_the_machine_opens_reports(cast):
    with pytest.raises(NotPermitted):
        open_reports(cast, role=Role.REPORTER)

    assert not PeriodReport.objects.exists()
    assert not AuditEntry.objects.exists()
