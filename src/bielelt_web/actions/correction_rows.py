"""The rows in which corrections are kept, and what an import counts of them."""

from bielelt.core.corrections import Correction as Value
from bielelt.core.corrections import corrections_json
from bielelt.core.roles import Actor
from bielelt_web.models import Correction, Import
from bielelt_web.queries.imports import corrected


def add(source: Import, made: Value, by: Actor) -> Correction:
    """Append a correction to those of an import; whoever calls has the permission and the lock."""
    row = Correction.objects.create(
        source=source,
        kind=made.kind,
        data=corrections_json.to_dict(made),
        made_by=by.name,
    )
    recount(source)
    return row


def recount(source: Import) -> None:
    """Keep how many doubts are open now."""
    source.open_doubts = corrected(source).open_questions
    source.save(update_fields=["open_doubts"])
