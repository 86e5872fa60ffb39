from datetime import date

import pytest
from django.http import Http404
from django.utils import timezone
from tests.factories import (
    ClauseFactory,
    DecisionFactory,
    MeasureFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.middleware import actor_of
from bielelt_web.queries import measures
from bielelt_web.queries.colleagues import names_of, reporters_of, written_name
from bielelt_web.queries.drafts import Draft, Figure, draft_of, from_plain
from bielelt_web.queries.measures import Filters

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 10)  # the report of the factories is due on 25 June


@pytest.fixture
def by(cast):
    return cast.actor(Role.REPORTER)


def new(cast, **others):
    return MeasureFactory(organisation=cast.district, issuer=cast.province, **others)


def listed(actor, today=TODAY, **filters):
    return measures.my_list(actor, Filters(**filters), today=today)


def test_a_measure_stands_in_one_group_by_its_day_and_mark(cast, by):
    now = timezone.now()
    rows = {
        "due": new(cast),
        "overdue": new(cast, due_on=date(2026, 6, 9)),
        "returned": new(cast, due_on=date(2026, 6, 9), returned_at=now),
        "done": new(cast, due_on=date(2026, 6, 9), done_at=now),
    }

    for group, row in rows.items():
        assert listed(by, group=group).rows == [row]
    assert listed(by).counts == {
        "returned": 1,
        "overdue": 1,
        "due": 1,
        "done": 1,
        "all": 4,
    }
    assert listed(by).group == "returned"  # what is most urgent comes first
    assert listed(by, group="all").rows == list(rows.values())


def test_what_comes_first_is_done_first_and_after_the_report_is_due_all_is_late(cast, by):
    later = new(cast, due_on=date(2026, 12, 1))  # reported by the day of the report
    sooner = new(cast, due_on=date(2026, 6, 20))

    assert [row.by for row in listed(by).rows] == [sooner.due_on, date(2026, 6, 25)]
    assert listed(by, today=date(2026, 6, 26)).group == "overdue"
    assert listed(by, today=date(2026, 6, 26)).rows == [sooner, later]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ХУДАГ", ["wells"]),
        ("a/7", ["wells", "roads"]),  # with a Latin letter
        ("зам А/7", ["roads"]),
        ("өвөлжилт", ["wells", "roads"]),
        ("усан онгоц", []),
    ],
)
def test_words_are_found_in_clause_title_and_number(cast, by, words, found):
    decision = DecisionFactory(issuer=cast.province, number="А/7")
    texts = {"wells": "Худаг гаргах", "roads": "Зам засах"}
    rows = {
        name: new(
            cast,
            assignment__clause=ClauseFactory(decision=decision, text=text),
            citation__serial=serial,
        )
        for serial, (name, text) in enumerate(texts.items(), 1)
    }

    assert listed(by, words=words).rows == [rows[name] for name in found]


def test_filters_narrow_and_counts_follow(cast, by):
    mine = new(cast, delegate=cast.user(Role.REPORTER))
    annual = new(cast, citation__report__period="2026")

    assert listed(by, mine=True).rows == [mine]
    assert listed(by, period="2026").rows == [annual]
    assert listed(by, period="2026").counts["all"] == 1
    assert listed(by, organisation="99999").rows == []
    assert [report.period for report in listed(by).reports] == ["2026", "2026-H1"]


def test_the_list_is_cut_into_pages(cast, by, monkeypatch):
    monkeypatch.setattr(measures, "ON_A_PAGE", 2)
    rows = [new(cast) for _ in range(3)]

    first, last, beyond = (
        measures.my_list(by, Filters(), today=TODAY, page=page) for page in (1, 2, 99)
    )

    assert (first.rows, first.pages) == (rows[:2], 2)
    assert (last.rows, beyond.rows, beyond.page) == (rows[2:], rows[2:], 2)


@pytest.mark.parametrize(
    ("role", "count"),
    [(Role.REPORTER, 1), (Role.REVIEWER, 1), (Role.ASSESSOR, 0), (Role.REGISTRAR, 0)],
)
def test_the_list_is_of_those_who_write_or_sign_off(cast, role, count):
    new(cast)

    assert listed(cast.actor(role)).counts["all"] == count


def test_what_is_locked_or_elsewhere_is_not_in_the_list(cast, by):
    new(cast, citation__report__state=State.CONFIRMED)
    MeasureFactory(organisation=cast.elsewhere)

    assert listed(by).reports == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_whatever_its_length(
    cast, by, count, django_assert_num_queries
):
    for _ in range(count):
        new(cast)

    with django_assert_num_queries(3):
        found = listed(by)
        assert [str(row.citation.report.organisation) for row in found.rows] == (
            ["Өлзийт"] * count
        )
    with django_assert_num_queries(4):
        assert len(listed(by, words="худаг").rows) == count


def test_the_way_leads_through_the_report_and_back_to_what_is_open(cast):
    first, second, third = (new(cast) for _ in range(3))
    third.done_at = timezone.now()
    third.save()

    assert measures.way_of(first) == measures.Way(1, 3, 1, None, second.pk, second.pk)
    assert measures.way_of(third) == measures.Way(3, 3, 1, second.pk, None, first.pk)
    assert measures.way_of(second).next_open == first.pk


def test_a_measure_elsewhere_is_not_found(cast, by):
    row = MeasureFactory(organisation=cast.elsewhere)

    for get in (measures.get_measure, measures.get_version):
        with pytest.raises(Http404):
            get(by, row.pk)


def test_colleagues_are_those_who_report_today(cast):
    left, here = UserFactory(), UserFactory(first_name="Болор", last_name="Гантулга")
    MembershipFactory(
        user=left,
        organisation=cast.district,
        role=Role.REPORTER,
        valid_to=date(2020, 1, 1),
    )
    MembershipFactory(user=here, organisation=cast.district, role=Role.REPORTER)

    assert set(reporters_of(cast.district)) == {cast.user(Role.REPORTER), here}
    assert names_of([here.username, "", "gone"]) == {here.username: "Г.Болор"}
    assert written_name(left) == left.username


def test_a_draft_is_what_stands_in_the_measure(cast):
    row = new(cast, progress="Хийв.", self_not_due=True, not_due_until=date(2026, 12, 1))
    row.quantities.create(indicator="Зам", unit="км", baseline="1.500", value="12")

    row = measures.get_measure(cast.actor(Role.LEADER), row.pk)

    figure = Figure("Зам", "км", "1.5", "", "12")
    assert draft_of(row) == Draft("Хийв.", "not_due", "2026-12-01", "", (figure,))


def test_numbers_and_line_ends_are_written_one_way():
    row = {"indicator": " Нийт  зам ", "value": "1 250,50", "target": "-0", "unit": None}
    told = {"progress": "Нэг\r\nхоёр", "rating": "070", "quantities": [row, {}]}

    assert from_plain(told) == Draft(
        "Нэг\nхоёр", "70", quantities=(Figure("Нийт зам", "", "", "0", "1250.5"),)
    )


def test_a_person_of_two_organisations_sees_both(cast):
    both = UserFactory()
    for place in (cast.district, OrganisationFactory(code="26450", name="Богд")):
        MembershipFactory(user=both, organisation=place, role=Role.REPORTER)
        MeasureFactory(organisation=place)

    reports = listed(actor_of(both)).reports
    assert [report.organisation.name for report in reports] == ["Өлзийт", "Богд"]
    assert [report.total for report in reports] == [1, 1]
