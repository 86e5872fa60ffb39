"""Entering a decision: first its text is taken apart, then a person confirms."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.base import File
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bielelt.acts import ProposedAct, propose, read_act
from bielelt.core.roles import Actor, Permission
from bielelt_web.actions import decisions
from bielelt_web.actions.decisions import Upload
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Organisation
from bielelt_web.queries.decisions import bodies_for
from bielelt_web.queries.people import organisations_for
from bielelt_web.screens.acting import act
from bielelt_web.screens.register.forms import (
    FactsForm,
    NewClauseForm,
    TextForm,
    UploadSeal,
    seal,
)
from bielelt_web.screens.register.proposing import clause_rows, facts_row

# Files the machine takes apart; others are kept, and their text is pasted.
READ_SUFFIXES = {".docx", ".txt"}
# Rows for clauses that the machine did not find.
SPARE_ROWS = 2


@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """Take the text of an act; show it taken apart, to be confirmed."""
    issuers = organisations_for(request.actor, Permission.DECISION_MANAGE)
    form = TextForm(request.POST or None, request.FILES or None, issuers=issuers)
    if request.method == "POST" and form.is_valid():
        taken = act(form, _take_apart, by=request.actor)
        if taken:
            return _show(request, *taken)
    return render(request, "register/decision_begin.html", {"form": form})


@require_POST
def confirm(request: SignedInRequest) -> HttpResponse:
    """Register what a person has confirmed; show it again if something is wrong."""
    issuers = organisations_for(request.actor, Permission.DECISION_MANAGE)
    issuer = get_object_or_404(issuers, code=request.POST.get("issuer", ""))
    bodies = bodies_for(issuer)
    facts, upload = FactsForm(request.POST), UploadSeal(request.POST)
    clauses = _clause_forms(bodies, request.POST)
    if all([facts.is_valid(), upload.is_valid(), clauses.is_valid()]):
        given = {
            "issuer": issuer,
            "facts": facts.facts,
            "clauses": [form.new_clause for form in _kept(clauses)],
            "upload": upload.cleaned_data["upload"],
            "on": localdate(),
        }
        row = act(facts, decisions.register, cleaned={}, by=request.actor, **given)
        if row:
            messages.success(request, _("The decision stands in the register."))
            return redirect("decision", row.pk)
    return _page(request, issuer, facts, clauses, upload, status=422)


def _take_apart(
    *, issuer: Organisation, file: File[bytes] | None, text: str, by: Actor
) -> tuple[Organisation, ProposedAct, Upload | None, str]:
    """Return whose act it is, what the machine proposes, the stored file and the text."""
    if not file:
        return issuer, propose(text), None, text
    upload = decisions.store_upload(
        file=file, limit=settings.UPLOAD_LIMIT, issuer=issuer, by=by
    )
    if text.strip() or Path(upload.name).suffix.lower() not in READ_SUFFIXES:
        return issuer, propose(text), upload, text
    with TemporaryDirectory() as folder:
        path = Path(folder) / upload.name
        file.seek(0)
        path.write_bytes(file.read())
        return issuer, read_act(path), upload, ""


def _show(
    request: SignedInRequest,
    issuer: Organisation,
    proposed: ProposedAct,
    upload: Upload | None,
    text: str,
) -> HttpResponse:
    bodies = bodies_for(issuer)
    facts = FactsForm(initial=facts_row(proposed, text))
    clauses = _clause_forms(bodies, initial=clause_rows(proposed, bodies))
    sealed = UploadSeal(initial={"upload": seal(upload) if upload else ""})
    return _page(request, issuer, facts, clauses, sealed, proposed=proposed)


def _clause_forms(
    bodies: Sequence[Organisation],
    data: QueryDict | None = None,
    initial: Sequence[dict[str, Any]] = (),
) -> forms.BaseFormSet[NewClauseForm]:
    factory = forms.formset_factory(NewClauseForm, extra=SPARE_ROWS, max_num=300)
    made: forms.BaseFormSet[NewClauseForm] = factory(
        data, initial=initial, prefix="clause", form_kwargs={"bodies": bodies}
    )
    return made


def _kept(clauses: forms.BaseFormSet[NewClauseForm]) -> list[NewClauseForm]:
    """Return the rows that are clauses: filled, and not left out."""
    return [
        form
        for form in clauses.forms
        if form.cleaned_data.get("text") and not form.cleaned_data["leave_out"]
    ]


def _page(
    request: SignedInRequest,
    issuer: Organisation,
    facts: FactsForm,
    clauses: forms.BaseFormSet[NewClauseForm],
    upload: UploadSeal,
    *,
    proposed: ProposedAct | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "issuer": issuer,
        "form": facts,
        "clauses": clauses,
        "upload": upload,
        "proposed": proposed,
    }
    return render(request, "register/decision_confirm.html", context, status=status)
