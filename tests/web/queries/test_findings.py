from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories import MeasureFactory
from tests.web.cycle import clauses, reported

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import findings as actions
from bielelt_web.models import KeptFinding, Measure
from bielelt_web.queries import findings
from bielelt_web.queries.drafts import Draft, draft_of
from bielelt_web.queries.reports import build_report

pytestmark = pytest.mark.django_db

WRONG = "Нийт 5 мaшин авав."  # a Latin letter


@pytest.fixture
def measure(cast):
    row = reported(cast.district, clauses(cast.province, 2), State.REVIEWED)[0]
    Measure.objects.update(text="Замын тэмдэг, тэмдэглэгээг шинэчлэх")
    Measure.objects.filter(pk=row.pk).update(progress=WRONG, text="Машин, техник авах")
    row.refresh_from_db()
    return row


def found_in(report):
    return [(f.rule, f.answer) for f in findings.findings_in(report, build_report(report))]


def test_a_report_that_was_not_checked_yet_is_checked_for_the_page(measure):
    assert found_in(measure.citation.report) == [("mixed-letters", "")]
    assert not KeptFinding.objects.exists()


def test_after_a_change_the_page_shows_what_is_found_now_with_the_answers(cast, measure):
    report, by = measure.citation.report, cast.actor(Role.REPORTER)
    actions.check(report)
    actions.answer(
        report=report,
        key=KeptFinding.objects.get().key,
        answer="right",
        reason="Үсэг зөв.",
        by=by,
    )

    other = Measure.objects.exclude(pk=measure.pk).get()
    Measure.objects.filter(pk=other.pk).update(progress="Хоёр мaлчинтай.")
    actions.outdated(report)

    assert sorted(found_in(report)) == [("mixed-letters", ""), ("mixed-letters", "right")]


def test_what_nobody_wrote_yet_is_no_finding(cast):
    row = MeasureFactory(
        organisation=cast.district, issuer=cast.province, progress=WRONG, self_percent=70
    )
    MeasureFactory(citation=row.citation, serial=row.serial + 1, progress="Эхэлсэн.")
    report = row.citation.report

    value = findings.checked_value(report, build_report(report))

    assert [clause.serial for clause in value.clauses] == [row.serial]


def test_an_upper_rating_that_is_not_given_yet_counts_as_agreement(measure):
    report = measure.citation.report

    value = findings.checked_value(report, build_report(report))

    assert [c.upper_rating for c in value.clauses] == [70, 70]
    report.state = State.CONFIRMED
    assert findings.checked_value(report, build_report(report)) == build_report(report)


def test_only_what_the_reporter_can_mend_is_found_while_writing(cast):
    row = MeasureFactory(
        organisation=cast.district,
        issuer=cast.province,
        text="Зориулалтын 2 мaшин авах",  # a Latin letter in the clause
    )

    assert findings.findings_while_writing(row, Draft("Авсан.", "70")) == []
    found = findings.findings_while_writing(row, Draft("Авсaн.", "70"))
    assert [finding.rule for finding in found] == ["mixed-letters"]


def test_what_was_answered_stays_quiet_while_writing(cast, measure):
    report = measure.citation.report
    actions.check(report)
    row = KeptFinding.objects.get()
    assert [f.key for f in findings.findings_of(measure, draft_of(measure))] == [row.key]

    actions.answer(
        report=report,
        key=row.key,
        answer="right",
        reason="Зөв.",
        by=cast.actor(Role.REPORTER),
    )

    assert findings.findings_while_writing(measure, draft_of(measure)) == []
    assert findings.findings_of(measure, draft_of(measure)) == []


def test_findings_stand_under_their_first_clause(measure):
    report = measure.citation.report

    found = findings.by_serial(findings.findings_in(report, build_report(report)))

    assert {serial: [f.rule for f in theirs] for serial, theirs in found.items()} == {
        measure.serial: ["mixed-letters"]
    }


def test_a_draft_is_read_as_of_the_day_it_is_due(measure):
    report = measure.citation.report

    value = findings.checked_value(report, build_report(report))

    assert (report.submitted_at, value.date) == (None, report.due_on)


def test_every_report_in_work_is_looked_at_again_each_day(measure):
    report = measure.citation.report
    actions.check(report)
    now = timezone.now()

    assert findings.to_be_checked(since=now - timedelta(hours=1)) == []
    assert findings.to_be_checked(since=now + timedelta(hours=1)) == [report.pk]
    report.state = State.CONFIRMED
    report.save()
    assert findings.to_be_checked(since=now + timedelta(hours=1)) == []
    actions.outdated(report)
    assert findings.to_be_checked(since=now) == [report.pk]
