"""How an organisation worked with one report, as ``bielelt.checks.habits`` tells it."""

from datetime import datetime, time

from django.utils.timezone import make_aware

from bielelt.checks import Words
from bielelt.checks.habits import agreement, easy_first, last_hours
from bielelt_web.models import AuditEntry, Measure, PeriodReport
from bielelt_web.queries.reports import clause_of

_WRITTEN, _DONE = "measures.save_draft", "measures.mark_done"


def habits_of(row: PeriodReport) -> list[Words]:
    """Return what is worth a look, each as a sentence with its innocent reading. Two queries.

    Read from the audit trail, which nobody can change afterwards: when each measure was
    written and marked done, against the day the report was due.
    """
    measures = list(Measure.objects.filter(citation__report=row))
    clauses = [clause_of(measure) for measure in measures]
    told = [agreement((c.self_rating, c.upper_rating) for c in clauses).words]
    entries = AuditEntry.objects.filter(
        subject__in=[f"measure:{m.pk}" for m in measures], action__in=(_WRITTEN, _DONE)
    ).values_list("at", "actor", "subject", "action")
    events = list(entries)
    if not events:
        return told
    effort = {f"measure:{m.pk}": len((m.text or "").split()) for m in measures}
    closed = [(at, effort[what]) for at, _who, what, action in events if action == _DONE]
    told.append(easy_first(closed).words)
    if row.due_on:
        deadline = make_aware(datetime.combine(row.due_on, time.max))
        written = ((at, who, what) for at, who, what, _action in events)
        told.append(last_hours(written, deadline).words)
    return told
