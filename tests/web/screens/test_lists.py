import pytest
from tests.factories import ImportFactory
from tests.make import clause, decision, report
from tests.web.costs import SIGNED_IN

from bielelt.core.report import Doubt
from bielelt.core.roles import Role
from bielelt_web.actions import reports
from bielelt_web.models import Import


@pytest.fixture
def fill(cast):
    """Put ``count`` imports of every kind and ``count`` reports into the register."""

    def filled(count):
        by = cast.actor(Role.REGISTRAR)
        for n in range(count):
            for state in (Import.State.REVIEW, Import.State.FAILED, Import.State.QUEUED):
                ImportFactory(
                    organisation=cast.district,
                    state=state,
                    read=report(doubts=(Doubt(1, "text", "blurred"),)),
                )
            read = report(decision(clause(), number=f"А/{n}"))
            source = ImportFactory(organisation=cast.district, read=read)
            reports.accept(source=source, period="2024-H1", by=by)

    return filled


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("screen", [("/", 4), ("/imports/", 4), ("/reports/", 2)])
def test_a_list_takes_the_same_queries_whatever_its_length(
    registrar, fill, screen, count, django_assert_num_queries
):
    url, queries = screen
    fill(count)

    with django_assert_num_queries(SIGNED_IN + queries):
        assert registrar.get(url).status_code == 200


def test_home_says_what_to_do_next(registrar, cast):
    doubted = report(doubts=(Doubt(1, "text", "blurred"), Doubt(1, "self", "blurred")))
    waiting = ImportFactory(organisation=cast.district, read=doubted)
    done = ImportFactory(organisation=cast.district)

    page = registrar.get("/").content.decode()

    assert "хариулаагүй эргэлзээ: 2" in page
    assert f'href="/imports/{waiting.pk}/review/"' in page
    assert f'href="/imports/{done.pk}/accept/"' in page
    assert "Баянхонгор, Өлзийт" in page


def test_an_empty_register_says_how_to_begin(registrar):
    page = registrar.get("/").content.decode()

    assert "Танаас хийх зүйл одоогоор алга." in page
    assert "Хуучин тайлангаа Word, Excel" in page
    assert 'href="/imports/upload/"' in page


def test_who_may_not_upload_is_not_asked_to(client, cast):
    client.force_login(cast.user(Role.LEADER))

    assert "/imports/upload/" not in client.get("/").content.decode()
