"""Answering many doubts of an import at once."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.corrections import AnswerKind, answering, corrections_json
from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt_web.actions import audit, correction_rows
from bielelt_web.actions.imports import lock_in_review
from bielelt_web.models import Import
from bielelt_web.queries.imports import corrected, corrections_of, report_of


@transaction.atomic
def accept_many(*, source: Import, doubts: Collection[int], by: Actor) -> int:
    """Say of several open doubts that all is right as it stands.

    Args:
        source: an import in state "review".
        doubts: the numbers of the questions, as the person was shown them.
        by: who answers; needs IMPORT_ANSWER in the organisation of the import.

    Returns:
        How many were answered. Each can be taken back by itself. What has been answered
        meanwhile keeps its answer. One audit entry names all that are new.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: no such doubt, none of them is open, or the import is not in review.

    """
    require(by, Permission.IMPORT_ANSWER, organisation=source.organisation.code)
    lock_in_review(source)
    asked = corrected(source).asked
    if not set(doubts) <= {one.question.number for one in asked}:
        raise Refused(_("There is no doubt with this number. Reload the page."))
    still_open = {one.question.number for one in asked if one.answered_by is None}
    numbers = sorted(set(doubts) & still_open)
    if not numbers:
        raise Refused(_("None of these doubts is open. Choose at least one."))
    report = report_of(source)
    made = [corrections_json.from_dict(row.data) for row in corrections_of(source)]
    for number in numbers:
        made.append(answering(report, made, number, AnswerKind.ACCEPT, {}))
    correction_rows.add(source, made[-len(numbers) :], by)
    after = {"doubts": numbers, "kind": AnswerKind.ACCEPT}
    audit.record("bulk_answers.accept_many", f"import:{source.pk}", by, after=after)
    return len(numbers)
