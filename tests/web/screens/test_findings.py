from datetime import date

import pytest
from tests.web.costs import SIGNED_IN
from tests.web.cycle import clauses, reported

from bielelt.checks import RULES
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import findings
from bielelt_web.models import KeptFinding, Measure, RuleTuning

pytestmark = pytest.mark.django_db

WRONG = "Нийт 5 мaшин авав."  # a Latin letter


@pytest.fixture
def report(cast):
    row = reported(cast.district, clauses(cast.province, 1), State.SUBMITTED)[0]
    Measure.objects.update(progress=WRONG)
    findings.check(row.citation.report)
    return row.citation.report


def as_(client, cast, role):
    client.force_login(cast.user(role))
    return client


def test_a_finding_is_answered_on_the_page_of_the_report(client, cast, report):
    key = KeptFinding.objects.get().key
    page = f"/findings/organisations/{report.pk}/"
    reporter = as_(client, cast, Role.REPORTER)
    assert "Хэвээр нь зөв" in reporter.get(page).content.decode()

    told = {"answer": "right", "reason": "Бүртгэлд ийм бичигддэг."}
    response = reporter.post(f"/reports/{report.pk}/findings/{key}/", told)

    assert response["Location"] == f"{page}?at={key}#finding-{key}"
    assert KeptFinding.objects.get().answer == "right"
    assert "Бүртгэлд ийм бичигддэг." in reporter.get(page).content.decode()


def test_whoever_may_not_answer_gets_no_form_and_a_refusal(client, cast, report):
    key = KeptFinding.objects.get().key
    page = f"/reports/{report.pk}/"
    auditor = as_(client, cast, Role.AUDITOR)
    assert f"findings/{key}/" not in auditor.get(page).content.decode()

    told = {"answer": "right", "reason": "Зөв бичсэн."}
    answered = auditor.post(f"{page}findings/{key}/", told)

    assert KeptFinding.objects.get().answer == ""
    assert answered.status_code == 422


def test_who_assesses_reads_the_answer_beside_the_progress(client, cast, report):
    findings.answer(
        report=report,
        key=KeptFinding.objects.get().key,
        answer="right",
        reason="Бүртгэлд ийм бичигддэг.",
        by=cast.actor(Role.REPORTER),
    )

    page = as_(client, cast, Role.ASSESSOR).get(f"/assessment/reports/{report.pk}/")

    assert "Бүртгэлд ийм бичигддэг." in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_overview_takes_the_same_queries_whatever_was_found(
    client, cast, count, django_assert_num_queries
):
    given = clauses(cast.province, count)
    row = reported(cast.district, given, State.SUBMITTED)[0]
    Measure.objects.update(progress=WRONG)
    findings.check(row.citation.report)
    auditor = as_(client, cast, Role.AUDITOR)

    with django_assert_num_queries(SIGNED_IN + 1 + 2 + 1):
        page = auditor.get("/findings/").content.decode()

    assert f'<span class="tally-error">{count}</span>' in page


@pytest.mark.usefixtures("report")
def test_drafts_of_others_are_not_counted(client, cast, report):
    report.state = State.DRAFT
    report.save()

    assert (
        "tally-error"
        not in as_(client, cast, Role.AUDITOR).get("/findings/").content.decode()
    )
    assert (
        "tally-error" in as_(client, cast, Role.REPORTER).get("/findings/").content.decode()
    )


def test_an_organisation_is_told_with_its_habits(client, cast, report):
    page = as_(client, cast, Role.AUDITOR).get(f"/findings/organisations/{report.pk}/")

    told = page.content.decode()
    assert "Латин, кирилл" in told
    assert "Хоёр үнэлгээтэй 0 заалтын" in told


def test_a_rule_is_switched_off_from_a_day_on(client, cast, report):
    report.opened_on = date(2026, 5, 20)
    report.save()
    registrar = as_(client, cast, Role.REGISTRAR)
    address = f"/findings/rules/{cast.province.code}/mixed-letters/"
    form = {"severity": "", "since": "2026-01-01", "reason": "Хуучин файл их байна."}

    response = registrar.post(address, form)

    assert response["Location"] == "/findings/rules/"
    row = RuleTuning.objects.get()
    assert (row.rule, row.is_on, row.since) == ("mixed-letters", False, date(2026, 1, 1))
    findings.check(report)
    assert KeptFinding.objects.get().gone_at is not None
    assert "Хуучин файл их байна." in registrar.get(address).content.decode()


def test_a_report_from_before_that_day_is_judged_as_it_was(client, cast, report):
    report.opened_on = date(2025, 5, 20)
    report.save()
    form = {
        "severity": "doubt",
        "is_on": "on",
        "since": "2026-01-01",
        "reason": "Зөөлрүүлэв.",
    }
    as_(client, cast, Role.REGISTRAR).post(
        f"/findings/rules/{cast.province.code}/mixed-letters/", form
    )

    findings.check(report)

    assert KeptFinding.objects.get().severity == "error"


def test_a_number_out_of_bounds_is_refused_with_the_form_as_it_was(client, cast):
    registrar = as_(client, cast, Role.REGISTRAR)
    form = {"is_on": "on", "severity": "", "since": "2026-01-01", "reason": "Их байна."}
    form |= {"value_words": "1", "value_percent": "60"}

    response = registrar.post(
        f"/findings/rules/{cast.province.code}/copied-progress/", form
    )

    assert response.status_code == 422
    assert not RuleTuning.objects.exists()


def test_every_rule_stands_on_the_page_with_its_example(client, cast):
    page = as_(client, cast, Role.LEADER).get("/findings/rules/").content.decode()

    assert all(f'id="{rule.slug}"' in page for rule in RULES.all)


def test_the_findings_are_downloaded_with_their_answers(client, cast, report):
    findings.answer(
        report=report,
        key=KeptFinding.objects.get().key,
        answer="right",
        reason="Бүртгэлд ийм бичигддэг.",
        by=cast.actor(Role.REPORTER),
    )

    file = as_(client, cast, Role.AUDITOR).get(
        f"/reports/{report.pk}/findings/download/csv/"
    )

    told = file.content.decode()
    assert "мaшин" in told
    assert "Бүртгэлд ийм бичигддэг." in told
    assert ".csv" in file["Content-Disposition"]


def test_a_refused_answer_stands_there_as_it_was_typed(client, cast, report):
    key = KeptFinding.objects.get().key
    told = {"answer": "right", "reason": "Зө"}
    reporter = as_(client, cast, Role.REPORTER)

    refused = reporter.post(f"/reports/{report.pk}/findings/{key}/", told)

    assert refused.status_code == 422
    page = refused.content.decode()
    assert "<details open>" in page
    assert ">Зө</textarea>" in page


def test_an_answer_to_what_is_gone_is_not_lost(client, cast, report):
    key = KeptFinding.objects.get().key
    Measure.objects.update(progress="Нийт 5 машин авав.")
    findings.check(report)
    told = {"answer": "right", "reason": "Бүртгэлд ийм бичигддэг."}
    reporter = as_(client, cast, Role.REPORTER)

    refused = reporter.post(f"/reports/{report.pk}/findings/{key}/", told)

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "дахин илрүүлээгүй" in page
    assert "Бүртгэлд ийм бичигддэг." in page


def test_whoever_answered_is_told_by_name(client, cast, report):
    by = cast.user(Role.REPORTER)
    by.first_name, by.last_name = "Болор", "Гантулга"
    by.save()
    findings.answer(
        report=report,
        key=KeptFinding.objects.get().key,
        answer="right",
        reason="Зөв бичсэн.",
        by=cast.actor(Role.REPORTER),
    )
    auditor = as_(client, cast, Role.AUDITOR)

    for address in (f"/findings/organisations/{report.pk}/", f"/reports/{report.pk}/"):
        assert "Г.Болор" in auditor.get(address).content.decode()
