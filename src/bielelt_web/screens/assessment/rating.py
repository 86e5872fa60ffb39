"""Screens in which answers are rated: by clause, by organisation, one at a time."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bielelt.core.roles import Permission
from bielelt_web.actions import assessment
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Clause, Measure, PeriodReport
from bielelt_web.queries import answers
from bielelt_web.queries.assessment import get_assessed, get_measure, get_to_assess
from bielelt_web.queries.colleagues import names_of
from bielelt_web.screens.acting import act
from bielelt_web.screens.assessment.forms import RateForm, ReturnForm
from bielelt_web.screens.assessment.views import chosen
from bielelt_web.screens.moving import chain, take_step
from bielelt_web.screens.paging import asked_without_page, page_with

BY_CLAUSE, BY_REPORT = "clause", "report"
ON_A_PAGE = 25


@require_GET
def clause(request: SignedInRequest, pk: int) -> HttpResponse:
    """All organisations' answers to one clause, side by side."""
    row = answers.get_clause(request.actor, pk)
    return _show_clause(request, row, str(chosen(request)["period"]))


@require_GET
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    """All answers of one organisation."""
    return _show_report(request, get_assessed(request.actor, pk))


@require_POST
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close the assessment of a report, or send it back; show why not if it is refused."""
    row = get_to_assess(request.actor, pk)
    form, moved = take_step(request, row)
    if moved:
        return redirect("assessment")
    return _show_report(request, row, move_form=form, status=422)


@require_POST
def rate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one rating; show the answer again with what is missing if it is refused."""
    measure = get_measure(request.actor, pk)
    form = RateForm(request.POST)
    act(form, assessment.rate, measure=measure, by=request.actor)
    return _after(request, measure, form)


@require_POST
def return_measure(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send one answer back to its organisation; the rest of the report goes on."""
    measure = get_measure(request.actor, pk)
    form = ReturnForm(request.POST)
    if act(form, assessment.return_measure, measure=measure, by=request.actor):
        said = _("Clause %(serial)s was returned.") % {"serial": measure.serial}
        if not request.htmx:
            messages.success(request, said)
    return _after(request, measure, form)


def _after(request: SignedInRequest, measure: Measure, form: forms.Form) -> HttpResponse:
    """Give htmx the one answer; without it, the page again, or the way back to it."""
    page = BY_REPORT if request.POST.get("page") == BY_REPORT else BY_CLAUSE
    row, period = measure.citation.report, measure.citation.report.period
    if request.htmx:
        answer = answers.answer_of(request.actor, measure)
        context = {
            "answer": answer,
            "names": answers.people_in([answer]),
            "page": page,
            **_progress(request, measure, page),
            **_refusal(measure, form),
        }
        return render(request, "assessment/answered.html", context)
    if form.errors:
        refused: dict[str, Any] = {**_refusal(measure, form), "status": 422}
        if page == BY_REPORT:
            return _show_report(request, row, **refused)
        return _show_clause(request, measure.assignment.clause, period, **refused)
    if page == BY_REPORT:
        there = f"{reverse('assessment-report', args=[row.pk])}?at={measure.pk}"
    else:
        there = reverse("assessment-clause", args=[measure.assignment.clause_id])
        there += f"?period={period}"
    return redirect(f"{there}#answer-{measure.pk}")


def _progress(request: SignedInRequest, measure: Measure, page: str) -> dict[str, Any]:
    """Return what the bar of the page counts: one report, or one clause of the period."""
    report = measure.citation.report
    if page == BY_REPORT:
        return {"stop": answers.progress_in(report)}
    clause_key = measure.assignment.clause_id
    way = answers.way_through(request.actor, report.period, clause_key)
    return {"way": way, "stop": way.stop}


def _refusal(measure: Measure, form: forms.Form) -> dict[str, Any]:
    return {"at": measure.pk, "form": form} if form.errors else {}


def _show_clause(
    request: SignedInRequest, row: Clause, period: str, *, status: int = 200, **more: object
) -> HttpResponse:
    found = answers.answers_to(request.actor, row, period)
    way = answers.way_through(request.actor, period, row.pk)
    context = {
        "clause": row,
        "period": period,
        "answers": [answer for answer in found if answer.is_here],
        "waiting": [answer for answer in found if not answer.is_here],
        "names": answers.people_in(found),
        "scale": found[0].scale if found else None,
        "may_rate": any(answer.may_rate for answer in found),
        "way": way,
        "stop": way.stop,
        "page": BY_CLAUSE,
        **more,
    }
    return render(request, "assessment/clause.html", context, status=status)


def _moves(request: SignedInRequest, row: PeriodReport) -> str:
    """Return where the buttons lead: whoever assesses goes back to the overview after it."""
    code = row.organisation.code
    assesses = request.actor.may(Permission.REPORT_ASSESS, organisation=code)
    return "assessment-move" if assesses else "report-move"


def _show_report(
    request: SignedInRequest, row: PeriodReport, *, status: int = 200, **more: object
) -> HttpResponse:
    keys = answers.keys_in(request.actor, row)
    asked = more.get("at") or request.GET.get("at")
    at = next((n for n, key in enumerate(keys) if str(key) == str(asked)), None)
    shown = page_with(request, keys, ON_A_PAGE, at=at)
    found = answers.answers_with(request.actor, list(shown))
    context = {
        **chain(request.actor, row),
        "shown": shown,
        "asked": asked_without_page(request),
        "names": answers.people_in(found) | names_of({row.returned_by}),
        "move_url": reverse(_moves(request, row), args=[row.pk]),
        "answers": found,
        "scale": found[0].scale if found else None,
        "may_rate": any(answer.may_rate for answer in found),
        "stop": answers.progress_in(row),
        "page": BY_REPORT,
        **more,
    }
    return render(request, "assessment/report.html", context, status=status)
