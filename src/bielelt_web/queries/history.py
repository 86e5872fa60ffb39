"""What became of a measure, told from the audit trail: who, when, what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bielelt.language.merging import Change, changes
from bielelt_web.models import AuditEntry, Measure
from bielelt_web.queries.audit import history_of
from bielelt_web.queries.colleagues import names_of

SHOWN = 300
_DRAFT = "measures.save_draft"
_ONE_SITTING = timedelta(minutes=15)
_TEXTS = frozenset({"progress", "not_due_reason"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that changed; ``words`` shows how, for a text."""

    field: str
    before: Any
    after: Any
    words: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What one person did at one time; drafts saved in one sitting are one step."""

    action: str
    who: str
    on_behalf_of: str
    began: datetime
    ended: datetime
    changes: tuple[FieldChange, ...]


def steps_of(row: Measure) -> list[Step]:
    """Return the steps of a measure, newest first. Two queries."""
    entries = list(history_of(f"measure:{row.pk}")[:SHOWN])
    logins = {e.actor for e in entries} | {e.on_behalf_of for e in entries}
    names = names_of(logins)
    return [_step(sitting, names) for sitting in _sittings(entries)]


def _sittings(entries: list[AuditEntry]) -> list[list[AuditEntry]]:
    """Group what one person saved without a long pause; entries come newest first."""
    found: list[list[AuditEntry]] = []
    for entry in entries:
        later = found[-1][-1] if found else None
        if later and _is_one_sitting(entry, later):
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def _is_one_sitting(entry: AuditEntry, later: AuditEntry) -> bool:
    return (
        entry.action == later.action == _DRAFT
        and (entry.actor, entry.on_behalf_of) == (later.actor, later.on_behalf_of)
        and later.at - entry.at < _ONE_SITTING
    )


def _step(sitting: list[AuditEntry], names: dict[str, str]) -> Step:
    last, first = sitting[0], sitting[-1]
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for entry in reversed(sitting):
        before = {**entry.before, **before}
        after |= entry.after
    fields = dict.fromkeys((*after, *before))
    return Step(
        action=last.action,
        who=names.get(last.actor, last.actor),
        on_behalf_of=names.get(last.on_behalf_of, last.on_behalf_of),
        began=first.at,
        ended=last.at,
        changes=tuple(
            _change(field, before.get(field), after.get(field))
            for field in fields
            if before.get(field) != after.get(field)
        ),
    )


def _change(field: str, before: object, after: object) -> FieldChange:
    if field in _TEXTS:
        return FieldChange(
            field, before, after, changes(str(before or ""), str(after or ""))
        )
    return FieldChange(field, before, after)
