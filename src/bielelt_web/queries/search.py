"""Searching the register: decisions, clauses and what was reported."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from bielelt.core.roles import Actor, Permission
from bielelt.language.searching import Pieces, Sought, marked, owning, sought, tagged
from bielelt_web.models import Assignment, SearchEntry

Kind = SearchEntry.Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found, and its text in pieces, each with whether it was sought."""

    entry: SearchEntry
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits of one kind; ``more`` says that there is a page after it."""

    kind: Kind
    hits: list[Hit]
    more: bool


def find(actor: Actor, words: str, kind: Kind, *, page: int = 1, size: int = 20) -> Found:
    """Return what ``actor`` may see and has all ``words``, the last one as a beginning.

    Decisions whose own number was given come first, then the newest. One query, two for
    the first page of decisions where numbers were given. Nothing is counted beyond the
    page: that would mean looking at every hit. The tags let the index itself leave out
    what ``actor`` may not see, because looking at that took most of the time; ``visible``
    decides.
    """
    wanted = sought(words)
    codes = actor.where(Permission.DECISION_VIEW)
    if not wanted or not codes:
        return Found(kind, [], more=False)
    narrowed = [*wanted, tagged(kind), tagged(*codes)]
    rows = visible(actor, kind)
    first = _by_number(rows, narrowed) if kind is Kind.DECISION else []
    others = rows.filter(stems__matching=narrowed).exclude(pk__in=[row.pk for row in first])
    begin = (page - 1) * size
    shown = list(others[begin : begin + size + 1])
    found = [*(first if page == 1 else ()), *shown[:size]]
    hits = [Hit(row, marked(row.text, wanted)) for row in found]
    return Found(kind, hits, more=len(shown) > size)


def visible(actor: Actor, kind: Kind) -> QuerySet[SearchEntry]:
    """Return the entries of one kind ``actor`` may find, newest first.

    A measure belongs to who reports it; a decision to who issued it and to everybody who
    has to carry some of it out.
    """
    codes = actor.where(Permission.DECISION_VIEW)
    theirs = Q(organisation__code__in=codes)
    if kind is not Kind.MEASURE:
        theirs |= Q(
            Exists(
                Assignment.objects.filter(
                    clause__decision=OuterRef("decision"), organisation__code__in=codes
                )
            )
        )
    return (
        SearchEntry.objects.filter(theirs, kind=kind)
        .select_related(
            "decision", "clause", "organisation__parent", "measure__citation__report"
        )
        .order_by("-pk")
    )


def _by_number(rows: QuerySet[SearchEntry], wanted: Sequence[Sought]) -> list[SearchEntry]:
    """Return the decisions that have one of the numbers that were given."""
    numbers = owning(wanted)
    return list(rows.filter(stems__matching=[*wanted, *numbers])) if numbers else []
