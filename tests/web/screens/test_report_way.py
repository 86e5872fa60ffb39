"""The page of a report that was written here: its way, its differences, its history."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.web.cycle import clauses, reported

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import assessment
from bielelt_web.models import Measure, PeriodReport

REASON = "Хүлээлгэн өгсөн акт хавсаргаагүй."


@pytest.fixture
def measures(cast):
    """Two measures that weigh 1 and 3, rated 100 and 50; the second one is rated lower."""
    rows = reported(cast.district, clauses(cast.province, 2), State.SUBMITTED, (100, 50))
    Measure.objects.filter(pk=rows[1].pk).update(weight=3)
    for row, rating in zip(rows, (100, 30), strict=True):
        assessment.rate(
            measure=row,
            rating=rating,
            version=0,
            reason=REASON if rating == 30 else "",
            by=cast.actor(Role.ASSESSOR),
        )
    PeriodReport.objects.update(state=State.ASSESSED)
    return rows


@pytest.fixture
def open_as(client, cast):
    """Return the page of the report as somebody sees it."""

    def opened(role):
        client.force_login(cast.user(role))
        report = PeriodReport.objects.get()
        return client.get(f"/reports/{report.pk}/").content.decode()

    return opened


@pytest.mark.usefixtures("measures")
def test_the_page_shows_figures_with_weights_differences_and_history(open_as):
    page = open_as(Role.LEADER)

    assert "(1×100 + 3×50) / 4 = 250 / 4" in page
    assert "62.5%" in page  # self
    assert "47.5%" in page  # upper
    assert page.count('class="difference"') == 1
    assert REASON in page
    assert "дээд шатны үнэлгээ өгөв" in page
    assert "Хэвлэсэн" not in page  # there is no printed summary to lay beside


@pytest.mark.usefixtures("measures")
@pytest.mark.parametrize(
    ("role", "steps"),
    [
        (Role.LEADER, ["confirm", "return_to_assessor"]),
        (Role.ASSESSOR, []),
        (Role.REPORTER, []),
    ],
)
def test_everybody_sees_the_steps_they_may_take(open_as, role, steps):
    page = open_as(role)

    assert [s for s in steps if f'name="step" value="{s}"' in page] == steps
    assert page.count('name="step"') == len(steps)


@pytest.mark.usefixtures("measures")
@pytest.mark.parametrize(("reason", "status"), [("3-ыг нягтална уу.", 302), ("", 422)])
def test_a_leader_returns_a_report_with_a_reason_only(client, cast, reason, status):
    client.force_login(cast.user(Role.LEADER))
    report = PeriodReport.objects.get()
    form = {"step": "return_to_assessor", "reason": reason}

    response = client.post(f"/reports/{report.pk}/move/", form)

    assert response.status_code == status
    report.refresh_from_db()
    assert report.returned_reason == reason
    expected = State.SUBMITTED if reason else State.ASSESSED
    assert report.state == expected


@pytest.mark.parametrize(("role", "offered"), [(Role.REPORTER, 1), (Role.LEADER, 0)])
def test_the_organisation_alone_is_offered_to_answer(open_as, measures, role, offered):
    page = open_as(role)

    assert page.count(f'action="/measures/{measures[1].pk}/answer/"') == offered


@pytest.mark.parametrize(("text", "status"), [("Акт хавсралтад бий.", 302), (" ", 422)])
def test_an_answer_stands_beside_the_rating(client, cast, measures, text, status):
    client.force_login(cast.user(Role.REPORTER))

    response = client.post(f"/measures/{measures[1].pk}/answer/", {"text": text})

    assert response.status_code == status
    measures[1].refresh_from_db()
    assert measures[1].answer == text.strip()


@pytest.mark.usefixtures("measures")
def test_a_download_has_the_weights_and_the_rounding_of_the_report(client, cast):
    PeriodReport.objects.update(digits=2)
    client.force_login(cast.user(Role.LEADER))

    response = client.get(f"/reports/{PeriodReport.objects.get().pk}/download/xlsx/")

    book = load_workbook(BytesIO(response.content))
    words = " ".join(
        str(cell.value)
        for sheet in book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value
    )
    assert "62.5 хувьтай" in words
    assert "(1×100 + 3×50) / 4" in words


@pytest.mark.usefixtures("measures")
def test_lists_show_reports_written_here_with_their_state(client, cast):
    client.force_login(cast.user(Role.LEADER))

    page = client.get("/reports/").content.decode()

    assert "62.5%" in page
    assert "Үнэлсэн" in page
    assert client.get("/").status_code == 200
