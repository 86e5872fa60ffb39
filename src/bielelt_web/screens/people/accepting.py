"""Accepting an invitation: the one page that makes accounts."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bielelt_web.actions import invitations
from bielelt_web.models import Invitation, User
from bielelt_web.queries.invitations import get_invitation_by
from bielelt_web.queries.people import person_with
from bielelt_web.screens.acting import act
from bielelt_web.screens.people.forms import NewAccountForm

GONE = 410


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is offered; make the account, or add the role to the one there is."""
    invitation, now = get_invitation_by(token), timezone.now()
    state = invitation.state_at(now)
    person = person_with(invitation.email)
    context = {"invitation": invitation, "person": person, "state": state}
    if state != Invitation.State.OPEN:
        return render(request, "people/accept.html", context, status=GONE)
    form, action = _what_to_ask(request, invitation, person)
    if request.method == "POST" and act(
        form, action, token=token, at=now, address=request.META.get("REMOTE_ADDR", "")
    ):
        messages.success(request, _("The invitation is accepted. Sign in."))
        return redirect("sign-in")
    return render(request, "people/accept.html", {**context, "form": form})


def _what_to_ask(
    request: HttpRequest, invitation: Invitation, person: User | None
) -> tuple[forms.Form, Callable[..., User]]:
    """Return the form and its action: who has an account is asked for nothing more."""
    if person:
        return forms.Form(request.POST), invitations.accept_as_known
    proposed = {"login": invitation.email.partition("@")[0]}
    form = NewAccountForm(request.POST or None, initial=proposed)
    return form, invitations.accept_as_new
