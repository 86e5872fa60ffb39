from datetime import date

import pytest
from tests.factories import CitationFactory, MeasureFactory, PeriodReportFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import extensions
from bielelt_web.models import AuditEntry, Extension, Measure

pytestmark = pytest.mark.django_db

OLD, NEW = date(2026, 6, 1), date(2026, 9, 1)
REASON = "Барилгын материал хил дээр саатсан."


@pytest.fixture
def measure(cast):
    return MeasureFactory(organisation=cast.district, due_on=OLD, assignment__due_on=OLD)


def ask(cast, measure, day=NEW, reason=REASON, role=Role.REPORTER):
    by = cast.actor(role)
    return extensions.ask(measure=measure, new_due_on=day, reason=reason, by=by)


def test_a_granted_day_moves_the_assignment_and_its_open_measures(cast, measure):
    locked, later = (
        MeasureFactory(
            assignment=measure.assignment,
            due_on=OLD,
            citation=CitationFactory(
                decision=measure.citation.decision,
                report=PeriodReportFactory(
                    organisation=cast.district, period=period, state=state
                ),
            ),
        )
        for period, state in (("2025", State.CONFIRMED), ("2026-M9", State.DRAFT))
    )
    asked = ask(cast, measure)
    assert (asked.old_due_on, asked.state) == (OLD, "asked")

    extensions.grant(extension=asked, by=cast.actor(Role.ASSESSOR))

    days = dict(Measure.objects.values_list("pk", "due_on"))
    assert days == {measure.pk: NEW, later.pk: NEW, locked.pk: OLD}
    measure.assignment.refresh_from_db()
    assert measure.assignment.due_on == NEW
    entry = AuditEntry.objects.order_by("number").last()
    assert (entry.action, entry.before, entry.after) == (
        "extensions.grant",
        {"due_on": "2026-06-01", "state": "asked"},
        {"due_on": "2026-09-01", "state": "granted"},
    )


def test_a_refusal_needs_a_reason_and_moves_nothing(cast, measure):
    asked = ask(cast, measure)
    by = cast.actor(Role.ASSESSOR)
    with pytest.raises(Refused):
        extensions.refuse(extension=asked, reason=" ", by=by)

    extensions.refuse(extension=asked, reason="Төсөв хуваарилагдсан.", by=by)

    row = Extension.objects.get()
    assert (row.state, row.decision_reason) == ("refused", "Төсөв хуваарилагдсан.")
    assert Measure.objects.get().due_on == OLD
    with pytest.raises(Refused):
        extensions.grant(extension=asked, by=by)


@pytest.mark.parametrize(
    ("day", "reason"), [(OLD, REASON), (date(2026, 5, 1), REASON), (NEW, " ")]
)
def test_a_request_needs_a_later_day_and_a_reason(cast, measure, day, reason):
    with pytest.raises(Refused):
        ask(cast, measure, day, reason)

    assert not Extension.objects.exists()


def test_one_request_at_a_time(cast, measure):
    first = ask(cast, measure)
    with pytest.raises(Refused):
        ask(cast, measure)

    extensions.refuse(extension=first, reason="Үгүй.", by=cast.actor(Role.ASSESSOR))

    assert ask(cast, measure).state == "asked"


def test_without_a_day_of_its_own_the_day_of_the_report_holds(cast):
    measure = MeasureFactory(organisation=cast.district)  # the report is due on 25 June
    with pytest.raises(Refused):
        ask(cast, measure, date(2026, 6, 25))

    assert ask(cast, measure, date(2026, 6, 26)).old_due_on is None


def test_nobody_asks_or_decides_without_the_right(cast, measure):
    for role in (Role.REVIEWER, Role.ASSESSOR):
        with pytest.raises(NotPermitted):
            ask(cast, measure, role=role)
    asked = ask(cast, measure)
    for role in (Role.REPORTER, Role.REGISTRAR):
        with pytest.raises(NotPermitted):
            extensions.grant(extension=asked, by=cast.actor(role))

    assert Extension.objects.get().state == "asked"


def test_a_locked_report_takes_no_request(cast, measure):
    report = measure.citation.report
    report.state = State.CONFIRMED
    report.save()

    with pytest.raises(Refused):
        ask(cast, measure)
