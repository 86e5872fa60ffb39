"""Everything done to one measure of a report by others than its writer: rate, return, answer."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bielelt.core.errors import InvalidRating, Refused
from bielelt.core.report import NOT_DUE, Rating
from bielelt.core.roles import Actor, Permission, require
from bielelt.core.scales import NOT_DUE_SIGN, scale_by_key
from bielelt.core.workflow import State
from bielelt_web.actions import audit, findings, notices
from bielelt_web.models import Measure, PeriodReport

ANSWER_LIMIT = 2000

WITH_THE_ORGANISATION = frozenset({State.DRAFT, State.REVIEWED})
"""While the report is there, its head returns a measure; while submitted, the assessor."""

NO_RATING = {
    "upper_percent": None,
    "upper_not_due": False,
    "upper_reason": "",
    "upper_comment": "",
    "upper_by": "",
    "upper_at": None,
}


@transaction.atomic
def rate(
    *,
    measure: Measure,
    rating: Rating,
    version: int,
    by: Actor,
    reason: str = "",
    comment: str = "",
) -> Measure:
    """Give one measure its upper rating, or another one.

    Args:
        measure: a measure of a submitted report.
        rating: percent, a step of the report's scale, or NOT_DUE.
        version: of the measure that ``by`` has read; nobody rates words they did not see.
        by: who rates; needs REPORT_ASSESS in the reporting organisation.
        reason: why it differs from the self rating; needed where it does.
        comment: whatever else the organisation should know.

    Returns:
        The measure as it is now. The self rating stays as it is, always.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        InvalidRating: no step of the scale.
        Refused: the report is not submitted, the measure is returned or was changed since,
            or a difference has no reason.

    Source:
        Methodology §8; product.md §3 “Self and upper ratings are two values, for ever”.

    """
    code = measure.assignment.organisation.code
    require(by, Permission.REPORT_ASSESS, organisation=code)
    report, measure = _lock(measure)
    _refuse_other_state(report, State.SUBMITTED)
    _refuse_unready(measure, version)
    _refuse_off_scale(report, rating)
    own = NOT_DUE if measure.self_not_due else measure.self_percent
    if own is not None and rating != own and not reason.strip():
        raise Refused(
            _("The organisation rates itself %(own)s, you %(upper)s. Write the reason of the "
              "difference.")
            % {"own": _words(own), "upper": _words(rating)}
        )  # fmt: skip
    before = _rating_facts(measure)
    measure.upper_percent = rating if isinstance(rating, int) else None
    measure.upper_not_due = rating == NOT_DUE
    measure.upper_reason = reason.strip()
    measure.upper_comment = comment.strip()
    measure.upper_by = by.name
    measure.upper_at = timezone.now()
    measure.save(update_fields=list(NO_RATING))
    findings.outdated(report)
    _record("assessment.rate", measure, by, before, _rating_facts(measure))
    return measure


@transaction.atomic
def return_measure(*, measure: Measure, reason: str, by: Actor) -> Measure:
    """Send one measure back to its organisation; the rest of the report stays where it is.

    Args:
        measure: a measure that is done and not returned.
        reason: what has to be changed; needed.
        by: the head of the organisation (REPORT_REVIEW) until the report is submitted, then
            who assesses (REPORT_ASSESS).

    Returns:
        The measure, not done any more. An upper rating it had is taken back with it, since
        it was given to words that are going to change; the trail keeps it.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: no reason, not done, returned already, or the report is past assessment.

    Source:
        Methodology §8.

    """
    report, measure = _lock(measure)
    with_them = report.state in WITH_THE_ORGANISATION
    needed = Permission.REPORT_REVIEW if with_them else Permission.REPORT_ASSESS
    require(by, needed, organisation=measure.assignment.organisation.code)
    _refuse_other_state(report, *WITH_THE_ORGANISATION, State.SUBMITTED)
    if measure.returned_at or not measure.done_at:
        raise Refused(
            _("Clause %(serial)s is not marked done, so it lies with the organisation "
              "already. Wait until it is done.")
            % {"serial": measure.serial}
        )  # fmt: skip
    if not reason.strip():
        raise Refused(_("Write in a sentence what has to be changed in this clause."))
    before = {"done_by": measure.done_by, **_rating_facts(measure)}
    changed = {
        **NO_RATING,
        "done_by": "",
        "done_at": None,
        "returned_reason": reason.strip(),
        "returned_by": by.name,
        "returned_at": timezone.now(),
    }
    for name, value in changed.items():
        setattr(measure, name, value)
    measure.save(update_fields=list(changed))
    findings.outdated(report)
    notices.tell(report=report, on=timezone.localdate())
    after = {"reason": measure.returned_reason}
    _record("assessment.return_measure", measure, by, before, after)
    return measure


@transaction.atomic
def answer(*, measure: Measure, text: str, by: Actor) -> Measure:
    """Answer the upper rating of one measure, once, for the organisation.

    Args:
        measure: a measure with an upper rating, of an assessed report.
        text: the answer, at most 2000 characters.
        by: who speaks for the organisation; needs REPORT_SUBMIT.

    Returns:
        The measure with its answer. It changes no rating; whoever confirms reads it.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: not assessed, confirmed already, answered already, empty or too long.

    Source:
        Methodology §8.

    """
    code = measure.assignment.organisation.code
    require(by, Permission.REPORT_SUBMIT, organisation=code)
    report, measure = _lock(measure)
    _refuse_other_state(report, State.ASSESSED)
    if measure.answered_at:
        raise Refused(
            _("Clause %(serial)s has its answer already; a rating is answered once.")
            % {"serial": measure.serial}
        )
    if not text.strip() or len(text) > ANSWER_LIMIT:
        raise Refused(
            _("The answer has %(found)s characters. Write from 1 to %(allowed)s.")
            % {"found": len(text.strip()), "allowed": ANSWER_LIMIT}
        )
    measure.answer, measure.answered_by = text.strip(), by.name
    measure.answered_at = timezone.now()
    measure.save(update_fields=["answer", "answered_by", "answered_at"])
    _record("assessment.answer", measure, by, {}, {"answer": measure.answer})
    return measure


def _lock(measure: Measure) -> tuple[PeriodReport, Measure]:
    """Lock the report, then the measure, in the order ``workflow.move`` has."""
    reports = PeriodReport.objects.select_for_update(of=("self",))
    report = reports.get(citations__measures=measure)
    locked = (
        Measure.objects.select_for_update(of=("self",))
        .select_related("assignment__organisation")
        .get(pk=measure.pk)
    )
    return report, locked


def _refuse_other_state(report: PeriodReport, *allowed: State) -> None:
    if report.state in allowed:
        return
    states = dict(PeriodReport.STATES)
    raise Refused(
        _("The report is “%(found)s” now; this is possible only while it is “%(allowed)s”. "
          "Reload the page to see how far it has come.")
        % {
            "found": states[report.state],
            "allowed": ", ".join(str(states[s.value]) for s in State if s in allowed),
        }
    )  # fmt: skip


def _refuse_unready(measure: Measure, version: int) -> None:
    if measure.returned_at:
        raise Refused(
            _("Clause %(serial)s was returned and waits for the organisation. Rate it when it "
              "is done again.")
            % {"serial": measure.serial}
        )  # fmt: skip
    if measure.version != version:
        raise Refused(
            _("Clause %(serial)s was changed since you opened the page. Reload it and read the "
              "new words before you rate them.")
            % {"serial": measure.serial}
        )  # fmt: skip


def _refuse_off_scale(report: PeriodReport, rating: Rating) -> None:
    scale = scale_by_key(report.scale)
    if rating == NOT_DUE or rating in scale.steps:
        return
    raise InvalidRating(
        _("“%(found)s” is no step of the scale “%(scale)s”. Use one of: %(allowed)s or "
          "%(sign)s.")
        % {
            "found": _words(rating),
            "scale": scale.regulation,
            "allowed": ", ".join(map(str, scale.steps)),
            "sign": NOT_DUE_SIGN,
        }
    )  # fmt: skip


def _words(rating: Rating) -> str:
    if rating is None:
        return "–"
    return NOT_DUE_SIGN if rating == NOT_DUE else f"{rating}%"


def _rating_facts(measure: Measure) -> audit.Facts:
    """Return the upper rating for the trail; nothing where there is none."""
    if not measure.upper_at:
        return {}
    rating = NOT_DUE.value if measure.upper_not_due else measure.upper_percent
    facts = {
        "rating": rating,
        "reason": measure.upper_reason,
        "comment": measure.upper_comment,
    }
    return {key: value for key, value in facts.items() if value != ""}


def _record(
    action: str, measure: Measure, by: Actor, before: audit.Facts, after: audit.Facts
) -> None:
    audit.record(action, f"measure:{measure.pk}", by, before=before, after=after)
