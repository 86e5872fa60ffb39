from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from tests.factories import MeasureFactory

from bielelt.core.roles import Role
from bielelt.language.merging import Change
from bielelt_web.actions import measures
from bielelt_web.queries.drafts import Draft
from bielelt_web.queries.history import steps_of

pytestmark = pytest.mark.django_db


def test_one_sitting_is_one_step_that_tells_what_came_of_it(
    cast, django_assert_num_queries
):
    measure = MeasureFactory(organisation=cast.district)
    by = cast.actor(Role.REPORTER)
    start = timezone.now()
    drafts = (
        Draft(),
        Draft("Худаг"),
        Draft("Худаг гаргав.", "50"),
        Draft("Худаг гаргав.", "70"),
        Draft("Худаг хоёрыг гаргав.", "70"),
    )
    minutes = (0, 1, 2, 60)
    for version, minute in enumerate(minutes):
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            measures.save_draft(
                measure=measure,
                version=version,
                base=drafts[version],
                changes=drafts[version + 1],
                by=by,
            )

    with django_assert_num_queries(2):
        late, early = steps_of(measure)

    assert (early.ended - early.began, late.who) == (timedelta(minutes=2), "reporter")
    assert [(c.field, c.before, c.after) for c in early.changes] == [
        ("progress", "", "Худаг гаргав."),
        ("rating", "", "70"),
    ]
    assert late.changes[0].words == (
        Change("same", "Худаг "),
        Change("added", "хоёрыг "),
        Change("same", "гаргав."),
    )
