"""What waits for somebody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from bielelt.core.roles import Actor, Permission
from bielelt.core.workflow import LOCKED, TRANSITIONS, State
from bielelt_web.models import Extension, Import, Measure, PeriodReport
from bielelt_web.queries import imports, overview
from bielelt_web.queries.measures import counts_of

SHOWN = 8
STEPS_SHOWN = 12
FILES_SHOWN = 12  # to review, and failed: one parcel may bring a thousand
IN_MACHINE_SHOWN = 3  # nobody has to do anything about these
PRESSING = ("returned", "overdue", "due")


@dataclass(frozen=True, slots=True)
class Step:
    """A report that waits for a step which only somebody with this permission can take."""

    report: PeriodReport
    key: str


@dataclass(frozen=True, slots=True)
class Work:
    """What waits for a person, most pressing first, and the reports accepted last.

    ``measures`` counts those to be written: ``returned``, ``overdue`` and ``due``.
    """

    measures: dict[str, int]
    steps: list[Step]
    more_steps: int
    extensions: int
    in_machine: list[Import]
    to_review: list[Import]
    failed: list[Import]
    more_files: int
    reports: list[PeriodReport]

    @property
    def is_empty(self) -> bool:
        """Nothing waits."""
        waiting = (self.steps, self.in_machine, self.to_review, self.failed)
        return not any((*waiting, self.extensions, *self.measures.values()))


def work_of(actor: Actor, *, today: date) -> Work:
    """Return what is open for ``actor``. At most five queries."""
    settled = (Import.State.ACCEPTED, Import.State.UNPACKED)
    rows = list(imports.visible(actor).exclude(state__in=settled))
    in_machine = [row for row in rows if row.in_work]
    to_review = [row for row in rows if row.state == Import.State.REVIEW]
    failed = [row for row in rows if row.state == Import.State.FAILED]
    steps = list(_steps(actor))
    counts = counts_of(actor, today=today)
    return Work(
        measures={name: counts[name] for name in PRESSING},
        steps=steps[:STEPS_SHOWN],
        more_steps=max(0, len(steps) - STEPS_SHOWN),
        extensions=_extensions(actor),
        in_machine=in_machine[:IN_MACHINE_SHOWN],
        to_review=to_review[:FILES_SHOWN],
        failed=failed[:FILES_SHOWN],
        more_files=sum(
            len(files[shown:])
            for files, shown in (
                (in_machine, IN_MACHINE_SHOWN),
                (to_review, FILES_SHOWN),
                (failed, FILES_SHOWN),
            )
        ),
        reports=list(overview.with_figures(actor).filter(state__in=LOCKED)[:SHOWN]),
    )


def _steps(actor: Actor) -> Iterator[Step]:
    """Yield the reports that only wait for a step forward, those due first on top."""
    forward = {
        t.source: t for t in TRANSITIONS if not t.is_return and t.source not in LOCKED
    }
    mine = Q(pk__in=())
    for state, step in forward.items():
        codes = actor.where(step.permission)
        if codes:
            mine |= Q(state=state, organisation__code__in=codes)
    open_measures = Measure.objects.filter(citation__report=OuterRef("pk"), done_at=None)
    rows = (
        PeriodReport.objects.filter(mine, source=None)
        .exclude(Q(state=State.DRAFT) & Exists(open_measures))
        .select_related("organisation__parent")
        .order_by("due_on", "organisation__code")
    )
    for row in rows:
        yield Step(row, forward[State(row.state)].key)


def _extensions(actor: Actor) -> int:
    codes = actor.where(Permission.EXTENSION_DECIDE)
    if not codes:
        return 0
    return Extension.objects.filter(
        state=Extension.State.ASKED,
        measure__citation__report__organisation__code__in=codes,
    ).count()
