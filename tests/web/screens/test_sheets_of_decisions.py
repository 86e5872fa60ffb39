"""The sheet of decisions out and back."""

from datetime import date

import pytest
from tests.factories import AssignmentFactory
from tests.web.filling import (
    NOTHING,
    actions,
    bring,
    exported,
    filled,
    page_of,
    take_in,
    told,
)

from bielelt_web.models import Assignment, Clause, Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def clauses(cast):
    """Return two clauses of one decision of the province, the first given to the district."""
    first = AssignmentFactory(
        organisation=cast.district, issuer=cast.province, clause__label="1."
    ).clause
    second = Clause.objects.create(
        decision=first.decision, label="2.", text="Тэжээл бэлтгэх"
    )
    return [first, second]


NEW = {
    "kind": "Захирамж",
    "number": "А/901",
    "date": date(2026, 2, 3),
    "title": "Мод тарих тухай",
    "issuer": "264",
    "label": "1.",
    "text": "Мод тарьж, арчлахыг даалгасугай.",
    "force": "Үүрэг",
    "addressees": "26449",
}


@pytest.fixture
def registrar(registrar):
    registrar.cookies["django_language"] = "en"
    return registrar


def given():
    rows = Assignment.objects.filter(ended_on=None).order_by("clause", "organisation")
    return [(a.clause.label, a.organisation.code, a.group, str(a.weight)) for a in rows]


@pytest.mark.usefixtures("clauses")
def test_decisions_are_corrected_and_entered_with_their_clauses_in_one_file(registrar):
    url = page_of("decisions", "264")
    edits = {
        0: {"title": "Өвөлжилт, хаваржилтын тухай", "weight": 2},
        1: {"text": "Өвс, тэжээл бэлтгэх", "addressees": "districts"},
    }
    added = [NEW, NEW | {"label": "2.", "text": "Тайлагнах", "addressees": None}]
    data = filled(exported(registrar, url), edits, added)

    page = bring(registrar, url, data)

    assert told(page)["problems"] == []
    assert told(page)["added"] == [
        "А/901 · Мод тарих тухай · 1.",
        "А/901 · Мод тарих тухай · 2.",
    ]
    take_in(registrar, url, page)
    assert [d.title for d in Decision.objects.order_by("pk")] == [
        "Өвөлжилт, хаваржилтын тухай",
        "Мод тарих тухай",
    ]
    assert [(c.label, c.text) for c in Clause.objects.order_by("pk")] == [
        ("1.", "Худаг гаргаж, малчдыг усаар хангах"),
        ("2.", "Өвс, тэжээл бэлтгэх"),
        ("1.", "Мод тарьж, арчлахыг даалгасугай."),
        ("2.", "Тайлагнах"),
    ]
    assert given() == [
        ("1.", "26449", "", "2.00"),
        ("2.", "26449", "districts", "1.00"),
        ("1.", "26449", "", "1.00"),
    ]
    for again in (data, exported(registrar, url), exported(registrar, url, format="csv")):
        assert told(bring(registrar, url, again)) == {**NOTHING, "unchanged": 4}


def test_whoever_is_not_named_any_more_has_the_clause_no_longer(registrar, clauses):
    url = page_of("decisions", "264")
    data = filled(exported(registrar, url), {0: {"addressees": "264"}})

    take_in(registrar, url, bring(registrar, url, data))

    assert given() == [("1.", "264", "", "1.00")]
    ended = clauses[0].assignments.exclude(ended_on=None)
    assert [row.organisation.code for row in ended] == ["26449"]


@pytest.mark.usefixtures("clauses")
def test_every_refusal_names_its_cell_and_nothing_of_the_file_is_entered(registrar):
    url = page_of("decisions", "264")
    edits = {0: {"addressees": "999; 26449"}, 1: {"issuer": "26449"}}
    added = [
        NEW,
        NEW | {"label": "2.", "title": "Ой сэргээх тухай", "force": "No duty"},
        NEW | {"number": "А/902", "addressees": None, "weight": 2},
    ]

    page = bring(registrar, url, filled(exported(registrar, url), edits, added))

    assert [cell for cell, _reason in told(page)["problems"]] == [
        "M5",
        "H6",
        "G8",
        "L8",
        "M9",
    ]
    assert take_in(registrar, url, page).status_code == 409
    assert (Decision.objects.count(), Clause.objects.count(), actions()) == (1, 2, [])


@pytest.mark.usefixtures("clauses")
def test_in_a_plain_table_all_rows_of_a_decision_have_to_agree(registrar):
    url = page_of("decisions", "264")
    table = exported(registrar, url, format="csv").decode("utf-8-sig")
    old = "Өвөлжилтийн бэлтгэл хангах тухай"
    once, both = table.replace(old, "Өвөлжилтийн тухай", 1), table.replace(old, "Өвөл")

    page = bring(registrar, url, once.encode(), "шийдвэр.csv")
    take_in(registrar, url, bring(registrar, url, both.encode(), "шийдвэр.csv"))

    reason = (
        "Another row says otherwise of the same decision. Write the same in all of them."
    )
    assert told(page)["problems"] == [("G3", reason)]
    assert Decision.objects.get().title == "Өвөл"


def test_a_year_is_exported_alone_but_compared_with_all(registrar, clauses, cast):
    AssignmentFactory(
        organisation=cast.district,
        issuer=cast.province,
        clause__decision__date=date(2025, 1, 1),
        clause__decision__year=2025,
    )
    url = page_of("decisions", "264")

    year, everything = (
        exported(registrar, url, year="2025"),
        exported(registrar, url),
    )

    assert told(bring(registrar, url, year)) == {**NOTHING, "unchanged": 1}
    assert told(bring(registrar, url, everything)) == {**NOTHING, "unchanged": 3}
    assert clauses[0].decision.year == 2026


@pytest.mark.parametrize("count", [1, 3])
def test_the_decisions_take_the_same_queries_for_one_clause_and_for_three(
    registrar, cast, count, django_assert_num_queries
):
    AssignmentFactory.create_batch(count, organisation=cast.district, issuer=cast.province)

    with django_assert_num_queries(8):  # four, issuer, clauses, numbers, assignments
        exported(registrar, page_of("decisions", "264"))
