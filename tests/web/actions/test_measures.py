from dataclasses import replace

import pytest
from tests.factories import MeasureFactory, MembershipFactory, UserFactory

from bielelt.core.errors import InvalidRating, NotPermitted, Refused
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import measures
from bielelt_web.models import AuditEntry, Measure, Quantity
from bielelt_web.queries.drafts import Draft, Figure, draft_of

pytestmark = pytest.mark.django_db

TEXT = "Худаг гаргах байршлыг тогтоож, зураг төслийг хийлгэв."
BEGUN = Draft(TEXT)
DONE = Draft("Таван худаг гаргаж, ашиглалтад оруулсан.", "100")
WELLS = Figure("Худаг", "ширхэг", "3", "5", "5")


@pytest.fixture
def measure(cast):
    return MeasureFactory(organisation=cast.district, progress=TEXT)


@pytest.fixture
def by(cast):
    return cast.actor(Role.REPORTER)


def save(measure, by, changes, *, version=0, base=BEGUN):
    return measures.save_draft(
        measure=measure, version=version, base=base, changes=changes, by=by
    )


def entries():
    rows = AuditEntry.objects.order_by("number")
    return [(e.action, e.actor, e.before, e.after) for e in rows]


def stored(measure):
    return draft_of(Measure.objects.get(pk=measure.pk))


def test_a_draft_is_kept_and_the_trail_holds_only_what_changed(measure, by):
    saved = save(measure, by, Draft(TEXT, "70", quantities=(WELLS,)))

    assert stored(measure) == saved.draft == Draft(TEXT, "70", quantities=(WELLS,))
    assert (saved.measure.version, saved.conflicts, saved.others) == (1, (), "")
    figures = {
        "indicator": "Худаг",
        "unit": "ширхэг",
        "baseline": "3",
        "target": "5",
        "value": "5",
    }
    assert entries() == [
        (
            "measures.save_draft",
            "reporter",
            {"rating": "", "quantities": []},
            {"rating": "70", "quantities": [figures]},
        )
    ]


def test_the_same_draft_sent_again_writes_nothing(measure, by):
    first = save(measure, by, DONE)
    again = save(measure, by, DONE)

    assert (first.measure.version, again.measure.version) == (1, 1)
    assert (again.draft, again.others) == (DONE, "")
    assert len(entries()) == 1


def test_two_people_who_changed_different_words_find_both_changes(measure, by):
    save(measure, by, Draft(TEXT.replace("байршлыг", "шинэ байршлыг")))
    colleague = replace(by, name="colleague")

    saved = save(measure, colleague, Draft(TEXT.replace("хийлгэв", "батлуулав"), "70"))

    both = "Худаг гаргах шинэ байршлыг тогтоож, зураг төслийг батлуулав."
    assert stored(measure) == saved.draft == Draft(both, "70")
    assert (saved.measure.version, saved.others, saved.conflicts) == (2, "reporter", ())


def test_who_contradicts_another_is_asked_and_nothing_is_written(measure, by):
    save(measure, by, Draft(TEXT.replace("хийлгэв", "захиалав"), "50"))
    mine = Draft(TEXT.replace("хийлгэв", "батлуулав"), "70")

    saved = save(measure, replace(by, name="colleague"), mine)

    assert saved.conflicts == ("progress", "rating")
    assert (
        saved.draft == stored(measure) == Draft(TEXT.replace("хийлгэв", "захиалав"), "50")
    )
    assert {"захиалав", "батлуулав"} <= set(saved.proposal.progress.strip(".").split())
    assert (saved.measure.version, saved.others) == (1, "reporter")
    assert len(entries()) == 1


def test_rows_of_quantities_are_merged_by_their_indicator(measure, by):
    roads = Figure("Зам", "км", "", "", "12")
    save(measure, by, Draft(TEXT, quantities=(WELLS,)))

    saved = save(measure, by, Draft(TEXT, quantities=(roads,)))
    assert saved.draft.quantities == (roads, WELLS)

    changed = [replace(WELLS, value=value) for value in ("6", "7")]
    base = saved.draft
    save(measure, by, replace(base, quantities=(roads, changed[0])), version=2, base=base)
    other = replace(base, quantities=(roads, changed[1]))
    last = save(measure, by, other, version=2, base=base)
    assert last.conflicts == ("quantities",)
    assert last.proposal.quantities == (roads, changed[1], changed[0])
    assert Quantity.objects.count() == 2


def test_a_merged_text_that_grew_too_long_waits_for_a_person(measure, by):
    save(measure, by, Draft("а " * 900 + TEXT))

    saved = save(measure, by, Draft(TEXT + " б" * 900))

    assert (saved.conflicts, saved.measure.version) == (("progress",), 1)


@pytest.mark.parametrize(
    ("changes", "error"),
    [(Draft("ө" * 2001), Refused), (Draft(TEXT, "75"), InvalidRating)],
)
def test_what_a_measure_cannot_hold_is_refused(measure, by, changes, error):
    with pytest.raises(error):
        save(measure, by, changes)

    save(measure, by, Draft("ө" * 2000, "70"))
    assert [action for action, *_ in entries()] == ["measures.save_draft"]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ASSESSOR, Role.REGISTRAR])
def test_only_a_reporter_writes(cast, measure, role):
    with pytest.raises(NotPermitted):
        save(measure, cast.actor(role), DONE)

    assert entries() == []


@pytest.mark.parametrize(
    ("state", "is_returned", "writable"),
    [
        (State.DRAFT, False, True),
        (State.REVIEWED, False, False),
        (State.SUBMITTED, True, True),
        (State.ASSESSED, True, True),
        (State.CONFIRMED, True, False),
    ],
)
def test_it_is_written_in_draft_or_where_it_was_sent_back(
    measure, by, state, is_returned, writable
):
    report = measure.citation.report
    report.state = state
    report.save()
    if is_returned:
        measure.returned_at = report.accepted_at
        measure.save()

    if writable:
        assert save(measure, by, DONE).measure.version == 1
    else:
        with pytest.raises(Refused):
            save(measure, by, DONE)


def test_done_answers_a_return_and_keeps_it_in_the_trail(measure, by):
    Measure.objects.filter(pk=measure.pk).update(
        returned_reason="Тоо дутуу.", returned_at=measure.citation.report.accepted_at
    )
    save(measure, by, replace(DONE, not_due_reason="Хөлдүү байв."))

    measures.mark_done(measure=measure, version=1, by=by)

    row = Measure.objects.get()
    assert (row.done_by, row.returned_reason, row.returned_at) == ("reporter", "", None)
    assert (row.not_due_reason, row.version) == ("", 2)
    assert entries()[-1] == (
        "measures.mark_done",
        "reporter",
        {"done_by": "", "returned_reason": "Тоо дутуу."},
        {"done_by": "reporter", "returned_reason": ""},
    )


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (Draft(" ", "70"), "write the progress"),
        (Draft(TEXT), "choose the self rating"),
        (Draft(TEXT, "not_due", "", "Хөлдүү."), "give the day until which it is not due"),
        (Draft(TEXT, "not_due", "2026-12-01"), "give the reason why it is not due"),
        (
            Draft(TEXT, "70", quantities=(Figure("Худаг"),)),
            "give every quantity its name and value",
        ),
    ],
)
def test_what_says_too_little_is_not_done(measure, by, draft, missing, settings):
    settings.LANGUAGE_CODE = "en"
    version = save(measure, by, draft).measure.version

    with pytest.raises(Refused) as refusal:
        measures.mark_done(measure=measure, version=version, by=by)

    assert str(refusal.value) == f"Before it is done, {missing}."
    assert Measure.objects.get().done_at is None


def test_a_change_or_a_second_thought_takes_the_mark_off(measure, by):
    save(measure, by, DONE)
    measures.mark_done(measure=measure, version=1, by=by)
    measures.reopen(measure=measure, by=by)
    assert Measure.objects.get().done_at is None

    measures.mark_done(measure=measure, version=3, by=by)
    save(measure, by, replace(DONE, rating="90"), version=4, base=DONE)

    assert Measure.objects.get().done_at is None
    assert entries()[-1][2:] == (
        {"rating": "100", "done_by": "reporter"},
        {"rating": "90", "done_by": ""},
    )
    with pytest.raises(Refused):
        measures.reopen(measure=measure, by=by)


def test_nobody_finishes_what_another_changed_unseen(measure, by):
    save(measure, by, DONE)
    save(measure, by, replace(DONE, rating="90"), version=1, base=DONE)

    with pytest.raises(Refused):
        measures.mark_done(measure=measure, version=1, by=by)


def test_a_measure_is_handed_on_within_the_organisation_only(cast, measure, by):
    colleague = UserFactory(username="colleague")
    MembershipFactory(user=colleague, organisation=cast.district, role=Role.REPORTER)

    measures.delegate(measure=measure, to=colleague, by=by)
    measures.delegate(measure=measure, to=colleague, by=by)

    assert Measure.objects.get().delegate == colleague
    for person in (cast.stranger, cast.user(Role.REVIEWER)):
        with pytest.raises(Refused):
            measures.delegate(measure=measure, to=person, by=by)
    measures.delegate(measure=measure, to=None, by=by)
    assert [after for *_, after in entries()] == [
        {"delegate": "colleague"},
        {"delegate": ""},
    ]
