"""Screens of the findings: how many, of whom, and the answers to them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bielelt.checks import RULES
from bielelt.checks.base import from_dict
from bielelt.printing import Reply, print_findings
from bielelt_web.actions import findings
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import KeptFinding
from bielelt_web.queries import habits, tallies
from bielelt_web.queries.findings import findings_in, may_see
from bielelt_web.queries.reports import build_report, get_report
from bielelt_web.screens.acting import act
from bielelt_web.screens.findings.forms import AnswerForm
from bielelt_web.screens.paging import asked_without_page, page_with
from bielelt_web.screens.reports.views import MEDIA_TYPES

ON_A_PAGE = 20


@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    """Count the findings by organisation and by rule."""
    periods = tallies.periods_of(request.actor)
    asked = request.GET.get("period", "")
    period = asked if asked in periods else (periods[-1] if periods else "")
    context = {
        "periods": periods,
        "period": period,
        "organisations": tallies.by_organisation(request.actor, period),
        "rules": tallies.by_rule(request.actor, periods),
    }
    return render(request, "findings/overview.html", context)


@require_GET
def organisation(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the findings of a report, those of its organisation over time, and its habits."""
    row = get_report(request.actor, pk)
    periods = tallies.periods_of(request.actor)
    found = may_see(request.actor, row, findings_in(row, build_report(row)))
    keys = [finding.key for finding in found]
    wanted = request.GET.get("at", "")
    at = keys.index(wanted) if wanted in keys else None
    context = {
        "row": row,
        "shown": page_with(request, found, ON_A_PAGE, at=at),
        "asked": asked_without_page(request),
        "rows_at": reverse("report", args=[pk]),
        "periods": periods,
        "rules": tallies.by_rule(request.actor, periods, row.organisation),
        "habits": habits.habits_of(row),
        "formats": list(MEDIA_TYPES),
    }
    return render(request, "findings/organisation.html", context)


@require_GET
def download(request: SignedInRequest, pk: int, format: str) -> HttpResponse:
    """Give the findings of a report as a file, with the answers to them."""
    row = get_report(request.actor, pk)
    if format not in MEDIA_TYPES:
        raise Http404
    value = build_report(row)
    found = may_see(request.actor, row, findings_in(row, value))
    printed = print_findings(
        value,
        [from_dict(finding.told) for finding in found],
        format=format,
        rules=RULES.all,
        day=localdate(),
        language="mn" if get_language() == "mn" else "en",
        replies={f.key: _reply(f) for f in found if f.answer},
    )
    name = f"{_('Findings')} {row.organisation.name} {row.period}.{format}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        printed,
        content_type=MEDIA_TYPES[format],
        headers={"Content-Disposition": disposition},
    )


def _reply(finding: KeptFinding) -> Reply:
    at = finding.answered_at
    day = localdate(at) if at else None
    return Reply(finding.answer, finding.reason, finding.answered_by, day)


@require_POST
def answer(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """Take the answer to one finding; a refusal is told beside it."""
    row = get_report(request.actor, pk)
    form = AnswerForm(request.POST)
    if act(form, findings.answer, report=row, key=key, by=request.actor):
        messages.success(request, _("Your answer stands beside the finding."))
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return redirect(f"{reverse('findings-of', args=[pk])}?at={key}#finding-{key}")
