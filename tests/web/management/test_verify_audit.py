from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import captured_stdout

from bielelt.core.roles import Actor
from bielelt_web import manage
from bielelt_web.actions import audit
from bielelt_web.models import guards

pytestmark = pytest.mark.django_db

BAT = Actor("bat", {})


@pytest.fixture
def trail(time_machine):
    time_machine.move_to("2026-03-05T09:00:00+00:00", tick=False)
    return [audit.record("x.do", f"x:{n}", BAT, after={"n": n}) for n in range(3)]


def change(statement):
    guards.take_off(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    guards.put_on(connection)


@pytest.mark.usefixtures("trail")
def test_a_whole_trail_is_said_to_be_whole():
    said = StringIO()

    call_command("verify_audit", stdout=said)

    assert said.getvalue() == "The audit trail is whole: 3 entries proved.\n"


@pytest.mark.usefixtures("trail")
@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            "UPDATE bielelt_auditentry SET subject = 'x:9' WHERE number = 2",
            (
                "The audit trail is broken at entry 2 (2026-03-05T09:00:00+00:00, bat x.do x:9): "
                "its content was changed after it was written. Entries proved before it: 1. "
                "Compare the trail with a backup."
            ),
        ),
        (
            "DELETE FROM bielelt_auditentry WHERE number = 3",
            (
                "The audit trail is broken at entry 3: the trail ends at 2, but 3 entries were "
                "written. Entries proved before it: 2. Compare the trail with a backup."
            ),
        ),
    ],
    ids=["changed", "cut off"],
)
def test_a_broken_trail_ends_the_command_and_names_the_first_broken_entry(
    statement, message
):
    change(statement)

    with pytest.raises(CommandError) as refusal:
        call_command("verify_audit")

    assert (str(refusal.value), refusal.value.returncode) == (message, 1)


def test_the_command_is_written_with_a_dash(monkeypatch, tmp_path):
    monkeypatch.setenv("BIELELT_VAR", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["bielelt-web", "verify-audit", "--help"])

    with captured_stdout() as said, pytest.raises(SystemExit) as end:
        manage.main()

    assert end.value.code == 0
    assert "Prove the chain of the audit trail" in said.getvalue()


@pytest.mark.parametrize(
    ("written", "named"),
    [
        (["verify-audit", "--no-color"], ["verify_audit", "--no-color"]),
        (["--help"], ["--help"]),
    ],
)
def test_only_the_name_of_the_command_loses_its_dash(written, named):
    assert manage.with_underscores(["bielelt-web", *written]) == ["bielelt-web", *named]
