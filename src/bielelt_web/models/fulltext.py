"""The index behind the search: an FTS5 table on SQLite, a GIN index on PostgreSQL.

Triggers keep the FTS5 table in step. SQLite drops them when it makes the table anew:
whatever alters ``SearchEntry`` later has to take the index off and put it on again.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from bielelt_web.models.search import INDEX, TABLE, VECTOR

_ADD = f"INSERT INTO {INDEX} (rowid, stems) VALUES (new.id, new.stems);"  # noqa: S608 - our own names
_GONE = f"{INDEX} ({INDEX}, rowid, stems) VALUES ('delete', old.id, old.stems)"
_REMOVE = f"INSERT INTO {_GONE};"
# The stems are words already, parted by blanks: any letter beyond ASCII belongs to a word.
_OPTIONS = (
    f"stems, content='{TABLE}', content_rowid='id', "
    "tokenize='ascii', detail='none', columnsize=0, prefix='2 3'"
)
_SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5({_OPTIONS})",
    f"CREATE TRIGGER {INDEX}_add AFTER INSERT ON {TABLE} BEGIN {_ADD} END",
    f"CREATE TRIGGER {INDEX}_remove AFTER DELETE ON {TABLE} BEGIN {_REMOVE} END",
    f"CREATE TRIGGER {INDEX}_change AFTER UPDATE ON {TABLE} BEGIN {_REMOVE} {_ADD} END",
    f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')",  # noqa: S608
)
# Lexeme by lexeme: PostgreSQL's own parser would take «а/27» for the path of a file. The cost
# tells the planner what it does not see, that a text has to be taken apart for each row
# that is looked at without the index.
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {TABLE}_words(stems text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000
AS $$ BEGIN RETURN array_to_tsvector(string_to_array(stems, ' ')); END $$
"""
_POSTGRESQL = (_FUNCTION, f"CREATE INDEX {INDEX} ON {TABLE} USING gin ({VECTOR})")
_PUT_ON = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
_TAKE_OFF = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS {INDEX}_{name}" for name in ("add", "remove", "change")),
        f"DROP TABLE IF EXISTS {INDEX}",
    ),
    "postgresql": (
        f"DROP INDEX IF EXISTS {INDEX}",
        f"DROP FUNCTION IF EXISTS {TABLE}_words",
    ),
}


def put_on(connection: BaseDatabaseWrapper) -> None:
    """Make the index of this database over whatever is there."""
    _run(connection, _PUT_ON)


def take_off(connection: BaseDatabaseWrapper) -> None:
    """Remove it, to undo the migration."""
    _run(connection, _TAKE_OFF)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, tuple[str, ...]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
