"""Taking decisions under control, and out of it: events with a day and a basis."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt_web.actions import audit
from bielelt_web.models import Clause, ControlEvent, Decision

# Which event may follow which state. What is repealed or replaced stays so.
FOLLOWS: dict[str, frozenset[str]] = {
    Decision.Control.TAKEN: frozenset(
        {Decision.Control.REGISTERED, Decision.Control.REMOVED}
    ),
    Decision.Control.REMOVED: frozenset({Decision.Control.TAKEN}),
    Decision.Control.REPEALED: frozenset(
        {Decision.Control.REGISTERED, Decision.Control.TAKEN, Decision.Control.REMOVED}
    ),
    Decision.Control.REPLACED: frozenset(
        {Decision.Control.REGISTERED, Decision.Control.TAKEN, Decision.Control.REMOVED}
    ),
}


@transaction.atomic
def change(
    *,
    decision: Decision,
    kind: str,
    on: date,
    basis: str,
    by: Actor,
    reason: str = "",
    clause: Clause | None = None,
    successor: Decision | None = None,
) -> ControlEvent:
    """Say that a decision, or one clause, was taken under control, removed, repealed, replaced.

    Args:
        decision: as it stands.
        kind: a key of ``FOLLOWS``; for a clause alone only taken and removed.
        on: the day of the event.
        basis: the document on whose ground it is done.
        by: who enters it; needs DECISION_MANAGE in the issuer.
        reason: why, in words.
        clause: only this clause; None for the whole decision.
        successor: what replaced it; only and always with "replaced".

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: no basis, the state does not allow it, or the successor does not fit.

    Source:
        Methodology §9; domain practice, see docs/methodology.md.

    """
    require(by, Permission.DECISION_MANAGE, organisation=decision.issuer.code)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _check(decision, kind, basis, clause, successor)
    before = clause.in_control if clause else decision.control
    event = ControlEvent.objects.create(
        decision=decision,
        clause=clause,
        kind=kind,
        on=on,
        basis=basis.strip(),
        reason=reason.strip(),
        successor=successor,
        by=by.name,
    )
    if clause:
        clause.in_control = kind == Decision.Control.TAKEN
        clause.save(update_fields=["in_control"])
    else:
        decision.control = kind
        decision.save(update_fields=["control"])
    audit.record(
        "control.change",
        f"decision:{decision.pk}",
        by,
        before={"control": before},
        after={
            "control": kind,
            "clause": clause.label if clause else None,
            "on": on,
            "basis": event.basis,
            "reason": event.reason,
            "successor": successor.number if successor else None,
        },
    )
    return event


def begin(*, decision: Decision, on: date, by: Actor) -> None:
    """Take a decision under control because its first clause was given to somebody."""
    change(
        decision=decision,
        kind=Decision.Control.TAKEN,
        on=on,
        basis=decision.number or decision.title,
        by=by,
    )
    decision.control = Decision.Control.TAKEN


def _check(
    decision: Decision,
    kind: str,
    basis: str,
    clause: Clause | None,
    successor: Decision | None,
) -> None:
    if kind not in FOLLOWS:
        raise Refused(_("There is no such event. Choose one of the list."))
    if not basis.strip():
        raise Refused(_("An event needs a basis. Name the document it rests on."))
    if clause:
        _check_clause(clause, kind)
    elif decision.control not in FOLLOWS[kind]:
        raise Refused(
            _("The decision is “%(state)s”; “%(event)s” cannot follow that.")
            % {
                "state": decision.get_control_display(),
                "event": Decision.Control(kind).label,
            }
        )
    if (successor is None) == (kind == Decision.Control.REPLACED):
        raise Refused(
            _("Choose the decision that replaced it; only a replaced one has one.")
        )
    if successor and successor.pk == decision.pk:
        raise Refused(_("A decision cannot replace itself. Choose another one."))


def _check_clause(clause: Clause, kind: str) -> None:
    if kind not in {Decision.Control.TAKEN, Decision.Control.REMOVED}:
        raise Refused(
            _("One clause alone can be taken under control or removed from it only.")
        )
    if clause.in_control == (kind == Decision.Control.TAKEN):
        raise Refused(_("For this clause nothing would change."))
