"""The first page: what waits for this person."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from bielelt.core.roles import Permission
from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.home import work_of
from bielelt_web.queries.people import organisations_for


@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    """Say what to do next, then show what is in work and what was accepted last."""
    may_upload = organisations_for(request.actor, Permission.IMPORT_UPLOAD).exists()
    work = work_of(request.actor, today=localdate())
    context = {
        "work": work,
        "may_upload": may_upload,
        "names": names_of(row.accepted_by for row in work.reports),
    }
    return render(request, "home/home.html", context)
