"""Imports that somebody may see, and the reports in them."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core import report_json
from bielelt.core.corrections import Corrected, corrections_json, replay
from bielelt.core.report import Report
from bielelt.core.roles import Actor, Permission
from bielelt.reading.sources import SOURCES
from bielelt_web.models import Correction, Import


def visible(actor: Actor) -> QuerySet[Import]:
    """Return the imports of organisations whose imports ``actor`` may see, newest first.

    What was read is left out: it is large and lists need none.
    """
    codes = [o for o in actor.roles if actor.may(Permission.IMPORT_VIEW, organisation=o)]
    return (
        Import.objects.filter(organisation__code__in=codes)
        .select_related("organisation__parent", "accepted_report")
        .defer("pages", "report", "findings")
    )


def get_import(actor: Actor, pk: int) -> Import:
    """Return one visible import; unknown and forbidden are the same 404."""
    return get_object_or_404(visible(actor), pk=pk)


def get_import_in_full(actor: Actor, pk: int) -> Import:
    """Return one visible import with all that was read; one query."""
    return get_object_or_404(visible(actor).defer(None), pk=pk)


def get_for_worker(pk: int) -> Import:
    """Return an import for the background worker, which sees all."""
    return Import.objects.select_related("organisation").get(pk=pk)


def read_suffixes() -> tuple[str, ...]:
    """Return the file endings some source can read, with the dot, in order."""
    return tuple(sorted({suffix for source in SOURCES for suffix in source.suffixes}))


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
