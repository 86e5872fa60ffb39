"""Screens for correcting a clause that nothing has to doubt, and for undoing corrections."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bielelt.core.corrections import corrections_json
from bielelt.core.roles import Permission
from bielelt_web.actions import corrections
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Import
from bielelt_web.queries.correcting import addresses, clause_desk
from bielelt_web.queries.imports import (
    corrected,
    corrections_of,
    get_import,
    get_import_in_full,
)
from bielelt_web.queries.review import build_review
from bielelt_web.screens.acting import act, do
from bielelt_web.screens.imports.correction_forms import clause_forms, place_form


@require_http_methods(["GET", "POST"])
def clause(request: SignedInRequest, pk: int, address: str) -> HttpResponse:
    """Show one clause with the printed rows it was read from, and all that can be done to it."""
    source = get_import_in_full(request.actor, pk)
    if source.state != Import.State.REVIEW:
        return redirect("import-review", pk)
    desk = clause_desk(build_review(source), address)
    sent = request.POST if request.method == "POST" else None
    forms = clause_forms(sent, desk, source.readings)
    form = forms.get(request.POST.get("kind", ""))
    if form and act(
        form, corrections.correct, source=source, address=address, by=request.actor
    ):
        return _to_clause(request, source, address)
    if form:
        form.show_what_stands()
    context = {
        "source": source,
        "desk": desk,
        "forms": forms,
        "may_answer": _may_answer(request, source),
    }
    return render(request, "imports/clause.html", context, status=422 if sent else 200)


@require_http_methods(["GET", "POST"])
def place(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Show a text that fits nowhere, and the clauses in which it may be placed."""
    source = get_import_in_full(request.actor, pk)
    if source.state != Import.State.REVIEW:
        return redirect("import-review", pk)
    review = build_review(source)
    if number >= len(review.report.unplaced):
        raise Http404
    piece = review.report.unplaced[number]
    sent = request.POST if request.method == "POST" else None
    form = place_form(sent, piece.text, number, addresses(review), source.readings)
    if sent and act(form, corrections.correct, source=source, by=request.actor):
        return _to_clause(request, source, form.cleaned_data["address"])
    context = {
        "source": source,
        "piece": piece,
        "form": form,
        "may_answer": _may_answer(request, source),
    }
    return render(request, "imports/place.html", context, status=422 if sent else 200)


@require_POST
def take_back(request: SignedInRequest, pk: int, row: int) -> HttpResponse:
    """Take one correction back."""
    source = get_import(request.actor, pk)
    if do(request, corrections.take_back, source=source, row=row):
        messages.success(request, _("The correction has been taken back."))
    return redirect(reverse("import-review", args=[pk]) + "#corrections")


@require_POST
def read_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Queue the file to be read once more."""
    source = get_import(request.actor, pk)
    do(request, corrections.read_again, source=source)
    return redirect("import-status", pk)


@require_GET
def download(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the corrections as ``bielelt correct`` takes them."""
    source = get_import(request.actor, pk)
    listed = [corrections_json.from_dict(row.data) for row in corrections_of(source)]
    named = content_disposition_header(
        as_attachment=True, filename=f"{source.name}.corrections.json"
    )
    return HttpResponse(
        corrections_json.dumps(listed),
        content_type="application/json",
        headers={"Content-Disposition": named},
    )


def _may_answer(request: SignedInRequest, source: Import) -> bool:
    return request.actor.may(
        Permission.IMPORT_ANSWER, organisation=source.organisation.code
    )


def _to_clause(request: SignedInRequest, source: Import, address: str) -> HttpResponse:
    """Go to a clause of the review, wherever it stands now."""
    messages.success(request, _("The correction is kept. It can be taken back."))
    spots = corrected(source).spots
    serial = next((serial for serial, spot in spots if spot.address == address), None)
    anchor = "" if serial is None else f"#clause-{serial}"
    return redirect(reverse("import-review", args=[source.pk]) + anchor)
