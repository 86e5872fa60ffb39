import pytest
from tests.factories import OrganisationFactory

from bielelt.language import collation
from bielelt_web.models import Organisation
from bielelt_web.queries.collate import in_order

pytestmark = pytest.mark.django_db

NAMES = ["Ноён", "Орхон", "Өлзийт", "Өмнөговь", "Понт", "Ургамал", "Үенч", "Хишиг", "Яруу"]


def test_the_database_puts_o_bar_after_o_and_straight_u_after_u():
    for name in reversed(NAMES):
        OrganisationFactory(name=name)

    in_database = Organisation.objects.order_by(in_order("name"))

    assert [row.name for row in in_database] == NAMES
    assert sorted(NAMES, key=collation.key) == NAMES
