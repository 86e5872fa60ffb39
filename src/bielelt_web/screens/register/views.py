"""Screens that show decisions and correct them."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bielelt.core.roles import Permission
from bielelt_web.actions import decisions
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Decision
from bielelt_web.queries.decisions import Wanted, get_decision, in_list
from bielelt_web.screens.acting import act
from bielelt_web.screens.paging import asked_without_page, page_with
from bielelt_web.screens.register.forms import FactsForm, NarrowForm

PAGE_SIZE = 50


@require_GET
def decision_list(request: SignedInRequest) -> HttpResponse:
    """All decisions this person may see, newest first, narrowed as they ask."""
    form = NarrowForm(request.GET)
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    context = {
        "form": form,
        "page": page_with(request, in_list(request.actor, wanted), PAGE_SIZE),
        "wanted": wanted,
        "asked": asked_without_page(request),
    }
    return render(request, "register/decision_list.html", context)


@require_GET
def decision(request: SignedInRequest, pk: int) -> HttpResponse:
    """One decision: its clauses, who has them, and what became of it."""
    row = get_decision(request.actor, pk)
    return render(request, "register/decision.html", page_of(request, row))


@require_GET
def file(request: SignedInRequest, pk: int) -> FileResponse:
    """Give back the file of the act as it was uploaded."""
    row = get_decision(request.actor, pk)
    if not row.file:
        raise Http404
    return FileResponse(row.file.open(), as_attachment=True, filename=row.file_name)


@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct what the register says of a decision."""
    row = get_decision(request.actor, pk)
    form = FactsForm(request.POST or None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        given = {"decision": row, "facts": form.facts, "by": request.actor}
        if act(form, decisions.edit, cleaned={}, **given):
            messages.success(request, _("The decision has been corrected."))
            return redirect("decision", pk)
    context = {**page_of(request, row), "form": form}
    return render(request, "register/decision_edit.html", context)


def page_of(request: SignedInRequest, row: Decision) -> dict[str, Any]:
    """Return what every page about one decision shows."""
    may_manage = request.actor.may(Permission.DECISION_MANAGE, organisation=row.issuer.code)
    return {"decision": row, "may_manage": may_manage}


def _initial(row: Decision) -> dict[str, Any]:
    facts = decisions.facts_of(row)
    return {
        "kind": row.kind,
        "number": row.number,
        "joint": "; ".join(facts.numbers[1:]),
        "date": row.date,
        "title": row.title,
        "legal_basis": row.legal_basis,
        "basis_url": row.basis_url,
        "text": row.text,
    }
