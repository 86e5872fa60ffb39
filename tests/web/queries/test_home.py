from datetime import date

import pytest
from django.utils import timezone
from tests.factories import ExtensionFactory, MeasureFactory

from bielelt.core.roles import PERSONS, Role
from bielelt.core.workflow import State
from bielelt_web.models import Measure, PeriodReport
from bielelt_web.queries.home import work_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
NOTHING = {"returned": 0, "overdue": 0, "due": 0}


def measure(cast, **values):
    return MeasureFactory(organisation=cast.district, issuer=cast.province, **values)


def work(cast, role):
    return work_of(cast.actor(role), today=TODAY)


def test_a_reporter_is_told_how_many_clauses_press_and_how_much(cast):
    measure(cast, due_on=date(2026, 5, 1))
    measure(cast)
    measure(cast, returned_at=timezone.now(), returned_reason="Тоо зөрсөн")
    measure(cast, done_at=timezone.now())

    assert work(cast, Role.REPORTER).measures == {"returned": 1, "overdue": 1, "due": 1}
    assert work(cast, Role.REVIEWER).measures == NOTHING


@pytest.mark.parametrize(
    ("state", "step", "roles"),
    [
        (State.DRAFT, "sign_off", {Role.REVIEWER}),
        (State.REVIEWED, "submit", {Role.REPORTER, Role.REVIEWER}),
        (State.SUBMITTED, "assess", {Role.ASSESSOR}),
        (State.ASSESSED, "confirm", {Role.LEADER}),
        (State.CONFIRMED, None, set()),
    ],
)
def test_a_report_waits_for_whoever_may_take_its_next_step(cast, state, step, roles):
    measure(cast, done_at=timezone.now())
    PeriodReport.objects.update(state=state)

    told = {role: [s.key for s in work(cast, role).steps] for role in PERSONS}

    assert {role: keys for role, keys in told.items() if keys} == {
        role: [step] for role in roles
    }


def test_a_draft_with_a_clause_to_write_is_not_offered_for_signing_off(cast):
    measure(cast, done_at=timezone.now())
    open_one = measure(cast)
    assert work(cast, Role.REVIEWER).steps == []

    Measure.objects.filter(pk=open_one.pk).update(done_at=timezone.now())

    assert len(work(cast, Role.REVIEWER).steps) == 1


def test_an_extension_waits_for_the_assessor_alone(cast):
    ExtensionFactory(measure=measure(cast))

    told = {role: work(cast, role).extensions for role in PERSONS}
    assert {role for role, count in told.items() if count} == {Role.ASSESSOR}


def test_with_nothing_to_do_the_page_is_empty(cast):
    assert all(work(cast, role).is_empty for role in PERSONS)
    measure(cast)

    assert not work(cast, Role.REPORTER).is_empty
