"""Names in the order of the Mongolian alphabet, by the database: Ө after О, Ү after У."""

import sqlite3
from functools import lru_cache

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import Collate

from bielelt.language import collation

# PostgreSQL has it from ICU; SQLite is taught it under the same name.
MONGOLIAN = "mn-x-icu"

_key = lru_cache(maxsize=10_000)(collation.key)


def in_order(field: str) -> Collate:
    """Return what to order a query by: ``rows.order_by(in_order("name"))``."""
    return Collate(field, MONGOLIAN)


def teach(connection: BaseDatabaseWrapper) -> None:
    """Give a new connection of SQLite the order, which the program has to bring along."""
    if isinstance(connection.connection, sqlite3.Connection):
        connection.connection.create_collation(MONGOLIAN, _compare)


def _compare(one: str, other: str) -> int:
    return (_key(one) > _key(other)) - (_key(one) < _key(other))
