import pytest
from tests.factories import PeriodReportFactory
from tests.web.costs import SIGNED_IN
from tests.web.cycle import clauses, reported

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.models import Measure, PeriodReport

WRONG_SUM = "Хайрхан баг 45, Улаан баг 40, нийт 90 өрх."


@pytest.fixture
def head(client, cast):
    """Return a browser in which the head of the district's office has signed in."""
    client.force_login(cast.user(Role.REVIEWER))
    return client


@pytest.fixture
def measures(cast):
    return reported(cast.district, clauses(cast.province, 2), State.DRAFT, (100, 50))


def url(measure, *more):
    return "/".join(["/reports", str(measure.citation.report_id), "review", *more, ""])


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_takes_the_same_queries_whatever_lies_on_it(
    head, cast, count, django_assert_num_queries
):
    given = clauses(cast.province, count)
    before = reported(cast.district, given, State.CONFIRMED)
    PeriodReport.objects.update(period="2025")
    report = PeriodReportFactory(organisation=cast.district)
    for measure in before:
        Measure.objects.create(
            citation=report.citations.get_or_create(
                decision=given[0].decision, serial=1, kind="order"
            )[0],
            assignment=measure.assignment,
            serial=measure.serial,
            previous=measure,
        )

    # The report; its value in two, the measures in three; weights; who signs in three.
    with django_assert_num_queries(SIGNED_IN + 1 + 3 + 3 + 3 + 1 + 3):
        page = head.get(f"/reports/{report.pk}/review/").content.decode()

    assert page.count('id="measure-') == count


def test_the_head_reads_what_the_signature_will_stand_for(head, cast, measures):
    user = cast.user(Role.REVIEWER)
    user.first_name, user.last_name = "Өнөржаргал", "Дамба"
    user.save()
    user.memberships.update(position="Тамгын газрын дарга")

    page = head.get(url(measures[0])).content.decode()

    assert "75.0%" in page
    assert "2 заалтаас 2 дууссан" in page
    assert "Д.ӨНӨРЖАРГАЛ" in page
    assert "Тамгын газрын дарга" in page
    assert "Эхлээд арилгах зөрчил" not in page


def test_a_contradiction_stands_above_the_button(head, measures):
    Measure.objects.filter(pk=measures[0].pk).update(progress=WRONG_SUM)

    page = head.get(url(measures[0])).content.decode()

    assert page.index("Эхлээд арилгах зөрчил: 1") < page.index('value="sign_off"')


@pytest.mark.parametrize(("is_done", "status"), [(True, 302), (False, 422)])
def test_signing_off_from_the_desk(head, measures, is_done, status):
    if not is_done:
        Measure.objects.filter(pk=measures[1].pk).update(done_at=None)

    response = head.post(url(measures[0], "move"), {"step": "sign_off"})

    assert response.status_code == status
    expected = State.REVIEWED if is_done else State.DRAFT
    assert PeriodReport.objects.get().state == expected
    said = "1 заалт дуусаагүй байна: 2." in response.content.decode()
    assert said is not is_done


@pytest.mark.parametrize(("reason", "status"), [("Тоог засна уу.", 302), ("", 422)])
def test_one_measure_is_returned_from_the_desk(head, measures, reason, status):
    there = url(measures[1], str(measures[1].pk), "return")

    response = head.post(there, {"reason": reason})

    assert response.status_code == status
    measures[1].refresh_from_db()
    assert measures[1].returned_reason == reason


def test_a_measure_of_another_report_is_not_found_on_this_desk(head, cast, measures):
    PeriodReport.objects.update(period="2025")
    other = reported(cast.district, clauses(cast.province, 1), State.DRAFT)[0]

    there = url(measures[0], str(other.pk), "return")

    assert head.post(there, {"reason": "Засна уу."}).status_code == 404
