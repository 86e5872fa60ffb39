"""The rows in which corrections are kept, and what an import counts of them."""

from collections.abc import Sequence

from bielelt.core.corrections import Correction as Value
from bielelt.core.corrections import corrections_json
from bielelt.core.roles import Actor
from bielelt_web.models import Correction, Import
from bielelt_web.queries.imports import corrected


def add(source: Import, made: Sequence[Value], by: Actor) -> list[Correction]:
    """Append corrections to those of an import; whoever calls has the permission and the lock."""
    rows = [
        Correction(
            source=source,
            kind=one.kind,
            data=corrections_json.to_dict(one),
            made_by=by.name,
        )
        for one in made
    ]
    for row in rows:
        row.save()
    recount(source)
    return rows


def recount(source: Import) -> None:
    """Keep how many doubts are open now."""
    source.open_doubts = corrected(source).open_questions
    source.save(update_fields=["open_doubts"])
