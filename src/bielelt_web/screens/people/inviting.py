"""Who is invited, and inviting more."""

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
from bielelt_web.screens.acting import act, do
from bielelt_web.screens.people.forms import InviteForm


@require_http_methods(["GET", "POST"])
def invitation_list(request: SignedInRequest) -> HttpResponse:
    """Show the invitations and take a new one; there is no such page for other roles."""
    organisations = organisations_for(request.actor, Permission.PEOPLE_MANAGE)
    now = timezone.now()
    if not organisations:
        raise Http404
    chosen = {"organisation": request.GET.get("organisation")}
    form = InviteForm(request.POST or None, organisations=organisations, initial=chosen)
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
    if do(request, invitations.resend, invitation=invitation, origin=origin, at=at):
        _say_sent(request, invitation.email)
    return redirect("invitation-list")


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the invitation back."""
    invitation = get_invitation(request.actor, pk)
    if do(request, invitations.withdraw, invitation=invitation, at=timezone.now()):
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("invitation-list")


def _origin(request: SignedInRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _say_sent(request: SignedInRequest, email: str) -> None:
    words = _("The invitation is on its way to %(email)s.") % {"email": email}
    messages.success(request, words)
