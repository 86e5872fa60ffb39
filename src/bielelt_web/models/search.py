"""What can be searched for: one row per decision, clause and reported measure."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from bielelt.language.searching import Sought
from bielelt_web.models.people import Organisation
from bielelt_web.models.register import Clause, Decision
from bielelt_web.models.reports import Measure

TABLE = "bielelt_searchentry"
INDEX = "bielelt_searchindex"
VECTOR = f"{TABLE}_words(stems)"  # a function of PostgreSQL, see ``fulltext``

# Of a word that stands everywhere only the newest hits are looked at.
MOST_HITS = 500


class StemsField(models.TextField[str, str]):
    """Words parted by single blanks, indexed one by one; see ``fulltext``."""


@StemsField.register_lookup
class Matching(models.Lookup[Any]):
    """``stems__matching=[Sought, …]``: every word is there."""

    lookup_name = "matching"
    prepare_rhs = False

    def as_sqlite(
        self, compiler: SQLCompiler, _connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        """Ask the FTS5 table."""
        wanted = " AND ".join(_any_of(word, '"{}"', '"{}"*', " OR ") for word in self.rhs)
        row = compiler.quote_name_unless_alias(self.lhs.alias)
        newest = f"ORDER BY rowid DESC LIMIT {MOST_HITS}"
        hits = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s {newest}"  # noqa: S608
        return f'{row}."id" IN ({hits})', [wanted]

    def as_postgresql(
        self, compiler: SQLCompiler, _connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        """Ask the GIN index."""
        wanted = " & ".join(_any_of(word, "'{}'", "'{}':*", " | ") for word in self.rhs)
        row = compiler.quote_name_unless_alias(self.lhs.alias)
        # «id + 0» keeps the planner from walking the whole table backwards for the newest.
        newest = f"ORDER BY id + 0 DESC LIMIT {MOST_HITS}"
        hits = f"SELECT id FROM {TABLE} WHERE {VECTOR} @@ %s::tsquery {newest}"  # noqa: S608
        return f'{row}."id" = ANY(ARRAY({hits}))', [wanted]


def _any_of(word: Sought, exact: str, start: str, either: str) -> str:
    """Write one word in a query language."""
    choices = [exact.format(w) for w in word.exact]
    if word.start:
        choices.append(start.format(word.start))
    return f"({either.join(choices)})"


class SearchEntry(models.Model):
    """A thing that can be found, written anew with whatever changes it.

    ``subject`` is that of the audit trail, e.g. ``measure:12``; ``organisation`` is the
    issuer of a decision or clause, or who reports the measure. ``text`` is shown with the
    words found marked; ``stems`` is what is searched: stems and words, look-alike letters
    folded. All of it can be made again from the register.
    """

    class Kind(models.TextChoices):
        DECISION = "decision"
        CLAUSE = "clause"
        MEASURE = "measure"

    subject = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="+")
    clause = models.ForeignKey(Clause, models.CASCADE, null=True, related_name="+")
    measure = models.ForeignKey(Measure, models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    stems = StemsField(blank=True)

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"
