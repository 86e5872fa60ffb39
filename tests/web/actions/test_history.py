"""A report of the past is entered whole, as it stood, or not at all."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.factories import MeasureFactory
from tests.web.cycle import clauses

from bielelt.core.errors import InvalidRating, NotPermitted, Refused
from bielelt.core.report import NOT_DUE, Signature
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import history, workflow
from bielelt_web.actions.history import Course, Entry, Taken
from bielelt_web.models import Assignment, AuditEntry, Measure, PeriodReport
from bielelt_web.queries.drafts import Draft, Figure, draft_of
from bielelt_web.queries.reports import build_report

pytestmark = pytest.mark.django_db

THEN = datetime(2026, 6, 20, 3, 0, tzinfo=UTC)
STEPS = tuple(
    Taken(by, THEN) for by in ("reviewer", "reviewer", "assessor", "leader", "leader")
)
COURSE = Course(date(2026, 5, 20), date(2026, 6, 25), "reporter", STEPS[:4])
WRITTEN = Draft(
    "Гурван худаг гаргав.", "90", quantities=(Figure("Худаг", "ш", "", "4", "3"),)
)


@pytest.fixture
def entries(cast):
    """Two assignments of the district, written, done and rated; one rated lower."""
    first, second = (
        Assignment.objects.create(
            clause=clause, organisation=cast.district, given_on=date(2026, 1, 15)
        )
        for clause in clauses(cast.province, 2)
    )
    whole = {"written": Taken("reporter", THEN), "is_done": True}
    rated = Taken("assessor", THEN)
    return [
        Entry(first, WRITTEN, **whole, upper=90, rated=rated),
        Entry(second, WRITTEN, **whole, upper=70, upper_reason="Баримтгүй.", rated=rated),
    ]


def enter(cast, entries, *, course=COURSE, period="2026-H1", role=Role.REGISTRAR):
    return history.enter_period(
        organisation=cast.district,
        period=period,
        entries=entries,
        course=course,
        by=cast.actor(role),
    )


def test_a_report_is_entered_with_its_course_and_every_measure(cast, entries):
    report = enter(cast, entries)

    value = build_report(PeriodReport.objects.get())
    assert (report.state, report.scale) == (State.CONFIRMED, "2025")
    assert (report.confirmed_by, report.confirmed_at) == ("leader", THEN)
    assert value.signatures == (
        Signature("reviewed", "", "REVIEWER"),
        Signature("prepared", "", "REPORTER"),
    )
    assert [(c.self_rating, c.upper_rating) for c in value.clauses] == [(90, 90), (90, 70)]
    assert [draft_of(row) for row in Measure.objects.all()] == [WRITTEN, WRITTEN]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == (
        "history.enter_period",
        f"report:{report.pk}",
    )
    assert entry.after["measures"] == [row.pk for row in Measure.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        (0, State.DRAFT),
        (1, State.REVIEWED),
        (2, State.SUBMITTED),
        (3, State.ASSESSED),
        (5, State.PUBLISHED),
    ],
)
def test_as_many_steps_as_were_taken_say_how_far_it_came(cast, entries, steps, state):
    report = enter(cast, entries, course=replace(COURSE, steps=STEPS[:steps]))

    assert report.state == state


def test_what_was_brought_over_goes_on_like_any_other_report(cast, entries):
    report = enter(cast, entries, course=replace(COURSE, steps=STEPS[:3]))

    moved = workflow.move(report=report, step="confirm", by=cast.actor(Role.LEADER))

    assert moved.state == State.CONFIRMED


def test_a_measure_follows_the_one_of_the_period_before(cast, entries):
    earlier = MeasureFactory(
        assignment=entries[0].assignment, citation__report__period="2025"
    )

    enter(cast, entries)

    assert Measure.objects.exclude(previous=None).get().previous == earlier


def test_a_draft_may_have_measures_nobody_has_written(cast, entries):
    bare = [Entry(entry.assignment) for entry in entries]

    enter(cast, bare, course=replace(COURSE, steps=()))

    assert {(row.progress, row.done_at, row.upper_at) for row in Measure.objects.all()} == {
        (None, None, None)
    }


def spoil(entry, **changes):
    return replace(entry, **changes)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"upper": 71}, InvalidRating),
        ({"draft": replace(WRITTEN, rating="71")}, InvalidRating),
        ({"upper": 80, "upper_reason": " "}, Refused),
        ({"upper": NOT_DUE}, Refused),
        ({"upper": None}, Refused),
        ({"draft": replace(WRITTEN, progress="")}, Refused),
        ({"draft": replace(WRITTEN, rating=str(NOT_DUE))}, Refused),
        ({"is_done": False}, Refused),
        ({"written": None}, Refused),
        ({"rated": None}, Refused),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else value.__name__,
)
def test_a_report_that_could_not_have_come_so_far_leaves_no_trace(
    cast, entries, changes, error
):
    with pytest.raises(error):
        enter(cast, [spoil(entries[0], **changes), entries[1]])

    assert not PeriodReport.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_period_has_one_report(cast, entries):
    enter(cast, entries)

    with pytest.raises(Refused, match="Түүнийг нээнэ үү"):
        enter(cast, entries)


def test_an_assignment_stands_once_and_in_its_own_report_only(cast, entries):
    foreign = MeasureFactory(organisation=cast.elsewhere).assignment

    for given in ([*entries, entries[0]], [replace(entries[0], assignment=foreign)]):
        with pytest.raises(Refused, match="Хасна уу"):
            enter(cast, given)


def test_what_was_given_after_the_period_cannot_stand_in_it(cast, entries):
    with pytest.raises(Refused, match="Хасна уу"):
        enter(cast, entries, period="2025")


@pytest.mark.parametrize("role", [Role.REPORTER, Role.LEADER])
def test_who_may_not_accept_old_reports_may_not_enter_them(cast, entries, role):
    with pytest.raises(NotPermitted):
        enter(cast, entries, role=role)

    assert not PeriodReport.objects.exists()
