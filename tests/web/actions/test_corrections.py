"""Correcting what was read beyond its doubts, undoing that, and reading again."""

from dataclasses import replace

import pytest
from django_tasks_db.models import DBTaskResult
from tests.factories import ImportFactory
from tests.make import clause, decision, report

from bielelt.core.corrections import Kind
from bielelt.core.errors import InvalidRating, NotPermitted, Refused
from bielelt.core.report import Doubt, Place
from bielelt.core.roles import Role
from bielelt_web.actions import corrections, imports, reports
from bielelt_web.models import AuditEntry, Correction, Import
from bielelt_web.queries.imports import corrected

pytestmark = pytest.mark.django_db

TREES = clause("Мод тарих", "Тарьсан.", self_rating=70, origin=(Place(1, 1, 4),))
ROAD = clause("Зам засах", "Зассан.", origin=(Place(1, 2, 4),))


@pytest.fixture
def source(cast):
    read = report(decision(TREES, ROAD), doubts=(Doubt(2, "self", "blurred"),))
    return ImportFactory(organisation=cast.district, read=read)


@pytest.fixture
def correct(source, cast):
    def corrects(kind, address="1", role=Role.REPORTER, reading=1, **values):
        return corrections.correct(
            source=source,
            kind=kind,
            address=address,
            values=values,
            reading=reading,
            by=cast.actor(role),
        )

    return corrects


def trail():
    return [
        (e.action, e.actor, e.before, e.after) for e in AuditEntry.objects.order_by("id")
    ]


def test_a_correction_is_kept_with_one_audit_entry_and_the_reading_stays(source, correct):
    before = source.report

    row = correct(Kind.EDIT, text="Мод тарьж ургуулах")

    assert (row.made_by, Import.objects.get().report) == ("reporter", before)
    assert next(corrected(source).report.clauses).text == "Мод тарьж ургуулах"
    after = {"kind": "edit", "clause": "1", "values": {"text": "Мод тарьж ургуулах"}}
    assert trail() == [("corrections.correct", "reporter", {}, after)]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"kind": Kind.EDIT, "text": "Мод", "role": Role.LEADER}, NotPermitted),
        ({"kind": Kind.EDIT, "text": "Мод", "address": "9"}, Refused),
        ({"kind": Kind.EDIT, "text": "Мод", "reading": 2}, Refused),
        ({"kind": Kind.EDIT, "text": "Мод тарих"}, Refused),
        ({"kind": Kind.EDIT, "self": "190"}, InvalidRating),
    ],
    ids=["leader", "no-such-clause", "another-reading", "no-change", "no-rating"],
)
def test_a_correction_is_refused_and_leaves_no_trace(correct, given, error):
    with pytest.raises(error):
        correct(**given)

    assert not Correction.objects.exists()
    assert not AuditEntry.objects.exists()


def test_what_is_taken_back_is_told_and_what_built_on_it_is_a_conflict(
    source, correct, cast
):
    split = correct(Kind.SPLIT, text="Мод || тарих", progress="Тарьсан. ||")
    edit = correct(Kind.EDIT, "1-2", self="80")
    assert corrected(source).conflicts == 0

    corrections.take_back(source=source, row=split.pk, by=cast.actor(Role.REPORTER))

    assert [row.pk for row in Correction.objects.all()] == [edit.pk]
    assert corrected(source).conflicts == 1
    assert [(e[0], e[2].get("kind")) for e in trail()[2:]] == [
        ("corrections.take_back", "split")
    ]


def test_nothing_is_accepted_while_a_correction_is_in_conflict(source, correct, cast):
    split = correct(Kind.SPLIT, text="Мод || тарих", progress="Тарьсан. ||")
    correct(Kind.EDIT, "1-2", self="80")
    by = cast.actor(Role.REGISTRAR)
    corrections.take_back(source=source, row=split.pk, by=by)

    with pytest.raises(Refused, match="нийцэхгүй 1 засвар"):
        reports.accept(source=source, period="2024-H1", by=by)


def test_a_row_of_another_import_is_not_taken_back(correct, cast):
    other = ImportFactory(organisation=cast.district)
    row = correct(Kind.EDIT, text="Мод")

    with pytest.raises(Refused):
        corrections.take_back(source=other, row=row.pk, by=cast.actor(Role.REPORTER))

    assert Correction.objects.exists()


def test_reading_again_queues_the_file_and_replays_the_corrections(
    source, correct, cast, django_capture_on_commit_callbacks
):
    correct(Kind.EDIT, "2", progress="3 км зам зассан.")
    correct(Kind.EDIT, "2", upper="90")
    correct(Kind.EDIT, "1", label="7.")
    by = cast.actor(Role.REPORTER)
    with django_capture_on_commit_callbacks(execute=True):
        corrections.read_again(source=source, by=by)
    queued = Import.objects.get().state
    better = report(
        decision(replace(TREES, label="2."), replace(ROAD, progress="3 км зам зассан."))
    )

    imports.store_reading(source=source, pages=[], report=better, by=cast.worker)
    imports.store_findings(source=source, findings=[], by=cast.worker)

    assert (queued, DBTaskResult.objects.count()) == (Import.State.QUEUED, 1)
    kept = Import.objects.get()
    assert (kept.state, kept.readings, kept.open_doubts) == (Import.State.REVIEW, 2, 0)
    outcomes = corrected(kept).outcomes
    assert [(o.result, o.why) for o in outcomes] == [
        ("met", ""),
        ("applied", ""),
        ("conflict", "the label reads «2.» now"),
    ]
    assert Correction.objects.count() == 3


@pytest.mark.parametrize("state", [Import.State.ACCEPTED, Import.State.READING])
def test_what_is_being_read_or_was_accepted_is_not_read_again(source, cast, state):
    Import.objects.update(state=state)

    with pytest.raises(Refused, match="дахин уншихгүй"):
        corrections.read_again(source=source, by=cast.actor(Role.REPORTER))

    assert not AuditEntry.objects.exists()


def test_a_file_that_could_not_be_read_may_be_read_again(source, cast):
    Import.objects.update(state=Import.State.FAILED)

    corrections.read_again(source=source, by=cast.actor(Role.REPORTER))

    assert Import.objects.get().state == Import.State.QUEUED
