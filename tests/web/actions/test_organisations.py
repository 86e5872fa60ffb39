from dataclasses import replace
from datetime import date

import pytest
from tests.factories import AssignmentFactory, OrganisationFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Actor, Role
from bielelt_web.actions import organisations
from bielelt_web.actions.organisations import Facts, facts_of
from bielelt_web.models import Assignment, AuditEntry, Organisation, SearchEntry
from bielelt_web.queries.search import find

pytestmark = pytest.mark.django_db

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 1)


@pytest.fixture
def admin(cast):
    return cast.actor(Role.ADMINISTRATOR)


def agency(cast, name="Мал эмнэлгийн газар", **others):
    return Facts(name, "agency", cast.province, **others)


def edit(organisation, by, **facts):
    organisations.edit(
        organisation=organisation, facts=replace(facts_of(organisation), **facts), by=by
    )


def test_a_body_is_entered_below_one_whose_people_are_managed(cast, admin):
    row = organisations.add(code="264101", facts=agency(cast, name=" Музей "), by=admin)

    assert facts_of(Organisation.objects.get(pk=row.pk)) == agency(cast, name="Музей")
    assert [str(entry) for entry in AuditEntry.objects.all()] == [
        "administrator organisations.add organisation:264101"
    ]


@pytest.mark.parametrize(
    ("code", "role", "others", "error"),
    [
        ("264101", Role.REGISTRAR, {}, NotPermitted),
        ("26449", Role.ADMINISTRATOR, {}, Refused),
        ("264101", Role.ADMINISTRATOR, {"name": "  "}, Refused),
        ("264101", Role.ADMINISTRATOR, {"kind": "bag"}, Refused),
        ("264101", Role.ADMINISTRATOR, {"valid_from": JULY, "valid_to": JUNE}, Refused),
    ],
    ids=[
        "registrar",
        "code-taken",
        "no-name",
        "bag-of-a-province",
        "ends-before-it-begins",
    ],
)
def test_a_body_is_refused_and_leaves_no_trace(cast, code, role, others, error):
    facts = replace(agency(cast), **others)
    with pytest.raises(error):
        organisations.add(code=code, facts=facts, by=cast.actor(role))

    assert not Organisation.objects.filter(parent=cast.province, kind="agency").exists()
    assert not AuditEntry.objects.exists()


def test_a_body_without_one_above_is_entered_by_the_operator_only(admin):
    facts = Facts("Монгол Улс", "state")
    with pytest.raises(NotPermitted):
        organisations.add(code="MN", facts=facts, by=admin)

    operator = Actor("operator", {"MN": Role.OPERATOR})
    assert organisations.add(code="MN", facts=facts, by=operator).parent is None


def test_what_was_corrected_stands_in_the_audit_trail_and_nothing_else(cast, admin):
    edit(cast.district, admin, name="Өлзийт сум")

    entry = AuditEntry.objects.get()
    assert (entry.before, entry.after) == ({"name": "Өлзийт"}, {"name": "Өлзийт сум"})


def test_a_body_ends_with_a_successor(cast, admin):
    heir = OrganisationFactory(parent=cast.province)

    edit(cast.district, admin, valid_to=JUNE, successor=heir)

    cast.district.refresh_from_db()
    assert (cast.district.valid_to, cast.district.successor) == (JUNE, heir)


@pytest.mark.parametrize(
    ("valid_to", "heir"),
    [
        (None, {}),
        (JUNE, {"valid_to": JUNE}),
        (JUNE, {"pk": 0}),
    ],
    ids=["in-force", "ended-too", "not-in-the-register"],
)
def test_a_successor_that_cannot_take_over_is_refused(cast, admin, valid_to, heir):
    successor = OrganisationFactory(parent=cast.province)
    for field, value in heir.items():
        setattr(successor, field, value)
    if successor.pk:
        successor.save()

    with pytest.raises(Refused):
        edit(cast.district, admin, valid_to=valid_to, successor=successor)


def test_nobody_succeeds_themselves_by_way_of_others(cast, admin):
    first = OrganisationFactory(
        parent=cast.province, valid_to=date(2030, 1, 1), successor=cast.district
    )

    with pytest.raises(Refused, match="өөрийгөө залгамжлахад"):
        edit(cast.district, admin, valid_to=JUNE, successor=first)


def test_a_body_cannot_stand_below_what_stands_below_it():
    state = OrganisationFactory(code="MN", kind="state")
    agency = OrganisationFactory(code="1", kind="agency", parent=state)
    below = OrganisationFactory(code="2", kind="agency", parent=agency)
    by = Actor("bat", dict.fromkeys(("MN", "1", "2"), Role.ADMINISTRATOR))

    with pytest.raises(Refused, match="харьяанд"):
        edit(agency, by, parent=below)
    with pytest.raises(Refused, match="харьяанд"):
        edit(agency, by, parent=agency)


@pytest.mark.parametrize("missing", ["264", "265", "26449"])
def test_moving_a_body_needs_the_right_in_it_and_in_both_bodies_above(cast, missing):
    other = OrganisationFactory(code="265", kind="province")
    codes = {"264", "265", "26449"}
    by = Actor("bat", dict.fromkeys(codes - {missing}, Role.ADMINISTRATOR))

    with pytest.raises(NotPermitted):
        edit(cast.district, by, parent=other)

    edit(
        cast.district, Actor("bat", dict.fromkeys(codes, Role.ADMINISTRATOR)), parent=other
    )
    cast.district.refresh_from_db()
    assert cast.district.parent == other


def test_a_body_is_not_cut_off_from_who_manages_its_people(cast, admin):
    with pytest.raises(Refused):
        edit(cast.district, admin, parent=None)


# Handing over ---------------------------------------------------------------------------


@pytest.fixture
def heir(cast, admin):
    heir = OrganisationFactory(code="26499", parent=cast.province)
    admin.roles[heir.code] = Role.ADMINISTRATOR
    cast.district.valid_to, cast.district.successor = JUNE, heir
    cast.district.save()
    return heir


def hand_over(cast, admin, on=JULY):
    return organisations.hand_over(organisation=cast.district, on=on, by=admin)


def test_the_successor_gets_the_same_terms_and_the_old_ones_end(cast, admin, heir):
    old = AssignmentFactory(
        organisation=cast.district, role="co", due_on=date(2026, 9, 1), weight=3
    )
    AssignmentFactory(organisation=cast.district, ended_on=date(2026, 1, 1))

    assert hand_over(cast, admin) == 1

    old.refresh_from_db()
    new = Assignment.objects.get(organisation=heir)
    assert old.ended_on == JULY
    assert (new.clause, new.role, new.due_on, new.weight) == (
        old.clause,
        "co",
        date(2026, 9, 1),
        3,
    )
    assert (new.given_on, new.given_by, new.ended_on) == (JULY, "administrator", None)
    assert AuditEntry.objects.get().after == {
        "to": "26499",
        "on": "2026-07-01",
        "clauses": [old.clause_id],
    }


def test_what_the_successor_has_of_its_own_stays_and_what_it_gave_back_returns(
    cast, admin, heir
):
    both, returned = AssignmentFactory.create_batch(
        2, organisation=cast.district, role="co"
    )
    AssignmentFactory(clause=both.clause, organisation=heir)
    AssignmentFactory(clause=returned.clause, organisation=heir, ended_on=date(2026, 3, 1))

    assert hand_over(cast, admin) == 2

    rows = Assignment.objects.filter(organisation=heir).order_by("clause")
    assert [(row.role, row.ended_on) for row in rows] == [("lead", None), ("co", None)]


def test_the_successor_finds_what_it_has_to_carry_out(cast, admin, heir):
    title = AssignmentFactory(organisation=cast.district).clause.decision.title
    reporter = Actor("x", {heir.code: Role.REPORTER})

    hand_over(cast, admin)

    found = find(reporter, title, SearchEntry.Kind.DECISION)
    assert [hit.entry.text for hit in found.hits] == [title]


@pytest.mark.parametrize("lacking", ["assignment", "successor", "last day", "right"])
def test_handing_over_needs_all_of_it(cast, admin, heir, lacking):
    if lacking != "assignment":
        AssignmentFactory(organisation=cast.district)
    if lacking == "successor":
        cast.district.successor = None
    on = date(2026, 6, 29) if lacking == "last day" else JUNE
    if lacking == "right":
        del admin.roles[heir.code]

    with pytest.raises(NotPermitted if lacking == "right" else Refused):
        hand_over(cast, admin, on=on)

    assert not Assignment.objects.filter(organisation=heir).exists()
    assert not AuditEntry.objects.exists()


def test_units_are_entered_by_who_manages_each_of_them(cast):
    units = [organisations.Unit("26401", "Баян", "district", "264")]
    with pytest.raises(NotPermitted):
        organisations.enter_units(units=units, by=cast.actor(Role.REGISTRAR))

    operator = Actor("operator", {"26401": Role.OPERATOR})
    (row,) = organisations.enter_units(units=units, by=operator)
    assert (row.code, row.parent) == ("26401", cast.province)
    assert AuditEntry.objects.get().after == {"codes": ["26401"]}
