import pytest
from tests.web.cycle import clauses, reported

from bielelt.checks import SCHEMA, run_checks, to_dict
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import findings
from bielelt_web.models import KeptFinding, Measure
from bielelt_web.queries.findings import checked_value
from bielelt_web.queries.reports import build_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(cast):
    row = reported(cast.district, clauses(cast.province, 2), State.SUBMITTED)[0]
    Measure.objects.update(progress="Нийт 5 мaшин авав.")  # a Latin letter
    findings.check(row.citation.report)
    return row.citation.report


def told(client, user, report):
    client.force_login(user)
    return client.get(f"/api/1/reports/{report.pk}/findings").json()


def unanswered(answer):
    return [{k: v for k, v in one.items() if k != "answer"} for one in answer["findings"]]


def test_a_program_is_told_what_the_checks_of_the_library_say(client, cast, report):
    answer = told(client, cast.user(Role.REPORTER), report)

    by_the_library = to_dict(run_checks(checked_value(report, build_report(report))))
    assert answer["schema"] == SCHEMA
    assert sorted(unanswered(answer), key=lambda f: f["id"]) == sorted(
        by_the_library["findings"], key=lambda f: f["id"]
    )
    assert len(answer["findings"]) >= 2
    assert {one["answer"] for one in answer["findings"]} == {None}


def test_errors_come_first(client, cast, report):
    found = told(client, cast.user(Role.REPORTER), report)["findings"]

    severities = [one["severity"] for one in found]
    assert severities == sorted(severities, key=["error", "doubt", "hint"].index)
    assert severities[0] == "error"


def test_an_answer_stands_beside_its_finding(client, cast, report):
    kept = KeptFinding.objects.filter(rule="mixed-letters").first()
    findings.answer(
        report=report,
        key=kept.key,
        answer="right",
        reason="Загварын нэр ийм.",
        by=cast.actor(Role.REPORTER),
    )

    found = told(client, cast.user(Role.ASSESSOR), report)["findings"]

    answered = [one for one in found if one["answer"]]
    assert [one["id"] for one in answered] == [kept.key]
    assert answered[0]["answer"]["answer"] == "right"
    assert answered[0]["answer"]["reason"] == "Загварын нэр ийм."
    assert answered[0]["answer"]["at"] is not None


def test_a_report_of_others_is_not_there(client, cast, report):
    client.force_login(cast.stranger)

    answer = client.get(f"/api/1/reports/{report.pk}/findings")

    assert answer.status_code == 404
    assert list(answer.json()) == ["error"]
