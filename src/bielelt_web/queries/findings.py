"""What the checks say of a report: as it was kept, or found now where it was changed since."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q, QuerySet

from bielelt.checks import Answerer, Finding, Rules, Severity, run_checks, to_dict
from bielelt.core.report import Clause, Decision, Report
from bielelt.core.roles import Actor, Permission
from bielelt.core.workflow import State
from bielelt_web.models import Checked, KeptFinding, Measure, PeriodReport
from bielelt_web.queries.drafts import Draft
from bielelt_web.queries.reports import full_name
from bielelt_web.queries.rules import rules_for

KEPT_ALONE, KEPT_WHOLE = 4096, 32
IN_WORK = frozenset({State.DRAFT, State.REVIEWED, State.SUBMITTED})
SPEAKERS = {
    Answerer.REPORTER: (Permission.MEASURE_REPORT, Permission.REPORT_REVIEW),
    Answerer.ASSESSOR: (Permission.REPORT_ASSESS,),
    Answerer.REGISTRAR: (Permission.DECISION_MANAGE, Permission.MEASURE_REPORT),
}
"""Who may answer: what the register did wrong, the organisation sees first."""

SEES_ALL = (Permission.REPORT_ASSESS, Permission.REPORT_CONFIRM, Permission.AUDIT_VIEW)

ORDER = {Severity.ERROR: 0, Severity.DOUBT: 1, Severity.HINT: 2}


def may_answer(actor: Actor, row: KeptFinding) -> bool:
    """Whether this person is one of those who have to answer a finding."""
    code = row.report.organisation.code
    needed = SPEAKERS[Answerer(row.answerer)]
    return any(actor.may(permission, organisation=code) for permission in needed)


def checked_value(row: PeriodReport, value: Report) -> Report:
    """Return the report as the checks read it.

    While it is being written and assessed, what nobody wrote yet is no finding: clauses
    without a rating are left out of a draft, and a missing upper rating counts as agreement.
    Until it is submitted its day is the one on which it is due: what is told of the weeks
    before that is no news from the future.
    """
    if row.source_id or row.state not in IN_WORK:
        return value
    if row.submitted_at is None:
        value = replace(value, date=_day_of(row))
    is_draft = row.state == State.DRAFT
    decisions = tuple(
        replace(
            d,
            clauses=tuple(
                _as_if_agreed(c)
                for c in d.clauses
                if c.self_rating is not None or not is_draft
            ),
        )
        for d in value.decisions
    )
    return replace(value, decisions=tuple(d for d in decisions if d.clauses))


def is_current(row: PeriodReport) -> bool:
    """Whether the kept findings are those of the words as they stand. One query."""
    return Checked.objects.filter(report=row, is_current=True, at__isnull=False).exists()


def findings_in(row: PeriodReport, value: Report) -> list[KeptFinding]:
    """Return the findings of a report, errors first. Two queries.

    Args:
        row: the report.
        value: the same as ``build_report`` makes it.

    Returns:
        What was kept; where the report was changed since, what the checks find now, with the
        answers that were given to the same findings.

    """
    kept = list(_present(row))
    if not is_current(row):
        found = _checked_whole(checked_value(row, value), rules_for(row))
        answered = {finding.key: finding for finding in kept}
        kept = [answered.get(finding.id) or as_row(row, finding) for finding in found]
    for finding in kept:
        finding.report = row
    return sorted(kept, key=lambda finding: ORDER[Severity(finding.severity)])


def to_be_checked(*, since: datetime) -> list[int]:
    """Return the keys of the written reports that wait for the checks, the newest first.

    Those in work wait also if they were not checked after ``since``: a new version of the
    program may know more. What is closed stays as it was judged.
    """
    closed = ~Q(report__source=None) | ~Q(report__state__in=IN_WORK)
    current = Checked.objects.filter(
        closed | Q(at__gte=since), is_current=True, at__isnull=False
    )
    written = Measure.objects.filter(progress__gt="").values("citation__report")
    rows = PeriodReport.objects.filter(pk__in=written).exclude(pk__in=current.values("pk"))
    return list(rows.order_by("-pk").values_list("pk", flat=True))


def may_see(
    actor: Actor, row: PeriodReport, findings: Iterable[KeptFinding]
) -> list[KeptFinding]:
    """Leave out what quotes another organisation's report, but for who may read that too."""
    code = row.organisation.code
    if any(actor.may(permission, organisation=code) for permission in SEES_ALL):
        return list(findings)
    return [finding for finding in findings if _is_own(row, finding)]


def by_serial(findings: Iterable[KeptFinding]) -> dict[int, list[KeptFinding]]:
    """Sort findings under the first clause concerned; what concerns none stands under 0."""
    found: defaultdict[int, list[KeptFinding]] = defaultdict(list)
    for finding in findings:
        found[next(iter(finding.clauses), 0)].append(finding)
    return dict(found)


def findings_beside(measures: Sequence[Measure]) -> dict[int, list[KeptFinding]]:
    """Return by key of the measure what was found in it, with the answers. One query.

    A finding whose quoted words were changed since is left out; hints are no matter here.
    """
    rows = (
        KeptFinding.objects.filter(measure__in=measures, gone_at=None)
        .exclude(severity=Severity.HINT)
        .order_by("id")
    )
    texts = {row.pk: {"text": row.text, "progress": row.progress} for row in measures}
    found: defaultdict[int, list[KeptFinding]] = defaultdict(list)
    for finding in rows:
        if finding.measure_id and _still_stands(finding, texts[finding.measure_id]):
            found[finding.measure_id].append(finding)
    return dict(found)


def findings_while_writing(row: Measure, draft: Draft) -> list[KeptFinding]:
    """Return what the checks find in what the reporter just wrote. One query.

    Whoever writes cannot change the words of the decision, and that a rating is missing the
    page says by itself; so only what quotes the progress or the rating is shown, and what
    was answered stays quiet.
    """
    report = row.citation.report
    found = _checked_alone(_alone(row, draft), _day_of(report), rules_for(report))
    if not found:
        return []
    answered = set(
        KeptFinding.objects.filter(
            report=report, key__in=[f.id for f in found], answer=KeptFinding.Answer.RIGHT
        ).values_list("key", flat=True)
    )
    return [as_row(report, f) for f in found if f.id not in answered]


def findings_of(row: Measure, draft: Draft) -> list[KeptFinding]:
    """Return what is found in a measure as it stands: kept, or found now. Two queries."""
    report = row.citation.report
    if not is_current(report):
        return findings_while_writing(row, draft)
    rows = _present(report).filter(measure=row).exclude(severity=Severity.HINT)
    return [
        finding
        for finding in rows
        if not finding.answer
        and _is_own(report, finding)
        and _is_for_the_writer(q["field"] for q in finding.quotes)
    ]


def as_row(report: PeriodReport, finding: Finding) -> KeptFinding:
    """Return a finding in the form of one that was kept; it has no row."""
    return KeptFinding(
        report=report,
        key=finding.id,
        rule=finding.rule,
        severity=finding.severity.value,
        answerer=finding.answerer.value,
        told=to_dict([finding])["findings"][0],
    )


def _present(row: PeriodReport) -> QuerySet[KeptFinding]:
    return KeptFinding.objects.filter(report=row, gone_at=None).order_by("id")


def _still_stands(finding: KeptFinding, texts: dict[str, str | None]) -> bool:
    """Whether the words of the measure that a finding quotes stand there unchanged."""
    own = finding.clauses[:1]
    return all(
        quote["text"] in (texts[quote["field"]] or "")
        for quote in finding.quotes
        if quote["field"] in texts and [quote["clause"]] == own and not quote["report"]
    )


def _is_own(row: PeriodReport, finding: KeptFinding) -> bool:
    """Whether all that is quoted was written by the reporting organisation."""
    own = f"{full_name(row.organisation)}, "
    return all(not q["report"] or q["report"].startswith(own) for q in finding.quotes)


def _is_for_the_writer(fields: Iterable[str]) -> bool:
    return not {"progress", "self"}.isdisjoint(fields)


def _day_of(row: PeriodReport) -> date | None:
    return row.due_on or row.opened_on


def _as_if_agreed(clause: Clause) -> Clause:
    if clause.upper_rating is not None:
        return clause
    return replace(clause, upper_rating=clause.self_rating)


def _alone(row: Measure, draft: Draft) -> Decision:
    """Return the decision with this one clause as it is being written."""
    citation = row.citation
    clause = Clause(
        row.serial,
        row.label,
        row.text,
        draft.progress or None,
        self_rating=draft.value,
        due_on=row.due_on,
        not_due_until=draft.until,
        not_due_reason=draft.not_due_reason or None,
    )
    return Decision(
        citation.serial,
        citation.kind,
        citation.title,
        citation.date,
        citation.number,
        (clause,),
    )


@lru_cache(maxsize=KEPT_ALONE)
def _checked_alone(
    decision: Decision, day: date | None, rules: Rules
) -> tuple[Finding, ...]:
    """Check one clause; the same words are looked at again with every visit of the page."""
    return tuple(
        finding
        for finding in run_checks(Report(date=day, decisions=(decision,)), rules)
        if finding.severity is not Severity.HINT
        and _is_for_the_writer(quote.field for quote in finding.quotes)
    )


@lru_cache(maxsize=KEPT_WHOLE)
def _checked_whole(report: Report, rules: Rules) -> tuple[Finding, ...]:
    """Check a whole report that was changed since it was checked in the background."""
    return tuple(run_checks(report, rules))
