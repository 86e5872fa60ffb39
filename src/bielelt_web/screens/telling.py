"""Telling in words what an entry of the audit trail says."""

import json
from dataclasses import dataclass
from typing import Any

from bielelt_web.models import AuditEntry, Import, Membership, PeriodReport
from bielelt_web.screens import wording

# Values that have words of their own.
VALUES: dict[str, dict[str, Any]] = {
    "role": dict(Membership.ROLES),
    "state": {**dict(Import.State.choices), **dict(PeriodReport.STATES)},
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: its name in words, and its value before and after as text."""

    name: str
    before: str
    after: str


def changes(entry: AuditEntry) -> list[Change]:
    """Return what ``entry`` changed, in the order it was written."""
    fields = dict.fromkeys((*entry.before, *entry.after))
    old, new = entry.before, entry.after
    return [
        Change(_name(field), _value(field, old.get(field)), _value(field, new.get(field)))
        for field in fields
    ]


def subject_words(subject: str) -> str:
    """Return «report 12» in the language of the reader."""
    kind, _, key = subject.partition(":")
    return f"{wording.SUBJECTS.get(kind, kind)} {key}"


def _name(field: str) -> str:
    return str(wording.FACTS.get(field) or wording.FIELDS.get(field) or field)


def _value(field: str, value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        return str(VALUES.get(field, {}).get(value, value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, indent=1)
    return str(value)
