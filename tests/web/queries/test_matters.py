from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories import (
    MeasureFactory,
    MembershipFactory,
    OrganisationFactory,
    PeriodReportFactory,
    UserFactory,
)

from bielelt.core.notices import ExtensionState, Matter, MeasureState, Person
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.models import Extension, Organisation, PeriodReport, Substitution
from bielelt_web.queries.matters import (
    in_force,
    matters_of,
    people_of,
    substitutes_on,
    unfinished,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 18)


def test_a_report_is_brought_with_all_that_may_have_to_be_told(cast):
    bat = UserFactory(username="bat")
    returned = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
    first = MeasureFactory(
        organisation=cast.district,
        label="2.1",
        due_on=DAY,
        delegate=bat,
        done_at=returned,
    )
    second = MeasureFactory(
        organisation=cast.district,
        label=None,
        text="Худаг гаргах ажлыг хугацаанд нь бүрэн дуусгаж тайлагнах",
        returned_at=returned,
        returned_reason="Тоо алга",
    )
    Extension.objects.create(
        measure=first, new_due_on=DAY, reason="Зам хаагдсан", asked_by="bat"
    )

    states = (
        MeasureState(first.pk, "2.1", DAY, is_done=True, delegate="bat"),
        MeasureState(
            second.pk,
            "Худаг гаргах ажлыг хугацаанд нь бүрэн ду",
            returned_at="20260601083000",
            returned_reason="Тоо алга",
        ),
    )
    extension = Extension.objects.get()
    assert matters_of(unfinished([cast.district])) == [
        Matter(
            pk=first.citation.report.pk,
            organisation="Баянхонгор аймгийн Өлзийт сум",
            period="2026-H1",
            due_on=date(2026, 6, 25),
            measures=states,
            extensions=(
                ExtensionState(extension.pk, states[0], "asked", DAY, "Зам хаагдсан"),
            ),
        )
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_reports_take_three_queries_whatever_their_number(
    cast, count, django_assert_num_queries
):
    for n in range(count):
        MeasureFactory(organisation=cast.district, citation__report__period=f"202{n}-H1")

    with django_assert_num_queries(3):
        assert len(matters_of(PeriodReport.objects.all())) == count


@pytest.mark.parametrize("state", [State.CONFIRMED, State.PUBLISHED])
def test_what_is_confirmed_is_nobodys_matter_any_more(cast, state):
    PeriodReportFactory(organisation=cast.district, state=state)

    assert matters_of(unfinished([cast.district])) == []


def test_people_of_an_organisation_are_its_own_and_those_who_reach_it(
    cast, django_assert_num_queries
):
    organisation = Organisation.objects.select_related("parent").get(pk=cast.district.pk)
    both = UserFactory(username="both")
    MembershipFactory(user=both, organisation=cast.province, role=Role.ASSESSOR)
    MembershipFactory(user=both, organisation=cast.district, role=Role.REPORTER)
    above = UserFactory(username="above")
    MembershipFactory(user=above, organisation=cast.province, role=Role.REVIEWER)

    with django_assert_num_queries(1):
        people = people_of(organisation, DAY)

    assert sorted(people, key=lambda p: p.login) == [
        Person("administrator", Role.ADMINISTRATOR, is_near=False),
        Person("assessor", Role.ASSESSOR, is_near=False),
        Person("auditor", Role.AUDITOR, is_near=False),
        Person("both", Role.REPORTER),
        Person("leader", Role.LEADER, is_near=False),
        Person("registrar", Role.REGISTRAR, is_near=False),
        Person("reporter", Role.REPORTER),
        Person("reviewer", Role.REVIEWER),
    ]


@pytest.mark.parametrize(
    ("days", "found"), [(-1, {}), (0, {"reporter": ["tuya"]}), (2, {})]
)
def test_a_substitute_counts_from_the_first_to_the_last_day(cast, days, found):
    Substitution.objects.create(
        absent=cast.user(Role.REPORTER),
        substitute=UserFactory(username="tuya"),
        first_day=DAY,
        last_day=DAY + timedelta(1),
        made_by="admin",
    )

    assert substitutes_on(DAY + timedelta(days)) == found


def test_a_body_that_is_gone_or_yet_to_come_has_no_day():
    here = OrganisationFactory(code="1", valid_to=DAY)
    OrganisationFactory(code="2", valid_to=DAY - timedelta(1))
    OrganisationFactory(code="3", valid_from=DAY + timedelta(1))

    assert list(in_force(DAY)) == [here]
