from dataclasses import replace

import pytest
from django_tasks_db.models import DBTaskResult
from tests.web.cycle import clauses, reported

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import findings, measures, workflow
from bielelt_web.models import AuditEntry, Checked, KeptFinding, Measure
from bielelt_web.queries.drafts import draft_of

pytestmark = pytest.mark.django_db

WRONG = "Нийт 5 мaшин авав."  # a Latin letter
OTHER = "Нийт 6 мaшин авав."
RIGHT = "Нийт 5 машин авав."


@pytest.fixture
def measure(cast):
    row = reported(cast.district, clauses(cast.province, 1), State.REVIEWED)[0]
    Measure.objects.update(progress=WRONG)
    row.refresh_from_db()
    return row


@pytest.fixture
def report(measure):
    findings.check(measure.citation.report)
    return measure.citation.report


def kept():
    return [(f.rule, f.gone_at is None, f.answer) for f in KeptFinding.objects.all()]


def test_what_is_found_is_kept_once_however_often_it_is_checked(report, measure):
    findings.check(report)

    row = KeptFinding.objects.get()
    assert kept() == [("mixed-letters", True, "")]
    assert (row.measure, row.severity, row.answerer) == (measure, "error", "reporter")
    assert row.quotes[0]["text"] == "мaшин"
    assert row.clauses == [measure.serial]


def test_what_is_corrected_is_gone_and_comes_back_with_the_words(report):
    Measure.objects.update(progress=RIGHT)
    findings.check(report)
    assert kept() == [("mixed-letters", False, "")]

    Measure.objects.update(progress=WRONG)
    findings.check(report)

    assert kept() == [("mixed-letters", True, "")]


def test_an_answer_holds_while_other_words_change_and_ends_with_its_own(report, cast):
    by, key = cast.actor(Role.REPORTER), KeptFinding.objects.get().key
    findings.answer(report=report, key=key, answer="right", reason="Үсэг нь зөв.", by=by)

    Measure.objects.update(progress="Урьд нь байсан. " + WRONG)
    findings.check(report)
    assert kept() == [("mixed-letters", True, "right")]

    Measure.objects.update(progress="Хоёр мaшинтай.")
    findings.check(report)
    assert sorted(kept()) == [
        ("mixed-letters", False, "right"),
        ("mixed-letters", True, ""),
    ]


def test_corrected_is_taken_back_where_it_was_not(report, cast):
    by, key = cast.actor(Role.REPORTER), KeptFinding.objects.get().key
    findings.answer(report=report, key=key, answer="corrected", by=by)

    findings.check(report)

    assert kept() == [("mixed-letters", True, "")]


def test_an_answer_needs_a_reason_and_the_right_person(report, cast):
    key = KeptFinding.objects.get().key

    with pytest.raises(Refused, match="хэвээр нь зөв болохыг"):
        findings.answer(
            report=report, key=key, answer="right", reason=" ", by=cast.actor(Role.REPORTER)
        )
    with pytest.raises(NotPermitted, match="reporter"):
        findings.answer(
            report=report,
            key=key,
            answer="right",
            reason="Зөв.",
            by=cast.actor(Role.AUDITOR),
        )
    with pytest.raises(Refused, match="дахин илрүүлээгүй"):
        findings.answer(
            report=report, key="0" * 10, answer="right", reason="Зөв.",
            by=cast.actor(Role.REPORTER),
        )  # fmt: skip
    assert kept() == [("mixed-letters", True, "")]
    assert not AuditEntry.objects.filter(action="findings.answer").exists()


def test_an_answer_can_be_taken_back_and_leaves_its_trace(report, measure, cast):
    by, key = cast.actor(Role.REPORTER), KeptFinding.objects.get().key
    findings.answer(report=report, key=key, answer="right", reason="Үсэг зөв.", by=by)

    findings.answer(report=report, key=key, answer="", by=by)

    assert kept() == [("mixed-letters", True, "")]
    last = AuditEntry.objects.filter(subject=f"measure:{measure.pk}").latest("number")
    assert last.before == {"answer": "right", "reason": "Үсэг зөв."}
    assert (last.after["answer"], last.after["rule"]) == ("", "mixed-letters")


def test_a_report_with_an_open_error_is_not_submitted(report, cast):
    by, key = cast.actor(Role.REPORTER), KeptFinding.objects.get().key

    with pytest.raises(Refused, match=r"^1 зөрчилд .*\(заалт 1\)"):
        workflow.move(report=report, step="submit", by=by)

    findings.answer(report=report, key=key, answer="right", reason="Үсэг зөв.", by=by)
    assert workflow.move(report=report, step="submit", by=by).state == State.SUBMITTED


def test_a_report_that_was_never_checked_is_checked_when_it_is_submitted(measure, cast):
    with pytest.raises(Refused, match=r"^1 зөрчилд"):
        workflow.move(
            report=measure.citation.report, step="submit", by=cast.actor(Role.REPORTER)
        )


@pytest.mark.django_db(transaction=True)
def test_who_writes_makes_the_report_outdated_and_queues_one_check(cast):
    row = reported(cast.district, clauses(cast.province, 1), State.DRAFT)[0]
    findings.check(row.citation.report)
    by = cast.actor(Role.REPORTER)

    for text in (WRONG, OTHER):
        row.refresh_from_db()
        draft = draft_of(row)
        changes = replace(draft, progress=text)
        measures.save_draft(
            measure=row, version=row.version, base=draft, changes=changes, by=by
        )

    assert not Checked.objects.get().is_current
    queued = DBTaskResult.objects.filter(task_path__endswith="check_report")
    assert [task.args_kwargs["kwargs"] for task in queued] == [
        {"report_id": row.citation.report_id}
    ]
