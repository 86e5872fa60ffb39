"""The people of the tests: one province, two districts, one person per role."""

from dataclasses import dataclass

from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

from bielelt.core.roles import PERSONS, REACHING_BELOW, Actor, Role
from bielelt_web.middleware import actor_of
from bielelt_web.models import Organisation, User


@dataclass(frozen=True)
class Cast:
    """``Өлзийт`` lies in ``Баянхонгор``; ``Номгон`` lies elsewhere.

    Roles that reach below are held in the province, the others in the district.
    """

    province: Organisation
    district: Organisation
    elsewhere: Organisation
    users: dict[Role, User]
    stranger: User

    def user(self, role: Role) -> User:
        return self.users[role]

    def actor(self, role: Role) -> Actor:
        return actor_of(self.users[role])

    @property
    def worker(self) -> Actor:
        return Actor("worker", {self.district.code: Role.WORKER})


def assemble():
    """Enter the cast into the database."""
    province = OrganisationFactory(code="264", name="Баянхонгор", kind="province")
    district = OrganisationFactory(code="26449", name="Өлзийт", parent=province)
    elsewhere = OrganisationFactory(code="34625", name="Номгон")
    users = {role: UserFactory(username=role.value) for role in PERSONS}
    for role, user in users.items():
        place = province if role in REACHING_BELOW else district
        MembershipFactory(user=user, organisation=place, role=role)
    stranger = UserFactory(username="stranger")
    MembershipFactory(user=stranger, organisation=elsewhere, role=Role.REGISTRAR)
    return Cast(province, district, elsewhere, users, stranger)
