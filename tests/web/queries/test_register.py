from datetime import date

import pytest
from tests.factories import (
    AssignmentFactory,
    ClauseFactory,
    DecisionFactory,
    ImportFactory,
    OrganisationFactory,
)
from tests.make import clause, decision, report

from bielelt.core.roles import Role
from bielelt.reading.memory import Act, KnownClause
from bielelt_web.actions import reports
from bielelt_web.models import Decision
from bielelt_web.queries import register
from bielelt_web.queries.register import Known, key_of, known_clauses, known_decisions

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


# What a reader is given as witnesses ------------------------------------------------------


def labels(organisation):
    return sorted(known.label for known in known_clauses(organisation))


@pytest.mark.parametrize("count", [1, 3])
def test_the_clauses_of_a_register_are_witnesses(cast, django_assert_num_queries, count):
    decision = DecisionFactory(issuer=cast.province, number="А/15", kind="order")
    for number in range(count):
        ClauseFactory(decision=decision, label=f"{number}.", text="Мод тарих")

    with django_assert_num_queries(1):
        known = known_clauses(cast.district)

    act = Act("А/15", date(2026, 1, 15), "order")
    assert set(known) == {KnownClause(act, f"{n}.", "Мод тарих") for n in range(count)}


def test_they_are_those_of_the_body_of_those_above_it_and_of_those_beside_it(cast):
    state = OrganisationFactory(kind="state")
    cast.province.parent = state
    cast.province.save()
    beside = OrganisationFactory(parent=cast.province)
    for issuer, label in ((state, "1."), (cast.province, "2."), (cast.district, "3.")):
        ClauseFactory(decision__issuer=issuer, label=label)
    for given, label in ((cast.district, "4."), (beside, "5."), (cast.elsewhere, "6.")):
        AssignmentFactory(
            clause__decision__issuer=cast.elsewhere, clause__label=label, organisation=given
        )
    ClauseFactory(decision__issuer=beside, label="7.")

    assert labels(cast.district) == ["1.", "2.", "3.", "4.", "5."]
    assert labels(cast.elsewhere) == ["4.", "5.", "6."]


@pytest.mark.parametrize(
    ("control", "known"),
    [("registered", ["1."]), ("removed", ["1."]), ("repealed", []), ("replaced", [])],
)
def test_they_are_those_of_decisions_in_force(cast, control, known):
    ClauseFactory(decision__issuer=cast.province, decision__control=control, label="1.")

    assert labels(cast.district) == known


def test_a_clause_without_a_text_is_no_witness(cast):
    ClauseFactory(decision__issuer=cast.province, text="")

    assert known_clauses(cast.district) == []


def test_of_too_many_the_newest_are_taken(cast, monkeypatch):
    for year in (2024, 2026, 2025):
        ClauseFactory(
            decision__issuer=cast.province,
            decision__date=date(year, 1, 1),
            label=f"{year}.",
        )
    monkeypatch.setattr(register, "MOST_KNOWN", 2)

    assert labels(cast.district) == ["2025.", "2026."]
