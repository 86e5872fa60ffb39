"""Triggers that make the database itself refuse to change the audit trail.

Who can write SQL can also drop a trigger; the chain of digests shows that afterwards.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "bielelt_auditentry"
REFUSAL = "Audit entries are never changed or deleted."

_SQLITE = tuple(
    f"CREATE TRIGGER {TABLE}_no_{verb} BEFORE {verb.upper()} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("update", "delete")
)
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
"""
_TRIGGER = f"""
CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE}
FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()
"""
_TAKE_OFF = {
    "sqlite": tuple(
        f"DROP TRIGGER IF EXISTS {TABLE}_no_{verb}" for verb in ("update", "delete")
    ),
    "postgresql": (f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}",),
}
_PUT_ON = {"sqlite": _SQLITE, "postgresql": (_FUNCTION, _TRIGGER)}


def put_on(connection: BaseDatabaseWrapper) -> None:
    """Install the triggers of this database."""
    _run(connection, _PUT_ON)


def take_off(connection: BaseDatabaseWrapper) -> None:
    """Remove them, to undo a migration or to empty a database of tests."""
    _run(connection, _TAKE_OFF)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, tuple[str, ...]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
