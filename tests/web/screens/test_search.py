import pytest
from tests.factories import ClauseFactory, DecisionFactory, MeasureFactory
from tests.web.costs import SIGNED_IN

from bielelt.core.roles import Role
from bielelt_web.actions import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def fill(cast):
    def filled(count):
        for n in range(count):
            decision = DecisionFactory(
                issuer=cast.province, number=f"Х/{n}", number_key=f"Х/{n}", title="Худаг"
            )
            ClauseFactory(decision=decision, text="Худаг гаргах")
            search.index_decision(decision)
            measure = MeasureFactory(
                organisation=cast.district, issuer=cast.province, progress="Худаг гаргав"
            )
            search.index_measure(measure)

    return filled


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "query", ["q=худаг", "q=худаг&kind=measure", "q=худаг&kind=x&page=-1"]
)
def test_a_search_takes_one_query_per_kind_whatever_it_finds(
    registrar, fill, query, count, django_assert_num_queries
):
    fill(count)
    queries = {"q=худаг": 3, "q=худаг&kind=measure": 1}.get(query, 0)

    with django_assert_num_queries(SIGNED_IN + queries):
        assert registrar.get(f"/search/?{query}").status_code == 200


def test_hits_stand_in_groups_with_the_words_marked(registrar, fill):
    fill(1)

    page = registrar.get("/search/?q=худгийг").content.decode()

    assert [
        page.count(f'id="group-{kind}"') for kind in ("decision", "clause", "measure")
    ] == [
        1,
        1,
        1,
    ]
    assert page.count("<mark>Худаг</mark>") == 3
    assert 'value="худгийг"' in page


def test_more_hits_than_are_shown_lead_to_a_page_of_their_kind(registrar, fill):
    fill(6)

    page = registrar.get("/search/?q=худаг").content.decode()
    all_of_them = registrar.get("/search/?q=худаг&kind=decision").content.decode()

    assert "kind=decision" in page
    assert (page.count("<li>"), all_of_them.count("<mark>")) == (15, 6)


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=%22%20OR", "?q=нохой", "?kind=x&page=0&q=a%00b"]
)
def test_nothing_found_is_met_with_advice(registrar, fill, query):
    fill(1)

    page = registrar.get(f"/search/{query}").content.decode()

    assert "Шийдвэрийг дугаараар нь хайж болно" in page


def test_every_page_has_the_search(client, cast):
    client.force_login(cast.user(Role.REPORTER))

    assert 'action="/search/"' in client.get("/reports/").content.decode()
