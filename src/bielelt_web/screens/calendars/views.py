"""Screens of the reporting calendar of a province."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bielelt_web.actions import calendars
from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries.calendars import get_managed, managed, rows_of
from bielelt_web.screens.acting import act
from bielelt_web.screens.calendars.forms import TermForm, initial_of

# The part of a whole year has no letters of its own to stand in an address.
YEAR = "year"


@require_GET
def calendar(request: SignedInRequest) -> HttpResponse:
    """Show when reports open and are due, one table per province the person looks after."""
    provinces = [(o, rows_of(o, localdate())) for o in managed(request.actor)]
    if not provinces:
        raise Http404
    return render(request, "calendars/term_list.html", {"provinces": provinces})


@require_http_methods(["GET", "POST"])
def term(request: SignedInRequest, code: str, slug: str) -> HttpResponse:
    """Set one part of the year; show the form again if it is refused."""
    organisation = get_managed(request.actor, code)
    part = "" if slug == YEAR else slug
    today = localdate()
    row = next((r for r in rows_of(organisation, today) if r.part == part), None)
    if row is None:
        raise Http404
    initial = {**initial_of(row.term), "since": today}
    form = TermForm(request.POST or None, initial=initial)
    given: dict[str, Any] = {"organisation": organisation, "part": part, "on": today}
    if request.method == "POST" and act(
        form, calendars.set_term, by=request.actor, **given
    ):
        messages.success(request, _("The calendar is set."))
        return redirect("calendar")
    return render(
        request,
        "calendars/term.html",
        {"form": form, "organisation": organisation, "part": part},
    )
