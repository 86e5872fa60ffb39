"""Moving a report: its way as a chain, the steps somebody may take, the form that takes one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _

from bielelt.core.roles import Actor
from bielelt.core.workflow import TRANSITIONS, State, Transition, steps_from
from bielelt_web.actions import workflow
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import PeriodReport
from bielelt_web.queries.colleagues import names_of
from bielelt_web.screens.acting import act

LONGEST = 2000


class MoveForm(forms.Form):
    """One step, and why if it goes back."""

    step = forms.ChoiceField(choices=[(t.key, t.key) for t in TRANSITIONS])
    reason = forms.CharField(required=False, max_length=LONGEST)


@dataclass(frozen=True, slots=True)
class Stage:
    """One state of the chain; ``at`` is when the report came into it, if that is kept."""

    state: str
    name: str
    is_past: bool
    is_here: bool
    at: datetime | None


def stages_of(row: PeriodReport) -> list[Stage]:
    """Return the states of a report in their order, with how far it has come."""
    order = [state.value for state in State]
    reached = order.index(row.state)
    at = {
        State.REVIEWED: row.reviewed_at,
        State.SUBMITTED: row.submitted_at,
        State.ASSESSED: row.assessed_at,
        State.CONFIRMED: row.confirmed_at,
    }
    return [
        Stage(key, str(name), n < reached, n == reached, at.get(State(key)))
        for n, (key, name) in enumerate(PeriodReport.STATES)
    ]


def steps_for(actor: Actor, row: PeriodReport) -> tuple[Transition, ...]:
    """Return what ``actor`` may do with the report next, forward first."""
    code = row.organisation.code
    steps = steps_from(State(row.state), lambda p: actor.may(p, organisation=code))
    # What was printed once is never opened again; the action refuses it too.
    return tuple(s for s in steps if not row.source_id or s.key != "reopen")


def chain(actor: Actor, row: PeriodReport, *, people: Iterable[str] = ()) -> dict[str, Any]:
    """Return what the chain and the buttons need, for the context of a page.

    ``people`` are further logins whose names the page shows.
    """
    return {
        "row": row,
        "stages": stages_of(row),
        "steps": steps_for(actor, row),
        "names": names_of({row.returned_by, *people}),
    }


def take_step(
    request: SignedInRequest, row: PeriodReport
) -> tuple[MoveForm, PeriodReport | None]:
    """Take the step that was posted; None if it was refused, and why stands in the form."""
    form = MoveForm(request.POST)
    moved = act(form, workflow.move, report=row, by=request.actor)
    if moved:
        now = moved.get_state_display()
        messages.success(request, _("The report is now “%(state)s”.") % {"state": now})
    return form, moved
