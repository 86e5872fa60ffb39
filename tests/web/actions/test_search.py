from datetime import date

import pytest
from tests.factories import ClauseFactory, DecisionFactory, MeasureFactory

from bielelt.core.roles import Role
from bielelt_web.actions import search
from bielelt_web.actions.assignments import Terms, assign
from bielelt_web.models import JointNumber, SearchEntry
from bielelt_web.queries.search import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision():
    decision = DecisionFactory(title="Худаг гаргах тухай", number="А/27", year=2026)
    ClauseFactory(decision=decision, label="1.", text="Булаг шандыг хаших")
    return decision


def entries():
    rows = SearchEntry.objects.order_by("pk")
    return [(row.subject.partition(":")[0], row.text) for row in rows]


def test_a_decision_is_found_with_its_clauses(decision):
    search.index_decision(decision)

    assert entries() == [
        ("decision", "Худаг гаргах тухай"),
        ("clause", "Булаг шандыг хаших"),
    ]
    stems = SearchEntry.objects.get(kind="decision").stems.split()
    assert {"№а27", "а27", "худаг", "захирамж", "2026"} <= set(stems)


def test_what_is_written_again_keeps_its_place(decision):
    search.index_decision(decision)
    before = list(SearchEntry.objects.order_by("pk").values_list("pk", flat=True))
    decision.title = "Гүүр барих тухай"

    search.index_decision(decision)

    assert entries() == [("decision", "Гүүр барих тухай"), ("clause", "Булаг шандыг хаших")]
    assert list(SearchEntry.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_a_joint_act_is_found_by_each_of_its_numbers(decision):
    JointNumber.objects.create(decision=decision, number="Б/140", number_key="Б/140")

    search.index_decision(decision)

    stems = SearchEntry.objects.get(kind="decision").stems.split()
    assert {"№а27", "№б140"} <= set(stems)


def test_a_measure_is_found_by_its_progress_its_organisation_and_its_decision():
    measure = MeasureFactory(progress="Хоёр худаг гаргав", organisation__name="Өлзийт")
    number = measure.citation.decision.number.replace("/", "").lower()

    search.index_measure(measure)

    entry = SearchEntry.objects.get()
    assert (entry.text, entry.organisation.name) == ("Хоёр худаг гаргав", "Өлзийт")
    assert {"худаг", "олзийт", number} <= set(entry.stems.split())


def test_a_measure_without_progress_is_not_found_any_more():
    measure = MeasureFactory(progress="Хоёр худаг гаргав")
    search.index_measure(measure)
    measure.progress = ""

    search.index_measure(measure)

    assert entries() == []


@pytest.mark.usefixtures("decision")
def test_reindexing_finds_everything_in_batches(monkeypatch):
    monkeypatch.setattr(search, "BATCH", 2)
    for n in range(3):
        MeasureFactory(progress=f"Худаг {n}")
    MeasureFactory(progress=None)

    count = search.reindex()

    assert count == len(entries()) == 2 + 4 * 2 + 3


def test_who_is_given_a_clause_finds_its_decision(cast):
    clause = ClauseFactory(decision__issuer=cast.province, text="Худаг гаргах")
    registrar, reporter = cast.actor(Role.REGISTRAR), cast.actor(Role.REPORTER)
    search.index_decision(clause.decision)
    before = find(reporter, "худаг", SearchEntry.Kind.CLAUSE).hits

    assign(
        clause=clause,
        organisations=[cast.district],
        terms=Terms(),
        on=date(2026, 3, 1),
        by=registrar,
    )

    after = find(reporter, "худаг", SearchEntry.Kind.CLAUSE).hits
    assert ([hit.entry.text for hit in before], [hit.entry.text for hit in after]) == (
        [],
        ["Худаг гаргах"],
    )
