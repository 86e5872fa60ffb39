from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from bielelt.core.roles import Actor
from bielelt_web.actions import audit
from bielelt_web.models import AuditEntry, guards
from bielelt_web.queries.audit import Verdict, verify

pytestmark = pytest.mark.django_db

BAT = Actor("bat", {}, on_behalf_of="dorj", address="10.0.0.7")
TABLE = "bielelt_auditentry"


@pytest.fixture
def entry():
    return audit.record("x.do", "x:1", BAT)


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda _: AuditEntry.objects.update(actor="dorj"),
        lambda _: AuditEntry.objects.all().delete(),
    ],
    ids=["save", "delete", "update-all", "delete-all"],
)
def test_an_audit_entry_is_neither_changed_nor_deleted(entry, change):
    entry.actor = "dorj"

    with pytest.raises(TypeError, match="Write a new entry"):
        change(entry)

    assert [str(e) for e in AuditEntry.objects.all()] == ["bat x.do x:1"]


@pytest.mark.parametrize(
    "statement",
    [f"UPDATE {TABLE} SET actor = 'dorj'", f"DELETE FROM {TABLE}"],
    ids=["update", "delete"],
)
@pytest.mark.usefixtures("entry")
def test_the_database_itself_refuses_to_change_the_trail(statement):
    with (
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert [str(e) for e in AuditEntry.objects.all()] == ["bat x.do x:1"]


def test_an_entry_tells_who_for_whom_from_where_and_what_changed():
    entry = audit.record("x.do", "x:1", BAT, before={"on": date(2026, 6, 25)}, after={})

    entry.refresh_from_db()
    told = (entry.actor, entry.on_behalf_of, entry.address, entry.before, entry.after)
    assert told == ("bat", "dorj", "10.0.0.7", {"on": "2026-06-25"}, {})


def written(count):
    return [audit.record("x.do", f"x:{n}", BAT, after={"n": n}) for n in range(count)]


def test_a_whole_chain_is_proved():
    assert verify() == Verdict(0)
    written(3)

    assert verify() == Verdict(3)


def test_a_long_chain_is_proved_in_parts():
    written(5)

    assert [verify(after=n, most=2) for n in (0, 2, 4)] == [
        Verdict(2),
        Verdict(4),
        Verdict(5),
    ]


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        (
            "UPDATE {t} SET actor = 'dorj' WHERE number = 2",
            Verdict(1, 2, "its content was changed after it was written"),
        ),
        ("DELETE FROM {t} WHERE number = 2", Verdict(1, 3, "entry 2 is missing")),
        (
            "DELETE FROM {t} WHERE number = 3",
            Verdict(2, 3, "the trail ends at 2, but 3 entries were written"),
        ),
        (
            "UPDATE {t} SET previous = 'x' WHERE number = 3",
            Verdict(2, 3, "it does not follow the entry before it"),
        ),
        (
            (
                "UPDATE bielelt_audithead SET number = 2, digest = "
                "(SELECT digest FROM {t} WHERE number = 2)"
            ),
            Verdict(2, 3, "it was added past the end of the trail"),
        ),
    ],
    ids=["changed", "taken out", "cut off", "unchained", "slipped in"],
)
def test_whoever_takes_the_guards_off_is_found_by_the_chain(statement, verdict):
    written(3)
    guards.take_off(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(t=TABLE))
    guards.put_on(connection)

    assert verify() == verdict


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_with_transactions_of_its_own_leaves_no_entry_and_the_guards_on(time):
    assert [e.subject for e in AuditEntry.objects.all()] == []
    with transaction.atomic():
        audit.record("x.do", f"x:{time}", BAT)

    with pytest.raises(DatabaseError, match="never changed"), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
