"""Actions that tell somebody at once, inside their own transaction."""

from datetime import date

import pytest
from django.utils import timezone
from tests.factories import ExtensionFactory, MeasureFactory

from bielelt.core.errors import Refused
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import assessment, extensions, measures, workflow
from bielelt_web.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(cast):
    """A finished measure of a report that was signed off."""
    return MeasureFactory(
        organisation=cast.district,
        issuer=cast.province,
        progress="Худаг гаргав.",
        self_percent=100,
        done_at=timezone.now(),
        citation__report__state=State.REVIEWED,
    )


def told():
    rows = Notice.objects.order_by("user__username", "kind")
    return list(rows.values_list("user__username", "kind"))


def test_who_assesses_is_told_that_a_report_was_submitted(cast, done):
    report = done.citation.report

    workflow.move(report=report, step="submit", by=cast.actor(Role.REVIEWER))

    assert told() == [("assessor", "to-assess")]


def test_who_writes_is_told_that_a_report_came_back(cast, done):
    report = done.citation.report

    workflow.move(
        report=report,
        step="return_to_reporter",
        reason="Тоо алга",
        by=cast.actor(Role.REVIEWER),
    )

    assert told() == [("reporter", "report-returned")]


def test_who_writes_is_told_that_one_measure_came_back(cast, done):
    assessment.return_measure(measure=done, reason="Тоо алга", by=cast.actor(Role.REVIEWER))

    assert ("reporter", "measure-returned") in told()


def test_the_head_is_told_when_the_last_measure_is_done(cast):
    first, last = MeasureFactory.create_batch(
        2,
        organisation=cast.district,
        issuer=cast.province,
        progress="Худаг гаргав.",
        self_percent=100,
    )
    by = cast.actor(Role.REPORTER)

    measures.mark_done(measure=first, version=0, by=by)
    assert told() == []
    measures.mark_done(measure=last, version=0, by=by)

    assert told() == [("reviewer", "to-sign-off")]


def test_an_extension_is_told_to_who_decides_and_then_to_who_asked(cast):
    measure = MeasureFactory(organisation=cast.district, issuer=cast.province)
    extension = extensions.ask(
        measure=measure,
        new_due_on=date(2027, 1, 31),
        reason="Хөрс хөлдсөн",
        by=cast.actor(Role.REPORTER),
    )
    assert told() == [("assessor", "extension-asked")]

    extensions.grant(extension=extension, by=cast.actor(Role.ASSESSOR))

    assert told()[1:] == [("reporter", "extension-granted")]


def test_what_is_refused_tells_nobody(cast, done):
    extension = ExtensionFactory(measure=done)

    with pytest.raises(Refused):
        extensions.refuse(extension=extension, reason=" ", by=cast.actor(Role.ASSESSOR))
    with pytest.raises(Refused):
        workflow.move(
            report=done.citation.report,
            step="return_to_reporter",
            by=cast.actor(Role.REVIEWER),
        )

    assert told() == []
