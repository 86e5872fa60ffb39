from datetime import date

import pytest
from tests.factories import ImportFactory
from tests.make import clause, decision, report

from bielelt.core.roles import Role
from bielelt_web.actions import reports
from bielelt_web.models import Decision
from bielelt_web.queries.register import Known, key_of, known_decisions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("number", "on", "key"),
    [
        ("2024_A/27", date(2023, 1, 1), (2024, "А/27")),
        ("А/93", date(2023, 1, 1), (2023, "А/93")),
        (None, date(2023, 1, 1), (2023, "")),
        (None, None, (0, "")),
    ],
)
def test_year_and_folded_number_name_an_act(number, on, key):
    assert key_of(decision(number=number, on=on)) == key


def test_decisions_of_the_register_are_shown_with_what_differs(
    cast, django_assert_num_queries
):
    first = report(decision(clause(), number="2024_A/27", title="Зам засах тухай"))
    source = ImportFactory(organisation=cast.district, read=first)
    reports.accept(source=source, period="2024-H1", by=cast.actor(Role.REGISTRAR))
    again = decision(clause(), number="2024_А/27", title="Зам тавих тухай")
    new = decision(clause(), number="2024_А/28")
    second = report(again, new)

    with django_assert_num_queries(1):
        known = known_decisions(cast.district, second)

    differences = (
        ("title", "Зам засах тухай", "Зам тавих тухай"),
        ("number", "2024_A/27", "2024_А/27"),
    )
    assert known == [Known(second.decisions[0], Decision.objects.get(), differences)]
