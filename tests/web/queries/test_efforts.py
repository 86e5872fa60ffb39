from datetime import UTC, datetime, timedelta

import pytest
from tests.factories import ImportFactory

from bielelt.core.roles import Actor, Role
from bielelt_web.actions import audit
from bielelt_web.queries.efforts import time_spent

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 6, 17, 9, tzinfo=UTC)


@pytest.fixture
def did(time_machine, cast):
    """Note what somebody did to an import at seconds after nine."""

    worker = Actor("worker", {cast.district.code: Role.WORKER})

    def done(source, role, *seconds, action="imports.answer"):
        by = worker if role is Role.WORKER else cast.actor(role)
        for second in seconds:
            time_machine.move_to(NINE + timedelta(seconds=second), tick=False)
            audit.record(action, f"import:{source.pk}", by)

    return done


def test_the_time_from_answer_to_answer_counts_but_not_the_pauses(did):
    source = ImportFactory()
    did(source, Role.REGISTRAR, 0, 40, 340, 700, 710)

    assert time_spent(source) == timedelta(seconds=40 + 300 + 10)


def test_each_person_is_timed_alone_and_the_machine_not_at_all(did):
    source, other = ImportFactory.create_batch(2)
    did(source, Role.WORKER, 0, 10, action="imports.begin_reading")
    did(source, Role.REGISTRAR, 20, 50)
    did(source, Role.ASSESSOR, 30, 35)
    did(other, Role.REGISTRAR, 60, 90)

    assert time_spent(source) == timedelta(seconds=30 + 5)


def test_an_import_nobody_answered_took_no_time():
    assert time_spent(ImportFactory()) == timedelta()
