"""Writing an accepted report into the register."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core import report_json
from bielelt.core.corrections import Corrected
from bielelt.core.errors import Refused
from bielelt.core.periods import PATTERN
from bielelt.core.report import NOT_DUE, Clause, Rating, Report
from bielelt.core.report import Decision as PrintedDecision
from bielelt.core.roles import Actor, Permission, require
from bielelt_web import models
from bielelt_web.actions import audit, findings, search
from bielelt_web.models import Import, Measure, PeriodReport
from bielelt_web.queries.imports import corrected
from bielelt_web.queries.register import decision_like, issuer_of, key_of


@transaction.atomic
def accept(*, source: Import, period: str, by: Actor) -> PeriodReport:
    """Write a reviewed import into the register: decisions, clauses, assignments, ratings.

    Args:
        source: an import in state "review" whose doubts are all answered.
        period: the reporting period, as in ``core.periods``.
        by: who accepts; needs IMPORT_ACCEPT in the organisation of the import.

    Returns:
        The accepted report. Decisions and clauses that the register has already are linked,
        not doubled and not changed; how this report prints them stays with the report. Each
        new row keeps its import and cells. One audit entry tells all row numbers.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: accepted already, not yet read, doubts open, no clauses, or no such period.

    Source:
        product.md §3 “Nothing is lost”, §5 “The software proposes, a person decides”.

    """
    require(by, Permission.IMPORT_ACCEPT, organisation=source.organisation.code)
    source = Import.objects.select_for_update(of=("self",)).get(pk=source.pk)
    done = corrected(source)
    report = done.report
    _refuse_unready(source, done, period)
    accepted = _write_report(source, report, period, by)
    written = [_write_decision(accepted, printed) for printed in report.decisions]
    source.state = Import.State.ACCEPTED
    source.save(update_fields=["state"])
    for citation in accepted.citations.select_related("decision"):
        search.index_decision(citation.decision)
    search.index_report(accepted)
    findings.outdated(accepted, after=None)
    audit.record(
        "reports.accept",
        f"import:{source.pk}",
        by,
        before={"state": Import.State.REVIEW},
        after={"report": accepted.pk, "period": period, "decisions": written},
    )
    return accepted


def _refuse_unready(source: Import, done: Corrected, period: str) -> None:
    report = done.report
    if source.state == Import.State.ACCEPTED:
        raise Refused(_("“%(name)s” has been accepted already.") % {"name": source.name})
    if source.state != Import.State.REVIEW:
        raise Refused(_("“%(name)s” has not been read yet.") % {"name": source.name})
    if done.conflicts:
        raise Refused(
            _("%(count)s corrections do not fit what was read. Look at each of them first.")
            % {"count": done.conflicts}
        )
    if report.doubts:
        raise Refused(
            _("%(count)s doubts are open. Answer each of them first.")
            % {"count": len(report.doubts)}
        )
    if not any(report.clauses):
        raise Refused(_("There is no clause in this report, so nothing to accept."))
    if not PATTERN.fullmatch(period):
        raise Refused(
            _("“%(found)s” is no period. Write the year alone or with -Q1…-Q4, -H1, -H2 or "
              "-M9, e.g. 2024-H1.")
            % {"found": period}
        )  # fmt: skip


def _write_report(source: Import, report: Report, period: str, by: Actor) -> PeriodReport:
    head = replace(report, decisions=(), repairs=(), unplaced=())
    return PeriodReport.objects.create(
        organisation=source.organisation,
        period=period,
        head=report_json.dumps(head),
        source=source,
        accepted_by=by.name,
    )


def _write_decision(accepted: PeriodReport, printed: PrintedDecision) -> dict[str, Any]:
    """Write one decision of the table; return its row numbers for the audit trail."""
    decision, is_new = _register_decision(accepted, printed)
    citation = models.Citation.objects.create(
        report=accepted,
        decision=decision,
        serial=printed.serial,
        kind=printed.kind,
        title=printed.title,
        date=printed.date,
        number=printed.number,
    )
    clauses = {c.label: c for c in decision.clauses.exclude(label="")}
    measures = [
        _write_measure(citation, _register_clause(accepted, decision, clauses, c), c)
        for c in printed.clauses
    ]
    return {"decision": decision.pk, "new": is_new, "measures": [m.pk for m in measures]}


def _register_decision(
    accepted: PeriodReport, printed: PrintedDecision
) -> tuple[models.Decision, bool]:
    """Return the decision of the register and whether it is new there."""
    issuer = issuer_of(accepted.organisation)
    if known := decision_like(issuer, printed):
        return known, False
    year, number_key = key_of(printed)
    return models.Decision.objects.create(
        issuer=issuer,
        kind=printed.kind,
        title=printed.title or "",
        date=printed.date,
        year=year,
        number=printed.number or "",
        number_key=number_key,
        source=accepted.source,
        cells=_cells(*printed.clauses),
    ), True


def _register_clause(
    accepted: PeriodReport,
    decision: models.Decision,
    known: dict[str, models.Clause],
    printed: Clause,
) -> models.Assignment:
    """Return the assignment of this clause to the reporting organisation."""
    label = printed.label or ""
    clause = known.get(label)
    if clause is None:
        clause = models.Clause.objects.create(
            decision=decision,
            label=label,
            text=printed.text or "",
            source=accepted.source,
            cells=_cells(printed),
        )
        known.update({label: clause} if label else {})
    assignment, _created = models.Assignment.objects.get_or_create(
        clause=clause,
        organisation=accepted.organisation,
        defaults={"source": accepted.source},
    )
    return assignment


def _write_measure(
    citation: models.Citation, assignment: models.Assignment, printed: Clause
) -> Measure:
    return Measure.objects.create(
        citation=citation,
        assignment=assignment,
        serial=printed.serial,
        label=printed.label,
        text=printed.text,
        progress=printed.progress,
        self_percent=_percent(printed.self_rating),
        self_not_due=printed.self_rating == NOT_DUE,
        upper_percent=_percent(printed.upper_rating),
        upper_not_due=printed.upper_rating == NOT_DUE,
        cells=_cells(printed),
        confidence=printed.confidence,
    )


def _percent(rating: Rating) -> int | None:
    return rating if isinstance(rating, int) else None


def _cells(*clauses: Clause) -> list[dict[str, int]]:
    return [
        {"page": p.page, "row": p.row, "column": p.column}
        for clause in clauses
        for p in clause.origin
    ]
