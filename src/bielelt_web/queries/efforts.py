"""How long people were at an import, by what the audit trail says they did."""

from datetime import datetime, timedelta
from itertools import pairwise

from bielelt_web.models import AuditEntry, Import

PAUSE = timedelta(minutes=5)
"""Who does nothing for longer is taken to be away; that time is not counted."""

_NOT_REVIEWING = (
    "imports.upload",
    "imports.begin_reading",
    "imports.store_reading",
    "imports.store_findings",
    "imports.fail",
)


def time_spent(source: Import) -> timedelta:
    """Return how long people have been answering: from answer to answer, without pauses.

    One query. What somebody thought before the first answer is not known and not counted.
    """
    entries = (
        AuditEntry.objects.filter(subject=f"import:{source.pk}")
        .exclude(action__in=_NOT_REVIEWING)
        .order_by("number")
        .values_list("actor", "at")
    )
    moments: dict[str, list[datetime]] = {}
    for actor, at in entries:
        moments.setdefault(actor, []).append(at)
    gaps = (
        later - earlier for times in moments.values() for earlier, later in pairwise(times)
    )
    return sum((gap for gap in gaps if gap <= PAUSE), timedelta())
