"""Screens of the findings: how many, of whom, and the answers to them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bielelt.checks import RULES
from bielelt.checks.base import from_dict
from bielelt.printing import Reply, print_findings
from bielelt_web.actions import findings
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import KeptFinding, PeriodReport
from bielelt_web.queries import habits, tallies
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.findings import findings_in, may_see
from bielelt_web.queries.reports import build_report, get_report
from bielelt_web.screens.acting import act
from bielelt_web.screens.downloads import MEDIA_TYPES, as_file
from bielelt_web.screens.findings.forms import AnswerForm
from bielelt_web.screens.paging import asked_without_page, page_with

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
    return _show(request, row, at=request.GET.get("at", ""))


def _show(
    request: SignedInRequest, row: PeriodReport, *, at: str, form: AnswerForm | None = None
) -> HttpResponse:
    """Show the page with the finding ``at``; a refused answer stands there as it was typed."""
    periods = tallies.periods_of(request.actor)
    found = may_see(request.actor, row, findings_in(row, build_report(row)))
    keys = [finding.key for finding in found]
    place = keys.index(at) if at in keys else None
    context = {
        "row": row,
        "shown": page_with(request, found, ON_A_PAGE, at=place),
        "names": names_of({finding.answered_by for finding in found}),
        "at": at,
        "form": form,
        "is_gone": form is not None and place is None,
        "asked": asked_without_page(request),
        "rows_at": reverse("report", args=[row.pk]),
        "periods": periods,
        "rules": tallies.by_rule(request.actor, periods, row.organisation),
        "habits": habits.habits_of(row),
        "formats": list(MEDIA_TYPES),
    }
    status = 422 if form else 200
    return render(request, "findings/organisation.html", context, status=status)


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
    name = f"{_('Findings')} {row.organisation.name} {row.period}"
    return as_file(printed, name, format)


def _reply(finding: KeptFinding) -> Reply:
    at = finding.answered_at
    day = localdate(at) if at else None
    return Reply(finding.answer, finding.reason, finding.answered_by, day)


@require_POST
def answer(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """Take the answer to one finding; a refusal is told beside it."""
    row = get_report(request.actor, pk)
    form = AnswerForm(request.POST)
    if not act(form, findings.answer, report=row, key=key, by=request.actor):
        return _show(request, row, at=key, form=form)
    messages.success(request, _("Your answer stands beside the finding."))
    return redirect(f"{reverse('findings-of', args=[pk])}?at={key}#finding-{key}")
