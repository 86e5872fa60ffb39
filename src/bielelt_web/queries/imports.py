"""Imports that somebody may see, and the reports in them."""

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core import report_json
from bielelt.core.corrections import Corrected, corrections_json, replay
from bielelt.core.report import Report
from bielelt.core.roles import Actor, Permission
from bielelt.reading.sources import SOURCES
from bielelt_web.models import Correction, Import, Organisation

CONTAINERS = (".eml", ".zip")
"""Endings of what holds other files; which is which its content tells when it is read."""

STATES: dict[str, tuple[Import.State, ...]] = {
    "work": (Import.State.QUEUED, Import.State.READING, Import.State.CHECKING),
    "review": (Import.State.REVIEW,),
    "failed": (Import.State.FAILED,),
    "accepted": (Import.State.ACCEPTED,),
}
"""What lists are narrowed by."""

_FAILED = Q(state=Import.State.FAILED) | Q(
    state=Import.State.UNPACKED, members__state=Import.State.FAILED
)


def visible(actor: Actor) -> QuerySet[Import]:
    """Return the imports of organisations whose imports ``actor`` may see, newest first.

    What was read is left out: it is large and lists need none.
    """
    codes = [o for o in actor.roles if actor.may(Permission.IMPORT_VIEW, organisation=o)]
    return (
        Import.objects.filter(organisation__code__in=codes)
        .select_related("organisation__parent", "accepted_report", "parcel")
        .annotate(container_name=F("container__name"))
        .defer("pages", "report", "findings")
        .order_by("-uploaded_at", "-pk")  # the model's own order is lost by counting
    )


def in_state(rows: QuerySet[Import], asked: str | None) -> QuerySet[Import]:
    """Narrow imports to those in the state that is asked for; “work” is the machine's."""
    wanted = STATES.get(asked or "")
    return rows.filter(state__in=wanted) if wanted else rows


def get_import(actor: Actor, pk: int) -> Import:
    """Return one visible import; unknown and forbidden are the same 404."""
    return get_object_or_404(visible(actor), pk=pk)


def get_import_in_full(actor: Actor, pk: int) -> Import:
    """Return one visible import with all that was read; one query."""
    return get_object_or_404(visible(actor).defer(None), pk=pk)


def parts_of(source: Import) -> list[Import]:
    """Return all reports of the file in their order, none if it holds one. At most one query."""
    if source.parts == 1:
        return []
    first = source.first_id or source.pk
    rows = Import.objects.filter(Q(pk=first) | Q(first=first)).order_by("part")
    return list(rows.defer("pages", "report", "findings"))


def get_for_worker(pk: int) -> Import:
    """Return an import for the background worker, which sees all."""
    return Import.objects.select_related("organisation").get(pk=pk)


def read_suffixes() -> tuple[str, ...]:
    """Return the file endings some source can read, with the dot, in order."""
    return tuple(sorted({suffix for source in SOURCES for suffix in source.suffixes}))


def accepted_suffixes() -> tuple[str, ...]:
    """Return the file endings that may be uploaded: read by some source, or holding files."""
    return tuple(sorted({*read_suffixes(), *CONTAINERS}))


def whole_twins(organisation: Organisation) -> QuerySet[Import]:
    """Return the imports whose bytes need not come again: nothing in them failed.

    Those that were sent for ``organisation`` and moved to another since are among them.
    """
    sent = Q(organisation=organisation) | Q(parcel__organisation=organisation)
    return Import.objects.filter(sent).exclude(_FAILED)


def report_of(source: Import) -> Report:
    """Return the report as the machine read it."""
    return report_json.loads(source.report)


def corrections_of(source: Import) -> list[Correction]:
    """Return what people did to the report, in their order. One query."""
    return list(source.corrections.all())


def replayed(source: Import, rows: list[Correction]) -> Corrected:
    """Return the report with corrections applied, and what became of each. No query."""
    made = [corrections_json.from_dict(row.data) for row in rows]
    return replay(report_of(source), made)


def corrected(source: Import) -> Corrected:
    """Return the report with all its corrections applied. One query."""
    return replayed(source, corrections_of(source))


def corrected_report(source: Import) -> Report:
    """Return the report with all its corrections; its doubts are those still open."""
    return corrected(source).report
