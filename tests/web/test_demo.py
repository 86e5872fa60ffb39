import socket

import pytest

from bielelt_web.management import demo, serving
from bielelt_web.models import AuditEntry, Import, Membership, Organisation, User

pytestmark = pytest.mark.django_db

TABLES = (Organisation, User, Membership, Import)


def test_the_demonstration_can_be_prepared_again_and_again():
    demo.prepare()
    first = [list(table.objects.order_by("pk").values()) for table in TABLES]

    demo.prepare()

    assert [list(table.objects.order_by("pk").values()) for table in TABLES] == first
    assert Import.objects.count() == len(demo.UPLOADS)
    assert AuditEntry.objects.filter(action="imports.upload").count() == len(demo.UPLOADS)


def test_the_logins_that_are_printed_work():
    demo.prepare()

    for line in demo.logins().splitlines():
        login, password = line.split()
        assert User.objects.get(username=login).check_password(password)


def test_a_port_that_is_taken_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert serving.free_port("127.0.0.1", port) != port


def test_the_secret_key_is_made_once_and_for_its_owner_only(settings, tmp_path):
    settings.KEY_FILE = tmp_path / "secret-key"

    serving.keep_secret_key()
    key = settings.KEY_FILE.read_text()
    serving.keep_secret_key()

    assert (settings.KEY_FILE.read_text(), len(key)) == (key, 64)
    assert settings.KEY_FILE.stat().st_mode & 0o077 == 0
