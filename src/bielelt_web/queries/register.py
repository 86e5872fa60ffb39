"""The register: decisions as they stand there, and how a report's differ from them."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from bielelt.core.numbering import act_key
from bielelt.core.report import Decision as PrintedDecision
from bielelt.core.report import Report
from bielelt.reading.memory import Act, KnownClause
from bielelt_web.models import Assignment, Clause, Decision, Organisation

MOST_KNOWN = 5_000
"""Clauses that a reader is given as witnesses; of more those of the newest decisions."""

_NOT_IN_FORCE = (Decision.Control.REPEALED, Decision.Control.REPLACED)


@dataclass(frozen=True, slots=True)
class Known:
    """A decision of a report that the register has already, and the fields that differ.

    ``differences`` holds (field, in the register, in the report).
    """

    printed: PrintedDecision
    decision: Decision
    differences: tuple[tuple[str, str, str], ...]


def issuer_of(organisation: Organisation) -> Organisation:
    """Return who issued what ``organisation`` reports on: the body above it, else itself."""
    return organisation.parent or organisation


def key_of(printed: PrintedDecision) -> tuple[int, str]:
    """Return year and folded number: with issuer and kind they name an act (methodology §4)."""
    return act_key(printed.number or "", printed.date)


def decision_like(issuer: Organisation, printed: PrintedDecision) -> Decision | None:
    """Return the decision of the register that ``printed`` is, if its number tells it."""
    year, key = key_of(printed)
    if not key:
        return None
    return Decision.objects.filter(
        issuer=issuer, kind=printed.kind, year=year, number_key=key
    ).first()


def known_decisions(organisation: Organisation, report: Report) -> list[Known]:
    """Return the decisions of ``report`` the register has already. One query."""
    keys = {(d.kind, *key_of(d)): d for d in report.decisions if d.number}
    rows = Decision.objects.filter(
        issuer=issuer_of(organisation), number_key__in=[key for *_, key in keys]
    )
    found = {(row.kind, row.year, row.number_key): row for row in rows}
    return [
        Known(printed, found[key], _differences(found[key], printed))
        for key, printed in keys.items()
        if key in found
    ]


def known_clauses(organisation: Organisation) -> list[KnownClause]:
    """Return the clauses of decisions in force that a report of a body may be about.

    They were issued by the body or one above it, or given to it, to a body below it or to
    one beside it. One query; at most ``MOST_KNOWN``.
    """
    pk, parent = organisation.pk, organisation.parent_id
    above = Organisation.objects.filter(
        Q(pk=pk) | Q(children=pk) | Q(children__children=pk)
    )
    near = Q(organisation=pk) | Q(organisation__parent=pk)
    if parent is not None:
        near |= Q(organisation__parent=parent)
    given = Assignment.objects.filter(near, clause=OuterRef("pk"))
    rows = (
        Clause.objects.filter(Q(decision__issuer__in=above.values("pk")) | Exists(given))
        .exclude(decision__control__in=_NOT_IN_FORCE)
        .exclude(text="")
        .order_by("-decision__date", "-pk")
        .values_list(
            "decision__number", "decision__date", "decision__kind", "label", "text"
        )
    )
    return [
        KnownClause(Act(number or None, day, kind), label or None, text)
        for number, day, kind, label, text in rows[:MOST_KNOWN]
    ]


def _differences(
    row: Decision, printed: PrintedDecision
) -> tuple[tuple[str, str, str], ...]:
    pairs = (
        ("title", row.title, printed.title or ""),
        ("date", str(row.date or ""), str(printed.date or "")),
        ("number", row.number, printed.number or ""),
    )
    return tuple(pair for pair in pairs if pair[1] != pair[2])
