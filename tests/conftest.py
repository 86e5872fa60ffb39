"""What holds for every test, and what every test of the site stands on."""

import os

import pytest
from django.db import connection
from django.test import TransactionTestCase, override_settings
from hypothesis import settings as hypothesis_settings

from bielelt.core.roles import Role

# Two busy cores make any deadline a matter of luck; before landing, examples are the same
# for everybody, so that a change is not refused for what another one broke.
hypothesis_settings.register_profile(
    "bielelt", deadline=None, derandomize="CI" in os.environ
)
hypothesis_settings.load_profile("bielelt")


@pytest.fixture(autouse=True, scope="session")
def _files_in_a_folder_of_their_own(tmp_path_factory):
    """Keep uploads out of the repository, and static files unhashed."""
    folder = tmp_path_factory.mktemp("var")
    (folder / "static").mkdir()
    storages = {
        "default": {"BACKEND": "bielelt_web.storage.WholeFiles"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(
        MEDIA_ROOT=folder / "media",
        STATIC_ROOT=folder / "static",
        STORAGES=storages,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(autouse=True, scope="session")
def _flushing_passes_the_guards_of_the_audit_trail():
    """Let tests with ``django_db(transaction=True)`` empty the tables when they end.

    They flush every table, which the triggers on the audit trail refuse as they should.
    Only Django's own tear-down knows the moment between the test and its flush.
    """
    from bielelt_web.models import guards  # models need Django to be set up first

    flush = TransactionTestCase._fixture_teardown

    def flush_unguarded(case):
        guards.take_off(connection)
        try:
            flush(case)
        finally:
            guards.put_on(connection)

    TransactionTestCase._fixture_teardown = flush_unguarded
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture
def cast(db):  # noqa: ARG001 - the rows need the database
    from tests import cast as casting  # models need Django to be set up first

    return casting.assemble()


@pytest.fixture
def registrar(client, cast):
    """Return a browser in which the registrar of the province has signed in."""
    client.force_login(cast.user(Role.REGISTRAR))
    return client


@pytest.fixture
def mails_of(mailoutbox):
    """Let the worker do what is queued, then return the mail that went out."""

    def sent():
        from django.utils.module_loading import import_string
        from django_tasks_db.models import DBTaskResult

        for row in DBTaskResult.objects.ready():
            import_string(row.task_path).call(**row.args_kwargs["kwargs"])
            row.delete()
        return list(mailoutbox)

    return sent
