"""Decisions as the register shows them, to whom they may be seen."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from bielelt.core.numbering import number_key
from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Assignment, Clause, Decision, Organisation
from bielelt_web.queries.matters import in_force


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of decisions is narrowed to; empty where everything is wanted."""

    words: str = ""
    kind: str = ""
    year: int | None = None
    control: str = ""
    unanswered: bool = False


_NOBODY = ~Exists(Assignment.objects.filter(clause=OuterRef("pk"), ended_on=None))
_ORPHANS = Exists(
    Clause.objects.filter(
        _NOBODY, decision=OuterRef("pk"), force=Clause.Force.DUTY, in_control=True
    )
)


def visible(actor: Actor) -> QuerySet[Decision]:
    """Return the decisions of bodies ``actor`` may see, and those given to such bodies.

    A district sees what its province gave it, though it has no role in the province.
    """
    codes = actor.where(Permission.DECISION_VIEW)
    given = Assignment.objects.filter(
        clause__decision=OuterRef("pk"), organisation__code__in=codes
    )
    return (
        Decision.objects.filter(Q(issuer__code__in=codes) | Exists(given))
        .select_related("issuer")
        .order_by("-date", "-id")
    )


def in_list(actor: Actor, wanted: Wanted) -> QuerySet[Decision]:
    """Return the visible decisions that fit, each with ``duties``, ``given`` and ``has_orphans``.

    ``duties`` counts clauses that oblige, ``given`` assignments in force; ``has_orphans``
    says that nobody answers for some duty.
    """
    rows = (
        visible(actor)
        .defer("text")
        .annotate(
            duties=Count(
                "clauses", filter=Q(clauses__force=Clause.Force.DUTY), distinct=True
            ),
            given=Count(
                "clauses__assignments",
                filter=Q(clauses__assignments__ended_on=None),
                distinct=True,
            ),
            has_orphans=_ORPHANS,
        )
    )
    return _narrowed(rows, wanted)


def get_decision(actor: Actor, pk: int) -> Decision:
    """Return one visible decision with all there is to see of it. Five queries."""
    given = Assignment.objects.select_related("organisation__parent").order_by(
        "organisation__code"
    )
    rows = visible(actor).prefetch_related(
        Prefetch(
            "clauses",
            Clause.objects.prefetch_related(Prefetch("assignments", given)).order_by("id"),
        ),
        "joint_numbers",
        "control_events__successor",
        "control_events__clause",
    )
    return get_object_or_404(rows, pk=pk)


def get_clause(actor: Actor, pk: int) -> Clause:
    """Return one clause of a visible decision; unknown and forbidden are the same 404."""
    rows = Clause.objects.filter(decision__in=visible(actor).values("pk"))
    return get_object_or_404(rows.select_related("decision__issuer"), pk=pk)


def get_assignment(actor: Actor, pk: int) -> Assignment:
    """Return one assignment of a visible decision; unknown and forbidden are the same 404."""
    rows = Assignment.objects.filter(clause__decision__in=visible(actor).values("pk"))
    rows = rows.select_related("clause__decision__issuer", "organisation__parent")
    return get_object_or_404(rows, pk=pk)


def bodies_for(issuer: Organisation) -> list[Organisation]:
    """Return who may be given a clause of ``issuer``: itself and the bodies below it.

    By kind, then in the order of their codes; bodies that have ended are left out.
    """
    rows = in_force(localdate()).filter(
        Q(pk=issuer.pk) | Q(parent=issuer) | Q(parent__parent=issuer)
    )
    order = list(Organisation.Kind)
    return sorted(
        rows, key=lambda row: (order.index(Organisation.Kind(row.kind)), row.code)
    )


def _narrowed(rows: QuerySet[Decision], wanted: Wanted) -> QuerySet[Decision]:
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.year:
        rows = rows.filter(year=wanted.year)
    if wanted.control:
        rows = rows.filter(control=wanted.control)
    if wanted.unanswered:
        rows = rows.filter(_ORPHANS)
    if wanted.words:
        key = number_key(wanted.words)
        # SQLite folds the case of Latin letters only: ask for both beginnings.
        words = {wanted.words, wanted.words.lower(), wanted.words.capitalize()}
        said = Q(number_key__contains=key) | Q(joint_numbers__number_key__contains=key)
        for form in words:
            said |= Q(title__contains=form)
        rows = rows.filter(said).distinct()
    return rows
