"""States of a report and the steps between them: one table of data.

draft → reviewed → submitted → assessed → confirmed (→ published). A return goes one step
back with a reason; what is confirmed is locked until somebody with the right reopens it.

Source: docs/methodology.md §8.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto

from bielelt.core.errors import Refused
from bielelt.core.roles import Permission


class State(StrEnum):
    """How far a report has come."""

    DRAFT = auto()
    REVIEWED = auto()
    SUBMITTED = auto()
    ASSESSED = auto()
    CONFIRMED = auto()
    PUBLISHED = auto()


@dataclass(frozen=True, slots=True)
class Transition:
    """One step; ``is_return`` steps go back and need a reason."""

    key: str
    source: State
    target: State
    permission: Permission
    is_return: bool = False


TRANSITIONS: tuple[Transition, ...] = (
    Transition("sign_off", State.DRAFT, State.REVIEWED, Permission.REPORT_REVIEW),
    Transition("submit", State.REVIEWED, State.SUBMITTED, Permission.REPORT_SUBMIT),
    Transition("assess", State.SUBMITTED, State.ASSESSED, Permission.REPORT_ASSESS),
    Transition("confirm", State.ASSESSED, State.CONFIRMED, Permission.REPORT_CONFIRM),
    Transition("publish", State.CONFIRMED, State.PUBLISHED, Permission.REPORT_PUBLISH),
    Transition(
        "return_to_reporter",
        State.REVIEWED,
        State.DRAFT,
        Permission.REPORT_REVIEW,
        is_return=True,
    ),
    Transition(
        "return_to_reviewer",
        State.SUBMITTED,
        State.REVIEWED,
        Permission.REPORT_ASSESS,
        is_return=True,
    ),
    Transition(
        "return_to_assessor",
        State.ASSESSED,
        State.SUBMITTED,
        Permission.REPORT_CONFIRM,
        is_return=True,
    ),
    Transition(
        "reopen",
        State.CONFIRMED,
        State.ASSESSED,
        Permission.REPORT_REOPEN,
        is_return=True,
    ),
    Transition(
        "withdraw",
        State.PUBLISHED,
        State.CONFIRMED,
        Permission.REPORT_PUBLISH,
        is_return=True,
    ),
)

LOCKED = frozenset({State.CONFIRMED, State.PUBLISHED})
"""Nothing in a report of these states changes; only reopening or withdrawing leads out."""


def transition(key: str) -> Transition:
    """Return the transition ``key``; raise Refused naming those there are."""
    found = next((t for t in TRANSITIONS if t.key == key), None)
    if found is None:
        known = ", ".join(t.key for t in TRANSITIONS)
        raise Refused(f"There is no step “{key}”. Use one of: {known}.")
    return found


def step(key: str, state: State) -> Transition:
    """Return the transition ``key`` if it leads out of ``state``.

    Raises:
        Refused: the report is in another state, or there is no such step.

    """
    found = transition(key)
    if found.source is not state:
        raise Refused(
            f"The report is “{state}”; “{key}” is possible only while it is “{found.source}”. "
            "Reload the page to see how far it has come."
        )
    return found


def steps_from(state: State, may: Callable[[Permission], bool]) -> tuple[Transition, ...]:
    """Return what somebody with these permissions may do next, forward steps first."""
    return tuple(t for t in TRANSITIONS if t.source is state and may(t.permission))
