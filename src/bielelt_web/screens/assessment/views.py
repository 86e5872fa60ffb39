"""Screens that show how the assessment of a period stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import PeriodReport
from bielelt_web.queries import agreement as agreements
from bielelt_web.queries import answers, assessment


def chosen(request: SignedInRequest) -> dict[str, object]:
    """Return the period that was asked for, else the one in work, and all there are."""
    periods, in_work = assessment.periods_of(request.actor)
    asked = request.GET.get("period", "")
    period = asked if asked in periods else in_work
    return {"period": period, "periods": periods}


@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    """All organisations of a period: how far, how late, how rated."""
    choice = chosen(request)
    state, sort = request.GET.get("state", ""), request.GET.get("sort", "name")
    shown = assessment.overview(
        request.actor, str(choice["period"]), today=localdate(), state=state, sort=sort
    )
    way = answers.way_through(request.actor, str(choice["period"]))
    context = {
        **choice,
        "overview": shown,
        "state": state,
        "sort": sort,
        "states": [(*pair, shown.counts[pair[0]]) for pair in PeriodReport.STATES],
        "begin": way.next_open,
    }
    return render(request, "assessment/overview.html", context)


@require_GET
def clauses(request: SignedInRequest) -> HttpResponse:
    """All clauses of a period with how many of their answers are rated."""
    choice = chosen(request)
    rows = answers.clauses_in(request.actor, str(choice["period"]))
    return render(request, "assessment/clauses.html", {**choice, "clauses": rows})


@require_GET
def agreement(request: SignedInRequest) -> HttpResponse:
    """How far upper ratings agree with self ratings, by organisation and by person."""
    choice = chosen(request)
    period = str(choice["period"])
    organisations = agreements.by_organisation(request.actor, period)
    context = {
        **choice,
        "organisations": organisations,
        "assessors": agreements.by_assessor(request.actor, period),
        "overall": agreements.overall(organisations),
    }
    return render(request, "assessment/agreement.html", context)
