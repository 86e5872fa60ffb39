"""Organisations: entering them, correcting them, and handing over what a body leaves behind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt_web.actions import audit, search
from bielelt_web.models import Assignment, Decision, Organisation

Kind = Organisation.Kind

# Which kinds may stand directly below a body.
BELOW: dict[str, frozenset[str]] = {
    Kind.STATE: frozenset({Kind.PROVINCE, Kind.AGENCY}),
    Kind.PROVINCE: frozenset({Kind.DISTRICT, Kind.AGENCY}),
    Kind.DISTRICT: frozenset({Kind.BAG, Kind.AGENCY}),
    Kind.BAG: frozenset(),
    Kind.AGENCY: frozenset({Kind.AGENCY}),
}

# What an assignment asks, whoever has it.
TERMS = ("role", "group", "schedule", "due_on", "continuing", "weight")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register says of a body; ``valid_to`` is its last day."""

    name: str
    kind: str
    parent: Organisation | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the statistics office; ``parent`` is the code of the one above it."""

    code: str
    name: str
    kind: str
    parent: str | None


@transaction.atomic
def add(*, code: str, facts: Facts, by: Actor) -> Organisation:
    """Enter a body that the register does not have yet.

    Args:
        code: of the statistics office, or one made like those; it never changes.
        facts: what is to be said of it.
        by: who enters; needs PEOPLE_MANAGE in the body above, without one in ``code``.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the code is taken, or the facts contradict one another.

    """
    above = facts.parent.code if facts.parent else code
    require(by, Permission.PEOPLE_MANAGE, organisation=above)
    if Organisation.objects.filter(code=code).exists():
        raise Refused(_("The code %(code)s is taken. Give another one.") % {"code": code})
    row = Organisation(code=code)
    _check(row, facts)
    _set(row, facts)
    row.save()
    audit.record("organisations.add", _subject(row), by, after=_told(facts))
    return row


@transaction.atomic
def edit(*, organisation: Organisation, facts: Facts, by: Actor) -> None:
    """Correct what the register says of a body, move it in the tree, or end it.

    Args:
        organisation: as it stands.
        facts: all of it anew.
        by: who corrects; needs PEOPLE_MANAGE in it, and to move it also in the body above,
            both the old and the new one, because it gives and takes their people's rights.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the facts contradict one another, or would make a circle.

    """
    require(by, Permission.PEOPLE_MANAGE, organisation=organisation.code)
    row = _locked(organisation, facts)
    before = facts_of(row)
    _require_move(before.parent, facts.parent, by)
    _check(row, facts)
    _set(row, facts)
    row.save()
    old, new = _told(before), _told(replace(facts, name=row.name))
    changed = [key for key in new if old[key] != new[key]]
    audit.record(
        "organisations.edit",
        _subject(row),
        by,
        before={key: old[key] for key in changed},
        after={key: new[key] for key in changed},
    )


@transaction.atomic
def hand_over(*, organisation: Organisation, on: date, by: Actor) -> int:
    """Give what a body still has to do to its successor, on the same terms.

    Args:
        organisation: a body that has ended and has a successor.
        on: the day from which the successor has it; not before the last day of the body.
        by: who hands over; needs PEOPLE_MANAGE in both.

    Returns:
        How many assignments ended here. What the successor has of its own already stays as
        it is. Its open reports get their new measures with the daily work.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: no successor, still in force, or nothing to hand over.

    """
    require(by, Permission.PEOPLE_MANAGE, organisation=organisation.code)
    heir = _heir(organisation, on)
    require(by, Permission.PEOPLE_MANAGE, organisation=heir.code)
    rows = list(
        Assignment.objects.select_for_update()
        .filter(organisation__in=[organisation, heir])
        .order_by("pk")
    )
    theirs = {row.clause_id: row for row in rows if row.organisation_id == heir.pk}
    left = [r for r in rows if r.organisation_id == organisation.pk and r.ended_on is None]
    if not left:
        raise Refused(_("Nothing is left to hand over."))
    for row in left:
        _pass_on(row, theirs.get(row.clause_id), heir, on, by)
        row.ended_on = on
        row.save(update_fields=["ended_on"])
    clauses = [row.clause_id for row in left]
    for decision in Decision.objects.filter(clauses__in=clauses).distinct():
        search.index_decision(decision)
    audit.record(
        "organisations.hand_over",
        _subject(organisation),
        by,
        after={"to": heir.code, "on": on, "clauses": clauses},
    )
    return len(left)


@transaction.atomic
def enter_units(*, units: Sequence[Unit], by: Actor) -> list[Organisation]:
    """Enter units of the statistics office; those whose code is there stay as they are.

    Args:
        units: each behind the one above it.
        by: who enters; needs PEOPLE_MANAGE in each of them.

    Returns:
        The new ones. One audit entry tells of all of them, none of nothing.

    """
    for unit in units:
        require(by, Permission.PEOPLE_MANAGE, organisation=unit.code)
    codes = {code for unit in units for code in (unit.code, unit.parent)}
    there = {row.code: row for row in Organisation.objects.filter(code__in=codes)}
    new = []
    for unit in units:
        if unit.code in there:
            continue
        parent = there[unit.parent] if unit.parent else None
        row = Organisation(code=unit.code, name=unit.name, kind=unit.kind, parent=parent)
        row.save()
        there[row.code] = row
        new.append(row)
    if new:
        after = {"codes": [row.code for row in new]}
        audit.record("organisations.enter_units", _subject(new[0]), by, after=after)
    return new


def facts_of(row: Organisation) -> Facts:
    """Return what the register says of a body."""
    return Facts(
        name=row.name,
        kind=row.kind,
        parent=row.parent,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successor=row.successor,
    )


def line_of(organisation: Organisation | None) -> list[Organisation]:
    """Return a body and those above it, the nearest first. One query each."""
    line: list[Organisation] = []
    while organisation is not None and organisation not in line:
        line.append(organisation)
        organisation = organisation.parent
    return line


def _locked(organisation: Organisation, facts: Facts) -> Organisation:
    """Lock a body and all it will stand under, so that two moves cannot make a circle."""
    line = line_of(facts.parent)
    keys = {organisation.pk, *(row.pk for row in line)}
    rows = Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return next(row for row in list(rows) if row.pk == organisation.pk)


def _require_move(old: Organisation | None, new: Organisation | None, by: Actor) -> None:
    if old == new:
        return
    if new is None:
        raise Refused(_("Choose the body above: who manages its people would be gone."))
    for body in (old, new):
        if body:
            require(by, Permission.PEOPLE_MANAGE, organisation=body.code)


def _check(row: Organisation, facts: Facts) -> None:
    if not facts.name.strip():
        raise Refused(_("A body needs a name. Write it as its letterhead does."))
    if facts.valid_from and facts.valid_to and facts.valid_to <= facts.valid_from:
        raise Refused(_("The last day is not after the first. Correct one of them."))
    if facts.parent:
        _check_place(row, facts.parent, facts.kind)
    if facts.successor:
        _check_successor(row, facts.successor, facts.valid_to)


def _check_place(row: Organisation, parent: Organisation, kind: str) -> None:
    fresh = Organisation.objects.get(pk=parent.pk)
    if row.pk and row in line_of(fresh):
        raise Refused(
            _("“%(name)s” stands below this body, so it cannot stand above it.")
            % {"name": parent.name}
        )
    is_new_place = row.kind != kind or row.parent_id != parent.pk
    if is_new_place and kind not in BELOW[parent.kind]:
        raise Refused(
            _("“%(kind)s” cannot stand below “%(above)s”. Correct the kind or the body above.")
            % {"kind": Kind(kind).label, "above": Kind(parent.kind).label}
        )  # fmt: skip


def _check_successor(row: Organisation, heir: Organisation, valid_to: date | None) -> None:
    if valid_to is None:
        raise Refused(
            _(
                "A body has a successor when it has ended. Give its last day, or no successor."
            )
        )
    line, later = [row], Organisation.objects.filter(pk=heir.pk).first()
    if later is None or (later.valid_to and later.valid_to <= valid_to):
        raise Refused(
            _("The successor is not there after the last day. Choose another one.")
        )
    while later is not None:
        if later in line:
            raise Refused(_("The body would succeed itself. Choose another successor."))
        line.append(later)
        later = later.successor


def _set(row: Organisation, facts: Facts) -> None:
    row.name, row.kind = facts.name.strip(), facts.kind
    row.parent, row.successor = facts.parent, facts.successor
    row.valid_from, row.valid_to = facts.valid_from, facts.valid_to


def _told(facts: Facts) -> audit.Facts:
    return {
        "name": facts.name,
        "kind": str(facts.kind),
        "parent": facts.parent.code if facts.parent else None,
        "valid_from": facts.valid_from,
        "valid_to": facts.valid_to,
        "successor": facts.successor.code if facts.successor else None,
    }


def _heir(organisation: Organisation, on: date) -> Organisation:
    if organisation.successor is None or organisation.valid_to is None:
        raise Refused(_("Name the last day and the successor first."))
    if on < organisation.valid_to:
        raise Refused(
            _("The body is in force until %(day)s. Hand over on that day or later.")
            % {"day": f"{organisation.valid_to:%Y-%m-%d}"}
        )
    return organisation.successor


def _pass_on(
    row: Assignment, own: Assignment | None, heir: Organisation, on: date, by: Actor
) -> None:
    """Give the successor what ``row`` asks, unless it has the clause itself."""
    if own and own.ended_on is None:
        return
    target = own or Assignment(clause_id=row.clause_id, organisation=heir)
    for field in TERMS:
        setattr(target, field, getattr(row, field))
    target.given_on, target.given_by, target.ended_on = on, by.name, None
    target.save()


def _subject(row: Organisation) -> str:
    return f"organisation:{row.code}"
