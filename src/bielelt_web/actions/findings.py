"""What the checks found: kept beside the report, and answered by people.

Keeping asks for no permission and leaves no audit entry, as the index of the search does: it
repeats what the words of a report say. Answering is an action like any other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from bielelt.checks import (
    COMPARISONS,
    RULES,
    Answerer,
    Finding,
    Severity,
    run_checks,
    run_comparisons,
    to_dict,
)
from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Actor
from bielelt_web.actions import audit
from bielelt_web.actions.jobs import CHECK_REPORT, enqueue_after_commit
from bielelt_web.models import Checked, KeptFinding, Measure, PeriodReport
from bielelt_web.queries.findings import checked_value, is_current, may_answer
from bielelt_web.queries.reports import build_report
from bielelt_web.queries.rules import rules_for

A_WHILE = timedelta(minutes=1)
"""People write for a while; then the whole report is looked at once."""

SHORTEST_REASON = 3


def outdated(report: PeriodReport, *, after: timedelta | None = A_WHILE) -> None:
    """Have ``report`` checked again, because something in it changes in this transaction.

    Whoever finds it outdated already leaves it: then it is queued.
    """
    row, is_new = Checked.objects.get_or_create(report=report)
    if is_new or row.is_current:
        Checked.objects.filter(report=report).update(is_current=False)
        enqueue_after_commit(CHECK_REPORT, after=after, report_id=report.pk)


def check(report: PeriodReport) -> int:
    """Run the checks over ``report`` as it stands; return how many findings there are.

    It is called current before it is read: whoever changes it while the checks run makes it
    outdated again, and it is looked at once more.
    """
    Checked.objects.update_or_create(report=report, defaults={"is_current": True})
    value = checked_value(report, build_report(report))
    found = list(run_checks(value, rules_for(report)))
    keep(report, found)
    return len(found)


def compare(reports: Sequence[PeriodReport], period: str) -> int:
    """Compare reports with each other; return how many findings there are.

    Args:
        reports: of one province, of ``period`` and of the one before it.
        period: whose findings are kept; the earlier reports are only compared with.

    """
    values = [build_report(row) for row in reports]
    rules = next((rules_for(row) for row in reports if row.period == period), RULES)
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for number, finding in run_comparisons(values, rules):
        found[number].append(finding)
    kept = [(n, row) for n, row in enumerate(reports) if row.period == period]
    for number, row in kept:
        keep(row, found[number], between=True)
    return sum(len(found[number]) for number, _row in kept)


@transaction.atomic
def keep(report: PeriodReport, found: Iterable[Finding], *, between: bool = False) -> None:
    """Let the kept findings of ``report`` be those that were found now.

    ``between``: they come from comparing reports, which runs at other times than the checks.

    A finding that is there again keeps its row and its answer; only "corrected" is taken
    back, since it was not. What was not found is gone, but its row stays.
    """
    now = timezone.now()
    compared = Q(rule__in=[rule.slug for rule in COMPARISONS])
    rows = KeptFinding.objects.filter(compared if between else ~compared, report=report)
    there = {row.key: row for row in rows}
    now_found = {finding.id: finding for finding in found}
    serials = dict(
        Measure.objects.filter(citation__report=report).values_list("serial", "pk")
    )
    new = [
        _row(report, finding, serials)
        for key, finding in now_found.items()
        if key not in there
    ]
    KeptFinding.objects.bulk_create(new)
    changed = []
    for key, row in there.items():
        finding = now_found.get(key)
        if finding is None and row.gone_at is None:
            row.gone_at = now
            changed.append(row)
        elif finding is not None and _renew(row, finding):
            changed.append(row)
    KeptFinding.objects.bulk_update(
        changed, ["gone_at", "severity", "told", "answer", "answered_by", "answered_at"]
    )
    if not between:
        Checked.objects.filter(report=report).update(at=now)


@transaction.atomic
def answer(
    *, report: PeriodReport, key: str, answer: str, by: Actor, reason: str = ""
) -> KeptFinding:
    """Answer a finding: it was corrected, or it is correct as it is for a reason.

    Args:
        report: the report in which it was found.
        key: the id of the finding.
        answer: ``KeptFinding.Answer``; empty takes the answer back.
        by: who answers: the organisation, who assesses, or the registrar, as the finding
            says.
        reason: why it is correct as it is; needed for that.

    Returns:
        The finding. It stays quiet until the words it quotes change.

    Raises:
        NotPermitted: others have to answer this finding.
        Refused: it is not found any more, or a reason is missing.

    """
    _check_if_outdated(report)
    row = (
        KeptFinding.objects.select_for_update(of=("self",))
        .select_related("report__organisation")
        .filter(report=report, key=key, gone_at=None)
        .first()
    )
    if row is None:
        raise Refused(
            _("The checks do not find this any more: the words were changed. There is "
              "nothing to answer.")
        )  # fmt: skip
    if not may_answer(by, row):
        raise NotPermitted(
            f"{by.name} may not answer this finding of "
            f"{report.organisation.code}: it is for the {row.answerer}."
        )
    if answer == KeptFinding.Answer.RIGHT and len(reason.strip()) < SHORTEST_REASON:
        raise Refused(_("Write in a sentence why it is correct as it is."))
    before = {"answer": row.answer, "reason": row.reason}
    row.answer, row.reason = answer, reason.strip() if answer else ""
    row.answered_by = by.name if answer else ""
    row.answered_at = timezone.now() if answer else None
    row.save(update_fields=["answer", "reason", "answered_by", "answered_at"])
    after = {"answer": row.answer, "reason": row.reason, "rule": row.rule, "key": key}
    audit.record("findings.answer", _subject(row), by, before=before, after=after)
    return row


def _check_if_outdated(report: PeriodReport) -> None:
    if not is_current(report):
        check(report)


def refuse_open_errors(report: PeriodReport) -> None:
    """Refuse to let a report go on while its organisation leaves an error unanswered."""
    _check_if_outdated(report)
    rows = KeptFinding.objects.filter(
        report=report,
        gone_at=None,
        severity=Severity.ERROR,
        answerer=Answerer.REPORTER,
        answer="",
    )
    count = rows.count()
    if count:
        serials = sorted({n for row in rows for n in row.clauses})
        raise Refused(
            _("%(count)s contradictions are not answered yet (clauses %(serials)s). Correct "
              "them, or answer each of them: correct as it is, because …")
            % {"count": count, "serials": ", ".join(map(str, serials)) or "–"}
        )  # fmt: skip


def _row(report: PeriodReport, finding: Finding, serials: dict[int, int]) -> KeptFinding:
    first = next(iter(finding.clauses), None)
    return KeptFinding(
        report=report,
        measure_id=serials.get(first) if first is not None else None,
        key=finding.id,
        rule=finding.rule,
        severity=finding.severity.value,
        answerer=finding.answerer.value,
        told=_told(finding),
    )


def _renew(row: KeptFinding, finding: Finding) -> bool:
    """Bring a row up to what was found now; return whether anything changed."""
    told = _told(finding)
    is_same = (row.gone_at, row.severity, row.told) == (None, finding.severity, told)
    if is_same and row.answer != KeptFinding.Answer.CORRECTED:
        return False
    row.gone_at, row.severity, row.told = None, finding.severity.value, told
    if row.answer == KeptFinding.Answer.CORRECTED:
        row.answer, row.answered_by, row.answered_at = "", "", None
    return True


def _told(finding: Finding) -> dict[str, Any]:
    told: dict[str, Any] = to_dict([finding])["findings"][0]
    return told


def _subject(row: KeptFinding) -> str:
    return f"measure:{row.measure_id}" if row.measure_id else f"report:{row.report_id}"
