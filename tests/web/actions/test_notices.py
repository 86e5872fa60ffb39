from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories import (
    MeasureFactory,
    MembershipFactory,
    NoticeFactory,
    PeriodReportFactory,
    UserFactory,
)

from bielelt.core.errors import NotPermitted
from bielelt.core.roles import Actor, Role
from bielelt.core.workflow import State
from bielelt_web.actions import notices
from bielelt_web.models import (
    AuditEntry,
    Extension,
    Measure,
    Notice,
    PeriodReport,
    Substitution,
    User,
)

pytestmark = pytest.mark.django_db

DUE = date(2026, 6, 25)
WORKER = Actor("worker", {notices.EVERYWHERE: Role.WORKER})


@pytest.fixture
def report(cast):
    return PeriodReportFactory(organisation=cast.district)


def make(cast, on):
    return notices.make(organisation=cast.district, on=on, by=cast.worker)


def told():
    rows = Notice.objects.order_by("user__username", "kind")
    return list(rows.values_list("user__username", "kind"))


@pytest.mark.usefixtures("report")
def test_a_due_report_is_told_once_to_reporter_and_reviewer(cast):
    assert make(cast, DUE - timedelta(7)) == 2
    assert make(cast, DUE - timedelta(6)) == 0

    assert told() == [("reporter", "report-due"), ("reviewer", "report-due")]
    notice = Notice.objects.first()
    assert notice.facts == {
        "organisation": "Баянхонгор аймгийн Өлзийт сум",
        "period": "2026-H1",
        "day": "2026-06-25",
    }
    assert notice.path == f"/reports/{PeriodReport.objects.get().pk}/review/"
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.after) == (
        "notices.make",
        {"on": "2026-06-18", "notices": 2},
    )


@pytest.mark.usefixtures("report")
def test_what_stays_overdue_is_told_to_the_head_after_the_days_of_the_setting(
    cast, settings
):
    settings.ESCALATE_AFTER = 3
    head = UserFactory(username="head")
    MembershipFactory(user=head, organisation=cast.district, role=Role.LEADER)

    make(cast, DUE + timedelta(2))
    assert told() == [("reporter", "report-overdue"), ("reviewer", "report-overdue")]
    make(cast, DUE + timedelta(3))

    assert told() == [
        ("head", "report-escalated"),
        ("reporter", "report-overdue"),
        ("reviewer", "report-escalated"),
        ("reviewer", "report-overdue"),
    ]


def test_a_delegate_is_told_alone_and_a_substitute_beside_them(cast):
    bat, tuya = UserFactory(username="bat", first_name="Бат"), UserFactory(username="tuya")
    MembershipFactory(user=bat, organisation=cast.district, role=Role.REPORTER)
    Substitution.objects.create(
        absent=bat, substitute=tuya, first_day=DUE, last_day=DUE, made_by="admin"
    )
    MeasureFactory(organisation=cast.district, due_on=DUE, delegate=bat)
    PeriodReport.objects.update(due_on=None)

    make(cast, DUE - timedelta(1))
    assert told() == [("bat", "measures-due")]
    make(cast, DUE)

    assert told() == [("bat", "measures-due"), ("tuya", "measures-due")]
    assert Notice.objects.get(user=tuya).facts["for"] == "Бат"


@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.usefixtures("report")
def test_who_has_left_is_not_told(cast, ended):
    cast.user(Role.REPORTER).memberships.update(
        valid_to=DUE - timedelta(10) if ended else None
    )

    make(cast, DUE - timedelta(7))

    expected = ["reviewer"] if ended else ["reporter", "reviewer"]
    assert [login for login, _kind in told()] == expected


def test_only_the_machine_makes_notices(cast, report):
    with pytest.raises(NotPermitted):
        notices.make(organisation=cast.district, on=DUE, by=cast.actor(Role.REGISTRAR))

    assert report.organisation == cast.district
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"state": State.SUBMITTED, "submitted_at": 1}, [("assessor", "to-assess")]),
        (
            {"state": State.REVIEWED, "reviewed_at": 1},
            [("reporter", "to-submit"), ("reviewer", "to-submit")],
        ),
        ({"state": State.ASSESSED, "assessed_at": 1}, [("leader", "to-confirm")]),
        ({"returned_at": 1}, [("reporter", "report-returned")]),
        ({}, []),
    ],
)
def test_what_happened_to_a_report_is_told_at_once(report, changes, expected):
    now = datetime(2026, 6, 1, tzinfo=UTC)
    for field, value in changes.items():
        setattr(report, field, now if value == 1 else value)
    report.save()

    assert notices.tell(report=report, on=DUE) == len(expected)
    assert notices.tell(report=report, on=DUE) == 0

    assert told() == expected
    assert not AuditEntry.objects.exists()  # that of the caller speaks for it


def test_a_returned_measure_and_an_extension_are_told_with_their_reason(cast):
    measure = MeasureFactory(organisation=cast.district, label="2.1")
    Measure.objects.update(
        returned_at=datetime(2026, 6, 1, tzinfo=UTC), returned_reason="Тоо алга"
    )
    Extension.objects.create(
        measure=measure, new_due_on=DUE, reason="Зам хаагдсан", asked_by="reporter"
    )

    notices.tell(report=measure.citation.report, on=DUE)

    assert told() == [("assessor", "extension-asked"), ("reporter", "measure-returned")]
    reasons = Notice.objects.order_by("kind").values_list("facts__reason", flat=True)
    assert list(reasons) == ["Зам хаагдсан", "Тоо алга"]


@pytest.mark.parametrize("count", [1, 3])
def test_telling_takes_the_same_queries_whatever_the_size(
    cast, count, django_assert_num_queries
):
    MeasureFactory.create_batch(count, organisation=cast.district)
    report = PeriodReport.objects.select_related("organisation__parent").get()
    Measure.objects.update(returned_at=datetime(2026, 6, 1, tzinfo=UTC))

    with django_assert_num_queries(8):
        notices.tell(report=report, on=DUE)

    assert Notice.objects.count() == count


def test_a_person_marks_their_own_notices_as_read_and_nobody_elses(cast):
    bat, by = cast.user(Role.REPORTER), cast.actor(Role.REPORTER)
    first, _second = NoticeFactory.create_batch(2, user=bat)
    other = NoticeFactory(user=cast.user(Role.LEADER))

    notices.mark_read(notice=first, by=by)
    notices.mark_read(notice=first, by=by)
    with pytest.raises(NotPermitted):
        notices.mark_read(notice=other, by=by)
    with pytest.raises(NotPermitted):
        notices.mark_all_read(user=other.user, by=by)

    assert Notice.objects.filter(read_at=None).count() == 2
    assert notices.mark_all_read(user=bat, by=by) == 1
    assert list(Notice.objects.filter(read_at=None)) == [other]
    assert AuditEntry.objects.count() == 2


def test_a_person_switches_their_own_mail(cast):
    user, by = cast.user(Role.REPORTER), cast.actor(Role.REPORTER)

    notices.switch_digest(user=user, wanted=False, by=by)
    notices.switch_digest(user=user, wanted=False, by=by)
    with pytest.raises(NotPermitted):
        notices.switch_digest(user=cast.user(Role.LEADER), wanted=False, by=by)

    assert [u.username for u in User.objects.filter(digest=False)] == ["reporter"]
    entry = AuditEntry.objects.get()
    assert (entry.before, entry.after) == ({"digest": True}, {"digest": False})


TODAY = date(2026, 6, 18)


@pytest.fixture
def new(time_machine, cast):
    """Return a notice made this morning."""
    time_machine.move_to(datetime(2026, 6, 17, 22, tzinfo=UTC), tick=False)
    return NoticeFactory(user=cast.user(Role.REPORTER))


def claim(new, on=TODAY):
    return notices.claim_digest(user=new.user, on=on, by=WORKER)


def test_what_is_new_is_claimed_once_a_day_and_again_the_next_day_if_it_was_not_sent(new):
    assert claim(new) == [new]
    assert claim(new) == []
    assert claim(new, TODAY + timedelta(1)) == [new]
    notices.mark_mailed(user=new.user, notices=[new], by=WORKER)

    assert claim(new, TODAY + timedelta(2)) == []
    assert [entry.action for entry in AuditEntry.objects.order_by("number")] == [
        "notices.claim_digest",
        "notices.claim_digest",
        "notices.mark_mailed",
    ]


@pytest.mark.parametrize("why", ["switched off", "read", "told long ago"])
def test_nothing_is_claimed_for_who_wants_none_or_has_nothing_new(new, why):
    if why == "switched off":
        User.objects.update(digest=False)
    elif why == "read":
        Notice.objects.update(read_at=new.made_at)
    else:
        Notice.objects.update(made_at=new.made_at - timedelta(8))

    assert claim(new) == []
    assert User.objects.filter(digest_sent_on=TODAY).count() == 0


def test_only_the_machine_claims(cast, new):
    with pytest.raises(NotPermitted):
        notices.claim_digest(user=new.user, on=TODAY, by=cast.actor(Role.ADMINISTRATOR))
