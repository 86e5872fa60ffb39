"""Screens that give clauses out, correct them, and enter what becomes of a decision."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bielelt_web.actions import assignments, control, decisions
from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries.decisions import (
    bodies_for,
    get_assignment,
    get_clause,
    get_decision,
)
from bielelt_web.screens.acting import act
from bielelt_web.screens.register.forms import (
    ClauseForm,
    ControlForm,
    NewClauseForm,
    TermsForm,
)
from bielelt_web.screens.register.views import page_of


@require_http_methods(["GET", "POST"])
def add_clause(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter one more clause of a decision, and to whom it is given."""
    row = get_decision(request.actor, pk)
    form = NewClauseForm(request.POST or None, bodies=bodies_for(row.issuer))
    if request.method == "POST" and form.is_valid():
        given = {"decision": row, "new": form.new_clause, "on": localdate()}
        if act(form, decisions.add_clause, cleaned={}, by=request.actor, **given):
            messages.success(request, _("The clause stands in the register."))
            return redirect("decision", pk)
    context = {**page_of(request, row), "form": form}
    return render(request, "register/clause_new.html", context)


@require_http_methods(["GET", "POST"])
def edit_clause(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct the words of a clause, or what its verb does."""
    clause = get_clause(request.actor, pk)
    written = {"label": clause.label, "text": clause.text, "force": clause.force}
    form = ClauseForm(request.POST or None, initial=written)
    if request.method == "POST" and act(
        form, decisions.edit_clause, clause=clause, by=request.actor
    ):
        messages.success(request, _("The clause has been corrected."))
        return redirect("decision", clause.decision_id)
    context = {**page_of(request, clause.decision), "clause": clause, "form": form}
    return render(request, "register/clause_edit.html", context)


@require_http_methods(["GET", "POST"])
def assign_clause(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a clause to more bodies, or to the same on other terms."""
    clause = get_clause(request.actor, pk)
    bodies = bodies_for(clause.decision.issuer)
    form = TermsForm(request.POST or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        given = {
            "clause": clause,
            "organisations": form.organisations,
            "terms": form.terms,
            "on": localdate(),
        }
        count = act(form, assignments.assign, cleaned={}, by=request.actor, **given)
        if count is not None:
            said = _("Given to %(count)s organisations.") % {"count": int(count)}
            messages.success(request, said)
            return redirect("decision", clause.decision_id)
    context = {**page_of(request, clause.decision), "clause": clause, "form": form}
    return render(request, "register/clause_assign.html", context)


@require_POST
def end_assignment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an assignment back."""
    assignment = get_assignment(request.actor, pk)
    form = forms.Form({})
    if act(form, assignments.end, assignment=assignment, on=localdate(), by=request.actor):
        messages.success(request, _("The assignment has been taken back."))
        return redirect("decision", assignment.clause.decision_id)
    row = get_decision(request.actor, assignment.clause.decision_id)
    context = {**page_of(request, row), "form": form}
    return render(request, "register/decision.html", context, status=422)


@require_http_methods(["GET", "POST"])
def change_control(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter what became of a decision or of one clause of it."""
    row = get_decision(request.actor, pk)
    form = ControlForm(request.POST or None, decision=row, initial={"on": localdate()})
    if request.method == "POST" and act(
        form, control.change, decision=row, by=request.actor
    ):
        messages.success(request, _("The event has been entered."))
        return redirect("decision", pk)
    context = {**page_of(request, row), "form": form}
    return render(request, "register/decision_control.html", context)
