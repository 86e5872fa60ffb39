"""The tree of organisations, and the pages of one of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bielelt.core.roles import Permission
from bielelt_web.actions import memberships, organisations
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Organisation
from bielelt_web.queries import organisations as bodies
from bielelt_web.queries.people import members_of
from bielelt_web.screens.acting import act, do
from bielelt_web.screens.people.forms import (
    NewMembershipForm,
    NewOrganisationForm,
    OrganisationForm,
)


@require_GET
def organisation_list(request: SignedInRequest) -> HttpResponse:
    """Show the bodies this person may see as a tree, or those whose name they look for."""
    words, today = request.GET.get("q", "").strip(), localdate()
    nodes = (
        bodies.named(request.actor, words, today=today)
        if words
        else bodies.tree(request.actor, today=today)
    )
    context = {"nodes": nodes, "looked_for": words}
    return render(request, "people/organisation_list.html", context)


@require_GET
def organisation(request: SignedInRequest, code: str) -> HttpResponse:
    """Show one body: its facts, its people, and what stands below it."""
    row, today = bodies.get_organisation(request.actor, code), localdate()
    context = {
        "organisation": row,
        "has_ended": bodies.has_ended(row, today),
        "members": members_of(row, today=today),
        "nodes": bodies.children_of(row, today=today),
        "predecessors": bodies.in_order(row.predecessors.all()),
        "left_behind": bodies.left_behind(row),
        "may_manage": request.actor.may(Permission.PEOPLE_MANAGE, organisation=row.code),
    }
    return render(request, "people/organisation.html", context)


@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Enter a body below one whose people this person manages."""
    offered = bodies.managed(request.actor)
    if not offered:
        raise Http404
    above = offered.filter(code=request.GET.get("above", "")).first()
    form = NewOrganisationForm(
        request.POST or None, organisations=offered, initial={"parent": above}
    )
    if request.method == "POST" and form.is_valid():
        given = {"code": form.cleaned_data["code"], "facts": form.facts}
        if row := act(form, organisations.add, cleaned=given, by=request.actor):
            messages.success(request, _("The organisation is in the register."))
            return redirect("organisation", row.code)
    return render(request, "people/organisation_edit.html", {"form": form, "above": above})


@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, code: str) -> HttpResponse:
    """Correct what the register says of a body, move it, or end it."""
    row = bodies.get_managed(request.actor, code)
    form = OrganisationForm(
        request.POST or None,
        organisations=bodies.candidates(request.actor, row),
        initial=_initial(row),
    )
    if request.method == "POST" and form.is_valid():
        given = {"organisation": row, "facts": form.facts, "by": request.actor}
        if act(form, organisations.edit, cleaned=given):
            messages.success(request, _("The organisation has been corrected."))
            return redirect("organisation", row.code)
    context = {"form": form, "organisation": row}
    return render(request, "people/organisation_edit.html", context)


@require_POST
def hand_over(request: SignedInRequest, code: str) -> HttpResponse:
    """Give what a body leaves behind to its successor."""
    row = bodies.get_managed(request.actor, code)
    count = do(request, organisations.hand_over, organisation=row, on=localdate())
    if count:
        messages.success(
            request, _("Assignments handed over: %(count)s.") % {"count": count}
        )
    return redirect("organisation", code)


@require_http_methods(["GET", "POST"])
def new_member(request: SignedInRequest, code: str) -> HttpResponse:
    """Give a role to somebody who has an account."""
    row = bodies.get_managed(request.actor, code)
    form = NewMembershipForm(request.POST or None)
    if request.method == "POST" and act(
        form, memberships.add, organisation=row, on=localdate(), by=request.actor
    ):
        messages.success(request, _("The role is given."))
        return redirect("organisation", code)
    context = {"form": form, "organisation": row}
    return render(request, "people/membership.html", context)


def _initial(row: Organisation) -> dict[str, Any]:
    facts = organisations.facts_of(row)
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}
