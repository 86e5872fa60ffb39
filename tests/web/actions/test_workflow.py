from datetime import UTC, datetime

import pytest
from tests.factories import ImportFactory
from tests.web.cycle import clauses, reported

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.report import Signature
from bielelt.core.roles import Role
from bielelt.core.workflow import TRANSITIONS, State
from bielelt_web.actions import reports, workflow
from bielelt_web.models import AuditEntry, Measure, Membership, PeriodReport
from bielelt_web.queries.reports import build_report

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 24, 4, 0, tzinfo=UTC)
WHO = {
    "sign_off": Role.REVIEWER,
    "submit": Role.REPORTER,
    "assess": Role.ASSESSOR,
    "confirm": Role.LEADER,
    "publish": Role.LEADER,
    "return_to_reporter": Role.REVIEWER,
    "return_to_reviewer": Role.ASSESSOR,
    "return_to_assessor": Role.LEADER,
    "reopen": Role.LEADER,
    "withdraw": Role.LEADER,
}


@pytest.fixture
def measures(cast):
    """Two done measures with both ratings, in a report in draft."""
    given = clauses(cast.province, 2)
    return reported(cast.district, given, State.DRAFT, upper_percent=70)


def report_in(state):
    PeriodReport.objects.update(state=state)
    return PeriodReport.objects.get()


def take(cast, step, role=None, reason="Тоог нь тулгаж засна уу."):
    report = PeriodReport.objects.get()
    by = cast.actor(role or WHO[step])
    return workflow.move(report=report, step=step, by=by, reason=reason)


@pytest.mark.usefixtures("measures")
@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda t: t.key)
def test_a_step_leads_where_the_table_says_and_the_trail_tells_it(cast, transition):
    report_in(transition.source)

    moved = take(cast, transition.key)

    assert moved == PeriodReport.objects.get()
    assert moved.state == transition.target
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == (
        f"workflow.{transition.key}",
        f"report:{moved.pk}",
    )
    assert (entry.before, entry.after["state"]) == (
        {"state": transition.source},
        transition.target,
    )


@pytest.mark.usefixtures("measures")
@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda t: t.key)
def test_no_step_leads_out_of_another_state(cast, transition):
    for state in set(State) - {transition.source}:
        report_in(state)

        with pytest.raises(Refused, match="төлөвт хийнэ"):
            take(cast, transition.key)

        assert PeriodReport.objects.get().state == state
    assert not AuditEntry.objects.exists()


@pytest.mark.usefixtures("measures")
@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda t: t.key)
def test_who_lacks_the_permission_moves_nothing(cast, transition):
    report_in(transition.source)

    with pytest.raises(NotPermitted):
        take(cast, transition.key, Role.AUDITOR)

    assert PeriodReport.objects.get().state == transition.source
    assert not AuditEntry.objects.exists()


@pytest.mark.usefixtures("measures")
@pytest.mark.parametrize("step", [t.key for t in TRANSITIONS if t.is_return])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_step_back_needs_a_reason(cast, step, reason):
    state = report_in(next(t.source for t in TRANSITIONS if t.key == step)).state

    with pytest.raises(Refused, match="Шалтгаангүй буцаавал"):
        take(cast, step, reason=reason)

    assert PeriodReport.objects.get().state == state
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("step", "hole", "said"),
    [
        ("sign_off", {"done_at": None}, "1 заалт дуусаагүй байна: 2."),
        ("sign_off", {"returned_at": NOW}, "1 заалт дуусаагүй байна: 2."),
        ("submit", {"returned_at": NOW}, "Буцаасан 1 заалтыг дахин дуусгаагүй байна: 2."),
        ("assess", {"returned_at": NOW}, "Буцаасан 1 заалтыг дахин дуусгаагүй байна: 2."),
        (
            "assess",
            {"upper_percent": None},
            "1 заалтад дээд шатны үнэлгээ өгөөгүй байна: 2.",
        ),
    ],
)
def test_a_step_waits_until_every_measure_is_ready(cast, measures, step, hole, said):
    report_in(next(t.source for t in TRANSITIONS if t.key == step))
    second = Measure.objects.filter(pk=measures[1].pk)
    second.update(**hole)

    with pytest.raises(Refused) as refusal:
        take(cast, step)

    assert str(refusal.value).startswith(said)
    assert not AuditEntry.objects.exists()
    second.update(done_at=NOW, returned_at=None, upper_percent=None, upper_not_due=True)
    take(cast, step)  # not due is a rating, too


def test_signing_off_fills_the_signature_block(cast, measures):
    for role, first, last, position in (
        (Role.REVIEWER, "Өнөржаргал", "Дамба", "Тамгын газрын дарга"),
        (Role.REPORTER, "Үүрийнтуяа", "Сүрэн", "Мэргэжилтэн"),
    ):
        user = cast.user(role)
        user.first_name, user.last_name = first, last
        user.save()
        Membership.objects.filter(user=user).update(position=position)
    Measure.objects.filter(pk=measures[0].pk).update(done_by="bold")
    Measure.objects.filter(pk=measures[1].pk).update(
        done_at=NOW
    )  # later, so he prepared it

    report = take(cast, "sign_off")

    assert build_report(report).signatures == (
        Signature("reviewed", "Тамгын газрын дарга", "Д.ӨНӨРЖАРГАЛ"),
        Signature("prepared", "Мэргэжилтэн", "С.ҮҮРИЙНТУЯА"),
    )
    assert report.reviewed_at is not None


@pytest.mark.usefixtures("measures")
def test_a_return_keeps_its_reason_until_the_report_goes_forward_again(cast):
    take(cast, "sign_off")

    report = take(cast, "return_to_reporter")
    assert (report.returned_reason, report.returned_by) == (
        "Тоог нь тулгаж засна уу.",
        "reviewer",
    )
    assert (report.reviewed_by, report.reviewed_at, report.prepared_by) == ("", None, "")

    report = take(cast, "sign_off")
    assert (report.returned_reason, report.returned_by, report.returned_at) == (
        "",
        "",
        None,
    )


@pytest.mark.usefixtures("measures")
@pytest.mark.parametrize(
    ("forward", "back", "fields"),
    [
        ("submit", "return_to_reviewer", ("submitted_at",)),
        ("assess", "return_to_assessor", ("assessed_at", "assessed_by")),
        ("confirm", "reopen", ("confirmed_at", "confirmed_by")),
    ],
)
def test_a_step_back_empties_what_the_step_forward_filled(cast, forward, back, fields):
    report_in(next(t.source for t in TRANSITIONS if t.key == forward))

    moved = take(cast, forward)
    assert all(getattr(moved, name) for name in fields)

    moved = take(cast, back)
    assert not any(getattr(moved, name) for name in fields)


@pytest.mark.usefixtures("measures")
def test_a_report_is_judged_by_what_is_stored_not_by_what_the_page_held(cast):
    stale = report_in(State.DRAFT)
    report_in(State.SUBMITTED)

    with pytest.raises(Refused):
        workflow.move(report=stale, step="sign_off", by=cast.actor(Role.REVIEWER))

    assert PeriodReport.objects.get().state == State.SUBMITTED


@pytest.mark.parametrize(("step", "is_refused"), [("publish", False), ("reopen", True)])
def test_what_was_printed_once_is_published_but_never_opened_again(cast, step, is_refused):
    source = ImportFactory(organisation=cast.district)
    reports.accept(source=source, period="2024-H1", by=cast.actor(Role.REGISTRAR))

    if is_refused:
        with pytest.raises(Refused, match="хэвлэгдсэн хэвээр үлдэнэ"):
            take(cast, step)
    else:
        take(cast, step)

    expected = State.CONFIRMED if is_refused else State.PUBLISHED
    assert PeriodReport.objects.get().state == expected
