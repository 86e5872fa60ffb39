import pytest
from tests.factories import ImportFactory
from tests.make import clause, decision, report

from bielelt.core.report import NOT_DUE
from bielelt.core.roles import Role
from bielelt_web.actions import reports
from bielelt_web.queries import overview
from bielelt_web.queries.reports import build_report, visible

pytestmark = pytest.mark.django_db


@pytest.fixture
def accept(cast):
    def accepted(*decisions, organisation=cast.district):
        source = ImportFactory(organisation=organisation, read=report(*decisions))
        by = cast.actor(Role.REGISTRAR)
        return reports.accept(source=source, period="2024-H1", by=by)

    return accepted


@pytest.mark.parametrize("count", [1, 3])
def test_a_report_of_any_size_is_built_in_two_queries(
    accept, count, django_assert_num_queries
):
    row = accept(*[decision(clause(), clause(), number=f"А/{n}") for n in range(count)])

    with django_assert_num_queries(2):
        built = build_report(row)

    assert len(list(built.clauses)) == 2 * count


def test_figures_of_a_list_leave_out_what_is_not_due_or_not_rated(accept, cast):
    accept(
        decision(
            clause(self_rating=100, upper_rating=70, label="1."),
            clause(self_rating=70, upper_rating=None, label="2."),
            clause(self_rating=NOT_DUE, upper_rating=NOT_DUE, label="3."),
        )
    )

    row = overview.with_figures(cast.actor(Role.LEADER)).get()

    assert (row.clauses, row.not_due) == (3, 1)
    assert (row.self_sum, row.self_due) == (170, 2)
    assert (row.upper_sum, row.upper_due) == (70, 1)


def test_only_reports_of_ones_organisations_are_visible(accept, cast):
    from bielelt_web.middleware import actor_of

    row = accept()

    assert list(visible(cast.actor(Role.AUDITOR))) == [row]
    assert list(visible(actor_of(cast.stranger))) == []
