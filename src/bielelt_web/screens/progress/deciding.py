"""Requests for more time, as the body above sees them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bielelt_web.actions import extensions
from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.extensions import decided, get_extension, to_decide
from bielelt_web.screens.acting import act
from bielelt_web.screens.progress.forms import RefusalForm


@require_GET
def extension_list(request: SignedInRequest) -> HttpResponse:
    """Show what waits for a decision, and what was decided last."""
    return _show(request)


@require_POST
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Grant or refuse one request; show the list again if that is not possible."""
    extension = get_extension(request.actor, pk)
    form: forms.Form = RefusalForm(request.POST)
    given: dict[str, Any] = {"extension": extension, "by": request.actor}
    if request.POST.get("decision") == "grant":
        form = forms.Form({})  # granting needs no reason
        done = act(form, extensions.grant, **given)
    else:
        done = act(form, extensions.refuse, **given)
    if done:
        messages.success(request, _("Decided."))
        return redirect("extension-list")
    return _show(request, form)


def _show(request: SignedInRequest, form: forms.Form | None = None) -> HttpResponse:
    waiting, past = to_decide(request.actor), decided(request.actor)
    logins = {
        login for row in (*waiting, *past) for login in (row.asked_by, row.decided_by)
    }
    context = {
        "waiting": waiting,
        "decided": past,
        "names": names_of(logins),
        "form": form,
    }
    status = 422 if form else 200
    return render(request, "progress/extensions.html", context, status=status)
