"""Giving clauses to organisations, on which terms, and taking them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt.core.schedules import SCHEDULES
from bielelt_web.actions import audit, control, search
from bielelt_web.actions.opening import open_all
from bielelt_web.models import Assignment, Clause, Decision, Organisation


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a clause is given; ``group`` names through which group, if any."""

    role: str = "lead"
    group: str = ""
    schedule: str = "default"
    due_on: date | None = None
    continuing: bool = False
    weight: Decimal = Decimal(1)


@transaction.atomic
def assign(
    *,
    clause: Clause,
    organisations: Sequence[Organisation],
    terms: Terms,
    on: date,
    by: Actor,
    opens: bool = True,
) -> int:
    """Give a clause to organisations, or give it to them on other terms.

    Args:
        clause: of a decision that is in force.
        organisations: who has to carry it out.
        terms: for all of them alike.
        on: the day from which they have it.
        by: who gives it; needs DECISION_MANAGE in the issuer of the decision.
        opens: False where the past is brought over, whose reports are entered as a whole
            (``actions.history``): no report gets a measure by this.

    Returns:
        How many assignments are new, given again, or changed. A decision that was only
        registered comes under control; reports open on ``on`` get their measures at once.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the decision is repealed or replaced, the clause asks nothing of anybody,
            there is no such schedule, or the weight is not positive.

    Source:
        Methodology §9.

    """
    decision = clause.decision
    require(by, Permission.DECISION_MANAGE, organisation=decision.issuer.code)
    _check(clause, terms)
    there = {
        row.organisation_id: row
        for row in Assignment.objects.select_for_update()
        .filter(clause=clause, organisation__in=organisations)
        .order_by("pk")
    }
    wanted = {**_told(terms), "ended_on": None}
    changed = [o for o in organisations if not _has(there.get(o.pk), wanted)]
    if not changed:
        return 0
    if decision.control == Decision.Control.REGISTERED:
        control.begin(decision=decision, on=on, by=by)
    _give([there.get(o.pk) or _new(clause, o, on, by) for o in changed], wanted)
    search.index_decision(decision)
    if opens:
        open_all(organisations=_openable(changed, by), on=on, by=by)
    audit.record(
        "assignments.assign",
        f"decision:{decision.pk}",
        by,
        after={"clause": clause.pk, "to": [o.code for o in changed], **_told(terms)},
    )
    return len(changed)


@transaction.atomic
def end(*, assignment: Assignment, on: date, by: Actor) -> None:
    """Take an assignment back from ``on``: later reports do not ask for it any more.

    Needs DECISION_MANAGE in the issuer. Refused if it has been taken back already.
    """
    decision = assignment.clause.decision
    require(by, Permission.DECISION_MANAGE, organisation=decision.issuer.code)
    row = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if row.ended_on:
        raise Refused(_("This has been taken back already."))
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    audit.record(
        "assignments.end",
        f"decision:{decision.pk}",
        by,
        after={
            "clause": row.clause_id,
            "from": assignment.organisation.code,
            "ended_on": on,
        },
    )


def _check(clause: Clause, terms: Terms) -> None:
    over = {Decision.Control.REPEALED, Decision.Control.REPLACED}
    if clause.decision.control in over:
        raise Refused(
            _("The decision is no longer in force, so nobody can be given its clauses.")
        )
    if clause.force == Clause.Force.NONE:
        raise Refused(
            _("Clause %(label)s asks nothing of anybody. Correct its force first, or give "
              "another clause.")
            % {"label": clause.label}
        )  # fmt: skip
    if terms.schedule not in SCHEDULES:
        raise Refused(_("There is no such schedule. Choose one of the list."))
    if terms.weight <= 0:
        raise Refused(_("A weight is greater than 0; 1 is usual."))


def _new(clause: Clause, body: Organisation, on: date, by: Actor) -> Assignment:
    return Assignment(clause=clause, organisation=body, given_on=on, given_by=by.name)


def _has(row: Assignment | None, wanted: dict[str, Any]) -> bool:
    """Whether an organisation has the clause already, on just these terms."""
    return row is not None and all(getattr(row, f) == v for f, v in wanted.items())


def _give(rows: Sequence[Assignment], wanted: dict[str, Any]) -> None:
    """Write rows on the terms that are wanted: those there are and, at once, the new ones."""
    for row in rows:
        for field, value in wanted.items():
            setattr(row, field, value)
        if row.pk:
            row.save(update_fields=list(wanted))
    Assignment.objects.bulk_create(row for row in rows if not row.pk)


def _told(terms: Terms) -> dict[str, Any]:
    return {field: getattr(terms, field) for field in Terms.__dataclass_fields__}


def _openable(organisations: Sequence[Organisation], by: Actor) -> list[Organisation]:
    """Leave out bodies outside the registrar's reach; the daily work opens theirs."""
    codes = set(by.where(Permission.REPORT_OPEN))
    return [row for row in organisations if row.code in codes]
