import pytest
from tests.factories import OrganisationFactory
from tests.web.costs import SIGNED_IN
from tests.web.cycle import clauses, reported

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.models import Measure, PeriodReport

HTMX = {"HX-Request": "true"}
REASON = "Хүлээлгэн өгсөн акт хавсаргаагүй."


@pytest.fixture
def districts(cast):
    others = [
        OrganisationFactory(code=code, name=name, parent=cast.province)
        for code, name in (("26401", "Үйзэн"), ("26402", "Богд"))
    ]
    return [cast.district, *others]


@pytest.fixture
def unit(client, cast):
    """Return a browser in which somebody of the monitoring unit has signed in."""
    client.force_login(cast.user(Role.ASSESSOR))
    return client


@pytest.fixture
def measure(cast):
    """A done measure that rates itself 70 %, in a submitted report."""
    return reported(cast.district, clauses(cast.province, 1), State.SUBMITTED)[0]


def rate(browser, measure, rating, headers=None, **others):
    form = {"rating": rating, "version": measure.version, "page": "clause", **others}
    there = f"/assessment/measures/{measure.pk}/rate/"
    return browser.post(there, form, headers=headers)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "screen",
    [
        ("/assessment/", 1 + 3 + 2),  # periods; the overview; the way
        ("/assessment/clauses/", 1 + 3),
        ("/assessment/agreement/", 1 + 3),
        ("/assessment/clauses/{clause}/", 1 + 1 + 4 + 1 + 2),
        ("/assessment/reports/{report}/", 1 + 1 + 4 + 1 + 1),
    ],
)
def test_a_screen_takes_the_same_queries_whatever_its_length(
    unit, districts, screen, count, django_assert_num_queries
):
    page, queries = screen
    given = clauses(districts[0].parent, count)
    rated = {"upper_percent": 70, "upper_by": "assessor"}
    rows = [reported(d, given, State.SUBMITTED, **rated) for d in districts[:count]]
    url = page.format(clause=given[0].pk, report=rows[0][0].citation.report_id)

    with django_assert_num_queries(SIGNED_IN + queries):
        assert unit.get(url).status_code == 200


def test_an_equal_rating_takes_one_press_without_any_script(unit, measure):
    response = rate(unit, measure, 70)

    assert response.status_code == 302
    clause = measure.assignment.clause_id
    assert response.url == (
        f"/assessment/clauses/{clause}/?period=2026-H1#answer-{measure.pk}"
    )
    measure.refresh_from_db()
    assert measure.upper_percent == 70


@pytest.mark.parametrize("page", ["clause", "report"])
def test_a_difference_without_a_reason_opens_the_page_again_with_the_field(
    unit, measure, page
):
    response = rate(unit, measure, 50, page=page, comment="Дараа жил нөхнө.")

    told = response.content.decode()
    assert response.status_code == 422
    assert "Байгууллага өөрийгөө 70%, та 50% гэж үнэлжээ." in told
    assert "Дараа жил нөхнө." in told
    measure.refresh_from_db()
    assert measure.upper_percent is None


def test_htmx_gets_the_one_answer_and_the_progress(unit, measure):
    told = rate(unit, measure, 50, HTMX, reason=REASON).content.decode()

    assert told.count("<article") == 1
    assert 'id="assessed"' in told
    assert 'hx-swap-oob="true"' in told
    assert "1 хариунаас 1 үнэлсэн" in told
    assert REASON in told


def test_htmx_is_told_why_a_rating_is_refused(unit, measure):
    response = rate(unit, measure, 50, HTMX)

    told = response.content.decode()
    assert response.status_code == 200
    assert told.count('role="alert"') == 1
    assert "1 хариунаас 0 үнэлсэн" in told


def test_a_rating_that_is_none_is_refused_by_the_form(unit, measure):
    told = rate(unit, measure, "", HTMX).content.decode()

    assert "Үнэлгээ сонгоно уу." in told


def test_one_answer_goes_back_and_says_what_it_waits_for(unit, measure):
    there = f"/assessment/measures/{measure.pk}/return/"

    told = unit.post(there, {"reason": REASON}, headers=HTMX).content.decode()

    assert "Байгууллагын засварыг хүлээж байна" in told
    assert REASON in told
    assert 'name="rating"' not in told


def test_a_leader_reads_the_answers_but_has_no_buttons(client, cast, measure):
    client.force_login(cast.user(Role.LEADER))

    page = client.get(f"/assessment/clauses/{measure.assignment.clause_id}/")

    assert page.status_code == 200
    assert 'name="rating"' not in page.content.decode()


def test_words_of_a_draft_are_not_shown_above(unit, measure):
    PeriodReport.objects.update(state=State.DRAFT)

    page = unit.get(f"/assessment/clauses/{measure.assignment.clause_id}/")

    told = page.content.decode()
    assert "Хараахан хүргүүлээгүй:" in told
    assert measure.progress not in told
    report = measure.citation.report_id
    assert unit.get(f"/assessment/reports/{report}/").status_code == 404


@pytest.mark.parametrize(("percent", "status"), [(70, 302), (None, 422)])
def test_the_assessment_is_closed_when_every_answer_is_rated(
    unit, measure, percent, status
):
    Measure.objects.update(upper_percent=percent)
    there = f"/assessment/reports/{measure.citation.report_id}/move/"

    response = unit.post(there, {"step": "assess"})

    assert response.status_code == status
    expected = State.ASSESSED if percent else State.SUBMITTED
    assert PeriodReport.objects.get().state == expected


def test_an_empty_register_says_what_will_stand_here(unit):
    for page in ("", "clauses/", "agreement/"):
        response = unit.get(f"/assessment/{page}")

        assert response.status_code == 200
        assert 'class="empty"' in response.content.decode()
