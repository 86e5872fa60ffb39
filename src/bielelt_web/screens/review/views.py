"""Screens of the head of an office."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bielelt.core.report import Assessor
from bielelt.core.roles import Permission
from bielelt_web.actions import assessment
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import PeriodReport
from bielelt_web.queries.reports import basis_of
from bielelt_web.queries.signing import Signatory, preparer_of, reviewer_for
from bielelt_web.queries.signing_off import (
    desk_of,
    get_measure,
    get_report,
    under_decisions,
)
from bielelt_web.screens.acting import act
from bielelt_web.screens.moving import LONGEST, MoveForm, chain, take_step
from bielelt_web.screens.paging import asked_without_page, page_with
from bielelt_web.screens.reports.figures import explain

ON_A_PAGE = 40


class ReturnForm(forms.Form):
    """Why one measure goes back."""

    reason = forms.CharField(required=False, max_length=LONGEST)


@require_GET
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show everything the signature will stand for."""
    return _show(request, get_report(request.actor, pk))


@require_POST
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sign off, submit or take back to the reporter; show why not if it is refused."""
    row = get_report(request.actor, pk)
    form, moved = take_step(request, row)
    if moved:
        return redirect("report-review", pk)
    return _show(request, row, move_form=form)


@require_POST
def return_measure(request: SignedInRequest, pk: int, measure: int) -> HttpResponse:
    """Send one measure back to the reporter; show why not if it is refused."""
    row = get_report(request.actor, pk, Permission.REPORT_REVIEW)
    sent = get_measure(row, measure)
    form = ReturnForm(request.POST)
    if act(form, assessment.return_measure, measure=sent, by=request.actor):
        said = _("Clause %(serial)s was returned.") % {"serial": sent.serial}
        messages.success(request, said)
        page = reverse("report-review", args=[pk])
        return redirect(f"{page}?at={measure}#measure-{measure}")
    return _show(request, row, return_form=form, at=measure)


def _show(
    request: SignedInRequest,
    row: PeriodReport,
    *,
    move_form: MoveForm | None = None,
    return_form: ReturnForm | None = None,
    at: int | None = None,
) -> HttpResponse:
    desk = desk_of(request.actor, row)
    asked = at or request.GET.get("at")
    keys = [str(item.measure.pk) for item in desk.items]
    place = keys.index(str(asked)) if str(asked) in keys else None
    shown = page_with(request, desk.items, ON_A_PAGE, at=place)
    code = row.organisation.code
    reviews = request.actor.may(Permission.REPORT_REVIEW, organisation=code)
    reviewer = reviewer_for(row, request.actor) if reviews else Signatory()
    context = {
        **chain(request.actor, row, people={i.measure.returned_by for i in desk.items}),
        "move_url": reverse("review-move", args=[row.pk]),
        "desk": desk,
        "shown": shown,
        "decisions": under_decisions(shown),
        "asked": asked_without_page(request),
        "figures": explain(desk.value, Assessor.SELF, basis_of(row)),
        "signatures": (reviewer, preparer_of(row)),
        "may_return": reviews and row.state in assessment.WITH_THE_ORGANISATION,
        "move_form": move_form,
        "return_form": return_form,
        "at": at,
    }
    refused = move_form or return_form
    return render(request, "review/review.html", context, status=422 if refused else 200)
