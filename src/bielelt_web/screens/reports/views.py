"""Screens of reports, accepted from a file or written here."""

from dataclasses import replace

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bielelt.core.report import Assessor
from bielelt.core.roles import Permission
from bielelt.core.workflow import State
from bielelt.printing import print_report
from bielelt.printing.reports.official import official
from bielelt_web.actions import assessment
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import PeriodReport
from bielelt_web.queries import overview
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.differences import differences_in, get_own_measure
from bielelt_web.queries.events import events_of
from bielelt_web.queries.findings import findings_in, may_see
from bielelt_web.queries.reports import basis_of, build_report, get_report
from bielelt_web.screens.acting import act
from bielelt_web.screens.downloads import MEDIA_TYPES, as_file
from bielelt_web.screens.moving import MoveForm, chain, take_step
from bielelt_web.screens.paging import asked_without_page
from bielelt_web.screens.reports.figures import explain
from bielelt_web.screens.reports.tables import page_of_table


class AnswerForm(forms.Form):
    """The one answer of an organisation to an upper rating; the action knows its length."""

    text = forms.CharField(required=False, strip=False)


@require_GET
def report_list(request: SignedInRequest) -> HttpResponse:
    """All reports this person may see, newest first."""
    rows = overview.with_figures(request.actor)
    context = {"reports": rows, "names": names_of(row.accepted_by for row in rows)}
    return render(request, "reports/report_list.html", context)


@require_GET
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show how far it has come, the summary that explains itself, findings and table."""
    return _show(request, get_report(request.actor, pk))


@require_POST
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a step with the report; show why not if it is refused."""
    row = get_report(request.actor, pk)
    form, moved = take_step(request, row)
    if moved:
        return redirect("report", pk)
    return _show(request, row, move_form=form)


@require_POST
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the organisation's answer to one upper rating; show why not if it is refused."""
    measure = get_own_measure(request.actor, pk)
    row = get_report(request.actor, measure.citation.report_id)
    form = AnswerForm(request.POST)
    if act(form, assessment.answer, measure=measure, by=request.actor):
        messages.success(request, _("Your answer stands beside the rating."))
        return redirect(f"{reverse('report', args=[row.pk])}#difference-{measure.serial}")
    return _show(request, row, answer_form=form, at=pk)


def _show(
    request: SignedInRequest,
    row: PeriodReport,
    *,
    move_form: MoveForm | None = None,
    answer_form: AnswerForm | None = None,
    at: int | None = None,
) -> HttpResponse:
    value, basis = build_report(row), basis_of(row)
    document = official(
        value, scale=basis.scale, rounding=basis.rounding, weights=basis.weights
    )
    table, shown = page_of_table(request, document.table)
    found = may_see(request.actor, row, findings_in(row, value))
    context = {
        **chain(request.actor, row, people={f.answered_by for f in found}),
        "move_url": reverse("report-move", args=[row.pk]),
        "document": replace(document, table=table),
        "shown": shown,
        "asked": asked_without_page(request),
        "summaries": [explain(value, assessor, basis) for assessor in Assessor],
        "findings": found,
        "differences": differences_in(row),
        "events": events_of(row),
        "formats": list(MEDIA_TYPES),
        "may_review": _speaks(request, row)
        and row.state in assessment.WITH_THE_ORGANISATION,
        "may_answer": _speaks(request, row) and row.state == State.ASSESSED,
        "move_form": move_form,
        "answer_form": answer_form,
        "at": at,
    }
    refused = move_form or answer_form
    return render(request, "reports/report.html", context, status=422 if refused else 200)


def _speaks(request: SignedInRequest, row: PeriodReport) -> bool:
    """Whether this person speaks for the reporting organisation."""
    return request.actor.may(Permission.REPORT_SUBMIT, organisation=row.organisation.code)


@require_GET
def download(request: SignedInRequest, pk: int, format: str) -> HttpResponse:
    """Give the official report as a file."""
    row = get_report(request.actor, pk)
    if format not in MEDIA_TYPES:
        raise Http404
    basis = basis_of(row)
    printed = print_report(
        build_report(row),
        format=format,
        scale=basis.scale,
        rounding=basis.rounding,
        weights=basis.weights,
    )
    return as_file(printed, _file_name(row), format)


def _file_name(row: PeriodReport) -> str:
    """«Биелэлт Шинэжинст 2024-H1»: found again in a folder of a hundred reports."""
    return f"Биелэлт {row.organisation.name} {row.period}"
