"""What waits for somebody."""

from dataclasses import dataclass

from bielelt.core.roles import Actor
from bielelt_web.models import Import, PeriodReport
from bielelt_web.queries import imports, overview

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Work:
    """Imports in the machine, imports for a person, and the reports accepted last."""

    in_machine: list[Import]
    to_review: list[Import]
    failed: list[Import]
    reports: list[PeriodReport]


def work_of(actor: Actor) -> Work:
    """Return what is open for ``actor``. Two queries."""
    unfinished = imports.visible(actor).exclude(state=Import.State.ACCEPTED)
    rows = list(unfinished)
    accepted = overview.with_figures(actor).filter(source__isnull=False)
    return Work(
        in_machine=[row for row in rows if row.in_work],
        to_review=[row for row in rows if row.state == Import.State.REVIEW],
        failed=[row for row in rows if row.state == Import.State.FAILED],
        reports=list(accepted[:SHOWN]),
    )
