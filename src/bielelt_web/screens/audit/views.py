"""Screens of the audit trail."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries import audit
from bielelt_web.screens.audit.forms import FilterForm, ProofForm
from bielelt_web.screens.telling import changes

SHOWN = 50
# Some two seconds of work: a longer chain is proved in parts, one click each.
PROVED_AT_ONCE = 20_000


@require_GET
def entry_list(request: SignedInRequest) -> HttpResponse:
    """Show the entries that fit, newest first; «older» goes on behind the last one shown."""
    form = FilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = list(audit.trail(request.actor, **wanted)[: SHOWN + 1])
    older = request.GET.copy()
    if len(found) > SHOWN:
        older["before"] = str(found[SHOWN - 1].number)
    context = {
        "form": form,
        "entries": found[:SHOWN],
        "older": older.urlencode() if len(found) > SHOWN else "",
        "people": audit.people_of(request.actor),
    }
    return render(request, "audit/entries.html", context)


@require_GET
def entry(request: SignedInRequest, number: int) -> HttpResponse:
    """Show one entry with what was there before and after, side by side."""
    row = audit.get_entry(request.actor, number)
    context = {"entry": row, "changes": changes(row), "fits": audit.fits(row)}
    return render(request, "audit/entry.html", context)


@require_GET
def proof(request: SignedInRequest) -> HttpResponse:
    """Prove the chain, or its next part behind the entry ``after``."""
    if not audit.may_view(request.actor):
        raise Http404
    form = ProofForm(request.GET)
    start = form.cleaned_data["after"] if form.is_valid() else None
    verdict = audit.verify(after=start or 0, most=PROVED_AT_ONCE)
    total = audit.length()
    context = {
        "verdict": verdict,
        "total": total,
        "is_whole": verdict.broken is None and verdict.proved >= total,
    }
    return render(request, "audit/proof.html", context)
