"""The page of one person: roles, substitution, and the account."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bielelt.core.roles import Permission
from bielelt_web.actions import accounts, memberships, substitutions
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import User
from bielelt_web.queries import people
from bielelt_web.queries.accounts import second_factors
from bielelt_web.queries.colleagues import written_name
from bielelt_web.screens.acting import act, do
from bielelt_web.screens.people.forms import MembershipForm, SubstitutionForm


@require_GET
def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show who somebody is here, who substitutes them, and how they sign in."""
    row, today = people.get_person(request.actor, pk), localdate()
    may_look_after = people.may_look_after(request.actor, row, today=today)
    context = {
        "person": row,
        "members": people.memberships_of(row, today=today),
        "managed": set(request.actor.where(Permission.PEOPLE_MANAGE)),
        "substitutions": people.substitutions_of(row),
        "factors": second_factors(row),
        "may_look_after": may_look_after,
        "may_substitute": may_look_after or _is_own(request, row),
        "today": today,
    }
    return render(request, "people/person.html", context)


@require_http_methods(["GET", "POST"])
def membership(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change role, post or last day of somebody in one organisation."""
    row = people.get_membership(request.actor, pk)
    initial = {"role": row.role, "position": row.position, "valid_to": row.valid_to}
    form = MembershipForm(request.POST or None, initial=initial)
    if request.method == "POST" and act(
        form, memberships.change, membership=row, by=request.actor
    ):
        messages.success(request, _("The role has been changed."))
        return redirect("organisation", row.organisation.code)
    context = {
        "form": form,
        "organisation": row.organisation,
        "person": written_name(row.user),
    }
    return render(request, "people/membership.html", context)


@require_POST
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    """End a role at once: yesterday was its last day."""
    row, yesterday = people.get_membership(request.actor, pk), localdate() - timedelta(1)
    if do(request, memberships.end, membership=row, last_day=yesterday):
        messages.success(request, _("The role has ended."))
    return redirect("organisation", row.organisation.code)


@require_http_methods(["GET", "POST"])
def substitution(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose who does a person's work while they are away."""
    row, today = people.get_person(request.actor, pk), localdate()
    offered = people.possible_substitutes(row, today=today)
    form = SubstitutionForm(
        request.POST or None, people=offered, initial={"first_day": today}
    )
    if request.method == "POST" and act(
        form, substitutions.make, absent=row, today=today, by=request.actor
    ):
        messages.success(request, _("The substitution is entered."))
        return redirect("person", pk)
    return render(request, "people/substitution.html", {"form": form, "person": row})


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a substitution back."""
    row = people.get_substitution(request.actor, pk)
    if do(request, substitutions.withdraw, substitution=row, today=localdate()):
        messages.success(request, _("The substitution is withdrawn."))
    return redirect("person", row.absent_id)


@require_POST
def switch_off(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let somebody sign in no more."""
    row = people.get_person(request.actor, pk)
    if do(request, accounts.switch_off, user=row, today=localdate()):
        messages.success(request, _("The account is switched off."))
    return redirect("person", pk)


@require_POST
def switch_on(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let somebody sign in again."""
    row = people.get_person(request.actor, pk)
    if do(request, accounts.switch_on, user=row, today=localdate()):
        messages.success(request, _("The account is switched on."))
    return redirect("person", pk)


def _is_own(request: SignedInRequest, row: User) -> bool:
    return row == request.user
