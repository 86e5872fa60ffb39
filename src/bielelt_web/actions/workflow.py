"""Moving a report from state to state: the steps of ``core.workflow``, one at a time."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, require
from bielelt.core.workflow import Transition, transition
from bielelt_web.actions import audit, findings, notices
from bielelt_web.models import Measure, PeriodReport
from bielelt_web.queries.signing import preparer_of, reviewer_for

NAMED = 10
"""So many serials a refusal names; it only counts the rest."""


@transaction.atomic
def move(*, report: PeriodReport, step: str, by: Actor, reason: str = "") -> PeriodReport:
    """Take one step with a report, forward or back.

    Args:
        report: the report; what is stored counts, not what this object says of its state.
        step: a key of ``core.workflow.TRANSITIONS``.
        by: who takes it; needs the permission of the step in the organisation.
        reason: why it goes back; a step back without a reason is refused.

    Returns:
        The report as it is now. Signing off fills the signature block: ``by`` as reviewer,
        and as preparer who marked most measures done. A step back empties what the step
        forward had filled and leaves its reason until the report goes forward again.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the report is in another state, its measures are not ready for the step, a
            return has no reason, or an accepted old report is to be changed.

    Source:
        Methodology §8.

    """
    wanted = transition(step)
    require(by, wanted.permission, organisation=report.organisation.code)
    # The measures too: nothing about them may change between the look and the step.
    report = (
        PeriodReport.objects.select_for_update(of=("self",))
        .select_related("organisation__parent")
        .get(pk=report.pk)
    )
    measures = Measure.objects.filter(citation__report=report).order_by("pk")
    list(measures.select_for_update(of=("self",)).values_list("pk", flat=True))
    _refuse_wrong_state(report, wanted)
    _refuse_missing_reason(wanted, reason)
    READY.get(step, _nothing)(measures)
    if step == "submit":
        findings.refuse_open_errors(report)
    changed = {
        "state": wanted.target.value,
        **FILL.get(step, _no_fields)(report, by),
        **_returned(wanted, reason, by),
    }
    before = {"state": report.state}
    for name, value in changed.items():
        setattr(report, name, value)
    report.save(update_fields=list(changed))
    findings.outdated(report, after=None)
    notices.tell(report=report, on=timezone.localdate())
    after = {
        "state": report.state,
        **({"reason": reason.strip()} if reason.strip() else {}),
    }
    audit.record(f"workflow.{step}", f"report:{report.pk}", by, before=before, after=after)
    return report


def _refuse_wrong_state(report: PeriodReport, wanted: Transition) -> None:
    states = dict(PeriodReport.STATES)
    if report.state != wanted.source:
        raise Refused(
            _("The report is “%(found)s” now; this step is possible only while it is "
              "“%(allowed)s”. Reload the page to see how far it has come.")
            % {"found": states[report.state], "allowed": states[wanted.source.value]}
        )  # fmt: skip
    if report.source_id and wanted.key == "reopen":
        raise Refused(
            _("This report was accepted from an old file and stays as it was printed; it can "
              "only be published or withdrawn. Correct the file and read it again instead.")
        )  # fmt: skip


def _refuse_missing_reason(wanted: Transition, reason: str) -> None:
    if wanted.is_return and not reason.strip():
        raise Refused(
            _("A step back without a reason helps nobody. Write in a sentence what has to be "
              "changed.")
        )  # fmt: skip


def _all_done(measures: QuerySet[Measure]) -> None:
    _refuse_if_any(
        measures.filter(Q(done_at__isnull=True) | Q(returned_at__isnull=False)),
        _("%(count)s clauses are not done yet: %(serials)s. A report is signed off when each "
          "of them is marked done."),
    )  # fmt: skip


def _none_returned(measures: QuerySet[Measure]) -> None:
    _refuse_if_any(
        measures.filter(returned_at__isnull=False),
        _("%(count)s clauses were returned and are not done again: %(serials)s. Wait until "
          "each of them is marked done."),
    )  # fmt: skip


def _all_rated(measures: QuerySet[Measure]) -> None:
    _none_returned(measures)
    _refuse_if_any(
        measures.filter(upper_percent__isnull=True, upper_not_due=False),
        _("%(count)s clauses have no upper rating yet: %(serials)s. Rate each of them, with "
          "a percentage or as not due."),
    )  # fmt: skip


def _refuse_if_any(rows: QuerySet[Measure], sentence: str) -> None:
    serials = list(rows.order_by("serial").values_list("serial", flat=True))
    if serials:
        named = ", ".join(map(str, serials[:NAMED]))
        more = ", …" if len(serials) > NAMED else ""
        raise Refused(sentence % {"count": len(serials), "serials": named + more})


def _nothing(_measures: QuerySet[Measure]) -> None:
    """Ask nothing of the measures."""


READY: dict[str, Callable[[QuerySet[Measure]], None]] = {
    "sign_off": _all_done,
    "submit": _none_returned,
    "assess": _all_rated,
}
"""What has to hold of the measures before a step."""

Fields = dict[str, Any]


def _sign(report: PeriodReport, by: Actor) -> Fields:
    reviewer, preparer = reviewer_for(report, by), preparer_of(report)
    return {
        "reviewed_by": reviewer.name,
        "reviewed_position": reviewer.position,
        "reviewed_at": timezone.now(),
        "prepared_by": preparer.name,
        "prepared_position": preparer.position,
    }


def _unsign(_report: PeriodReport, _by: Actor) -> Fields:
    empty = ("reviewed_by", "reviewed_position", "prepared_by", "prepared_position")
    return {**dict.fromkeys(empty, ""), "reviewed_at": None}


def _no_fields(_report: PeriodReport, _by: Actor) -> Fields:
    return {}


FILL: dict[str, Callable[[PeriodReport, Actor], Fields]] = {
    "sign_off": _sign,
    "submit": lambda _report, _by: {"submitted_at": timezone.now()},
    "assess": lambda _report, by: {"assessed_by": by.name, "assessed_at": timezone.now()},
    "confirm": lambda _report, by: {
        "confirmed_by": by.name,
        "confirmed_at": timezone.now(),
    },
    "return_to_reporter": _unsign,
    "return_to_reviewer": lambda _report, _by: {"submitted_at": None},
    "return_to_assessor": lambda _report, _by: {"assessed_by": "", "assessed_at": None},
    "reopen": lambda _report, _by: {"confirmed_by": "", "confirmed_at": None},
}
"""What a step writes into the report beside its state."""


def _returned(wanted: Transition, reason: str, by: Actor) -> Fields:
    if not wanted.is_return:
        return {"returned_reason": "", "returned_by": "", "returned_at": None}
    return {
        "returned_reason": reason.strip(),
        "returned_by": by.name,
        "returned_at": timezone.now(),
    }
