from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories import OrganisationFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Role
from bielelt_web.actions import control, decisions
from bielelt_web.actions.assignments import Terms, assign, end
from bielelt_web.actions.decisions import Facts, NewClause, facts_of
from bielelt_web.models import (
    Assignment,
    AuditEntry,
    Clause,
    Decision,
    Measure,
    SearchEntry,
)
from bielelt_web.queries.search import find

pytestmark = pytest.mark.django_db

MAY = date(2026, 5, 25)
Kind = SearchEntry.Kind
FACTS = Facts("order", ("А/27",), date(2026, 5, 4), "Худаг, усан сан тохижуулах тухай")


def register(cast, facts=FACTS, clauses=(), role=Role.REGISTRAR, **options):
    return decisions.register(
        issuer=cast.province,
        facts=facts,
        clauses=clauses,
        on=MAY,
        by=cast.actor(role),
        **options,
    )


def clause_for(*organisations, **terms):
    return NewClause(
        "1.", "Худаг гаргах", organisations=organisations, terms=Terms(**terms)
    )


def test_a_decision_is_entered_given_out_and_reported_at_once(cast):
    row = register(cast, clauses=[clause_for(cast.district, due_on=date(2026, 6, 1))])

    row.refresh_from_db()
    assert (row.year, row.number_key, row.control) == (2026, "А/27", "taken")
    measure = Measure.objects.get()
    assert measure.citation.report.organisation == cast.district
    assert (measure.citation.report.period, measure.due_on) == ("2026-H1", MAY.replace(month=6, day=1))  # fmt: skip
    assert set(AuditEntry.objects.values_list("action", flat=True)) == {
        "assignments.assign",
        "control.change",
        "decisions.register",
        "opening.open_report",
    }


def test_a_decision_that_is_given_to_nobody_is_only_registered(cast):
    row = register(cast, clauses=[NewClause("1.", "Худаг гаргах")])

    assert (row.control, row.clauses.count(), Assignment.objects.count()) == (
        "registered",
        1,
        0,
    )


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"numbers": ("2026_A/27",)}, Refused),  # Latin A, year before it: the same act
        ({"kind": "letter"}, Refused),
        ({"title": " "}, Refused),
        ({"numbers": (" ",)}, Refused),
    ],
    ids=["registered already", "no kind", "no title", "empty number"],
)
def test_register_refuses_and_leaves_no_trace(cast, change, error):
    register(cast)
    before = AuditEntry.objects.count()

    with pytest.raises(error):
        register(cast, replace(FACTS, **change))

    assert (Decision.objects.count(), AuditEntry.objects.count()) == (1, before)


def test_the_same_number_of_another_year_kind_or_issuer_is_another_act(cast):
    register(cast)

    register(cast, replace(FACTS, date=date(2025, 5, 4)))
    register(cast, replace(FACTS, kind="resolution"))

    assert Decision.objects.count() == 3


def test_a_joint_act_stands_under_each_of_its_numbers(cast):
    joint = register(cast, replace(FACTS, numbers=("А/27", "Б/15")))

    assert facts_of(joint).numbers == ("А/27", "Б/15")
    with pytest.raises(Refused, match="Б/15"):
        register(cast, replace(FACTS, numbers=("Б/15",)))


def test_two_clauses_of_one_number_are_refused(cast):
    with pytest.raises(Refused, match=r"1\."):
        register(cast, clauses=[NewClause("1.", "Нэг"), NewClause(" 1.", "Хоёр")])

    assert not Decision.objects.exists()


@pytest.mark.parametrize("role", [Role.REPORTER, Role.ASSESSOR, Role.LEADER])
def test_only_a_registrar_enters_decisions(cast, role):
    with pytest.raises(NotPermitted):
        register(cast, role=role)

    assert not Decision.objects.exists()


def test_a_correction_tells_what_changed_and_leaves_reports_alone(cast):
    row = register(cast, clauses=[clause_for(cast.district)])
    decisions.edit(
        decision=row, facts=replace(FACTS, title="Худаг"), by=cast.actor(Role.REGISTRAR)
    )

    entry = AuditEntry.objects.first()
    assert (entry.before, entry.after) == ({"title": FACTS.title}, {"title": "Худаг"})
    assert Measure.objects.get().citation.title == FACTS.title


def test_the_file_is_kept_as_it_came_and_once(cast):
    def upload():
        return decisions.store_upload(
            file=SimpleUploadedFile("захирамж.docx", b"PK words"),
            limit=100,
            issuer=cast.province,
            by=cast.actor(Role.REGISTRAR),
        )

    first = register(cast, upload=upload())
    second = register(cast, replace(FACTS, numbers=("А/28",)), upload=upload())

    with first.file.open() as kept:
        assert kept.read() == b"PK words"
    assert (first.file.name, first.file_name) == (second.file.name, "захирамж.docx")


@pytest.mark.parametrize(
    ("name", "content"), [("a.exe", b"MZ"), ("a.docx", b""), ("a.docx", b"x" * 101)]
)
def test_a_file_that_cannot_be_an_act_is_refused(cast, name, content):
    with pytest.raises(Refused):
        decisions.store_upload(
            file=SimpleUploadedFile(name, content),
            limit=100,
            issuer=cast.province,
            by=cast.actor(Role.REGISTRAR),
        )


# Giving and taking back -----------------------------------------------------------------


@pytest.fixture
def given(cast):
    return register(cast, clauses=[clause_for(cast.district)]).clauses.get()


def give(cast, clause, *organisations, **terms):
    return assign(
        clause=clause,
        organisations=organisations,
        terms=Terms(**terms),
        on=MAY,
        by=cast.actor(Role.REGISTRAR),
    )


def test_giving_again_on_the_same_terms_changes_nothing(cast, given):
    before = AuditEntry.objects.count()

    assert give(cast, given, cast.district) == 0
    assert AuditEntry.objects.count() == before


def test_giving_on_other_terms_changes_the_assignment_there_is(cast, given):
    neighbour = OrganisationFactory(parent=cast.province)

    assert give(cast, given, cast.district, neighbour, role="co", weight=2) == 2
    rows = Assignment.objects.values_list("organisation", "role", "weight")
    assert set(rows) == {(cast.district.pk, "co", 2), (neighbour.pk, "co", 2)}


def test_what_was_taken_back_can_be_given_again(cast, given):
    by = cast.actor(Role.REGISTRAR)
    end(assignment=Assignment.objects.get(), on=MAY, by=by)
    with pytest.raises(Refused):
        end(assignment=Assignment.objects.get(), on=MAY, by=by)

    assert give(cast, given, cast.district) == 1
    assert Assignment.objects.get().ended_on is None


@pytest.mark.parametrize("obstacle", ["force", "repealed", "weight", "schedule"])
def test_what_cannot_be_given_is_refused(cast, given, obstacle):
    terms = {}
    if obstacle == "force":
        given.force = Clause.Force.NONE
    elif obstacle == "repealed":
        given.decision.control = Decision.Control.REPEALED
    else:
        terms = {"weight": 0} if obstacle == "weight" else {"schedule": "monthly"}

    with pytest.raises(Refused):
        give(cast, given, cast.province, **terms)

    assert Assignment.objects.count() == 1


# Under control and out of it ------------------------------------------------------------


def change(cast, decision, kind, **options):
    return control.change(
        decision=decision,
        kind=kind,
        on=MAY,
        basis=options.pop("basis", "А/90"),
        by=cast.actor(Role.REGISTRAR),
        **options,
    )


@pytest.mark.parametrize(
    ("events", "state"),
    [
        (["removed"], "removed"),
        (["removed", "taken"], "taken"),
        (["repealed"], "repealed"),
    ],
)
def test_control_goes_from_event_to_event(cast, given, events, state):
    for kind in events:
        change(cast, given.decision, kind)

    given.decision.refresh_from_db()
    assert given.decision.control == state
    kinds = given.decision.control_events.values_list("kind", flat=True)
    assert list(kinds) == ["taken", *events]


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("taken", {}),
        ("replaced", {}),
        ("removed", {"basis": " "}),
        ("lost", {}),
    ],
    ids=["is already", "no successor", "no basis", "no such event"],
)
def test_an_event_that_does_not_follow_is_refused(cast, given, kind, options):
    with pytest.raises(Refused):
        change(cast, given.decision, kind, **options)

    assert given.decision.control_events.count() == 1


def test_one_clause_can_leave_control_alone_and_come_back(cast, given):
    change(cast, given.decision, "removed", clause=given)
    given.refresh_from_db()
    assert (given.in_control, given.decision.control) == (False, "taken")
    with pytest.raises(Refused):
        change(cast, given.decision, "repealed", clause=given)

    change(cast, given.decision, "taken", clause=given)

    given.refresh_from_db()
    assert given.in_control


def test_a_replaced_decision_names_its_successor(cast, given):
    successor = register(cast, replace(FACTS, numbers=("А/99",)))

    change(cast, given.decision, "replaced", successor=successor)

    given.decision.refresh_from_db()
    assert given.decision.control == "replaced"
    assert list(successor.replaces.values_list("decision", flat=True)) == [
        given.decision.pk
    ]


def test_a_decision_is_found_as_it_stands_now(cast):
    row = register(cast, clauses=[clause_for(cast.district)])
    by = cast.actor(Role.REGISTRAR)

    def found(words, kind):
        return len(find(by, words, kind).hits)

    assert (found("усан сан", Kind.DECISION), found("гаргах", Kind.CLAUSE)) == (1, 1)
    decisions.edit(decision=row, facts=replace(FACTS, title="Өвсний нөөц"), by=by)
    decisions.edit_clause(
        clause=row.clauses.get(), label="1.", text="Хадлан авах", force="duty", by=by
    )

    assert (found("усан сан", Kind.DECISION), found("хадлан", Kind.CLAUSE)) == (0, 1)
