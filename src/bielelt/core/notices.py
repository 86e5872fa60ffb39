"""What people are told about reports and measures, whom it concerns, and on which days.

A due day is told in windows rather than on single days, so that a machine that stood still
tells it on the day it runs again. What a message is about stands in its key; whoever makes
the same message twice makes the same key.

Source: docs/methodology.md §8.1.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum, auto
from itertools import groupby
from typing import Any, Self

from bielelt.core.roles import GRANTS, Permission, Role
from bielelt.core.workflow import LOCKED, State


class Group(StrEnum):
    """What a mail counts and an inbox is filtered by, in the order of urgency."""

    OVERDUE = auto()
    DUE = auto()
    RETURNED = auto()
    WAITING = auto()
    EXTENSION = auto()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message; who has a permission of ``to`` in the organisation is told.

    ``near``: only people of the organisation itself, not those who reach it from above.
    """

    key: str
    group: Group
    to: frozenset[Permission]
    near: bool = False


_WRITERS = frozenset({Permission.MEASURE_REPORT})
_SUBMITTERS = frozenset({Permission.REPORT_SUBMIT})
_HEADS = frozenset({Permission.REPORT_REVIEW, Permission.REPORT_CONFIRM})

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("report-overdue", Group.OVERDUE, _SUBMITTERS),
        Kind("measures-overdue", Group.OVERDUE, _WRITERS),
        Kind("report-escalated", Group.OVERDUE, _HEADS, near=True),
        Kind("measures-escalated", Group.OVERDUE, _HEADS, near=True),
        Kind("report-due", Group.DUE, _SUBMITTERS),
        Kind("measures-due", Group.DUE, _WRITERS),
        Kind("report-returned", Group.RETURNED, _WRITERS),
        Kind("report-returned-to-reviewer", Group.RETURNED, _SUBMITTERS),
        Kind(
            "report-returned-to-assessor",
            Group.RETURNED,
            frozenset({Permission.REPORT_ASSESS}),
        ),
        Kind("measure-returned", Group.RETURNED, _WRITERS),
        Kind("to-sign-off", Group.WAITING, frozenset({Permission.REPORT_REVIEW})),
        Kind("to-submit", Group.WAITING, _SUBMITTERS),
        Kind("to-assess", Group.WAITING, frozenset({Permission.REPORT_ASSESS})),
        Kind("to-confirm", Group.WAITING, frozenset({Permission.REPORT_CONFIRM})),
        Kind("extension-asked", Group.EXTENSION, frozenset({Permission.EXTENSION_DECIDE})),
        Kind("extension-granted", Group.EXTENSION, _WRITERS),
        Kind("extension-refused", Group.EXTENSION, _WRITERS),
    )
}

BEFORE = (1, 7, 14)
"""So many days before a due day, or fewer, it is told; each once."""

AGAIN = 7
"""What is overdue is told on the day after, and again every so many days."""

STILL_NEW = 14
"""A decision on an extension is told for so many days to whoever was not told yet."""


@dataclass(frozen=True, slots=True)
class Step:
    """How near or past a due day is: ``due`` with 14, 7 or 1; ``overdue`` with its week from 0."""

    name: str
    mark: int


def step_of(due_on: date, *, today: date) -> Step | None:
    """Return what is told today about a due day, None while it is far off."""
    late = (today - due_on).days
    if late > 0:
        return Step("overdue", (late - 1) // AGAIN)
    window = next((days for days in BEFORE if -late <= days), None)
    return None if window is None else Step("due", window)


def is_escalated(due_on: date, *, today: date, after: int) -> bool:
    """Whether the head is told: ``after`` days, at least one, have passed the due day."""
    return (today - due_on).days >= max(after, 1)


@dataclass(frozen=True, slots=True)
class MeasureState:
    """A measure as far as it has to be told; ``name`` is its label or how it begins."""

    pk: int
    name: str
    due_on: date | None = None
    is_done: bool = False
    delegate: str = ""
    returned_at: str = ""
    returned_reason: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionState:
    """A request for another due day; ``state`` is asked, granted or refused."""

    pk: int
    measure: MeasureState
    state: str
    new_due_on: date
    reason: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A report with what may have to be told about it; times are stamps, compared only."""

    pk: int
    organisation: str
    period: str
    state: State = State.DRAFT
    due_on: date | None = None
    returned_at: str = ""
    returned_reason: str = ""
    reviewed_at: str = ""
    submitted_at: str = ""
    assessed_at: str = ""
    measures: tuple[MeasureState, ...] = ()
    extensions: tuple[ExtensionState, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell; ``only`` is the delegate, if there is one, ``measure`` the place."""

    kind: Kind
    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    measure: int | None = None
    only: str = ""


def events(matter: Matter, *, today: date) -> Iterator[Message]:
    """Yield what has happened to a report and waits: returned, handed on, extensions."""
    yield from _report_events(matter)
    for measure in matter.measures:
        if measure.returned_at and matter.state not in LOCKED:
            yield Message(
                KINDS["measure-returned"],
                f"measure:{measure.pk}:{measure.returned_at}",
                {"label": measure.name, "reason": measure.returned_reason},
                measure.pk,
                measure.delegate,
            )
    for extension in matter.extensions:
        day = extension.decided_on
        if day is None or (today - day).days <= STILL_NEW:
            yield _about_extension(extension)


@dataclass(frozen=True, slots=True)
class Due:
    """A report, or the measures of one, with the day it is due."""

    what: str
    report: int
    day: date
    measures: tuple[MeasureState, ...] = ()
    delegate: str = ""

    def by_delegate(self) -> Iterator[Self]:
        """Yield the due day once for each who has to write under it."""
        if not self.measures:
            yield self
        for delegate in sorted({m.delegate for m in self.measures}):
            own = tuple(m for m in self.measures if m.delegate == delegate)
            yield replace(self, measures=own, delegate=delegate)

    def message(self, step: str, mark: str) -> Message:
        """Return the message of one step; ``mark`` tells it from others about the same day."""
        facts: dict[str, Any] = {"day": self.day.isoformat()}
        measure = None
        if self.measures:
            facts |= {"count": len(self.measures), "label": self.measures[0].name}
        if len(self.measures) == 1:
            measure = self.measures[0].pk
        parts = (self.what, str(self.report), str(self.day), mark, self.delegate[:40])
        key = ":".join(filter(None, parts))
        return Message(KINDS[f"{self.what}-{step}"], key, facts, measure, self.delegate)


def dues(matter: Matter) -> Iterator[Due]:
    """Yield what of a report is due on which day: itself, and its measures that are not done."""
    if matter.due_on and matter.state in {State.DRAFT, State.REVIEWED}:
        yield Due("report", matter.pk, matter.due_on)
    undone = sorted((m for m in matter.measures if m.due_on and not m.is_done), key=_day)
    for day, rows in groupby(undone, key=_day):
        yield Due("measures", matter.pk, day, tuple(rows))


def reminders(matter: Matter, *, today: date, escalate_after: int) -> Iterator[Message]:
    """Yield what the day itself makes news: due soon, overdue, told to the head.

    Measures of one report that are due on one day make one message for each who writes them.
    """
    for due in dues(matter):
        step = step_of(due.day, today=today)
        if step:
            for part in due.by_delegate():
                yield part.message(step.name, str(step.mark))
        if is_escalated(due.day, today=today, after=escalate_after):
            yield due.message("escalated", "")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a role in an organisation; ``is_near``: in itself, not from above."""

    login: str
    role: Role
    is_near: bool = True


def addressed(
    message: Message,
    people: Iterable[Person],
    substitutes: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, str]:
    """Return the logins that are told, each with the absent person it substitutes or "".

    Args:
        message: what is told.
        people: all who have a role in the organisation.
        substitutes: who does the work of an absent person today, by the login of the latter.

    Returns:
        The delegate alone if the message has one who may still write, else everybody with
        the permission; substitutes beside those they stand in for. Who is told on their own
        account is not told again for somebody else.

    """
    own = {p.login for p in people if _concerns(message.kind, p)}
    if message.only in own:
        own = {message.only}
    told = {
        substitute: absent
        for absent in sorted(own)
        for substitute in (substitutes or {}).get(absent, ())
    }
    return {**told, **dict.fromkeys(sorted(own), "")}


def _concerns(kind: Kind, person: Person) -> bool:
    return bool(kind.to & GRANTS[person.role]) and (person.is_near or not kind.near)


def _day(measure: MeasureState) -> date:
    return measure.due_on or date.max


_RETURNED_TO = {
    State.DRAFT: "report-returned",
    State.REVIEWED: "report-returned-to-reviewer",
    State.SUBMITTED: "report-returned-to-assessor",
}


def _report_events(matter: Matter) -> Iterator[Message]:
    """Yield whose turn it is, or to whom the report went back."""
    if matter.returned_at and matter.state in _RETURNED_TO:
        yield Message(
            KINDS[_RETURNED_TO[matter.state]],
            f"report:{matter.pk}:{matter.returned_at}",
            {"reason": matter.returned_reason},
        )
        return
    kind, since = {
        State.DRAFT: ("to-sign-off", _all_done(matter)),
        State.REVIEWED: ("to-submit", matter.reviewed_at),
        State.SUBMITTED: ("to-assess", matter.submitted_at),
        State.ASSESSED: ("to-confirm", matter.assessed_at),
    }.get(matter.state, ("", ""))
    if since:
        yield Message(KINDS[kind], f"report:{matter.pk}:{since}")


def _all_done(matter: Matter) -> str:
    """Return a mark if the draft waits only for its head."""
    return "done" if matter.measures and all(m.is_done for m in matter.measures) else ""


def _about_extension(extension: ExtensionState) -> Message:
    return Message(
        KINDS[f"extension-{extension.state}"],
        f"extension:{extension.pk}",
        {
            "label": extension.measure.name,
            "day": extension.new_due_on.isoformat(),
            "reason": extension.reason,
        },
        extension.measure.pk,
        extension.measure.delegate,
    )
