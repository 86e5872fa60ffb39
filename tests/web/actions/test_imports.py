import hashlib
from io import BytesIO

import pytest
from django.core.files import File
from django_tasks_db.models import DBTaskResult
from tests.factories import ImportFactory
from tests.make import clause, decision, report

from bielelt.core.corrections import AnswerKind
from bielelt.core.errors import InvalidRating, NotPermitted, Refused
from bielelt.core.report import Doubt
from bielelt.core.roles import Role
from bielelt_web.actions import imports
from bielelt_web.models import AuditEntry, Correction, Import
from bielelt_web.queries.imports import corrected, corrections_of

pytestmark = pytest.mark.django_db

WORDS = "Мод тарих\tТарьсан.".encode()
LIMIT = 1000


def words(name="тайлан.txt", content=WORDS):
    return File(BytesIO(content), name)


@pytest.fixture
def upload(cast):
    """Upload as one of the cast into the district."""

    def as_role(role=Role.REGISTRAR, **changes):
        given = {"organisation": cast.district, "file": words(), "limit": LIMIT}
        return imports.upload(**{**given, **changes}, by=cast.actor(role))

    return as_role


@pytest.fixture
def source(cast):
    """Return an import in review with one doubt about the texts and one about the rating."""
    read = report(
        decision(clause("Мод тарих", "Тарьсан.", self_rating=70)),
        doubts=(Doubt(1, "text", "blurred"), Doubt(1, "self", "blurred")),
    )
    return ImportFactory(organisation=cast.district, read=read)


def trail():
    return [
        (e.action, e.actor, e.before, e.after) for e in AuditEntry.objects.order_by("id")
    ]


# Uploading ------------------------------------------------------------------------------


def test_an_upload_keeps_the_file_byte_for_byte_and_is_queued(
    upload, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        row = upload()

    digest = hashlib.sha256(WORDS).hexdigest()
    assert (row.name, row.sha256, row.size, row.state) == (
        "тайлан.txt",
        digest,
        len(WORDS),
        Import.State.QUEUED,
    )
    with row.file.open() as stored:
        assert stored.read() == WORDS
    assert [task.args_kwargs for task in DBTaskResult.objects.all()] == [
        {"args": [], "kwargs": {"source_id": row.pk}}
    ]
    after = {"name": "тайлан.txt", "sha256": digest, "organisation": "26449"}
    assert trail() == [("imports.upload", "registrar", {}, after)]


@pytest.mark.parametrize(
    ("role", "changes", "error"),
    [
        (Role.REVIEWER, {}, NotPermitted),
        (Role.REGISTRAR, {"file": words("тайлан.exe")}, Refused),
        (Role.REGISTRAR, {"file": words(content=b"")}, Refused),
        (Role.REGISTRAR, {"limit": 10}, Refused),
    ],
    ids=["reviewer", "unreadable-kind", "empty", "too-large"],
)
def test_an_upload_is_refused_and_leaves_no_trace(upload, role, changes, error):
    with pytest.raises(error):
        upload(role, **changes)

    assert not Import.objects.exists()
    assert not AuditEntry.objects.exists()


def test_the_same_file_is_refused_the_second_time(upload):
    upload()

    with pytest.raises(Refused, match=r"тайлан\.txt"):
        upload(file=words("хуулбар.txt"))

    assert [row.name for row in Import.objects.all()] == ["тайлан.txt"]


def test_a_file_that_could_not_be_read_may_come_again(upload, cast):
    first = upload()
    imports.fail(source=first, error="damaged", by=cast.worker)

    second = upload()

    assert [first.state, second.state] == [Import.State.FAILED, Import.State.QUEUED]
    assert first.file.name == second.file.name


# Moving ---------------------------------------------------------------------------------


def test_a_report_is_given_to_the_organisation_it_is_about(source, cast):
    by = cast.actor(Role.REGISTRAR)

    imports.move(source=source, organisation=cast.province, by=by)

    assert Import.objects.get().organisation == cast.province
    before, after = {"organisation": "26449"}, {"organisation": "264"}
    assert trail() == [("imports.move", "registrar", before, after)]


@pytest.mark.parametrize(
    ("role", "place"),
    [(Role.REGISTRAR, "elsewhere"), (Role.REPORTER, "province")],
    ids=["no role there", "a reporter of one office"],
)
def test_a_report_is_given_by_who_may_upload_in_both_places(source, cast, role, place):
    with pytest.raises(NotPermitted):
        imports.move(source=source, organisation=getattr(cast, place), by=cast.actor(role))

    assert Import.objects.get().organisation == cast.district
    assert not AuditEntry.objects.exists()


def test_a_report_that_was_accepted_stays_where_it_is(source, cast):
    Import.objects.update(state=Import.State.ACCEPTED)

    with pytest.raises(Refused):
        imports.move(
            source=source, organisation=cast.province, by=cast.actor(Role.REGISTRAR)
        )

    assert Import.objects.get().organisation == cast.district


def test_a_report_is_not_given_to_whom_has_it_already(source, cast):
    ImportFactory(organisation=cast.province, sha256=source.sha256, name="нөгөө.txt")

    with pytest.raises(Refused, match=r"нөгөө\.txt"):
        imports.move(
            source=source, organisation=cast.province, by=cast.actor(Role.REGISTRAR)
        )


# Reading --------------------------------------------------------------------------------


def test_the_steps_of_the_worker_end_in_review_with_what_was_read(upload, cast):
    source, by = upload(), cast.worker
    read = report(doubts=(Doubt(1, "text", "blurred"), Doubt(1, "progress", "blurred")))

    imports.begin_reading(source=source, by=by)
    imports.store_reading(source=source, pages=[{"page": 1}], report=read, by=by)
    imports.store_findings(source=source, findings=[{"rule": "x"}], by=by)

    kept = Import.objects.get()
    assert (kept.state, kept.pages, kept.findings) == (
        Import.State.REVIEW,
        [{"page": 1}],
        [{"rule": "x"}],
    )
    assert kept.doubt_count == 1  # both doubts are about the texts: one question
    assert [(e[0], e[2], e[3]) for e in trail()[1:]] == [
        ("imports.begin_reading", {"state": "queued"}, {"state": "reading"}),
        ("imports.store_reading", {"state": "reading"}, {"state": "checking"}),
        ("imports.store_findings", {"state": "checking"}, {"state": "review"}),
    ]


def test_nobody_but_the_worker_may_store_what_was_read(source, cast):
    with pytest.raises(NotPermitted):
        imports.store_reading(
            source=source, pages=[], report=report(), by=cast.actor(Role.REGISTRAR)
        )


def test_a_second_reading_keeps_what_people_corrected_and_counts_anew(source, cast):
    by = cast.actor(Role.REPORTER)
    imports.answer(source=source, doubt=0, kind=AnswerKind.ACCEPT, values={}, by=by)
    better = report(
        decision(clause("Мод тарих", "Тарьсан.", self_rating=70)),
        doubts=(Doubt(1, "text", "blurred"),),
    )

    imports.store_reading(source=source, pages=[], report=better, by=cast.worker)

    kept = Import.objects.get()
    assert (kept.doubt_count, kept.open_doubts, kept.readings) == (1, 0, 2)
    assert corrected(kept).conflicts == 0


def test_a_file_that_cannot_be_read_again_stays_in_review_and_says_why(source, cast):
    imports.fail(source=source, error="damaged", by=cast.worker)

    kept = Import.objects.get()
    assert (kept.state, kept.error, kept.report) == (
        Import.State.REVIEW,
        "damaged",
        source.report,
    )


# Answering ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ((0, AnswerKind.ACCEPT, {"text": "ignored"}), ("confirm", {})),
        ((0, AnswerKind.EDIT, {"text": "Мод"}), ("edit", {"text": "Мод"})),
        (
            (0, AnswerKind.SPLIT, {"whole": "а || б"}),
            ("part", {"text": "а", "progress": "б"}),
        ),
        ((1, AnswerKind.EDIT, {"self": "90%"}), ("edit", {"self": "90"})),
    ],
)
def test_an_answer_is_stored_with_one_audit_entry(source, cast, given, stored):
    doubt, kind, values = given

    imports.answer(
        source=source, doubt=doubt, kind=kind, values=values, by=cast.actor(Role.REPORTER)
    )

    told, values_told = stored
    rows = Correction.objects.values_list("kind", "made_by")
    assert list(rows) == [(told, "reporter")]
    assert [a.question.number for a in corrected(source).asked if a.answered_by == 0] == [
        doubt
    ]
    assert Import.objects.get().open_doubts == 1
    after = {"doubt": doubt, "kind": told, "values": values_told}
    assert trail() == [("imports.answer", "reporter", {}, after)]


@pytest.mark.parametrize(
    ("role", "given", "error"),
    [
        (Role.LEADER, (0, AnswerKind.ACCEPT, {}), NotPermitted),
        (Role.REPORTER, (2, AnswerKind.ACCEPT, {}), Refused),
        (Role.REPORTER, (0, AnswerKind.EDIT, {"self": "90"}), Refused),
        (Role.REPORTER, (0, AnswerKind.SPLIT, {"whole": "а б"}), Refused),
        (Role.REPORTER, (1, AnswerKind.EDIT, {"self": "190"}), InvalidRating),
    ],
    ids=["leader", "no-such-doubt", "other-field", "no-seam", "no-rating"],
)
def test_an_answer_is_refused_and_leaves_no_trace(source, cast, role, given, error):
    doubt, kind, values = given

    with pytest.raises(error):
        imports.answer(
            source=source, doubt=doubt, kind=kind, values=values, by=cast.actor(role)
        )

    assert not Correction.objects.exists()
    assert not AuditEntry.objects.exists()


def test_the_trail_tells_what_a_new_answer_replaced_and_what_was_taken_back(source, cast):
    by = cast.actor(Role.REPORTER)
    first = {"doubt": 1, "kind": "confirm", "values": {}}
    second = {"doubt": 1, "kind": "edit", "values": {"self": "90"}}

    imports.answer(source=source, doubt=1, kind=AnswerKind.ACCEPT, values={}, by=by)
    imports.answer(
        source=source, doubt=1, kind=AnswerKind.EDIT, values={"self": "90"}, by=by
    )
    imports.reopen(source=source, doubt=1, by=by)

    assert not Correction.objects.exists()
    assert [(e[0], e[2], e[3]) for e in trail()] == [
        ("imports.answer", {}, first),
        ("imports.answer", first, second),
        ("imports.reopen", second, {}),
    ]


def test_what_somebody_else_answered_meanwhile_is_not_written_over(source, cast):
    first, second = cast.actor(Role.REPORTER), cast.actor(Role.REGISTRAR)
    imports.answer(
        source=source, doubt=1, kind=AnswerKind.EDIT, values={"self": "90"}, by=first
    )

    with pytest.raises(Refused, match="хооронд хариулсан"):
        imports.answer(
            source=source, doubt=1, kind=AnswerKind.EDIT, values={"self": "50"}, by=second
        )

    (row,) = corrections_of(source)
    assert (row.made_by, corrected(source).report.decisions[0].clauses[0].self_rating) == (
        first.name,
        90,
    )


def test_an_answer_to_another_reading_than_the_one_seen_is_refused(source, cast):
    with pytest.raises(Refused, match="файлыг дахин уншсан"):
        imports.answer(
            source=source,
            doubt=0,
            kind=AnswerKind.ACCEPT,
            values={},
            by=cast.actor(Role.REPORTER),
            reading=2,
        )

    assert corrections_of(source) == []


@pytest.mark.parametrize("state", [Import.State.ACCEPTED, Import.State.CHECKING])
def test_doubts_are_answered_in_review_only(source, cast, state):
    source.state = state
    source.save()

    with pytest.raises(Refused):
        imports.answer(
            source=source,
            doubt=0,
            kind=AnswerKind.ACCEPT,
            values={},
            by=cast.actor(Role.REGISTRAR),
        )
