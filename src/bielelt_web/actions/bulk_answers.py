"""Answering many doubts of an import at once."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.corrections import AnswerKind, questions
from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt_web.actions import audit
from bielelt_web.actions.imports import lock_in_review
from bielelt_web.models import DoubtAnswer, Import
from bielelt_web.queries.imports import report_of


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
    if not set(doubts) <= {question.number for question in questions(report_of(source))}:
        raise Refused(_("There is no doubt with this number. Reload the page."))
    answered = set(source.answers.values_list("doubt", flat=True))
    numbers = sorted(set(doubts) - answered)
    if not numbers:
        raise Refused(_("None of these doubts is open. Choose at least one."))
    DoubtAnswer.objects.bulk_create(
        DoubtAnswer(
            source=source, doubt=number, kind=AnswerKind.ACCEPT, answered_by=by.name
        )
        for number in numbers
    )
    after = {"doubts": numbers, "kind": AnswerKind.ACCEPT}
    audit.record("imports.accept_many", f"import:{source.pk}", by, after=after)
    return len(numbers)
