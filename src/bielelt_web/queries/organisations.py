"""The tree of organisations, as far as somebody may see it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt.language import collation
from bielelt_web.models import Assignment, Organisation

_KINDS = [kind.value for kind in Organisation.Kind]


@dataclass(frozen=True, slots=True)
class Node:
    """A body in the tree; ``people`` counts the roles in force, ``below`` what stands under it."""

    organisation: Organisation
    people: int
    has_ended: bool
    below: "tuple[Node, ...]"


def visible(actor: Actor) -> QuerySet[Organisation]:
    """Return the organisations in which ``actor`` has any role."""
    rows = Organisation.objects.filter(code__in=actor.roles)
    return rows.select_related("parent", "successor")


def get_organisation(actor: Actor, code: str) -> Organisation:
    """Return one visible organisation; unknown and forbidden are the same 404."""
    return get_object_or_404(visible(actor), code=code)


def organisation_called(code: str) -> Organisation | None:
    """Return the organisation of a code for who runs commands on the machine itself."""
    return Organisation.objects.filter(code=code).first()


def managed(actor: Actor) -> QuerySet[Organisation]:
    """Return the organisations whose people ``actor`` manages."""
    rows = Organisation.objects.filter(code__in=actor.where(Permission.PEOPLE_MANAGE))
    return rows.select_related("parent", "successor")


def get_managed(actor: Actor, code: str) -> Organisation:
    """Return one organisation whose people ``actor`` manages, else 404."""
    return get_object_or_404(managed(actor), code=code)


def uppermost(actor: Actor, permission: Permission) -> QuerySet[Organisation]:
    """Return the bodies where ``actor`` may, without those that follow one of them.

    What is set there holds below, so a registrar of a province sets one calendar.
    """
    allowed = Organisation.objects.filter(code__in=actor.where(permission))
    return allowed.exclude(parent__in=allowed).order_by("code")


def candidates(actor: Actor, row: Organisation) -> QuerySet[Organisation]:
    """Return what may stand above or behind a body: also what stands there now."""
    now = Q(pk__in=[key for key in (row.parent_id, row.successor_id) if key])
    mine = Q(code__in=actor.where(Permission.PEOPLE_MANAGE))
    rows = Organisation.objects.filter(now | mine).exclude(pk=row.pk)
    return rows.select_related("parent")


def tree(actor: Actor, *, today: date) -> tuple[Node, ...]:
    """Return the visible organisations as trees, in the order of kinds and the alphabet. One query."""
    rows = list(_counted(visible(actor), today))
    seen = {row.pk for row in rows}
    below: dict[int | None, list[Organisation]] = defaultdict(list)
    for row in rows:
        below[row.parent_id if row.parent_id in seen else None].append(row)
    return _nodes(None, below, today)


def named(actor: Actor, words: str, *, today: date) -> tuple[Node, ...]:
    """Return the visible organisations whose name or code contains ``words``. One query."""
    wanted = words.casefold()
    rows = [
        row
        for row in _counted(visible(actor), today)
        if wanted in row.name.casefold() or wanted == row.code
    ]
    return _nodes(None, {None: rows}, today)


def children_of(organisation: Organisation, *, today: date) -> tuple[Node, ...]:
    """Return what stands directly below a body. One query."""
    rows = list(_counted(organisation.children.all(), today))
    return _nodes(None, {None: rows}, today)


def left_behind(organisation: Organisation) -> int:
    """Return how many assignments a body with a successor has not handed over. One query."""
    rows = Assignment.objects.filter(organisation=organisation, ended_on=None)
    return rows.count() if organisation.successor_id else 0


def in_order(rows: Iterable[Organisation]) -> list[Organisation]:
    """Return bodies by kind, then in the order of the alphabet."""
    return sorted(
        rows, key=lambda row: (_KINDS.index(row.kind), collation.key(row.name), row.code)
    )


def has_ended(organisation: Organisation, today: date) -> bool:
    """Whether the last day of a body is over."""
    return organisation.valid_to is not None and organisation.valid_to < today


def _counted(rows: QuerySet[Organisation], today: date) -> QuerySet[Organisation]:
    in_force = Q(memberships__valid_to=None) | Q(memberships__valid_to__gte=today)
    active = Q(memberships__user__is_active=True)
    return rows.annotate(people=Count("memberships", filter=in_force & active))


def _nodes(
    key: int | None, below: dict[int | None, list[Organisation]], today: date
) -> tuple[Node, ...]:
    return tuple(
        Node(
            row,
            row.people,  # type: ignore[attr-defined]
            has_ended(row, today),
            _nodes(row.pk, below, today),
        )
        for row in in_order(below.get(key, []))
    )
