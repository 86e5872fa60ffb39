"""Every URL × every role: what a person gets who asks for it."""

import pytest
from django.urls import URLPattern, get_resolver, reverse
from tests.web.matrix import MATRIX
from tests.web.matrix.account import OPEN as ACCOUNT
from tests.web.rooms import furnish

from bielelt.core.roles import PERSONS
from bielelt_web.models import Import

pytestmark = pytest.mark.django_db

# The calendar feed is for whoever has its address (test_feed.py).
OPEN = {*ACCOUNT, "calendar-feed"}


@pytest.fixture
def rooms(cast, settings):
    return furnish(cast, settings.MEDIA_ROOT)


def test_the_matrix_names_every_view():
    def names(patterns, area=""):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield area + pattern.name
            else:
                inside = f"{pattern.namespace}:" if pattern.namespace else area
                yield from names(pattern.url_patterns, inside)

    assert sorted(names(get_resolver().url_patterns)) == sorted({*MATRIX, *OPEN})


def ask(client, rooms, name):
    row = MATRIX[name]
    kwargs = row.kwargs(rooms) if callable(row.kwargs) else row.kwargs
    response = getattr(client, row.method)(reverse(name, kwargs=kwargs), row.form)
    if response.streaming:  # a file that is sent stays open until then
        response.close()  # … and takes PostgreSQL's connection with it
    return response.status_code


@pytest.mark.parametrize("role", PERSONS)
@pytest.mark.parametrize("name", MATRIX)
def test_a_person_of_the_organisation_gets(client, rooms, name, role):
    row = MATRIX[name]
    client.force_login(rooms.cast.user(role))

    assert ask(client, rooms, name) == (row.granted if role in row.who else row.refused)


@pytest.mark.parametrize("name", MATRIX)
def test_a_stranger_learns_nothing(client, rooms, name):
    client.force_login(rooms.cast.stranger)

    assert ask(client, rooms, name) == MATRIX[name].stranger


@pytest.mark.parametrize("name", MATRIX)
def test_without_signing_in_every_way_leads_to_the_sign_in(client, rooms, name):
    assert ask(client, rooms, name) == MATRIX[name].signed_out
    assert not Import.objects.filter(pk=2, state=Import.State.ACCEPTED).exists()
