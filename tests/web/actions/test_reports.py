from dataclasses import replace
from datetime import date

import pytest
from tests.factories import ImportFactory
from tests.make import clause, decision, report

from bielelt.core.corrections import AnswerKind
from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.report import NOT_DUE, Assessor, Doubt, Origin, Place, Summary
from bielelt.core.roles import Role
from bielelt_web.actions import imports, reports
from bielelt_web.models import (
    Assignment,
    AuditEntry,
    Citation,
    Clause,
    Decision,
    Import,
    Measure,
    PeriodReport,
    SearchEntry,
)
from bielelt_web.queries.imports import corrected_report
from bielelt_web.queries.reports import build_report

pytestmark = pytest.mark.django_db

TABLES = (PeriodReport, Decision, Citation, Clause, Assignment, Measure)
FILE = Origin("тайлан.txt", "text/plain", "0" * 64, "text", 1)


def read(**changes):
    """Build what was read: two decisions, three clauses, one of them not due."""
    whole = report(
        decision(
            clause("Мод тарих", "Тарьсан.", label="1.", origin=(Place(1, 3, 4),)),
            clause("Худаг гаргах", None, self_rating=70, upper_rating=50, label="2."),
        ),
        decision(
            clause(None, "Хийсэн.", self_rating=NOT_DUE, upper_rating=None, label=None),
            title="Зам засах тухай",
            number="2024_A/27",
        ),
        summaries=(Summary(Assessor.SELF, 3, (("100", 1), ("not_due", 1))),),
        source=FILE,
    )
    return replace(whole, **changes)


def accept(source, cast, role=Role.REGISTRAR, period="2024-H1"):
    return reports.accept(source=source, period=period, by=cast.actor(role))


def counts():
    return [table.objects.count() for table in TABLES]


def test_acceptance_writes_what_was_read_and_it_can_be_built_again(cast):
    source = ImportFactory(organisation=cast.district, read=read())

    row = accept(source, cast)

    assert counts() == [1, 2, 2, 3, 3, 3]
    assert build_report(PeriodReport.objects.get()) == read()
    source.refresh_from_db()
    assert (row.organisation, source.state) == (cast.district, Import.State.ACCEPTED)


def test_the_two_ratings_are_kept_as_two_values(cast):
    accept(ImportFactory(organisation=cast.district, read=read()), cast)

    columns = ("self_percent", "self_not_due", "upper_percent", "upper_not_due")
    assert list(Measure.objects.order_by("serial").values_list(*columns)) == [
        (100, False, 100, False),
        (70, False, 50, False),
        (None, True, None, False),
    ]


def test_every_row_keeps_the_file_and_the_cells_it_came_from(cast):
    source = ImportFactory(organisation=cast.district, read=read())

    accept(source, cast)

    cells = [{"page": 1, "row": 3, "column": 4}]
    first = Clause.objects.order_by("id")[0]
    assert (first.source, first.cells) == (source, cells)
    assert (first.decision.source, first.decision.cells) == (source, cells)
    assert Measure.objects.order_by("serial")[0].cells == cells
    assert {a.source_id for a in Assignment.objects.all()} == {source.pk}


def test_the_issuer_is_the_body_above_the_organisation(cast):
    accept(ImportFactory(organisation=cast.district, read=read()), cast)

    assert {d.issuer for d in Decision.objects.all()} == {cast.province}


def test_one_audit_entry_tells_all_that_was_written(cast):
    source = ImportFactory(organisation=cast.district, read=read())

    row = accept(source, cast)

    entry = AuditEntry.objects.get(action="reports.accept")
    first, second = Decision.objects.order_by("id")
    measures = list(Measure.objects.order_by("serial").values_list("pk", flat=True))
    assert (entry.actor, entry.subject) == ("registrar", f"import:{source.pk}")
    assert entry.after == {
        "report": row.pk,
        "period": "2024-H1",
        "decisions": [
            {"decision": first.pk, "new": True, "measures": measures[:2]},
            {"decision": second.pk, "new": True, "measures": measures[2:]},
        ],
    }


def test_a_decision_of_the_register_is_linked_and_not_changed(cast):
    accept(ImportFactory(organisation=cast.district, read=read()), cast)
    again = read()
    changed = replace(again.decisions[1], title="Зам засварлах тухай", number="2024_А/27")
    other = replace(again, decisions=(again.decisions[0], changed), period="2024-Q3")

    row = accept(
        ImportFactory(organisation=cast.district, read=other), cast, period="2024-Q3"
    )

    # Latin A and Cyrillic А are one number; a clause without a label is never guessed.
    assert counts() == [2, 2, 4, 4, 4, 6]
    assert [d.title for d in Decision.objects.order_by("id")] == [
        "Өвөлжилтийн бэлтгэл хангах тухай",
        "Зам засах тухай",
    ]
    assert build_report(row) == other


def test_a_decision_printed_twice_in_one_report_stands_once_in_the_register(cast):
    twice = report(decision(clause(label="1.")), decision(clause(label="5.")))

    row = accept(ImportFactory(organisation=cast.district, read=twice), cast)

    assert counts() == [1, 1, 2, 2, 2, 2]
    assert build_report(row).decisions == twice.decisions


def test_decisions_without_a_number_are_not_taken_for_one_another(cast):
    nameless = report(
        decision(clause(), number=None, on=None), decision(clause(), number=None, on=None)
    )

    accept(ImportFactory(organisation=cast.district, read=nameless), cast)

    assert list(Decision.objects.values_list("number_key", "year")) == [("", 0), ("", 0)]


def test_what_a_person_corrected_is_what_enters_the_register(cast):
    doubted = read(doubts=(Doubt(2, "progress", "blurred"),))
    source = ImportFactory(organisation=cast.district, read=doubted)
    by = cast.actor(Role.REGISTRAR)
    values = {"text": "Худаг гаргах", "progress": "3 худаг гаргасан."}
    imports.answer(source=source, doubt=0, kind=AnswerKind.EDIT, values=values, by=by)

    row = accept(source, cast)

    assert build_report(row) == replace(corrected_report(source), repairs=())
    assert Measure.objects.get(serial=2).progress == "3 худаг гаргасан."


@pytest.mark.parametrize(
    ("role", "period", "changes", "error"),
    [
        (Role.REPORTER, "2024-H1", {}, NotPermitted),
        (Role.REGISTRAR, "хагас жил", {}, Refused),
        (Role.REGISTRAR, "2024-H1", {"doubts": (Doubt(1, "text", "x"),)}, Refused),
        (Role.REGISTRAR, "2024-H1", {"decisions": ()}, Refused),
    ],
    ids=["reporter", "no-period", "open-doubt", "no-clause"],
)
def test_acceptance_is_refused_and_leaves_no_trace(cast, role, period, changes, error):
    source = ImportFactory(organisation=cast.district, read=read(**changes))

    with pytest.raises(error):
        accept(source, cast, role, period)

    assert counts() == [0, 0, 0, 0, 0, 0]
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("state", [Import.State.READING, Import.State.ACCEPTED])
def test_only_an_import_in_review_is_accepted(cast, state):
    source = ImportFactory(organisation=cast.district, read=read(), state=state)

    with pytest.raises(Refused):
        accept(source, cast)

    assert counts() == [0, 0, 0, 0, 0, 0]


def test_the_date_of_an_act_gives_its_year_where_the_number_does_not(cast):
    dated = report(decision(clause(), number="А/93", on=date(2023, 12, 4)))

    accept(ImportFactory(organisation=cast.district, read=dated), cast)

    assert [(d.year, d.number_key) for d in Decision.objects.all()] == [(2023, "А/93")]


def test_what_was_accepted_can_be_searched_for(cast):
    by = cast.actor(Role.REGISTRAR)
    source = ImportFactory(organisation=cast.district, read=report())

    reports.accept(source=source, period="2024-H1", by=by)

    kinds = SearchEntry.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["decision", "clause", "measure"]
