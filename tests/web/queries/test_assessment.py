from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.http import Http404
from tests.factories import OrganisationFactory
from tests.web.cycle import clauses, reported

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import findings
from bielelt_web.middleware import actor_of
from bielelt_web.models import Extension, Measure, PeriodReport
from bielelt_web.queries import agreement, answers, overview
from bielelt_web.queries.assessment import SORTS, is_late, periods_of
from bielelt_web.queries.assessment import overview as standing

pytestmark = pytest.mark.django_db

PERIOD, TODAY = "2026-H1", date(2026, 6, 26)


@pytest.fixture
def districts(cast):
    """Three districts of the province, in the order of the alphabet: Богд, Өлзийт, Үйзэн."""
    others = [
        OrganisationFactory(code=code, name=name, parent=cast.province)
        for code, name in (("26401", "Үйзэн"), ("26402", "Богд"))
    ]
    return [others[1], cast.district, others[0]]


@pytest.fixture
def assessor(cast, districts):  # noqa: ARG001 - the districts come first
    return actor_of(cast.user(Role.ASSESSOR))


def look(actor, **choice):
    return standing(actor, PERIOD, today=TODAY, **choice)


def names(shown):
    return [line.report.organisation.name for line in shown.lines]


@pytest.fixture
def reports(cast, districts):
    """One draft, one submitted with ratings, one assessed; two clauses each."""
    given = clauses(cast.province, 2)
    states = (State.DRAFT, State.SUBMITTED, State.ASSESSED)
    rows = [
        reported(district, given, state, (100, 50))
        for district, state in zip(districts, states, strict=True)
    ]
    Measure.objects.filter(pk=rows[1][0].pk).update(upper_percent=70, upper_by="assessor")
    Measure.objects.filter(pk=rows[2][0].pk).update(upper_percent=100, upper_by="assessor")
    Measure.objects.filter(pk=rows[2][1].pk).update(upper_not_due=True, upper_by="leader")
    return rows


@pytest.mark.usefixtures("reports")
def test_the_overview_tells_how_every_organisation_stands(assessor):
    shown = look(assessor)

    assert [
        (
            line.report.organisation.name,
            line.report.state,
            line.report.rated,
            line.report.clauses,
            line.report.differing,
            line.is_late,
        )
        for line in shown.lines
    ] == [
        ("Богд", "draft", 0, 2, 0, True),
        ("Өлзийт", "submitted", 1, 2, 1, True),
        ("Үйзэн", "assessed", 2, 2, 1, True),
    ]
    assert (shown.rated, shown.measures) == (3, 4)  # of the reports that are here
    assert {k: n for k, n in shown.counts.items() if n} == {
        "draft": 1,
        "submitted": 1,
        "assessed": 1,
    }


@pytest.mark.usefixtures("reports")
def test_the_overview_is_filtered_by_state_and_sorted(assessor):
    assert names(look(assessor, state="submitted")) == ["Өлзийт"]
    assert names(look(assessor, sort="differing")) == ["Өлзийт", "Үйзэн", "Богд"]
    assert names(look(assessor, sort="upper")) == ["Үйзэн", "Өлзийт", "Богд"]
    assert {key: len(names(look(assessor, sort=key))) for key in SORTS} == dict.fromkeys(
        SORTS, 3
    )
    assert names(look(assessor, sort="nonsense")) == ["Богд", "Өлзийт", "Үйзэн"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_overview_takes_three_queries(
    assessor, cast, districts, count, django_assert_num_queries
):
    given = clauses(cast.province, count)
    for district in districts[:count]:
        reported(district, given, State.SUBMITTED)

    with django_assert_num_queries(3):
        assert len(look(assessor).lines) == count


def test_open_requests_and_organisations_without_a_report_are_told(
    assessor, cast, districts
):
    given = clauses(cast.province, 1)
    measure = reported(cast.district, given, State.SUBMITTED)[0]
    reported(districts[0], given, State.SUBMITTED)
    PeriodReport.objects.filter(organisation=districts[0]).update(period="2025")
    for state in (Extension.State.ASKED, Extension.State.REFUSED):
        Extension.objects.create(
            measure=measure,
            new_due_on=TODAY,
            reason="Сэлбэг ирээгүй",
            state=state,
            asked_by="reporter",
        )

    shown = look(assessor)

    assert [line.extensions for line in shown.lines] == [1]
    assert [row.name for row in shown.without] == ["Богд"]
    assert periods_of(assessor) == ([PERIOD, "2025"], "2025")


@pytest.mark.parametrize(
    ("submitted_on", "late"),
    [
        (None, True),
        (date(2026, 6, 25), False),
        (date(2026, 6, 26), True),
    ],
)
def test_late_is_what_came_after_its_day_or_has_not_come(submitted_on, late):
    assert is_late(date(2026, 6, 25), submitted_on, today=TODAY) == late


def test_nothing_is_late_without_a_day_or_before_it():
    assert not is_late(None, None, today=TODAY)
    assert not is_late(TODAY, None, today=TODAY)


def test_figures_of_a_list_follow_the_weights(cast):
    first, second = reported(
        cast.district, clauses(cast.province, 2), State.SUBMITTED, (100, 50)
    )
    Measure.objects.filter(pk=first.pk).update(weight=Decimal("2.5"))
    Measure.objects.filter(pk=second.pk).update(upper_percent=30)

    row = overview.with_figures(cast.actor(Role.LEADER)).get()

    assert (row.self_sum, row.self_due) == (Decimal(300), Decimal("3.5"))
    assert (row.upper_sum, row.upper_due) == (Decimal(30), Decimal(1))


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.REPORTER, Role.REVIEWER])
def test_who_neither_assesses_nor_confirms_finds_nothing(cast, role):
    with pytest.raises(Http404):
        look(cast.actor(role))


# Answers ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("reports")
def test_answers_to_a_clause_stand_by_the_alphabet_and_drafts_stay_closed(
    assessor, reports
):
    clause = reports[0][0].assignment.clause

    found = answers.answers_to(assessor, clause, PERIOD)

    assert [
        (a.report.organisation.name, a.is_here, a.may_rate, a.is_rated, a.differs)
        for a in found
    ] == [
        ("Богд", False, False, False, False),
        ("Өлзийт", True, True, True, True),
        ("Үйзэн", True, False, True, False),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_answers_take_four_queries_with_all_that_stands_on_their_page(
    assessor, cast, districts, count, django_assert_num_queries
):
    given = clauses(cast.province, 1)
    for district in districts[:count]:
        reported(district, given, State.SUBMITTED)

    with django_assert_num_queries(4):
        found = answers.answers_to(assessor, given[0], PERIOD)
        for answer in found:
            assert answer.measure.citation.report.organisation.parent == cast.province
            assert answer.measure.previous is None
            assert (answer.measure.shown, list(answer.measure.quantities.all())) == ([], [])

    assert len(found) == count


def test_a_contradiction_stands_beside_its_answer_until_the_words_change(assessor, cast):
    measure = reported(cast.district, clauses(cast.province, 1), State.SUBMITTED)[0]
    Measure.objects.update(progress="Нийт 5 мaшин авав.")  # a Latin letter
    findings.check(measure.citation.report)

    answer = answers.answer_of(assessor, measure)

    assert [f.rule for f in answer.findings] == ["mixed-letters"]
    Measure.objects.update(progress="Нийт 5 машин авав.")
    assert answers.answer_of(assessor, measure).findings == []


@pytest.mark.usefixtures("reports")
def test_the_way_leads_from_clause_to_clause_and_to_what_is_open(assessor, reports):
    first, second = (m.assignment.clause_id for m in reports[0])

    way = answers.way_through(assessor, PERIOD, first)

    assert [(s.clause, s.total, s.rated) for s in way.stops] == [
        (first, 2, 2),
        (second, 2, 1),
    ]
    assert (way.place, way.before, way.after, way.next_open) == (1, None, second, second)
    assert (way.rated, way.total, way.stop.rated) == (3, 4, 2)
    last = answers.way_through(assessor, PERIOD, second)
    assert (last.place, last.before, last.after, last.next_open) == (
        2,
        first,
        None,
        second,
    )
    assert [(c.pk, c.total, c.rated) for c in answers.clauses_in(assessor, PERIOD)] == [
        (first, 2, 2),
        (second, 2, 1),
    ]


# Agreement --------------------------------------------------------------------------------


@pytest.mark.usefixtures("reports")
def test_agreement_counts_equal_ratings_and_the_mean_difference(assessor):
    organisations = agreement.by_organisation(assessor, PERIOD)

    assert [
        (a.name, a.compared, a.equal, a.higher, a.lower, a.share, a.difference)
        for a in organisations
    ] == [
        ("Өлзийт", 1, 0, 0, 1, Decimal("0.0"), Decimal("-30.0")),
        # 100 and 100 agree; 50 and not due do not, and have no difference
        ("Үйзэн", 2, 1, 0, 0, Decimal("50.0"), Decimal("0.0")),
    ]
    whole = agreement.overall(organisations)
    assert (whole.compared, whole.share, whole.difference) == (
        3,
        Decimal("33.3"),
        Decimal("-15.0"),
    )


@pytest.mark.usefixtures("reports")
def test_agreement_tells_it_by_the_person_who_rated_last(cast, assessor):
    user = cast.user(Role.ASSESSOR)
    user.first_name, user.last_name = "Ганбаатар", "Дорж"
    user.save()

    people = agreement.by_assessor(assessor, PERIOD)

    assert [(a.name, a.compared, a.equal) for a in people] == [
        ("leader", 1, 0),
        ("Д.Ганбаатар", 2, 1),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_agreement_takes_the_same_queries_whatever_it_counts(
    assessor, cast, districts, count, django_assert_num_queries
):
    given = clauses(cast.province, count)
    for n, district in enumerate(districts[:count]):
        reported(district, given, State.SUBMITTED, upper_percent=70, upper_by=f"person {n}")

    with django_assert_num_queries(3):
        assert len(agreement.by_organisation(assessor, PERIOD)) == count
        assert len(agreement.by_assessor(assessor, PERIOD)) == count


def test_nothing_compared_has_no_share():
    none = agreement.overall([])

    assert (none.share, none.difference) == (None, None)


def test_a_day_of_submission_is_that_of_the_office_not_of_greenwich(
    assessor, cast, settings
):
    assert settings.TIME_ZONE == "Asia/Ulaanbaatar"
    reported(cast.district, clauses(cast.province, 1), State.SUBMITTED)
    late = datetime(2026, 6, 25, 17, 0, tzinfo=UTC)  # the 26th in Ulaanbaatar
    PeriodReport.objects.update(submitted_at=late)

    assert [line.is_late for line in look(assessor).lines] == [True]
