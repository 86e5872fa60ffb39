"""Keeping in step what can be searched for; called by the actions that change it.

These write no audit entry and ask for no permission: they repeat what the action around
them wrote, in its transaction.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

from bielelt.core.kinds import KINDS
from bielelt.language.searching import indexed
from bielelt_web.models import Decision, Measure, Organisation, PeriodReport, SearchEntry

Row = TypeVar("Row", bound=Model)

BATCH = 500
Kind = SearchEntry.Kind
_MEASURES = Measure.objects.select_related(
    "citation__decision", "citation__report__organisation"
).prefetch_related("citation__decision__joint_numbers")


@transaction.atomic
def index_decision(decision: Decision) -> None:
    """Let ``decision`` and its clauses be found as they stand now, by whom they oblige now."""
    _write(_of_decision(decision))


@transaction.atomic
def index_measure(measure: Measure) -> None:
    """Let what was reported in ``measure`` be found as it stands now."""
    if measure.progress:
        _write([_of_measure(measure)])
    else:
        SearchEntry.objects.filter(measure=measure).delete()


@transaction.atomic
def index_report(report: PeriodReport) -> None:
    """Let all that was reported in ``report`` be found."""
    rows = _MEASURES.filter(citation__report=report).exclude(progress=None)
    _write(_of_measure(row) for row in rows if row.progress)


def reindex() -> int:
    """Write every entry anew, in batches so that nobody waits long; return how many."""
    decisions = Decision.objects.select_related("issuer").prefetch_related(
        "joint_numbers", "clauses"
    )
    count = 0
    for batch in _batches(decisions):
        count += _write(entry for row in batch for entry in _of_decision(row))
    for measures in _batches(_MEASURES.exclude(progress=None).exclude(progress="")):
        count += _write(_of_measure(row) for row in measures)
    return count


def _batches(rows: QuerySet[Row]) -> Iterator[list[Row]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def _write(entries: Iterable[SearchEntry]) -> int:
    """Write entries, over those that are there; theirs keep their place in the order."""
    written = SearchEntry.objects.bulk_create(
        entries,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["subject"],
        update_fields=["text", "stems", "organisation"],
    )
    return len(written)


def _of_decision(decision: Decision) -> Iterator[SearchEntry]:
    """Yield the entry of a decision, then those of its clauses."""
    numbers = _numbers(decision)
    carried_out_by = Organisation.objects.filter(assignments__clause__decision=decision)
    bodies = {decision.issuer.code, *carried_out_by.values_list("code", flat=True)}
    kind = KINDS[decision.kind].word if decision.kind in KINDS else ""
    told = [decision.title, decision.legal_basis, kind, _year(decision)]
    yield SearchEntry(
        subject=f"decision:{decision.pk}",
        kind=Kind.DECISION,
        decision=decision,
        organisation_id=decision.issuer_id,
        text=decision.title,
        stems=indexed(told, own_numbers=numbers, tags=[Kind.DECISION, *bodies]),
    )
    for clause in decision.clauses.all():
        yield SearchEntry(
            subject=f"clause:{clause.pk}",
            kind=Kind.CLAUSE,
            decision=decision,
            clause=clause,
            organisation_id=decision.issuer_id,
            text=clause.text,
            stems=indexed(
                [clause.label, clause.text, _year(decision), *numbers],
                tags=[Kind.CLAUSE, *bodies],
            ),
        )


def _of_measure(measure: Measure) -> SearchEntry:
    decision = measure.citation.decision
    organisation = measure.citation.report.organisation
    told = [measure.progress, organisation.name, _year(decision), *_numbers(decision)]
    return SearchEntry(
        subject=f"measure:{measure.pk}",
        kind=Kind.MEASURE,
        decision=decision,
        measure=measure,
        organisation=organisation,
        text=measure.progress or "",
        stems=indexed(told, tags=[Kind.MEASURE, organisation.code]),
    )


def _numbers(decision: Decision) -> list[str]:
    return [decision.number, *(row.number for row in decision.joint_numbers.all())]


def _year(decision: Decision) -> str:
    return str(decision.year or "")
