"""Who is invited, and inviting more."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bielelt.core.roles import Permission
from bielelt_web.actions import invitations
from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries.invitations import get_invitation, visible
from bielelt_web.queries.people import organisations_for
from bielelt_web.screens.acting import act
from bielelt_web.screens.people.forms import InviteForm


@require_http_methods(["GET", "POST"])
def invitation_list(request: SignedInRequest) -> HttpResponse:
    """Show the invitations and take a new one; there is no such page for other roles."""
    organisations = organisations_for(request.actor, Permission.PEOPLE_MANAGE)
    now = timezone.now()
    if not organisations:
        raise Http404
    form = InviteForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and act(
        form, invitations.invite, origin=_origin(request), at=now, by=request.actor
    ):
        _say_sent(request, form.cleaned_data["email"])
        return redirect("invitation-list")
    rows = [(row, row.state_at(now)) for row in visible(request.actor)]
    context = {"form": form, "invitations": rows}
    return render(request, "people/invitation_list.html", context)


@require_POST
def resend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the mail again."""
    invitation = get_invitation(request.actor, pk)
    at, origin = timezone.now(), _origin(request)
    if _do(request, invitations.resend, invitation=invitation, origin=origin, at=at):
        _say_sent(request, invitation.email)
    return redirect("invitation-list")


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the invitation back."""
    invitation = get_invitation(request.actor, pk)
    if _do(request, invitations.withdraw, invitation=invitation, at=timezone.now()):
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("invitation-list")


def _do(request: SignedInRequest, action: Callable[..., None], **given: Any) -> bool:  # noqa: ANN401
    """Run an action that needs no form; say why if it was refused."""
    form = forms.Form(request.POST)
    if act(form, action, by=request.actor, **given):
        return True
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return False


def _origin(request: SignedInRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _say_sent(request: SignedInRequest, email: str) -> None:
    words = _("The invitation is on its way to %(email)s.") % {"email": email}
    messages.success(request, words)
