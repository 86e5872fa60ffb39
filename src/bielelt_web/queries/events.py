"""What was done to a report and its measures, readable, newest first."""

from dataclasses import dataclass

from bielelt_web.models import AuditEntry, Measure, PeriodReport
from bielelt_web.queries.audit import history_of
from bielelt_web.queries.colleagues import names_of

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Event:
    """One audit entry; ``serial`` is that of the measure, None where it is of the report."""

    entry: AuditEntry
    serial: int | None
    name: str


def events_of(report: PeriodReport) -> list[Event]:
    """Return the last events of ``report`` and its measures. Three queries."""
    rows = Measure.objects.filter(citation__report=report)
    serials = {f"measure:{pk}": n for pk, n in rows.values_list("pk", "serial")}
    entries = list(history_of(f"report:{report.pk}", *serials)[:SHOWN])
    names = names_of(entry.actor for entry in entries)
    return [
        Event(entry, serials.get(entry.subject), names.get(entry.actor, entry.actor))
        for entry in entries
    ]
