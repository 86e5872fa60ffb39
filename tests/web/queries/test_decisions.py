from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.factories import OrganisationFactory

from bielelt_web.queries.decisions import bodies_for

pytestmark = pytest.mark.django_db


def test_a_body_is_given_clauses_until_its_last_day(cast):
    today = localdate()
    for code, last_day in (("26401", today), ("26402", today - timedelta(1))):
        OrganisationFactory(code=code, parent=cast.province, valid_to=last_day)

    codes = [body.code for body in bodies_for(cast.province)]

    assert codes == ["264", "26401", "26449"]
